"""The same results to take away: JSON, a table for spreadsheets, a feed."""

import csv
import io
import re
from urllib.parse import quote, urlsplit
from xml.etree import ElementTree as ET

import pytest

import house
import shelf
from dibao.web import table
from dibao.web.feed import Entry, Feed, feed, name_of
from dibao.web.table import COLUMNS, cell
from room import ROOT, get, raw, room

WORD = quote("河湾")
ATOM = {"a": "http://www.w3.org/2005/Atom"}
EVERY_FORM = ("", ".json", ".csv", ".atom")


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    return shelf.build(tmp_path_factory.mktemp("forms") / "archive.db")


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    return house.build(tmp_path_factory.mktemp("small") / "archive.db")


def rows(answer):
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))


def parsed(text):
    return ET.fromstring(text)  # noqa: S314


async def served(archive, **settings):
    datasette = room(archive, **{**ROOT, **settings})
    await datasette.invoke_startup()
    return datasette


# JSON


async def test_json_leads_on_to_every_hit(archive):
    address, uids = f"/search.json?q={WORD}&limit=25&sort=newest", []
    while address:
        found = (await get(archive, address)).json()
        assert 60 == found["count"]
        uids += [hit["uid"] for hit in found["hits"]]
        address = found["next"]
    assert 60 == len(uids) == len(set(uids))


async def test_json_tells_whether_its_count_is_exact(small):
    found = (await get(small, "/search.json?q=" + quote("水库"))).json()
    assert {"is_exact": True, "notes": [], "next": None} == {
        key: found[key] for key in list(found)[3:]
    }


# the table


async def test_the_table_has_every_hit_and_how_to_cite_it(small):
    answer = await get(small, "/search.csv?q=" + quote("铝都") + "&sort=oldest")
    first, second = (await get(small, "/search.json?q=" + quote("铝都"))).json()["hits"]
    uids = {"1": first["uid"], "2": second["uid"]}
    if first["page_label"] == "2":
        uids = {"1": second["uid"], "2": first["uid"]}
    found = rows(answer)
    assert [list(COLUMNS), uids["1"], uids["2"]] == [
        found[0],
        *(row[0] for row in found[1:]),
    ]
    assert [
        uids["1"],
        "铝都新城开工建设",
        "山前日报",
        "2024-01-18",
        "1",
        "article",
        "本报记者 高小芸",
        "昨天上午，铝都新城在山前区开工建设，首批项目三十三个，总投资八十亿元。\n三年建成\n"
        "新城计划三年建成，建成后可容纳五万人居住。\n图为铝都新城开工现场。\n（下转第二版）",
        f"http://localhost/a/{uids['1']}",
        "高小芸. 铝都新城开工建设[N]. 山前日报, 2024-01-18(1).",
    ] == [one.removeprefix("本报记者 高小芸\n") for one in found[1]]


async def test_the_table_opens_in_excel_as_chinese(small):
    answer = await get(small, "/search.csv?q=" + quote("水库"))
    assert answer.content.startswith(b"\xef\xbb\xbfuid,")
    assert answer.content.endswith(b"\r\n")
    assert "text/csv; charset=utf-8" == answer.headers["content-type"]
    assert 'attachment; filename="dibao.csv"' == answer.headers["content-disposition"]


async def test_the_table_says_how_many_it_leaves_out(archive, monkeypatch):
    whole = await get(archive, f"/search.csv?q={WORD}")
    assert (61, "0") == (len(rows(whole)), whole.headers["x-dibao-left-out"])
    monkeypatch.setattr(table, "MOST", 50)
    some = await get(archive, f"/search.csv?q={WORD}")
    assert (51, "10") == (len(rows(some)), some.headers["x-dibao-left-out"])


async def test_the_page_says_so_before_a_table_that_is_cut_is_taken(
    archive, monkeypatch
):
    assert "表格只含前" not in (await get(archive, f"/search?q={WORD}")).text
    monkeypatch.setattr(table, "MOST", 50)
    page = (await get(archive, f"/search?q={WORD}")).text
    assert "表格只含前50条，多出的请缩小范围分几次取。" in page


