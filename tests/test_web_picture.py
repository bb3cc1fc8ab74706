"""Pictures on the web: made when asked for, outlined, and never anybody else's file."""

import asyncio
import hashlib
import io
import json
import re
import sqlite3
import threading
from contextlib import closing
from dataclasses import astuple
from urllib.parse import quote
from urllib.request import urlopen

import pytest
from PIL import Image

import house
import print_shop
import room
from chromium import serving
from dibao import geometry
from dibao.archive import gallery
from dibao.archive.originals import Original
from dibao.ingest import picture, picturing
from dibao.model import Box
from dibao.web import darkroom
from waiting import PATIENCE_S, until

PAPER = "/p/" + quote("山前日报") + "/"
DAY = PAPER + "2024-01-18/"
PAGE = DAY + "1/"


@pytest.fixture(autouse=True)
def _forgets(monkeypatch):
    """Begin with a darkroom in which nothing has been made, and leave it so."""
    monkeypatch.setattr(darkroom, "PATIENCE_S", PATIENCE_S)
    monkeypatch.setattr(picturing, "WALL_S", PATIENCE_S)
    _empty()
    yield
    for executor in darkroom.ROOM.executor:
        executor.shutdown(cancel_futures=True)
    _empty()


def _empty():
    for what in ("executor", "making", "held", "failed", "silent"):
        getattr(darkroom.ROOM, what).clear()


def address(path, *, sequence=1, width=1600):
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    return f"/i/{sha256}-{sequence}-{width}.webp"


def is_picture(answer, width=1600):
    found = Image.open(io.BytesIO(answer.content))
    return (answer.status_code, "WEBP", width) == (200, found.format, found.width)


async def test_a_picture_is_made_when_it_is_asked_for_and_kept(tmp_path):
    archive, path = print_shop.build(tmp_path)
    answer = await room.get(archive, address(path))
    assert is_picture(answer)
    assert "image/webp" == answer.headers["content-type"]
    assert "private, max-age=31536000, immutable" == answer.headers["cache-control"]
    assert "nosniff" == answer.headers["x-content-type-options"]
    assert 1 == gallery.tally(archive).pages
    path.unlink()
    assert is_picture(await room.get(archive, address_of(archive, 320)), 320)


def address_of(archive, width):
    """Return the address of the one picture that is kept."""
    (file,) = gallery.folder(archive).rglob(f"*-{width}.webp")
    return f"/i/{file.name}"


def test_a_server_that_has_drawn_a_page_ends_when_it_is_told_to(tmp_path):
    archive, path = print_shop.build(tmp_path)
    with serving(archive) as site:
        answer = urlopen(site + address(path))  # noqa: S310 - our own server
        assert 200 == answer.status
        answer.close()


async def test_ten_readers_wait_for_one_picture(tmp_path, monkeypatch):
    archive, path = print_shop.build(tmp_path)
    kept, keep = [], gallery.keep

    def counted(archive, page, *, pictures):
        kept.append(page.sequence)
        keep(archive, page, pictures=pictures)

    monkeypatch.setattr(gallery, "keep", counted)
    datasette = room.room(archive, **room.ROOT)
    await datasette.invoke_startup()
    asked = await asyncio.gather(
        *(datasette.client.get(address(path)) for _ in range(10))
    )
    assert [True] * 10 == [is_picture(answer) for answer in asked]
    assert [1] == kept


async def test_a_page_that_kills_what_draws_it_leaves_the_server_and_others_alone(
    tmp_path,
):
    archive, path = print_shop.build(tmp_path)
    deadly = tmp_path / "deadly.pdf"
    deadly.write_bytes(print_shop.endless())
    print_shop.take_in(archive, deadly, [print_shop.FRONT[:1]])
    datasette = room.room(archive, **room.ROOT)
    await datasette.invoke_startup()
    assert 404 == (await datasette.client.get(address(deadly))).status_code
    assert is_picture(await datasette.client.get(address(path)))


def test_a_disk_that_does_not_answer_is_not_waited_for_twice(tmp_path, monkeypatch):
    release, looks = threading.Event(), []

    def slow(path, _size):
        looks.append(path.name)
        release.wait(PATIENCE_S)
        return True

    monkeypatch.setattr(darkroom, "is_likely", slow)
    monkeypatch.setattr(darkroom, "LOOK_S", 0.05)
    far = [Original("3f", n, 9, (tmp_path / f"{n}.pdf",)) for n in (1, 2)]
    assert [False, False] == [darkroom.has(tmp_path / "a.db", one) for one in far]
    until(lambda: looks)
    assert ["1.pdf"] == looks
    release.set()


