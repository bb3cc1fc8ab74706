"""Rules 线 between things on a page."""

from math import inf

from dibao.geometry import shared, stands
from dibao.segment.layout.part import Stretch, across, covered
from dibao.segment.layout.sheet import Sheet

NEAR_PT = 2.0  # a rule stands in a gap, or as near to it
ENDS_PT = 4.0  # a rule may stop short of the edge of the text


def has_level_rule(
    sheet: Sheet, width: Stretch, height: Stretch, *, share: float
) -> bool:
    """Tell whether lying rules lie under a share of a width, within a height."""
    rules = [
        across(r)
        for r in sheet.layout.rules
        if height[0] < (r.top + r.bottom) / 2 < height[1] and not stands(r)
    ]
    return bool(rules) and covered(rules, width) > share


def has_upright_rule(sheet: Sheet, width: Stretch, height: Stretch) -> bool:
    """Tell whether a standing rule stands within a width, beside any of a height."""
    return any(
        width[0] - 1 < (r.left + r.right) / 2 < width[1] + 1
        and shared(r.top, r.bottom, *height) > 0
        for r in sheet.layout.rules
        if stands(r)
    )


def ruled_upright(
    sheet: Sheet, gap: Stretch, height: Stretch, *, below: float = inf
) -> float:
    """Return the share of a height that standing rules in a gap cover, 0 to 1.

    Only of those that begin no lower than ``below``.
    """
    rules = [
        (r.top - ENDS_PT, r.bottom + ENDS_PT)
        for r in sheet.layout.rules
        if stands(r)
        and r.top < below
        and gap[0] - NEAR_PT <= (r.left + r.right) / 2 <= gap[1] + NEAR_PT
    ]
    return covered(rules, height)


def ruled_level(sheet: Sheet, gap: Stretch, width: Stretch) -> float:
    """Return the share of a width that lying rules in a gap cover, 0 to 1."""
    rules = [
        (r.left - ENDS_PT, r.right + ENDS_PT)
        for r in sheet.layout.rules
        if not stands(r)
        and gap[0] - NEAR_PT <= (r.top + r.bottom) / 2 <= gap[1] + NEAR_PT
    ]
    return covered(rules, width)
