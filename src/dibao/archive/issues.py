"""Newspapers and their issues."""

import sqlite3

from dibao.model import Facts

UNKNOWN = (
    "unknown"  # a paper that is not known 未注明报名, in the archive and addresses
)

PUT_TITLE = "insert or ignore into titles (name) values (?)"
TITLE = "select id from titles where name = ?"
PUT_ISSUE = """
insert or ignore into issues (title_id, date, source_id) values (?, ?, ?)
"""
DATED = "select id from issues where title_id = ? and date = ? and edition = ''"
UNDATED = """
select id from issues where title_id = ? and date is null and source_id = ?
"""
OF_SOURCE = "select distinct issue_id from pages where source_id = ?"
DROP_EMPTY = "delete from issues where id not in (select issue_id from pages)"
DROP_TITLES = "delete from titles where id not in (select title_id from issues)"


def put(conn: sqlite3.Connection, facts: Facts, source_id: int) -> int:
    """Return the id of a page's issue, made where it is new.

    Undated pages of one source are an issue of their own.
    """
    name = facts.title or UNKNOWN
    conn.execute(PUT_TITLE, (name,))
    (title_id,) = conn.execute(TITLE, (name,)).fetchone()
    if facts.date:
        conn.execute(PUT_ISSUE, (title_id, facts.date.isoformat(), None))
        row = conn.execute(DATED, (title_id, facts.date.isoformat())).fetchone()
    else:
        conn.execute(PUT_ISSUE, (title_id, None, source_id))
        row = conn.execute(UNDATED, (title_id, source_id)).fetchone()
    return int(row[0])


def of_source(conn: sqlite3.Connection, source_id: int) -> tuple[int, ...]:
    """Return the issues that a source has pages of."""
    return tuple(row[0] for row in conn.execute(OF_SOURCE, (source_id,)))


def drop_empty(conn: sqlite3.Connection) -> None:
    """Forget issues that have no page, and papers that have no issue, any more."""
    conn.execute(DROP_EMPTY)
    conn.execute(DROP_TITLES)
