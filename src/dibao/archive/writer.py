"""The writer: one source in, wholly or not at all."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import astuple

from dibao.archive import (
    digest,
    indexing,
    issues,
    layout,
    links,
    retiring,
    sources,
    uids,
)
from dibao.archive.sources import Incoming, Location
from dibao.archive.transaction import whole
from dibao.archive.uids import Known, Place
from dibao.model import Article, Block, Role, Span, Understood

PAGE = """
insert into pages (issue_id, source_id, sequence, label, section, raw)
values (?, ?, ?, ?, ?, ?)
"""
RESTORE = "update sources set withdrawn_at = null where id = ? returning sha256"
SHA256 = "select sha256 from sources where id = ?"
FORGET_PAGES = "delete from pages where source_id = ?"
EDIT = """
insert into edits (page_id, sequence, rule, line, before, after)
values (?, ?, ?, ?, ?, ?)
"""
ARTICLE = """
insert into articles (
  id, uid, page_id, title_id, sequence, kind, kicker, headline, deck, byline, names,
  agency, place, day, date, jump, chars, confidence, boundary, digest
) select
  :id, :uid, :page_id, i.title_id, :sequence, :kind, :kicker, :headline, :deck, :byline,
  :names, :agency, :place, :day, i.date, :jump, :chars, :confidence, :boundary, ''
from issues i
join pages p on p.issue_id = i.id
where p.id = :page_id
"""
# In the order of arrival, without gaps: a posting list then takes a byte an article.
# Numbers made of dates took 1.8 times the text for both indexes, these 0.95.
NEXT_ID = "select coalesce(max(id), 0) + 1 from articles"
TEXT = "insert into texts (article_id, text) values (?, ?)"
BLOCK = """
insert into blocks (article_id, sequence, role, start, "end", confidence, box)
values (?, ?, ?, ?, ?, ?, ?)
"""
SPAN = """
insert into spans (block_id, sequence, line, start, "end") values (?, ?, ?, ?, ?)
"""
SEAL = "update articles set digest = ? where id = ?"


def admit(
    conn: sqlite3.Connection,
    incoming: Incoming,
    pages: tuple[Understood, ...],
    *,
    location: Location,
) -> int:
    """Store a source and all that was understood of it; return its id.

    What the file held before is superseded; a source that is in is understood anew.
    Nothing is durable before ``commit``.
    """
    with whole(conn):
        source_id = sources.put(conn, incoming)
        left = sources.move(conn, location, source_id)
        gone = (
            *retiring.take_out(conn, source_id),
            *retiring.supersede(conn, left, source_id),
        )
        addresses = uids.assigned(conn, incoming.sha256, _placed(pages), gone=gone)
        _fill(conn, source_id, pages, addresses=addresses)
        retiring.pass_on(conn, gone, source_id)
        links.join_issues_of(conn, (source_id, *left))
    return source_id


def restore(
    conn: sqlite3.Connection, source_id: int, pages: tuple[Understood, ...]
) -> None:
    """Store what was understood anew of a withdrawn source; uids come back."""
    placed = _placed(pages)
    texts = {place: text for place, (_, text) in placed.items()}
    with whole(conn):
        (sha256,) = conn.execute(RESTORE, (source_id,)).fetchone()
        gone = retiring.withdrawn(conn, source_id, texts)
        addresses = uids.assigned(conn, sha256, placed, gone=gone)
        _fill(conn, source_id, pages, addresses=addresses)
        retiring.pass_on(conn, gone, source_id)
        links.join_issues_of(conn, (source_id,))


def remake(
    conn: sqlite3.Connection,
    source_id: int,
    pages: tuple[Understood, ...],
    *,
    before: tuple[Known, ...],
) -> set[str]:
    """Store the pages of a source of an archive being rebuilt; return their uids.

    ``before`` is what it held in the old archive. Links are left for the end.
    """
    with whole(conn):
        uids.free(conn, before)
        (sha256,) = conn.execute(SHA256, (source_id,)).fetchone()
        addresses = uids.assigned(conn, sha256, _placed(pages), gone=before)
        _fill(conn, source_id, pages, addresses=addresses)
        retiring.pass_on(conn, before, source_id)
    return set(addresses.values())


def add_path(conn: sqlite3.Connection, location: Location, source_id: int) -> None:
    """Record that a path holds bytes that are in; what it held before is superseded."""
    with whole(conn):
        left = sources.move(conn, location, source_id)
        gone = retiring.supersede(conn, left, source_id)
        retiring.pass_on(conn, gone, source_id)
        links.join_issues_of(conn, left)


def _fill(
    conn: sqlite3.Connection,
    source_id: int,
    pages: tuple[Understood, ...],
    *,
    addresses: Mapping[Place, str],
) -> None:
    """Store these pages of a source in the place of those it has."""
    if conn.execute(FORGET_PAGES, (source_id,)).rowcount:
        issues.drop_empty(conn)
    for page in pages:
        _articles(conn, _page(conn, source_id, page), page, addresses=addresses)


def _page(conn: sqlite3.Connection, source_id: int, understood: Understood) -> int:
    """Store a page with its edits; return its id."""
    facts = understood.segmented.facts
    page = understood.page
    issue_id = issues.put(conn, facts, source_id)
    values = (issue_id, source_id, page.sequence, facts.label, facts.section, page.text)
    page_id = conn.execute(PAGE, values).lastrowid or 0
    conn.executemany(
        EDIT,
        (
            (page_id, number, edit.rule, edit.line, edit.before, edit.after)
            for number, edit in enumerate(understood.cleaned.edits, start=1)
        ),
    )
    return page_id


def _articles(
    conn: sqlite3.Connection,
    page_id: int,
    page: Understood,
    *,
    addresses: Mapping[Place, str],
) -> None:
    """Store and index a page's articles, its furniture among them."""
    for number, article in layout.articles_of(page.segmented):
        (article_id,) = conn.execute(NEXT_ID).fetchone()
        row = _row(article) | {
            "id": article_id,
            "uid": addresses[page.page.sequence, number],
            "page_id": page_id,
            "sequence": number,
        }
        conn.execute(ARTICLE, row)
        _blocks(conn, article_id, article.blocks)
        conn.execute(SEAL, (digest.of_article(conn, article_id), article_id))
        uids.give(conn, addresses[page.page.sequence, number], article_id)
        indexing.put(conn, article_id)


