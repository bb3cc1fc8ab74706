"""Boxes on a page: what they share, how far apart they stand. All in points."""

from collections.abc import Iterable

from dibao.model import Box


def around(boxes: Iterable[Box]) -> Box | None:
    """Return the smallest box that holds all boxes; None where there are none."""
    found = tuple(boxes)
    if not found:
        return None
    return Box(
        min(box.left for box in found),
        min(box.top for box in found),
        max(box.right for box in found),
        max(box.bottom for box in found),
    )


def shared(start: float, end: float, other_start: float, other_end: float) -> float:
    """Return how much two stretches have in common; negative: how far apart they are.

    >>> shared(0, 10, 4, 20), shared(0, 10, 13, 20)
    (6, -3)
    """
    return min(end, other_end) - max(start, other_start)


def stands(box: Box) -> bool:
    """Tell whether a box is higher than wide: of a rule, whether it stands."""
    return box.bottom - box.top > box.right - box.left


def holds(outer: Box, inner: Box, *, slack_pt: float = 0.0) -> bool:
    """Tell whether a box lies within another, but for some slack."""
    return (
        inner.left >= outer.left - slack_pt
        and inner.top >= outer.top - slack_pt
        and inner.right <= outer.right + slack_pt
        and inner.bottom <= outer.bottom + slack_pt
    )


def turned(box: Box, degrees: int, *, size: tuple[float, float]) -> Box:
    """Return where a box of upright print is on a page on which it is turned clockwise.

    ``size`` is the width and height of the page as it is seen.

    >>> turned(Box(0, 0, 10, 2), 90, size=(100, 50))
    Box(left=98, top=0, right=100, bottom=10)
    """
    wide, high = size
    if degrees == 90:
        return Box(wide - box.bottom, box.left, wide - box.top, box.right)
    if degrees == 180:
        return Box(wide - box.right, high - box.bottom, wide - box.left, high - box.top)
    if degrees == 270:
        return Box(box.top, high - box.right, box.bottom, high - box.left)
    return box


def upright(box: Box, degrees: int, *, size: tuple[float, float]) -> Box:
    """Return where a box would be if a page were turned so that its print is upright.

    >>> upright(Box(98, 0, 100, 10), 90, size=(100, 50))
    Box(left=0, top=0, right=10, bottom=2)
    """
    wide, high = size
    turned_back = (wide, high) if degrees % 180 == 0 else (high, wide)
    return turned(box, -degrees % 360, size=turned_back)
