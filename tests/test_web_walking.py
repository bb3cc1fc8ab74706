"""An article as one of a search's hits: from mark to mark, from hit to hit."""

import re
from urllib.parse import quote

import pytest
from markupsafe import Markup

import house
import shelf
from dibao.web.highlight import Spot, numbered, spots
from room import get

WORD = quote("河湾")


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    return shelf.build(tmp_path_factory.mktemp("walking") / "archive.db")


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    return house.build(tmp_path_factory.mktemp("small") / "archive.db")


async def first_hit(archive, address):
    """Return the page of the first article of a search, as a reader opens it."""
    page = (await get(archive, address)).text
    link = re.search(r'<h3><a href="([^"]*)"', page)[1].replace("&amp;", "&")
    return link, (await get(archive, link)).text


def body_of(page):
    return re.search(r"<article.*?</article>", page, re.DOTALL)[0]


def link(page, text):
    found = re.search(rf'<a [^>]*href="([^"]*)">{re.escape(text)}</a>', page)
    return found[1].replace("&amp;", "&") if found else ""


# marks


async def test_marks_are_numbered_in_order_and_counted_in_the_header(small):
    _, page = await first_hit(small, "/search?q=" + quote("铝都 三十三个"))
    marks = re.findall(r'<mark id="hit-(\d+)">([^<]*)</mark>', page)
    assert [
        ("1", "铝都"),
        ("2", "铝都"),
        ("3", "三十三个"),
        ("4", "铝都"),
    ] == marks
    assert "“铝都 三十三个”：本文命中4处。 " in page
    assert '<a href="#hit-1">到第一处</a>' in page


async def test_each_mark_leads_to_the_one_before_and_the_one_after(small):
    _, page = await first_hit(small, "/search?q=" + quote("铝都 三十三个"))
    assert [
        [("after", "2", "下一处（第2处，共4处）")],
        [
            ("before", "1", "上一处（第1处，共4处）"),
            ("after", "3", "下一处（第3处，共4处）"),
        ],
        [
            ("before", "2", "上一处（第2处，共4处）"),
            ("after", "4", "下一处（第4处，共4处）"),
        ],
        [("before", "3", "上一处（第3处，共4处）")],
    ] == [
        re.findall(r'<a class="(\w+)" href="#hit-(\d)" aria-label="([^"]*)"></a>', one)
        for one in re.findall(r'<span class="jumps">(.*?)</span>', page)
    ]


async def test_a_single_mark_leads_nowhere(small):
    _, page = await first_hit(small, "/search?q=" + quote("“开始蓄水”"))
    assert '<span class="hit"><mark id="hit-1">开始蓄水</mark></span>' in page


async def test_who_copies_an_article_copies_none_of_the_links_after_marks(small):
    address, page = await first_hit(small, "/search?q=" + quote("铝都 三十三个"))
    bare = (await get(small, address.partition("?")[0])).text

    def text(html):
        part = html.partition('<div class="body">')[2].partition("</article>")[0]
        return re.sub(r"<[^>]*>", "", part)

    assert text(bare) == text(page)


async def test_a_query_without_words_marks_nothing_and_says_so(small):
    _, page = await first_hit(small, "/search?q=" + quote("报:青石报"))
    assert "“报:青石报”：本文没有可标出的字。" in page
    assert "到第一处" not in page


async def test_an_english_page_names_the_links_after_marks_in_english(small):
    _, page = await first_hit(small, f"/search?q={quote('铝都 三十三个')}&lang=en")
    assert (
        '<span class="jumps" lang="en"><a class="after" href="#hit-2" '
        'aria-label="Next (place 2 of 4)"></a></span>'
    ) in page


def test_a_phrase_over_the_end_of_a_block_is_one_place():
    found = spots([(0, 1), (2, 5)], [3, 2, 4])
    assert (
        (Spot(0, 1, 1), Spot(2, 3, 2, closes=False)),
        (Spot(0, 1, 2, opens=False),),
        (),
    ) == found
    html = [numbered("甲乙丙", one, Markup("[{}]").format) for one in found[:2]]
    assert [
        '<span class="hit"><mark id="hit-1">甲</mark>[1]</span>乙'
        '<span class="hit"><mark id="hit-2">丙</mark></span>',
        '<span class="hit"><mark>甲</mark>[2]</span>乙丙',
    ] == html


def test_a_mark_of_a_line_end_alone_has_no_number():
    assert ((Spot(0, 1, 1),), (Spot(0, 1, 2),)) == spots(
        [(0, 1), (1, 2), (2, 3)], [1, 1]
    )


def test_a_phrase_that_begins_with_a_line_end_opens_where_it_can_be_seen():
    assert ((), (Spot(0, 2, 1),)) == spots([(3, 6)], [3, 2])


# from hit to hit


@pytest.mark.parametrize("state", ["", "&sort=oldest", "&page=3&from=1961&sort=newest"])
async def test_a_reader_walks_through_all_hits_and_back_to_the_list(archive, state):
    address, page = await first_hit(archive, f"/search?q={WORD}{state}")
    uids = [address[3:13]]
    while on := link(page, "下一条结果 →"):
        page = (await get(archive, on)).text
        assert uids[-1] == link(page, "← 上一条结果")[3:13]
        uids.append(on[3:13])
    listed = (await get(archive, f"/search.json?q={WORD}{state}&limit=100")).json()
    assert [hit["uid"] for hit in listed["hits"]] == uids
    assert f"第{len(uids)}条，共{len(uids)}条" in page
    back = (await get(archive, link(page, "回到结果列表"))).text
    assert f'<h3><a href="/a/{uids[-1]}?' in back


async def test_an_article_that_the_search_does_not_find_has_no_neighbors(small):
    address, _ = await first_hit(small, "/search?q=" + quote("水库"))
    page = (await get(small, f"{address[:13]}?q={quote('候鸟')}")).text
    assert "上一条结果" not in page
    assert f'<a href="/search?q={quote("候鸟")}">回到结果列表</a>' in page


async def test_an_article_opened_by_its_address_alone_has_no_neighbors(small):
    address, _ = await first_hit(small, "/search?q=" + quote("水库"))
    page = (await get(small, address[:13])).text
    assert "结果列表" not in page
