"""Glyphs laid on their side in a standing column: Latin, digits, brackets, dashes.

竖排 keeps Han upright and turns a quarter what has no form for it. Such a glyph belongs
to the column if it stands next to one of its glyphs, or to one that belongs to it.
"""

from collections import defaultdict
from collections.abc import Iterable

from dibao.geometry import shared
from dibao.read.pdf.chains import (
    BELOW_EM,
    BESIDE_EM,
    CELL_PT,
    Upright,
    cells,
    is_of_size,
)

Cells = dict[int, list[Upright]]


def laid_among(column: Iterable[Upright], laid: Iterable[Upright]) -> list[Upright]:
    """Return those of laid glyphs that belong to columns, given the glyphs of these.

    All are as they would stand if the columns were upright.
    """
    waiting: Cells = defaultdict(list)
    for glyph in laid:
        waiting[_cell(glyph)].append(glyph)
    found: list[Upright] = []
    reached = list(column) if waiting else []
    while reached:
        near = [one for glyph in reached for one in _next_to(glyph, waiting)]
        reached = list({one.number: one for one in near}.values())
        for one in reached:
            waiting[_cell(one)].remove(one)
        found += reached
    return found


def _cell(glyph: Upright) -> int:
    return int(glyph.middle // CELL_PT)


def _next_to(glyph: Upright, waiting: Cells) -> list[Upright]:
    """Return the glyphs that wait right over or under one."""
    near = BESIDE_EM * glyph.size
    return [
        one
        for cell in cells(glyph.middle - near, glyph.middle + near)
        for one in waiting.get(cell, ())
        if abs(one.middle - glyph.middle) <= near
        and is_of_size(one, glyph)
        and shared(one.top, one.bottom, glyph.top, glyph.bottom)
        >= -BELOW_EM * glyph.size
    ]
