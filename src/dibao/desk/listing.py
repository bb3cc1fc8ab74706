"""All that a query finds, in order: to hand out as a table, and to walk through."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dibao.archive import find, scan
from dibao.archive.find import Filters, Row, Sort
from dibao.archive.scan import Parts
from dibao.desk.answer import Hit
from dibao.desk.best import best
from dibao.desk.citation import reference
from dibao.desk.matching import known, matching
from dibao.desk.needles import Needle, needles_of
from dibao.desk.order import Ordered, in_order
from dibao.desk.paging import Slice, written
from dibao.desk.search import hit
from dibao.query import parse

NONE = Ordered([], lambda n: (n,))
AT_ONCE = Slice().limit


@dataclass(frozen=True, slots=True)
class Listed:
    """A hit with who signed it and how to cite it."""

    hit: Hit
    byline: str
    citation: str


@dataclass(frozen=True, slots=True)
class Listing:
    """The first hits of a query; ``left_out`` is how many more there are."""

    rows: tuple[Listed, ...] = ()
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Neighbors:
    """Where an article stands among the hits of a query.

    ``number`` counts from 1. ``before`` and ``after`` are uids, "" at the ends;
    ``page`` is the ``Slice.after`` of the slice in which it stands.
    """

    number: int
    total: int
    before: str
    after: str
    page: str


def listing(
    conn: sqlite3.Connection, text: str, *, filters: Filters, most: int
) -> Listing:
    """Return so many hits of a query, in the order asked for, furniture last."""
    needles, ordered = everything(conn, text, filters)
    ids = ordered.ids[:most]
    rows = _rows(conn, ids, needles, ordered.scores)
    return Listing(rows, len(ordered.ids) - len(ids))


def newest(
    conn: sqlite3.Connection, text: str, *, filters: Filters, most: int
) -> tuple[Listed, ...]:
    """Return the newest hits of a query; how many more there are is not asked."""
    query, archive = parse(text), known(conn)
    if query.node is None:
        return ()
    how = replace(filters, sort=Sort.NEWEST), most
    ids = best(conn, query.node, archive, how=how)
    return _rows(conn, ids, needles_of(query.terms, archive.counts), {})


def _rows(
    conn: sqlite3.Connection,
    ids: Sequence[int],
    needles: Sequence[Needle],
    scores: Mapping[int, float],
) -> tuple[Listed, ...]:
    """Return articles as a list shows them, in their order."""
    rows, parts = find.rows(conn, ids), scan.parts(conn, ids)
    return tuple(
        _listed(hit(rows[n], needles, scores.get(n, 0.0)), rows[n], parts[n])
        for n in ids
        if n in rows
    )


def _listed(found: Hit, row: Row, parts: Parts) -> Listed:
    byline, _, names = parts.byline.rpartition("\n")
    place = (row.title, row.date, row.page_label)
    cited = reference(row.headline, tuple(names.split()), place=place)
    return Listed(found, byline, cited)


def neighbors(
    conn: sqlite3.Connection, text: str, article_id: int, *, filters: Filters
) -> Neighbors | None:
    """Return what stands around an article in the list of a query; None if it is out.

    Raises nothing: any text is a query.
    """
    _, ordered = everything(conn, text, filters)
    ids = ordered.ids
    if article_id not in ids:
        return None
    at = ids.index(article_id)
    around = ids[max(0, at - 1) : at + 2]
    uids = {n: row.uid for n, row in find.rows(conn, around).items()}
    first = at - at % AT_ONCE
    return Neighbors(
        at + 1,
        len(ids),
        uids.get(ids[at - 1], "") if at else "",
        uids.get(ids[at + 1], "") if at + 1 < len(ids) else "",
        written(ordered.place(ids[first - 1])) if first else "",
    )


def everything(
    conn: sqlite3.Connection, text: str, filters: Filters
) -> tuple[tuple[Needle, ...], Ordered]:
    """Return all that a query finds in order, and what it is marked by."""
    query = parse(text)
    if query.node is None:
        return (), NONE
    archive = known(conn)
    found = matching(conn, query.node, archive, filters=filters)
    ordered = in_order(conn, found, (query.node, filters.sort), archive)
    return needles_of(query.terms, archive.counts), ordered
