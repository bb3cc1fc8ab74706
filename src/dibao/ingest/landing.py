"""A file's answer come back: written, or its problem is. Only here a run writes."""

import os
from collections.abc import Iterable
from pathlib import Path

from dibao.archive import problems, sources, writer
from dibao.archive.preparing import articles_in
from dibao.archive.problems import Problem
from dibao.archive.sources import Standing, located
from dibao.archive.trouble import is_trouble
from dibao.errors import LockedError, MissingError, UsageError
from dibao.ingest import anew
from dibao.ingest.asking import Run, asked, is_in, tired
from dibao.ingest.flight import Asked
from dibao.ingest.outcome import Outcome, Status
from dibao.ingest.trouble import problem_of, shut
from dibao.ingest.work import Ready
from dibao.read import SHUT, opens

TIRED = "not tried again"
NO_FILES_FAULT = (UsageError, MissingError, LockedError)


def landed(run: Run, one: Asked) -> Outcome:
    """Return what became of a file, or of what is none; nothing is durable yet.

    Raises:
        UsageError: the command is wrong.
        MissingError: what every file needs is not to be had.
        LockedError: somebody reads, and keeps the archive from being written.
        sqlite3.Error: the disk or the archive is; no other file will fare better.
    """
    if one.found.skipped in SHUT:
        return _failed(run, one.path, shut(one.found))
    if one.found.skipped:
        return Outcome(one.path, Status.SKIPPED, note=one.found.skipped)
    try:
        return _known(run, one) or _arrived(run, one)
    except Exception as error:  # the worker's door: recorded, and on to the next file
        if isinstance(error, NO_FILES_FAULT) or is_trouble(error):
            raise
        return _failed(run, one.path, problem_of(error, sha256=one.sha256))


def forget_opened(run: Run, paths: Iterable[Path]) -> None:
    """Forget what was noted of folders below the paths that the system opens now.

    Whatever is in them is about to be walked; no file stands for a folder itself.
    """
    tops = tuple(map(_whole, paths))
    for noted in problems.unopened(run.conn, run.archive):
        folder, code = _whole(noted.file), noted.problem.code
        if code in SHUT and any(map(folder.is_relative_to, tops)) and opens(folder):
            problems.solved(run.conn, noted.location)


def _whole(path: Path) -> Path:
    """Return a path from the root, without "..", as ``located`` has it."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links


def _known(run: Run, one: Asked) -> Outcome | None:
    """Return what becomes of bytes that need no work, or are in by now; else None."""
    stands = sources.standing(run.conn, one.sha256)
    if is_in(run, one.path, one.sha256):
        return _unchanged(run, one, stands)
    failed = None if one.answer else tired(run, one.path, one.sha256)
    if failed:
        return Outcome(one.path, Status.PROBLEM, problem=failed, note=TIRED)
    return None


def _arrived(run: Run, one: Asked) -> Outcome:
    """Return what becomes of a file's answer."""
    if one.error:
        raise one.error
    if not one.answer:  # they were in when asked for; what was before it changed that
        return _asked_again(run, one)
    answer = one.answer.result()
    if isinstance(answer, Problem):
        return _failed(run, one.path, answer)
    stands = sources.standing(run.conn, answer.incoming.sha256)
    if not answer.pages and stands[0] is not Standing.CURRENT:  # so it is here, too
        return _asked_again(run, one)
    if _is_read_so(run, answer, stands):
        _lacking(run, one, answer, source_id=stands[1])
        return _unchanged(run, one, stands)
    location = located(one.path, run.archive)
    incoming, pages, lacking = answer.incoming, answer.pages, answer.lacking
    source_id = writer.admit(run.conn, incoming, pages, location=location)
    problems.solved(run.conn, location)
    _lacking(run, one, answer, source_id=source_id)
    articles = articles_in(pages)
    return Outcome(one.path, Status.NEW, len(pages), articles, lacking=lacking)


def _lacking(run: Run, one: Asked, ready: Ready, *, source_id: int) -> None:
    """Record what pages of a file that is in could not be read."""
    location = located(one.path, run.archive)
    for problem in ready.lacking:
        problems.note(run.conn, location, problem, source_id=source_id)


def _asked_again(run: Run, one: Asked) -> Outcome:
    """Return what becomes of a file that now needs more than when it was asked for."""
    again = asked(run, one.found)
    return _known(run, again) or _arrived(run, again)


def _is_read_so(run: Run, ready: Ready, stands: tuple[Standing, int]) -> bool:
    """Tell whether bytes are in, read in the very encoding that they now are, whole."""
    standing, source_id = stands
    if standing is not Standing.CURRENT or not ready.pages:
        return standing is Standing.CURRENT
    raw = tuple(anew.as_bytes(page.raw, page.layout) for page in ready.pages)
    return anew.is_stored(run.conn, source_id, ready.incoming.encoding, raw)


def _unchanged(run: Run, one: Asked, stands: tuple[Standing, int]) -> Outcome:
    """Record that a path holds bytes that are in, if that is news."""
    location = located(one.path, run.archive)
    standing, source_id = stands
    if not sources.stands_at(run.conn, location, source_id):
        writer.add_path(run.conn, location, source_id)
    lacking = problems.unchanged(run.conn, location, one.sha256)
    note = standing if standing is Standing.WITHDRAWN else ""
    return Outcome(one.path, Status.UNCHANGED, note=note, lacking=lacking)


def _failed(run: Run, path: Path, problem: Problem) -> Outcome:
    """Record why a file did not go in; of what cannot be opened, not for ever."""
    known = None if problem.sha256 else tired(run, path, "")
    if known and known.code == problem.code:
        return Outcome(path, Status.PROBLEM, problem=known, note=TIRED)
    problems.note(run.conn, located(path, run.archive), problem)
    return Outcome(path, Status.PROBLEM, problem=problem)
