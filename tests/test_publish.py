"""The published copy: what is in it, what is not, and how it takes its place."""

import signal
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

import house
from dibao import open_archive
from dibao.archive import digest, problems
from dibao.archive.connect import open_to_read, open_to_write
from dibao.archive.copying import backup
from dibao.archive.correct import withdraw
from dibao.archive.pointer import pointed
from dibao.archive.problems import Problem
from dibao.archive.publishing import publish
from dibao.archive.sources import located
from dibao.archive.transaction import commit
from dibao.archive.verifying import verify
from dibao.cli import main
from dibao.errors import CannotWriteError, DataError
from needs import require

HIDDEN = "题|琥珀Zqxjk失窃\n文|　　收藏家的琥珀鎏金匣Zqxjk昨夜失窃。"
OLDER = "题|饕餮Wvbnm纹\n文|　　博物馆的饕餮纹鼎Wvbnm展出。"
TERMS = "select term from temp.{}_v"


@pytest.fixture
def archive(tmp_path):
    """Return an archive with a page withdrawn, one superseded, and a problem."""
    path = tmp_path / "office" / "内部档案" / "a.db"
    path.parent.mkdir(parents=True)
    house.build(path)
    far = tmp_path / "王科长的文件夹" / "far.txt"
    with open_to_write(path) as conn:
        house.add(conn, path, "子目录/secret.txt", (HIDDEN, house.facts("琥珀报")))
        house.add(conn, path, "changed.txt", (OLDER, house.facts("山前日报")))
        house.add(conn, path, "changed.txt", (house.OLD + "改", house.facts("青石报")))
        house.add(conn, path, far, (house.LOOSE + "远", house.facts("青石报")))
        trouble = Problem("read", "odd", "无法读取")
        problems.note(conn, located(Path("坏文件.txt"), path), trouble)
        commit(conn)
    withdraw(path, "子目录/secret.txt")
    return path


def terms(path):
    """Return every token of both indexes, lone characters left out."""
    with closing(sqlite3.connect(path)) as conn:
        for name in ("articles_grams", "articles_fts"):
            conn.execute(
                f"create virtual table temp.{name}_v using fts5vocab(main, {name}, row)"
            )
        return {
            term
            for name in ("articles_grams", "articles_fts")
            for (term,) in conn.execute(TERMS.format(name))
            if len(term) > 1
        }


def said(path):
    with closing(open_to_read(path)) as conn:
        return digest.of_content(conn)


def names(folder):
    return sorted(entry.name for entry in folder.iterdir())


def refused(path):
    """Take no name from an open file, as Windows."""
    raise PermissionError(13, "in use", str(path))


def test_what_is_withdrawn_or_superseded_is_nowhere_in_the_file(archive, tmp_path):
    publish(archive, tmp_path / "p.db")
    gone = ["琥珀", "鎏金匣", "失窃", "zqxjk", "Zqxjk", "饕餮", "wvbnm", "Wvbnm"]
    before, after = archive.read_bytes(), (tmp_path / "p.db").read_bytes()
    assert gone == [word for word in gone if word.encode() in before]
    assert [] == [word for word in gone if word.encode() in after]
    kept = terms(tmp_path / "p.db")
    assert {"候鸟", "水库"} <= kept
    assert set() == {term for term in kept for word in gone if term in word}


def test_no_folder_and_no_problem_leaves_the_office(archive, tmp_path):
    publish(archive, tmp_path / "p.db")
    inner = ["内部档案", "王科长的文件夹", "子目录", "secret.txt", "坏文件", "无法读取"]
    data = (tmp_path / "p.db").read_bytes()
    assert [] == [word for word in inner if word.encode() in data]


def test_where_an_article_is_from_stays_known(archive, tmp_path):
    publish(archive, tmp_path / "p.db")
    query = """select s.sha256, sp.path from sources s
    join source_paths sp on sp.source_id = s.id order by 1"""
    with closing(sqlite3.connect(archive)) as conn:
        before = dict(conn.execute(query))
    with closing(sqlite3.connect(tmp_path / "p.db")) as conn:
        after = dict(conn.execute(query))
    assert 9 == len(after)
    assert {sha: Path(before[sha]).name for sha in after} == after


def test_a_published_article_is_the_archive_s_own(archive, tmp_path):
    publish(archive, tmp_path / "p.db")
    query = "select uid, digest from articles order by 1"
    with closing(sqlite3.connect(archive)) as conn:
        before = conn.execute(query).fetchall()
    with closing(sqlite3.connect(tmp_path / "p.db")) as conn:
        assert before == conn.execute(query).fetchall()
        assert [("delete",)] == conn.execute("pragma journal_mode").fetchall()
    with open_archive(archive) as old, open_archive(tmp_path / "p.db") as new:
        assert old.count("候鸟") == new.count("候鸟") > 0


def test_an_archive_in_which_all_is_current_is_published_as_it_is(tmp_path):
    path = house.build(tmp_path / "a.db")
    assert (
        said(path) == publish(path, tmp_path / "p.db").digest == said(tmp_path / "p.db")
    )


def test_a_published_copy_is_read_only_and_small(archive, tmp_path):
    publish(archive, tmp_path / "p.db")
    assert 0o444 == stat.S_IMODE((tmp_path / "p.db").stat().st_mode)
    segments = "select count(distinct segid) from articles_grams_idx"
    with closing(sqlite3.connect(tmp_path / "p.db")) as conn:
        assert (1,) == conn.execute(segments).fetchone()
        assert (0,) == conn.execute("pragma freelist_count").fetchone()


