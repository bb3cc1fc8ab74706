"""Asking for the work that a file needs, in the order of the walk."""

import sqlite3
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from pathlib import Path

from dibao import __version__
from dibao.archive import correct, problems, sources
from dibao.archive.problems import Problem
from dibao.archive.sources import Standing, located
from dibao.ingest import anew
from dibao.ingest.flight import Asked
from dibao.ingest.given import NOT_TOLD, Given, Opened, Way, opened
from dibao.ingest.work import Job, work
from dibao.model import Facts
from dibao.read import Found

TRIES = 3  # a file that failed as often waits for --retry
# What the bytes alone say: read again by the same version they would say the same.
CERTAIN = frozenset(
    (
        *("empty", "not-text", "not-pdf", "type-mismatch", "lossy", "too-large"),
        *("needs-ocr", "blank", "damaged", "encrypted"),
    )
)


@dataclass(frozen=True, slots=True)
class Run:
    """What stays the same from file to file; ``dictionary``: the archive's own."""

    conn: sqlite3.Connection
    archive: Path
    given: Given
    way: Way
    executor: Executor
    told_by_path: Callable[[Path], Facts]
    dictionary: str


def asked(run: Run, found: Found) -> Asked:
    """Ask for the work that a file needs, if it needs any."""
    if found.skipped:
        return Asked(found)
    try:
        file = opened(found.path)
    except Exception as error:  # on record once it is its turn
        return Asked(found, error=error)
    one = Asked(found, file.sha256, len(file.data))
    if is_in(run, found.path, file.sha256) or tired(run, found.path, file.sha256):
        return one
    answer = run.executor.submit(work, _job(run, file))
    return replace(one, answer=answer)


def is_in(run: Run, path: Path, sha256: str) -> bool:
    """Tell whether bytes are in, or withdrawn, and need no reading.

    They do where they are to be read anew, or pages that could not be are tried again.
    """
    standing, _ = sources.standing(run.conn, sha256)
    if standing is not Standing.CURRENT:
        return standing is Standing.WITHDRAWN
    return not (run.given.reads_anew(path) or _tries_pages(run, path, sha256))


def _tries_pages(run: Run, path: Path, sha256: str) -> bool:
    """Tell whether pages of a file that is in are to be tried again."""
    if not run.given.retry:
        return False
    return bool(problems.lacked(run.conn, located(path, run.archive), sha256))


def tired(run: Run, path: Path, sha256: str) -> Problem | None:
    """Return the problem for which a file is not tried again by itself.

    It has had it too often, or it is certain, unless it is told how to read it.
    """
    location = located(path, run.archive)
    failed = problems.tried(run.conn, location, sha256=sha256, version=__version__)
    if failed is None or run.given.retry:
        return None
    is_certain = failed.code in CERTAIN and run.given.told == NOT_TOLD
    return failed if is_certain or failed.tries >= TRIES else None


def _job(run: Run, file: Opened) -> Job:
    """Return a file with all that is known of it."""
    standing, source_id = sources.standing(run.conn, file.sha256)
    is_current = standing is Standing.CURRENT
    return Job(
        file,
        run.given.facts.over(run.told_by_path(file.path)),
        tuple(anew.kept_of(run.conn, file).items()),
        told=run.given.told,
        is_read_as=sources.encoding(run.conn, source_id) if is_current else "",
        raw=correct.raw_of(run.conn, source_id) if is_current else (),
        dictionary=run.dictionary,
    )
