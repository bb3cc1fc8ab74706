"""SQLite's troubles with a file or a disk, in our words."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dibao.errors import (
    CannotWriteError,
    DataError,
    DibaoError,
    DiskError,
    LockedError,
)

_TROUBLES: tuple[tuple[type[DibaoError], str, tuple[int, ...]], ...] = (
    (
        LockedError,
        "another program is writing it. Wait, and try again.",
        (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED),
    ),
    (
        DiskError,
        "the disk failed or is full. What was said to be in is in; make room, and "
        "run the same command again.",
        (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR),
    ),
    (
        CannotWriteError,
        "it cannot be opened to write. Look at the rights of the file and its folder.",
        (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM),
    ),
    (
        DataError,
        "this is not a whole SQLite file. If it was an archive, it is damaged: is "
        "there a backup?",
        (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT),
    ),
)


def is_trouble(error: Exception) -> bool:
    """Tell whether an error is trouble with the file or the disk, not with data."""
    return kind_of(error) is not None


def kind_of(error: Exception) -> type[DibaoError] | None:
    """Return what an error of SQLite's is to us; None where it is no such trouble."""
    return next(
        (kind for kind, _, numbers in _TROUBLES if code_of(error) in numbers), None
    )


def code_of(error: Exception) -> int:
    """Return SQLite's primary code of an error; 0 where it has none."""
    return int(getattr(error, "sqlite_errorcode", 0) & 0xFF)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Tell SQLite's troubles with a file in our words.

    Raises:
        LockedError, DiskError, CannotWriteError, DataError: as the trouble was.
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        for kind, what, numbers in _TROUBLES:
            if code_of(error) in numbers:
                raise kind(f"{path}: {what} ({error})") from error
        raise
    except UnicodeDecodeError as error:  # SQLite quotes what is damaged as it is
        raise DataError(f"{path}: {_TROUBLES[-1][1]}") from error
