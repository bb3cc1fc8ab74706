"""The order in which an article's columns are read 阅读顺序."""

from itertools import pairwise

from dibao.geometry import shared
from dibao.model import Box
from dibao.segment.layout.columns import Column
from dibao.segment.layout.part import across, along, grouped

# Of the size of the type. What stands nearer than this overlaps: hung punctuation.
SPLIT_EM = 0.2
OTHER_SIZE = 0.025  # of the size of the type: a crosshead, which says nothing
FULL_EM = 1.2  # a line that ends nearer to its column's edge is full
INDENTED_EM = 1.2  # a line that begins farther from its column's edge is indented
ENDS = "。！？…”’）】》」；："
ACROSS = 0.9  # of the text's width: a wall that wide parts all columns
BLANK_EM = 2.0  # where lines stand .3 to .7 em apart, and crossheads take a line more


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
    beside = grouped(columns, lambda c: across(c.box), lap_pt=SPLIT_EM * em)
    below = grouped(columns, lambda c: along(c.box), lap_pt=SPLIT_EM * em)
    ways = [way for way in (beside, below) if len(way) > 1]
    if not ways:
        return tuple(sorted(columns, key=lambda c: (c.box.left, c.box.top)))
    orders = [
        tuple(c for group in way for c in in_order(tuple(group), walls, em))
        for way in ways
    ]
    if len(ways) > 1 and _are_bands(below, walls, em):
        by_columns, by_bands = (_flow(order, em) for order in orders)
        return orders[by_bands >= by_columns]
    return orders[0]


def _are_bands(bands: list[list[Column]], walls: tuple[Box, ...], em: float) -> bool:
    """Tell whether a wall as wide as the text, or much blank, parts its bands."""
    left = min(c.box.left for band in bands for c in band)
    right = max(c.box.right for band in bands for c in band)
    for above, below in pairwise(bands):
        top = max(c.box.bottom for c in above)
        bottom = min(c.box.top for c in below)
        between = [w for w in walls if top <= (w.top + w.bottom) / 2 <= bottom]
        covered = sum(max(0, shared(*across(w), left, right)) for w in between)
        if covered > ACROSS * (right - left) or bottom - top > BLANK_EM * em:
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
    if abs(last.size_pt - first.size_pt) > OTHER_SIZE * em:
        return 0.0
    is_full = above.right - last.box.right < FULL_EM * em
    ends = last.text.rstrip()[-1] in ENDS
    begins = first.box.left - below.left > INDENTED_EM * em
    if begins:
        return 1.0 if ends else -1.0 if is_full else 0.0
    if not is_full:
        return -1.0
    return 0.5 if ends else 1.0
