"""What search asks of the archive. Only current pages are in the indexes.

``articles_grams`` decides what can match, ``articles_fts`` ranks, ``texts`` verifies.
Every function takes an open connection; a reader's word is only ever a parameter.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from enum import StrEnum

COMMON = 1000  # articles; beyond it a word is common, however common


class Sort(StrEnum):
    """The order of hits."""

    RANK = "rank"
    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True)
class Filters:
    """What narrows a search; "" does not.

    ``first`` and ``last`` are ISO dates or the start of one: "2023", "2023-05".
    """

    title: str = ""
    first: str = ""
    last: str = ""
    year: str = ""
    kind: str = ""
    sort: Sort = field(default=Sort.RANK)


@dataclass(frozen=True, slots=True)
class Found:
    """An article that matches; its id grows with its date."""

    id: int
    is_furniture: bool


@dataclass(frozen=True, slots=True)
class Row:
    """An article as a list of hits shows it.

    ``heading_end`` is where its text goes on after kicker, headline and deck.
    """

    id: int
    uid: str
    headline: str
    title: str
    date: str
    page_label: str
    kind: str
    heading_end: int
    text: str


# `cross join` keeps the order of the tables: the index first, newest first.
_FROM_GRAMS = """
from articles_grams
cross join articles a on a.id = articles_grams.rowid
"""
_NARROWED = """
  and (:title = '' or a.title_id = (select id from titles where name = :title))
  and (:first = '' or a.date >= :first)
  and (:last = '' or substr(a.date, 1, length(:last)) <= :last)
  and (:year = '' or substr(a.date, 1, 4) = :year)
  and (:kind = '' or a.kind = :kind)
"""
MATCHING = f"""
select a.id, a.kind = 'furniture'
{_FROM_GRAMS}
where articles_grams match :grams
{_NARROWED}
order by articles_grams.rowid desc
"""
MATCHING_TEXTS = f"""
select a.id, a.kind = 'furniture', x.text
{_FROM_GRAMS}
cross join texts x on x.article_id = a.id
where articles_grams match :grams
{_NARROWED}
order by articles_grams.rowid desc
"""
NEWEST_TEXTS = f"""
select a.id, a.kind = 'furniture', x.text
from articles a
cross join texts x on x.article_id = a.id
where true
{_NARROWED}
order by a.id desc
limit :most
"""  # noqa: S608 - put together from our own constants
SCORES = """
select rowid, -rank
from articles_fts
where articles_fts match :words
  and rowid between :lowest and :highest
order by rowid desc
limit :most
"""
WORD_COUNTS = """
select j.value,
  (
    select count(*)
    from (
      select 1
      from articles_fts
      where articles_fts match '"' || j.value || '"'
      limit :most
    )
  )
from json_each(:words) j
"""
GRAM_COUNT = """
select count(*)
from (select 1 from articles_grams where articles_grams match :gram limit :most)
"""
ROWS = """
select a.id, a.uid, a.headline, coalesce(nullif(t.name, 'unknown'), ''),
  coalesce(a.date, ''), p.label, a.kind,
  coalesce(
    (
      select max(b."end")
      from blocks b
      where b.article_id = a.id and b.role in ('kicker', 'headline', 'deck')
    ),
    0
  ),
  x.text
from json_each(:ids) j
cross join articles a on a.id = j.value
cross join titles t on t.id = a.title_id
cross join pages p on p.id = a.page_id
cross join texts x on x.article_id = a.id
"""


def matching(conn: sqlite3.Connection, grams: str, filters: Filters) -> Iterator[Found]:
    """Yield the articles whose grams match an FTS5 expression, newest first."""
    for number, is_furniture in conn.execute(
        MATCHING, {**asdict(filters), "grams": grams}
    ):
        yield Found(number, bool(is_furniture))


def matching_texts(
    conn: sqlite3.Connection, grams: str, filters: Filters
) -> Iterator[tuple[Found, str]]:
    """Yield the same with each article's text, to be verified."""
    for number, is_furniture, text in conn.execute(
        MATCHING_TEXTS, {**asdict(filters), "grams": grams}
    ):
        yield Found(number, bool(is_furniture)), text


def newest_texts(
    conn: sqlite3.Connection, filters: Filters, *, most: int
) -> Iterator[tuple[Found, str]]:
    """Yield at most so many articles with their texts, newest first, by no index."""
    for number, is_furniture, text in conn.execute(
        NEWEST_TEXTS, {**asdict(filters), "most": most}
    ):
        yield Found(number, bool(is_furniture)), text


def scores(
    conn: sqlite3.Connection, words: str, *, within: tuple[int, int], most: int
) -> dict[int, float]:
    """Return bm25 by id, greater is better, of the newest articles with all words."""
    lowest, highest = within
    return dict(
        conn.execute(
            SCORES,
            {"words": words, "lowest": lowest, "highest": highest, "most": most},
        )
    )


def word_counts(conn: sqlite3.Connection, words: Iterable[str]) -> dict[str, int]:
    """Return in how many articles each word of Han stands, counted to 1,000.

    Not by fts5vocab, which wants a table made, on connections that only read.
    """
    found = conn.execute(
        WORD_COUNTS, {"words": json.dumps(list(words)), "most": COMMON}
    )
    return {word: count for word, count in found if count}


def gram_count(conn: sqlite3.Connection, gram: str) -> int:
    """Return in how many articles an FTS5 expression of a gram matches, to 1,000."""
    found = conn.execute(GRAM_COUNT, {"gram": gram, "most": COMMON})
    return int(found.fetchone()[0])


def rows(conn: sqlite3.Connection, ids: Iterable[int]) -> dict[int, Row]:
    """Return what a list of hits shows of each article."""
    found = conn.execute(ROWS, {"ids": json.dumps(list(ids))})
    return {values[0]: Row(*values) for values in found}
