"""Which lines of a printed page make one article: what parts them, what does not."""

from hypothesis import given
from hypothesis import strategies as st

from dibao.model import Box
from dibao.segment.layout.cuts import best_cut
from dibao.segment.layout.frames import Framed
from dibao.segment.layout.ground import ground_of
from dibao.segment.layout.growth import grown
from dibao.segment.layout.heads import heads_of
from dibao.segment.layout.insets import with_insets
from dibao.segment.layout.levels import level_cuts
from dibao.segment.layout.part import Part
from dibao.segment.layout.running import runs
from dibao.segment.layout.separate import separate
from dibao.segment.layout.sheet import Region
from dibao.segment.layout.turning import turned_part
from dibao.segment.layout.uprights import upright_cuts
from leaves import (
    centered,
    foot,
    furniture_among,
    head,
    level,
    sheet_with,
    text,
    told_apart,
    upright,
    x,
)
from setting import EM, LEAD, column, line, standing

# What stands at a page's head

NAME = [line("山前日报", 0, 0, size=60), line("2024年1月18日 星期四 今日8版", 0, 70)]


def headed(*strips, **drawn):
    """Return the furniture of a page under a newspaper's name."""
    body = [*head("乙", 0, 140), *text("乙", 0, 180, rows=40, columns=6)]
    return furniture_among(*NAME, *strips, *body, **drawn)


def test_an_article_in_a_frame_beside_a_papers_name_leaves_the_name_furniture():
    beside = [*head("甲", 3, 4, chars=6), *text("甲", 3, 34, rows=4, columns=2)]
    frame = Box(x(3) - 5, 0, x(5), 95)
    assert [s.text for s in NAME] == headed(*beside, frames=[frame])


def test_a_headline_beside_a_framed_index_of_pages_is_no_furniture():
    index = [line(f"A1{n}版", x(5), 110 + 20 * n) for n in range(9)]
    frame = Box(x(5) - 5, 100, x(6), 400)
    assert [s.text for s in NAME] == headed(*index, frames=[frame])


def test_a_papers_name_in_a_frame_of_its_own_is_furniture():
    frame = Box(0, 0, x(6), 90)
    assert [s.text for s in NAME] == headed(frames=[frame])


def test_an_edition_in_a_frame_beside_a_papers_name_is_furniture():
    edition = line("第23053期", x(4), 20)
    frame = Box(x(4) - 5, 10, x(5), 40)
    assert {NAME[0].text, edition.text} <= set(headed(edition, frames=[frame]))


def test_a_papers_name_standing_in_a_frame_is_furniture_with_its_date():
    name = standing("山前", 60, 0, size=50), standing("2024年1月18日", 76, 0, size=8)
    body = [*head("乙", 1, 0), *text("乙", 1, 40, rows=40, columns=5)]
    frame = Box(0, 0, 90, 250)
    found = furniture_among(*name, *body, frames=[frame])
    assert ["山前", "2024年1月18日"] == found


def test_an_index_of_pages_in_a_frame_at_the_top_is_no_furniture():
    index = [line("甲" * 5, 0, 40 * n, size=14) for n in range(4)]
    index += [line(f"A1{n}版", 0, 40 * n + 18, size=8) for n in range(4)]
    body = [*head("乙", 1, 0), *text("乙", 1, 40, rows=40, columns=5)]
    frame = Box(-4, -4, 90, 250)
    assert [] == furniture_among(*index, *body, frames=[frame])


# Frames in which no text runs


def framed(*strips):
    """Return how many regions a frame makes of what stands in it."""
    beside = [*head("乙", 3, 0), *text("乙", 3, 40, rows=40, columns=3)]
    page = sheet_with([*strips, *beside], frames=[Box(-5, -5, x(3) - 20, 600)])
    return len([r for r in separate(page).regions if r.frame])


def test_headlines_of_other_pages_in_a_frame_are_one_index():
    assert 1 == framed(
        *(
            line("甲" * 9, 0, top + row, size=14)
            for top in (0, 90, 180)
            for row in (0, 18)
        )
    )


