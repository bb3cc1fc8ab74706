"""A file that is in, read otherwise than before: what a person said of it stays."""

import sqlite3
from dataclasses import replace

from dibao.archive import correct, sources
from dibao.archive.sources import Standing
from dibao.ingest.given import NOTHING, Opened, pages_of
from dibao.model import Facts, Page


def is_settled(conn: sqlite3.Connection, file: Opened, *, encoding: str) -> bool:
    """Tell whether a file's bytes are in, or withdrawn, and need no reading.

    They need it where they were read in another encoding than the one now declared,
    and where, with one declared, the stored pages are not what the file gives: damaged.

    Raises:
        DataError: it is not in the encoding declared.
        UsageError: there is no such encoding.
    """
    standing, source_id = sources.standing(conn, file.sha256)
    if standing is Standing.CURRENT and encoding:
        # Only reading tells: "gbk" is gb18030, "big5" the likelier of two tables.
        incoming, pages = pages_of(file, known=NOTHING, encoding=encoding)
        given = tuple(page.text.encode() for page in pages)
        return (
            incoming.encoding == sources.encoding(conn, source_id)
            and correct.raw_of(conn, source_id) == given
        )
    return standing in (Standing.CURRENT, Standing.WITHDRAWN)


def kept_of(conn: sqlite3.Connection, file: Opened) -> dict[int, Facts]:
    """Return by page what is known of a file that is in; empty for any other.

    Paper, date and page outlive another reading, for ``dibao set`` may have corrected
    them. A section does not: nobody can set it, and it may be what was misread. (Of
    293 misreadings of the samples 14 told a label, each rightly, one a section,
    wrongly, none a paper or a date.)
    """
    standing, source_id = sources.standing(conn, file.sha256)
    if standing is not Standing.CURRENT:
        return {}
    stored = correct.facts_of(conn, source_id)
    return {number: replace(facts, section="") for number, facts in stored.items()}


def with_kept(page: Page, kept: dict[int, Facts]) -> Page:
    """Return a page with what was known of it, where nothing is said of it now."""
    return replace(page, facts=page.facts.over(kept.get(page.sequence, NOTHING)))
