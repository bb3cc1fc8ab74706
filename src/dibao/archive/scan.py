"""What search reads of articles, to verify what the indexes let through."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

AT_ONCE = 500  # texts read by one statement, so that none waits for all
DENSE = 1.3  # articles between the first and the last, for each that is read


class Parts(NamedTuple):
    """The parts of an article that can be searched alone, a block a line.

    No dataclass: ten thousand may be looked at, each made in a third of the time.
    """

    heading: str
    byline: str
    captions: str


TEXTS = """
select x.article_id, x.text
from json_each(?) j
cross join texts x on x.article_id = j.value
"""
TEXTS_BETWEEN = "select article_id, text from texts where article_id between ? and ?"
HOLDING = """
select x.article_id
from json_each(?) j
cross join texts x on x.article_id = j.value
where instr(x.text, ?)
"""
HOLDING_BETWEEN = """
select article_id
from texts
where article_id between ? and ?
  and instr(text, ?)
"""
PARTS = """
select a.id, a.kicker || char(10) || a.headline || char(10) || a.deck,
  a.byline || char(10) || a.names,
  iif(?2, coalesce(
    (
      select group_concat(caption, char(10))
      from (
        select substr(x.text, b.start + 1, b."end" - b.start) as caption
        from blocks b
        join texts x on x.article_id = b.article_id
        where b.article_id = a.id and b.role = 'caption'
        order by b.sequence
      )
    ),
    ''
  ), '')
from json_each(?1) j
cross join articles a on a.id = j.value
"""


def texts(conn: sqlite3.Connection, ids: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Yield the text of each of these articles.

    Where they are many of those that lie between them, all of those are read: one after
    the other is a third faster than each by itself.
    """
    if are_dense(ids):
        wanted = frozenset(ids)
        for row in conn.execute(TEXTS_BETWEEN, (min(ids), max(ids))):
            if row[0] in wanted:
                yield row
        return
    for at in range(0, len(ids), AT_ONCE):
        yield from conn.execute(TEXTS, (json.dumps(ids[at : at + AT_ONCE]),))


def holding(conn: sqlite3.Connection, ids: Sequence[int], literal: str) -> set[int]:
    """Return which of these articles have a string in their text, letter for letter.

    To look for it here takes half the time of reading the texts.
    """
    if are_dense(ids):
        ends = min(ids), max(ids), literal
        found = chain.from_iterable(conn.execute(HOLDING_BETWEEN, ends))
        return set(ids).intersection(found)
    return {
        n
        for at in range(0, len(ids), AT_ONCE)
        for (n,) in conn.execute(HOLDING, (json.dumps(ids[at : at + AT_ONCE]), literal))
    }


def are_dense(ids: Sequence[int]) -> bool:
    """Tell whether articles are many of those that lie between them."""
    return len(ids) > AT_ONCE and (max(ids) - min(ids)) < DENSE * len(ids)


def parts(
    conn: sqlite3.Connection, ids: Iterable[int], *, captions: bool = True
) -> dict[int, Parts]:
    """Return the headings and bylines of these articles, and their captions or ""."""
    found = conn.execute(PARTS, (json.dumps(list(ids)), captions))
    return {article_id: Parts(*values) for article_id, *values in found}
