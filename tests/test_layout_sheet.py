"""A page as printed: its lines with their places."""

from dataclasses import replace

import pytest

from dibao.model import Box
from dibao.segment.layout.sheet import Strip


@pytest.mark.parametrize(("text", "right"), [("春雨，", 105), ("春雨夜", 110)])
def test_the_blank_half_of_a_mark_at_a_lines_end_is_no_print(text, right):
    strip = Strip(1, text, Box(80, 20, 110, 30), 10.0, False, "")
    assert right == strip.inked.right
    assert 110 == replace(strip, is_vertical=True).inked.right
