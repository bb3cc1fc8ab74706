"""The pictures of pages, as files in a folder beside the archive.

``papers.db-images/3f/3f09…-2-1600.webp`` is the second page of the source whose SHA-256
is ``3f09…``, 1,600 pixels wide. So a picture never changes under its name, one folder
holds no more than a 256th of them, and an archive keeps its size. What is in the folder
can be made again as long as the sources are at hand: no backup has it, ``verify`` does
not look at it, and who has no room for it may delete it.
"""

import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from dibao.archive.originals import Original

LARGE, SMALL = 1600, 320  # pixels: to read, and to tell pages apart
WIDTHS = (LARGE, SMALL)
SUFFIX = "-images"
NEW = "-building"  # what a killed process may leave; it is no picture


@dataclass(frozen=True, slots=True)
class Tally:
    """How many pages have a picture, and how large all pictures are."""

    pages: int
    bytes: int


def folder(archive: Path) -> Path:
    """Return where an archive's pictures are, or would be."""
    real = archive.resolve()
    return real.with_name(real.name + SUFFIX)


def file_of(archive: Path, page: Original, *, width: int) -> Path:
    """Return where one picture of a page is, or would be."""
    name = f"{page.sha256}-{page.sequence}-{width}.webp"
    return folder(archive) / page.sha256[:2] / name


def kept(archive: Path, page: Original, *, width: int) -> bytes | None:
    """Return a picture; None where there is none, or none that is whole."""
    with suppress(OSError):
        data = file_of(archive, page, width=width).read_bytes()
        return data if is_whole(data) else None
    return None


def has(archive: Path, page: Original) -> bool:
    """Tell whether a page has its pictures."""
    return all(file_of(archive, page, width=width).is_file() for width in WIDTHS)


def keep(archive: Path, page: Original, *, pictures: dict[int, bytes]) -> None:
    """Put a page's pictures, by width, into the folder; each is there whole or not.

    Raises:
        OSError: the folder cannot be written, or the disk is full.
    """
    for width, data in pictures.items():
        path = file_of(archive, page, width=width)
        path.parent.mkdir(parents=True, exist_ok=True)
        _put(path, data)


def is_whole(data: bytes) -> bool:
    """Tell whether a WebP is all there: it says itself how long it is.

    >>> is_whole(b"RIFF" + (4).to_bytes(4, "little") + b"WEBP"), is_whole(b"")
    (True, False)
    """
    said = int.from_bytes(data[4:8], "little") + 8
    return data[:4] == b"RIFF" and data[8:12] == b"WEBP" and said == len(data)


def tally(archive: Path) -> Tally:
    """Return what the folder holds."""
    pages = size_bytes = 0
    for entry in _files(folder(archive)):
        pages += entry.name.endswith(f"-{LARGE}.webp")
        size_bytes += entry.stat().st_size
    return Tally(pages, size_bytes)


def hang(archive: Path, to: Path, pages: Iterable[Original]) -> None:
    """Put an archive's pictures of these pages beside another, as far as there are any.

    On one disk they take no room there: a file has two names.

    Raises:
        OSError: the other folder cannot be written, or the disk is full.
    """
    for page, width in product(pages, WIDTHS):
        old = file_of(archive, page, width=width)
        new = file_of(to, page, width=width)
        if old.is_file() and not new.exists():
            new.parent.mkdir(parents=True, exist_ok=True)
            try:
                new.hardlink_to(old)
            except OSError:
                _put(new, old.read_bytes())


def prune(archive: Path, pages: Iterable[Original]) -> None:
    """Take away all pictures but those of these pages."""
    names = {
        file_of(archive, page, width=width).name
        for page, width in product(pages, WIDTHS)
    }
    for entry in tuple(_files(folder(archive))):
        if entry.name not in names:
            Path(entry.path).unlink(missing_ok=True)


def _put(path: Path, data: bytes) -> None:
    """Write a file that has its name only once it is on the disk."""
    building = path.with_name(f"{path.stem}-{secrets.token_hex(4)}{NEW}")
    try:  # the name is known before there is a file: Ctrl-C leaves none, whenever
        with building.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        building.chmod(0o644)  # readers of the archive are others than who made it
        building.replace(path)
    finally:
        building.unlink(missing_ok=True)


def _files(top: Path) -> Iterator[os.DirEntry[str]]:
    """Yield the pictures below a folder; none where there is no folder."""
    with suppress(OSError), os.scandir(top) as below:
        for one in below:
            with suppress(OSError), os.scandir(one) as files:
                yield from (file for file in files if file.name.endswith(".webp"))
