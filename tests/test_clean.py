"""Cleaning a page: golden cases by rule, and what the rules do together."""

import tomllib
from pathlib import Path

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
