"""Pull quotes 引语: large type amid a column that belongs to the column's article."""

import pytest

from dibao.model import Box
from dibao.segment.layout.compose import compose
from dibao.segment.layout.separate import separate
from leaves import head, level, sheet_with, text, x
from setting import LEAD, line

OVER, UNDER = 40 + 8 * LEAD, 40 + 12 * LEAD  # where the rules around a quote lie


def page(*quote, under, rules=(OVER, UNDER), right=100, frames=()):
    """Return a page whose first column is broken, eight rows down, by large type."""
    over = [*head("甲", 0, 0), *text("甲", 0, 40, rows=8)]
    below = text("甲" if under else "丙", 0, UNDER + 8, rows=20, is_amid=under)
    beside = text("甲", 1, 40, rows=32, columns=2, is_amid=True)
    other = [*head("乙", 3, 0), *text("乙", 3, 40, rows=32, columns=2)]
    drawn = [level(top, 0, right) for top in rules]
    return sheet_with(
        [*over, *quote, *below, *beside, *other], rules=drawn, frames=frames
    )


def large(*texts):
    """Return large lines between the two rules."""
    return [line(t, 4, OVER + 10 + 18 * n, size=14) for n, t in enumerate(texts)]


def articles(sheet):
    """Return the articles of a page, each its blocks' roles and texts."""
    return [
        [(str(d.role), "".join(s.text for s in d.strips)) for d in article]
        for region in separate(sheet).regions
        for article in compose(region, sheet)
    ]


QUOTE, QUOTED = ("丁丁丁丁丁丁", "丁丁丁"), ("“丁丁丁丁丁", "丁丁”")


def heads(sheet):
    """Return the headlines of a page."""
    return [text for article in articles(sheet) for role, text in article[:1]]


def test_large_type_between_two_rules_that_break_a_sentence_is_no_headline():
    assert ["甲甲甲甲", "乙乙乙乙"] == heads(page(*large(*QUOTE), under=True))


def test_words_in_quotation_marks_between_two_rules_in_a_column_are_no_headline():
    assert ["甲甲甲甲", "乙乙乙乙"] == heads(page(*large(*QUOTED), under=False))


def test_a_pull_quote_stands_after_the_text_it_was_pulled_from():
    found = articles(page(*large(*QUOTED), under=True))[0]
    assert ("crosshead", "".join(QUOTED)) == found[-1]


def test_a_sentence_goes_on_under_a_pull_quote():
    found = articles(page(*large(*QUOTE), under=True))[0]
    assert ["headline", "body", "crosshead"] == [role for role, _ in found]


def test_large_type_between_two_rules_over_an_indented_line_is_a_headline():
    assert "".join(QUOTE) in heads(page(*large(*QUOTE), under=False))


def test_large_type_with_no_rules_in_a_column_is_a_headline():
    sheet = page(*large(*QUOTED), under=False, rules=())
    assert "".join(QUOTED) in heads(sheet)


def test_large_type_with_a_rule_only_over_it_is_a_headline():
    sheet = page(*large(*QUOTED), under=False, rules=(OVER,))
    assert "".join(QUOTED) in heads(sheet)


def test_large_type_between_rules_wider_than_its_column_is_a_headline():
    sheet = page(*large(*QUOTED), under=False, right=x(2) - 12)
    assert "".join(QUOTED) in heads(sheet)


def test_large_type_between_rules_shorter_than_its_column_is_a_headline():
    sheet = page(*large(*QUOTED), under=False, right=80)
    assert "".join(QUOTED) in heads(sheet)


FRAME = Box(0, OVER, 100, UNDER)


@pytest.mark.parametrize("quote", [QUOTE, QUOTED])
def test_large_type_in_a_frame_that_breaks_a_sentence_is_no_headline(quote):
    sheet = page(*large(*quote), under=True, rules=(), frames=[FRAME])
    assert ["甲甲甲甲", "乙乙乙乙"] == heads(sheet)


def test_large_type_in_a_frame_over_an_indented_line_is_a_headline():
    sheet = page(*large(*QUOTE), under=False, rules=(), frames=[FRAME])
    assert "".join(QUOTE) in heads(sheet)


def test_a_frame_with_text_under_its_large_type_is_an_article():
    strips = *large(*QUOTED), line("丁" * 9, 4, OVER + 44)
    sheet = page(*strips, under=True, rules=(), frames=[FRAME])
    assert "".join(QUOTED) in heads(sheet)


def test_large_type_in_a_frame_within_an_articles_frame_is_no_headline():
    frames = [FRAME, Box(-6, -6, x(3) - 6, 600)]
    sheet = page(*large(*QUOTE), under=True, rules=(), frames=frames)
    assert ["甲甲甲甲", "乙乙乙乙"] == heads(sheet)


def test_the_frame_of_a_pull_quote_is_no_picture():
    sheet = page(*large(*QUOTE), under=True, rules=(), frames=[FRAME])
    assert [(), ()] == [region.pictures for region in separate(sheet).regions]
