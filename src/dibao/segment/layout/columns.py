"""Lines to columns: stretches of text whose lines stand one beneath another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf

from dibao.geometry import around, shared
from dibao.model import Box
from dibao.segment.layout.sheet import Strip
from dibao.segment.layout.tables import (
    CELL_EM,
    ONE_ROW_EM,
    are_cells,
    grids_of,
    with_tables,
)

# Of the size of the type. Lines of running text stand .3 to .7 apart; a crosshead takes
# a line more. A picture or a headline between two stretches takes more than that.
APART_EM = 1.3
OTHER_SIZE = 0.025  # of the size of the type: captions are set a little smaller
NAMES_EM = 1.6  # blank between two names: a square, and what justifying adds
FEW = 2  # lines that may all be indented, or all be short
OUTDENT_EM = 1.2  # less is no indent, but a mark that hangs out
INDENT_EM = 2.6  # 2 em of indent, and what a line's end hangs out
EDGE_EM = 0.6  # punctuation at a line's end may hang out by half its width


@dataclass(frozen=True, slots=True)
class Column:
    """Lines one beneath another; ``left`` and ``right`` as its neighbors have them."""

    strips: tuple[Strip, ...]
    box: Box
    left: float
    right: float


def columns_of(strips: Iterable[Strip], em: float) -> tuple[Column, ...]:
    """Return the columns that lying lines make, each from the top down."""
    stacks: list[list[Strip]] = []
    rows = _rows(strips, em)
    grids = grids_of(rows, em)
    taken = {s.number for grid in grids for s in grid}
    rows = [row for r in rows if (row := [s for s in r if s.number not in taken])]
    for row, next_row in pairwise([*rows, []]):
        above = [[s for s in stacks if _goes_under(strip, s, em)] for strip in row]
        for n in range(1, len(row)):
            if not above[n] and _closes(row[n - 1], row[n], em):
                above[n] = above[n - 1]
        pairs = [(s, on[0]) for s, on in zip(row, above, strict=True) if len(on) == 1]
        stacks += [[s] for s, on in zip(row, above, strict=True) if len(on) != 1]
        for strip, stack in pairs:
            beside = [other for other, on in pairs if on is stack]
            if len(beside) > 1 and _go_on(beside, next_row, em):
                stacks.append([strip])
            else:
                stack.append(strip)
    stacks = with_tables(stacks, em) + grids
    whole = [tuple(in_rows(stack, em)) for stack in stacks]
    return _with_edges(whole, em)


def _closes(strip: Strip, following: Strip, em: float) -> bool:
    """Tell whether a line closes a bracket that the one before it opened: （甲 乙）."""
    gap = following.box.left - strip.box.right
    is_open = strip.text.count("（") > strip.text.count("）")
    return gap < NAMES_EM * em and is_open and "）" in following.text


def _go_on(beside: list[Strip], below: list[Strip], em: float) -> bool:
    """Tell whether lines side by side begin columns: each has a line of its own below.

    Else they are one line of the column above, as a signature at a text's end is.
    """
    if any(s.box.right - s.box.left <= CELL_EM * em for s in beside):
        return False
    under = [[b for b in below if _overlap(s.box, b.box) > 0] for s in beside]
    return all(len(found) == 1 for found in under) and len(
        {found[0].number for found in under}
    ) == len(beside)


def _overlap(one: Box, other: Box) -> float:
    return shared(one.left, one.right, other.left, other.right)


def in_rows(strips: Iterable[Strip], em: float) -> list[Strip]:
    """Return strips from the top down, those on one row from the left."""
    return [strip for row in _rows(strips, em) for strip in row]


def _rows(strips: Iterable[Strip], em: float) -> list[list[Strip]]:
    found: list[list[Strip]] = []
    for strip in sorted(strips, key=lambda s: s.box.bottom):
        if found and is_on_row(found[-1][0].box, strip.box, em):
            found[-1].append(strip)
        else:
            found.append([strip])
    return [sorted(row, key=lambda s: s.box.left) for row in found]


def is_on_row(one: Box, other: Box, em: float) -> bool:
    """Tell whether two lines stand on one row."""
    return abs(other.bottom - one.bottom) < ONE_ROW_EM * em


def _goes_under(strip: Strip, stack: list[Strip], em: float) -> bool:
    """Tell whether a line goes on a stack: right below it, or on its last row."""
    last = stack[-1]
    if strip.box.top - last.box.bottom > APART_EM * em:
        return False
    if abs(strip.size_pt - last.size_pt) > OTHER_SIZE * em:
        return False
    left = min(s.box.left for s in stack)
    right = max(s.box.right for s in stack)
    is_full = len(stack) == 1 or last.box.right > right - OUTDENT_EM * em
    if is_full and OUTDENT_EM * em < left - strip.box.left < INDENT_EM * em:
        return True  # a paragraph of two lines: the first indented, the last short
    common = shared(strip.box.left, strip.box.right, left, right)
    if common < 0.6 * min(strip.box.right - strip.box.left, right - left):
        return False
    return not are_cells(stack, em) or are_cells([*stack, strip], em)


def _with_edges(stacks: list[tuple[Strip, ...]], em: float) -> tuple[Column, ...]:
    """Return stacks as columns, each with the edges of the column it stands in."""
    boxes = [box_of(stack) for stack in stacks]
    tall = [b for b, stack in zip(boxes, stacks, strict=True) if len(stack) > FEW]
    found = []
    for stack, box in zip(stacks, boxes, strict=True):
        wider = inf if len(stack) <= FEW else INDENT_EM * em
        holding = [b for b in tall if _stands_in(box, b, em, wider=wider)]
        edges = min(holding, key=lambda b: b.right - b.left, default=box)
        left, right = min(box.left, edges.left), max(box.right, edges.right)
        found.append(Column(stack, box, left, right))
    return tuple(found)


def box_of(strips: Sequence[Strip]) -> Box:
    """Return the box around one strip or more."""
    return around(s.box for s in strips) or strips[0].box


def _stands_in(box: Box, column: Box, em: float, *, wider: float) -> bool:
    """Tell whether a stretch stands within a column's edges, and how much wider it is.

    A few lines may all be indented or short; the column they stand in is told by the
    text above or below them.
    """
    return (
        column.left - EDGE_EM * em <= box.left
        and box.right <= column.right + EDGE_EM * em
        and 0 < (column.right - column.left) - (box.right - box.left) <= wider
    )
