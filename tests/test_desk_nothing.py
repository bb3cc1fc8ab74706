"""No hits is an answer: how a query was cut, what of it is there, what is near it."""

from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dibao.archive.connect import open_to_read
from dibao.desk import Filters, Held, Slice, Sort, Stretch, search
from dibao.desk.nearest import one_off
from dibao.desk.needles import Needle
from examples import free
from small_archive import archive_of, build


@pytest.fixture(scope="module")
def conn(tmp_path_factory):
    archive = build(tmp_path_factory.mktemp("nothing"))
    with closing(open_to_read(archive)) as opened:
        yield opened


def near(conn, typed):
    """Return what is near each part of a query."""
    terms = search(conn, typed).nothing.terms
    return {term.text: [one.text for one in term.nearest] for term in terms}


@pytest.mark.parametrize("typed", ["大桥", "柳溪", "第02版", "", "“”", " -"])
def test_a_query_that_finds_something_or_asks_nothing_is_told_nothing(conn, typed):
    assert search(conn, typed).nothing is None


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("菜场 大桥", [("菜场", 1), ("大桥", 1)]),
        ("大桥 菜场 恐龙", [("大桥", 1), ("菜场", 1), ("恐龙", 0)]),
        ("改造恐龙", [("改造", 1), ("恐龙", 0)]),
        ("“改造菜场” 東岸", [("改造菜场", 0), ("东岸", 2)]),
        ("橋 ai -桥", [("桥", 2), ("ai", 1)]),
        ("大桥 ~2 通车", [("大桥", 1), ("通车", 2)]),
        ("标题:渡船", [("渡船", 2)]),
        ("-柳溪 -“，”", []),
    ],
)
def test_every_part_is_told_in_order_with_how_many_articles_hold_it(conn, typed, told):
    terms = search(conn, typed).nothing.terms
    assert told == [(term.text, term.count) for term in terms]
    assert all(term.is_exact for term in terms)


@pytest.mark.parametrize(
    ("typed", "there"),
    [
        ("沈知冬", "沈知秋"),
        ("沈如秋", "沈知秋"),
        ("王知秋", "沈知秋"),
        ("沈秋", "沈知秋"),
        ("沈知知秋", "沈知秋"),
        ("“横跨柳河的望月桥”", "横跨柳溪的望月桥"),
        ("“横跨溪的望月桥”", "横跨柳溪的望月桥"),
        ("“横跨跨柳溪的望月桥”", "横跨柳溪的望月桥"),
        ("“大桥全长1286.4米”", "大桥全长1286.5米"),
        ("“届时。从城东”", "届时从城东"),
        ("“昨天上午横跨”", "昨天上午，横跨"),
        ("中鲜", "中系"),
        ("imeb", "imed"),
        ("1285.5", "1286.5"),
        ("“舊橋與渡頭”", "旧桥与渡口"),
        ("“旧 桥与渡口”", "旧桥与渡口"),
        ("恐龙", "合龙"),
        ("AI门珍", "ai门诊"),
    ],
)
def test_strings_of_the_archive_one_character_off_are_told(
    tmp_path, conn, typed, there
):
    if typed == "中鲜":
        archive = archive_of(
            tmp_path, "新系统\n\n　　其中系统三套，昨天都已经装好了。\n"
        )
        with closing(open_to_read(archive)) as other:
            assert there in near(other, typed)[typed]
        return
    assert there in [text for found in near(conn, typed).values() for text in found]


@pytest.mark.parametrize(
    "typed", ["恐惧", "龘", "“龘”", "“！！！！”", "xyzzy", "菜场 大桥"]
)
def test_where_nothing_is_near_nothing_is_told(conn, typed):
    assert {()} == {term.nearest for term in search(conn, typed).nothing.terms}


def test_what_most_articles_hold_comes_first(tmp_path):
    page = "江边\n\n　　渡口的%s今天开工，大家都来看。\n"
    words = ["新大桥", "新大桥", "新大桥", "新天桥"]
    pages = [page % word + f"　　第{n}次。\n" for n, word in enumerate(words)]
    with closing(open_to_read(archive_of(tmp_path, *pages))) as conn:
        (term,) = search(conn, "“新太桥”").nothing.terms
    assert (Held("新大桥", 3), Held("新天桥", 1)) == term.nearest


def test_of_two_characters_words_come_before_chance_neighbors(tmp_path):
    page = "江边\n\n　　学习学习，学们学们，第%d次。\n"
    pages = [page % n for n in range(3)]
    with closing(open_to_read(archive_of(tmp_path, *pages))) as conn:
        assert "学习" == near(conn, "学刁")["学刁"][0]


@pytest.mark.parametrize(
    ("typed", "filters", "count"),
    [
        ("大桥", Filters(first="2022"), 1),
        ("大桥 date:1999", Filters(), 1),
        ("东岸 报:松浦 版:7", Filters(), 2),
        ("东岸 -kind:article", Filters(page="9"), 2),
        ("大桥 菜场", Filters(first="2022"), 0),
        ("标题:(合龙 date:1999)", Filters(), 1),
    ],
)
def test_how_many_match_without_filters_is_told(conn, typed, filters, count):
    nothing = search(conn, typed, filters=filters).nothing
    assert Held(typed, count) == nothing.unfiltered


@pytest.mark.parametrize(
    ("typed", "filters"),
    [
        ("恐龙", Filters()),
        ("恐龙", Filters(sort=Sort.OLDEST)),
        ("date:1999", Filters(title="松浦日报")),
    ],
)
def test_where_nothing_narrows_that_is_not_told(conn, typed, filters):
    assert search(conn, typed, filters=filters).nothing.unfiltered is None


def test_which_dates_of_which_papers_are_held_is_told(conn):
    nothing = search(conn, "恐龙").nothing
    papers = (Stretch("柳溪日报", "2021-05-24", "2023-11-02"), Stretch("", "", ""))
    assert papers == nothing.papers
    assert ("2021-05-24", "2023-11-02") == (nothing.first, nothing.last)


HAN = st.text(st.sampled_from("桥江大工东西"), min_size=2, max_size=12)


@free(200)
@given(HAN, st.data())
def test_any_one_change_is_undone(text, data):
    at = data.draw(st.integers(0, len(text) - 1))
    change = data.draw(st.sampled_from(["another", "more", "less"]))
    typed = {
        "another": text[:at] + "龘" + text[at + 1 :],
        "more": text[:at] + "龘" + text[at:],
        "less": text[:at] + text[at + 1 :],
    }[change]
    if len(typed) >= 2 and typed not in text:
        assert text in set(one_off(Needle(typed), f"前，{text}。后"))


@free(100)
@given(HAN)
def test_only_what_is_there_is_told_and_as_often_as_it_is_found(conn, typed):
    nothing = search(conn, f"“{typed}”").nothing
    for term in nothing.terms if nothing else ():
        for one in term.nearest:
            found = search(conn, f"“{one.text}”", page=Slice(0))
            assert (one.count, one.is_exact) == (found.count, True)


def test_a_word_that_was_cut_from_letters_stays_whole(conn):
    nothing = search(conn, "imee").nothing
    assert ("imee",) == tuple(term.text for term in nothing.terms)
    assert Needle("imed", starts_word=True, ends_word=True).is_in("用iMed-3看片")
