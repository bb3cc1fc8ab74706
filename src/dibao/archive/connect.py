"""Opening an archive: to read, or as its one writer.

A file that is not ours is never changed, nor is an archive of a newer dibao.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from dibao.analyze import using
from dibao.archive import beside, capable, journal, seals, waiting, wording
from dibao.archive.identity import APPLICATION_ID, OLDEST, PAGE_SIZE, SCHEMA_VERSION
from dibao.archive.lock import one_writer
from dibao.archive.recovery import recover, recovered
from dibao.archive.trouble import told
from dibao.errors import DataError, NoInputError

HAS_TABLES = "select 1 from sqlite_schema limit 1"
COUNT_CHANGE = "update meta set value = value + 1 where key = 'counter'"


@contextmanager
def one_moment(conn: sqlite3.Connection) -> Iterator[None]:
    """Show the archive as it stands now, whatever is committed meanwhile.

    A search asks more than once, and what the answers say must be of one state.
    """
    conn.execute("begin")
    try:
        yield
    finally:
        if conn.in_transaction:
            conn.execute("rollback")


def open_to_read(path: Path, *, oldest: int = OLDEST) -> sqlite3.Connection:
    """Return a connection that cannot write.

    ``oldest`` is the lowest version of the schema that the caller can read.

    Raises:
        NoInputError: there is no such archive.
        DataError: the file is not an archive, or an older or newer dibao's.
    """
    _refuse_folder(path)
    if not path.is_file():
        raise NoInputError(
            f"{path}: no such archive. To make one: dibao ingest {path} …"
        )
    beside.refuse_foreign(path)
    with told(path):
        return recovered(path, lambda: _reading(path, oldest))


def _refuse_folder(path: Path) -> None:
    """Tell who gives the pages' folder first; "no such archive" would not."""
    if path.is_dir():
        raise DataError(
            f"{path}: a folder, and no archive. The archive comes first, as in: "
            f"dibao ingest papers.db {path}"
        )


def _reading(path: Path, oldest: int) -> sqlite3.Connection:
    uri = path.absolute().as_uri() + "?mode=ro"
    conn = sqlite3.connect(uri, uri=True, isolation_level=None)
    try:
        conn.execute("pragma query_only = on")
        conn.execute("pragma trusted_schema = off")
        check_ours(conn, path, oldest)
    except BaseException:
        conn.close()
        raise
    return conn


@contextmanager
def open_to_write(
    path: Path,
    *,
    create: bool = False,
    dictionary: str | None = None,
    wait: bool = False,
) -> Iterator[sqlite3.Connection]:
    """Yield the one writer's connection; what it has not committed is rolled back.

    Words are cut with the archive's own dictionary inside; a new archive is given
    ``dictionary``, any other must have the same. ``wait`` waits for another writer.

    Raises:
        NoInputError: there is no such archive, and ``create`` was not asked.
        DataError: the file is not an archive, an older or newer dibao's, or its
            indexes were made with other words.
        LockedError: another writer is at work.
        CannotWriteError: the file or its folder cannot be written, or it is a
            published copy.
    """
    is_new = _is_new(path, create=create)
    with (
        one_writer(path, wait=wait),
        told(path),
        closing(_writer(path, is_new=is_new)) as conn,
    ):
        prepare(conn, dictionary or "")
        own = wording.check(conn, path, wanted=dictionary)
        try:
            with using(own):
                yield conn
        finally:
            journal.leave(conn)


def _is_new(path: Path, *, create: bool) -> bool:
    """Tell whether an archive is to be made; one that is there must be ours.

    Raises:
        NoInputError: there is none, and ``create`` was not asked.
    """
    if holds_anything(path):
        with closing(open_to_read(path)) as conn:
            wording.refuse_published(conn, path)
        return False
    if create:
        return True
    raise NoInputError(f"{path}: no such archive. To make one: dibao ingest {path} …")


def holds_anything(path: Path) -> bool:
    """Tell whether a file is more than a name; one whose making was killed is not.

    It may be an empty database then, or a log beside it may make it that.

    Raises:
        DataError: it is a folder, or no SQLite file.
    """
    _refuse_folder(path)
    if not path.exists() or not path.stat().st_size:
        return False
    with told(path):
        if path.with_name(path.name + "-journal").exists():
            recover(path)
        uri = path.absolute().as_uri() + "?mode=ro"
        with closing(sqlite3.connect(uri, uri=True)) as conn:
            return bool(conn.execute(HAS_TABLES).fetchone())


def _writer(path: Path, *, is_new: bool) -> sqlite3.Connection:
    """Return a connection that can write to an archive of this schema, or a new one."""
    if not is_new:
        from dibao.archive.upgrading import bring_up  # it opens archives itself

        bring_up(path)
    return sqlite3.connect(path, isolation_level=None)


def check_ours(conn: sqlite3.Connection, path: Path, oldest: int) -> int:
    """Return an archive's schema version.

    Raises:
        NoInputError: nothing is in it yet.
        MissingError: this SQLite cannot read it.
        DataError: it is not an archive, or of a schema that we do not read.
    """
    capable.check(conn)
    if not conn.execute(HAS_TABLES).fetchone():
        raise NoInputError(
            f"{path}: nothing is in it yet. To fill it: dibao ingest {path} …"
        )
    if conn.execute("pragma application_id").fetchone() != (APPLICATION_ID,):
        raise DataError(
            f"{path}: this is a database, but not dibao's. Nothing was done."
        )
    version = _version(conn, path)
    if version > SCHEMA_VERSION:
        raise DataError(
            f"{path}: made by a newer dibao (schema {version}, this one knows "
            f"{SCHEMA_VERSION}). Nothing was done. Try: pip install -U dibao",
            code="newer-archive",
        )
    if version < oldest:
        raise DataError(
            f"{path}: made by an older dibao (schema {version}, this one reads "
            f"{OLDEST}). To make it anew from its raw pages: dibao rebuild {path}",
            code="older-archive",
        )
    return version


def _version(conn: sqlite3.Connection, path: Path) -> int:
    """Return what an archive says that its schema is.

    Raises:
        DataError: it says nothing, or no number.
    """
    row = conn.execute(wording.META, ("schema_version",)).fetchone()
    if row is None or not str(row[0]).isdecimal():
        raise DataError(
            f"{path}: does not say of which schema it is, so it is damaged. Nothing "
            f"was done. Is there a backup?",
            code="damaged",
        )
    return int(row[0])


def prepare(conn: sqlite3.Connection, dictionary: str) -> None:
    """Make or bring up to date the tables, and set how this connection writes.

    ``dictionary`` is the text that a new archive's words are cut with, besides jieba's.
    """
    from sqlite_utils import Database  # heavy, and only a writer needs it

    from dibao.archive.schema import migrations

    if not conn.execute(HAS_TABLES).fetchone():
        conn.execute(f"pragma page_size = {PAGE_SIZE:d}")
        conn.execute("pragma auto_vacuum = incremental")
    database = Database(conn)
    if migrations.pending(database):
        with database.atomic():
            migrations.apply(database)
            if not conn.execute(wording.META, ("counter",)).fetchone():
                conn.execute(wording.SET_META, ("counter", "0"))
                wording.set_up(conn, dictionary)
            seals.put_all(conn)
    conn.execute(waiting.TABLE)
    seals.watch(conn)
    conn.execute("pragma synchronous = full")
    conn.execute("pragma foreign_keys = on")
    conn.execute("pragma busy_timeout = 5000")
