"""What the archive holds, as lists: papers, years, issues, pages and their articles.

Every function takes an open connection and returns frozen rows. Only current pages
are listed; furniture 版头版脚 is no article here.
"""

# ruff: noqa: S608 - statements are put together from our own constants only

import re
import sqlite3
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from dibao.archive.issues import UNKNOWN
from dibao.archive.place import FROM_PAGE, ITEMS, NAME, PLACE, Item, Place, items


@dataclass(frozen=True, slots=True)
class Paper:
    """A newspaper 报 and how much of it is here; ``name`` is "" when not known."""

    name: str
    articles: int
    issues: int
    pages: int
    undated: int  # pages
    first: str
    last: str
    years: tuple[tuple[int, int], ...]  # year and its articles, dated ones only


@dataclass(frozen=True, slots=True)
class Issue:
    """One day's paper 一日之报 in a list."""

    date: str
    pages: int
    articles: int


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page 版 in a list, with its articles in order."""

    place: Place
    items: tuple[Item, ...]


PLACES = f"select {PLACE} from pages p {FROM_PAGE}"

NEWEST = f"""
{ITEMS} {FROM_PAGE}
where a.kind <> 'furniture' and p.superseded_by is null
order by a.date desc, a.id limit ?
"""
OF_DAY = f"""
{ITEMS} {FROM_PAGE}
where a.kind <> 'furniture' and p.superseded_by is null
  and t.name = ? and i.date = ?
order by p.id, a.sequence
"""
OF_PAGE = f"""
{ITEMS} {FROM_PAGE}
where a.kind <> 'furniture' and p.id = ?
order by a.sequence
"""
PLACES_OF_DAY = f"""
{PLACES}
where p.superseded_by is null and t.name = ? and i.date = ?
order by i.edition, p.source_id, p.sequence
"""
PLACES_UNDATED = f"""
{PLACES}
where p.superseded_by is null and t.name = ? and i.date is null
order by p.source_id, p.sequence limit ? offset ?
"""
YEARS = """
select title_id, cast(coalesce(substr(date, 1, 4), 0) as integer) as year,
  count(*), coalesce(min(date), ''),
  coalesce(max(date), '')
from articles where kind <> 'furniture'
group by title_id, year order by title_id, year
"""
PAPERS = f"""
select t.id, {NAME}, count(distinct i.date), count(*), sum(i.date is null)
from titles t join issues i on i.title_id = t.id
join pages p on p.issue_id = i.id and p.superseded_by is null
join sources s on s.id = p.source_id and s.withdrawn_at is null
group by t.id
"""
ISSUES = """
select i.date, count(distinct p.id), count(a.id)
from titles t join issues i on i.title_id = t.id
join pages p on p.issue_id = i.id and p.superseded_by is null
join sources s on s.id = p.source_id and s.withdrawn_at is null
left join articles a on a.page_id = p.id and a.kind <> 'furniture'
where t.name = ? and i.date between ? and ?
group by i.date order by i.date
"""
DAYS_AROUND = """
select
  coalesce((
    select i.date from issues i
    where i.title_id = t.id and i.date < :date
      and exists (select 1 from pages p where p.issue_id = i.id
        and p.superseded_by is null)
    order by i.date desc limit 1), ''),
  coalesce((
    select i.date from issues i
    where i.title_id = t.id and i.date > :date
      and exists (select 1 from pages p where p.issue_id = i.id
        and p.superseded_by is null)
    order by i.date limit 1), '')
from titles t where t.name = :title
"""


def counter(conn: sqlite3.Connection) -> str:
    """Return the archive's change counter: what caches key on."""
    row = conn.execute("select value from meta where key = 'counter'").fetchone()
    return str(row[0]) if row else ""


def papers(conn: sqlite3.Connection) -> tuple[Paper, ...]:
    """Return every newspaper that has pages, most articles first, the unknown last."""
    years = {
        title: tuple(tuple(row) for row in rows)
        for title, rows in groupby(conn.execute(YEARS), key=lambda row: row[0])
    }
    found = [
        _paper(tuple(row[1:]), years.get(row[0], ())) for row in conn.execute(PAPERS)
    ]
    return tuple(sorted(found, key=lambda one: (not one.name, -one.articles, one.name)))


def newest(conn: sqlite3.Connection, limit: int = 10) -> tuple[Item, ...]:
    """Return the articles of the latest dates, latest first."""
    return items(conn.execute(NEWEST, (limit,)))


def issues(
    conn: sqlite3.Connection, title: str, *, first: str, last: str
) -> tuple[Issue, ...]:
    """Return a paper's dated issues from ``first`` to ``last``, in order of date."""
    return tuple(
        Issue(*row) for row in conn.execute(ISSUES, (_kept(title), first, last))
    )


def issue(conn: sqlite3.Connection, title: str, date: str) -> tuple[Leaf, ...]:
    """Return the pages of one day with their articles; empty when there are none."""
    found = items(conn.execute(OF_DAY, (_kept(title), date)))
    by_page = {
        page: tuple(group)
        for page, group in groupby(found, key=attrgetter("place.page_id"))
    }
    places = places_of_day(conn, title, date)
    return tuple(Leaf(place, by_page.get(place.page_id, ())) for place in places)


def undated(
    conn: sqlite3.Connection, title: str, *, limit: int, offset: int = 0
) -> tuple[Leaf, ...]:
    """Return a paper's pages without a date, with their articles."""
    places = [
        Place(*row)
        for row in conn.execute(PLACES_UNDATED, (_kept(title), limit, offset))
    ]
    return tuple(Leaf(place, items_of_page(conn, place.page_id)) for place in places)


def places_of_day(conn: sqlite3.Connection, title: str, date: str) -> tuple[Place, ...]:
    """Return the pages of one day in the order of their labels: 2 before 10, A1."""
    places = [Place(*row) for row in conn.execute(PLACES_OF_DAY, (_kept(title), date))]
    return tuple(sorted(places, key=lambda place: _natural(place.label)))


def days_around(conn: sqlite3.Connection, title: str, date: str) -> tuple[str, str]:
    """Return the dates of the issues before and after a date; "" at the ends."""
    row = conn.execute(DAYS_AROUND, {"title": _kept(title), "date": date}).fetchone()
    return row[0], row[1]


def items_of_page(conn: sqlite3.Connection, page_id: int) -> tuple[Item, ...]:
    """Return a page's articles in order."""
    return items(conn.execute(OF_PAGE, (page_id,)))


def _kept(title: str) -> str:
    """Return a paper's name as the archive has it."""
    return title or UNKNOWN


def _paper(
    row: tuple[str, int, int, int], years: tuple[tuple[int, int, int, str, str], ...]
) -> Paper:
    name, days, pages, without_date = row
    dates = [date for _, _, _, *ends in years for date in ends if date]
    return Paper(
        name,
        articles=sum(count for _, _, count, _, _ in years),
        issues=days,
        pages=pages,
        undated=without_date,
        first=min(dates, default=""),
        last=max(dates, default=""),
        years=tuple((year, count) for _, year, count, _, _ in years if year),
    )


def _natural(label: str) -> tuple[bool, tuple[tuple[str, int], ...]]:
    """Return a key that sorts 2 before 10, A1 before B1, and no label last."""
    pieces = re.findall(r"(\D*)(\d+)|(\D+)", label[:20])
    return not label, tuple((a or c, int(b or 0)) for a, b, c in pieces)
