"""Every row against its seal."""

import sqlite3
from collections.abc import Iterator

from dibao.archive import seals
from dibao.archive.seals import SEALED
from dibao.archive.verifying.finding import (
    BROKEN,
    Cure,
    Finding,
    guarded,
    spot_of,
    unreadable,
)

# The plus keeps SQLite from making numbers of seals' keys, and so from their index.
ALL = """
select s.digest, t.{key}, t.*
from {table} t not indexed
left join seals s on s.table_name = '{table}' and s.key = +t.{key}
"""
ONE = "select {key}, * from {table} where {key} = ?"
KEYS = "select key, digest from seals where table_name = '{table}' order by key"
LEFT = """
select key
from seals
where table_name = '{table}' and key not in (select {key} from {table})
"""
STRANGE = "select table_name, key from seals"
# What is made of the raw pages is made anew; all else is nowhere but here.
MADE = {"articles", "links", "labels"}

ALTERED = "is not what was written (or its seal is not)"
UNSEALED = "has no seal: no dibao wrote it, or its seal is lost"
LOST = "is lost: its seal is there, the row is not"
UNREADABLE = "cannot be read: {}"


def of_rows(conn: sqlite3.Connection) -> Iterator[Finding]:
    """Yield every row that is not what was sealed, is missing, or has no seal."""
    for table in SEALED:
        try:
            yield from _of_table(conn, table)
        except BROKEN as error:
            yield unreadable(table, error, cure_of(table))
            yield from guarded(
                _one_by_one(conn, table), table="seals", cure=Cure.REBUILD
            )
    yield from guarded(_strange(conn), table="seals", cure=Cure.REBUILD)


def cure_of(table: str) -> Cure:
    """Return what cures a row of a table, as far as that goes without its source."""
    return Cure.REBUILD if table in MADE else Cure.BACKUP


def _of_table(conn: sqlite3.Connection, table: str) -> Iterator[Finding]:
    """Yield what is wrong in a table, read in the order in which it lies."""
    key = SEALED[table]
    for seal, *row in conn.execute(ALL.format(table=table, key=key)):
        if seal is None:
            yield _finding(conn, table, row[0], UNSEALED)
        elif seal != seals.of_row(conn, table, tuple(row)):
            yield _finding(conn, table, row[0], ALTERED)
    for (lost,) in conn.execute(LEFT.format(table=table, key=key)):
        yield _finding(conn, table, lost, LOST)


def _one_by_one(conn: sqlite3.Connection, table: str) -> Iterator[Finding]:
    """Yield the same, each row looked up by the key in its seal."""
    one = ONE.format(table=table, key=SEALED[table])
    for key, seal in conn.execute(KEYS.format(table=table)).fetchall():
        try:
            row = conn.execute(one, (key,)).fetchone()
            is_whole = row and seal == seals.of_row(conn, table, row)
        except BROKEN as error:
            yield _finding(conn, table, key, UNREADABLE.format(error))
            continue
        if not is_whole:
            yield _finding(conn, table, key, ALTERED if row else LOST)


def _strange(conn: sqlite3.Connection) -> Iterator[Finding]:
    """Yield seals of no table that there is."""
    for table, key in conn.execute(STRANGE):
        if table not in SEALED:
            yield Finding("seals", f"{table} {key}", "is of no table", Cure.REBUILD)


def _finding(conn: sqlite3.Connection, table: str, key: object, what: str) -> Finding:
    return Finding(table, str(key), what, cure_of(table), spot_of(conn, table, key))
