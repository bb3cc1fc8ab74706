"""Cleaning a page: golden cases by rule, and what the rules do together."""

import tomllib
from pathlib import Path
from string import ascii_letters

import pytest

from dibao.clean import clean
from dibao.clean.rules import RULES
from dibao.model import Page, Seam, lines_of

CASES = Path(__file__).parent / "cases" / "clean"


def cases():
    for path in sorted(CASES.glob("*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            yield pytest.param(path.stem, case, id=f"{path.stem}: {case['label']}")


@pytest.mark.parametrize(("rule", "case"), list(cases()))
def test_a_golden_case_comes_out_as_written(rule, case):
    cleaned = clean(Page(lines_of(case["before"])))
    after = case.get("after", case["before"])
    assert after == "".join(line.text + line.end for line in cleaned.lines)
    assert ({rule} if "after" in case else set()) == {e.rule for e in cleaned.edits}


@pytest.mark.parametrize("rule", [rule.name for rule in RULES])
def test_every_rule_has_one_case_that_changes_and_two_that_do_not(rule):
    found = tomllib.loads((CASES / f"{rule}.toml").read_text(encoding="utf-8"))["case"]
    changing = sum("after" in case for case in found)
    assert changing >= 1
    assert len(found) - changing >= 2


SIGNED = [rule for rule in RULES if rule.signs]
CHARACTERS = [
    chr(code)
    for first, last in ((0, 0xFFFF), (0x2F800, 0x2FA1F), (0xDFFF0, 0xE100F))
    for code in range(first, last + 1)
]


@pytest.mark.parametrize("rule", SIGNED, ids=lambda rule: rule.name)
def test_a_rule_changes_no_line_without_one_of_its_signs(rule):
    others = [char for char in CHARACTERS if char not in rule.signs]
    lines = [f"{char}二{char}〇二年{char}" for char in others]
    assert {} == rule.change(lines).after


@pytest.mark.parametrize("rule", SIGNED, ids=lambda rule: rule.name)
def test_each_sign_of_a_rule_changes_some_line(rule):
    signs = sorted(rule.signs)
    lines = [f"{sign}二{sign}〇二年{sign}{sign.join(ascii_letters)}" for sign in signs]
    changed = rule.change(lines).after
    assert signs == [signs[i] for i in sorted(changed)]


def test_a_seam_stands_where_one_glued_caption_ends_and_the_next_begins():
    text = "羊群走过青石桥头" * 2 + "邻县剧团登台献艺" * 2 + "，，掌声掌声"
    cleaned = clean(Page(lines_of(text)))
    assert "羊群走过青石桥头邻县剧团登台献艺，掌声" == cleaned.lines[0].text
    assert (Seam(1, 8),) == cleaned.seams


def test_a_seam_moves_with_the_blanks_that_a_later_rule_takes_out():
    text = (
        " 羊群走过青石桥头羊群走过青石桥头邻县剧团登台献艺邻县剧团登台献艺，， 掌声掌声"
    )
    cleaned = clean(Page(lines_of(text)))
    assert "羊群走过青石桥头邻县剧团登台献艺，掌声" == cleaned.lines[0].text
    assert (Seam(1, 8),) == cleaned.seams


def test_a_seam_moves_with_the_mark_that_returns_to_the_line_it_opens():
    text = "“\n" + "羊群走过青石桥头" * 2 + "邻县剧团登台献艺" * 2
    cleaned = clean(Page(lines_of(text)))
    assert ["", "“羊群走过青石桥头邻县剧团登台献艺"] == [x.text for x in cleaned.lines]
    assert (Seam(2, 9),) == cleaned.seams
