"""A served archive is replaced: who asks next is shown the new one, and wholly."""

import asyncio
import shutil
import sys
import threading
from pathlib import Path
from urllib.parse import quote
from urllib.request import urlopen

import pytest
from click.testing import CliRunner

import house
from dibao.archive.connect import open_to_write
from dibao.archive.publishing import publish
from dibao.archive.transaction import commit
from dibao.cli import main
from dibao.ingest import rebuild
from dibao.web import reopening
from needs import require
from room import ROOT, get, room
from waiting import PATIENCE_S, served, until

ADDRESSES = (
    "/",
    f"/search.json?q={quote('候鸟')}&limit=100",
    f"/p/{quote('山前日报')}/2024-01-18/",
    "/archive/articles.json?_shape=array&_size=100",
    "/archive/texts.csv?_size=100",
)
SCHEMA_1 = Path(__file__).parent / "cases/archives/schema1.db"


@pytest.fixture
def two(tmp_path):
    """Return two archives that differ in every one of the addresses."""
    (tmp_path / "old").mkdir()
    (tmp_path / "new").mkdir()
    old = house.build(tmp_path / "old" / "archive.db")
    new = house.build(tmp_path / "new" / "archive.db")
    more = house.NEXT_DAY.replace("两千只", "三千只")
    with open_to_write(new) as conn:
        for number in range(20):
            known = house.facts("山前日报", "2024-01-18", f"{number + 3}")
            house.add(conn, new, f"{number}.txt", (f"{more}{number}", known))
        commit(conn)
    return old, new


def bodies(site):
    """Return what is shown at every address; an answer other than 200 raises."""
    return tuple(body(site + address) for address in ADDRESSES)


def body(address):
    with urlopen(address, timeout=PATIENCE_S) as answer:  # noqa: S310 - our own server
        return answer.read()


def test_f31_each_page_is_wholly_old_or_new_while_copies_are_published(two, tmp_path):
    shown = tmp_path / "archive.db"
    publish(two[0], shown)
    with served(shown) as (site, server):
        old = bodies(site)
        publish(two[1], shown)
        new = bodies(site)
        assert [] == [one for one, other in zip(old, new, strict=True) if one == other]
        seen, errors, is_over = [], [], threading.Event()

        def read():
            while not is_over.is_set():
                try:
                    seen.append(bodies(site))
                except Exception as error:  # a thread's are not seen
                    errors.append(error)

        readers = [threading.Thread(target=read) for _ in range(3)]
        for reader in readers:
            reader.start()
        for turn in range(12):
            publish(two[turn % 2], shown)
            if turn < len(two):  # so many more that one of them began after it
                enough = len(seen) + len(readers) + 1
                until(lambda wanted=enough: errors or len(seen) >= wanted)
        last = bodies(site)
        is_over.set()
        for reader in readers:
            reader.join()
        assert [] == errors
        assert new == last
        each = zip(*seen, strict=True)
        pairs = zip(old, new, strict=True)
        assert list(map(set, pairs)) == list(map(set, each))
        until(lambda: forgotten(server) <= 1)


def forgotten(server):
    """Return how many files a process holds that have no name any more."""
    if not sys.platform.startswith("linux"):
        return 0
    links = Path(f"/proc/{server.pid}/fd").iterdir()
    return sum("archive.db (deleted)" in str(link.readlink()) for link in links)


def test_a_running_server_shows_what_rebuild_made(tmp_path):
    require(sys.platform != "win32", "an open file keeps its name there")
    path = house.build(tmp_path / "archive.db")
    with served(path) as (site, _):
        before = body(f"{site}/archive/articles.json?_shape=array")
        rebuild(path)
        after = body(f"{site}/archive/articles.json?_shape=array")
        assert before != after
    with served(path) as (site, _):
        assert after == body(f"{site}/archive/articles.json?_shape=array")


