"""Labels 栏题 at a frame's corner, ahead of the headline they stand over."""

from dibao.segment.layout.heads import heads_of
from leaves import centered, head, sheet_with, text, told_apart, x
from setting import EM, line

HEADLINE = centered("甲", 0, 22, over=3, chars=5, size=32)
LABEL = line("甲甲甲甲", 0, 4, size=16)


def labeled(*under):
    """Return the articles of a page: a label, a headline, what is under them."""
    other = [*head("乙", 3, 0), *text("乙", 3, 40, rows=20, columns=2)]
    return told_apart(LABEL, *HEADLINE, *under, *other)


def test_a_label_ahead_of_a_headline_leaves_it_its_first_column():
    assert ["甲", "乙"] == labeled(*text("甲", 0, 66, rows=20, columns=3))


def test_a_label_leaves_a_headline_over_a_byline_its_first_column():
    byline = line("甲甲甲甲", x(1) + 20, 58)
    assert ["甲", "乙"] == labeled(byline, *text("甲", 0, 76, rows=20, columns=3))


def groups(label, *, first=66, left=0):
    """Return how many head groups there are, the first column's text so far down."""
    column = text("丙", 0, first, rows=20)
    body = text("甲", 1, 66, rows=20, columns=5)
    headline = [line("甲" * 5, x(1) + left, 22, size=32)]
    return len(heads_of(sheet_with([label, *headline, *column, *body]).strips, EM))


def test_a_label_and_its_headline_are_one_group():
    assert 1 == groups(LABEL)


def test_a_short_headline_right_over_its_text_is_no_label():
    assert 2 == groups(LABEL, first=24)


def test_a_short_headline_over_text_farther_down_than_another_is_no_label():
    assert 2 == groups(LABEL, first=100)


def test_a_headline_of_a_whole_sentence_over_a_column_is_no_label():
    assert 2 == groups(line("丙" * 7, 0, 4, size=14))


def test_a_headline_as_large_as_the_next_is_no_label():
    assert 2 == groups(line("甲甲", 0, -12, size=32))


def test_a_headline_on_one_row_with_the_next_is_no_label():
    assert 2 == groups(line("甲甲甲甲", 0, 30, size=16))


def test_a_headline_far_ahead_of_another_is_no_label():
    assert 2 == groups(LABEL, left=250)
