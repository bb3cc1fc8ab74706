"""Datasette's own pages of an archive: they keep working, and find Chinese."""

import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import pytest
from datasette.app import Datasette

import house
from dibao.web import serve_arguments
from room import IS_ONE, ROOT, room
from waiting import PATIENCE_S

TABLE = "/archive/articles.json?_shape=array&_search="
HOSTILE = (
    '"',
    "*",
    "a AND",
    "NEAR(",
    "(",
    "'",
    "title:x",
    "^",
    "，。",
    "-",
    "\x00",
    "",
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    return house.build(tmp_path_factory.mktemp("core") / "archive.db")


async def ready(archive, **settings):
    datasette = room(archive, **settings)
    await datasette.invoke_startup()
    return datasette


@pytest.mark.parametrize("word", ["候鸟", "河滩公园", "鸟", "三十三个", "两千"])
async def test_datasettes_own_search_box_finds_chinese(archive, word):
    datasette = await ready(archive)
    rows = (await datasette.client.get(TABLE + quote(word))).json()
    assert rows
    assert len(rows) < 9


async def test_datasettes_own_search_box_does_not_find_what_is_not_there(archive):
    datasette = await ready(archive)
    assert [] == (await datasette.client.get(TABLE + quote("飞碟"))).json()


@pytest.mark.parametrize("text", HOSTILE)
async def test_no_text_breaks_datasettes_own_search_box(archive, text):
    datasette = await ready(archive)
    answer = await datasette.client.get("/archive/articles?_search=" + quote(text))
    assert 200 == answer.status_code


async def test_a_very_long_text_does_not_hold_datasettes_own_search_box(archive):
    datasette = await ready(archive)
    answer = await datasette.client.get(TABLE + quote("鸟" * 2000))
    assert 200 == answer.status_code


async def test_the_search_of_a_database_that_is_not_ours_is_not_changed(tmp_path):
    import sqlite3

    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("create virtual table notes using fts5(text)")
        other.execute("insert into notes values ('one two')")
    datasette = await ready(tmp_path / "other.db")
    rows = await datasette.client.get("/other/notes.json?_shape=array&_search=two")
    assert ["one two"] == [row["text"] for row in rows.json()]


async def test_the_page_of_the_database_counts_tables_and_logs_no_error(
    archive, capsys
):
    datasette = await ready(archive)
    page = await datasette.client.get("/archive")
    assert 200 == page.status_code
    assert "/archive/articles_grams" not in page.text
    assert "ERROR" not in capsys.readouterr().err


async def test_the_page_of_an_article_in_datasette_works(archive):
    datasette = await ready(archive)
    (row,) = (await datasette.client.get(TABLE + quote("水库"))).json()
    answer = await datasette.client.get(f"/archive/articles/{row['id']}")
    assert 200 == answer.status_code
    assert "水库蓄水" in answer.text


async def test_datasettes_menu_leads_to_the_reading_room(archive):
    datasette = await ready(archive)
    page = (await datasette.client.get("/archive")).text
    assert 'href="/-/dibao/archive/"' in page


async def test_an_example_is_served_under_its_plain_name(archive, tmp_path):
    example = tmp_path / "archive.db.example"
    shutil.copy(archive, example)
    datasette = await ready(example, **ROOT)
    assert 200 == (await datasette.client.get("/archive/articles")).status_code
    assert 'href="/archive"' in (await datasette.client.get("/")).text


async def test_plain_datasette_names_a_database_as_ever(archive, tmp_path):
    example = tmp_path / "archive.db.example"
    shutil.copy(archive, example)
    datasette = await ready(example)
    assert "archive.db" in datasette.databases


async def test_links_stand_below_the_address_the_site_is_served_at(archive):
    keyword = "config" if IS_ONE else "metadata"
    settings = {"settings": {"base_url": "/news/"}}
    datasette = Datasette([str(archive)], **{keyword: ROOT}, **settings)
    await datasette.invoke_startup()
    page = (await datasette.client.get("/")).text  # the client puts /news before it
    assert 'action="/news/search"' in page
    assert 'href="/news/p/unknown/"' in page
    assert 'href="/p/' not in page


def served(archive, address):
    """Return what ``dibao serve`` would answer, asked of Datasette's command line."""
    code = "from datasette.cli import cli; cli(prog_name='datasette')"
    command = [sys.executable, "-c", code, *serve_arguments(archive), "--get", address]
    done = subprocess.run(command, capture_output=True, check=False, timeout=PATIENCE_S)
    return done.stdout.decode()


def test_dibao_serve_puts_the_reading_room_at_the_root(archive):
    assert "馆藏概况" in served(archive, "/")


def test_dibao_serve_lets_nobody_write_sql(archive):
    address = "/archive/-/query.json" if IS_ONE else "/archive.json"
    answer = served(archive, address + "?sql=select+1234567&_shape=array")
    assert "1234567" not in answer
    assert "Forbidden" in answer or '"status": 403' in answer


def test_dibao_serve_hands_out_no_copy_of_the_file(archive):
    assert "SQLite format" not in served(archive, "/archive.db")


def test_the_serve_arguments_name_the_archive_and_only_safe_settings():
    arguments = serve_arguments(Path("x.db"))
    assert ["serve", "x.db"] == arguments[:2]
    assert ["default_allow_sql", "off"] == arguments[3:5]
