"""Edits: what a changed line leaves behind, and what does not fit is refused."""

from dataclasses import replace

import pytest

from dibao.clean import clean, replay, restore
from dibao.errors import DataError
from dibao.model import Edit, Page, lines_of

TORN = Page(lines_of("今年全县共有 1\n3\n名选手 （三人）获奖，\n"))


def test_an_absorbed_line_stays_as_an_empty_line():
    cleaned = clean(TORN)
    assert ("今年全县共有13", "", "名选手（三人）获奖，") == tuple(
        line.text for line in cleaned.lines
    )
    assert Edit("torn", 2, "3", None) in cleaned.edits


def test_edits_stand_in_the_order_in_which_they_were_made():
    rules = [edit.rule for edit in clean(TORN).edits]
    assert ["torn", "torn", "spaces"] == rules


def test_an_edit_stored_for_other_text_is_refused():
    cleaned = clean(TORN)
    with pytest.raises(DataError, match="line 1 does not fit"):
        replay(Page(lines_of("别的文字\n" * 3)), cleaned.edits)


def test_restoring_lines_that_someone_changed_is_refused():
    cleaned = clean(TORN)
    changed = (replace(cleaned.lines[0], text="别的文字"), *cleaned.lines[1:])
    with pytest.raises(DataError):
        restore(replace(cleaned, lines=changed))


def test_an_edit_of_a_line_that_is_not_there_is_refused():
    with pytest.raises(DataError):
        replay(Page(()), [Edit("spaces", 1, "甲 乙", "甲乙")])


def test_a_line_without_changes_is_the_line_that_was_read():
    page = Page(lines_of("渡口大桥合龙\r\n"))
    assert page.lines[0] is clean(page).lines[0]
