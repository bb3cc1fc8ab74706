"""Pages to pictures: in a worker with limits, for a run or for who serves an archive.

Unlike the workers that read pages, one that takes pictures opens the file itself: it is
ended by its limits too where a disk does not answer.
"""

import sqlite3
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Executor, Future
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from dibao.archive import gallery, originals
from dibao.archive.connect import open_to_read
from dibao.archive.originals import Original
from dibao.errors import DataError, DiskError, MissingError
from dibao.ingest import flight
from dibao.ingest.given import opened
from dibao.ingest.inline import Inline
from dibao.ingest.limits import Limits
from dibao.ingest.pool import Pool
from dibao.model import Facts
from dibao.read import Told, find
from dibao.read.reading import Source

Pictures = dict[int, bytes]
"""WebP by width in pixels."""

# A broadsheet takes 0.2 to 0.4 s of CPU here and 85 MB in all; an old office PC with a
# busy disk is ten times as slow, and so long again is a hang.
WALL_S, CPU_S = 30.0, 15.0
# Its bitmap is 31 MB at most, twice while it is packed; pictures inside are the rest.
MEMORY_BYTES, MEMORY_PER_BYTE = 1 << 30, 8


@dataclass(frozen=True, slots=True)
class Shot:
    """What became of a page's picture; ``problem`` says why there is none."""

    path: Path
    sequence: int
    is_new: bool = False
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A page whose picture is asked for; ``answer`` is None where it has one."""

    path: Path
    original: Original
    answer: Future[Pictures] | None = None

    @property
    def size_bytes(self) -> int:
        """How much is kept in memory for it: nothing, the worker reads the file."""
        return 0


def expose(original: Original, password: str = "") -> Pictures:
    """Return a page's pictures; for a worker.

    Raises:
        DataError: its file is not at hand as it was taken in, or cannot be drawn.
    """
    from dibao.read.pdf.picture import render

    data, told = bytes_of(original), Told(password=password)
    source = Source(data, "its file", Facts(), told)
    return render(source, original.sequence, widths=gallery.WIDTHS)


def bytes_of(original: Original) -> bytes:
    """Return the file of a page: the same bytes that were taken in, or none.

    Only a plain file of the right size is opened at all.

    Raises:
        DataError: it is nowhere to be found as it was.
    """
    for path in original.paths:
        if originals.is_likely(path, original.size_bytes):
            try:
                file = opened(path)
            except (DataError, DiskError):
                continue
            if file.sha256 == original.sha256:
                return file.data
    raise DataError("its file is not at hand as it was taken in", code="no-picture")


def limits_of(original: Original, password: str = "") -> Limits:  # noqa: ARG001
    """Return what the picture of a page may take."""
    memory = MEMORY_BYTES + MEMORY_PER_BYTE * original.size_bytes
    return Limits(WALL_S, CPU_S, memory)


def darkroom(workers: int) -> Executor:
    """Return who takes pictures; 0: this very process, without limits."""
    return Pool(workers, limits=limits_of) if workers else Inline()


def picture(
    archive: Path, paths: Iterable[Path], *, workers: int = 0, password: str = ""
) -> Generator[Shot, None, None]:
    """Yield what becomes of each page of the files handed in that are in the archive.

    A page that has its pictures is left as it is. To be closed by who does not want
    them all: workers wait until then.

    Raises:
        NoInputError, DataError: see ``open_to_read``.
        DiskError: the folder of pictures cannot be written.
        MissingError: no worker can be started.
    """
    executor = darkroom(workers)
    try:
        with closing(open_to_read(archive)) as conn:
            pages = _pages(conn, archive, paths)
            asks = (
                Asked(path, one)
                if gallery.has(archive, one)
                else Asked(path, one, executor.submit(expose, one, password))
                for path, one in pages
            )
            for asked in flight.in_order(asks, workers=workers):
                yield _developed(asked, archive)
    finally:
        executor.shutdown(cancel_futures=True)


def unpictured(archive: Path, paths: Iterable[Path]) -> int:
    """Return how many pages of the files handed in are in and have no picture."""
    with closing(open_to_read(archive)) as conn:
        pages = _pages(conn, archive, paths)
        return sum(not gallery.has(archive, one) for _, one in pages)


def _pages(
    conn: sqlite3.Connection, archive: Path, paths: Iterable[Path]
) -> Iterator[tuple[Path, Original]]:
    """Yield the pages of the files handed in that are in the archive, in order."""
    for found in find(paths):
        if not found.skipped:
            for one in originals.at(conn, found.path, archive=archive):
                yield found.path, one


def _developed(one: Asked, archive: Path) -> Shot:
    """Put what was answered into the folder; return what became of the page.

    Raises:
        DiskError: the folder cannot be written.
        MissingError: no worker can be started.
    """
    sequence = one.original.sequence
    if one.answer is None:
        return Shot(one.path, sequence)
    try:
        pictures = one.answer.result()
    except MissingError:
        raise
    except Exception as error:  # the worker's door: said, and on to the next page
        return Shot(one.path, sequence, problem=str(error) or type(error).__name__)
    try:
        gallery.keep(archive, one.original, pictures=pictures)
    except OSError as error:
        raise DiskError(
            f"{gallery.folder(archive)}: pictures cannot be written: {error}"
        ) from error
    return Shot(one.path, sequence, is_new=True)
