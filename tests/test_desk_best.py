"""The first hits alone are those that the whole answer begins with, and as many."""

from array import array
from contextlib import closing
from dataclasses import replace
from operator import attrgetter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dibao.archive.connect import open_to_read
from dibao.archive.find import Filters, Sort
from dibao.archive.keys import Keys
from dibao.desk import best as bests
from dibao.desk import matching as matchings
from dibao.desk.best import best, in_dates
from dibao.desk.facts import NOTHING_HELD
from dibao.desk.matching import count, known, matching
from dibao.desk.order import in_order
from dibao.query import parse
from examples import free
from small_archive import build

TYPED = (
    *("桥", "大桥", "改造工程", "菜场改造", "“，”", "“6”", "ai", "2023", "渡口 桥"),
    *("-桥", "桥 -渡口", "菜场 | 渡口", "标题:桥", "kind:furniture 柳溪", "date:2021"),
    *("桥 标题:桥", "-(桥 标题:桥)", "“改造工程” “5”", "“，昨”", "“1月”", "-“，昨”"),
    *("昨天 ~9 桥", "“场改造”", "柳溪日报", "长橋", "飞碟", "星期*"),
)
FILTERS = st.builds(
    Filters,
    title=st.sampled_from(["", "柳溪日报"]),
    first=st.sampled_from(["", "2022"]),
    sort=st.sampled_from(Sort),
)


@pytest.fixture(scope="module")
def conn(tmp_path_factory):
    archive = build(tmp_path_factory.mktemp("best"))
    with closing(open_to_read(archive)) as opened:
        yield opened


@free(200)
@given(st.sampled_from(TYPED), FILTERS, st.integers(0, 5))
def test_the_best_are_those_that_the_whole_list_begins_with(conn, typed, filters, few):
    node, told = parse(typed).node, known(conn)
    found = matching(conn, node, told, filters=filters)
    whole = in_order(conn, found, (node, filters.sort), told)
    assert whole.ids[:few] == best(conn, node, told, how=(filters, few))


@free(200)
@given(st.sampled_from(TYPED), st.integers(0, 5), st.integers(1, 7))
def test_the_newest_of_very_many_are_those_of_the_whole_list(conn, typed, few, most):
    """Nothing is very many among six; the numbers that say so are lowered."""
    node, told = parse(typed).node, known(conn)
    newest = Filters(sort=Sort.NEWEST)
    found = matching(conn, node, told, filters=newest)
    whole = in_order(conn, found, (node, Sort.NEWEST), told)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(bests, "most_ranked", lambda *_: few)
        patched.setattr(bests, "OF_ONE_DAY", 0)
        patched.setattr(bests, "MOST_LOOKED_AT", most)
        assert whole.ids[:few] == best(conn, node, told, how=(newest, few))


def test_a_day_of_which_the_index_gave_only_the_last_is_left_to_the_whole_list():
    """Of one day the front page comes first, and the index gives the last one first."""
    dates = array("I", (0, 20210524, 20210524, 20231102, 20231102))
    held = replace(NOTHING_HELD, keys=Keys(dates, *[array("I")] * 3))
    assert [3, 4] == in_dates([2, 3, 4], held, is_cut=True)
    assert [3, 4, 1, 2] == in_dates([1, 2, 3, 4], held, is_cut=False)


@free(200)
@given(st.sampled_from(TYPED), FILTERS, st.integers(0, 9), st.integers(0, 9))
def test_what_is_read_is_found_as_by_the_index(conn, typed, filters, likely, read):
    node, told = parse(typed).node, known(conn)
    expected = matching(conn, node, told, filters=filters)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(matchings, "FEW_LIKELY", likely)
        patched.setattr(matchings, "FEW_TO_READ", read)
        found = matching(conn, node, told, filters=filters)
    told_of = attrgetter("articles", "furniture", "count", "notes")
    assert told_of(expected) == told_of(found)


@free(100)
@given(st.sampled_from(TYPED), FILTERS)
def test_what_is_counted_alone_is_what_matches(conn, typed, filters):
    node, told = parse(typed).node, known(conn)
    found = matching(conn, node, told, filters=filters)
    assert found.count == count(conn, node, told, filters=filters)
