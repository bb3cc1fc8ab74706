"""No hits is an answer: what the page says and where it leads."""

import re
from urllib.parse import quote

import pytest

import shelf
from room import get


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    return shelf.build(tmp_path_factory.mktemp("nothing") / "archive.db")


def parts(page):
    """Return the rows of the table of parts, each as its cells' text."""
    table = re.search(r'<table class="counts" aria.*?</table>', page, re.DOTALL)[0]
    rows = re.findall(r"<tr>(.*?)</tr>", table)
    return [
        [re.sub(r"<[^>]*>", "", cell) for cell in re.findall(r"<t[hd].*?</t[hd]>", row)]
        for row in rows
    ]


def link(page, text):
    found = re.search(rf'<a href="([^"]*)"[^>]*>{re.escape(text)}</a>', page)
    return found[1].replace("&amp;", "&")


async def test_each_part_says_how_many_articles_hold_it_and_what_is_near(archive):
    page = (await get(archive, "/search?q=" + quote("河弯 学校"))).text
    assert [["河弯", "0篇", "差一个字的： 河湾 60篇"], ["学校", "10篇", ""]] == parts(
        page
    )
    near = (await get(archive, link(page, "河湾"))).text
    assert '<h2 id="found">共60篇</h2>' in near
    alone = (await get(archive, link(page, "学校"))).text
    assert '<h2 id="found">共10篇</h2>' in alone


async def test_what_was_found_without_filters_is_one_press_away(archive):
    page = (await get(archive, f"/search?q={quote('学校')}&from=2001")).text
    assert '不限日期、报纸、版次、类别：<a href="/search?q=' in page
    free = (await get(archive, link(page, "10篇"))).text
    assert '<h2 id="found">共10篇</h2>' in free


async def test_which_papers_and_dates_are_held_is_told_twelve_at_first(archive):
    page = (await get(archive, "/search?q=" + quote("飞碟"))).text
    first, _, rest = page.partition("<summary>其余2项</summary>")
    assert (12, 2) == tuple(
        len(re.findall(r'<li><a href="/p/', part)) for part in (first, rest)
    )
    assert "1961-01-01 至 1961-09-01" in first
    assert "少用一个词" in page


async def test_what_is_found_says_nothing_of_nothing(archive):
    assert (
        "各部分单独检索" not in (await get(archive, "/search?q=" + quote("学校"))).text
    )


async def test_a_part_that_is_typed_as_a_tag_is_text(archive):
    page = (await get(archive, "/search?q=" + quote("“<b>河弯</b>”"))).text
    assert "&lt;b&gt;河弯&lt;/b&gt;" in page
    assert "<b>河弯" not in page
