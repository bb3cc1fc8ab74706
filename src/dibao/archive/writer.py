"""The writer: one source in, wholly or not at all."""

import itertools
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
from dibao.archive.uids import Known
from dibao.model import Article, Block, Role, Understood

PAGE = """
insert into pages (issue_id, source_id, sequence, label, section, raw)
values (?, ?, ?, ?, ?, ?)
"""
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
TEXT = "insert into texts (article_id, text) values (?, ?)"
BLOCK = """
insert into blocks (article_id, sequence, role, start, "end", confidence, box)
values (?, ?, ?, ?, ?, ?, ?)
"""
SPAN = """
insert into spans (block_id, sequence, line, start, "end") values (?, ?, ?, ?, ?)
"""
SEAL = "update articles set digest = ? where id = ?"

Inherited = Mapping[tuple[int, int], str]
"""The uids that pass on, by a page's sequence in its source and a place on it."""


def admit(
    conn: sqlite3.Connection,
    incoming: Incoming,
    pages: tuple[Understood, ...],
    *,
    location: Location,
) -> int:
    """Store a source and all that was understood of it; return its id.

    What the file held before is superseded. Nothing is durable before ``commit``.
    """
    with whole(conn):
        source_id = sources.put(conn, incoming)
        if conn.execute(FORGET_PAGES, (source_id,)).rowcount:
            issues.drop_empty(conn)  # the file was superseded once, and is back
        left = sources.move(conn, location, source_id)
        gone = retiring.supersede(conn, left, source_id)
        inherited = _inherited(gone, pages)
        for page in pages:
            page_id = _page(conn, source_id, page)
            _articles(conn, page_id, page, sha256=incoming.sha256, inherited=inherited)
        retiring.pass_on(conn, gone, source_id)
        links.join_issues_of(conn, (source_id, *left))
    return source_id


def add_path(conn: sqlite3.Connection, location: Location, source_id: int) -> None:
    """Record that a path holds bytes that are in; what it held before is superseded."""
    with whole(conn):
        left = sources.move(conn, location, source_id)
        gone = retiring.supersede(conn, left, source_id)
        retiring.pass_on(conn, gone, source_id)
        links.join_issues_of(conn, left)


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
    sha256: str,
    inherited: Inherited,
) -> None:
    """Store and index a page's articles, its furniture among them."""
    segmented = page.segmented
    for place, article in layout.articles_of(segmented):
        uid = inherited.get((segmented.sequence, place)) or _new_uid(
            conn, (sha256, segmented.sequence), article
        )
        article_id = issues.next_article_id(conn, segmented.facts.date)
        row = _row(article) | {
            "id": article_id,
            "uid": uid,
            "page_id": page_id,
            "sequence": place,
        }
        conn.execute(ARTICLE, row)
        _blocks(conn, article_id, article.blocks)
        conn.execute(SEAL, (digest.of_article(conn, article_id), article_id))
        uids.give(conn, uid, article_id)
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


def _new_uid(conn: sqlite3.Connection, page: tuple[str, int], article: Article) -> str:
    """Return a uid of the article's own."""
    for salt in itertools.count():
        uid = uids.made(*page, layout.first_span(article), salt=salt)
        if not uids.is_taken(conn, uid):
            break
    return uid


def _inherited(gone: tuple[Known, ...], pages: tuple[Understood, ...]) -> Inherited:
    """Return which articles of the new pages go on as ones that are gone."""
    if not gone:
        return {}
    placed = [
        ((page.segmented.sequence, place), layout.text_of(article.blocks))
        for page in pages
        for place, article in layout.articles_of(page.segmented)
    ]
    found = uids.heirs(gone, {at: text for at, (_, text) in enumerate(placed)})
    return {placed[at][0]: known.uid for at, known in found.items()}
