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
    ids = _ids(day)
    (highest,) = conn.execute(LAST_ID, (ids.start, ids.stop - 1)).fetchone()
    found = int(highest or ids.start) + 1
    if found not in ids:
        raise DataError(
            f"{day}: an archive holds {PER_DAY - 1} articles of a day, no more"
        )
    return found


def is_of_day(article_id: int, day: date | None) -> bool:
    """Tell whether a number is one of a date's."""
    return article_id in _ids(day)


def _ids(day: date | None) -> range:
    """Return the numbers of a date's articles, from yyyymmdd times a million.

    Undated articles have all those below the first of January of the year 1.
    """
    if day is None:
        return range(_ids(date.min).start)
    first = (day.year * 10_000 + day.month * 100 + day.day) * PER_DAY
    return range(first, first + PER_DAY)