def test_articles_in_one_frame_are_several():
    upper = [*head("甲", 0, 0), *text("甲", 0, 40, rows=8, columns=2)]
    lower = [*head("丙", 0, 180), *text("丙", 0, 220, rows=8, columns=2)]
    assert 2 == framed(*upper, *lower)


def test_large_type_under_all_of_a_notice_signs_it():
    notice = [*head("甲", 0, 0), *text("甲", 0, 40, rows=8, columns=2)]
    assert 1 == framed(*notice, line("甲" * 6, 60, 200, size=16))


def test_large_type_over_more_of_a_notice_does_not_sign_it():
    notice = [*head("甲", 0, 0), *text("甲", 0, 40, rows=8, columns=2)]
    below = text("丙", 0, 230, rows=4, columns=2)
    assert 2 == framed(*notice, line("丙" * 6, 0, 200, size=16), *below)


# Headlines on a ground of their own


def on_panel(below, *, mark="甲"):
    """Return the articles of a page with large type in a frame over what is below."""
    panel = centered(mark, 0, 10, over=3, chars=13)
    other = [*head("乙", 3, 0), *text("乙", 3, 40, rows=15)]
    return told_apart(*panel, *below, *other, frames=[Box(-4, 0, x(3) - 8, 50)])


def test_a_headline_on_a_panel_begins_the_text_under_it():
    assert ["甲", "乙"] == on_panel(text("甲", 0, 60, rows=12, columns=3))


def test_a_headline_on_a_panel_has_its_text_under_a_picture_too():
    rows = text("甲", 0, 160, rows=6, columns=3)
    panel = centered("甲", 0, 10, over=3, chars=13)
    drawn = {
        "frames": [Box(-4, 0, x(3) - 8, 50)],
        "pictures": [Box(0, 55, x(3) - 12, 150)],
    }
    assert ["甲"] == told_apart(*panel, *rows, **drawn)


def noted(opening, size=EM):
    """Return the articles of a page, a note framed under its headline."""
    first = line(opening, 0, 34, size=size)
    note = [first, *(line("丁" * 20, 0, 50 + LEAD * n) for n in range(3))]
    body = text("甲", 0, 110, rows=20, columns=3)
    page = [*centered("甲", 0, 0, over=3), *note, *body]
    return told_apart(*page, frames=[Box(-4, 32, x(3) - 8, 94)])


def test_the_editors_note_framed_under_a_headline_belongs_to_its_article():
    assert 1 == len(noted("编者按 丁丁丁丁丁丁丁丁"))


def test_what_the_editors_say_under_their_own_headline_is_an_article():
    assert not any({"甲", "丁"} <= set(one) for one in noted("编者按", size=14))


def test_another_text_framed_under_a_headline_is_an_article():
    found = noted("编者乙丁 丁丁丁丁丁丁丁")
    assert not any({"甲", "丁"} <= set(one) for one in found)


def test_an_advertisement_in_large_type_over_an_article_is_no_part_of_it():
    below = [*head("甲", 0, 60), *text("甲", 0, 100, rows=9, columns=3)]
    assert ["丙", "甲", "乙"] == on_panel(below, mark="丙")


def test_a_frame_that_holds_nothing_is_a_picture_though_text_stands_under_it():
    page = sheet_with(
        text("甲", 0, 60, rows=16, columns=3), frames=[Box(0, 0, 100, 50)]
    )
    assert (Box(0, 0, 100, 50),) == separate(page).regions[0].pictures


def test_an_advertisement_in_large_type_at_the_foot_is_one():
    body = [*head("甲", 0, 0), *text("甲", 0, 40, rows=9, columns=3)]
    foot_ = centered("丙", 0, 200, over=3, chars=12)
    assert ["甲", "丙"] == told_apart(
        *body, *foot_, frames=[Box(-4, 190, x(3) - 8, 240)]
    )


# How far apart lines of one text stand


def test_lines_of_one_width_may_stand_nearly_their_height_apart():
    assert runs([line("甲" * 10, 0, 19 * n) for n in range(4)])


def test_lines_of_many_widths_so_far_apart_are_an_advertisements():
    assert not runs([line("甲" * (5 + n), 0, 19 * n) for n in range(4)])


