"""Bringing an archive of an older schema up to date: backed up, migrated, verified.

Whatever happens meanwhile, the archive is the old one or the new one, never between.
"""

import itertools
import sqlite3
from contextlib import closing
from pathlib import Path

from dibao.archive import digest, notices, seals
from dibao.archive.connect import check_ours, open_to_read
from dibao.archive.copying import backup
from dibao.archive.identity import OLDEST, SCHEMA_VERSION
from dibao.archive.verifying import file, rows, texts
from dibao.archive.verifying.finding import Finding
from dibao.errors import DataError

FIRST_SEALED = 3  # schema since which every row has a seal
COUNTER = "select value from meta where key = 'counter'"


def bring_up(archive: Path) -> None:
    """Bring an archive up to this schema, if it is older; its writer calls this.

    Before that it is copied beside itself, and the copy is checked.

    Raises:
        DataError: it is damaged; nothing was done then.
        DibaoError: the copy cannot be made; see ``dibao.archive.copying.backup``.
    """
    with closing(open_to_read(archive)) as old:
        version = check_ours(old, archive, OLDEST)
        if version == SCHEMA_VERSION:
            return
        _refuse_damaged(old, archive, version)
        kept = _kept(old, archive, version)
    with closing(sqlite3.connect(archive, isolation_level=None)) as conn:
        _migrate(conn, archive)
    notices.tell(
        f"{archive}: was made by an older dibao (schema {version}), and is of schema "
        f"{SCHEMA_VERSION} now. As it was: {kept}"
    )


def _refuse_damaged(old: sqlite3.Connection, archive: Path, version: int) -> None:
    """Raise a DataError where what is to be sealed is not what was written."""
    found = itertools.chain(
        file.of_structure(old),
        texts.of_articles(old, lambda _: None),
        rows.of_rows(old) if version >= FIRST_SEALED else (),
    )
    _refuse(archive, next(found, None), "It stays as it was")


def _kept(old: sqlite3.Connection, archive: Path, version: int) -> Path:
    """Return a copy of the archive as it stands, made unless a killed run made it."""
    real = archive.resolve()
    for number in itertools.count(1):
        again = f"-{number}" if number > 1 else ""
        path = real.with_name(f"{real.stem}.schema{version}{again}{real.suffix}")
        if not path.exists():
            return backup(archive, path).path
        if _is_copy(old, path):
            return path
    raise AssertionError


def _is_copy(old: sqlite3.Connection, path: Path) -> bool:
    """Tell whether a file is a copy of an archive as it stands."""
    try:
        with closing(open_to_read(path)) as copy:
            said = [
                (conn.execute(COUNTER).fetchone(), digest.of_content(conn))
                for conn in (old, copy)
            ]
    except (DataError, sqlite3.Error):
        return False
    return said[0] == said[1]


def _migrate(conn: sqlite3.Connection, archive: Path) -> None:
    """Change the tables, seal every row, and see that it says what it said: at once."""
    from sqlite_utils import Database  # heavy, and only this and new archives need it

    from dibao.archive.schema import migrations

    conn.execute("begin immediate")
    try:
        before = digest.of_content(conn)
        migrations.apply(Database(conn))
        seals.put_all(conn)
        _refuse(
            archive, next(rows.of_rows(conn), None), "It was not brought up to date"
        )
        _refuse_other(archive, before, digest.of_content(conn))
    except BaseException:
        conn.rollback()
        raise
    conn.execute("commit")


def _refuse_other(archive: Path, before: str, after: str) -> None:
    """Raise a DataError if an archive would say something else afterwards."""
    if before != after:
        raise DataError(f"{archive}: would say something else. It stays as it was.")


def _refuse(archive: Path, damage: Finding | None, otherwise: str) -> None:
    """Raise a DataError if there is any damage."""
    if damage:
        raise DataError(
            f"{archive}: is damaged ({damage.table} {damage.key}: {damage.what}). "
            f"{otherwise}. All that is wrong: dibao verify {archive}. To make it anew "
            f"from its raw pages: dibao rebuild {archive}",
            code="damaged",
        )
