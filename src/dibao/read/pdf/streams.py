"""A PDF's streams, looked at before PDFium unpacks them.

PDFium takes what a damaged stream gives before the damage, and says nothing. And it
unpacks a stream whole, however large: half a megabyte may hold half a gigabyte.
"""

import re
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass

# Of one stream. A page's text and drawing take a few megabytes, a whole Chinese font
# 20 or 30; PDFium takes twice the size in memory, and a worker has a gigabyte.
MOST_BYTES = 128_000_000
PIECE_BYTES = 1 << 18
HEAD_BYTES = 2048  # a stream's dictionary is shorter
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_REFERENCE = re.compile(rb"\d+ \d+\Z")
REFERENCE_BYTES = 20  # "12 0", and the largest numbers there are
_FLATE = re.compile(rb"/Fl(?:ateDecode)?\b")
_FILTERS = re.compile(rb"/Filter\s*(?:\[\s*)?((?:/Fl(?:ateDecode)?\b\s*)+)")
# Pictures are not unpacked to read a page's text, and may well be large.
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")
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


def weighed(data: bytes, parts: tuple[Stream, ...]) -> Weight:
    """Return what a file's streams hold, pictures and encrypted files left out."""
    most, is_torn = 0, False
    for one in () if is_encrypted(data) else parts:
        if one.end > one.begin and not _PICTURE.search(data, one.head, one.begin):
            size, is_whole = _size(_pieces(data, one))
            most, is_torn = max(most, size), is_torn or not is_whole
        if most > MOST_BYTES:
            break
    return Weight(most, is_torn)


def is_encrypted(data: bytes) -> bool:
    """Tell whether what a file's streams hold is not to be seen without a key."""
    return bool(_ENCRYPTED.search(data))


def streams(data: bytes) -> Iterator[Stream]:
    """Yield a file's streams; each is an object of its own, none in another."""
    at = 0
    while match := _STREAM.search(data, at):
        end = data.find(b"endstream", match.end())
        at = len(data) if end < 0 else end
        least = max(0, match.start() - HEAD_BYTES)
        head = data.rfind(b" obj", least, match.start())
        named = _REFERENCE.search(data[max(0, head - REFERENCE_BYTES) : max(0, head)])
        if named:
            yield Stream(named[0], head + len(b" obj"), match.end(), at)


def objects(data: bytes) -> dict[bytes, int]:
    """Return where each object begins, of several by one name the last."""
    found, at = {}, 0
    while (at := data.find(b" obj", at)) >= 0:
        named = _REFERENCE.search(data[max(0, at - REFERENCE_BYTES) : at])
        at += len(b" obj")
        if named:
            found[named[0]] = at
    return found


def unpacked(data: bytes, one: Stream) -> bytes:
    """Return what a stream gives, as far as it can be unpacked."""
    found: list[bytes] = []
    with suppress(zlib.error):
        found += _pieces(data, one)
    return b"".join(found)


def _size(pieces: Iterable[bytes]) -> tuple[int, bool]:
    """Return the bytes a stream gives, or more than MOST_BYTES; whether to its end."""
    size = 0
    try:
        for piece in pieces:
            size += len(piece)
            if size > MOST_BYTES:
                break
    except zlib.error:
        return size, False
    return size, True


def _pieces(data: bytes, one: Stream) -> Iterator[bytes]:
    """Yield what a stream gives, piece by piece; packed by other means, as it is."""
    pieces = _cut(data, one)
    filters = _FILTERS.search(data, one.head, one.begin)
    for _ in _FLATE.findall(filters[1]) if filters else ():
        pieces = _inflated(pieces)
    return pieces


def _cut(data: bytes, one: Stream) -> Iterator[bytes]:
    for at in range(one.begin, one.end, PIECE_BYTES):
        yield data[at : min(at + PIECE_BYTES, one.end)]


def _inflated(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield what packed pieces give.

    Raises:
        zlib.error: they are damaged, or end too soon.
    """
    unpacker = zlib.decompressobj()
    for piece in pieces:
        rest = piece
        while rest and not unpacker.eof:
            yield unpacker.decompress(rest, PIECE_BYTES)
            rest = unpacker.unconsumed_tail
    yield unpacker.flush()
    if not unpacker.eof:
        raise zlib.error("cut short")
