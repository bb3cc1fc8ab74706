"""Digests of what the archive says, whatever its ids, paths and clocks.

A digest is the SHA-256 of compact JSON: the same input gives the same digest on any
machine and in any order of ingest.
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator

from dibao.archive import printing

Value = str | int | float | None
BlockRow = tuple[int, str, int, int, float, str | None]
"""Sequence, role, start, end, confidence, box."""
SpanRow = tuple[int, int, int]
"""Line, start, end."""

ARTICLE = """
select a.uid, a.sequence, a.kind, a.kicker, a.headline, a.deck, a.byline, a.names,
  a.agency, a.place, a.day, a.jump, a.chars, a.confidence, a.boundary, x.text
from articles a
join texts x on x.article_id = a.id
where a.id = ?
"""
BLOCKS = """
select b.sequence, b.role, b.start, b."end", b.confidence, b.box,
  s.line, s.start, s."end"
from blocks b
left join spans s on s.block_id = b.id
where b.article_id = ?
order by b.sequence, s.sequence
"""
TITLES = "select name from titles where id in (select title_id from issues) order by 1"
ISSUES = """
select t.name, i.date, i.date_exact, i.edition, i.number, i.status, s.sha256
from issues i
join titles t on t.id = i.title_id
left join sources s on s.id = i.source_id
where i.id in (select issue_id from pages)
order by 1, 2, 4, 7
"""
PAGE_IDS = """
select p.id
from pages p
join sources s on s.id = p.source_id
order by s.sha256, p.sequence
"""
PAGE = """
select s.sha256, p.sequence, t.name, i.date, i.edition, p.label, p.section, p.raw,
  n.sha256, s.withdrawn_at is not null
from pages p
join sources s on s.id = p.source_id
join issues i on i.id = p.issue_id
join titles t on t.id = i.title_id
left join sources n on n.id = p.superseded_by
where p.id = ?
"""
LAYOUT = "select {layout} from pages where id = ? and {layout} is not null"
EDITS = """
select sequence, rule, line, before, after from edits where page_id = ? order by 1
"""
NO_SPAN = (None, None, None)
ARTICLE_IDS = "select id from articles where page_id = ? order by sequence"


def _bytes(value: object) -> object:
    """Return what stands in JSON for a blob."""
    if isinstance(value, bytes):
        return {"bytes": value.hex()}
    raise TypeError(type(value))


_json = json.JSONEncoder(separators=(",", ":"), default=_bytes).encode


def of_article(conn: sqlite3.Connection, article_id: int) -> str:
    """Return the digest of an article as its rows now stand, in 64 hex digits."""
    return of_lines(_article(conn, article_id))


def of_lines(rows: Iterable[tuple[Value, ...]]) -> str:
    """Return the digest of rows as they were read: an article's own, its blocks'."""
    sha = hashlib.sha256()
    for row in rows:
        sha.update(line(row))
    return sha.hexdigest()


def of_rows(
    article: tuple[Value, ...],
    blocks: Iterable[BlockRow],
    spans: Iterable[tuple[SpanRow, ...]],
) -> str:
    """Return the same of rows that are not stored yet, each block with its spans."""
    rows = (
        (*block, *span)
        for block, of_block in zip(blocks, spans, strict=True)
        for span in of_block or (NO_SPAN,)
    )
    lines = b"".join(map(line, (article, *rows)))
    return hashlib.sha256(lines).hexdigest()


def of_content(conn: sqlite3.Connection) -> str:
    """Return the digest of titles, issues, pages, articles, blocks and edits."""
    return of_lines(_content(conn))


def _content(conn: sqlite3.Connection) -> Iterator[tuple[Value, ...]]:
    """Yield every row that counts, in an order that no id has a part in."""
    yield from conn.execute(TITLES)
    yield from conn.execute(ISSUES)
    layout = LAYOUT.format(layout=printing.layout_in(conn))
    for (page_id,) in conn.execute(PAGE_IDS).fetchall():
        yield from conn.execute(PAGE, (page_id,))
        yield from conn.execute(layout, (page_id,))
        yield from conn.execute(EDITS, (page_id,))
        for (article_id,) in conn.execute(ARTICLE_IDS, (page_id,)).fetchall():
            yield from _article(conn, article_id)


def _article(conn: sqlite3.Connection, article_id: int) -> Iterator[tuple[Value, ...]]:
    """Yield an article's own row and those of its blocks."""
    yield from conn.execute(ARTICLE, (article_id,))
    yield from conn.execute(BLOCKS, (article_id,))


def line(row: tuple[object, ...]) -> bytes:
    """Return a row as one line of JSON: 1, 1.0, "1" and a blob are four things."""
    return _json(row).encode() + b"\n"
