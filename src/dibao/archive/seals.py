"""Seals: a digest of every row that no other digest covers, for ``verify`` to compare.

Triggers of the writing connection's own note which rows a statement touched, so that no
statement can forget to; the seals are made of the rows as they then stand, at the end
of the transaction. The file itself holds no trigger: whoever reads it needs nothing.
"""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator

from dibao.archive import digest

SEALED = {
    "_sqlite_migrations": "id",
    "meta": "key",
    "runs": "id",
    "sources": "id",
    "source_paths": "id",
    "source_bytes": "source_id",
    "problems": "id",
    "titles": "id",
    "issues": "id",
    "pages": "id",
    "articles": "id",
    "links": "id",
    "uids": "uid",
    "labels": "id",
}
"""The tables whose rows are sealed one by one, and what names a row.

An article's texts, blocks and spans hang on its ``digest``, which is part of its row; a
page's edits are sealed with it. ``articles_keys`` and the indexes are made of these.
"""
# A uid that an article has stands in its row, which is sealed: to seal it once more
# took a third of the time and the room of all seals.
ONLY = {"uids": "{row}article_id is null"}
OF_PAGES = {"edits": "page_id"}
WIDTH = 16  # bytes of SHA-256: a chance change passes one time in 2 to the 128th

TOUCHED = """
create temp table if not exists touched (
  table_name text not null,
  key not null,
  is_gone integer not null
)
"""
NOTE = "insert into touched values ('{table}', {row}.{key}, {is_gone});"
TRIGGER = """
create temp trigger if not exists touch_{table}_{event}
after {event} on main.{table} when {when}
begin
  {notes}
end
"""
TABLES = "select distinct table_name from temp.touched"
KEYS = "select key from temp.touched where table_name = '{table}'"
ROWS = "select {key}, * from main.{table} where {only}"
EDITS = """
select sequence, rule, line, before, after from edits where page_id = ? order by 1
"""
PUT = "insert or replace into seals (table_name, key, digest) values (?, ?, ?)"
DROP_GONE = """
delete from seals
where (table_name, key) in (select table_name, key from temp.touched where is_gone)
"""
CLEAR = "delete from temp.touched"

Row = tuple[object, ...]


def of_rows(rows: Iterable[Row]) -> bytes:
    """Return the seal of a row and of those that are sealed with it.

    Compact JSON is hashed, a row a line: that is the same in every Python.
    """
    sha = hashlib.sha256()
    for row in rows:
        sha.update(digest.line(row))
    return sha.digest()[:WIDTH]


def of_row(conn: sqlite3.Connection, table: str, row: Row) -> bytes:
    """Return the seal of a row of one of the tables; ``row`` begins with its key."""
    key, *values = row
    edits = conn.execute(EDITS, (key,)) if table == "pages" else ()
    return of_rows((tuple(values), *edits))


def watch(conn: sqlite3.Connection) -> None:
    """Note from now on which rows this connection touches."""
    conn.execute(TOUCHED)
    for table, key in SEALED.items():
        _watch(conn, table, key, noted=table)
    for table, key in OF_PAGES.items():
        _watch(conn, table, key, noted="pages")


def flush(conn: sqlite3.Connection) -> None:
    """Seal what was touched, as it stands now; to be called before each commit."""
    conn.execute(DROP_GONE)
    for (table,) in conn.execute(TABLES).fetchall():
        _put(conn, table, f" and {SEALED[table]} in ({KEYS.format(table=table)})")
    conn.execute(CLEAR)


def put_all(conn: sqlite3.Connection) -> None:
    """Seal every row as it stands now, of an archive that had no seals."""
    for table in SEALED:
        _put(conn, table, "")


def _watch(conn: sqlite3.Connection, table: str, key: str, *, noted: str) -> None:
    """Make the triggers of one table, which note a row of it or of ``noted``."""

    def note(row: str, *, is_gone: bool = False) -> str:
        return NOTE.format(table=noted, row=row, key=key, is_gone=int(is_gone))

    gone = note("old", is_gone=table == noted)
    events = {"insert": note("new"), "update": gone + note("new"), "delete": gone}
    rows = {"insert": ("new.",), "update": ("new.", "old."), "delete": ("old.",)}
    for event, notes in events.items():
        when = " or ".join(is_sealed(table, row) for row in rows[event])
        names = {"table": table, "event": event, "when": when, "notes": notes}
        conn.execute(TRIGGER.format_map(names))


def is_sealed(table: str, row: str = "") -> str:
    """Return the condition by which a row of a table is sealed."""
    return ONLY.get(table, "true").format(row=row)


def _put(conn: sqlite3.Connection, table: str, more: str) -> None:
    """Seal the rows of a table that a further condition leaves."""
    names = {"table": table, "key": SEALED[table], "only": is_sealed(table)}
    rows = conn.execute(ROWS.format_map(names) + more)
    conn.executemany(PUT, _sealed(conn, table, rows))


def _sealed(
    conn: sqlite3.Connection, table: str, rows: Iterable[Row]
) -> Iterator[tuple[str, object, bytes]]:
    for row in rows:
        yield table, row[0], of_row(conn, table, row)
