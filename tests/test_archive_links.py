"""Which halves of articles belong together."""

import itertools

import pytest

from dibao.archive.links import Half, halves, pairs


def half(number, page, other, heading=""):
    return Half(number, page, other, heading)


def linked(rows):
    found = tuple(halves(rows))
    firsts = [one for back, one in found if not back]
    seconds = [one for back, one in found if back]
    return set(pairs(firsts, seconds))


def test_two_halves_that_name_each_other_are_linked():
    rows = [(1, "1", "长桥合龙", "下转第二版"), (2, "2", "", "上接第一版")]
    assert {(1, 2)} == linked(rows)


def test_an_article_over_three_pages_is_linked_twice():
    rows = [
        (1, "1", "长桥", "下转第2版"),
        (2, "2", "长桥", "上接第1版 下转第3版"),
        (3, "3", "长桥", "上接第2版"),
    ]
    assert {(1, 2), (2, 3)} == linked(rows)


@pytest.mark.parametrize(
    "rows",
    [
        [(1, "1", "长桥", "下转第二版"), (2, "3", "长桥", "上接第一版")],
        [(1, "1", "长桥", "下转第二版"), (2, "2", "长桥", "上接第三版")],
        [(1, "1", "长桥", "下转第二版"), (2, "2", "长桥", "下转第一版")],
        [(1, "1", "长桥", "下转"), (2, "2", "长桥", "上接")],
        [(1, "1", "长桥", "下转第一版 上接第一版")],
    ],
)
def test_halves_that_do_not_fit_are_not_linked(rows):
    assert set() == linked(rows)


def test_headlines_decide_where_several_fit():
    firsts = [half(1, "1", "2", "长桥合龙"), half(2, "1", "2", "春耕农事")]
    seconds = [half(3, "2", "1", "春耕"), half(4, "2", "1", "长桥")]
    assert {(1, 4), (2, 3)} == set(pairs(firsts, seconds))


def test_what_headlines_do_not_decide_stays_open():
    firsts = [half(1, "1", "2", "长桥合龙"), half(2, "1", "2", "春耕农事")]
    seconds = [half(3, "2", "1", "下一程")]
    assert set() == set(pairs(firsts, seconds))


def test_the_order_of_halves_does_not_matter():
    firsts = [
        half(1, "1", "2", "长桥合龙"),
        half(2, "1", "2", "长桥"),
        half(3, "1", "2"),
    ]
    seconds = [
        half(4, "2", "1", "长桥合龙"),
        half(5, "2", "1", "长桥"),
        half(6, "2", "1"),
    ]
    found = {
        frozenset(pairs(first, second))
        for first in itertools.permutations(firsts)
        for second in itertools.permutations(seconds)
    }
    assert {frozenset({(1, 4), (2, 5), (3, 6)})} == found


def test_halves_as_like_each_other_as_can_be_stay_open():
    firsts = [half(n, "1", "2", f"长桥合龙{n}号") for n in range(3)]
    seconds = [half(n, "2", "1", "长桥合龙") for n in range(3, 6)]
    assert set() == set(pairs(firsts, seconds))
