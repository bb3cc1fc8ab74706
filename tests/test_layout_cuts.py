"""Straight cuts: how narrow a gutter may be, what an article begins with."""

from dataclasses import replace

import pytest

from dibao.model import Box
from dibao.segment.layout.cuts import LEAST
from dibao.segment.layout.ground import ground_of
from dibao.segment.layout.levels import level_cuts
from dibao.segment.layout.part import Part
from dibao.segment.layout.separate import separate
from dibao.segment.layout.uprights import upright_cuts
from leaves import centered, head, sheet_with, text, x
from setting import line, standing

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


@pytest.mark.parametrize(
    ("first", "is_cut"), [("本报讯（记者 钟望）", True), ("新桥昨天正式通车", False)]
)
def test_a_band_whose_first_column_begins_with_a_dateline_is_cut_without_a_rule(
    first, is_cut
):
    upper = [*head("甲", 0, 0, chars=12), *text("甲", 0, 40, rows=14, columns=5)]
    opening = [line(first, x(0) + 20, 250), *text("乙", 0, 264, rows=11, is_amid=True)]
    title = head("乙", 2, 250, chars=4)
    under = [s for n in (1, 3, 4) for s in text("乙", n, 250, rows=12, is_amid=True)]
    amid = text("乙", 2, 290, rows=9, is_amid=True)
    page = sheet_with([*upper, *opening, *title, *under, *amid])
    score = max(score for _, score in level_cuts(ground_of(Part(page.strips), page)))
    assert is_cut is (score > LEAST)


def pictured(line_, *, high=190):
    """Return a page: a picture, a line, a headline over text, beside two briefs."""
    upper = [*head("乙", 3, 0), *text("乙", 3, 30, rows=12)]
    lower = [*head("丙", 3, 218), *text("丙", 3, 248, rows=14)]
    body = [*head("甲", 0, 226), *text("甲", 0, 262, rows=13, columns=3)]
    drawn = [Box(0, 0, x(3) - 12, high)]
    return sheet_with([line_, *body, *upper, *lower], pictures=drawn)


def best_upright(page):
    """Return how much speaks for the upright cut of a page for which most speaks."""
    part = Part(page.strips, page.layout.pictures)
    return max(score for _, score in upright_cuts(ground_of(part, page)))


CAPTION = line("甲" * 9, 0, 193, size=8)


def test_a_picture_over_its_headline_keeps_its_caption():
    first = separate(pictured(CAPTION)).regions[0]
    assert {"甲"} == {char for strip in first.strips for char in strip.text}


def test_a_caption_under_a_picture_is_not_what_an_article_begins_with():
    assert best_upright(pictured(CAPTION)) > LEAST


@pytest.mark.parametrize(
    "page", [pictured(line("甲" * 9, 0, 193)), pictured(CAPTION, high=170)]
)
def test_other_text_over_a_headline_is_what_its_article_begins_with(page):
    assert best_upright(page) < LEAST


AMID = ["新桥昨天上午正式通车两", "岸居民步行过江只要十分", "钟比从前坐船快了许多岸"]
VERSE = ["新桥横跨大江两岸春风，", "渡口人家灯火夜夜通明，", "往来车马不闻摇橹一声。"]


@pytest.mark.parametrize(
    ("texts", "indent", "is_cut"),
    [(AMID, 0, False), (AMID, 20, True), (VERSE, 0, True)],
)
def test_prose_that_begins_amid_a_paragraph_under_a_headline_begins_no_article(
    texts, indent, is_cut
):
    paragraphs = [text("甲", n, 40 + 56 * i, rows=4) for n in (0, 1) for i in range(5)]
    left = [*head("甲", 0, 0, chars=8), *(s for one in paragraphs for s in one)]
    column = [line(t, x(2), 54 + 14 * n, size=9) for n, t in enumerate(texts * 5)]
    first = line(texts[0][:-2], x(2) + indent, 40, size=9)
    page = sheet_with([*left, *head("乙", 2, 0, chars=4), first, *column])
    cuts = upright_cuts(ground_of(Part(page.strips), page))
    (score,) = [score for at, score in cuts if at > x(1) + 60]
    assert is_cut is (score > LEAST)


def stood_beside(title):
    """Return a page: lying text, right of it standing text, and a title."""
    lying = [*head("甲", 0, 0, chars=12), *text("甲", 0, 40, rows=18, columns=2)]
    rows = [standing("乙" * 20, x(2) + 14 * n, 0) for n in range(1, 17)]
    return sheet_with([*lying, *rows, title])