async def test_a_pointer_is_followed_where_an_open_file_keeps_its_name(two, tmp_path):
    def refused(_, path):
        raise PermissionError(13, "in use", str(path))

    shown = tmp_path / "archive.db"
    publish(two[0], shown)
    datasette = room(shown, **ROOT)
    await datasette.invoke_startup()
    assert "9篇文章" in (await datasette.client.get("/")).text
    publish(two[1], shown, replace=refused)
    assert "29篇文章" in (await datasette.client.get("/")).text
    assert "29篇文章" in (await get(shown, "/")).text
    publish(two[0], shown, replace=refused)
    assert "9篇文章" in (await datasette.client.get("/")).text


async def test_a_request_keeps_to_the_file_it_began_with(two, tmp_path):
    shown = tmp_path / "archive.db"
    publish(two[0], shown)
    datasette = room(shown, **ROOT)
    await datasette.invoke_startup()
    database = datasette.databases["archive"]
    count = "select count(*) from pages"
    with reopening.one_file(datasette):
        assert (7,) == tuple((await database.execute(count)).first())
        publish(two[1], shown)
        assert (7,) == tuple((await database.execute(count)).first())
    assert (27,) == tuple((await database.execute(count)).first())


async def test_no_connection_of_a_request_leads_to_the_file_that_came(two, tmp_path):
    shown = tmp_path / "archive.db"
    publish(two[0], shown)
    datasette = room(shown, **ROOT)
    await datasette.invoke_startup()
    database = datasette.databases["archive"]
    has_begun, may_end = threading.Event(), threading.Event()

    def count(conn):
        return conn.execute("select count(*) from pages").fetchone()[0]

    def slowly(conn):
        has_begun.set()
        assert may_end.wait(30)
        return count(conn)

    with reopening.one_file(datasette):
        first = asyncio.create_task(database.execute_fn(slowly))
        await asyncio.to_thread(has_begun.wait, 30)
        publish(two[1], shown)
        second = asyncio.create_task(database.execute_fn(count))
        await asyncio.sleep(0.2)  # so that it looks for a connection of its own
        may_end.set()
        assert [7, 7] == await asyncio.gather(first, second)


async def test_what_is_no_archive_is_not_shown_in_its_place(two, tmp_path, capsys):
    shown = tmp_path / "archive.db"
    publish(two[0], shown)
    datasette = room(shown, **ROOT)
    await datasette.invoke_startup()
    (tmp_path / "junk").write_bytes(b"no archive" * 4096)
    (tmp_path / "junk").replace(shown)
    assert "9篇文章" in (await datasette.client.get("/")).text
    assert "9篇文章" in (await datasette.client.get("/")).text
    assert 1 == capsys.readouterr().err.count("not a whole SQLite file")
    shown.unlink()
    assert "9篇文章" in (await datasette.client.get("/")).text
    publish(two[1], shown)
    assert "29篇文章" in (await datasette.client.get("/")).text


async def test_datasette_starts_with_an_archive_of_an_older_dibao(tmp_path):
    older = shutil.copy(SCHEMA_1, tmp_path / "older.db")
    datasette = room(older)
    await datasette.invoke_startup()
    assert 200 == (await datasette.client.get("/older/titles.json")).status_code


@pytest.mark.parametrize(
    "options",
    [
        ("-i", "{}"),
        ("--immutable", "{}"),
        ("--immutable={}",),
        ("-i{}",),
        ("-p", "1", "-i", "{}"),
        ("-oi", "{}"),
        ("--nolock",),
    ],
)
def test_f32_nothing_is_served_as_if_it_could_not_change(tmp_path, options):
    path = house.build(tmp_path / "archive.db")
    given = [option.format(path) for option in options]
    result = CliRunner().invoke(main, ["serve", str(path), *given, "--get", "/"])
    assert 64 == result.exit_code
    assert "can change" in result.output


def test_f32_a_server_shows_what_is_written_meanwhile(tmp_path):
    path = house.build(tmp_path / "archive.db")
    address = "/archive/pages.json?_shape=array&_size=100"
    with served(path) as (site, _), open_to_write(path) as conn:
        for number in range(5):
            page = (f"{house.OLD}{number}", house.facts("青石报", "1999-01-02"))
            house.add(conn, path, f"{number}.txt", page)
            assert number + 7 == body(site + address).count(b'"raw"')
            commit(conn)
            assert number + 8 == body(site + address).count(b'"raw"')
