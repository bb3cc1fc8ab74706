"""Stretches of text: lines of one column, nothing between them."""

from collections.abc import Iterable

from dibao.geometry import around, shared
from dibao.model import Box
from dibao.segment.layout.part import across
from dibao.segment.layout.rules import has_level_rule
from dibao.segment.layout.sheet import Sheet, Strip

ONE_COLUMN = 0.6  # of a line's width that stands under the column's
BESIDE = 0.5  # of a standing line's height that stands beside the others'
APART_EM = 1.3  # between lines; where they stand farther apart, another stretch begins
ASIDE_EM = 1.2  # the same between standing lines


def blocks_of(strips: Iterable[Strip], sheet: Sheet) -> tuple[tuple[Strip, ...], ...]:
    """Return lines in stretches, each from the top down."""
    stacks: list[list[Strip]] = []
    wholes: list[Box] = []  # around each stack: a broadsheet asks 20,000 times
    for strip in sorted(strips, key=lambda s: (s.box.top, s.box.left)):
        for n, (stack, whole) in enumerate(zip(stacks, wholes, strict=True)):
            if _goes_on(strip, (stack[-1], whole), sheet):
                stack.append(strip)
                wholes[n] = around((whole, strip.box)) or whole
                break
        else:
            stacks.append([strip])
            wholes.append(strip.box)
    return tuple(tuple(stack) for stack in stacks)


def _goes_on(strip: Strip, stretch: tuple[Strip, Box], sheet: Sheet) -> bool:
    """Tell whether a line goes on a stretch: its last line, and the box around it."""
    before, whole = stretch
    if strip.is_vertical != before.is_vertical:
        return False
    em, box, last = sheet.body_pt, strip.box, before.box.bottom
    if strip.is_vertical:
        beside = shared(box.top, box.bottom, whole.top, whole.bottom)
        gap = -shared(box.left, box.right, whole.left, whole.right)
        return beside > BESIDE * (box.bottom - box.top) and gap < ASIDE_EM * em
    over = shared(box.left, box.right, whole.left, whole.right)
    if over <= ONE_COLUMN * (box.right - box.left):
        return False
    if not -em < box.top - last < APART_EM * em:
        return False
    return not has_level_rule(sheet, across(box), (last - 3, box.top + 3), share=0.5)
