"""A page's items beside one another: runs of short blocks, lines built alike."""

import re
from collections import Counter
from dataclasses import dataclass

from dibao.segment import marks
from dibao.segment.items import Context, Item

LONG_RUN = 6  # short blocks; a longer run says no more
SHORT = 60  # characters; captions are shorter, paragraphs of running text seldom
HAN = re.compile(r"[\u3400-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Scene:
    """A page's items, and what each is among the others."""

    items: tuple[Item, ...]
    contexts: tuple[Context, ...]
    closed: tuple[bool, ...]  # before each item and at the end: names ended the text
    alike: tuple[str, ...]  # how each display item resembles another
    runs: tuple[str, ...]  # how long a run of short blocks it is in, and where
    gaps: tuple[str, ...]  # how it stands off; wide gaps part more than paragraphs
    sorts: tuple[str, ...]  # its mark, or "prose" or "display"


def scene(items: tuple[Item, ...], contexts: tuple[Context, ...]) -> Scene:
    """Return a page's scene."""
    sorts = tuple(
        str(item.mark) or ("prose" if item.is_prose else "display") for item in items
    )
    closed, alike = _closed(items), _alike(items)
    return Scene(items, contexts, closed, alike, _runs(items), _gaps(items), sorts)


def _gaps(items: tuple[Item, ...]) -> tuple[str, ...]:
    gaps = sorted(item.gap for item in items if item.gap)
    usual = gaps[len(gaps) // 2] if gaps else 0
    return tuple(
        "no" if not item.gap else "wide" if item.gap > usual else "some"
        for item in items
    )


def _closed(items: tuple[Item, ...]) -> tuple[bool, ...]:
    found, closed = [], False
    for item in items:
        found.append(closed)
        if item.mark is marks.Mark.BYLINE:
            closed = True
        elif item.is_prose:
            closed = marks.closes(item.text)
    return (*found, closed)


def _alike(items: tuple[Item, ...]) -> tuple[str, ...]:
    """Return how each display line resembles another: crossheads are built alike."""
    shapes = [
        (round(i.em), HAN.sub("", i.text)) if i.is_display and not i.mark else None
        for i in items
    ]
    shown = Counter(shape for shape in shapes if shape)
    widths = Counter(shape[0] for shape in shapes if shape)
    found = []
    for shape in shapes:
        if shape is None:
            found.append("")
            continue
        em, signs = shape
        near = sum(shown[em + off, signs] for off in (-1, 0, 1))
        if signs and near > 1:
            found.append("same signs")
        else:
            found.append("same length" if widths[em] > 1 else "alone")
    return tuple(found)


def _runs(items: tuple[Item, ...]) -> tuple[str, ...]:
    """Return how long a run of short blocks each item is in, and where in it.

    A headline group is short and comes first or last in such a run; what stands in the
    midst of a long one is a heap of captions.
    """
    found: list[str] = []
    while len(found) < len(items):
        start = end = len(found)
        while end < len(items) and _is_short(items[end]):
            end += 1
        long = min(end - start, LONG_RUN)
        found += [
            f"{long} {'first' if n == start else 'last' if n + 1 == end else 'mid'}"
            for n in range(start, end)
        ] or ["0"]
    return tuple(found)


def _is_short(item: Item) -> bool:
    if item.mark:
        return item.mark is marks.Mark.CREDIT
    return item.is_display or (len(item.members) <= 3 and len(item.text) <= SHORT)
