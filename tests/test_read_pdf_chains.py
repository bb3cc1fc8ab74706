"""Which glyph follows which on a line."""

import pytest

from dibao.read.pdf.chains import Upright, rightward


def glyph(char, left, right, number):
    return Upright(char, left, 90, right, 100, 99, (left + right) / 2, 10, number)


@pytest.mark.parametrize(
    ("blank", "following"), [((0, 0), 2), ((10, 10), 1), ((10, 12), 1)]
)
def test_a_blank_without_width_within_a_glyph_ends_no_line(blank, following):
    row = [glyph("新", 0, 10, 0), glyph(" ", *blank, 1), glyph("桥", 12, 22, 2)]
    assert following == rightward(row)[0]
