"""The file itself: its structure, the definitions of its tables."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

from dibao.analyze import UserWords, fingerprint
from dibao.archive import wording
from dibao.archive.verifying.finding import Cure, Finding, note

STRUCTURE = "pragma integrity_check"  # a hundred at most
KEYS = "pragma foreign_key_check"
SCHEMA = "select type, name, tbl_name, sql from sqlite_schema where name not glob ?"
OWN = "sqlite_*"  # SQLite's own, which no statement makes
CONFIG = {
    "articles_grams": "select k, v from articles_grams_config",
    "articles_fts": "select k, v from articles_fts_config",
}


def of_structure(conn: sqlite3.Connection) -> Iterator[Finding]:
    """Yield what SQLite itself finds wrong, its own indexes among it."""
    for (said,) in conn.execute(STRUCTURE):
        if said != "ok":
            yield Finding("file", "", " ".join(said.split()), Cure.REBUILD)
    for table, row, parent, _ in conn.execute(KEYS):
        what = f"points to a row of {parent} that is not there"
        yield Finding(str(table), str(row or ""), what, Cure.BACKUP)


def of_schema(conn: sqlite3.Connection, version: int) -> Iterator[Finding]:
    """Yield what is not defined as this version of the schema has it."""
    with closing(made(version)) as wanted:
        yield from _definitions(
            _schema(conn), _schema(wanted), dict.fromkeys(("table", "index"), 1)
        )
        for index, query in CONFIG.items():
            if conn.execute(query).fetchall() != wanted.execute(query).fetchall():
                what = "is not set up as it was made"
                yield Finding(index, "", what, Cure.REBUILD)


def of_words(conn: sqlite3.Connection, own: UserWords) -> Iterator[Finding]:
    """Yield that the words would be cut otherwise now than in the index."""
    row = conn.execute(wording.META, (wording.FINGERPRINT,)).fetchone()
    now = fingerprint(own)
    if row is None or row[0] != now:
        what = f"the index was made with [{row and row[0]}], here is [{now}]"
        yield Finding("meta", wording.FINGERPRINT, what, Cure.REBUILD)


def made(version: int) -> sqlite3.Connection:
    """Return an empty archive of a version of the schema, in memory."""
    from sqlite_utils import Database

    from dibao.archive.schema import migrations

    conn = sqlite3.connect(":memory:", isolation_level=None)
    database = Database(conn)
    later = [
        one.name for one in migrations.pending(database) if _number(one.name) > version
    ]
    migrations.apply(database, stop_before=later)
    return conn


def _number(name: str) -> int:
    """Return which version of the schema a migration leads to."""
    return int(name[1:4])


def _schema(conn: sqlite3.Connection) -> dict[str, tuple[str, str, str]]:
    rows = conn.execute(SCHEMA, (OWN,))
    return {name: (kind, table, sql) for kind, name, table, sql in rows}


def _definitions(
    has: dict[str, tuple[str, str, str]],
    wanted: dict[str, tuple[str, str, str]],
    ours: dict[str, int],
) -> Iterator[Finding]:
    """Yield what is missing, defined otherwise, or not ours."""
    for name, defined in wanted.items():
        if name not in has:
            yield Finding("schema", name, "is missing", Cure.BACKUP)
        elif has[name] != defined:
            yield Finding("schema", name, "is not defined as it was", Cure.BACKUP)
    for name in has.keys() - wanted.keys():
        if has[name][0] in ours:
            yield note("schema", name, "is none of dibao's; it does no harm")
        else:
            what = f"is a {has[name][0]} that is none of dibao's"
            yield Finding("schema", name, what, Cure.NONE)
