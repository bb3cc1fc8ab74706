"""Answering a query: look up, verify, rank, cut snippets."""

import sqlite3
from collections.abc import Mapping, Sequence

from dibao.archive import find
from dibao.archive.find import Filters, Row
from dibao.desk.answer import Answer, Hit, Marks
from dibao.desk.facets import facets
from dibao.desk.marks import merged, places, snippet
from dibao.desk.matching import (
    Matched,
    known,
    matching,
    vocabulary,
)
from dibao.desk.needles import Needle, needles_of
from dibao.desk.nothing import nothing
from dibao.desk.order import in_order
from dibao.desk.paging import Slice, cut
from dibao.model import Kind
from dibao.query import Node, Query, parse

EXCERPT_CHARS = 24
EVERYTHING = Filters()
FIRST_PAGE = Slice()

EMPTY_NOTE = "请输入要查找的词，或用引号括起要逐字查找的话。"


def search(
    conn: sqlite3.Connection,
    text: str,
    *,
    filters: Filters = EVERYTHING,
    page: Slice = FIRST_PAGE,
) -> Answer:
    """Return what a query finds, one slice of it in the order filters ask for."""
    query = parse(text)
    if query.node is None:
        return Answer(text, (), 0, notes=(*query.notes, EMPTY_NOTE))
    return answered(conn, query, query.node, how=(filters, page))


def answered(
    conn: sqlite3.Connection, query: Query, node: Node, *, how: tuple[Filters, Slice]
) -> Answer:
    """Return the answer to a query that asks something."""
    filters, page = how
    archive = known(conn)
    found = matching(conn, node, archive, filters=filters)
    ordered = in_order(conn, found, (node, filters.sort), archive)
    shown = cut(ordered.ids, ordered.place, page)
    needles = needles_of(query.terms, archive.counts)
    return Answer(
        query.text,
        hits(conn, shown.ids, needles, ordered.scores),
        *_counted(found, filters),
        is_exact=not found.unread,
        notes=(*query.notes, *found.notes, *ordered.notes),
        nothing=None if ordered.ids else nothing(conn, query, archive, filters=filters),
        facets=facets(found.articles, archive.held),
        start=shown.start,
        after=shown.after,
        before=shown.before,
    )


def _counted(found: Matched, filters: Filters) -> tuple[int, int]:
    """Return how many articles there are, and pieces of furniture unless asked for."""
    if filters.kind == Kind.FURNITURE:
        return len(found.furniture), 0
    return found.count, len(found.furniture)


def marks(conn: sqlite3.Connection, text: str, query: str) -> Marks:
    """Return where to highlight a query in an article's text."""
    return merged(places(text, needles_of(parse(query).terms, vocabulary(conn))))


def hits(
    conn: sqlite3.Connection,
    found: Sequence[int],
    needles: Sequence[Needle],
    scores: Mapping[int, float],
) -> tuple[Hit, ...]:
    """Return what a reader sees of each article."""
    rows = find.rows(conn, found)
    return tuple(hit(rows[n], needles, scores.get(n, 0.0)) for n in found if n in rows)


def hit(row: Row, needles: Sequence[Needle], score: float) -> Hit:
    """Return one article as a hit."""
    piece, where = snippet(row.text, needles, heading_end=row.heading_end)
    return Hit(
        uid=row.uid,
        headline=row.headline or excerpt(row.text),
        is_excerpt=not row.headline,
        title=row.title,
        date=row.date,
        page_label=row.page_label,
        kind=row.kind,
        snippet=piece,
        marks=where,
        score=round(score, 6),
    )


def excerpt(text: str) -> str:
    """Return how a text begins, to stand for the headline it has not.

    >>> excerpt("昨天下午，城东新桥通车。市民冒雨前来，桥上人山人海。")
    '昨天下午，城东新桥通车。市民冒雨前来，桥上人山…'
    """
    line = text.strip().partition("\n")[0]
    return line if len(line) <= EXCERPT_CHARS else line[: EXCERPT_CHARS - 1] + "…"
