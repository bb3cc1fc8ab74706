"""What was found as a table that spreadsheets open."""

import csv
import io
from collections.abc import Iterable

from dibao.desk import Listed
from dibao.desk.cells import BOM, cell

COLUMNS = (
    "uid",
    "headline",
    "title",
    "date",
    "page",
    "kind",
    "byline",
    "snippet",
    "address",
    "citation",
)
MOST = 5000  # 0.7 s, snippets and all; the reading room gives up after 3


def table(rows: Iterable[tuple[Listed, str]]) -> str:
    """Return hits and their addresses as RFC 4180 has it, lines ending in CRLF."""
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(COLUMNS)
    for row, address in rows:
        writer.writerow(map(cell, values(row, address)))
    return BOM + written.getvalue()


def values(row: Listed, address: str) -> tuple[str, ...]:
    """Return a hit's values in the order of the columns; what is not known is ""."""
    hit = row.hit
    return (
        hit.uid,
        "" if hit.is_excerpt else hit.headline,
        hit.title,
        hit.date,
        hit.page_label,
        hit.kind,
        row.byline,
        hit.snippet,
        address,
        row.citation,
    )
