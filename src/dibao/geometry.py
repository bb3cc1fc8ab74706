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


def holds(outer: Box, inner: Box, *, slack_pt: float = 0.0) -> bool:
    """Tell whether a box lies within another, but for some slack."""
    return (
        inner.left >= outer.left - slack_pt
        and inner.top >= outer.top - slack_pt
        and inner.right <= outer.right + slack_pt
        and inner.bottom <= outer.bottom + slack_pt
    )
