"""The run: file after file to the archive, whatever is wrong with any of them."""

import sqlite3
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from dibao import __version__
from dibao.archive import indexing, problems, runs, sources, writer
from dibao.archive.connect import is_trouble, open_to_write
from dibao.archive.preparing import prepared
from dibao.archive.sources import Standing, located
from dibao.archive.transaction import commit
from dibao.errors import DibaoError, UsageError
from dibao.ingest import anew
from dibao.ingest.given import NOTHING_SAID, Given, Opened, opened, pages_of
from dibao.ingest.outcome import Outcome, Status, Summary, summed
from dibao.ingest.pipeline import understand
from dibao.ingest.trouble import problem_of
from dibao.model import Facts
from dibao.read import Found, find

TRIES = 3  # a file that failed as often waits for --retry
TIRED = "not tried again"
BATCH_FILES = 64  # a commit each file costs half the speed,
BATCH_SECONDS = 1.0  # and a crash loses only what was not yet said to be in

Progress = Callable[[Outcome], None]


@dataclass(frozen=True, slots=True)
class Run:
    """What stays the same from file to file."""

    conn: sqlite3.Connection
    archive: Path
    given: Given
    told_by_path: Callable[[Path], Facts]


def ingest(
    archive: Path,
    paths: Iterable[Path],
    *,
    given: Given = NOTHING_SAID,
    progress: Progress = lambda _: None,
) -> Summary:
    """Add files, and folders with all that is below them; return what became of them.

    ``progress`` is told of each file once what is said of it is durable. An interrupt
    ends the run after the last whole file.

    Raises:
        NoInputError: one of the paths does not exist.
        UsageError: the pattern or the encoding cannot be understood.
        DibaoError: the archive cannot be opened or written; see ``open_to_write``.
    """
    found = find(paths)
    told_by_path = given.told_by_path()
    started = sources.now()
    with open_to_write(archive, create=True, dictionary=given.dictionary) as conn:
        run = Run(conn, archive, given, told_by_path)
        last_id = sources.last_id(conn)
        summary, has_written = _all(run, found, progress)
        if has_written:
            _record(conn, summary, started)
        if has_written and not summary.is_interrupted:
            indexing.settle(conn, last_id)
    return summary


def _all(run: Run, found: Iterable[Found], progress: Progress) -> tuple[Summary, bool]:
    """Ingest file after file; return what became of them, and whether any wrote."""
    summary, has_written = Summary(), False
    batch: list[Outcome] = []
    due = time.monotonic() + BATCH_SECONDS
    try:
        for one in found:
            batch.append(_one(run, one))
            if len(batch) >= BATCH_FILES or time.monotonic() >= due:
                has_written |= commit(run.conn)
                summary, ready, batch = summed(batch, start=summary), batch, []
                for outcome in ready:
                    progress(outcome)
                due = time.monotonic() + BATCH_SECONDS
    except KeyboardInterrupt:
        summary = replace(summary, is_interrupted=True)
    has_written |= commit(run.conn)
    for outcome in batch:
        progress(outcome)
    return summed(batch, start=summary), has_written


def _one(run: Run, found: Found) -> Outcome:
    """Return what became of one file, or of what is none."""
    if found.skipped == "unreadable":
        error = DibaoError(f"{found.path}: cannot be opened.", code="rights")
        return _failed(run, found.path, error)
    if found.skipped:
        return Outcome(found.path, Status.SKIPPED, note=found.skipped)
    sha256 = ""
    try:
        file = opened(found.path)
        sha256 = file.sha256
        return _known(run, file) or _new(run, file)
    except Exception as error:  # the worker's door: recorded, and on to the next file
        if isinstance(error, UsageError) or is_trouble(error):
            raise  # the command is wrong, or the disk: no other file will fare better
        return _failed(run, found.path, error, sha256=sha256)


def _known(run: Run, file: Opened) -> Outcome | None:
    """Return what becomes of bytes that need no reading; None for all others."""
    location = located(file.path, run.archive)
    if anew.is_settled(run.conn, file, encoding=run.given.encoding):
        standing, source_id = sources.standing(run.conn, file.sha256)
        if not sources.stands_at(run.conn, location, source_id):
            writer.add_path(run.conn, location, source_id)
        problems.solved(run.conn, location)
        note = standing if standing is Standing.WITHDRAWN else ""
        return Outcome(file.path, Status.UNCHANGED, note=note)
    failed = problems.tried(run.conn, location, sha256=file.sha256, version=__version__)
    if failed and failed.tries >= TRIES and not run.given.retry:
        return Outcome(file.path, Status.PROBLEM, problem=failed, note=TIRED)
    return None


def _new(run: Run, file: Opened) -> Outcome:
    """Read, understand and store a file."""
    location = located(file.path, run.archive)
    known = run.given.facts.over(run.told_by_path(file.path))
    incoming, raw = pages_of(file, known=known, encoding=run.given.encoding)
    kept = anew.kept_of(run.conn, file)
    pages = tuple(understand(anew.with_kept(page, kept)) for page in raw)
    ready = prepared(pages, sha256=incoming.sha256)
    writer.admit(run.conn, incoming, ready, location=location)
    problems.solved(run.conn, location)
    articles = sum(len(page.segmented.articles) for page in pages)
    return Outcome(file.path, Status.NEW, len(pages), articles)


def _failed(run: Run, path: Path, error: Exception, *, sha256: str = "") -> Outcome:
    """Record why a file did not go in."""
    problem = problem_of(error, sha256=sha256)
    problems.note(run.conn, located(path, run.archive), problem)
    return Outcome(path, Status.PROBLEM, problem=problem)


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
