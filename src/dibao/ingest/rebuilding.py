"""Rebuilding: everything that is made of pages, made anew from the raw pages."""

import sqlite3
from collections.abc import Callable
from dataclasses import astuple, dataclass
from pathlib import Path

from dibao.archive import carrying, correct, retiring, writer
from dibao.archive.carrying import Kept
from dibao.archive.renewal import renewed
from dibao.archive.transaction import flush
from dibao.clean import clean
from dibao.errors import DibaoError
from dibao.ingest.pipeline import understand
from dibao.model import Page, Segmented, Understood

Progress = Callable[[int, int], None]
"""Told how many sources are done, and of how many."""
BATCH = 64  # sources whose index entries wait


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What a new archive holds: sources and pages, and what became of the articles."""

    sources: int = 0
    pages: int = 0
    articles: int = 0  # furniture is none
    kept: int = 0  # uids, furniture's among them, of which an article stays
    new: int = 0
    gone: int = 0  # uids that no article has any more

    def __add__(self, other: "Rebuilt") -> "Rebuilt":
        """Return both together."""
        pairs = zip(astuple(self), astuple(other), strict=True)
        return Rebuilt(*(one + two for one, two in pairs))


def rebuild(
    archive: Path,
    *,
    dictionary: str | None = None,
    progress: Progress = lambda *_: None,
) -> Rebuilt:
    """Make an archive anew from its raw pages; return what became of it.

    The present rules hold for all; what is known of a page, by ``dibao set`` or
    otherwise, stays, and so do uids.
    ``dictionary`` is the text of a user's dictionary; None keeps the archive's own.

    Raises:
        DibaoError: it cannot be read or replaced; see ``renewed``. It is as it was.
    """
    with renewed(archive, dictionary=dictionary) as (old, new):
        carrying.carry(old, new)
        sources = tuple(carrying.sources(old))
        rebuilt = Rebuilt()
        for number, source in enumerate(sources, start=1):
            rebuilt += _source(old, new, source)
            if number % BATCH == 0:
                flush(new)
            progress(number, len(sources))
        carrying.finish(old, new)
    return rebuilt


def _source(old: sqlite3.Connection, new: sqlite3.Connection, source: Kept) -> Rebuilt:
    """Store what is understood now of a source's raw pages."""
    made = understand if source.is_current else _cleaned
    try:
        pages = tuple(map(made, correct.pages_of(old, source.id)))
    except Exception as error:  # the worker's door: which of all the pages it was
        raise DibaoError(
            f"source {source.sha256[:12]}: {type(error).__name__}: {error}. This is a "
            f"bug in dibao; the archive is as it was."
        ) from error
    before = retiring.known(old, source.id)
    after = writer.remake(new, source.id, pages, before=before)
    uids = {known.uid for known in before}
    return Rebuilt(
        sources=1,
        pages=len(pages),
        articles=sum(len(page.segmented.articles) for page in pages),
        kept=len(uids & after),
        new=len(after - uids),
        gone=len(uids - after),
    )


def _cleaned(page: Page) -> Understood:
    """Return a page that is not current: its edits, and no articles."""
    cleaned = clean(page)
    return Understood(
        page, cleaned, Segmented((), (), sequence=page.sequence, facts=page.facts)
    )
