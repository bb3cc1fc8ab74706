"""The order in which an article's columns are read 阅读顺序."""

from collections.abc import Callable, Iterable
from itertools import pairwise

from dibao.model import Box
from dibao.segment.layout.columns import Column

# Of the size of the type. What stands nearer than this overlaps: hung punctuation.
SPLIT_EM = 0.2
FULL_EM = 1.2  # a line that ends nearer to its column's edge is full
INDENTED_EM = 1.2  # a line that begins farther from its column's edge is indented
ENDS = "。！？…”’）】》」；："
Edge = Callable[[Column], tuple[float, float]]


def in_order(
    columns: tuple[Column, ...], walls: tuple[Box, ...], em: float
) -> tuple[Column, ...]:
    """Return columns as they are read: from the left, and from the top down.

    Columns stand side by side, stretches of one column below one another, round
    whatever interrupts it. Where something lies across all columns (``walls``: a
    picture, a headline) text may be read above it first and then below, or column by
    column: the order in which lines run on from column to column is taken.
    """
    if len(columns) < 2:
        return columns
    beside = _groups(columns, lambda c: (c.box.left, c.box.right), em)
    below = _groups(columns, lambda c: (c.box.top, c.box.bottom), em)
    ways = [way for way in (beside, below) if len(way) > 1]
    if not ways:
        return tuple(sorted(columns, key=lambda c: (c.box.left, c.box.top)))
    orders = [
        tuple(c for group in way for c in in_order(group, walls, em)) for way in ways
    ]
    if len(ways) > 1:
        is_banded = _lies_across(below, walls)
        flows = [_flow(order, em) for order in orders]
        if flows[1] > flows[0] or (flows[1] == flows[0] and is_banded):
            return orders[1]
    return orders[0]


def _groups(
    columns: Iterable[Column], edge: Edge, em: float
) -> list[tuple[Column, ...]]:
    """Return columns in groups that have empty paper between them, along one side."""
    found: list[list[Column]] = []
    end = 0.0
    for column in sorted(columns, key=edge):
        if found and edge(column)[0] < end - SPLIT_EM * em:
            found[-1].append(column)
            end = max(end, edge(column)[1])
        else:
            found.append([column])
            end = edge(column)[1]
    return [tuple(group) for group in found]


def _lies_across(bands: list[tuple[Column, ...]], walls: tuple[Box, ...]) -> bool:
    """Tell whether a wall as wide as the text parts the first band from the rest."""
    left = min(c.box.left for band in bands for c in band)
    right = max(c.box.right for band in bands for c in band)
    for above, below in pairwise(bands):
        top = max(c.box.bottom for c in above)
        bottom = min(c.box.top for c in below)
        for wall in walls:
            middle = (wall.top + wall.bottom) / 2
            covers = min(wall.right, right) - max(wall.left, left)
            if top <= middle <= bottom and covers > 0.9 * (right - left):
                return True
    return False


def _flow(columns: tuple[Column, ...], em: float) -> float:
    """Return how well text runs on from column to column, in joints that fit."""
    return sum(_fit(above, below, em) for above, below in pairwise(columns))


def _fit(above: Column, below: Column, em: float) -> float:
    """Return how well the first line of a column goes on from the last of another.

    A full line without a sentence's end runs on; what runs on is not indented. A line
    that falls short ends a paragraph, and an indented one begins the next.
    """
    last, first = above.strips[-1], below.strips[0]
    is_full = above.right - last.box.right < FULL_EM * em
    ends = last.text.rstrip()[-1] in ENDS
    begins = first.box.left - below.left > INDENTED_EM * em
    if begins:
        return 1.0 if ends else -1.0 if is_full else 0.0
    if not is_full:
        return -1.0
    return 0.5 if ends else 1.0
