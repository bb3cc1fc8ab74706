"""The reading room's pages, asked for as a browser asks."""

import re
from urllib.parse import quote

import pytest

import house
from dibao.archive.correct import withdraw
from dibao.web.addresses import Site
from room import get, room

PAPER = "/p/" + quote("山前日报") + "/"
DAY = PAPER + "2024-01-18/"


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    return house.build(tmp_path_factory.mktemp("web") / "archive.db")


def uids(text):
    return re.findall(r'href="/a/([a-z0-9]{10})', text)


async def uid_of(archive, query):
    return (await get(archive, f"/search.json?q={quote(query)}")).json()["hits"][0][
        "uid"
    ]


async def test_the_home_page_says_how_much_the_archive_holds(archive):
    page = (await get(archive, "/")).text
    assert "2种报纸，3期，7版，9篇文章。" in page
    assert f'<a href="{PAPER}">山前日报</a>' in page
    assert '<a href="/p/unknown/">未注明报名</a>' in page


async def test_the_home_page_leads_to_every_year_of_a_paper(archive):
    page = (await get(archive, "/")).text
    assert f'<a href="{PAPER}?year=2024">2024年</a>' in page
    assert f'<a href="/p/{quote("青石报")}/?year=1998">1998年</a>' in page


async def test_an_empty_archive_says_how_to_fill_it(tmp_path):
    page = (await get(house.build(tmp_path / "empty.db", ()), "/")).text
    assert "dibao ingest archive.db" in page
    assert "最新文章" not in page


async def test_pages_speak_chinese_unless_english_is_asked_for(archive):
    assert '<html lang="zh-Hans">' in (await get(archive, "/")).text
    english = (await get(archive, "/?lang=en")).text
    assert '<html lang="en">' in english
    assert "Papers: 2. Issues: 3. Pages: 7. Articles: 9." in english


async def test_english_stays_english_through_every_link_and_form(archive):
    page = (await get(archive, DAY + "1/?lang=en")).text
    links = [
        link
        for link in re.findall(r'href="(/[^"#]*)', page)
        if not link.startswith(("/-/", "/archive"))
    ]
    switch = DAY + "1/"
    assert {switch} == {link for link in links if "lang=en" not in link}
    assert '<input type="hidden" name="lang" value="en">' in page


async def test_a_search_shows_headline_place_and_marked_snippet(archive):
    page = (await get(archive, "/search?q=" + quote("候鸟"))).text
    assert "共5篇" in page
    assert "山前日报 · 2024年1月19日 星期五 · 第1版" in page
    assert "<mark>候鸟</mark>" in page


async def test_furniture_is_found_counted_apart_and_listed_last(archive):
    page = (await get(archive, "/search?q=" + quote("山前日报"))).text
    assert "共0篇" in page
    assert "另有2处见于版头版脚" in page


async def test_a_search_can_be_narrowed_by_paper_and_year_with_counts(archive):
    page = (await get(archive, "/search?q=" + quote("候鸟"))).text
    narrow = re.search(r'<aside class="facets".*?</aside>', page, re.DOTALL)[0]
    word = "q=" + quote("候鸟")
    assert (
        f'<a href="/search?{word}&amp;title={quote("山前日报")}">山前日报</a> '
        in narrow
    )
    assert f'<a href="/search?{word}&amp;title=unknown">未注明报名</a>' in narrow
    assert ['<span class="n">3</span>', '<span class="n">1</span>'] == re.findall(
        r'<span class="n">\d+</span>', narrow
    )[:2]


async def test_a_filter_that_was_chosen_can_be_taken_back(archive):
    address = f"/search?q={quote('候鸟')}&title={quote('山前日报')}&from=2024&to=2024"
    page = (await get(archive, address)).text
    assert "共3篇" in page
    assert f'href="/search?q={quote("候鸟")}&amp;from=2024&amp;to=2024"' in page
    assert f'href="/search?q={quote("候鸟")}&amp;title={quote("山前日报")}"' in page


async def test_the_unknown_paper_can_be_chosen(archive):
    page = (await get(archive, f"/search?q={quote('候鸟')}&title=unknown")).text
    assert "共1篇" in page


async def test_a_date_that_is_none_is_said_and_left_out(archive):
    page = (await get(archive, f"/search?q={quote('候鸟')}&from={quote('昨天')}")).text
    assert "“昨天”不是日期" in page
    assert "共5篇" in page


