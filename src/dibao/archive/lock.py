"""The one writer's lock: held by the system, so that a crash leaves none behind."""

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from dibao.errors import CannotWriteError, LockedError

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


SUFFIX = "-lock"
# What the systems say of a lock that somebody holds; Windows says EDEADLK at times.
HELD = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)
PATIENCE_S = 0.2  # between two looks whether the other writer has ended


@contextmanager
def one_writer(archive: Path, *, wait: bool = False) -> Iterator[None]:
    """Hold the writer's lock, a file beside the archive that goes away again.

    Raises:
        LockedError: another writer holds it, and ``wait`` was not asked.
        CannotWriteError: the archive's folder cannot be written, or has no locks.
    """
    real = archive.resolve()  # by whatever name it is called
    path = real.with_name(real.name + SUFFIX)
    handle = _open(path, wait=wait)
    try:
        yield
    finally:
        # The name goes before the lock: who opens it later makes a new file.
        with suppress(OSError):
            path.unlink()
        os.close(handle)
        with suppress(OSError):
            path.unlink()  # Windows lets a name go only after the file is closed


def _open(path: Path, *, wait: bool) -> int:
    """Return the locked file, made sure to be the one that still has the name."""
    while True:
        try:
            handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise CannotWriteError(
                f"{path.parent}: cannot write here ({error})"
            ) from error
        try:
            _take(handle)
        except OSError as error:
            os.close(handle)
            if error.errno not in HELD:
                raise _unlockable(path, error) from error
            if not wait:
                archive = path.with_name(path.name.removesuffix(SUFFIX))
                raise LockedError(
                    f"{archive}: another dibao is writing this archive. Try again when "
                    "it has ended; dibao ingest and rebuild can wait for it: --wait"
                ) from error
            time.sleep(PATIENCE_S)
            continue
        if _is_named(handle, path):
            return handle
        os.close(handle)


def _unlockable(path: Path, error: OSError) -> CannotWriteError:
    """Return what is said of a disk without locks; of the try nothing is left there."""
    with suppress(OSError):
        path.unlink()
    return CannotWriteError(
        f"{path.parent}: this disk has no locks, so that two could write at once "
        f"({error}). Keep the archive on a local disk."
    )


def _is_named(handle: int, path: Path) -> bool:
    """Tell whether the name still leads to this very file."""
    if sys.platform == "win32":
        return True  # an open file's name cannot be taken away
    with suppress(OSError):
        return os.path.samestat(os.fstat(handle), path.stat())
    return False