def test_lines_of_one_width_farther_apart_than_their_height_are_no_text():
    assert not runs([line("甲" * 10, 0, 21 * n) for n in range(4)])


# One over another


def test_a_headline_begins_an_article():
    above = [*head("甲", 0, 0), *text("甲", 0, 40, rows=8, columns=3)]
    below = [*head("乙", 0, 180), *text("乙", 0, 220, rows=8, columns=3)]
    assert ["甲", "乙"] == told_apart(*above, *below)


def test_a_headline_over_its_columns_parts_none_of_them():
    page = [*centered("甲", 0, 0, over=3), *text("甲", 0, 40, rows=9, columns=3)]
    assert ["甲"] == told_apart(*page)


def test_a_line_in_large_type_right_under_a_headline_begins_no_article():
    page = [*head("甲", 0, 0, chars=6), *head("甲", 0, 32, chars=6, size=16)]
    assert ["甲"] == told_apart(*page, *text("甲", 0, 70, rows=9, columns=3))


def heads_standing(*strips):
    """Return how many headlines standing print has, turned as it is told apart."""
    return len(heads_of(turned_part(Part(strips)).strips, 10))


def test_a_standing_headline_in_pieces_is_one():
    pieces = [standing("轮渡明年", 100, 0, size=24), line("10", 76, 96, size=24)]
    pieces += [
        standing(*one, size=24) for one in (("月", 100, 122), ("举行", 100, 146))
    ]
    assert 1 == heads_standing(*pieces)


def test_standing_headlines_over_one_another_are_two():
    upper, lower = (
        standing(*one, size=24) for one in (("轮渡", 100, 0), ("举行", 100, 72))
    )
    assert 2 == heads_standing(upper, lower)


def test_a_large_first_letter_begins_no_article():
    upper = [*head("甲", 0, 0), *text("甲", 0, 40, rows=5)]
    letter = [line("甲", 0, 130, size=24)]
    under = text("甲", 0, 160, rows=8)
    assert ["甲"] == told_apart(*upper, *letter, *under)


def test_a_large_crosshead_amid_its_column_begins_no_article():
    upper = [*head("甲", 0, 0), *text("甲", 0, 40, rows=5)]
    cross = line("甲甲甲", 20, foot(40, 5) + 5, size=13)
    lower = text("甲", 0, cross.box.bottom + 5, rows=6)
    top = [line("甲甲甲", x(1) + 20, 40, size=13), *text("甲", 1, 58, rows=11)]
    assert ["甲"] == told_apart(*upper, cross, *lower, *top)


def head_rows(rows):
    """Return how many rows of heads a page has that has so many of larger text."""
    lines = [line("甲" * 10, 0, 40 + 20 * n, size=14) for n in range(rows)]
    page = [*head("甲", 0, 0), *lines, *text("乙", 0, 400, rows=12, columns=2)]
    return sum(len(h.strips) for h in heads_of(sheet_with(page).strips, 10))


def test_text_set_larger_than_the_pages_small_print_begins_no_articles():
    assert 1 == head_rows(9)


def test_a_headline_of_five_rows_in_two_sizes_is_one():
    assert 5 == head_rows(4)


def test_three_headlines_of_two_rows_each_are_no_text():
    rows = [
        line(mark * 6, x(2 * n), top, size=20)
        for n, mark in enumerate("甲乙丙")
        for top in (0, 24)
    ]
    assert 3 == len(heads_of(sheet_with(rows).strips, 10))


def test_a_small_headline_an_em_under_text_begins_an_article():
    upper = [*head("甲", 0, 0), *text("甲", 0, 40, rows=5)]
    small = line("乙乙乙", 0, foot(40, 5) + 14, size=13)
    lower = text("乙", 0, small.box.bottom + 5, rows=6)
    assert ["甲", "乙"] == told_apart(*upper, small, *lower)


def test_text_that_runs_on_beside_a_low_headline_is_not_sliced():
    left = [*head("甲", 0, 0), *text("甲", 0, 40, rows=30)]
    right = [*head("乙", 1, 0), *text("乙", 1, 40, rows=10)]
    low = [*head("丙", 1, 220), *text("丙", 1, 260, rows=14)]
    assert ["甲", "乙", "丙"] == told_apart(*left, *right, *low)