async def test_nothing_found_says_what_to_try(archive):
    page = (await get(archive, "/search?q=" + quote("飞碟"))).text
    assert "没有找到。" in page
    assert "少用一个词" in page


async def test_a_search_for_nothing_asks_for_a_word(archive):
    assert "请输入要找的词" in (await get(archive, "/search?q=")).text


async def test_a_result_page_past_the_end_leads_back(archive):
    page = (await get(archive, f"/search?q={quote('候鸟')}&after=9")).text
    assert "没有这么多页" in page


async def test_search_json_keeps_its_contract(archive):
    found = (await get(archive, "/search.json?q=" + quote("水库"))).json()
    assert ["query", "count", "hits"] == list(found)[:3]
    assert ("水库", 1) == (found["query"], found["count"])
    names = "uid", "headline", "title", "date", "page_label", "kind", "snippet", "score"
    assert list(names) == list(found["hits"][0])


async def test_an_article_shows_every_part_in_its_role(archive):
    uid = await uid_of(archive, "三十三个")
    page = (await get(archive, f"/a/{uid}")).text
    assert '<p class="kicker">冬日抓项目</p>' in page
    assert "<h1>铝都新城开工建设</h1>" in page
    assert '<p class="deck">总投资八十亿元</p>' in page
    assert "<h2>三年建成</h2>" in page
    assert "图为铝都新城开工现场。" in page
    assert '<p class="byline">本报记者 高小芸</p>' in page


async def test_an_article_cites_itself_in_gbt_7714(archive):
    uid = await uid_of(archive, "三十三个")
    page = (await get(archive, f"/a/{uid}")).text
    assert "高小芸. 铝都新城开工建设[N]. 山前日报, 2024-01-18(1)." in page
    assert "引文不全" not in page


async def test_a_citation_says_which_of_its_parts_are_missing(
    archive,
):
    uid = await uid_of(archive, "集市")
    page = (await get(archive, f"/a/{uid}")).text
    assert "引文不全：缺报名、日期、版次。" in page


async def test_both_halves_of_a_continued_article_lead_to_each_other(archive):
    first, second = await uid_of(archive, "三十三个"), await uid_of(archive, "两所")
    assert f'下转：<a href="/a/{second}">' in (await get(archive, f"/a/{first}")).text
    assert f'上接：<a href="/a/{first}">' in (await get(archive, f"/a/{second}")).text


async def test_an_article_marks_the_words_it_was_found_by(archive):
    uid = await uid_of(archive, "三十三个")
    page = (await get(archive, f"/a/{uid}?q={quote('铝都')}")).text
    assert '<mark id="hit-1">铝都</mark>' in page
    assert "本文命中" not in (await get(archive, f"/a/{uid}")).text


async def test_a_doubtful_boundary_is_marked_and_a_sure_one_is_not(archive):
    doubtful = await uid_of(archive, "图书馆")
    assert "可能分篇有误" in (await get(archive, f"/a/{doubtful}")).text
    sure = await uid_of(archive, "水库")
    assert "可能分篇有误" not in (await get(archive, f"/a/{sure}")).text


async def test_a_readable_slug_before_the_uid_means_nothing(archive):
    uid = await uid_of(archive, "水库")
    assert 200 == (await get(archive, f"/a/{quote('水库-蓄水')}-{uid}")).status_code


async def test_an_article_is_there_as_json_and_as_text(archive):
    uid = await uid_of(archive, "三十三个")
    made = (await get(archive, f"/a/{uid}.json")).json()
    assert ("铝都新城开工建设", "山前日报", "1") == (
        made["headline"],
        made["title"],
        made["page_label"],
    )
    assert {
        "role": "headline",
        "text": "铝都新城开工建设",
        "lines": [4, 4],
    }.items() <= (made["blocks"][1].items())
    text = (await get(archive, f"/a/{uid}.txt")).text
    assert text.startswith("冬日抓项目\n铝都新城开工建设\n")
    assert text.endswith(f"山前日报 2024-01-18 第1版 {uid}\n")


async def test_a_uid_nobody_knows_is_404_and_says_what_to_do(archive):
    answer = await get(archive, "/a/aaaaaaaaaa")
    assert 404 == answer.status_code
    assert "没有编号为“aaaaaaaaaa”的文章" in answer.text
    assert "可以回到首页" in answer.text


