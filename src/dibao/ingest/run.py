"""The run: file after file to the archive, whatever is wrong with any of them.

Workers read and understand. This process asks them, in the order of the walk, and is
the one that writes what comes back, in the same order.
"""

import sqlite3
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from dibao import __version__
from dibao.archive import beside, indexing, runs, share, sources, wording
from dibao.archive.connect import open_to_write
from dibao.archive.transaction import commit
from dibao.ingest import flight
from dibao.ingest.asking import Run, asked
from dibao.ingest.given import HERE, NOTHING_SAID, Given, Way
from dibao.ingest.inline import Inline
from dibao.ingest.landing import forget_opened, landed
from dibao.ingest.outcome import Outcome, Summary, summed
from dibao.ingest.pool import Pool
from dibao.ingest.work import allowed, warm_up
from dibao.read import Found, find
from dibao.signals import put_off

BATCH_FILES = 64  # a commit each file costs half the speed,
BATCH_SECONDS = 1.0  # and a crash loses only what was not yet said to be in
SIGINT_CODE = 130  # 128 + SIGINT, as shells report it
LARGE_WAL_BYTES = 256 << 20
SHARE = (
    "{}: it lies on a network share. It is written without a log, so that readers wait "
    "at each commit. Keep it on a local disk; dibao publish gives readers a copy."
)


def ingest(
    archive: Path,
    paths: Iterable[Path],
    *,
    given: Given = NOTHING_SAID,
    way: Way = HERE,
) -> Summary:
    """Add files, and folders with all that is below them; return what became of them.

    An interrupt ends the run after the last whole file.

    Raises:
        NoInputError: one of the paths does not exist.
        UsageError: the pattern or the encoding cannot be understood.
        DibaoError: the archive cannot be opened or written; see ``open_to_write``.
    """
    paths = tuple(paths)
    found = find(paths)
    told, words = given.told_by_path(), given.dictionary
    started = sources.now()
    with (
        open_to_write(archive, create=True, dictionary=words, wait=way.wait) as conn,
        workers(way.workers) as executor,
    ):
        words = wording.dictionary(conn)
        run = Run(conn, archive, given, way, executor, told, words)
        last_id = sources.last_id(conn)
        forget_opened(run, paths)
        summary, has_written = _all(run, found)
        if has_written:
            _record(conn, summary, started)
        if has_written and not summary.interrupted:
            indexing.settle(conn, last_id)
    return summary


@contextmanager
def workers(count: int) -> Iterator[Executor]:
    """Yield who does the work, ended at once by whatever ends what is done inside."""
    executor = Pool(count, limits=allowed, initializer=warm_up) if count else Inline()
    try:
        yield executor
    finally:
        executor.shutdown(cancel_futures=True)


def _all(run: Run, found: Iterable[Found]) -> tuple[Summary, bool]:
    """Ingest file after file; return what became of them, and whether any wrote."""
    summary, has_written = Summary(), False
    batch, unsaid = list[Outcome](), list[Outcome]()

    def end_batch() -> None:
        nonlocal summary, has_written
        with put_off():  # what is durable is counted too
            has_written |= commit(run.conn)
            summary = summed(batch, start=summary)
            unsaid.extend(batch)
            batch.clear()
        said = tuple(unsaid)
        unsaid.clear()
        for outcome in said:
            run.way.progress(outcome)

    try:
        for _ in _until_due(run, found, batch):
            end_batch()
        end_batch()
    except KeyboardInterrupt as stop:
        end_batch()
        code = getattr(stop, "exit_code", SIGINT_CODE)
        summary = replace(summary, interrupted=code)
    return summary, has_written


def _until_due(
    run: Run, found: Iterable[Found], batch: list[Outcome]
) -> Iterator[None]:
    """Gather outcomes in ``batch``; yield whenever it is time to make them durable."""
    if share.is_on_share(run.archive):
        run.way.warn(SHARE.format(run.archive))
    asks = flight.in_order((asked(run, one) for one in found), workers=run.way.workers)
    large = LARGE_WAL_BYTES
    due = time.monotonic() + BATCH_SECONDS
    for one in asks:
        while not flight.arrives(one, within_s=due - time.monotonic()):
            yield
            due = time.monotonic() + BATCH_SECONDS
        batch.append(landed(run, one))
        if len(batch) >= BATCH_FILES or time.monotonic() >= due:
            yield
            large = _watched(run, large)
            due = time.monotonic() + BATCH_SECONDS


def _watched(run: Run, large: int) -> int:
    """Warn of a log that grows because somebody reads; return when to warn again."""
    size = beside.log_bytes(run.archive)
    if size < large:
        return large
    run.way.warn(
        f"{run.archive}-wal has grown to {size / 1e6:,.0f} MB, for another program "
        "has been reading the archive all the while. Nothing is wrong; it shrinks "
        "when that program ends."
    )
    return 2 * size


def _record(conn: sqlite3.Connection, summary: Summary, started: str) -> None:
    """Leave one row for a run that changed something."""
    row = runs.Run(
        started,
        sources.now(),
        __version__,
        summary.seen,
        summary.new,
        summary.unchanged,
        summary.problems,
    )
    runs.put(conn, row)
    commit(conn)