def test_a_rule_between_articles_slices_no_text_beside_it():
    upper = [*head("甲", 0, 0, chars=18), *text("甲", 0, 40, rows=9, columns=4)]
    lower = [*head("乙", 0, 180, chars=9), *text("乙", 0, 222, rows=9, columns=2)]
    lower += [*head("丁", 2, 180, chars=9), *text("丁", 2, 222, rows=9, columns=2)]
    right = [*head("丙", 4, 0), *text("丙", 4, 40, rows=22)]
    rule = level(178, 0, x(4) - 12)
    page = [*upper, *lower, *right]
    assert ["甲", "乙", "丁", "丙"] == told_apart(*page, rules=[rule])


def level_gaps(*strips, **drawn):
    page = sheet_with(strips, **drawn)
    return [round(at) for at, _ in level_cuts(ground_of(Part(page.strips), page))]


def test_no_level_cut_takes_a_columns_name_from_the_briefs_under_it():
    upper = [*head("甲", 0, 0), *text("甲", 0, 40, rows=9, columns=2)]
    lower = [*head("乙", 0, 185), *text("乙", 0, 225, rows=9, columns=2)]
    right = [
        *head("丙", 2, 0),
        *text("丙", 2, 40, rows=6),
        line("简讯", x(2), 155, size=18),
    ]
    briefs = text("丁", 2, 187, rows=12)
    rule = level(179, 0, x(3))
    assert [] == level_gaps(*upper, *lower, *right, *briefs, rules=[rule])
    assert [174] == level_gaps(*upper, *lower, *right[:-1], *briefs, rules=[rule])


def test_no_level_cut_parts_a_paragraphs_short_last_line_from_the_next_paragraph():
    upper = [*head("甲", 0, 0), *text("甲", 0, 40, rows=9, columns=2)]
    lower = [*head("乙", 0, 184), *text("乙", 0, 222, rows=9, columns=2)]
    right = [*head("丙", 2, 0), *text("丙", 2, 40, rows=9)]
    beneath = text("丙", 2, 40 + 10 * LEAD, rows=10)
    rule = level(170 + LEAD - 2, 0, x(2) - 12)

    def gaps(last):
        ends = line(last, x(2), 40 + 9 * LEAD)
        return level_gaps(*upper, *lower, *right, ends, *beneath, rules=[rule])

    assert gaps("丙丙") != []
    assert [] == gaps("丙。")


def test_a_headline_set_beside_its_text_may_stand_at_the_foot_of_a_cut():
    upper = [*head("甲", 0, 118, chars=4), *text("甲", 1, 0, rows=10, columns=2)]
    lower = [*head("乙", 0, 160), *text("乙", 0, 200, rows=9, columns=3)]
    assert 151 in level_gaps(*upper, *lower)


# A standing headline in the midst of each of two bands


def banded(*rules):
    """Return how a page of two bands is told apart: 甲 and 乙 over 丙 and 丁."""
    upper = [*text("甲", 0, 0, rows=12, columns=2), standing("甲" * 7, 300, 0, size=24)]
    upper += [*head("乙", 3, 0, chars=8), *text("乙", 3, 40, rows=9, columns=2)]
    lower = [*head("丙", 0, 220, chars=8), *text("丙", 0, 260, rows=9, columns=2)]
    lower += [standing("丁" * 7, 300, 220, size=24)]
    lower += text("丁", 3, 220, rows=12, columns=2)
    page = sheet_with([*upper, *lower], rules=rules)
    return best_cut(ground_of(Part(page.strips), page)).is_upright


def between_columns(top, bottom):
    return [upright(at, top, bottom) for at in (2, 3)]


def test_rules_between_columns_that_end_at_a_rule_between_bands_part_no_articles():
    assert not banded(
        level(208, 0, x(5) - 12), *between_columns(0, 200), *between_columns(216, 420)
    )


def test_a_rule_between_articles_that_crosses_one_under_them_parts_them():
    assert banded(level(208, 0, x(5) - 12), *between_columns(0, 420))


