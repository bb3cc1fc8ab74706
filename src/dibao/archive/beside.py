"""The write-ahead log beside an archive: is it there, is it whole, is it this one's.

What a run commits lies in it until the run ends; a run that is cut off leaves it, and
SQLite takes it in. It takes in any file of that name, and of a torn one silently what
comes before the tear. (The format: sqlite.org/fileformat2.html, section 4.)
"""

import sqlite3
import struct
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from dibao.archive import wording
from dibao.errors import DataError

# Byte 18 is 1 for one file, and 2 where a log belongs to it.
LOOK = "import sys; print(open(sys.argv[1], 'rb').read(19)[18])"
HEADER, FRAME = 32, 24  # bytes before all frames, and before each page
MAGIC = (0x377F0682, 0x377F0683)  # checksums of little-endian words, of big-endian ones


@dataclass(frozen=True, slots=True)
class Log:
    """What a log holds: frames are pages, and one in some ends a commit.

    ``lost_commits`` come after the first frame that is torn: SQLite does not see them.
    """

    frames: int = 0
    commits: int = 0
    torn_frames: int = 0
    lost_commits: int = 0
    is_log: bool = True
    is_there: bool = True  # with a header at least


NO_LOG = Log(is_there=False)


def log_of(archive: Path) -> Log:
    """Return what lies in the log of an archive; nothing where there is none.

    It is read frame by frame: while somebody reads for long, a log grows large.
    """
    try:
        with _log_path(archive).open("rb") as file:
            header = file.read(HEADER)
            return _read(header, file) if header else NO_LOG
    except OSError:
        return NO_LOG


def log_bytes(archive: Path) -> int:
    """Return how large the log beside an archive is; 0 where there is none."""
    try:
        return _log_path(archive).stat().st_size
    except OSError:
        return 0


def mark_of(archive: Path) -> str | None:
    """Return what the file itself, without its log, says of a run; None for nothing.

    SQLite reads it, for who closes a file loses all locks that SQLite holds on it.
    """
    uri = archive.absolute().as_uri() + "?immutable=1"
    try:
        with closing(sqlite3.connect(uri, uri=True)) as conn:
            row = conn.execute(wording.META, (wording.WRITING,)).fetchone()
    except (sqlite3.Error, UnicodeDecodeError):  # SQLite quotes what is damaged
        return None
    return str(row[0]) if row else None


def refuse_foreign(archive: Path) -> None:
    """Raise a DataError where a log lies beside that cannot be this archive's.

    It would be taken in: pages of another file, among this one's.
    """
    # Twice: a run may end between two looks, or the next one begin.
    if all(
        log_bytes(archive) and mark_of(archive) == "" and _is_one_file(archive)
        for _ in range(2)
    ):
        path = _log_path(archive)
        raise DataError(
            f"{archive}: was closed whole, yet {path.name} lies beside it, which is "
            f"another file's. Nothing was done. Move {path.name} away.",
            code="foreign-log",
        )


def _is_one_file(archive: Path) -> bool:
    """Tell whether the file says that no log belongs to it.

    Another process looks: here it would take away the locks, see ``mark_of``.
    """
    import subprocess  # heavy, and hardly ever needed

    command = [sys.executable, "-I", "-S", "-c", LOOK, str(archive.absolute())]
    try:
        done = subprocess.run(command, capture_output=True, check=True)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return False
    return done.stdout.strip() == b"1"


def _log_path(archive: Path) -> Path:
    real = archive.resolve()
    return real.with_name(real.name + "-wal")


def _read(header: bytes, file: BinaryIO) -> Log:
    """Return what is in a log, its checksums added up as SQLite does."""
    if len(header) < HEADER or struct.unpack_from(">I", header)[0] not in MAGIC:
        return Log(is_log=False)
    magic, _, size, _, *salt = struct.unpack_from(">6I", header)
    order = "<" if magic == MAGIC[0] else ">"
    sums = _added(header[:24], (0, 0), order)
    if sums != struct.unpack_from(">2I", header, 24) or size < 512:
        return Log(is_log=False)
    frames = commits = torn = lost = 0
    while len(frame := file.read(FRAME + size)) == FRAME + size:
        _, in_all, *rest = struct.unpack_from(">6I", frame)
        if rest[:2] != salt:
            continue  # left of an earlier round, or garbage
        if not torn:
            sums = _added(frame[:8] + frame[FRAME:], sums, order)
        if torn or sums != tuple(rest[2:]):
            torn, lost = torn + 1, lost + (in_all > 0)
        else:
            frames, commits = frames + 1, commits + (in_all > 0)
    return Log(frames, commits, torn, lost)


def _added(data: bytes, sums: tuple[int, int], order: str) -> tuple[int, int]:
    """Return the checksums of a log with so many bytes more."""
    first, second = sums
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for one, two in zip(words[::2], words[1::2], strict=True):
        first = (first + one + second) & 0xFFFFFFFF
        second = (second + two + first) & 0xFFFFFFFF
    return first, second
