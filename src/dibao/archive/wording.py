"""What an archive says of itself: which words it is cut into, what copy it is."""

import sqlite3
from pathlib import Path

from dibao.analyze import UserWords, fingerprint, user_words
from dibao.errors import CannotWriteError, DataError

META = "select value from meta where key = ?"
SET_META = """
insert into meta (key, value) values (?, ?)
on conflict (key) do update set value = excluded.value
"""
DICTIONARY, FINGERPRINT = "dictionary", "fingerprint"
WRITING = "writing"  # since when a run is at work; "" for none
PUBLISHED = "published"  # when; only a published copy says so
LEFT = "left "  # before that: it has ended, but a reader kept it from tidying up


def set_up(conn: sqlite3.Connection, dictionary: str) -> None:
    """Record which words a new archive is cut into."""
    own = user_words(dictionary, name="the dictionary")
    if own.words:
        conn.execute(SET_META, (DICTIONARY, dictionary))
    conn.execute(SET_META, (FINGERPRINT, fingerprint(own)))


def dictionary(conn: sqlite3.Connection) -> str:
    """Return the text of an archive's own dictionary; "" when it has none."""
    row = conn.execute(META, (DICTIONARY,)).fetchone()
    return str(row[0]) if row else ""


def is_published(conn: sqlite3.Connection) -> bool:
    """Tell whether this is a copy for readers, which names no folder of a file."""
    return conn.execute(META, (PUBLISHED,)).fetchone() is not None


def refuse_published(conn: sqlite3.Connection, path: Path) -> None:
    """Raise a CannotWriteError for what the next ``publish`` would take away."""
    if is_published(conn):
        raise CannotWriteError(
            f"{path}: a published copy, which the next `dibao publish` replaces. "
            f"Nothing was done. Write to the archive that it was made of."
        )


def user_words_of(conn: sqlite3.Connection) -> UserWords:
    """Return the words of an archive's own dictionary."""
    return user_words(dictionary(conn), name="the dictionary")


def check(conn: sqlite3.Connection, path: Path, *, wanted: str | None) -> UserWords:
    """Return an archive's own words; refuse to mix indexes cut with different ones.

    ``wanted`` is the dictionary that the caller would have it made with, if any.

    Raises:
        DataError: its words are not those that would be cut now.
    """
    own = user_words_of(conn)
    if wanted is not None and user_words(wanted, name="the dictionary") != own:
        has = "another user dictionary" if own.words else "no user dictionary"
        raise DataError(
            f"{path}: it was made with {has}. Nothing was done. To make its index "
            f"anew with this one: dibao rebuild {path} --dict FILE",
            code="other-words",
        )
    (kept,) = conn.execute(META, (FINGERPRINT,)).fetchone()
    if kept != fingerprint(own):
        raise DataError(
            f"{path}: its index was made with [{kept}], here is [{fingerprint(own)}]. "
            f"Nothing was done. To make the index anew: dibao rebuild {path}",
            code="other-words",
        )
    return own
