"""What search asks of the archive. Only current pages are in the indexes.

``articles_grams`` decides what can match, ``articles_fts`` ranks, ``texts`` verifies.
Every function takes an open connection; a reader's word is only ever a parameter.
"""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain

# Articles, beyond which a word or gram is common, however common. Counted to 30,
# queries were cut as jieba cuts them in 92.0 % of cases, to 1,000 in 92.8 %, in five
# times the time (400 runs of 2 to 14 Han).
COMMON_WORD, COMMON_GRAM = 100, 1000


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
    page: str = ""
    kind: str = ""
    sort: Sort = field(default=Sort.RANK)


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


MATCHING = "select rowid from articles_grams where articles_grams match ?"
COUNT = "select count(*) from articles_grams where articles_grams match ?"
NEWEST_MATCHING = """
select rowid
from articles_grams
where articles_grams match ?
order by rowid desc
limit ?
"""
SOME_MATCHING = f"{MATCHING} limit ?"
MATCHING_WORDS = "select rowid from articles_fts where articles_fts match ?"
# "+" keeps SQLite from asking FTS5 once for each id. Rank is worked out of these alone:
# it takes 2 µs, to pass by a row 0.1.
SCORES = """
select rowid, -rank
from articles_fts
where articles_fts match :words
  and rowid between :lowest and :highest
  and +rowid in (select value from json_each(:ids))
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


def matching(conn: sqlite3.Connection, grams: str) -> list[int]:
    """Return the articles whose grams match an FTS5 expression, by rising id."""
    return list(chain.from_iterable(conn.execute(MATCHING, (grams,))))


def count(conn: sqlite3.Connection, grams: str) -> int:
    """Return how many articles, furniture among them, match an FTS5 expression."""
    return int(conn.execute(COUNT, (grams,)).fetchone()[0])


def some_matching(conn: sqlite3.Connection, grams: str, *, most: int) -> list[int]:
    """Return the first articles whose grams match an expression, by rising id."""
    return list(chain.from_iterable(conn.execute(SOME_MATCHING, (grams, most))))


def newest_matching(conn: sqlite3.Connection, grams: str, *, most: int) -> list[int]:
    """Return the last articles whose grams match an FTS5 expression, last first."""
    return [n for (n,) in conn.execute(NEWEST_MATCHING, (grams, most))]


def matching_words(conn: sqlite3.Connection, words: str) -> list[int]:
    """Return the articles whose words match an FTS5 expression, by rising id."""
    return list(chain.from_iterable(conn.execute(MATCHING_WORDS, (words,))))


def scores(
    conn: sqlite3.Connection, words: str, ids: Sequence[int]
) -> dict[int, float]:
    """Return bm25 by id, greater is better, of those of these that have all words."""
    asked = {"lowest": min(ids), "highest": max(ids), "ids": json.dumps(ids)}
    return dict(conn.execute(SCORES, {"words": words} | asked))


def word_counts(conn: sqlite3.Connection, words: Iterable[str]) -> dict[str, int]:
    """Return in how many articles each word of Han stands, counted to 100.

    Not by fts5vocab, which wants a table made, on connections that only read.
    """
    found = conn.execute(
        WORD_COUNTS, {"words": json.dumps(list(words)), "most": COMMON_WORD}
    )
    return {word: count for word, count in found if count}


def gram_count(conn: sqlite3.Connection, gram: str) -> int:
    """Return in how many articles an FTS5 expression of a gram matches, to 1,000."""
    found = conn.execute(GRAM_COUNT, {"gram": gram, "most": COMMON_GRAM})
    return int(found.fetchone()[0])


def rows(conn: sqlite3.Connection, ids: Iterable[int]) -> dict[int, Row]:
    """Return what a list of hits shows of each article."""
    found = conn.execute(ROWS, {"ids": json.dumps(list(ids))})
    return {values[0]: Row(*values) for values in found}
