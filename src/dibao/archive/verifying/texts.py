"""Every article's text, blocks and spans against the digest in its row."""

import sqlite3
from collections.abc import Callable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from dibao.archive import digest
from dibao.archive.verifying.finding import (
    BROKEN,
    Cure,
    Finding,
    spot_of,
    unreadable,
)

# Read as they lie and sorted, not by an index: that might be what is damaged.
ARTICLES = """
select a.id, a.digest, a.uid, a.sequence, a.kind, a.kicker, a.headline, a.deck,
  a.byline, a.names, a.agency, a.place, a.day, a.jump, a.chars, a.confidence,
  a.boundary, x.text
from articles a not indexed
left join texts x on x.article_id = a.id
order by a.id
"""
BLOCKS = """
select b.article_id, b.sequence, b.role, b.start, b."end", b.confidence, b.box,
  s.line, s.start, s."end"
from blocks b not indexed
left join spans s on s.block_id = b.id
where typeof(b.article_id) = 'integer'
order by b.article_id, b.sequence, s.sequence
"""
IDS = "select key from seals where table_name = 'articles' order by key"
OWN_IDS = "select id from articles order by id"
ONE = "select digest from articles where id = ?"
ALTERED = "its text, blocks or spans are not what was written"

if TYPE_CHECKING:
    from dibao.archive.digest import Value

Tell = Callable[[int], None]
"""Told how many articles are done."""


def of_articles(conn: sqlite3.Connection, tell: Tell) -> Iterator[Finding]:
    """Yield every article whose text, blocks or spans are not those of its digest."""
    try:
        for article_id in _suspects(conn, tell):
            yield from _of_one(conn, article_id)
    except BROKEN as error:
        yield unreadable("articles", error, Cure.REBUILD)
        for article_id in _known(conn):
            yield from _of_one(conn, article_id)


def _suspects(conn: sqlite3.Connection, tell: Tell) -> Iterator[int]:
    """Yield the articles whose rows, read in one stream, do not give the digest."""
    groups = groupby(conn.execute(BLOCKS), key=itemgetter(0))
    waiting: tuple[int, list[tuple[Value, ...]]] = (0, [])
    for number, (article_id, sealed, *values) in enumerate(conn.execute(ARTICLES)):
        while waiting[0] < article_id:
            found, of_article = next(groups, (1 << 63, iter(())))
            waiting = found, [row[1:] for row in of_article]
        blocks = waiting[1] if waiting[0] == article_id else []
        if sealed != digest.of_lines((tuple(values), *blocks)):
            yield article_id
        tell(number)


def _of_one(conn: sqlite3.Connection, article_id: int) -> Iterator[Finding]:
    """Yield what is wrong with an article, looked up by itself."""
    try:
        row = conn.execute(ONE, (article_id,)).fetchone()
        what = "" if row and row[0] == digest.of_article(conn, article_id) else ALTERED
    except BROKEN as error:
        what = f"its text, blocks or spans cannot be read: {error}"
    if what:
        spot = spot_of(conn, "articles", article_id)
        yield Finding("articles", str(article_id), what, Cure.REBUILD, spot)


def _known(conn: sqlite3.Connection) -> list[int]:
    """Return the articles that there are or were, by whatever can be read."""
    for query in (IDS, OWN_IDS):
        try:
            return [article_id for (article_id,) in conn.execute(query)]
        except sqlite3.Error:
            continue
    return []
