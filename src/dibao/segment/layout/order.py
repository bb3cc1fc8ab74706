"""The order in which an article's columns are read 阅读顺序."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from dibao.geometry import shared
from dibao.model import Box
from dibao.segment.layout.columns import Column
from dibao.segment.layout.part import Stretch, across, along, grouped

# Of the size of the type. What stands nearer than this overlaps: hung punctuation.
SPLIT_EM = 0.2
OTHER_SIZE = 0.025  # of the size of the type: a crosshead, which says nothing
FULL_EM = 1.2  # a line that ends nearer to its column's edge is full
INDENTED_EM = 1.2  # a line that begins farther from its column's edge is indented
ENDS = "。！？…”’）】》」；："
ACROSS = 0.9  # of the text's width: a wall that wide parts all columns
USUAL = 1.4  # times the blank between other stretches: a headline leaves more
BLANK_EM = 2.0  # where lines stand .3 to .7 em apart, and crossheads take a line more


@dataclass(frozen=True, slots=True)
class Print:
    """The blanks in an article's columns, what is read round, the size of its type."""

    blanks: tuple[Stretch, ...]
    walls: tuple[Box, ...]
    em: float


def in_order(
    columns: tuple[Column, ...], walls: tuple[Box, ...], em: float
) -> tuple[Column, ...]:
    """Return columns as they are read: from the left, and from the top down.

    Columns stand side by side, stretches of one column below one another, round
    whatever interrupts it. Where something lies across all columns (``walls``: a
    picture, a headline) text may be read above it first and then below, or column by
    column: the order in which lines run on from column to column is taken.
    """
    return _in_order(columns, Print(_blanks(columns), walls, em))


def _in_order(columns: Sequence[Column], whole: Print) -> tuple[Column, ...]:
    if len(columns) < 2:
        return tuple(columns)
    beside = grouped(columns, lambda c: across(c.box), lap_pt=SPLIT_EM * whole.em)
    below = grouped(columns, lambda c: along(c.box), lap_pt=SPLIT_EM * whole.em)
    if len(beside) < 2 and len(below) < 2:
        return tuple(sorted(columns, key=lambda c: (c.box.left, c.box.top)))
    if len(beside) < 2:
        return _in_turn(below, whole)
    by_columns = _in_turn(beside, whole)
    bands = _bands(below, whole)
    if len(bands) < 2:
        return by_columns
    by_bands = _in_turn(bands, whole)
    is_better = _flow(by_bands, whole.em) >= _flow(by_columns, whole.em)
    return by_bands if is_better else by_columns


def _in_turn(groups: Sequence[Sequence[Column]], whole: Print) -> tuple[Column, ...]:
    return tuple(c for group in groups for c in _in_order(group, whole))


def _bands(rows: list[list[Column]], whole: Print) -> list[list[Column]]:
    """Return rows of columns, those together that nothing parts.

    A wall as wide as the text parts them, or much blank.
    """
    columns = [c for row in rows for c in row]
    left, right = min(c.box.left for c in columns), max(c.box.right for c in columns)
    found = [rows[0]]
    for below in rows[1:]:
        gap = max(c.box.bottom for c in found[-1]), min(c.box.top for c in below)
        between = [w for w in whole.walls if gap[0] <= sum(along(w)) / 2 <= gap[1]]
        covered = sum(max(0, shared(*across(w), left, right)) for w in between)
        least = max(BLANK_EM * whole.em, _usual_blank(whole, gap))
        if gap[1] - gap[0] > least or covered > ACROSS * (right - left):
            found.append(below)
        else:
            found[-1] = [*found[-1], *below]
    return found


def _usual_blank(whole: Print, gap: Stretch) -> float:
    """Return the widest blank that says nothing, as other stretches stand apart so.

    Papers that indent no paragraph set a blank line between two.
    """
    blanks = [end - start for start, end in whole.blanks if end < gap[0]]
    blanks += [end - start for start, end in whole.blanks if start > gap[1]]
    return USUAL * median(blanks) if blanks else 0.0


def _blanks(columns: Sequence[Column]) -> tuple[Stretch, ...]:
    """Return where columns end and what stands below them begins."""
    found = []
    for column in columns:
        below = [
            other.box.top
            for other in columns
            if shared(*across(other.box), *across(column.box)) > 0
            and other.box.top > column.box.bottom
        ]
        if below:
            found.append((column.box.bottom, min(below)))
    return tuple(found)


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
