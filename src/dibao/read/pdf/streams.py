"""A PDF's streams, looked at before PDFium unpacks them.

PDFium takes what a damaged stream gives before the damage, and says nothing. It unpacks
a stream whole, however large: half a megabyte may hold half a gigabyte. And a form that
draws itself twice it draws for ever.
"""

import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

# Of one stream. A page's text and drawing take a few megabytes, a whole Chinese font
# 20 or 30; PDFium takes twice the size in memory, and a worker has a gigabyte.
MOST_BYTES = 128_000_000
PIECE_BYTES = 1 << 18
HEAD_BYTES = 2048  # a stream's dictionary is shorter
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_OBJECT = re.compile(rb"(\d+ \d+) obj\b")
_FLATE = re.compile(rb"/Fl(?:ateDecode)?\b")
_FILTERS = re.compile(rb"/Filter\s*(?:\[\s*)?((?:/Fl(?:ateDecode)?\b\s*)+)")
# Pictures are not unpacked to read a page's text, and may well be large.
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")
_FORM = re.compile(rb"/Subtype\s*/Form\b")
_ENCRYPTED = re.compile(rb"/Encrypt\b")


@dataclass(frozen=True, slots=True)
class Stream:
    """Where a stream stands in its file."""

    reference: bytes  # "12 0", by which other objects know it
    head: int  # where its dictionary begins
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Weight:
    """What a file's streams hold."""

    most_bytes: int  # of the largest; it is not weighed further than MOST_BYTES
    is_torn: bool  # one of them cannot be unpacked to its end


def weighed(data: bytes) -> Weight:
    """Return what a file's streams hold, pictures and encrypted files left out."""
    most, is_torn = 0, False
    if _ENCRYPTED.search(data):
        return Weight(most, is_torn)
    for one in _streams(data):
        head = data[one.head : one.begin]
        filters = _FILTERS.search(head)
        if filters and not _PICTURE.search(head) and one.end > one.begin:
            times = len(_FLATE.findall(filters[1]))
            size, is_whole = _size(data[one.begin : one.end], times)
            most, is_torn = max(most, size), is_torn or not is_whole
        if most > MOST_BYTES:
            break
    return Weight(most, is_torn)


def without_loops(data: bytes) -> bytes:
    """Return a file in which no form draws itself: such a one draws nothing there.

    Nothing in it moves, so that its table of places holds.
    """
    places: list[tuple[int, int]] = []
    for one in _streams(data):
        head = data[one.head : one.begin]
        if _FORM.search(head):
            itself = re.finditer(rb"(?<!\d)" + one.reference + rb" R\b", head)
            places += ((one.head + m.start(), m.end() - m.start()) for m in itself)
    if not places:
        return data
    changed = bytearray(data)
    for at, length in places:
        changed[at : at + length] = b"null".ljust(length)
    return bytes(changed)


def _streams(data: bytes) -> Iterator[Stream]:
    at = 0
    while match := _STREAM.search(data, at):
        end = data.find(b"endstream", match.end())
        at = len(data) if end < 0 else end
        before = max(0, match.start() - HEAD_BYTES)
        for begun in reversed([*_OBJECT.finditer(data, before, match.start())]):
            yield Stream(begun[1], begun.end(), match.end(), at)
            break


def _size(body: bytes, times: int) -> tuple[int, bool]:
    """Return the bytes a stream gives, packed so many times; whether to its end."""
    pieces = _cut(body)
    for _ in range(times):
        pieces = _unpacked(pieces)
    size = 0
    try:
        for piece in pieces:
            size += len(piece)
            if size > MOST_BYTES:
                break
    except zlib.error:
        return size, False
    return size, True


def _cut(body: bytes) -> Iterator[bytes]:
    for at in range(0, len(body), PIECE_BYTES):
        yield body[at : at + PIECE_BYTES]


def _unpacked(pieces: Iterable[bytes]) -> Iterator[bytes]:
    unpacker = zlib.decompressobj()
    for piece in pieces:
        rest = piece
        while rest and not unpacker.eof:
            yield unpacker.decompress(rest, PIECE_BYTES)
            rest = unpacker.unconsumed_tail
    yield unpacker.flush()
    if not unpacker.eof:
        raise zlib.error("cut short")
