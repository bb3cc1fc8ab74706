"""Headlines are said in other words and broken by sense, not by the measure."""

import random

import pytest

from press.heads import halves, led_up
from press.ink import Block, text_of
from wreck.dice import Dice
from wreck.titles import broken, clause, reworded

TITLE = "老粮库里办起了社区图书馆"
WORDS = {
    "老",
    "老粮库",
    "老粮库里",
    "老粮库里办起",
    "老粮库里办起了",
    "老粮库里办起了社区",
}


def rows(text: str, seed: int) -> tuple[str, str]:
    at = broken(text, Dice(f"rows {seed}"))
    return text[:at], text[at:].strip()


@pytest.mark.parametrize("seed", range(20))
def test_no_word_of_a_headline_is_torn(seed: int) -> None:
    assert rows(TITLE, seed)[0] in WORDS
    inks = Block(1, "headline", TITLE).inks
    assert text_of(halves(inks, random.Random(seed))[0]) in WORDS


def test_a_headline_breaks_at_its_pause_now_and_after_a_short_topic_then() -> None:
    found = {rows("山村“夜校” 教会农民直播卖果", seed) for seed in range(40)}
    assert ("山村“夜校”", "教会农民直播卖果") in found


@pytest.mark.parametrize("seed", range(20))
def test_no_mark_begins_a_row_that_ends_a_phrase(seed: int) -> None:
    first, second = rows("“送教上门”，一座海岛小学的七年", seed)
    assert first[-1] not in "“，" or first.endswith("”，")
    assert second[0] not in "，”的"


def test_a_reworded_title_keeps_words_that_its_text_has() -> None:
    title = reworded(TITLE, ("山村夜校开课", "渡口的末班船"), Dice("a"))
    assert title != TITLE
    assert any(word in title for word in ("粮库", "社区", "图书馆", "办起"))


def test_a_title_of_four_characters_is_not_cut_shorter() -> None:
    assert "渡口夜话" == reworded("渡口夜话", (), Dice("b"))


def test_a_clause_over_a_headline_is_a_phrase_of_the_text() -> None:
    text = "经过八个月的修缮加固，老粮库的门又开了。也有人不信。"
    assert "经过八个月的修缮加固" == clause((text,), Dice("c"))
    assert "经过八个月的修缮加固" == led_up((text,), random.Random(3))


def test_a_text_of_short_clauses_has_none_to_stand_over_it() -> None:
    assert "" == clause(("门开了。书到了。",), Dice("d"))
