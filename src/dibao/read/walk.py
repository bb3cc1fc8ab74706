"""Walk what a person handed in: files and folders, in the order a person counts."""

import os
import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from dibao.errors import NoInputError
from dibao.read.formats import format_of
from dibao.read.text import FORMAT as TEXT

NaturalKey = tuple[tuple[str | int, ...], str]
SHUT = ("permission", "unreadable")


class Sort(Enum):
    """What stands under a name in a folder."""

    FILE = ""
    FOLDER = "folder"
    LINK = "link"
    SPECIAL = "special"


@dataclass(frozen=True, slots=True)
class Found:
    """Something found on the walk: a file to read, or why it is none.

    ``skipped`` is "" for a file to read, else "other" (no reader for what it is),
    "link" (inside a folder links are not followed), "special" (a device or pipe, never
    opened) or one of SHUT (a folder that the system does not open: a problem, not a
    choice).
    """

    path: Path
    format: str = ""
    skipped: str = ""


def find(paths: Iterable[Path]) -> Iterator[Found]:
    """Return everything to read below the paths, and everything passed over.

    A file named by itself is always to be read; in a folder, only those of a suffix
    in FORMATS. Hidden files and folders (a dot first) are as if they were not there.

    Raises:
        NoInputError: one of the paths does not exist; nothing has been walked then.
    """
    given = tuple(paths)
    for path in given:
        try:
            path.stat()
        except PermissionError:
            continue  # it may be there: its turn will say so
        except (OSError, ValueError):  # ValueError: a NUL in the name
            raise NoInputError(f"{path}: no such file or folder") from None
    return _walk(given)


def opens(folder: Path) -> bool:
    """Tell whether this is a folder, and the system opens it."""
    try:
        with os.scandir(folder):
            return True
    except OSError:
        return False


def natural_key(name: str) -> NaturalKey:
    """Return what sorts names as a person counts: 2.txt before 10.txt.

    >>> sorted(["10.txt", "2.txt", "A3版", "A12版"], key=natural_key)
    ['2.txt', '10.txt', 'A3版', 'A12版']
    """
    parts = re.split(r"(\d+)", name.casefold())
    counted = (int(p) if i % 2 else p for i, p in enumerate(parts))
    return tuple(counted), name


def _walk(given: tuple[Path, ...]) -> Iterator[Found]:
    for path in given:
        if os.path.isdir(path):  # noqa: PTH112 - Path.is_dir() wants rights
            yield from _folder(path)
        elif _is_special(path):
            yield Found(path, skipped="special")
        else:
            yield Found(path, format_of(path) or TEXT)


def _folder(top: Path) -> Iterator[Found]:
    """Yield what is in a folder and below; a stack, for folders have no depth limit."""
    waiting = [(top, Sort.FOLDER)]
    while waiting:
        path, sort = waiting.pop()
        if sort is Sort.FOLDER:
            try:
                waiting.extend(_children(path))
            except OSError as error:
                is_refused = isinstance(error, PermissionError)
                yield Found(path, skipped=SHUT[0] if is_refused else SHUT[1])
        elif sort is Sort.FILE:
            yield _file(path)
        else:
            yield Found(path, skipped=sort.value)


def _children(folder: Path) -> list[tuple[Path, Sort]]:
    """Return what is in a folder, the last first, as a stack wants it."""
    with os.scandir(folder) as entries:
        sorts = {e.name: _sort(e) for e in entries if not e.name.startswith(".")}
    names = sorted(sorts, key=natural_key, reverse=True)
    return [(folder / name, sorts[name]) for name in names]


def _sort(entry: "os.DirEntry[str]") -> Sort:
    """Return what stands under a name; the folder itself says it, links unfollowed."""
    if entry.is_symlink():
        return Sort.LINK
    if entry.is_dir(follow_symlinks=False):
        return Sort.FOLDER
    return Sort.FILE if entry.is_file(follow_symlinks=False) else Sort.SPECIAL


def _is_special(path: Path) -> bool:
    """Tell whether a name stands for a device, pipe or socket."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not stat.S_ISREG(mode)


def _file(path: Path) -> Found:
    known = format_of(path)
    return Found(path, known, "" if known else "other")