APART = """题|水库蓄水
文|　　青石水库开始蓄水，全县上下都关注着这件大事。

题|小渠通水
文|　　村口的小渠通水。"""


async def test_a_uid_that_went_into_another_article_leads_there(tmp_path):
    known = house.facts("青石报", "1998-06-01", "1")
    path = house.build(tmp_path / "archive.db", (("a.txt", APART, known),))
    before = {await uid_of(path, "关注着"), await uid_of(path, "村口")}
    joined = APART.replace("\n\n题|小渠通水", "\n小|小渠通水") + "\n文|　　全文完。"
    house.build(path, (("a.txt", joined, known),))
    now = await uid_of(path, "村口")
    (other,) = before - {now}
    for form, query in (("", "?q=x&from=1998&sort=newest"), (".json", "")):
        answer = await get(path, f"/a/{other}{form}{query}")
        assert (301, f"/a/{now}{form}{query}") == (
            answer.status_code,
            answer.headers["location"],
        )


async def test_a_uid_whose_text_is_in_no_article_any_more_says_so(tmp_path):
    known = house.facts("青石报", "1998-06-01", "1")
    path = house.build(tmp_path / "archive.db", (("a.txt", APART, known),))
    second = await uid_of(path, "村口")
    house.build(path, (("a.txt", APART.partition("\n\n")[0], known),))
    answer = await get(path, f"/a/{second}")
    assert 404 == answer.status_code
    assert "来源文件改过" in answer.text


async def test_a_withdrawn_article_is_404_and_said_to_be_withdrawn(tmp_path):
    path = house.build(tmp_path / "archive.db", house.PAGES[3:5])
    uid = await uid_of(path, "水库")
    withdraw(path, "old.txt")
    for form in ("", ".json", ".txt"):
        answer = await get(path, f"/a/{uid}{form}")
        assert 404 == answer.status_code
        assert "已从档案中撤下" in answer.text
    assert "水库" not in (await get(path, "/")).text


async def test_a_long_page_is_shown_in_windows_that_links_lead_into(tmp_path):
    text = "\n".join(["文|　　第一段。"] * 1200 + ["", "题|末篇", "文|　　结尾。"])
    pages = (("long.txt", text, house.facts("报", "2024-01-01", "1")),)
    path = house.build(tmp_path / "archive.db", pages)
    address = f"/p/{quote('报')}/2024-01-01/1/"
    first = (await get(path, address)).text
    assert 'id="l1000"' in first
    assert 'id="l1001"' not in first
    second = (await get(path, f"{address}?line=1001")).text
    assert 'id="l1001"' in second
    assert "第1,001–1,203行，共1,203行" in second
    uid = await uid_of(path, "末篇")
    shown = (await get(path, f"/a/{uid}")).text
    assert f'href="{address}?line=1001#l1202"' in shown


async def test_a_line_number_past_the_end_shows_the_last_window(archive):
    page = (await get(archive, DAY + "1/?line=999999")).text
    assert 'id="l1"' in page


async def test_a_paper_lists_the_issues_of_its_latest_year(archive):
    page = (await get(archive, PAPER)).text
    assert "2024年：2期" in page
    assert f'<a href="{DAY}">2024年1月18日 星期四</a>' in page


async def test_a_year_without_issues_says_so(archive):
    assert "1950年没有收录" in (await get(archive, PAPER + "?year=1950")).text


async def test_an_issue_lists_its_pages_and_their_articles_in_order(archive):
    page = (await get(archive, DAY)).text
    order = ["第1版 要闻", "铝都新城开工建设", "河滩公园迎来候鸟", "第2版"]
    places = [page.index(text) for text in order]
    assert sorted(places) == places
    assert f'{PAPER}2024-01-19/">下一期' in page


async def test_two_pages_with_one_label_have_two_addresses(archive):
    pages = set(re.findall(rf'"{DAY}([^/"]+)/"', (await get(archive, DAY)).text))
    assert {"1", "2"} < pages
    (third,) = pages - {"1", "2"}
    shown = (await get(archive, f"{DAY}{third}/")).text
    assert "正文里也有" in shown
    assert "正文里也有" not in (await get(archive, f"{DAY}2/")).text


