"""A page's items beside one another: runs of short blocks, lines built alike."""

import re
from dataclasses import dataclass

from dibao.segment import marks
from dibao.segment.items import Context, Item

LONG_RUN = 6  # short blocks; a longer run says no more
SHORT = 60  # characters; captions are shorter, paragraphs of running text seldom
HAN = re.compile(r"[\u3400-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Scene:
    """A page's items, and one habit to read them by."""

    items: tuple[Item, ...]
    contexts: tuple[Context, ...]
    closed: tuple[bool, ...]  # before each item and at the end: names ended the text
    alike: tuple[str, ...]  # how each display item resembles another
    runs: tuple[str, ...]  # how long a run of short blocks it is in, and where
    habit: str


def scene(items: tuple[Item, ...], contexts: tuple[Context, ...], habit: str) -> Scene:
    """Return a page's scene for one habit."""
    return Scene(items, contexts, _closed(items), _alike(items), _runs(items), habit)


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
    found = []
    for n, shape in enumerate(shapes):
        others = [o for m, o in enumerate(shapes) if o and m != n]
        if shape is None:
            found.append("")
        elif shape[1] and any(
            o[1] == shape[1] and abs(o[0] - shape[0]) < 2 for o in others
        ):
            found.append("same signs")
        elif any(o[0] == shape[0] for o in others):
            found.append("same length")
        else:
            found.append("alone")
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