def cuts_of(page):
    """Return where upright cuts may go."""
    return [at for at, _ in upright_cuts(ground_of(Part(page.strips), page))]


def test_standing_text_is_not_cut_from_the_headline_at_its_right():
    page = stood_beside(standing("乙" * 10, x(2) + 14 * 16 + 36, 0, size=24))
    assert [] == [at for at in cuts_of(page) if at > x(2) + 20]


def test_standing_text_is_cut_from_a_name_that_stands_far_right_of_it():
    page = stood_beside(standing("乙" * 4, x(2) + 14 * 16 + 100, 0, size=48))
    assert 1 == len([at for at in cuts_of(page) if at > x(2) + 20])


def test_standing_text_is_cut_from_a_headline_that_has_text_of_its_own():
    page = stood_beside(standing("乙" * 10, x(2) + 14 * 16 + 36, 0, size=24))
    page = sheet_with([*page.strips, *text("丙", 5, 0, rows=18)])
    assert 1 == len([at for at in cuts_of(page) if x(2) + 20 < at < x(4) + 12])


def over_band(title):
    """Return a page: three articles side by side, under them a band with its title."""
    upper = [*head("甲", 0, 0, chars=7), *text("甲", 0, 40, rows=14, columns=2)]
    for mark, at in (("乙", 2), ("戊", 5)):
        upper += centered(mark, at, 0, over=3, chars=7)
        upper += text(mark, at, 40, rows=14, columns=3)
    return sheet_with([*upper, *title, *text("丙", 0, 300, rows=8, columns=8)])


def articles_of(page):
    """Return the characters of each region: one each where all is told apart."""
    return {"".join(sorted({c for s in r.strips for c in s.text})) for r in page}


def test_columns_under_a_blank_belong_to_the_headline_in_the_middle_of_their_band():
    page = over_band(centered("丙", 0, 276, over=8, chars=7))
    assert {"甲", "乙", "戊", "丙"} == articles_of(separate(page).regions)


def test_columns_with_a_headline_of_their_own_are_parted_from_those_beside_them():
    both = [*head("丙", 0, 260, chars=7), *head("丁", 2, 260, chars=7)]
    strips = [
        replace(s, text=s.text.replace("丙", "丁")) if s.box.left > x(2) - 9 else s
        for s in over_band(both).strips
    ]
    assert {"甲", "乙", "戊", "丙", "丁"} == articles_of(
        separate(sheet_with(strips)).regions
    )


def signed(first, *, left):
    """Return where a page of two articles may be cut, what stands between given."""
    upper = [*head("甲", 0, 0, chars=7), *text("甲", 0, 40, rows=10, columns=2)]
    lower = [*head("乙", 0, 240, chars=7), *text("乙", 0, 280, rows=10, columns=2)]
    page = sheet_with([*upper, line(first, left, 190), *lower])
    return [round(at) for at, _ in level_cuts(ground_of(Part(page.strips), page))]


def test_a_text_is_not_cut_from_what_signs_it_in_brackets():
    assert [220] == signed("（指导：某某）", left=x(1) + 30)


@pytest.mark.parametrize(
    ("first", "left"), [("（上接第一版）", 0), ("指导：某某某", x(1) + 40)]
)
def test_a_text_may_be_cut_from_what_stands_over_the_next_headline(first, left):
    assert [183, 220] == signed(first, left=left)


@pytest.mark.parametrize(("opening", "is_cut"), [(True, True), (False, False)])
def test_a_first_line_in_pieces_begins_the_article_under_its_headline(opening, is_cut):
    paragraphs = [text("甲", n, 40 + 56 * i, rows=4) for n in (0, 1) for i in range(5)]
    left = [*head("甲", 0, 0, chars=8), *(s for one in paragraphs for s in one)]
    pieces = [
        line("新桥", x(2) + 20.4, 40, size=9),
        line("昨天", x(2) + 80, 40, size=9),
    ]
    column = [line(t, x(2), 54 + 14 * n, size=9) for n, t in enumerate(AMID * 5)]
    drawn = [*left, *head("乙", 2, 0, chars=4), *(pieces if opening else ()), *column]
    page = sheet_with(drawn)
    cuts = upright_cuts(ground_of(Part(page.strips), page))
    (score,) = [score for at, score in cuts if at > x(1) + 60]
    assert is_cut is (score > LEAST)
