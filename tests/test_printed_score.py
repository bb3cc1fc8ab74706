"""The scorer of printed pages gives what is due, and no more."""

import pytest

from dibao.model import Article, Block, Kind, Role, Segmented, Span
from printer import scoring

ONE = ("河滩公园迎来候鸟", "昨日上午，观鸟台记录到", "候鸟两千余只。")
TWO = ("水库开始蓄水", "青石水库闸门昨晚", "八时落下。")
FOLIO = "第二版"


def truth(*articles):
    """Return a truth of one page: a folio, and articles of a headline and lines."""
    furniture = {"kind": "furniture", "headline": "", "lines": lines("header", FOLIO)}
    known = [
        {
            "kind": "article",
            "headline": head,
            "lines": [*lines("headline", head), *lines("body", *texts)],
        }
        for head, *texts in articles
    ]
    return {"pages": [{"articles": [furniture, *known]}]}


def lines(role, *texts):
    return [{"role": role, "text": text} for text in texts]


def page(*articles):
    """Return a page told apart into articles of a headline and a body."""
    found = tuple(
        Article(
            Kind.ARTICLE, (block(Role.HEADLINE, head), block(Role.BODY, "".join(texts)))
        )
        for head, *texts in articles
    )
    return Segmented(found, (block(Role.FURNITURE, FOLIO),))


def block(role, text):
    return Block(role, text, (Span(1, 0, len(text)),))


def figures(known, found):
    return scoring.figures([(known, [found])])


def test_what_came_out_as_printed_has_full_marks():
    full = {"f": 1.0, "order": 1.0, "chars": 1.0, "headline": 1.0, "once": 1.0}
    assert full == figures(truth(ONE, TWO), page(ONE, TWO))


def test_which_article_comes_first_does_not_count():
    both = truth(ONE, TWO)
    assert figures(both, page(ONE, TWO)) == figures(both, page(TWO, ONE))


def test_two_articles_run_together_are_none():
    assert 0.0 == figures(truth(ONE, TWO), page(ONE + TWO))["f"]


def test_an_article_too_many_costs():
    spare = ("别处的标题", "别处的一段话在这里。")
    assert pytest.approx(4 / 5) == figures(truth(ONE, TWO), page(ONE, TWO, spare))["f"]


def test_lines_out_of_order_cost_their_pairs():
    turned = (ONE[0], ONE[2], ONE[1])
    assert 0.0 == figures(truth(ONE), page(turned))["order"]


def test_a_headline_with_a_character_missing_is_wrong():
    assert 0.0 == figures(truth(ONE), page((ONE[0][1:], *ONE[1:])))["headline"]


def test_blanks_in_a_headline_do_not_count():
    spaced = (" ".join(ONE[0]), *ONE[1:])
    assert 1.0 == figures(truth(ONE), page(spaced))["headline"]


def test_text_that_comes_out_twice_is_seen():
    twice = (ONE[0], *ONE[1:], *ONE[1:])
    assert figures(truth(ONE), page(twice))["once"] < 0.6


def test_text_that_is_missing_is_seen():
    assert figures(truth(ONE), page(ONE[:2]))["once"] < 0.8
