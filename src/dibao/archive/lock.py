"""The one writer's lock: held by the system, so that a crash leaves none behind."""

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from dibao.errors import CannotWriteError, LockedError
from dibao.signals import put_off

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
    handle = None
    try:
        while handle is None:
            with put_off():  # else Ctrl-C might come before it is known that it is held
                handle = _open(path)
            if handle is None and not wait:
                raise LockedError(
                    f"{real}: another dibao is writing this archive. Try again when it "
                    "has ended; dibao ingest and rebuild can wait for it: --wait"
                )
            if handle is None:
                time.sleep(PATIENCE_S)
        yield
    finally:
        if handle is not None:
            _let_go(handle, path)


def _open(path: Path) -> int | None:
    """Return the locked file, made sure to have the name; None: another holds it."""
    while True:
        handle = _made(path)
        try:
            _take(handle)
        except OSError as error:
            os.close(handle)
            if error.errno in HELD:
                return None
            raise _unlockable(path, error) from error
        if _is_named(handle, path):
            return handle
        os.close(handle)


def _let_go(handle: int, path: Path) -> None:
    """Take the name away before the lock: who opens it later makes a new file."""
    with put_off():
        with suppress(OSError):
            path.unlink()
        os.close(handle)
        with suppress(OSError):
            path.unlink()  # Windows lets a name go only after the file is closed


def _made(path: Path) -> int:
    """Return the file, opened to be locked."""
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except FileNotFoundError as error:
        raise CannotWriteError(
            f"{path.parent}: no such folder. Make it first."
        ) from error
    except OSError as error:
        raise CannotWriteError(f"{path.parent}: cannot write here ({error})") from error


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