@pytest.mark.parametrize(
    "wrong",
    [
        "/i/" + "0" * 64 + "-1-1600.webp",
        "/i/../../etc/passwd",
        "/i/" + "0" * 64 + "-1-999.webp",
        "/i/" + "0" * 64 + "--1-320.webp",
    ],
)
async def test_what_is_no_page_of_the_archive_is_not_there(tmp_path, wrong):
    archive, _ = print_shop.build(tmp_path)
    assert 404 == (await room.get(archive, wrong)).status_code
    assert not gallery.folder(archive).exists()


async def test_a_page_that_the_file_has_and_the_archive_not_is_not_there(tmp_path):
    pages = [print_shop.FRONT]
    data = print_shop.pdf(pages * 2)
    archive, path = print_shop.build(tmp_path, pages, data=data)
    assert 404 == (await room.get(archive, address(path, sequence=2))).status_code


async def test_a_withdrawn_page_has_no_picture(tmp_path):
    archive, path = print_shop.build(tmp_path)
    list(picture(archive, [path]))
    with closing(sqlite3.connect(archive)) as conn, conn:
        conn.execute("update sources set withdrawn_at = '2024-01-19T00:00:00Z'")
    assert 404 == (await room.get(archive, address(path))).status_code


async def test_another_file_of_the_same_name_and_size_is_not_shown(tmp_path):
    archive, path = print_shop.build(tmp_path)
    wanted = address(path)
    path.write_bytes(path.read_bytes().replace(b".5 g", b".7 g"))
    assert 404 == (await room.get(archive, wanted)).status_code
    assert not gallery.folder(archive).exists()


async def test_a_file_that_cannot_be_drawn_fails_once_and_is_shown_as_text(tmp_path):
    archive, path = print_shop.build(tmp_path, data=b"%PDF-1.4 torn")
    assert 404 == (await room.get(archive, address(path))).status_code
    assert 1 == len(darkroom.ROOM.failed)
    assert 404 == (await room.get(archive, address(path))).status_code
    assert "<svg" not in (await room.get(archive, PAGE)).text


async def test_a_picture_is_kept_in_memory_where_the_folder_cannot_be_written(tmp_path):
    archive, path = print_shop.build(tmp_path)
    gallery.folder(archive).write_text("a file in its place")
    assert is_picture(await room.get(archive, address(path)))
    assert 1 == len(darkroom.ROOM.held)
    assert is_picture(await room.get(archive, address(path, width=320)), 320)


async def test_a_reader_beyond_the_queue_is_asked_to_come_again(tmp_path, monkeypatch):
    archive, path = print_shop.build(tmp_path)
    monkeypatch.setattr(darkroom, "MOST_WAITING", 0)
    answer = await room.get(archive, address(path))
    assert (503, "10") == (answer.status_code, answer.headers["retry-after"])
    assert "no-store" == answer.headers["cache-control"]


async def test_a_picture_may_not_be_sent_to(tmp_path):
    archive, path = print_shop.build(tmp_path)
    datasette = room.room(archive, **room.ROOT)
    await datasette.invoke_startup()
    answer = await datasette.client.options(address(path))
    assert (405, "GET, HEAD") == (answer.status_code, answer.headers["allow"])


async def test_who_may_not_read_the_archive_sees_no_picture(tmp_path):
    archive, path = print_shop.build(tmp_path)
    closed = {**room.ROOT, "databases": {"archive": {"allow": {"id": "wang"}}}}
    answer = await room.get(archive, address(path), **closed)
    assert 403 == answer.status_code


async def test_a_page_shows_its_picture_and_the_outline_of_each_article(tmp_path):
    archive, path = print_shop.build(tmp_path)
    html = (await room.get(archive, PAGE)).text
    assert f'<img src="{address(path)}" width="1600" height="2240"' in html
    assert 'viewBox="0 0 600 840"' in html
    assert ["河滩公园迎来上千只越冬候鸟", "青石水库开始蓄水", "古镇集市重新开张"] == (
        re.findall(r"<title>([^<·]*)</title>", html)
    )
    assert 3 == html.count('<path d="M')


