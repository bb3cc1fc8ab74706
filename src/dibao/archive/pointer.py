"""A new file in an old one's place, where that may be open.

Mostly the new one takes the name, and who has the old one open reads on in that. Where
an open file keeps its name, as on Windows, the new one is put beside it under another,
and a small file, the pointer, says which: ``papers.db-current``.
"""

import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path

SUFFIX = "-current"
RETRIES, PAUSE_S = 20, 0.05  # a reader has the pointer open for far less than a second

Replace = Callable[[Path, Path], object]
"""Gives the first file the second one's name; refuses with PermissionError."""


def pointed(path: Path) -> Path:
    """Return the file that an archive's name leads to now: mostly itself."""
    found = _listed(path)[:1]
    return found[0] if found and found[0].is_file() else path


def exchange(new: Path, path: Path, *, replace: Replace = Path.replace) -> Path:
    """Put a new file in the place of one that may be open; return where it is.

    Files that were put beside the name before are taken away when nobody has them open,
    now or a later time.
    """
    place = _put(new, path, replace)
    old = tuple(one for one in _listed(path) if one not in (path, place))
    if old or place != path or pointed(path) != path:
        _point(path, (place, *old))
    left = tuple(one for one in old if not _is_gone(one))
    if place == path and not left:
        path.with_name(path.name + SUFFIX).unlink(missing_ok=True)
    elif left != old:
        _point(path, (place, *left))
    return place


def _put(new: Path, path: Path, replace: Replace) -> Path:
    """Give a new file the name, or another where that is kept; return which."""
    try:
        _let_go(path)
        replace(new, path)
    except PermissionError:
        if not path.exists():
            raise
        beside = (path.with_name(f"{path.stem}.{n}{path.suffix}") for n in count(1))
        place = next(one for one in beside if not one.exists())
        new.replace(place)
        return place
    return path


def _listed(path: Path) -> tuple[Path, ...]:
    """Return what the pointer names: the file it leads to, and older ones of its own.

    They are names beside it; nothing leads elsewhere.
    """
    with suppress(OSError, ValueError):
        text = path.with_name(path.name + SUFFIX).read_text("utf-8")
        return tuple(path.with_name(name) for name in text.split("\n") if name)
    return ()


def _point(path: Path, files: tuple[Path, ...]) -> None:
    """Let the pointer name these, from one moment to the next."""
    pointer = path.with_name(path.name + SUFFIX)
    made = pointer.with_name(pointer.name + "-building")
    try:
        with made.open("w", encoding="utf-8", newline="\n") as file:
            file.write("".join(f"{one.name}\n" for one in files))
            file.flush()
            os.fsync(file.fileno())
        for _ in range(RETRIES):
            with suppress(PermissionError):
                made.replace(pointer)
                return
            time.sleep(PAUSE_S)
        made.replace(pointer)
    finally:
        made.unlink(missing_ok=True)


def _is_gone(path: Path) -> bool:
    """Take away a file that nothing leads to, if nobody has it open; say if it is."""
    with suppress(OSError):
        _let_go(path)
        path.unlink(missing_ok=True)
    return not path.exists()


def _let_go(path: Path) -> None:
    """Make a read-only file one whose name can be taken, which Windows asks for."""
    if sys.platform == "win32" and path.exists():
        path.chmod(0o666)
