"""The results page: how many, where, how to narrow, how to go on."""

import re
from itertools import pairwise
from urllib.parse import parse_qs, quote, urlsplit

import pytest

import house
import shelf
from dibao.query import parse
from dibao.web.chart import HEAD, HEIGHT, SIDE, SLOT, Bar, Chart, chart
from dibao.web.state import MOST_QUERY_CHARS
from dibao.web.syntax import EXAMPLES, examples
from room import get

WORD = quote("河湾")
ALL = f"/search?q={WORD}"


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    return shelf.build(tmp_path_factory.mktemp("results") / "archive.db")


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    return house.build(tmp_path_factory.mktemp("small") / "archive.db")


def aside(page):
    return re.search(r'<aside class="facets".*?</aside>', page, re.DOTALL)[0]


def facet(page, heading):
    """Return the entries of a facet as (name, count), in the order shown."""
    part = re.search(rf"<h2>{heading}</h2>(.*?)(?=<h2>|</aside>)", page, re.DOTALL)[1]
    found = re.findall(r'<a [^>]*>([^<]+)</a> <span class="n">([\d,]+)</span>', part)
    return [(name, int(count)) for name, count in found]


def headlines(page):
    return re.findall(r'<h3><a href="/a/[^"]*">([^<]+)</a>', page)


def link(page, text):
    """Return the address of the link with a text."""
    found = re.search(rf'<a href="([^"]*)"[^>]*>{re.escape(text)}</a>', page)
    return found[1].replace("&amp;", "&")


def count(page):
    return int(re.search(r'<h2 id="found">共(\d+)篇</h2>', page)[1])


async def test_the_results_are_spread_over_papers_pages_and_kinds(archive, small):
    page = (await get(archive, ALL)).text
    assert 60 == sum(n for _, n in facet(page, "报纸")) == count(page)
    assert {(f"第{n}版", 6 if n > 6 else 7) for n in range(1, 10)} == set(
        facet(page, "版次")
    )
    kinds = (await get(small, f"/search?q={quote('，')}")).text
    assert [("文章", 5), ("简讯", 1)] == facet(kinds, "类别")


async def test_a_facet_that_would_change_nothing_is_not_shown(archive):
    page = (await get(archive, ALL)).text
    assert "<h2>类别</h2>" not in aside(page)


async def test_a_long_facet_shows_twelve_and_keeps_the_rest_at_hand(archive):
    page = (await get(archive, ALL)).text
    first, _, rest = aside(page).partition("<details><summary>其余2项</summary>")
    assert 12 == len(facet(first + "</aside>", "报纸"))
    assert rest
    assert 14 == len(facet(page, "报纸"))


async def test_every_entry_leaves_as_many_as_it_says(archive):
    page = (await get(archive, ALL)).text
    for heading in ("报纸", "版次"):
        name, said = facet(page, heading)[-1]
        assert said == count((await get(archive, link(page, name))).text)


async def test_a_page_that_was_chosen_can_be_taken_back(archive):
    page = (await get(archive, f"{ALL}&page=3&sort=newest")).text
    assert 7 == count(page)
    assert '<span class="chip">第3版 ' in page
    back = re.search(r'<a href="([^"]*)" aria-label="取消 第3版">', page)[1]
    assert f"{ALL}&amp;sort=newest" == back


async def test_a_new_search_keeps_what_was_chosen(archive):
    page = (await get(archive, f"{ALL}&page=3&kind=article&sort=oldest")).text
    assert [("page", "3"), ("kind", "article"), ("sort", "oldest")] == re.findall(
        r'<input type="hidden" name="(\w+)" value="([^"]*)">', page
    )


async def test_every_state_of_a_search_stands_in_the_links_to_its_articles(archive):
    page = (await get(archive, f"{ALL}&page=3&from=1961&to=1980&sort=newest")).text
    address = re.search(r'<h3><a href="([^"]*)"', page)[1].replace("&amp;", "&")
    assert {
        "q": ["河湾"],
        "from": ["1961"],
        "to": ["1980"],
        "page": ["3"],
        "sort": ["newest"],
    } == parse_qs(urlsplit(address).query)


@pytest.mark.parametrize("sort", ["", "newest", "oldest"])
async def test_turning_the_pages_shows_every_hit_once_and_back_again(archive, sort):
    address = f"{ALL}&sort={sort}"
    turned = []
    while address:
        page = (await get(archive, address)).text
        turned.append(headlines(page))
        address = link(page, "下一页 →") if "下一页 →" in page else ""
    assert [20, 20, 20] == [len(one) for one in turned]
    assert 60 == len({one for some in turned for one in some})
    assert "本页为第41–60条。" in page
    back = (await get(archive, link(page, "← 上一页"))).text
    assert turned[1] == headlines(back)
    assert '<ol class="items" start="21">' in back
    assert turned[0] == headlines((await get(archive, link(page, "第一页"))).text)


async def test_the_first_page_leads_nowhere_back_and_the_last_nowhere_on(small):
    page = (await get(small, f"/search?q={quote('候鸟')}")).text
    assert "上一页" not in page
    assert "下一页" not in page


async def test_a_count_that_is_a_guess_says_about_and_why(archive, monkeypatch):
    from dibao.desk import matching

    monkeypatch.setattr(matching, "MOST_READ", 10)
    page = (await get(archive, f"/search?q={quote('“昨天，河湾镇”')}")).text
    assert '<h2 id="found">约60篇</h2>' in page
    assert f'<p class="notice" lang="zh">{matching.READ_NOTE}</p>' in page
    assert "以下各项只计已逐字核对的篇目" in page


