"""Vertical text turned so that it can be read as lying text is.

竖排 runs from the top down, its lines follow one another from the right, its rows 栏
stand one below the other. Turned a quarter, lines lie, follow from the top down, and
rows are columns from the left: one way to read does for both.
"""

from collections.abc import Iterable
from dataclasses import replace

from dibao.model import Box
from dibao.segment.layout.sheet import Strip

# Of the size of the type; rows of vertical text stand an em apart and more.
SQUARE_EM = 1.3  # one character, or two digits side by side
PIECE_EM = 0.6
AFTER_COMMA_EM = 1.15
FLUSH_PT = 0.5  # justified lines of one row end at one height
ROWED = 3  # lines: in so many, no blank within stands at one height
HALF = "，。、；：”’」』）》】〉"  # drawn in the first half of their square
OPENING = "“‘「『（《【〈"  # drawn in the second


def laid(box: Box) -> Box:
    """Return a box of vertical text as it lies when the text is turned.

    >>> laid(Box(100, 20, 110, 220))
    Box(left=20, top=-110, right=220, bottom=-100)
    """
    return Box(box.top, -box.right, box.bottom, -box.left)


def laid_strips(strips: Iterable[Strip]) -> tuple[Strip, ...]:
    """Return vertical strips with their boxes turned."""
    return tuple(replace(strip, box=laid(strip.box)) for strip in strips)


def standing_among(strips: Iterable[Strip], em: float) -> tuple[Strip, ...]:
    """Return the vertical strips of mostly vertical text, and what stands in line.

    A character alone, and a number of two digits set side by side, do not show
    whether they stand or lie.
    """
    return tuple(s for s in strips if s.is_vertical or _is_square(s.box, em))


def _is_square(box: Box, em: float) -> bool:
    return max(box.right - box.left, box.bottom - box.top) <= SQUARE_EM * em


def whole_lines(strips: Iterable[Strip], em: float) -> list[list[Strip]]:
    """Return turned strips put together to lines, each the pieces of one line.

    Digits laid on their side, and the blank half of a comma's or a bracket's square,
    part a vertical line in the file; its rows stand farther apart.
    """
    found: list[list[Strip]] = []
    ordered = sorted(strips, key=lambda s: s.box.left)
    for strip in ordered:
        line = next((line for line in found if _is_next(line[-1], strip, em)), None)
        if line is None or _begins_row(strip, line[-1], ordered):
            found.append([strip])
        else:
            line.append(strip)
    return found


def _begins_row(strip: Strip, last: Strip, strips: list[Strip]) -> bool:
    """Tell whether other lines end and begin where these two do: rows 栏 part there."""
    half = 0.5 * last.size_pt  # a comma or a bracket may be drawn in half its square
    ends = sum(
        -FLUSH_PT < s.box.right - last.box.right < half + FLUSH_PT for s in strips
    )
    begins = sum(abs(s.box.left - strip.box.left) < FLUSH_PT for s in strips)
    is_apart = strip.box.left - last.box.right > 2 * FLUSH_PT
    return is_apart and min(ends, begins) > ROWED


def _is_next(piece: Strip, strip: Strip, em: float) -> bool:
    gap = strip.box.left - piece.box.right
    is_half = piece.text.strip()[-1] in HALF or strip.text.strip()[0] in OPENING
    reach = AFTER_COMMA_EM if is_half else PIECE_EM
    middles = strip.box.top + strip.box.bottom - piece.box.top - piece.box.bottom
    return -0.3 * em < gap < reach * em and abs(middles) / 2 < 0.3 * em


def is_mostly_vertical(strips: Iterable[Strip]) -> bool:
    """Tell whether most characters of these lines stand below one another."""
    return sum(len(s.text) * (1 if s.is_vertical else -1) for s in strips) > 0
