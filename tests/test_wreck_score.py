"""The scorer counts as the issue says."""

import pytest

import score
from score import Block, Row

GOLD: list[Row] = [
    {"article": 1, "role": "headline", "lines": [1, 1], "text": "桥修好了"},
    {"article": 1, "role": "body", "lines": [2, 3], "text": "青溪桥昨天通车。"},
    {"article": 0, "role": "furniture", "lines": [4, 4], "text": "03 要闻"},
    {"article": 2, "role": "body", "lines": [5, 6], "text": "枇杷今年丰收，价钱也好。"},
]


def block(line: int, article: int | None, role: str, text: str) -> Block:
    return Block((1, line), (1, article) if article else None, role, score.bare(text))


RIGHT = (
    block(1, 1, "headline", "桥修好了"),
    block(2, 1, "body", "青溪桥昨天通车。"),
    block(4, None, "furniture", "03要闻"),
    block(5, 2, "body", "枇杷今年丰收， 价钱也好。"),
)


def figures(*output: Block) -> dict[str, float]:
    return score.figures(score.score(score.truth(GOLD), output).counts)


def test_the_right_answer_scores_one_everywhere() -> None:
    assert dict.fromkeys(score.FIGURES, 1.0) == figures(*RIGHT)


def test_nothing_at_all_scores_nothing() -> None:
    nothing = {"exact": 0, "chars": 0, "role": 0, "para_f1": 0, "bound_f1": 1}
    assert nothing == figures()


def test_a_block_cut_in_two_is_not_exact() -> None:
    cut = (block(5, 2, "body", "枇杷今年丰收，"), block(6, 2, "body", "价钱也好。"))
    got = figures(*RIGHT[:3], *cut)
    assert (0.75, 1.0, 2 / 5) == (got["exact"], got["chars"], got["para_f1"])


def test_a_wrong_role_counts_among_the_exact_only() -> None:
    got = figures(block(1, 1, "kicker", "桥修好了"), *RIGHT[1:])
    assert (1.0, 0.75) == (got["exact"], got["role"])


def test_a_body_found_as_caption_is_no_paragraph() -> None:
    got = figures(*RIGHT[:3], block(5, 2, "caption", "枇杷今年丰收，价钱也好。"))
    assert 2 / 3 == pytest.approx(got["para_f1"])


def test_an_ad_mark_may_be_furniture() -> None:
    gold = score.truth(
        [{"article": 1, "role": "ad_mark", "lines": [1, 1], "text": "广告"}]
    )
    counts = score.score(gold, (block(1, None, "furniture", "广告"),)).counts
    assert 1.0 == score.figures(counts)["role"]


def test_a_missed_boundary_is_a_miss() -> None:
    joined = block(5, 1, "body", "枇杷今年丰收，价钱也好。")
    assert 0.0 == figures(*RIGHT[:3], joined)["bound_f1"]


def test_a_false_boundary_costs_half() -> None:
    parted = block(2, 3, "body", "青溪桥昨天通车。")
    assert 2 / 3 == pytest.approx(figures(RIGHT[0], parted, *RIGHT[2:])["bound_f1"])


def test_furniture_between_two_articles_is_no_boundary_of_its_own() -> None:
    seen = list(score.boundaries(score.score(score.truth(GOLD), RIGHT).matches))
    assert [(False, False), (True, True)] == [(gold, out) for _, _, gold, out in seen]


def test_characters_are_compared_in_file_order() -> None:
    moved = (RIGHT[3], *RIGHT[:3])
    got = figures(*sorted(moved, key=lambda one: one.place))
    assert 1.0 == got["chars"]


def test_two_equal_blocks_are_matched_once_each() -> None:
    row: Row = {"article": 1, "role": "body", "lines": [1, 1], "text": "灯亮了！"}
    one = (block(1, 1, "body", "灯亮了！"),)
    assert (
        0.5 == score.figures(score.score(score.truth([row, row]), one).counts)["exact"]
    )


def test_what_the_command_prints_is_sorted_as_it_stands_on_the_page() -> None:
    page: score.Printed = {
        "source": "a.txt",
        "articles": [
            {"blocks": [{"role": "headline", "text": "桥 修好了", "lines": [7, 7]}]}
        ],
        "furniture": [{"role": "furniture", "text": "要闻", "lines": [2, 2]}],
    }
    want = [(1, 2), (1, 7)]
    assert want == [one.place for one in score.blocks_of([page])]


def test_the_second_page_of_a_file_comes_after_the_first() -> None:
    page: score.Printed = {"source": "a", "articles": [], "furniture": []}
    page["furniture"] = [{"role": "furniture", "text": "要闻", "lines": [2, 2]}]
    assert [(1, 2), (2, 2)] == [one.place for one in score.blocks_of([page, page])]