def test_only_a_published_copy_is_replaced(archive, tmp_path):
    for taken in (archive, tmp_path / "b.db", tmp_path / "text"):
        if taken.name == "b.db":
            backup(archive, taken)
        elif taken.name == "text":
            taken.write_text("mine")
        before = taken.read_bytes()
        with pytest.raises(CannotWriteError, match="left alone"):
            publish(archive, taken)
        assert before == taken.read_bytes()


def test_a_published_copy_is_whole_and_asks_for_no_file(archive, tmp_path):
    publish(archive, tmp_path / "p.db")
    assert [] == list(verify(tmp_path / "p.db"))


def test_nothing_is_written_to_a_published_copy(archive, tmp_path):
    publish(archive, tmp_path / "p.db")
    before = (tmp_path / "p.db").read_bytes()
    with (
        pytest.raises(CannotWriteError, match="published copy"),
        open_to_write(tmp_path / "p.db"),
    ):
        pass
    assert before == (tmp_path / "p.db").read_bytes()


def test_a_backup_of_a_published_copy_can_be_made(archive, tmp_path):
    published = publish(archive, tmp_path / "p.db")
    assert published.digest == backup(tmp_path / "p.db", tmp_path / "b.db").digest


def test_a_damaged_archive_leaves_the_copy_before(archive, tmp_path):
    to = tmp_path / "p.db"
    publish(archive, to)
    before = to.read_bytes()
    data = bytearray(archive.read_bytes())
    page = data.index("河滩公园迎来候鸟".encode()) // 16384 * 16384
    data[page : page + 16384] = bytes(16384)
    archive.write_bytes(data)
    with pytest.raises(DataError):
        publish(archive, to)
    assert before == to.read_bytes()
    assert ["office", "p.db"] == names(tmp_path)


def test_an_open_file_that_keeps_its_name_is_led_away_from(archive, tmp_path):
    to = tmp_path / "p.db"
    assert to == pointed(to)
    first = publish(archive, to, replace=refused_if_there)
    assert (to, to) == (first.path, pointed(to))
    old = to.read_bytes()
    withdraw(archive, "next.txt")
    second = publish(archive, to, replace=refused_if_there)
    assert (tmp_path / "p.1.db", tmp_path / "p.1.db") == (second.path, pointed(to))
    assert old == to.read_bytes()
    assert second.digest == said(pointed(to)) != first.digest
    third = publish(archive, to, replace=refused_if_there)
    assert tmp_path / "p.2.db" == third.path == pointed(to)
    assert ["office", "p.2.db", "p.db", "p.db-current"] == names(tmp_path)
    assert to == publish(archive, to).path == pointed(to)
    assert ["office", "p.db"] == names(tmp_path)


def test_a_file_of_a_person_is_never_taken_away(archive, tmp_path):
    to, mine = tmp_path / "p.db", tmp_path / "p.1.db"
    mine.write_text("mine")
    publish(archive, to)
    assert tmp_path / "p.2.db" == publish(archive, to, replace=refused_if_there).path
    publish(archive, to, replace=refused_if_there)
    publish(archive, to)
    assert "mine" == mine.read_text()
    assert ["office", "p.1.db", "p.db"] == names(tmp_path)


def refused_if_there(new, path):
    return refused(path) if path.exists() else new.replace(path)


@pytest.mark.parametrize("text", ["", "../office/x.db", "none.db", "\x00", "/etc"])
def test_a_pointer_leads_to_a_file_beside_it_or_nowhere(tmp_path, text):
    path = tmp_path / "p.db"
    path.write_text("")
    (tmp_path / "p.db-current").write_text(text)
    assert path == pointed(path)


# Ends itself with a signal that nothing can catch, at one of the steps.
KILLED = """
import os, signal, sys
from pathlib import Path
from dibao.archive import publishing, swap
def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)
def replaced_then_die(new, path):
    new.replace(path)
    die()
archive, to, step = map(Path, sys.argv[1:])
if step.name == "copy":
    publishing._stripped = die
if step.name == "sync":
    swap.sync = die
ways = {"before": die, "after": replaced_then_die}
publishing.publish(archive, to, replace=ways.get(step.name, Path.replace))
"""


@pytest.mark.parametrize("step", ["copy", "sync", "before", "after"])
def test_f02_f31_a_kill_while_publishing_leaves_the_old_or_the_new(
    archive, tmp_path, step
):
    require(sys.platform != "win32", "no kill -9 there")
    to = tmp_path / "p.db"
    old = publish(archive, to).digest
    withdraw(archive, "next.txt")
    new = publish(archive, tmp_path / "expected.db").digest
    command = [sys.executable, "-c", KILLED, str(archive), str(to), step]
    assert -signal.SIGKILL == subprocess.run(command, check=False).returncode
    assert (new if step == "after" else old) == said(to)
    assert new == publish(archive, to).digest == said(to)
    assert ["expected.db", "office", "p.db"] == names(tmp_path)


def test_the_command_says_what_is_published(archive, tmp_path):
    result = CliRunner().invoke(main, ["publish", str(archive), str(tmp_path / "p.db")])
    assert 0 == result.exit_code
    assert f"published: {tmp_path / 'p.db'}, " in result.output
    assert "9 sources, 9 pages, 11 articles" in result.output
