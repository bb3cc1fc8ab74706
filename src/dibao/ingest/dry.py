"""A run that writes nothing: what would be understood, file by file."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, nullcontext
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from dibao.archive import sources
from dibao.archive.connect import holds_anything, open_to_read
from dibao.archive.problems import Problem
from dibao.archive.sources import Incoming, Standing
from dibao.errors import UsageError
from dibao.ingest import anew
from dibao.ingest.given import NOTHING, NOTHING_SAID, Given, Opened, opened, pages_of
from dibao.ingest.outcome import Status
from dibao.ingest.pipeline import chars_of, understand
from dibao.ingest.trouble import problem_of, shut
from dibao.model import Facts, Page, Role, Understood
from dibao.read import SHUT, Found, Told, find, refuse_loss

FIELDS = ("title", "date", "label", "section")


class Origin(StrEnum):
    """Who says a fact."""

    OPTION = "option"
    PATTERN = "pattern"
    ARCHIVE = "archive"  # known before, of a file that is read anew
    FURNITURE = "furniture"  # the page itself
    UNKNOWN = "unknown"


SAYERS = Origin.OPTION, Origin.PATTERN, Origin.ARCHIVE  # the first has the word


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
    note: str = ""


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
    with closing(open_to_read(archive)) if is_there else nullcontext() as conn:
        for one in found:
            known = given.facts, told_by_path(one.path)
            yield _preview(conn, one, known=known, encoding=given.encoding)


def _preview(
    conn: sqlite3.Connection | None,
    found: Found,
    *,
    known: tuple[Facts, Facts],
    encoding: str,
) -> Preview:
    """Return what would become of one file; ``known``: by option, by pattern."""
    if found.skipped in SHUT:
        return Preview(found.path, Status.PROBLEM, problem=shut(found))
    if found.skipped:
        return Preview(found.path, Status.SKIPPED, note=found.skipped)
    try:
        file = opened(found.path)
        return _understood(conn, file, known=known, encoding=encoding)
    except UsageError:
        raise
    except Exception as error:  # the worker's door, as in the run itself
        return Preview(found.path, Status.PROBLEM, problem=problem_of(error))


def _understood(
    conn: sqlite3.Connection | None,
    file: Opened,
    *,
    known: tuple[Facts, Facts],
    encoding: str,
) -> Preview:
    """Return what would be understood of a file that can be read."""
    option, by_path = known
    incoming, raw = pages_of(file, known=option.over(by_path), told=Told(encoding))
    standing, is_in = _standing(conn, incoming, raw, is_told=bool(encoding))
    kept = anew.kept_of(conn, file) if conn and not is_in else {}
    pages = tuple(understand(anew.with_kept(page, kept)) for page in raw)
    refuse_loss(file.data, sum(map(chars_of, pages)), name=str(file.path))
    return Preview(
        file.path,
        Status.UNCHANGED if is_in else Status.NEW,
        incoming.encoding,
        tuple(_page(page, kept, *known) for page in pages),
        note=standing if standing is Standing.WITHDRAWN else "",
    )


def _standing(
    conn: sqlite3.Connection | None,
    incoming: Incoming,
    raw: tuple[Page, ...],
    *,
    is_told: bool,
) -> tuple[Standing, bool]:
    """Return how bytes stand in the archive, and whether the run would leave them so.

    ``is_told`` is whether an encoding is declared: another would be read anew.
    """
    if conn is None:
        return Standing.UNKNOWN, False
    standing, source_id = sources.standing(conn, incoming.sha256)
    if standing is Standing.CURRENT and is_told:
        given = tuple(map(anew.raw_page, raw))
        return standing, anew.is_stored(conn, source_id, incoming.encoding, given)
    return standing, standing in (Standing.CURRENT, Standing.WITHDRAWN)


def _page(made: Understood, kept: dict[int, Facts], *said: Facts) -> PreviewPage:
    """Return what is understood of one page; ``said``: by option, by pattern."""
    page = made.segmented
    origins = *said, kept.get(page.sequence, NOTHING)
    return PreviewPage(
        page.sequence,
        page.facts,
        tuple((field, _origin(field, page.facts, *origins)) for field in FIELDS),
        len(page.articles),
        tuple(article.part(Role.HEADLINE) for article in page.articles),
    )


def _origin(field: str, facts: Facts, *said: Facts) -> Origin:
    """Return who says a fact; ``said``: by option, by pattern, by the archive."""
    for origin, by in zip(SAYERS, said, strict=True):
        if getattr(by, field):
            return origin
    return Origin.FURNITURE if getattr(facts, field) else Origin.UNKNOWN
