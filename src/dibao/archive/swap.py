"""Making a file beside the place it is for, and giving it the name when it is whole.

Whatever happens meanwhile, what has the name is whole: nothing, the old or the new.
"""

import errno
import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from dibao.archive.lock import one_writer
from dibao.archive.trouble import kind_of
from dibao.errors import CannotWriteError, DiskError

SIDE_FILES = ("-wal", "-shm", "-journal")
_DISK = {errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EFBIG}

Give = Callable[[Path, Path], object]
"""Gives the first file the name of the second."""


@contextmanager
def placed(
    to: Path, *, replace: bool = False, mode: int = 0o644, give: Give = Path.replace
) -> Iterator[Path]:
    """Yield an empty file beside ``to``, which is given its name afterwards.

    It is on the disk, and has its rights, before it has the name. An error inside
    leaves nothing behind, and what a killed run has left is taken away.

    Raises:
        CannotWriteError: there is a file of that name and ``replace`` was not asked,
            or the folder cannot be written.
        DiskError: the disk failed or is full.
        LockedError: another dibao is making the same file.
    """
    real = to.resolve()  # a link goes on leading to it
    building = real.with_name(real.name + "-building")
    with written(to):
        refuse_taken(to, replace=replace)
        with one_writer(real):
            remove(building)
            try:
                refuse_taken(to, replace=replace)
                building.touch(exist_ok=False)
                yield building
                sync(building)
                refuse_taken(to, replace=replace)
                building.chmod(mode)
                remove_beside(real)  # it would be taken for the new one's
                give(building, real)
                sync_folder(real.parent)
            finally:
                remove(building)


@contextmanager
def written(to: Path) -> Iterator[None]:
    """Tell the troubles of writing a file in our words.

    Raises:
        CannotWriteError, DiskError: as the trouble was.
    """
    try:
        yield
    except OSError as error:
        raise _trouble(to, error, is_disk=error.errno in _DISK) from error
    except sqlite3.DatabaseError as error:
        kind = kind_of(error)
        if kind not in (DiskError, CannotWriteError):
            raise
        raise _trouble(to, error, is_disk=kind is DiskError) from error


def sync(path: Path) -> None:
    """Make a file durable."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make names durable, where the system can."""
    if sys.platform != "win32":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def remove(path: Path) -> None:
    """Remove a half-built archive, of this run or of one that was killed."""
    path.unlink(missing_ok=True)
    remove_beside(path)


def remove_beside(path: Path) -> None:
    """Remove what a killed writer left beside an archive that is gone or going."""
    for suffix in SIDE_FILES:
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _trouble(to: Path, error: Exception, *, is_disk: bool) -> Exception:
    """Return what to raise when a file could not be written."""
    if is_disk:
        return DiskError(
            f"{to}: the disk failed or is full, and nothing was left there. Make room, "
            f"or name another disk. ({error})"
        )
    return CannotWriteError(
        f"{to}: it cannot be written, and nothing was left there. Look at the rights "
        f"of its folder. ({error})"
    )


def refuse_itself(archive: Path, to: Path) -> None:
    """Refuse to write over the very archive that is read, whatever was asked.

    Raises:
        CannotWriteError: it is that, by this name or another.
    """
    if to.exists() and to.samefile(archive):
        raise CannotWriteError(
            f"{to}: this is the archive itself, and it was left alone. Give another "
            f"name."
        )


def refuse_taken(to: Path, *, replace: bool) -> None:
    """Refuse a name that is taken, or for which there is no folder.

    Raises:
        CannotWriteError: so it is.
    """
    real = to.resolve()
    if not real.parent.is_dir():
        raise CannotWriteError(f"{real.parent}: no such folder. Make it first.")
    if real.is_dir():
        raise CannotWriteError(f"{real}: a folder. Give the name of a file in it.")
    if real.exists() and not replace:
        raise CannotWriteError(
            f"{real}: there is such a file already, and it was left alone. Give "
            f"another name; dibao backup, export and clean can write over it: --replace"
        )
