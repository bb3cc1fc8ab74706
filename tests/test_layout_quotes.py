"""Pull quotes 引语: large type amid a column that belongs to the column's article."""

from dibao.segment.layout.compose import compose
from dibao.segment.layout.separate import separate
from leaves import head, level, sheet_with, text, x
from setting import LEAD, line

OVER, UNDER = 40 + 8 * LEAD, 40 + 12 * LEAD  # where the rules around a quote lie


def page(*quote, under, rules=(OVER, UNDER), right=100):
    """Return a page whose first column is broken, eight rows down, by large type."""
    over = [*head("甲", 0, 0), *text("甲", 0, 40, rows=8)]
    below = text("甲" if under else "丙", 0, UNDER + 8, rows=20, is_amid=under)
    beside = text("甲", 1, 40, rows=32, columns=2, is_amid=True)
    other = [*head("乙", 3, 0), *text("乙", 3, 40, rows=32, columns=2)]
    drawn = [level(top, 0, right) for top in rules]
    return sheet_with([*over, *quote, *below, *beside, *other], rules=drawn)


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
