"""Stretches of text: lines of one column, nothing between them."""

from collections.abc import Iterable

from dibao.geometry import shared
from dibao.segment.layout.columns import box_of
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
    for strip in sorted(strips, key=lambda s: (s.box.top, s.box.left)):
        for stack in stacks:
            if _goes_on(strip, stack, sheet):
                stack.append(strip)
                break
        else:
            stacks.append([strip])
    return tuple(tuple(stack) for stack in stacks)


def _goes_on(strip: Strip, stack: list[Strip], sheet: Sheet) -> bool:
    if strip.is_vertical != stack[0].is_vertical:
        return False
    em, box, whole = sheet.body_pt, strip.box, box_of(stack)
    if strip.is_vertical:
        beside = shared(box.top, box.bottom, whole.top, whole.bottom)
        gap = -shared(box.left, box.right, whole.left, whole.right)
        return beside > BESIDE * (box.bottom - box.top) and gap < ASIDE_EM * em
    last = stack[-1].box.bottom
    over = shared(box.left, box.right, whole.left, whole.right)
    if over <= ONE_COLUMN * (box.right - box.left):
        return False
    if not -em < box.top - last < APART_EM * em:
        return False
    return not has_level_rule(sheet, across(box), (last - 3, box.top + 3), share=0.5)
