"""A run that writes nothing: what would be understood, file by file."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from contextlib import closing, nullcontext
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from dibao.annotate import printed_on
from dibao.archive import sources
from dibao.archive.connect import holds_anything, open_to_read
from dibao.archive.problems import Problem
from dibao.archive.sources import Standing
from dibao.errors import MissingError, UsageError
from dibao.ingest import anew
from dibao.ingest.apart import Made, understood
from dibao.ingest.given import NOTHING, NOTHING_SAID, Given, Opened, opened
from dibao.ingest.outcome import Status
from dibao.ingest.run import workers
from dibao.ingest.trouble import problem_of, shut, unread
from dibao.ingest.work import Job
from dibao.model import Facts, Role, Understood
from dibao.read import SHUT, Found, find

FIELDS = ("title", "date", "label", "section")


class Origin(StrEnum):
    """Who says a fact."""

    OPTION = "option"
    PATTERN = "pattern"
    ARCHIVE = "archive"  # known before, of a file that is read anew
    FURNITURE = "furniture"  # the page itself
    FILE = "file"  # other pages of its PDF, the PDF's name or title
    UNKNOWN = "unknown"


NO_FILES_FAULT = UsageError, MissingError
SAYERS = (
    Origin.OPTION,
    Origin.PATTERN,
    Origin.ARCHIVE,
    Origin.FURNITURE,
)  # the first has the word


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """What would be understood of a page, and who says so, field by field."""

    sequence: int
    facts: Facts
    origins: tuple[tuple[str, Origin], ...]
    articles: int
    headlines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What would become of a file."""

    path: Path
    status: Status
    encoding: str = ""
    pages: tuple[PreviewPage, ...] = ()
    problem: Problem | None = None
    lacking: tuple[Problem, ...] = ()  # pages that cannot be read
    note: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """What stays the same from file to file; ``conn`` is None without an archive."""

    conn: sqlite3.Connection | None
    given: Given
    told_by_path: Callable[[Path], Facts]
    executor: Executor


def dry_run(
    archive: Path, paths: Iterable[Path], *, given: Given = NOTHING_SAID
) -> Iterator[Preview]:
    """Yield what ``ingest`` would make of each file; the archive need not exist.

    Raises:
        NoInputError: one of the paths does not exist.
        UsageError: the pattern or the encoding cannot be understood.
        DataError: the archive is none, or a newer dibao's.
    """
    found = find(paths)
    told_by_path = given.told_by_path()
    is_there = holds_anything(archive)
    with (
        closing(open_to_read(archive)) if is_there else nullcontext() as conn,
        workers(1) as executor,
    ):
        run = Look(conn, given, told_by_path, executor)
        for one in found:
            yield _preview(run, one)


def _preview(run: Look, found: Found) -> Preview:
    """Return what would become of one file."""
    if found.skipped in SHUT:
        return Preview(found.path, Status.PROBLEM, problem=shut(found))
    if found.skipped:
        return Preview(found.path, Status.SKIPPED, note=found.skipped)
    try:
        return _understood(run, found.path)
    except NO_FILES_FAULT:
        raise
    except Exception as error:  # the worker's door, as in the run itself
        return Preview(found.path, Status.PROBLEM, problem=problem_of(error))


def _understood(run: Look, path: Path) -> Preview:
    """Return what would be understood of a file that can be read."""
    file, by_path = opened(path), run.told_by_path(path)
    kept = _kept(run, file)
    job = Job(file, run.given.facts.over(by_path), tuple(kept.items()), run.given.told)
    made = understood(job, run.executor)
    standing, is_in = _standing(run, path, made)
    return Preview(
        file.path,
        Status.UNCHANGED if is_in else Status.NEW,
        made.incoming.encoding,
        tuple(_page(page, kept, run.given.facts, by_path) for page in made.pages),
        lacking=tuple(unread(one, file.sha256) for one in made.reading.unread),
        note=standing if standing is Standing.WITHDRAWN else "",
    )


def _kept(run: Look, file: Opened) -> dict[int, Facts]:
    """Return by page what is known of a file that is or was in, if it is read anew."""
    if run.conn is None:
        return {}
    standing, _ = sources.standing(run.conn, file.sha256)
    is_left = standing is Standing.CURRENT and not run.given.reads_anew(file.path)
    return {} if is_left else anew.kept_of(run.conn, file)


def _standing(run: Look, path: Path, made: Made) -> tuple[Standing, bool]:
    """Return how bytes stand in the archive, and whether a run would leave them so."""
    if run.conn is None:
        return Standing.UNKNOWN, False
    standing, source_id = sources.standing(run.conn, made.incoming.sha256)
    if standing is Standing.CURRENT and run.given.reads_anew(path):
        raw = tuple(map(anew.raw_page, made.reading.pages))
        encoding = made.incoming.encoding
        return standing, anew.is_stored(run.conn, source_id, encoding, raw)
    return standing, standing in (Standing.CURRENT, Standing.WITHDRAWN)


def _page(made: Understood, kept: dict[int, Facts], *said: Facts) -> PreviewPage:
    """Return what is understood of one page; ``said``: by option, by pattern."""
    page = made.segmented
    origins = *said, kept.get(page.sequence, NOTHING), printed_on(page)
    return PreviewPage(
        page.sequence,
        page.facts,
        tuple((field, _origin(field, page.facts, *origins)) for field in FIELDS),
        len(page.articles),
        tuple(article.part(Role.HEADLINE) for article in page.articles),
    )


def _origin(field: str, facts: Facts, *said: Facts) -> Origin:
    """Return who says a fact; ``said``: by each of ``SAYERS``."""
    for origin, by in zip(SAYERS, said, strict=True):
        if getattr(by, field):
            return origin
    return Origin.FILE if getattr(facts, field) else Origin.UNKNOWN
