"""Vertical text turned so that it can be read as lying text is.

竖排 runs from the top down, its lines follow one another from the right, its rows 栏
stand one below the other. Turned a quarter, lines lie, follow from the top down, and
rows are columns from the left: one way to read does for both.
"""

from collections.abc import Iterable
from dataclasses import replace

from dibao.model import Box
from dibao.segment.layout.sheet import Strip


def laid(box: Box) -> Box:
    """Return a box of vertical text as it lies when the text is turned.

    >>> laid(Box(100, 20, 110, 220))
    Box(left=20, top=-110, right=220, bottom=-100)
    """
    return Box(box.top, -box.right, box.bottom, -box.left)


def laid_strips(strips: Iterable[Strip]) -> tuple[Strip, ...]:
    """Return vertical strips with their boxes turned."""
    return tuple(replace(strip, box=laid(strip.box)) for strip in strips)


def is_mostly_vertical(strips: Iterable[Strip]) -> bool:
    """Tell whether most characters of these lines stand below one another."""
    return sum(len(s.text) * (1 if s.is_vertical else -1) for s in strips) > 0
