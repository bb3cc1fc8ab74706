"""Pages to rows: what was understood of a source, written in a few statements.

Every row's values are known before any is written, the article's digest too, so that
nothing is read back; ids go on from the highest there is.
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass

from dibao.archive import digest, indexing, issues, keys, layout, uids
from dibao.archive.digest import BlockRow, SpanRow, Value
from dibao.archive.indexing import Entry
from dibao.archive.issues import Stand
from dibao.archive.uids import Place
from dibao.model import Article, Block, Kind, Role, Understood

NEXT_IDS = """
select (select coalesce(max(id), 0) + 1 from pages),
  (select coalesce(max(id), 0) + 1 from articles),
  (select coalesce(max(id), 0) + 1 from blocks)
"""
PAGE = """
insert into pages (id, issue_id, source_id, sequence, label, section, raw)
values (?, ?, ?, ?, ?, ?, ?)
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
    """An article as its rows will say it."""

    ids: Ids
    stand: Stand
    values: tuple[Value, ...]  # from uid to boundary, as the digest has them
    text: str
    blocks: tuple[BlockRow, ...]
    spans: tuple[tuple[SpanRow, ...], ...]  # of each block


def store(
    conn: sqlite3.Connection,
    source_id: int,
    pages: tuple[Understood, ...],
    *,
    addresses: Mapping[Place, str],
) -> None:
    """Store and index the pages of a source that has none."""
    first = Ids(*conn.execute(NEXT_IDS).fetchone())
    stands = [issues.put(conn, page.segmented.facts, source_id) for page in pages]
    rows = tuple(_rows(pages, stands, first, addresses=addresses))
    _put_pages(conn, source_id, zip(pages, stands, strict=True), first_id=first.page)
    put_rows(conn, rows)
    uids.give(conn, ((str(row.values[0]), row.ids.article) for row in rows))
    labels = {
        page_id: keys.label_id(conn, page.segmented.facts.label)
        for page_id, page in enumerate(pages, start=first.page)
    }
    entries = [entry(row, labels[row.ids.page]) for row in rows]
    indexing.put(conn, first.article, entries)


def _rows(
    pages: tuple[Understood, ...],
    stands: list[Stand],
    ids: Ids,
    *,
    addresses: Mapping[Place, str],
) -> Iterator[Row]:
    """Yield the articles of pages, their furniture among them."""
    for page, stand in zip(pages, stands, strict=True):
        for number, article in layout.articles_of(page.segmented):
            uid = addresses[page.page.sequence, number]
            yield _row(article, (uid, number), ids=ids, stand=stand)
            ids = Ids(ids.page, ids.article + 1, ids.block + len(article.blocks))
        ids = Ids(ids.page + 1, ids.article, ids.block)


def _row(article: Article, named: tuple[str, int], *, ids: Ids, stand: Stand) -> Row:
    """Return what an article's rows say; ``named``: its uid, its place on the page."""
    text = layout.text_of(article.blocks)
    values: tuple[Value, ...] = (
        *named,
        article.kind.value,
        layout.part(article, Role.KICKER),
        layout.part(article, Role.HEADLINE),
        layout.part(article, Role.DECK),
        article.byline,
        " ".join(article.names),
        article.agency,
        article.place,
        article.day,
        article.jump,
        layout.chars_of(text),
        float(article.confidence),
        float(article.boundary),
    )
    blocks = tuple(_block_rows(article.blocks))
    spans = tuple(_span_rows(block) for block in article.blocks)
    return Row(ids, stand, values, text, blocks, spans)


def _block_rows(blocks: tuple[Block, ...]) -> Iterator[BlockRow]:
    """Yield what each block's row says, from sequence to box."""
    for number, (block, (start, end)) in enumerate(
        zip(blocks, layout.places_of(blocks), strict=True), start=1
    ):
        box = json.dumps(astuple(block.box)) if block.box else None
        yield number, block.role.value, start, end, float(block.confidence), box


def _span_rows(block: Block) -> tuple[SpanRow, ...]:
    return tuple((span.line, span.start, span.end) for span in block.spans)


def _put_pages(
    conn: sqlite3.Connection,
    source_id: int,
    pages: "Iterator[tuple[Understood, Stand]]",
    *,
    first_id: int,
) -> None:
    """Store pages with their edits."""
    for page_id, (understood, stand) in enumerate(pages, start=first_id):
        page, facts = understood.page, understood.segmented.facts
        place = page_id, stand.issue_id, source_id, page.sequence
        conn.execute(PAGE, (*place, facts.label, facts.section, page.text))
        if understood.cleaned.edits:
            edits = (
                (page_id, number, edit.rule, edit.line, edit.before, edit.after)
                for number, edit in enumerate(understood.cleaned.edits, start=1)
            )
            conn.executemany(EDIT, edits)


def put_rows(conn: sqlite3.Connection, rows: tuple[Row, ...]) -> None:
    """Store articles with their texts, blocks and spans."""
    conn.executemany(ARTICLE, map(_article, rows))
    conn.executemany(TEXT, ((row.ids.article, row.text) for row in rows))
    blocks = (
        (block_id, row.ids.article, *values)
        for row in rows
        for block_id, values in enumerate(row.blocks, start=row.ids.block)
    )
    conn.executemany(BLOCK, blocks)
    spans = (
        (block_id, number, *span)
        for row in rows
        for block_id, of_block in enumerate(row.spans, start=row.ids.block)
        for number, span in enumerate(of_block, start=1)
    )
    conn.executemany(SPAN, spans)


def _article(row: Row) -> tuple[Value, ...]:
    """Return the values of an article's own row, sealed with its digest."""
    ids, stand = row.ids, row.stand
    return (ids.article, ids.page, stand.title_id, stand.date, seal(row), *row.values)


def seal(row: Row) -> str:
    """Return the digest of an article's rows."""
    return digest.of_rows((*row.values, row.text), row.blocks, row.spans)


def entry(row: Row, label_id: int) -> Entry:
    """Return what the indexes and keys are made of."""
    _, _, kind, kicker, headline, deck, *_ = row.values
    state = keys.kind_code(Kind(str(kind))) | indexing.marks(row.text)
    key = keys.date_number(row.stand.date), row.stand.title_id, label_id, state
    return Entry(f"{kicker}\n{headline}\n{deck}", row.text, key)
