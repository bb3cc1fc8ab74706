"""What a hostile visitor or a poisoned page must not be able to do."""

import re
from urllib.parse import quote

import pytest

import house
from room import ROOT, get, room

DAY = "/p/" + quote("山前日报") + "/2024-01-18/"
EVERY_KIND_OF_PAGE = (
    "/",
    "/search?q=" + quote("候鸟"),
    "/search?q=" + quote("候鸟 | 水库"),  # with its drawing of years
    "/p/" + quote("山前日报") + "/",
    DAY,
    DAY + "1/",
    "/p/unknown/undated/",
    "/a/aaaaaaaaaa",
    "/nowhere",
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    return house.build(tmp_path_factory.mktemp("safety") / "archive.db")


async def pages_with_poison(archive):
    """Return every page of ours that shows the poisoned row."""
    found = await get(archive, "/search?q=" + quote("正文里也有"))
    uid = re.search(r"/a/([a-z0-9]{10})", found.text)[1]
    day = await get(archive, DAY)
    (name,) = set(re.findall(rf'"{DAY}([0-9a-f]{{10}}-1)/"', day.text))
    marked = f"/a/{uid}?q=script&sort=newest&page=2"
    addresses = ("/", f"/a/{uid}", marked, f"{DAY}{name}/")
    return [found, day, *[await get(archive, address) for address in addresses]]


async def test_a_poisoned_row_is_text_wherever_it_is_shown(archive):
    for page in await pages_with_poison(archive):
        assert "<script" not in page.text
        assert "<img" not in page.text
        assert "alert(1)" in page.text


async def test_what_cleaning_took_out_of_a_poisoned_line_is_text_too(tmp_path):
    line = "题|铝铝都都新新城城<<ii>>开开工工建建设设"
    page = ("a.txt", line, house.facts("报", "2024-01-01", "1"))
    path = house.build(tmp_path / "archive.db", (page,))
    shown = (await get(path, f"/p/{quote('报')}/2024-01-01/1/")).text
    assert "<del>&lt;</del>" in shown
    assert "<i>" not in shown


@pytest.mark.parametrize(
    "address",
    [
        "/search?q={}",
        "/search?q=x&from={}",
        "/search?q=x&title={}",
        "/search?q=x&after={}&before={}",
        "/search?q=x&kind={}&sort={}&page={}",
        "/a/{}",
        "/p/{}/",
        "/p/unknown/undated/{}/",
        "/?lang={}",
        "/?q=x&{}=1",
    ],
)
async def test_nothing_a_visitor_sends_comes_back_as_html(archive, address):
    attack = quote('"><svg onload=alert(1)>', safe="")
    answer = await get(archive, address.replace("{}", attack))
    assert "<svg" not in answer.text
    assert "<main" in answer.text


@pytest.mark.parametrize("address", EVERY_KIND_OF_PAGE)
async def test_our_pages_carry_no_script_and_no_style_of_their_own(archive, address):
    page = (await get(archive, address)).text
    assert "<script" not in page
    assert "<style" not in page
    assert not re.search(r"<[^>]*\s(style|on[a-z]+)=", page)


@pytest.mark.parametrize("address", EVERY_KIND_OF_PAGE)
async def test_our_pages_ask_no_other_site_for_anything(archive, address):
    page = (await get(archive, address)).text
    assert [] == re.findall(r'(?:href|src|action)="(?!/(?!/)|#)[^"]*"', page)


@pytest.mark.parametrize("address", EVERY_KIND_OF_PAGE)
async def test_our_pages_forbid_what_they_do_not_need(archive, address):
    headers = (await get(archive, address)).headers
    policy = headers["content-security-policy"].split("; ")
    assert {
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    } == set(policy)
    assert "nosniff" == headers["x-content-type-options"]
    assert "same-origin" == headers["referrer-policy"]


async def test_datasettes_own_pages_have_a_policy_too_when_we_serve(archive):
    headers = (await get(archive, "/archive/articles")).headers
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "unsafe-eval" not in headers["content-security-policy"]


async def test_a_strangers_datasette_keeps_its_own_policy(archive):
    datasette = room(archive)
    await datasette.invoke_startup()
    headers = (await datasette.client.get("/archive/articles")).headers
    assert "content-security-policy" not in headers
    assert "nosniff" == headers["x-content-type-options"]


@pytest.mark.parametrize(
    "path", ["/\\evil.example/", "/%5Cevil.example/", "//evil.example/", "/a\x01b/"]
)
async def test_no_address_leads_to_another_site(archive, path):
    datasette = room(archive, **ROOT)
    await datasette.invoke_startup()
    sent = []

    async def send(message):
        sent.append(message)

    scope = {
        "type": "http",
        "method": "GET",
        "path": path.replace("%5C", "\\"),
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": [(b"host", b"localhost")],
        "scheme": "http",
        "http_version": "1.1",
    }
    await datasette.app()(scope, None, send)
    assert 400 == sent[0]["status"]
    assert not [value for name, value in sent[0]["headers"] if name == b"location"]


@pytest.mark.parametrize("name", ["databases", "threads", "versions.json", "settings"])
async def test_who_is_served_learns_nothing_of_files_and_versions(archive, name):
    answer = await get(archive, f"/-/{name}")
    assert 400 == answer.status_code
    assert str(archive) not in answer.text


async def test_a_strangers_datasette_tells_of_itself_as_ever(archive):
    datasette = room(archive)
    await datasette.invoke_startup()
    assert 200 == (await datasette.client.get("/-/versions.json")).status_code


async def test_our_pages_are_only_ever_read(archive):
    datasette = room(archive, **ROOT)
    await datasette.invoke_startup()
    for method in ("put", "delete", "patch"):
        answer = await datasette.client.request(method, "/search")
        assert 405 == answer.status_code


@pytest.mark.parametrize("table", ["articles", "texts", "pages"])
async def test_who_may_not_see_a_table_may_not_see_it_through_us(archive, table):
    denied = {"databases": {"archive": {"tables": {table: {"allow": {"id": "me"}}}}}}
    for address in ("/", "/search?q=" + quote("候鸟"), "/search.json?q=x", DAY + "1/"):
        answer = await get(archive, address, **denied)
        assert 403 == answer.status_code
        assert "候鸟" not in re.sub(r"<input[^>]*>", "", answer.text)


async def test_a_database_that_is_not_ours_is_left_alone(tmp_path):
    import sqlite3

    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("create table articles (id integer primary key)")
    datasette = room(tmp_path / "other.db")
    await datasette.invoke_startup()
    assert 404 == (await datasette.client.get("/-/dibao/other/")).status_code
    assert 200 == (await datasette.client.get("/other/articles")).status_code


async def test_a_page_already_seen_is_not_sent_again(archive):
    datasette = room(archive, **ROOT)
    await datasette.invoke_startup()
    first = await datasette.client.get(DAY)
    known = {"if-none-match": first.headers["etag"]}
    again = await datasette.client.get(DAY, headers=known)
    assert (304, "") == (again.status_code, again.text)
    other = await datasette.client.get(DAY + "1/", headers=known)
    assert 200 == other.status_code


async def test_a_page_is_new_again_once_the_archive_has_changed(tmp_path):
    path = house.build(tmp_path / "archive.db")
    before = (await get(path, DAY)).headers["etag"]
    house.build(path, house.PAGES[:1])
    assert before != (await get(path, DAY)).headers["etag"]


async def test_a_refused_visitor_cannot_learn_whether_a_page_changed(archive):
    tag = (await get(archive, "/")).headers["etag"]
    datasette = room(archive, **ROOT, allow={"id": "me"})
    await datasette.invoke_startup()
    answer = await datasette.client.get("/", headers={"if-none-match": tag})
    assert 403 == answer.status_code


async def test_a_search_that_takes_too_long_says_how_to_narrow(archive, monkeypatch):
    from dibao.web import compat

    monkeypatch.setattr(compat, "READ_LIMIT_MS", 0)
    answer = await get(archive, "/")
    assert 503 == answer.status_code
    assert "再加一个词" in answer.text


async def test_a_damaged_archive_is_told_in_plain_words(tmp_path, capsys):
    path = house.build(tmp_path / "archive.db")
    datasette = room(path, **ROOT)
    await datasette.invoke_startup()
    import sqlite3

    with sqlite3.connect(path) as damaged:
        damaged.execute("drop table texts")
    answer = await datasette.client.get("/search?q=" + quote("候鸟"))
    assert 500 == answer.status_code
    assert "dibao verify" in answer.text
    assert "no such table" not in answer.text
    assert "no such table" in capsys.readouterr().err