async def test_furniture_is_told_apart_and_one_press_away(small):
    page = (await get(small, f"/search?q={quote('山前日报')}")).text
    furniture = (await get(small, link(page, "另有2处见于版头版脚，列在最后。"))).text
    assert 2 == count(furniture)


async def test_a_query_that_was_cut_says_so_and_is_cut_in_every_link(archive):
    page = (await get(archive, f"/search?q={quote('河湾 ' * 2000)}")).text
    assert "检索式太长：只用了前3,000个字符。" in page
    longest = max(len(one) for one in re.findall(r'href="([^"]*)"', page))
    assert longest < 9 * MOST_QUERY_CHARS + 200


# the drawing of years


def bar(year, n, *, at, of):
    tall = round(n * HEIGHT / of, 1)
    left, width = round(at + 0.15 * SLOT, 1), round(0.7 * SLOT, 1)
    return Bar(
        str(year), n, at, SLOT, left, width, round(HEAD + HEIGHT - tall, 1), tall
    )


def test_years_without_articles_keep_their_place_on_the_axis():
    first = bar(1978, 2, at=SIDE, of=4)
    last = bar(1981, 4, at=SIDE + 3 * SLOT, of=4)
    ticks = ((SIDE + 0.5 * SLOT, "1978"), (SIDE + 2.5 * SLOT, "1980"))
    assert Chart(
        width=4 * SLOT + 2 * SIDE,
        height=100,
        base=HEAD + HEIGHT,
        bars=(first, last),
        peak=last,
        ticks=ticks,
    ) == chart((("1981", 4), ("1978", 2)))


def test_one_year_alone_is_not_drawn():
    assert (None, None) == (chart(()), chart((("1978", 2),)))


def test_the_least_bar_can_still_be_seen():
    drawn = chart((("1978", 1), ("1979", 100_000)))
    assert 1.0 == drawn.bars[0].height


@pytest.mark.parametrize("last", ["1873", "1910", "2024", "9999"])
def test_however_long_the_time_the_drawing_ends_and_its_years_do_not_touch(last):
    drawn = chart((("1872", 1), (last, 1)))
    assert drawn.width <= 1200 + 2 * SIDE
    assert all(b - a >= 40 for (a, _), (b, _) in pairwise(drawn.ticks))
    assert drawn.bars[-1].x + drawn.bars[-1].slot <= drawn.width


async def test_each_bar_narrows_to_its_year_and_says_what_it_stands_for(archive):
    page = (await get(archive, ALL)).text
    drawing = re.search(r"<svg.*?</svg>", page, re.DOTALL)[0]
    bars = re.findall(
        r'<a class="bar" href="([^"]*)" aria-label="([^"]*)"><title>([^<]*)</title>',
        drawing,
    )
    assert list(shelf.YEARS) == [int(said[:4]) for _, said, _ in bars]
    assert [(said, said) for _, said, _ in bars] == [one[1:] for one in bars]
    address, said, _ = bars[2]
    narrowed = (await get(archive, address.replace("&amp;", "&"))).text
    assert f"1978年：{count(narrowed)}篇" == said
    assert "<svg" not in narrowed


async def test_the_drawing_has_its_table_of_the_same_numbers(archive):
    page = (await get(archive, ALL)).text
    figure = re.search(r"<figure.*?</figure>", page, re.DOTALL)[0]
    drawn = re.findall(r"<title>(\d+)年：(\d+)篇</title>", figure)
    rows = re.findall(r'>(\d+)年</a></th><td class="n">(\d+)</td>', figure)
    assert drawn == rows
    assert 60 == sum(int(n) for _, n in rows)


async def test_articles_without_a_date_are_told_beside_the_drawing(small):
    page = (await get(small, f"/search?q={quote('，')}")).text
    assert "<svg" not in page
    dated = (await get(small, f"/search?q={quote('水库 | 候鸟')}")).text
    assert "另有2篇日期不详。" in dated


# the query language


@pytest.mark.parametrize("row", EXAMPLES)
def test_every_example_of_the_language_is_understood_whole(row):
    typed, _, english, _ = row
    assert ((), ()) == (parse(typed).notes, parse(english).notes)
    assert parse(typed).node == parse(english).node


def test_the_examples_show_every_part_of_the_language():
    shown = {type(node).__name__ for node in walk(EXAMPLES)}
    assert {
        "All", "Any", "Dated", "Kinded", "Near", "Not", "Paged", "Term", "Titled",
        "Within",
    } == shown  # fmt: skip


def walk(rows):
    """Yield every node of the examples' queries."""
    waiting = [parse(row[0]).node for row in rows]
    while waiting:
        node = waiting.pop()
        yield node
        inner = [getattr(node, name, None) for name in ("node", "left", "right")]
        waiting += [*filter(None, inner), *getattr(node, "nodes", ())]


async def test_the_examples_can_be_pressed_in_either_language(archive):
    for lang in ("zh", "en"):
        page = (await get(archive, f"/search?lang={lang}")).text
        part = re.search(r'<details class="syntax">.*?</details>', page, re.DOTALL)[0]
        pressed = [
            parse_qs(urlsplit(one.replace("&amp;", "&")).query)["q"][0]
            for one in re.findall(r'href="([^"]*)"', part)
        ]
        assert [one.typed for one in examples(lang)] == pressed