def test_a_rule_that_ends_at_one_between_articles_does_not_part_what_stands_beside_it():
    assert banded(level(208, 0, x(2)), *between_columns(0, 420))


def gap_over_a_band(*band):
    upper = [*centered("甲", 0, 0, over=5), *text("甲", 0, 40, rows=9, columns=5)]
    page = sheet_with([*upper, *band])
    return best_cut(ground_of(Part(page.strips), page))


def test_a_standing_headline_begins_its_band_without_a_rule():
    band = [standing("乙" * 6, 40, 178, size=26)]
    assert not gap_over_a_band(
        *band, *text("乙", 1, 178, rows=12, columns=4)
    ).is_upright


def test_a_lying_headline_over_one_of_five_columns_begins_no_band_without_a_rule():
    band = [line("乙" * 3, x(1), 178, size=20), *text("乙", 1, 208, rows=9)]
    band += text("甲", 0, 178, rows=12)
    band += [s for at in (2, 3, 4) for s in text("甲", at, 178, rows=12)]
    assert gap_over_a_band(*band) is None


def scores_beside_a_low_column(opening):
    """Return what speaks for the gap before a column without a headline over it."""
    left = [*centered("甲", 0, 0, over=2), *text("甲", 0, 40, rows=12, columns=2)]
    right = [
        *column(opening + "乙" * 140, left=x(2)),
        *text("乙", 3, 40, rows=12, columns=2),
    ]
    page = sheet_with([*left, *right, *centered("乙", 3, 0, over=2)])
    scores = upright_cuts(ground_of(Part(page.strips), page))
    return max(score for at, score in scores if x(2) - 12 < at < x(2))


def test_a_column_that_begins_with_a_dateline_begins_an_article():
    plain = scores_beside_a_low_column("乙乙乙乙乙乙乙")
    assert plain < scores_beside_a_low_column("本报3月2日讯")


def test_a_column_that_speaks_of_a_paper_begins_no_article():
    plain = scores_beside_a_low_column("乙乙乙乙乙乙乙")
    assert plain == scores_beside_a_low_column("本报读者来信说")


# Pictures and tables


def grown_pictures(*strips, picture):
    page = sheet_with(strips, pictures=[picture])
    parts = grown(ground_of(Part(page.strips, page.layout.pictures), page))
    return [bool(part.pictures) for part in parts]


def test_a_table_right_under_a_headline_goes_with_it_though_other_text_is_nearer():
    upper = [*head("甲", 0, 0), *head("乙", 1, 0), *text("乙", 1, 40, rows=12)]
    assert [True, False] == grown_pictures(*upper, picture=Box(0, 34, 105, 120))


def test_a_picture_far_under_a_headline_goes_with_the_text_nearest_to_it():
    left = [*head("甲", 0, 0), *text("甲", 0, 40, rows=5)]
    right = [*head("乙", 1, 0), *text("乙", 1, 40, rows=20)]
    assert [False, True] == grown_pictures(*left, *right, picture=Box(0, 200, 100, 300))


# Side by side


def test_headlines_flush_left_over_their_columns_part_a_page_without_rules():
    left = [*head("甲", 0, 0), *text("甲", 0, 40, rows=12, columns=3)]
    right = [*head("乙", 3, 0), *text("乙", 3, 40, rows=12, columns=2)]
    assert ["甲", "乙"] == told_apart(*left, *right)


def test_rules_between_columns_of_one_article_do_not_part_it():
    page = [*head("甲", 0, 0), *text("甲", 0, 40, rows=12, columns=4)]
    rules = [upright(n, 40, foot(40, 12)) for n in (1, 2, 3)]
    assert ["甲"] == told_apart(*page, rules=rules)


def test_rules_from_under_a_headline_on_part_its_columns_not_articles():
    left = [*head("甲", 0, 0), *text("甲", 0, 40, rows=12, columns=4)]
    right = [*head("乙", 4, 0), *text("乙", 4, 40, rows=12, columns=2)]
    rules = [upright(n, 40, foot(40, 12)) for n in (1, 2, 3, 5)]
    assert ["甲", "乙"] == told_apart(*left, *right, rules=rules)


