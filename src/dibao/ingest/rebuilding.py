"""Rebuilding: everything that is made of pages, made anew from the raw pages."""

import sqlite3
from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dibao.archive import carrying, correct, retiring, wording, writer
from dibao.archive.carrying import Kept
from dibao.archive.preparing import articles_in
from dibao.archive.renewal import renewed
from dibao.archive.transaction import flush
from dibao.errors import DibaoError, MissingError
from dibao.ingest.flight import in_order
from dibao.ingest.given import HERE, Way
from dibao.ingest.run import workers
from dibao.ingest.work import Remake, remake
from dibao.ingest.worker import WorkerError

if TYPE_CHECKING:
    from dibao.archive.preparing import PreparedPage

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


@dataclass(frozen=True, slots=True)
class Asked:
    """A source, and what was asked of a worker."""

    source: Kept
    size_bytes: int
    answer: "Future[tuple[PreparedPage, ...]]"


def rebuild(
    archive: Path,
    *,
    dictionary: str | None = None,
    way: Way = HERE,
    progress: Progress = lambda *_: None,
) -> Rebuilt:
    """Make an archive anew from its raw pages; return what became of it.

    The present rules hold for all; what is known of a page, by ``dibao set`` or
    otherwise, stays, and so do uids.
    ``dictionary`` is the text of a user's dictionary; None keeps the archive's own.
    Of the ``way``, its workers and whether to wait count.

    Raises:
        DibaoError: it cannot be read or replaced; see ``renewed``. It is as it was.
    """
    with (
        renewed(archive, dictionary=dictionary, wait=way.wait) as (old, new),
        workers(way.workers) as executor,
    ):
        carrying.carry(old, new)
        sources = tuple(carrying.sources(old))
        asks = (_asked(old, new, source, executor=executor) for source in sources)
        rebuilt = Rebuilt()
        for number, asked in enumerate(in_order(asks, workers=way.workers), start=1):
            rebuilt += _landed(old, new, asked)
            if number % BATCH == 0:
                flush(new)
            progress(number, len(sources))
        carrying.finish(old, new)
    return rebuilt


def _asked(
    old: sqlite3.Connection,
    new: sqlite3.Connection,
    source: Kept,
    *,
    executor: Executor,
) -> Asked:
    """Ask for what is understood now of a source's raw pages."""
    try:
        pages = correct.pages_of(old, source.id)
    except Exception as error:
        raise _broken(source, error) from error
    words = wording.dictionary(new)
    job = Remake(pages, source.sha256, is_current=source.is_current, dictionary=words)
    return Asked(source, job.size_bytes, executor.submit(remake, job))


def _landed(old: sqlite3.Connection, new: sqlite3.Connection, asked: Asked) -> Rebuilt:
    """Store what was understood of a source's raw pages."""
    source = asked.source
    try:
        pages = asked.answer.result()
    except WorkerError as error:
        raise _given_up(source, error) from error
    except MissingError:  # no worker: the fault of no source
        raise
    except Exception as error:  # the worker's door: which of all the pages it was
        raise _broken(source, error) from error
    before = retiring.known(old, source.id)
    after = writer.remake(new, source.id, pages, before=before)
    uids = {known.uid for known in before}
    return Rebuilt(
        sources=1,
        pages=len(pages),
        articles=articles_in(pages),
        kept=len(uids & after),
        new=len(after - uids),
        gone=len(uids - after),
    )


def _given_up(source: Kept, error: WorkerError) -> DibaoError:
    """Return what is said of a source for which a worker has given up."""
    return DibaoError(
        f"source {source.sha256[:12]}: {error} The archive is as it was. To make it "
        f"anew without limits: --workers 0",
        code=error.code,
    )


def _broken(source: Kept, error: Exception) -> DibaoError:
    """Return what is said of a source that cannot be made anew."""
    return DibaoError(
        f"source {source.sha256[:12]}: {type(error).__name__}: {error}. This is a bug "
        f"in dibao; the archive is as it was."
    )
