"""Frames parted by rules from side to side: small notices 分类广告, and tables 表."""

from collections import Counter
from statistics import median

from dibao.model import Box
from dibao.segment.layout.columns import is_on_row
from dibao.segment.layout.part import Part, Stretch, across, along
from dibao.segment.layout.rules import ruled_level, ruled_upright
from dibao.segment.layout.sheet import Sheet, Strip
from dibao.segment.layout.tables import CELL_EM

WHOLE = 0.9  # of a frame's side: a rule so long goes from side to side
NOTICE = 16  # code points; a table's cells hold less
ROWED = 0.6  # of a table's cells that have another beside them
FEWEST = 6  # cells
SAME_PT = 1.0


def is_table(strips: tuple[Strip, ...], em: float) -> bool:
    """Tell whether lines are a table's cells: narrow, and side by side."""
    if len(strips) < FEWEST:
        return False
    if median(s.box.right - s.box.left for s in strips) > CELL_EM * em:
        return False
    beside = sum(
        any(o is not s and is_on_row(o.box, s.box, em) for o in strips) for s in strips
    )
    return beside >= ROWED * len(strips)


def cells_of(part: Part, frame: Box, sheet: Sheet) -> tuple[Part, ...]:
    """Return the small notices that rules from side to side part a frame into.

    All of it in one where there are no such rules, or only in one direction.
    """
    levels = _edges(frame, sheet, is_level=True)
    uprights = _edges(frame, sheet, is_level=False)
    if not levels or not uprights:
        return (part,)
    cells: dict[tuple[int, int], list[Strip]] = {}
    for strip in part.strips:
        at = _place(along(strip.box), levels), _place(across(strip.box), uprights)
        cells.setdefault(at, []).append(strip)
    chars = Counter({at: sum(len(s.text) for s in cells[at]) for at in cells})
    if median(chars.values()) < NOTICE:
        return (part,)
    return tuple(
        Part(
            tuple(cells[at]),
            tuple(
                p
                for p in part.pictures
                if (_place(along(p), levels), _place(across(p), uprights)) == at
            ),
        )
        for at in sorted(cells)
    )


def _place(stretch: Stretch, edges: list[float]) -> int:
    return sum(edge < sum(stretch) / 2 for edge in edges)


def _edges(frame: Box, sheet: Sheet, *, is_level: bool) -> list[float]:
    """Return where rules part a frame from side to side, in one direction."""
    side, other = (along, across) if is_level else (across, along)
    ruled = ruled_level if is_level else ruled_upright
    low, high = side(frame)
    found = {
        sum(side(rule)) / 2
        for rule in sheet.layout.rules
        if low + SAME_PT < side(rule)[0] and side(rule)[1] < high - SAME_PT
    }
    return [at for at in sorted(found) if ruled(sheet, (at, at), other(frame)) > WHOLE]