def test_a_rule_that_reaches_up_beside_a_headline_parts_articles():
    left = [*head("甲", 0, 0), *text("甲", 0, 40, rows=12, columns=2)]
    right = text("乙", 2, 0, rows=8)
    low = [*head("乙", 2, 120), *text("乙", 2, 160, rows=4)]
    rule = upright(2, 0, foot(40, 12))
    assert ["甲", "乙"] == told_apart(*left, *right, *low, rules=[rule])


def test_text_without_a_headline_beside_one_goes_on_from_it_where_no_rule_stands():
    upper = [*head("甲", 0, 0, chars=20), *text("甲", 0, 40, rows=9, columns=4)]
    lower = [*head("乙", 0, 200), *text("乙", 0, 240, rows=9, columns=3)]
    right = [*head("丙", 3, 200), *text("丙", 3, 240, rows=9)]
    assert ["甲", "乙", "丙"] == told_apart(*upper, *lower, *right)


def test_text_that_goes_on_in_a_column_beside_a_headline_stays_with_it():
    left = [*head("甲", 0, 0), *text("甲", 0, 40, rows=10, columns=2)]
    goes_on = text("甲", 2, 0, rows=12, columns=2, is_amid=True)
    right = [*head("乙", 4, 0), *text("乙", 4, 40, rows=10, columns=2)]
    rules = [upright(n, 0, foot(40, 10)) for n in (2, 3, 4)]
    assert ["甲", "乙"] == told_apart(*left, *goes_on, *right, rules=rules)


def test_a_headline_amid_its_own_text_keeps_it_together():
    above = text("甲", 0, 0, rows=8, columns=3)
    below = text("甲", 0, 170, rows=8, columns=3, is_amid=True)
    page = [*above, *centered("甲", 0, 130, over=3), *below]
    assert ["甲"] == told_apart(*page)


def test_a_headline_amid_its_text_does_not_take_its_neighbors():
    above = text("甲", 0, 0, rows=8, columns=3)
    below = text("甲", 0, 170, rows=8, columns=3, is_amid=True)
    amid = [*above, *centered("甲", 0, 130, over=3), *below]
    right = [*centered("乙", 3, 0, over=2), *text("乙", 3, 40, rows=17, columns=2)]
    assert ["甲", "乙"] == told_apart(*amid, *right)


# Pinwheels: no straight cut


def grown_from(*strips):
    page = sheet_with(strips)
    parts = grown(ground_of(Part(page.strips), page))
    return ["".join(sorted({c for s in p.strips for c in s.text})) for p in parts]


def test_a_headline_flush_left_owns_all_columns_up_to_the_next():
    left = [*head("甲", 0, 0), *text("甲", 0, 40, rows=10, columns=4)]
    right = [*head("乙", 4, 0), *text("乙", 4, 40, rows=10, columns=2)]
    assert ["甲", "乙"] == grown_from(*left, *right)


def test_headlines_in_the_middle_of_their_columns_share_the_blank_between():
    left = [*centered("甲", 0, 0, over=3), *text("甲", 0, 40, rows=10, columns=3)]
    right = [*centered("乙", 3, 0, over=3), *text("乙", 3, 40, rows=10, columns=3)]
    assert ["甲", "乙"] == grown_from(*left, *right)


# Frames


def test_an_article_in_a_frame_is_one_of_its_own():
    around = [*head("甲", 0, 0), *text("甲", 0, 40, rows=24, columns=2)]
    inside = [*head("乙", 2, 60), *text("乙", 2, 100, rows=10, columns=2)]
    frame = Box(x(2) - 5, 50, x(4) - 5, 250)
    assert ["甲", "乙"] == told_apart(*around, *inside, frames=[frame])


def test_two_articles_in_one_frame_are_two():
    one = [*head("甲", 0, 10), *text("甲", 0, 50, rows=8, columns=3)]
    two = [*head("乙", 0, 190), *text("乙", 0, 230, rows=8, columns=3)]
    frame = Box(-8, 0, x(3), 360)
    rest = [*head("丙", 0, 400), *text("丙", 0, 440, rows=30, columns=5)]
    assert ["甲", "乙", "丙"] == told_apart(*one, *two, *rest, frames=[frame])


