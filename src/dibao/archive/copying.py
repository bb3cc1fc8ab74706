"""Copies of an archive, whole and of one moment, while others read and write it.

``cp`` is no copy while somebody writes: what was last said to be in lies in another
file by then (15 of 15 such copies were bad). SQLite makes one as a reader would see it.
"""

import sqlite3
import stat
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from dibao.archive import digest
from dibao.archive.connect import open_to_read
from dibao.archive.lasting import one_lasting_moment
from dibao.archive.swap import placed, refuse_itself, written
from dibao.archive.telling import Progress, nobody
from dibao.archive.trouble import told
from dibao.errors import DataError, LockedError

OLDEST = 1  # what another dibao made is worth keeping too
# Only a commit within the microseconds between two statements asks for a second time.
MOST_TRIES = 5

COPY = "vacuum into ?"
COUNTER = "select value from meta where key = 'counter'"
CHECK = "pragma integrity_check(1)"
COUNTS = """
select (select count(*) from sources), (select count(*) from pages),
  (select count(*) from articles where kind <> 'furniture')
"""


@dataclass(frozen=True, slots=True)
class Copied:
    """A copy that was checked against its original: where it is, what it holds."""

    path: Path
    size_bytes: int
    sources: int
    pages: int
    articles: int  # furniture is none
    digest: str  # see ``dibao.archive.digest.of_content``


def backup(
    archive: Path, to: Path, *, replace: bool = False, progress: Progress = nobody
) -> Copied:
    """Copy an archive to a file as it stands now, whoever writes it; return the copy.

    It is compacted, and has its name only after it was read back and says what the
    archive says. A file that has the name stays, unless ``replace``.

    Raises:
        NoInputError: there is no such archive.
        DataError: it is none, a newer dibao's, or damaged.
        CannotWriteError: the name is taken, is the archive's, or cannot be written.
        DiskError: the disk failed or is full.
        LockedError: another dibao makes the same copy.
    """
    open_to_read(archive, oldest=OLDEST).close()
    refuse_itself(archive, to)
    mode = stat.S_IMODE(archive.stat().st_mode)
    with placed(to, replace=replace, mode=mode) as building:
        with told(archive):
            held = copied(archive, building, to=to, progress=progress)
        size_bytes = building.stat().st_size
    return Copied(to, size_bytes, *held)


def copied(
    archive: Path, building: Path, *, to: Path, progress: Progress = nobody
) -> tuple[int, int, int, str]:
    """Copy an archive into an empty file; return what both hold, counts and digest.

    ``to`` is what the file is for, to name it when it cannot be written.
    """
    for _ in range(MOST_TRIES):
        with one_lasting_moment(archive, oldest=OLDEST) as seen:
            before = seen.execute(COUNTER).fetchone()
            progress("copy", 0, 0)
            with written(to):
                snapshot(archive, building)
            progress("compare", 0, 0)
            with closing(open_to_read(building, oldest=OLDEST)) as copy:
                if before == copy.execute(COUNTER).fetchone():
                    return _compared(archive, seen, copy)
        building.write_bytes(b"")  # SQLite copies into an empty file only
    raise LockedError(f"{archive}: it changes faster than it can be copied. Try again.")


def snapshot(archive: Path, to: Path) -> None:
    """Write what a reader of an archive now sees into an empty file, compacted."""
    with closing(open_to_read(archive, oldest=OLDEST)) as conn:
        conn.execute("pragma query_only = off")  # it holds for the copy too
        # As an address, so that no byte of a name is too odd.
        conn.execute(COPY, (to.absolute().as_uri(),))


def _compared(
    archive: Path, seen: sqlite3.Connection, copy: sqlite3.Connection
) -> tuple[int, int, int, str]:
    """Return what both hold.

    Raises:
        DataError: they differ, or the copy is damaged as the archive then is.
    """
    (state,) = copy.execute(CHECK).fetchone()
    (counts, said), other = [
        (conn.execute(COUNTS).fetchone(), digest.of_content(conn))
        for conn in (seen, copy)
    ]
    if state != "ok" or (counts, said) != other:
        raise DataError(
            f"{archive}: its copy does not say the same ({state}), and was not kept. "
            f"The archive or the disk is damaged. Is there an older backup?",
            code="damaged",
        )
    return (*counts, said)
