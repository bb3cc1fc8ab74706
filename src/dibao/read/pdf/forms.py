"""Forms that draw forms: a few of them, each twice, are more than memory holds.

A form names what it draws in its own dictionary, or in one that several share. What it
names nowhere, or where it is packed, meets the limits of a worker.
"""

import re
from collections import Counter

from dibao.read.pdf.streams import Stream, is_encrypted, objects, unpacked

# PDFium makes an object of each, some hundred bytes; a page has a few thousand.
MOST_DRAWN = 1_000_000
DEEPEST = 40  # PDFium draws forms in forms no deeper
_FORM = re.compile(rb"/Subtype\s*/Form\b")
_CALLED = re.compile(rb"/XObject\s*<<(.*?)>>", re.DOTALL)
_SHARED = re.compile(rb"/Resources\s*(\d+ \d+) R\b")
_CALLED_APART = re.compile(rb"/XObject\s*(\d+ \d+) R\b")
_NAMED = re.compile(rb"/([^\s/<>()\[\]]+)\s+(\d+ \d+) R\b")
_DRAWN = re.compile(rb"/([^\s/<>()\[\]]+)\s+Do\b")


def without_loops(data: bytes, parts: tuple[Stream, ...]) -> bytes:
    """Return a file in which no form draws itself: such a one draws nothing there.

    Nothing in it moves, so that its table of places holds.
    """
    places: list[tuple[int, int]] = []
    for one in parts:
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


def swells(data: bytes, parts: tuple[Stream, ...]) -> bool:
    """Tell whether a form draws more than MOST_DRAWN others, all in all."""
    if is_encrypted(data):
        return False
    forms = [one for one in parts if _FORM.search(data, one.head, one.begin)]
    places = objects(data) if forms else {}
    calls = {one.reference: _calls(data, one, places) for one in forms}
    calls = {form: called for form, called in calls.items() if called}
    drawn = dict.fromkeys(calls, 1)
    for _ in range(DEEPEST if calls else 0):
        drawn = {
            form: 1 + sum(times * drawn.get(other, 1) for other, times in called)
            for form, called in calls.items()
        }
        if max(drawn.values()) > MOST_DRAWN:
            return True
    return False


def _calls(
    data: bytes, one: Stream, places: dict[bytes, int]
) -> list[tuple[bytes, int]]:
    """Return which forms a form draws, and how often each."""

    def followed(to: re.Pattern[bytes], body: bytes) -> bytes:
        found = to.search(body)
        at = places.get(found[1], len(data)) if found else len(data)
        return data[at : data.find(b"endobj", at)]

    head = data[one.head : one.begin]
    held = followed(_SHARED, head) or head
    called = _CALLED.search(held)
    names = _NAMED.findall(called[1] if called else followed(_CALLED_APART, held))
    drawn = Counter(_DRAWN.findall(unpacked(data, one))) if names else Counter()
    return [(other, drawn[name]) for name, other in names if drawn[name]]