async def test_the_table_is_narrowed_as_the_page_is(archive):
    answer = await get(archive, f"/search.csv?q={WORD}&page=3&from=1978&to=1980")
    places = {(row[3][:4], row[4]) for row in rows(answer)[1:]}
    assert {("1978", "3"), ("1979", "3"), ("1980", "3")} >= places
    assert places


async def test_a_headline_that_is_only_how_the_text_begins_is_not_in_the_table(small):
    answer = await get(small, "/search.csv?q=" + quote("图书馆"))
    assert [""] == [row[1] for row in rows(answer)[1:]]


@pytest.mark.parametrize(
    "begin", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"]
)
def test_a_cell_is_no_formula(begin):
    assert f"'{begin}cmd|' /C calc'!A0" == cell(f"{begin}cmd|' /C calc'!A0")


@pytest.mark.parametrize("text", ["", "铝都", "——编者", "1=1", "a@b", " =1", "'=1"])
def test_a_cell_that_is_no_formula_is_left_alone(text):
    assert text == cell(text)


async def test_a_formula_that_somebody_printed_is_text_in_the_table(tmp_path):
    page = (
        "a.txt",
        "题|=HYPERLINK(1)\n文|　　候鸟。",
        house.facts("+报", "2024-01-01", "1"),
    )
    path = house.build(tmp_path / "archive.db", (page,))
    answer = await get(path, "/search.csv?q=" + quote("候鸟"))
    assert ["'=HYPERLINK(1)", "'+报"] == rows(answer)[1][1:3]


# the feed


async def test_the_feed_has_the_newest_fifty_first(archive):
    root = parsed((await get(archive, f"/search.atom?q={WORD}&sort=oldest")).text)
    days = [one.text for one in root.findall("a:entry/a:updated", ATOM)]
    assert 50 == len(days)
    assert sorted(days, reverse=True) == days
    assert days[0] == root.find("a:updated", ATOM).text


async def test_an_entry_is_the_article_under_a_name_that_stays(small):
    hit = (await get(small, "/search.json?q=" + quote("三十三个"))).json()["hits"][0]
    text = (await get(small, "/search.atom?q=" + quote("三十三个"))).text
    (entry,) = parsed(text).findall("a:entry", ATOM)
    told = {one.tag.partition("}")[2]: "".join(one.itertext()) for one in entry}
    assert {
        "title": "铝都新城开工建设",
        "id": name_of(hit["uid"]),
        "updated": "2024-01-18T00:00:00+08:00",
        "link": "",
        "author": "本报记者 高小芸",
        "summary": hit["snippet"],
    } == told
    (to,) = entry.findall("a:link", ATOM)
    assert f"http://localhost/a/{hit['uid']}" == to.get("href")


async def test_the_feed_says_where_it_is_and_what_it_is_of(small):
    text = (await get(small, f"/search.atom?q={quote('水库')}&to=2000")).text
    root = parsed(text)
    here = f"http://localhost/search.atom?q={quote('水库')}&to=2000"
    assert [
        ("self", "application/atom+xml", here),
        ("alternate", "text/html", here.replace(".atom", "")),
    ] == [
        (one.get("rel"), one.get("type"), one.get("href"))
        for one in root.findall("a:link", ATOM)
    ]
    assert ("检索：水库 · 邸报", here) == (
        root.find("a:title", ATOM).text,
        root.find("a:id", ATOM).text,
    )


async def test_what_has_no_date_goes_by_when_it_came_in(small):
    text = (await get(small, "/search.atom?q=" + quote("庙会"))).text
    (day,) = parsed(text).findall("a:entry/a:updated", ATOM)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", day.text)


async def test_the_page_tells_browsers_of_the_feed(small):
    page = (await get(small, f"/search?q={quote('候鸟')}&sort=oldest")).text
    address = f"/search.atom?q={quote('候鸟')}&amp;sort=oldest"
    assert (
        '<link rel="alternate" type="application/atom+xml" title="检索：候鸟" '
        f'href="{address}">'
    ) in page
    empty = (await get(small, "/search")).text
    assert "atom+xml" not in empty


