"""Each glyph once, however often it is drawn: fake bold, shadows, hidden layers.

Presses make bold by drawing text twice a little apart, by filling and stroking it, with
a shadow, or by painting a whole block again. What a reader sees is one glyph.
"""

from collections import defaultdict
from collections.abc import Iterable

from dibao.read.pdf.glyphs import Glyph
from dibao.read.pdf.ligatures import apart

# In em. Copies of every kind of doubling stand nearer (research: 27 invented pages, all
# kinds), and two signs that are meant to be two do not, unless they are narrow.
NEAR_EM = 0.3
NEAR_WIDTH = 0.6  # of its width, for narrow letters: ll, 11, ..
CELL_PT = 4.0

_Cell = tuple[str, int, int]


def without_repeats(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """Return each glyph once, in the order of drawing; the first of its copies stays.

    A hidden glyph under one that is seen is another reading of it, and goes.
    """
    kept: list[Glyph] = []
    grid: dict[_Cell, list[Glyph]] = defaultdict(list)
    for glyph in apart(glyphs):
        column, row = int(glyph.left // CELL_PT), int(glyph.top // CELL_PT)
        if _is_there(glyph, grid, column, row):
            continue
        kept.append(glyph)
        grid[glyph.char, column, row].append(glyph)
    if any(glyph.hand.is_hidden for glyph in kept):
        return _without_hidden(kept)
    return kept


def _is_there(
    glyph: Glyph, grid: dict[_Cell, list[Glyph]], column: int, row: int
) -> bool:
    """Tell whether the same character stands where this one does."""
    high = NEAR_EM * glyph.hand.size_pt
    wide = min(high, NEAR_WIDTH * (glyph.right - glyph.left)) or high
    char, left, top = glyph.char, glyph.left, glyph.top
    reach_x, reach_y = 1 + int(wide // CELL_PT), 1 + int(high // CELL_PT)
    for ax in range(column - reach_x, column + reach_x + 1):
        for ay in range(row - reach_y, row + reach_y + 1):
            for other in grid.get((char, ax, ay), ()):
                if abs(other.left - left) < wide and abs(other.top - top) < high:
                    return True
    return False


def _without_hidden(glyphs: list[Glyph]) -> list[Glyph]:
    """Return glyphs but for hidden ones whose middle lies within one that is seen."""
    grid: dict[tuple[int, int], list[Glyph]] = defaultdict(list)
    size = max(glyph.hand.size_pt for glyph in glyphs) or CELL_PT
    for glyph in glyphs:
        if not (glyph.hand.is_hidden or glyph.is_blank):
            grid[int(glyph.left // size), int(glyph.top // size)].append(glyph)
    return [
        glyph
        for glyph in glyphs
        if not (glyph.hand.is_hidden and _is_covered(glyph, grid, size))
    ]


def _is_covered(
    glyph: Glyph, grid: dict[tuple[int, int], list[Glyph]], size: float
) -> bool:
    x, y = (glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2
    column, row = int(x // size), int(y // size)
    return any(
        other.left <= x <= other.right and other.top <= y <= other.bottom
        for ax in (column - 1, column, column + 1)
        for ay in (row - 1, row, row + 1)
        for other in grid.get((ax, ay), ())
    )
