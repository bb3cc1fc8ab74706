"""A dash drawn as one glyph of two characters is two; a glyph drawn twice is one.

So are the letters that founders of Latin type cut in one.
"""

from dataclasses import replace

import pytest

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


def letters(text, wide, *, hand=HAND):
    """Return a glyph that means several letters, as PDFium gives them."""
    return [Glyph(char, 40, 100, 40 + wide, 110, 40, 109, hand) for char in text]


@pytest.mark.parametrize(
    ("text", "wide"), [("ff", 5.8), ("ffi", 8.5), ("tt", 6.4), ("fi", 5.5)]
)
def test_letters_cut_in_one_stand_one_behind_the_other(text, wide):
    parts = apart(letters(text, wide))
    assert list(text) == [glyph.char for glyph in parts]
    edges = [40 + n * wide / len(text) for n in range(len(text) + 1)]
    assert edges[:-1] == pytest.approx([glyph.left for glyph in parts])
    assert edges[1:] == pytest.approx([glyph.right for glyph in parts])
    assert parts == without_repeats(letters(text, wide))


@pytest.mark.parametrize(
    ("text", "wide"), [("ff", 3.3), ("tt", 3.0), ("ll", 2.8), ("aa", 5.0)]
)
def test_a_letter_drawn_twice_on_itself_is_not_cut(text, wide):
    drawn = letters(text, wide)
    assert drawn == apart(drawn)


def test_letters_cut_in_one_and_painted_twice_are_kept_once():
    again = letters("ff", 5.8, hand=replace(HAND))
    assert 2 == len(without_repeats([*letters("ff", 5.8), *again]))


def test_a_turned_letter_is_not_cut_by_its_height():
    turned = replace(HAND, turned=90)
    drawn = letters("ff", 10.0, hand=turned)
    assert drawn == apart(drawn)


def test_an_i_before_fi_does_not_hide_the_i_in_it():
    before = Glyph("i", 37.2, 100, 40, 110, 37.2, 109, HAND)
    kept = without_repeats([before, *letters("fi", 5.5)])
    assert "ifi" == "".join(glyph.char for glyph in kept)


def test_a_glyph_that_means_two_han_keeps_both_in_its_square():
    drawn = [Glyph(char, 40, 100, 50, 110, 40, 109, HAND) for char in "二十"]
    assert drawn == without_repeats(drawn)