AD = [
    line("乙乙乙乙乙乙", 20, 320, size=30),
    line("乙乙乙乙乙乙乙", 20, 370, size=20),
    line("乙乙乙乙乙乙乙乙", 20, 420, size=16),
]
AD_FRAME = Box(0, 300, 300, 460)
NEWS = [*head("甲", 0, 0), *text("甲", 0, 40, rows=17, columns=5)]


def test_an_advertisement_under_two_articles_keeps_them_apart():
    left = [*head("甲", 0, 0), *text("甲", 0, 40, rows=17, columns=2)]
    right = [*head("丙", 2, 0), *text("丙", 2, 40, rows=12, columns=1)]
    right += text("丙", 3, 40, rows=17)
    assert ["甲", "丙", "乙"] == told_apart(*left, *right, *AD, frames=[AD_FRAME])


def test_an_advertisement_in_several_sizes_is_one():
    assert ["甲", "乙"] == told_apart(*NEWS, *AD, frames=[AD_FRAME])


def test_a_frame_round_one_line_of_an_advertisement_parts_nothing():
    inner = Box(10, 365, 290, 395)
    assert ["甲", "乙"] == told_apart(*NEWS, *AD, frames=[AD_FRAME, inner])


def test_a_page_in_display_type_is_one_advertisement():
    lines = [line("甲" * n, 50, 100 * n, size=40 - 3 * n) for n in range(3, 9)]
    assert ["甲"] == told_apart(*lines)


def test_rules_from_side_to_side_part_small_notices():
    cells = {"乙": (0, 310), "丙": (1, 310), "丁": (0, 380), "戊": (1, 380)}
    notices = [
        one for mark, (at, top) in cells.items() for one in text(mark, at, top, rows=3)
    ]
    frame = Box(-6, 300, 218, 440)
    rules = [level(370, -6, 218), Box(106, 300, 106.5, 440)]
    found = told_apart(*NEWS, *notices, frames=[frame], rules=rules)
    assert list("甲乙丙丁戊") == found


def test_a_table_stays_with_its_article():
    cells = [
        line("甲甲", x(2) + 40 * k, 130 + 20 * n) for n in range(4) for k in range(3)
    ]
    frame = Box(x(2) - 4, 120, x(3) + 20, 215)
    page = [*head("甲", 0, 0), *text("甲", 0, 40, rows=12, columns=2)]
    assert ["甲"] == told_apart(*page, *cells, frames=[frame])


TABLE = Box(0, 60, 200, 160)
CELLS = tuple(line("丁", 40 * k, 70 + 20 * n) for n in range(4) for k in range(3))


def with_table(*regions):
    inset = Framed(TABLE, Part(CELLS))
    found = with_insets(list(regions), (inset,), EM)
    return ["".join(sorted({c for s in r.strips for c in s.text})) for r in found]


def test_a_title_right_over_a_table_has_it():
    title = Region((line("甲甲甲甲", 60, 40, size=14),))
    under = Region((line("乙乙乙乙", 0, 180, size=20),), (TABLE,))
    assert ["丁甲", "乙"] == with_table(title, under)


def test_a_headline_far_over_a_table_has_it_not():
    title = Region((line("甲甲甲甲", 60, 10, size=14),))
    under = Region((line("乙乙乙乙", 0, 180, size=20),), (TABLE,))
    assert ["甲", "丁乙"] == with_table(title, under)


def test_an_article_with_text_over_another_articles_table_has_it_not():
    title = Region((line("甲甲甲甲", 60, 20, size=14), line("甲甲", 60, 42)))
    under = Region((line("乙乙乙乙", 0, 180, size=20),), (TABLE,))
    assert ["甲", "丁乙"] == with_table(title, under)


# Columns of briefs


