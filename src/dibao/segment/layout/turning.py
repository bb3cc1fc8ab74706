"""Vertical text 竖排, turned so that it lies: then all rules for lying text hold.

Standing lines from right to left become lines from the top down, rows one below
another become columns side by side, a headline at the right one at the top.
"""

from dataclasses import replace

from dibao.model import Layout
from dibao.segment.layout.part import Part
from dibao.segment.layout.sheet import Sheet
from dibao.segment.layout.upright import laid, laid_strips


def turned_part(part: Part) -> Part:
    """Return a part turned; its strips keep their numbers."""
    return Part(
        tuple(
            replace(s, is_vertical=not s.is_vertical) for s in laid_strips(part.strips)
        ),
        tuple(map(laid, part.pictures)),
        tuple(map(laid, part.taken)),
    )


def turned_sheet(sheet: Sheet) -> Sheet:
    """Return a sheet whose drawn things are turned."""
    drawn = sheet.layout
    layout = Layout(
        drawn.height_pt,
        drawn.width_pt,
        0,
        *(tuple(map(laid, one)) for one in (drawn.rules, drawn.frames, drawn.pictures)),
    )
    return replace(sheet, layout=layout)


def upright_again(turned: Part, part: Part) -> Part:
    """Return what a turned part holds of the part it was cut from."""
    numbers = {s.number for s in turned.strips}
    return Part(
        tuple(s for s in part.strips if s.number in numbers),
        tuple(p for p in part.pictures if laid(p) in turned.pictures),
    )
