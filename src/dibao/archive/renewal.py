"""Making an archive anew beside the old one, and putting it in the old one's place.

Whatever happens meanwhile, a whole archive has the name: the old or the new one.
"""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from dibao.analyze import using
from dibao.archive import wording
from dibao.archive.connect import open_to_read, prepare, told
from dibao.archive.lock import one_writer
from dibao.archive.swap import SIDE_FILES, remove, sync, sync_folder
from dibao.errors import CannotWriteError, LockedError

OLDEST = 1  # schema that can be read here; the tables carried over are alike in all

# No journal: what is being built is thrown away when something goes wrong. No checks of
# keys before the end: a uid leads to the old article until its new one is there.
FAST = (
    "pragma journal_mode = off",
    "pragma synchronous = off",
    "pragma foreign_keys = off",
    "pragma cache_size = -65536",
)
CHECKPOINT = "pragma wal_checkpoint(truncate)"


@contextmanager
def renewed(
    archive: Path, *, dictionary: str | None
) -> Iterator[tuple[sqlite3.Connection, sqlite3.Connection]]:
    """Yield the old archive, and a new and empty one that takes its place afterwards.

    The new one is cut with ``dictionary``, or where that is None with the old one's. An
    error inside leaves the old archive as it was.

    Raises:
        NoInputError: there is no such archive.
        DataError: it is none, or a newer dibao's.
        LockedError: another writer is at work, or a reader that does not end.
        CannotWriteError: the new archive cannot have the name; its own is said.
    """
    open_to_read(archive, oldest=OLDEST).close()
    real = archive.resolve()  # a link goes on leading to it
    building = real.with_name(real.name + "-building")
    with one_writer(archive), told(archive):
        _quiet(real)
        remove(building)
        try:
            with (
                closing(open_to_read(real, oldest=OLDEST)) as old,
                _new(building, old, dictionary) as new,
            ):
                yield old, new
            shutil.copymode(real, building)
            _replace(building, real)
        finally:
            remove(building)


@contextmanager
def _new(
    path: Path, old: sqlite3.Connection, dictionary: str | None
) -> Iterator[sqlite3.Connection]:
    """Yield an empty archive in one transaction, which ends on the disk."""
    text = wording.dictionary(old) if dictionary is None else dictionary
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        prepare(conn, text)
        for statement in FAST:
            conn.execute(statement)
        conn.execute("begin immediate")
        with using(wording.user_words_of(conn)):
            yield conn
        conn.execute("commit")
        # execute() would stop at the first of its rows, which have no column.
        conn.executescript("pragma incremental_vacuum")
    sync(path)


def _quiet(path: Path) -> None:
    """Put all of an archive into its one file, so that nothing of it lies beside.

    Raises:
        LockedError: a reader is in the middle of it, and stays there.
    """
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        conn.execute("pragma busy_timeout = 5000")
        (is_busy, _, _) = conn.execute(CHECKPOINT).fetchone()
        if is_busy:
            raise LockedError(f"{path}: another program is reading it. Try again.")
        with suppress(sqlite3.OperationalError):  # held open: an empty one may stay
            conn.execute("pragma journal_mode = delete")


def _replace(new: Path, path: Path) -> None:
    """Give the new archive the name; who has the old one open reads on in that."""
    for suffix in SIDE_FILES:  # empty by now, but they would be taken for the new one's
        with suppress(OSError):
            path.with_name(path.name + suffix).unlink()
    try:
        new.replace(path)
    except PermissionError as error:  # Windows, where it is open
        kept = path.with_name(f"{path.stem}.rebuilt{path.suffix}")
        new.replace(kept)
        raise CannotWriteError(
            f"{path}: another program has it open, so that the new archive cannot have "
            f"its name. It is whole, and is {kept}. Close the other program, then "
            f"rename it."
        ) from error
    sync_folder(path.parent)
