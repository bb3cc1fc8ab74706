"""A new file in an old one's place, where that may be open.

Mostly the new one takes the name, and who has the old one open reads on in that. Where
an open file keeps its name, as on Windows, the new one is put beside it under another,
and a small file, the pointer, says which: ``papers.db-current``.
"""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import count, islice
from pathlib import Path

SUFFIX = "-current"
MOST = 100  # files put beside one name, all still open
RETRIES, PAUSE_S = 20, 0.05  # a reader has the pointer open for far less than a second

Replace = Callable[[Path, Path], object]
"""Gives the first file the second one's name; refuses with PermissionError."""


def pointed(path: Path) -> Path:
    """Return the file that an archive's name leads to now: mostly itself."""
    with suppress(OSError, ValueError):
        name = path.with_name(path.name + SUFFIX).read_text("utf-8").strip()
        found = path.with_name(name)  # a name beside it, and no path to elsewhere
        if found.is_file():
            return found
    return path


def exchange(new: Path, path: Path, *, replace: Replace = Path.replace) -> Path:
    """Put a new file in the place of one that may be open; return where it is.

    Old files that nothing leads to any more are taken away when nobody has them open.
    """
    try:
        _let_go(path)
        replace(new, path)
    except PermissionError:
        if not path.exists():
            raise
        place = next(one for one in islice(_beside(path), MOST) if not one.exists())
        new.replace(place)
        _point(path, place)
    else:
        place = path
        path.with_name(path.name + SUFFIX).unlink(missing_ok=True)
    _sweep(path, place)
    return place


def _beside(path: Path) -> Iterator[Path]:
    """Yield the names under which new files are put: ``papers.1.db`` and so on."""
    return (path.with_name(f"{path.stem}.{n}{path.suffix}") for n in count(1))


def _point(path: Path, place: Path) -> None:
    """Let the pointer lead to a file, from one moment to the next."""
    pointer = path.with_name(path.name + SUFFIX)
    made = pointer.with_name(pointer.name + "-building")
    with made.open("w", encoding="utf-8") as file:
        file.write(place.name + "\n")
        file.flush()
        os.fsync(file.fileno())
    for _ in range(RETRIES):
        with suppress(PermissionError):
            made.replace(pointer)
            return
        time.sleep(PAUSE_S)
    made.replace(pointer)


def _sweep(path: Path, place: Path) -> None:
    """Take away what was put beside the name before, except what it leads to."""
    for old in islice(_beside(path), MOST):
        if old != place:
            with suppress(OSError):
                _let_go(old)
                old.unlink()


def _let_go(path: Path) -> None:
    """Make a read-only file one whose name can be taken, which Windows asks for."""
    if sys.platform == "win32" and path.exists():
        path.chmod(0o666)
