"""Where a page stands in print, and an article in a list: parts of many statements."""

# ruff: noqa: S608 - statements are put together from our own constants only

import sqlite3
from dataclasses import dataclass

from dibao.archive.issues import UNKNOWN


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page stands in print; "" where that is not known.

    ``name`` is the last part of the page's address: the printed label where it is
    the day's first page with it, else its source and its sequence in that.
    """

    page_id: int
    title: str
    date: str
    label: str
    section: str
    name: str
    path: str  # the file it was last seen in


@dataclass(frozen=True, slots=True)
class Item:
    """An article in a list; ``opening`` is how its text begins."""

    place: Place
    uid: str
    kind: str
    headline: str
    byline: str
    chars: int
    boundary: float
    opening: str


NAME = f"coalesce(nullif(t.name, '{UNKNOWN}'), '')"
FROM_PAGE = """
join issues i on i.id = p.issue_id
join titles t on t.id = i.title_id
join sources s on s.id = p.source_id and s.withdrawn_at is null
"""
# Ten hex digits of the source: two sources of a million share them once in two cases,
# and the page's title and date stand before them.
PLACE = f"""
p.id, {NAME}, coalesce(i.date, ''), p.label, p.section,
case when i.date is null or p.label = '' or exists (
  select 1 from pages q join issues j on j.id = q.issue_id
  where j.title_id = i.title_id and j.date = i.date and q.label = p.label
    and q.superseded_by is null and q.id < p.id)
then substr(s.sha256, 1, 10) || '-' || p.sequence else p.label end,
coalesce((select sp.path from source_paths sp where sp.source_id = s.id
  order by sp.is_current desc, sp.id desc limit 1), '')
"""
# 80 characters: two lines on a phone.
ITEM = """
a.uid, a.kind, a.headline, a.byline, a.chars, a.boundary, coalesce((
  select substr(x.text, b.start + 1, min(80, b."end" - b.start))
  from blocks b join texts x on x.article_id = b.article_id
  where b.article_id = a.id and b.role in ('body', 'caption')
  order by b.role, b.sequence limit 1), '')
"""
ITEMS = f"select {ITEM}, {PLACE} from articles a join pages p on p.id = a.page_id"


def items(rows: sqlite3.Cursor) -> tuple[Item, ...]:
    """Return what a statement that begins with ``ITEMS`` found."""
    return tuple(Item(Place(*row[7:]), *row[:7]) for row in rows)
