"""Straight cuts: how narrow a gutter may be."""

import pytest

from dibao.model import Box
from dibao.segment.layout.ground import ground_of
from dibao.segment.layout.part import Part
from dibao.segment.layout.uprights import upright_cuts
from leaves import head, sheet_with, text, x
from setting import line

GUTTER = x(2) - 1  # what a line that hangs out leaves of it


@pytest.mark.parametrize(
    ("top", "foot", "cuts"), [(0, 320, [GUTTER]), (0, 200, []), (40, 320, [])]
)
def test_a_gutter_that_a_mark_hangs_into_is_cut_only_where_a_rule_stands_in_it(
    top, foot, cuts
):
    left = [*head("甲", 0, 0, chars=8), *text("甲", 0, 40, rows=20, columns=2)]
    right = [*head("乙", 2, 0, chars=8), *text("乙", 2, 40, rows=20, columns=2)]
    rule = Box(GUTTER, top, GUTTER + 0.5, foot)
    page = sheet_with([*left, line("甲", x(2) - 12, 54), *right], rules=[rule])
    found = upright_cuts(ground_of(Part(page.strips), page))
    assert cuts == [round(at) for at, _ in found]
