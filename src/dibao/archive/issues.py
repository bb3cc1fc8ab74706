"""Newspapers, their issues, and the numbers of articles by date."""

import sqlite3
from datetime import date

from dibao.errors import DataError
from dibao.model import Facts

UNKNOWN = (
    "unknown"  # a paper that is not known 未注明报名, in the archive and addresses
)
PER_DAY = 1_000_000  # articles of one date, of all papers

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
LAST_ID = "select max(id) from articles where id between ? and ?"


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


def next_article_id(conn: sqlite3.Connection, day: date | None) -> int:
    """Return the next free id of a date: greater than all of every day before.

    Raises:
        DataError: that date has a million articles already.
    """
    first = _number(day) * PER_DAY
    # Undated articles have all the numbers below the first of January of the year 1.
    last = first + PER_DAY - 1 if day else _number(date.min) * PER_DAY - 1
    (highest,) = conn.execute(LAST_ID, (first, last)).fetchone()
    found = int(highest or first) + 1
    if found > last:
        raise DataError(
            f"{day}: an archive holds {PER_DAY - 1} articles of a day, no more"
        )
    return found


def _number(day: date | None) -> int:
    """Return a date as yyyymmdd, and 0 for none."""
    return day.year * 10_000 + day.month * 100 + day.day if day else 0
