"""The reading room's pure parts: marks, comparison, citations, words."""

from dataclasses import replace

import pytest

from dibao.archive.detail import Stored
from dibao.archive.place import Place
from dibao.clean import clean, replay
from dibao.clean.rules import RULES as CLEANING
from dibao.model import Article, Block, Edit, Kind, Line, Page, Role, Span, lines_of
from dibao.web import compare
from dibao.web.highlight import marked
from dibao.web.messages import MESSAGES, day, speaker
from dibao.web.rules import RULES, described

FULL = Stored(
    1,
    "aaaaaaaaaa",
    "水库蓄水",
    "",
    10,
    Article(Kind.ARTICLE, ()),
    Place(1, "青石报", "2024-01-18", "3", "", "3", "p3.txt"),
)


def test_text_is_escaped_and_only_then_marked():
    assert "&lt;b&gt;<mark>候鸟</mark>&lt;/b&gt;" == marked("<b>候鸟</b>", [(3, 5)])


def test_what_is_marked_is_escaped_too():
    assert "<mark>&lt;b&gt;</mark>" == marked("<b>", [(0, 3)])


def test_a_mark_inside_a_tag_like_text_stays_text():
    assert "&lt;scr<mark>ipt</mark>&gt;" == marked("<script>", [(4, 7)])


def test_marks_that_overlap_or_lie_outside_are_left_out():
    assert "甲<mark>乙</mark>" == marked(
        "甲乙", [(1, 2), (1, 2), (0, 1), (5, 9), (2, 2)]
    )


def test_what_was_only_taken_out_leaves_the_clean_side_unmarked():
    assert (compare.Piece("铝都新城"),) == compare.pieces(
        "铝铝都都新新城城", "铝都新城"
    )[1]


def test_characters_that_cannot_be_seen_are_written_out():
    assert "甲⟨AD⟩乙⟨0⟩" == compare.visible("甲\xad乙\x00", True)


def test_a_blank_that_stays_is_a_blank():
    assert "甲 乙\u3000" == compare.visible("甲 乙\u3000", False)


def test_a_line_a_neighbor_took_in_is_told_so():
    page = Page(lines_of("本区共有 1\n3\n名学员。\n"))
    cleaned = clean(page)
    made = compare.rows(
        enumerate(zip(page.lines, replay(page, cleaned.edits), strict=True), 1),
        edits=cleaned.edits,
        parts={},
    )
    assert [False, True, False] == [row.is_absorbed for row in made]


def test_a_line_without_an_edit_names_no_rule():
    made = compare.rows([(1, (Line("甲"), Line("甲")))], edits=(), parts={})
    assert (compare.Row(1, (compare.Piece("甲"),), (compare.Piece("甲"),)),) == made


def test_rules_of_a_line_are_named_once_each():
    edits = [Edit("torn", 1, "甲", "甲乙"), Edit("torn", 1, "甲乙", "乙")]
    made = compare.rows([(1, (Line("甲"), Line("乙")))], edits=edits, parts={})
    assert ("torn",) == made[0].rules


def block(role, line, start=0):
    return Block(role, "甲", (Span(line, start, start + 1),))


def test_an_article_opens_once_and_furniture_never():
    first = Article(Kind.ARTICLE, (block(Role.HEADLINE, 2), block(Role.BODY, 1)))
    furniture = Article(Kind.FURNITURE, (block(Role.FURNITURE, 1, 5),))
    parts = compare.parts_of(
        [replace(FULL, article=furniture), replace(FULL, article=first)]
    )
    assert {
        1: (
            compare.Part(1, Role.BODY, opens=True),
            compare.Part(0, Role.FURNITURE),
        ),
        2: (compare.Part(1, Role.HEADLINE),),
    } == parts


def test_every_cleaning_rule_has_a_chinese_name_and_reason():
    assert {rule.name for rule in CLEANING} == set(RULES)


def test_a_rule_nobody_described_keeps_its_bare_name():
    assert ("new-rule", "") == (
        described("new-rule", "zh").name,
        described("new-rule", "zh").reason,
    )


def test_every_message_takes_the_same_values_in_both_languages():
    def names(text):
        return {part.partition("}")[0] for part in text.split("{")[1:]}

    assert {} == {
        key: both for key, both in MESSAGES.items() if names(both[0]) != names(both[1])
    }


@pytest.mark.parametrize("group", [("kind", Kind), ("role", Role)])
def test_every_kind_and_role_has_a_name_in_both_languages(group):
    prefix, names = group
    assert set() == {f"{prefix}_{name}" for name in names} - set(MESSAGES)


def test_a_date_is_written_as_readers_write_it():
    assert "2024年1月18日 星期四" == day("2024-01-18", "zh")
    assert "Thu 18 Jan 2024" == day("2024-01-18", "en")


def test_a_date_that_is_none_is_left_as_it_is():
    assert "2024-02-30" == day("2024-02-30", "zh")


def test_numbers_are_grouped_and_years_are_not():
    assert "共12,345篇" == speaker("zh")("count", n=12345)
    assert "2024年" == speaker("zh")("year", year="2024")