async def test_a_pdf_is_told_without_an_encoding(tmp_path):
    archive, _ = print_shop.build(tmp_path)
    assert "page.pdf</bdi> · pdf，20" in (await room.get(archive, PAGE)).text


@pytest.mark.parametrize("degrees", [90, 180, 270])
async def test_the_outlines_of_print_that_is_turned_are_turned(tmp_path, degrees):
    told = []
    for turn in (0, degrees):
        archive, _ = print_shop.build(tmp_path / str(turn), turned=turn)
        uid = (await first_article(archive)).removeprefix("/a/")
        told.append(json.loads((await room.get(archive, f"/a/{uid}.json")).text))
    upright, seen = (one["page_image"]["outline"] for one in told)
    size = print_shop.size_of(degrees)
    turned = (geometry.turned(Box(*box), degrees, size=size) for box in upright)
    assert [[round(side, 1) for side in astuple(box)] for box in turned] == seen


async def test_an_english_page_shows_the_same_picture(tmp_path):
    archive, path = print_shop.build(tmp_path)
    html = (await room.get(archive, PAGE + "?lang=en")).text
    assert f'src="{address(path)}"' in html
    assert "Articles outlined: 3" in html


async def test_an_issue_shows_its_pages_small(tmp_path):
    archive, path = print_shop.build(tmp_path)
    html = (await room.get(archive, DAY)).text
    assert f'<img src="{address(path, width=320)}"' in html


async def test_an_article_shows_where_it_stood(tmp_path):
    archive, path = print_shop.build(tmp_path)
    html = (await room.get(archive, await first_article(archive))).text
    assert f'<img src="{address(path, width=320)}" width="320" height="448"' in html
    assert 1 == html.count('<path d="M')


async def first_article(archive):
    html = (await room.get(archive, PAGE)).text
    return re.search(r'<a href="(/a/\w+)" aria-label', html)[1]


async def test_an_article_as_json_tells_its_place(tmp_path):
    archive, path = print_shop.build(tmp_path)
    uid = (await first_article(archive)).removeprefix("/a/")
    told = json.loads((await room.get(archive, f"/a/{uid}.json")).text)["page_image"]
    assert f"http://localhost{address(path)}" == told["large"]
    assert (600, 840) == (told["width_pt"], told["height_pt"])
    assert [40 - 6.6, 60 - 6.6, 326 + 6.6, 82 + 6.6] == told["outline"][0]


async def test_text_has_no_picture_and_its_pages_are_as_they_were(tmp_path):
    archive = house.build(tmp_path / "archive.db")
    for where in (PAGE, DAY, "/p/unknown/undated/"):
        html = (await room.get(archive, where)).text
        assert "<img" not in html
        assert 'class="print"' not in html
        assert 'class="thumbs"' not in html


async def test_a_page_whose_file_is_gone_is_shown_as_text(tmp_path):
    archive, path = print_shop.build(tmp_path)
    path.unlink()
    answer = await room.get(archive, PAGE)
    assert (200, False) == (answer.status_code, "<svg" in answer.text)


async def test_a_page_known_without_its_picture_is_sent_anew_once_it_has_one(tmp_path):
    archive, path = print_shop.build(tmp_path)
    away = path.rename(tmp_path / "away.pdf")
    datasette = room.room(archive, **room.ROOT)
    await datasette.invoke_startup()
    for where in (PAGE, DAY):
        known = {"If-None-Match": (await datasette.client.get(where)).headers["etag"]}
        answer = await datasette.client.get(where, headers=known)
        assert 304 == answer.status_code
        away.rename(path)
        answer = await datasette.client.get(where, headers=known)
        assert (200, True) == (answer.status_code, "<img" in answer.text)
        path.rename(away)


async def test_plain_datasette_shows_pictures_below_its_own_address(tmp_path):
    archive, path = print_shop.build(tmp_path)
    datasette = room.room(archive)
    await datasette.invoke_startup()
    below = "/-/dibao/archive"
    html = (await datasette.client.get(below + PAGE)).text
    assert f'<img src="{below}{address(path)}"' in html
    assert is_picture(await datasette.client.get(below + address(path)))
