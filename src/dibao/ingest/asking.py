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
from dibao.ingest.given import Given, Opened, Way, opened
from dibao.ingest.work import Job, work
from dibao.model import Facts
from dibao.read import Found

TRIES = 3  # a file that failed as often waits for --retry
# What the bytes alone say: read again by the same version they would say the same.
CERTAIN = frozenset(
    ("empty", "not-text", "not-pdf", "type-mismatch", "no-reader", "lossy", "too-large")
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
    if is_in(run, file.sha256) or tired(run, found.path, file.sha256):
        return one
    answer = run.executor.submit(work, _job(run, file))
    return replace(one, answer=answer)


def is_in(run: Run, sha256: str) -> bool:
    """Tell whether bytes are in, or withdrawn, and need no reading.

    They do where an encoding is declared: only reading tells if it is another.
    """
    standing, _ = sources.standing(run.conn, sha256)
    return needs_nothing(run, standing)


def needs_nothing(run: Run, standing: Standing) -> bool:
    """Tell the same of bytes whose standing is known."""
    if standing is Standing.CURRENT:
        return not run.given.encoding
    return standing is Standing.WITHDRAWN


def tired(run: Run, path: Path, sha256: str) -> Problem | None:
    """Return the problem for which a file is not tried again by itself.

    It has had it too often, or it is certain, unless another encoding is declared.
    """
    location = located(path, run.archive)
    failed = problems.tried(run.conn, location, sha256=sha256, version=__version__)
    if failed is None or run.given.retry:
        return None
    is_certain = failed.code in CERTAIN and not run.given.encoding
    return failed if is_certain or failed.tries >= TRIES else None


def _job(run: Run, file: Opened) -> Job:
    """Return a file with all that is known of it."""
    standing, source_id = sources.standing(run.conn, file.sha256)
    is_current = standing is Standing.CURRENT
    return Job(
        file,
        run.given.facts.over(run.told_by_path(file.path)),
        tuple(anew.kept_of(run.conn, file).items()),
        encoding=run.given.encoding,
        is_read_as=sources.encoding(run.conn, source_id) if is_current else "",
        raw=correct.raw_of(run.conn, source_id) if is_current else (),
        dictionary=run.dictionary,
    )