async def test_a_page_shows_raw_beside_clean_with_each_edit_named(archive):
    page = (await get(archive, DAY + "1/")).text
    row = re.search(r'<tr id="l4".*?</tr>', page, re.DOTALL)[0]
    raw, clean = re.findall(
        r'<td role="cell" class="(?:raw|clean)"[^>]*>(.*?)</td>', row
    )
    assert "铝铝都都新新城城开开工工建建设设" == re.sub(r"</?del>", "", raw)
    assert "铝都新城开工建设" == re.sub(r"<del>.*?</del>", "", raw) == clean
    assert "去叠字" in row
    assert "改动1处" in page


async def test_an_unchanged_line_carries_no_mark(archive):
    page = (await get(archive, DAY + "1/")).text
    row = re.search(r'<tr id="l3".*?</tr>', page, re.DOTALL)[0]
    assert "<del>" not in row
    assert "引题" in row


async def test_a_page_shows_its_furniture_apart(archive):
    page = (await get(archive, DAY + "1/")).text
    assert re.search(r'<tr id="l1"[^>]*furniture', page)
    assert "版头版脚" in page
    assert "本版目录：3篇" in page


async def test_a_page_leads_to_the_next_and_the_one_before(archive):
    assert "第2版 →" in (await get(archive, DAY + "1/")).text
    assert "第1版" in (await get(archive, DAY + "2/")).text


async def test_an_undated_page_of_an_unknown_paper_has_an_address(archive):
    listed = (await get(archive, "/p/unknown/undated/")).text
    address = re.search(r'href="(/p/unknown/undated/[0-9a-f]{10}-1/)"', listed)[1]
    page = (await get(archive, address)).text
    assert "未注明报名" in page
    assert "集市重开" in page


async def test_an_undated_page_is_not_found_under_another_paper(archive):
    listed = (await get(archive, "/p/unknown/undated/")).text
    name = re.search(r"undated/([0-9a-f]{10}-1)/", listed)[1]
    answer = await get(archive, f"/p/{quote('青石报')}/undated/{name}/")
    assert 404 == answer.status_code


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/p/" + quote("无名报") + "/", "档案里没有报纸“无名报”"),
        (PAPER + "2020-02-30/", "档案里没有《山前日报》2020-02-30的报纸"),
        (DAY + "77/", "“77”版"),
        ("/p/unknown/undated/0000000000-1/", "档案里没有"),
        ("/-/dibao/elsewhere/", "这个地址没有对应的页面"),
        ("/nowhere", "这个地址没有对应的页面"),
    ],
)
async def test_what_is_not_there_is_404_with_plain_words(archive, address, words):
    answer = await get(archive, address)
    assert 404 == answer.status_code
    assert words in answer.text
    assert "检索" in answer.text


async def test_an_address_without_its_last_slash_leads_to_the_one_with(archive):
    answer = await get(archive, DAY + "1?lang=en&line=1")
    assert (301, DAY + "1/?line=1&lang=en") == (
        answer.status_code,
        answer.headers["location"],
    )


async def test_below_plain_datasette_every_link_stays_in_the_room(archive):
    datasette = room(archive)
    await datasette.invoke_startup()
    page = (await datasette.client.get("/-/dibao/archive/")).text
    links = set(re.findall(r'(?:href|action)="(/[^"]*)"', page))
    outside = {
        link
        for link in links
        if not link.startswith(("/-/dibao/archive/", "/-/static-plugins/dibao/"))
    }
    assert {"/archive"} == outside


async def test_plain_datasette_keeps_its_own_home(archive):
    datasette = room(archive)
    await datasette.invoke_startup()
    assert "馆藏概况" not in (await datasette.client.get("/")).text


async def test_every_link_of_every_page_answers(archive):
    datasette = room(archive, plugins={"dibao": {"root": True}})
    await datasette.invoke_startup()
    seen, waiting = set(), ["/", "/search?q=" + quote("候鸟")]
    while waiting:
        address = waiting.pop()
        answer = await datasette.client.get(address)
        assert 200 == answer.status_code, address
        for link in re.findall(r'(?:href|src)="(/[^"#]*)', answer.text):
            link = link.replace("&amp;", "&")
            is_ours = not link.startswith("/archive")
            if is_ours and link not in seen and "lang=" not in link:
                seen.add(link)
                waiting.append(link)
    assert len(seen) > 30


def test_an_address_never_echoes_what_was_sent_unquoted():
    site = Site("/", "/archive", "", "")
    assert "/p/%22%3E%3Cscript%3E/" == site.paper('"><script>')