@pytest.mark.parametrize("odd", ["\x00", "\x0b", "\ufffe", "<b>&\"'", "\x1b]0;"])
def test_a_feed_is_well_formed_whatever_was_printed(odd):
    one = Entry("aaaaaaaaaa", odd, "1998-06-01T00:00:00+08:00", "/a/", odd, odd)
    text = feed(Feed(odd, odd, "/x?q=1&a=2", "/y"), [one])
    root = parsed(text)
    shown = re.sub("[\x00\x0b\x1b\ufffe]", "\ufffd", odd)
    assert [shown] * 3 == [
        root.find("a:title", ATOM).text,
        root.find("a:entry/a:title", ATOM).text,
        root.find("a:entry/a:summary", ATOM).text,
    ]


def test_a_feed_of_nothing_is_valid_too():
    root = parsed(feed(Feed("t", "a", "/s", "/p"), ()))
    assert ["title", "id", "updated", "author", "link", "link"] == [
        one.tag.partition("}")[2] for one in root
    ]
    assert "1970-01-01T00:00:00Z" == root.find("a:updated", ATOM).text


async def test_addresses_in_full_follow_who_was_asked(small):
    datasette = await served(small)
    query = f"q={quote('水库')}".encode()
    for host in (b"news.example:8001", b"[bad", b'"><script>'):
        status, _, body = await raw(datasette, "/search.atom", query, host=host)
        assert 200 == status
        assert b"<script" not in body
        (to,) = parsed(body).findall("a:entry/a:link", ATOM)
        assert to.get("href").startswith(f"http://{host.decode()}/a/")


async def test_a_page_asked_of_another_host_is_another_page(small):
    datasette = await served(small)
    query = f"q={quote('水库')}".encode()
    tags = {
        (await raw(datasette, "/search.csv", query, host=host))[1]["ETag"]
        for host in (b"one.example", b"two.example")
    }
    assert 2 == len(tags)


# whatever is typed

LONG = {
    "bytes of every kind": bytes(range(256)) * 256,
    "blanks around": b"a" + b" " * 65_534 + b"b",
    "brackets": b"(" * 65_536,
    "nulls": b"\0" * 65_536,
    "a common word": "的".encode() * 21_845,
    "a common word or a paragraph": "的 | “{}”".format("一" * 21_000).encode(),
    "operators": b"-~3 |(" * 10_000,
}


@pytest.mark.parametrize("typed", LONG.values(), ids=LONG.keys())
async def test_sixty_four_kilobytes_of_anything_are_answered(small, typed):
    datasette = await served(small)
    uid = (await get(small, "/search.json?q=" + quote("水库"))).json()["hits"][0]["uid"]
    query = b"q=" + quote(typed).encode()
    for address in (*(f"/search{form}" for form in EVERY_FORM), f"/a/{uid}"):
        status, _, body = await raw(datasette, address, query)
        assert 200 == status, address
        assert len(body) < 2_000_000


@pytest.mark.parametrize("form", EVERY_FORM)
async def test_nothing_typed_is_answered_in_every_form(small, form):
    assert 200 == (await get(small, f"/search{form}")).status_code


@pytest.mark.parametrize("form", EVERY_FORM)
async def test_who_may_not_read_gets_no_form_of_the_results(small, form):
    denied = {"databases": {"archive": {"allow": {"id": "me"}}}}
    answer = await get(small, f"/search{form}?q=" + quote("水库"), **denied)
    assert 403 == answer.status_code
    assert "蓄水" not in answer.text


async def test_below_plain_datasette_the_forms_are_there_too(small):
    datasette = room(small)
    await datasette.invoke_startup()
    address = f"/-/dibao/archive/search.csv?q={quote('水库')}"
    answer = await datasette.client.get(address)
    path = urlsplit(rows(answer)[1][8]).path
    assert 200 == (await datasette.client.get(path)).status_code
