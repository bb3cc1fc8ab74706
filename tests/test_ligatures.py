"""A dash drawn as one glyph of two characters is two; a glyph drawn twice is one."""

from dataclasses import replace

from dibao.read.pdf.glyphs import Glyph, Hand
from dibao.read.pdf.ligatures import apart
from dibao.read.pdf.repeats import without_repeats

HAND = Hand(10.0, 0, "", is_hidden=False)
LONG = Glyph("—", 40, 100, 60, 110, 40, 109, HAND)


def test_a_glyph_of_two_dashes_is_two_halves():
    left = replace(LONG, right=50.0)
    right = replace(LONG, left=50.0, x=50.0)
    assert [left, right] == apart([LONG, LONG])


def test_a_standing_glyph_of_two_dashes_is_an_upper_and_a_lower_half():
    long = Glyph("—", 40, 100, 50, 120, 45, 100, HAND)
    upper = replace(long, bottom=110.0)
    lower = replace(long, top=110.0, y=110.0)
    assert [upper, lower] == apart([long, long])


def test_both_dashes_are_kept():
    assert 2 == len(without_repeats([LONG, LONG]))


def test_a_long_dash_painted_twice_is_kept_once():
    again = replace(LONG, hand=replace(HAND))
    assert 2 == len(without_repeats([LONG, LONG, again, again]))


def test_a_character_drawn_twice_on_itself_is_one():
    bold = Glyph("报", 40, 100, 50, 110, 40, 109, HAND)
    assert [bold, bold] == apart([bold, bold])
    assert 1 == len(without_repeats([bold, bold]))


def test_two_dashes_side_by_side_stay_as_they_are():
    one = replace(LONG, right=50.0)
    two = replace(LONG, left=50.0, x=50.0)
    assert [one, two] == apart([one, two])


def test_other_glyphs_pass_as_they_come():
    one, two = replace(LONG, char="甲"), replace(LONG, char="乙")
    assert [one, two, one] == apart([one, two, one])