def _row(article: Article) -> dict[str, str | int | float]:
    """Return an article's own columns."""
    return {
        "kind": article.kind,
        "kicker": layout.part(article, Role.KICKER),
        "headline": layout.part(article, Role.HEADLINE),
        "deck": layout.part(article, Role.DECK),
        "byline": article.byline,
        "names": " ".join(article.names),
        "agency": article.agency,
        "place": article.place,
        "day": article.day,
        "jump": article.jump,
        "chars": layout.chars_of(layout.text_of(article.blocks)),
        "confidence": article.confidence,
        "boundary": article.boundary,
    }


def _blocks(
    conn: sqlite3.Connection, article_id: int, blocks: tuple[Block, ...]
) -> None:
    """Store an article's text, its blocks as places in it, and their spans."""
    conn.execute(TEXT, (article_id, layout.text_of(blocks)))
    for number, (block, place) in enumerate(
        zip(blocks, layout.places_of(blocks), strict=True), start=1
    ):
        box = json.dumps(astuple(block.box)) if block.box else None
        values = (article_id, number, block.role, *place, block.confidence, box)
        block_id = conn.execute(BLOCK, values).lastrowid
        conn.executemany(
            SPAN,
            (
                (block_id, at, span.line, span.start, span.end)
                for at, span in enumerate(block.spans, start=1)
            ),
        )


def _placed(pages: tuple[Understood, ...]) -> dict[Place, tuple[Span, str]]:
    """Return where each article of a source begins, and its text, by its place."""
    return {
        (page.page.sequence, number): (
            layout.first_span(article),
            layout.text_of(article.blocks),
        )
        for page in pages
        for number, article in layout.articles_of(page.segmented)
    }
