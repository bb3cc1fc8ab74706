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
where {only}
"""
ONE = "select {key}, * from {table} where {key} = ? and {only}"
KEYS = "select key, digest from seals where table_name = '{table}' order by key"
LEFT = """
select key
from seals
where table_name = '{table}' and key not in (
    select {key} from {table} where {only})
"""
# What an article's row says of its uid is not sealed a second time.
OTHER_UIDS = """
select u.uid
from uids u
left join articles a not indexed on a.id = u.article_id and a.uid = u.uid
where u.article_id is not null
  and (a.id is null or u.see_uid is not null or u.reason <> '')
"""
WITHOUT_UID = """
select a.id
from articles a not indexed
left join uids u on u.uid = a.uid
where u.article_id is not a.id
"""
STRANGE = "select table_name, key from seals"
# What is made of the raw pages is made anew; all else is nowhere but here.
MADE = {"articles", "links", "labels"}

ALTERED = "is not what was written (or its seal is not)"
UNSEALED = "has no seal: no dibao wrote it, or its seal is lost"
LOST = "is lost: its seal is there, the row is not"
NO_ARTICLE = "does not lead to the article that has it"
NO_UID = "its uid does not lead to it"
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
    yield from guarded(_uids(conn), table="uids", cure=Cure.REBUILD)


def cure_of(table: str) -> Cure:
    """Return what cures a row of a table, as far as that goes without its source."""
    return Cure.REBUILD if table in MADE else Cure.BACKUP


def _of_table(conn: sqlite3.Connection, table: str) -> Iterator[Finding]:
    """Yield what is wrong in a table, read in the order in which it lies."""
    for seal, *row in conn.execute(ALL.format_map(_names(table, row="t."))):
        if seal is None:
            yield _finding(conn, table, row[0], UNSEALED)
        elif seal != seals.of_row(conn, table, tuple(row)):
            yield _finding(conn, table, row[0], ALTERED)
    for (lost,) in conn.execute(LEFT.format_map(_names(table))):
        yield _finding(conn, table, lost, LOST)


def _names(table: str, *, row: str = "") -> dict[str, str]:
    """Return what stands in the queries for a table, its key, and which rows."""
    only = seals.is_sealed(table, row)
    return {"table": table, "key": SEALED[table], "only": only}


def _one_by_one(conn: sqlite3.Connection, table: str) -> Iterator[Finding]:
    """Yield the same, each row looked up by the key in its seal."""
    one = ONE.format_map(_names(table))
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


def _uids(conn: sqlite3.Connection) -> Iterator[Finding]:
    """Yield uids that lead elsewhere than to their articles, and the other way."""
    for (uid,) in conn.execute(OTHER_UIDS):
        yield Finding("uids", str(uid), NO_ARTICLE, Cure.REBUILD)
    for (article_id,) in conn.execute(WITHOUT_UID):
        yield _finding(conn, "articles", article_id, NO_UID)


def _finding(conn: sqlite3.Connection, table: str, key: object, what: str) -> Finding:
    return Finding(table, str(key), what, cure_of(table), spot_of(conn, table, key))
