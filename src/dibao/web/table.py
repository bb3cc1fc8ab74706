"""What was found as a table that spreadsheets open."""

import csv
import io
from collections.abc import Iterable

from dibao.desk import Listed

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
BOM = "\ufeff"  # Excel takes a file without it for GBK
# A cell that begins so is a formula to a spreadsheet, and a page may hold any text.
# The full-width ones count in Chinese and Japanese Excel.
FORMULA = tuple("=+-@\t\r＝＋－＠")


def cell(text: str) -> str:
    """Return a text as a cell that no spreadsheet computes: an apostrophe before it.

    A snippet that begins with -3℃ is changed too, and shows its apostrophe: better
    than a formula that somebody printed, or put into a file. JSON has it as it is.

    >>> cell("=1+1"), cell("-3℃"), cell("——编者按"), cell("铝都")
    ("'=1+1", "'-3℃", '——编者按', '铝都')
    """
    return f"'{text}" if text.startswith(FORMULA) else text


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
