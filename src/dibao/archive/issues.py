"""Newspapers and their issues."""

import sqlite3
from dataclasses import dataclass

from dibao.model import Facts

UNKNOWN = (
    "unknown"  # a paper that is not known 未注明报名, in the archive and addresses
)

PUT_TITLE = "insert or ignore into titles (name) values (?)"
PUT_ISSUE = """
insert into issues (title_id, date, source_id)
select id, ?, ? from titles where name = ?
"""
FIND = """
select i.id, t.id
from titles t
join issues i on i.title_id = t.id
"""
DATED = f"{FIND} where t.name = ? and i.date = ? and i.edition = ''"
UNDATED = f"{FIND} where t.name = ? and i.date is null and i.source_id = ?"
OF_SOURCE = "select distinct issue_id from pages where source_id = ?"
DROP_EMPTY = "delete from issues where id not in (select issue_id from pages)"
DROP_TITLES = "delete from titles where id not in (select title_id from issues)"


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a page stands: its issue, and what its articles say of that."""

    issue_id: int
    title_id: int
    date: str | None


def put(conn: sqlite3.Connection, facts: Facts, source_id: int) -> Stand:
    """Return a page's issue, made where it is new.

    Undated pages of one source are an issue of their own.
    """
    name = facts.title or UNKNOWN
    day = facts.date.isoformat() if facts.date else None
    query, values = (DATED, (name, day)) if day else (UNDATED, (name, source_id))
    found = conn.execute(query, values).fetchone()
    if not found:
        conn.execute(PUT_TITLE, (name,))
        conn.execute(PUT_ISSUE, (day, None if day else source_id, name))
        found = conn.execute(query, values).fetchone()
    return Stand(found[0], found[1], day)


def of_source(conn: sqlite3.Connection, source_id: int) -> tuple[int, ...]:
    """Return the issues that a source has pages of."""
    return tuple(row[0] for row in conn.execute(OF_SOURCE, (source_id,)))


def drop_empty(conn: sqlite3.Connection) -> None:
    """Forget issues that have no page, and papers that have no issue, any more."""
    conn.execute(DROP_EMPTY)
    conn.execute(DROP_TITLES)
