"""The pages that have a look of their own, and the files they were printed in.

Only a current page of a source that is in, and not withdrawn, is among them; its file
is looked for where it was handed in, and nowhere else.
"""

# ruff: noqa: S608 - statements are put together from our own constants only

import os
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dibao.archive.sources import located

DRAWN = "pdf"  # the format of the sources that can be drawn
ORIGINALS = """
select s.sha256, p.sequence, s.bytes, s.id
from pages p
join sources s on s.id = p.source_id and s.withdrawn_at is null
where p.superseded_by is null and s.format = ?
"""
BY_PAGE = f"{ORIGINALS} and p.id = ?"
BY_NAME = f"{ORIGINALS} and s.sha256 = ? and p.sequence = ?"
BY_PATH = f"""
{ORIGINALS}
  and s.id in (select source_id from source_paths where path_bytes = ? and is_current)
order by p.sequence
"""
PATHS = """
select path_bytes
from source_paths
where source_id = ?
order by is_current desc, id desc
"""
ABROAD = ("//", "\\\\")  # how a path begins that leads to another computer


@dataclass(frozen=True, slots=True)
class Original:
    """A page as it was handed in: which one of which file, and where that may be."""

    sha256: str
    sequence: int
    size_bytes: int
    paths: tuple[Path, ...]


def of_page(
    conn: sqlite3.Connection, page_id: int, *, archive: Path
) -> Original | None:
    """Return a page's original; None where only its text is known."""
    return next(_read(conn, archive, BY_PAGE, (page_id,)), None)


def named(
    conn: sqlite3.Connection, sha256: str, *, sequence: int, archive: Path
) -> Original | None:
    """Return the original of a source's page; None where no such page is shown."""
    return next(_read(conn, archive, BY_NAME, (sha256, sequence)), None)


def at(conn: sqlite3.Connection, path: Path, *, archive: Path) -> tuple[Original, ...]:
    """Return the originals of the pages that a file was taken in with, in order."""
    where = located(path, archive).path_bytes
    return tuple(_read(conn, archive, BY_PATH, (where,)))


def is_likely(path: Path, size_bytes: int) -> bool:
    """Tell whether there is a plain file of this size."""
    try:
        return path.is_file() and path.stat().st_size == size_bytes
    except (OSError, ValueError):  # ValueError: a NUL in the name
        return False


def every(conn: sqlite3.Connection) -> Iterator[Original]:
    """Yield the originals of all pages that are shown; where files are is left out."""
    for sha256, sequence, size, _ in conn.execute(ORIGINALS, (DRAWN,)):
        yield Original(sha256, sequence, size, ())


def _read(
    conn: sqlite3.Connection, archive: Path, statement: str, values: tuple[object, ...]
) -> Iterator[Original]:
    for sha256, sequence, size, source_id in conn.execute(statement, (DRAWN, *values)):
        paths = tuple(_paths(conn, source_id, archive))
        yield Original(sha256, sequence, size, paths)


def _paths(conn: sqlite3.Connection, source_id: int, archive: Path) -> Iterator[Path]:
    """Yield where a source's file has been, the last place first.

    Never on another computer, by name: an archive from elsewhere could have this one
    log in there. What lies beside the archive is found there, on a share too.
    """
    for (path_bytes,) in conn.execute(PATHS, (source_id,)):
        name = os.fsdecode(path_bytes)
        if not name.startswith(ABROAD):
            yield archive.absolute().parent / name
