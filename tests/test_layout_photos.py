"""Photo news 图片新闻: which pictures are articles, which belong to one."""

import pytest

from dibao.model import Box
from leaves import head, level, text, told_apart, x
from setting import line

WIDE = x(1), x(3) - 12
PICTURE = Box(WIDE[0], 6, WIDE[1], 200)
CAPTION = line("丁" * 12, x(1), 203, size=8)
OVER, UNDER = level(0), level(218, *WIDE)


def page(caption=CAPTION, *, rules=(OVER, UNDER), frames=()):
    """Return a page's articles: a picture right of one article, over another."""
    beside = [*head("甲", 0, 6), *text("甲", 0, 40, rows=36)]
    below = [*head("乙", 1, 230), *text("乙", 1, 264, rows=20, columns=2)]
    drawn = {"rules": rules, "frames": frames, "pictures": [PICTURE]}
    return told_apart(*beside, caption, *below, **drawn)


def test_a_picture_between_rules_as_wide_as_it_is_an_article():
    assert "丁" in page()


def test_a_picture_between_a_rule_and_a_frame_as_wide_as_it_is_an_article():
    assert "丁" in page(rules=[OVER], frames=[Box(WIDE[0], 218, WIDE[1], 600)])


@pytest.mark.parametrize(
    "rules",
    [[], [OVER], [UNDER], [OVER, level(218, x(1), x(2))], [level(0, 0, x(2)), UNDER]],
)
def test_a_picture_with_no_rule_on_one_side_belongs_to_an_article(rules):
    assert "丁" not in page(rules=rules)


def test_a_picture_with_text_under_it_belongs_to_an_article():
    assert "丁" not in page(line("丁" * 12, x(1), 203))


def test_a_picture_within_a_frame_belongs_to_what_the_frame_holds():
    frame = Box(x(1) - 6, -6, x(4), 600)
    assert "丁" not in page(frames=[frame])