def test_a_column_of_briefs_is_one_region():
    news = [*head("甲", 0, 0), *text("甲", 0, 40, rows=10, columns=3)]
    more = [*head("丙", 0, 220), *text("丙", 0, 260, rows=10, columns=3)]
    name = [line("简讯", x(3), 0)]
    briefs = [s for n in range(6) for s in text("乙", 3, 30 + n * 63, rows=3)]
    found = told_apart(*news, *more, *name, *briefs)
    assert sorted(["甲", "丙", "".join(sorted("乙简讯"))]) == sorted(found)


def evidence(first):
    """Return what speaks for a cut left of a column that begins with a line."""
    upper = [*head("甲", 0, 0, chars=9), *text("甲", 0, 40, rows=15, columns=3)]
    fourth = [line(first, x(3), 40), *text("甲", 3, 40 + LEAD, rows=14)]
    beside = [*head("乙", 4, 10), *text("乙", 4, 40, rows=15, columns=2)]
    page = sheet_with([*upper, *fourth, *beside])
    cuts = upright_cuts(ground_of(Part(page.strips), page))
    return next(score for at, score in cuts if x(2) < at < x(3))


def test_a_column_that_begins_with_a_paragraphs_last_line_goes_on_from_another():
    assert evidence("甲甲甲甲。") < evidence("甲甲甲甲") - 1


def test_a_stretch_under_a_small_headline_does_not_begin_amid_a_paragraph():
    goes_on = [*text("甲", 0, 0, rows=4), *text("甲", 1, 0, rows=4, is_amid=True)]
    brief = [line("乙乙乙乙乙乙乙乙", x(2), 0, size=12), *text("乙", 2, 16, rows=4)]
    page = sheet_with([*goes_on, *brief])
    ground = ground_of(Part(page.strips), page)
    assert [False, True, False] == [ground.begins_amid(b) for b in ground.blocks]


def test_a_word_for_briefs_at_the_end_of_a_line_of_text_names_no_column():
    page = [*head("甲", 0, 0), *text("甲", 0, 40, rows=10)]
    page += [line("简讯", 0, foot(40, 10) + 4), *text("甲", 1, 40, rows=11)]
    assert [["甲", "简", "讯"]] == [sorted(one) for one in told_apart(*page)]


# Vertical text


def test_rules_between_rows_of_standing_text_do_not_part_it():
    lines = [
        standing("甲" * 10, 400 - n * 14, top) for top in (0, 115) for n in range(20)
    ]
    page = [standing("甲甲甲甲", 450, 0, size=24), *lines]
    assert ["甲"] == told_apart(*page, rules=[level(107, 120, 402)])


# Pictures


def test_a_picture_goes_with_the_article_round_it():
    left = [*head("甲", 0, 0), *text("甲", 0, 40, rows=20, columns=2)]
    right = [*head("乙", 2, 0), *text("乙", 2, 150, rows=12, columns=2)]
    picture = Box(x(2), 40, x(4) - 12, 140)
    page = sheet_with([*left, *right], pictures=[picture])
    assert [(), (picture,)] == [r.pictures for r in separate(page).regions]


# Order


# Nothing lost

boxes = st.builds(
    lambda left, top, wide, high: Box(left, top, left + wide, top + high),
    *[st.floats(0, 900), st.floats(0, 900), st.floats(0, 400), st.floats(0, 400)],
)
strips = st.builds(
    lambda text, left, top, size: line(text, left, top, size=size),
    st.sampled_from(["简讯", "甲乙丙丁", "2024年1月1日", "广告", "甲" * 20]),
    st.floats(0, 800),
    st.floats(0, 900),
    st.sampled_from([0, 8, 10, 11, 24]),
)


@given(
    st.lists(strips, max_size=25),
    st.lists(boxes, max_size=5),
    st.lists(boxes, max_size=5),
)
def test_every_line_goes_to_one_region_or_is_furniture(lines, rules, frames):
    page = sheet_with(lines, rules=rules, frames=frames, pictures=frames[:2])
    parted = separate(page)
    found = [s.number for r in parted.regions for s in r.strips]
    found += [s.number for s in parted.furniture]
    assert [s.number for s in page.strips] == sorted(found)


def test_a_page_without_lines_has_no_regions():
    assert ([], []) == (told_apart(), furniture_among())
