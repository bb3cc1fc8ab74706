"""A file that is in, read otherwise than before: what a person said of it stays."""

import sqlite3
from dataclasses import replace

from dibao.archive import correct, printing, sources
from dibao.archive.correct import RawPage
from dibao.archive.sources import Standing
from dibao.ingest.given import NOTHING, Opened
from dibao.model import Facts, Page


def is_stored(
    conn: sqlite3.Connection, source_id: int, encoding: str, raw: tuple[RawPage, ...]
) -> bool:
    """Tell whether a source is in as it is read now: in this encoding, page for page.

    Only reading tells: "gbk" is gb18030, "big5" the likelier of two tables; and what is
    stored may be damaged.
    """
    return (
        sources.encoding(conn, source_id) == encoding
        and correct.raw_of(conn, source_id) == raw
    )


def raw_page(page: Page) -> RawPage:
    """Return a page that was read as it would lie in an archive."""
    return as_bytes(page.text, printing.as_text(page))


def as_bytes(raw: str, layout: str | None) -> RawPage:
    """Return a page's texts as they would lie in an archive."""
    return raw.encode(), None if layout is None else layout.encode()


def kept_of(conn: sqlite3.Connection, file: Opened) -> dict[int, Facts]:
    """Return by page what is known of a file that is or was in; empty for any other.

    Paper, date and page outlive another reading, for ``dibao set`` may have corrected
    them. A section does not: nobody can set it, and it may be what was misread. (Of
    293 misreadings of the samples 14 told a label, each rightly, one a section,
    wrongly, none a paper or a date.)
    """
    standing, source_id = sources.standing(conn, file.sha256)
    if standing not in (Standing.CURRENT, Standing.SUPERSEDED):
        return {}
    stored = correct.facts_of(conn, source_id)
    return {number: replace(facts, section="") for number, facts in stored.items()}


def with_kept(page: Page, kept: dict[int, Facts]) -> Page:
    """Return a page with what was known of it, where nothing is said of it now."""
    return replace(page, facts=page.facts.over(kept.get(page.sequence, NOTHING)))
