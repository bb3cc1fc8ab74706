"""Prepared pages to rows, numbered and written in a few statements.

Every row's values are known before any is written, so that nothing is read back; ids
go on from the highest there is.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dibao.archive import indexing, issues, keys, uids
from dibao.archive.digest import Value
from dibao.archive.issues import Stand
from dibao.archive.preparing import PreparedArticle, PreparedPage, sealed
from dibao.archive.uids import Place

NEXT_IDS = """
select (select coalesce(max(id), 0) + 1 from pages),
  (select coalesce(max(id), 0) + 1 from articles),
  (select coalesce(max(id), 0) + 1 from blocks)
"""
PAGE = """
insert into pages (id, issue_id, source_id, sequence, label, section, raw, layout)
values (?, ?, ?, ?, ?, ?, ?, ?)
"""
EDIT = """
insert into edits (page_id, sequence, rule, line, before, after)
values (?, ?, ?, ?, ?, ?)
"""
# In the order of arrival, without gaps: a posting list then takes a byte an article.
# Numbers made of dates took 1.8 times the text for both indexes, these 1.0.
ARTICLE = """
insert into articles (
  id, page_id, title_id, date, digest, uid, sequence, kind, kicker, headline, deck,
  byline, names, agency, place, day, jump, chars, confidence, boundary
) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
TEXT = "insert into texts (article_id, text) values (?, ?)"
BLOCK = """
insert into blocks (
  id, article_id, sequence, role, start, "end", confidence, box
) values (?, ?, ?, ?, ?, ?, ?, ?)
"""
SPAN = """
insert into spans (block_id, sequence, line, start, "end") values (?, ?, ?, ?, ?)
"""


@dataclass(frozen=True, slots=True)
class Ids:
    """What the next page, article and block are called."""

    page: int
    article: int
    block: int


@dataclass(frozen=True, slots=True)
class Row:
    """An article with what only the archive could say of it."""

    ids: Ids
    stand: Stand
    uid: str
    article: PreparedArticle


def store(
    conn: sqlite3.Connection,
    source_id: int,
    pages: tuple[PreparedPage, ...],
    *,
    addresses: Mapping[Place, str],
) -> None:
    """Store and index the pages of a source that has none."""
    first = Ids(*conn.execute(NEXT_IDS).fetchone())
    stands = [issues.put(conn, page.facts, source_id) for page in pages]
    rows = tuple(_rows(pages, stands, first, addresses=addresses))
    _put_pages(conn, source_id, zip(pages, stands, strict=True), first_id=first.page)
    put_rows(conn, rows)
    uids.give(conn, ((row.uid, row.ids.article) for row in rows))
    labels = {
        page_id: keys.label_id(conn, page.facts.label)
        for page_id, page in enumerate(pages, start=first.page)
    }
    indexing.put(conn, (entry(row, labels[row.ids.page]) for row in rows))


def _rows(
    pages: tuple[PreparedPage, ...],
    stands: list[Stand],
    ids: Ids,
    *,
    addresses: Mapping[Place, str],
) -> Iterator[Row]:
    """Yield the articles of pages, their furniture among them."""
    for page, stand in zip(pages, stands, strict=True):
        for article in page.articles:
            yield Row(ids, stand, addresses[page.sequence, article.number], article)
            ids = Ids(ids.page, ids.article + 1, ids.block + len(article.blocks))
        ids = Ids(ids.page + 1, ids.article, ids.block)


def _put_pages(
    conn: sqlite3.Connection,
    source_id: int,
    pages: Iterable[tuple[PreparedPage, Stand]],
    *,
    first_id: int,
) -> None:
    """Store pages with their edits."""
    for page_id, (page, stand) in enumerate(pages, start=first_id):
        place = page_id, stand.issue_id, source_id, page.sequence
        said = page.facts.label, page.facts.section, page.raw, page.layout
        conn.execute(PAGE, (*place, *said))
        conn.executemany(EDIT, ((page_id, *edit) for edit in page.edits))


def put_rows(conn: sqlite3.Connection, rows: tuple[Row, ...]) -> None:
    """Store articles with their texts, blocks and spans."""
    conn.executemany(ARTICLE, map(_values, rows))
    conn.executemany(TEXT, ((row.ids.article, row.article.text) for row in rows))
    blocks = (
        (block_id, row.ids.article, *values)
        for row in rows
        for block_id, values in enumerate(row.article.blocks, start=row.ids.block)
    )
    conn.executemany(BLOCK, blocks)
    spans = (
        (block_id, number, *span)
        for row in rows
        for block_id, of_block in enumerate(row.article.spans, start=row.ids.block)
        for number, span in enumerate(of_block, start=1)
    )
    conn.executemany(SPAN, spans)


def _values(row: Row) -> tuple[Value, ...]:
    """Return the values of an article's own row, sealed with its digest."""
    ids, stand, article = row.ids, row.stand, row.article
    seal = sealed(article, row.uid)
    place = ids.article, ids.page, stand.title_id, stand.date
    return (*place, seal, row.uid, article.number, *article.values)


def entry(row: Row, label_id: int) -> tuple[Value, ...]:
    """Return what waits for the indexes and keys."""
    date = keys.date_number(row.stand.date)
    key = date, row.stand.title_id, label_id, row.article.state
    return (row.ids.article, *row.article.tokens, *key)
