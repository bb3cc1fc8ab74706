"""Walk what a person handed in: files and folders, in the order a person counts."""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dibao.errors import NoInputError
from dibao.read.formats import format_of
from dibao.read.text import FORMAT as TEXT

NaturalKey = tuple[tuple[str | int, ...], str]


@dataclass(frozen=True, slots=True)
class Found:
    """Something found on the walk: a file to read, or why it is none.

    ``skipped`` is "" for a file to read, else "other" (no reader for its suffix),
    "link" (inside a folder links are not followed), "special" (a device or pipe) or
    "unreadable" (a folder that the system does not open: a problem, not a choice).
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
        if not os.path.lexists(path) or not path.exists():
            raise NoInputError(f"{path}: no such file or folder")
    return _walk(given)


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
        if path.is_dir():
            yield from _folder(path)
        else:
            yield Found(path, format_of(path) or TEXT)


def _folder(top: Path) -> Iterator[Found]:
    """Yield what is in a folder and below; a stack, for folders have no depth limit."""
    waiting = [top]
    while waiting:
        path = waiting.pop()
        if path == top or (path.is_dir() and not path.is_symlink()):
            try:
                waiting.extend(_children(path))
            except OSError:
                yield Found(path, skipped="unreadable")
        else:
            yield _file(path)


def _children(folder: Path) -> list[Path]:
    """Return what is in a folder, the last first, as a stack wants it."""
    names = [entry.name for entry in os.scandir(folder)]
    names = [name for name in names if not name.startswith(".")]
    return [folder / name for name in sorted(names, key=natural_key, reverse=True)]


def _file(path: Path) -> Found:
    if path.is_symlink():
        return Found(path, skipped="link")
    if not path.is_file():
        return Found(path, skipped="special")
    known = format_of(path)
    return Found(path, known, "" if known else "other")
