"""What a backup must stand: the fault F26.

Those of the other copies stand with what they are tests of: F02 of publishing in
``test_publish``, F25 in ``test_export_import``, F31 and F32 in ``test_web_reopening``.
"""

import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager
from types import SimpleNamespace

import psutil
import pytest
from click.testing import CliRunner

import house
from dibao.archive import beside, digest, journal, share
from dibao.archive.connect import open_to_read, open_to_write
from dibao.archive.copying import backup
from dibao.archive.lasting import one_lasting_moment
from dibao.archive.transaction import commit
from dibao.archive.verifying import verify
from dibao.cli import main
from dibao.errors import CannotWriteError, DataError, NoInputError
from waiting import until

# Takes in three files of two pages each at a time, again and again, until it is ended.
INGEST = """
import itertools, sys, time
from pathlib import Path
from dibao.ingest import ingest
archive = Path(sys.argv[1])
for turn in itertools.count():
    paths = [archive.parent / f"{turn}-{number}.txt" for number in range(3)]
    for path in paths:
        text = f"望月桥昨日合龙{path.name}\\n\\n　　横跨柳溪的望月桥顺利合龙。\\n"
        path.write_text(f"{text}\\f{text}", "utf-8")
    ingest(archive, paths)
    time.sleep(0.05)
    print(turn, flush=True)
"""
TORN = "select source_id from pages group by source_id having count(*) <> 2"
SEALS = "select id, digest from articles"
WORDS = "insert into articles_fts (articles_fts) values ('integrity-check')"


@pytest.fixture
def archive(tmp_path):
    return house.build(tmp_path / "a.db")


def dibao(*arguments):
    return CliRunner().invoke(main, [str(one) for one in arguments])


def add(conn, archive, name):
    """Take in one more source, and commit it."""
    house.add(conn, archive, name, (house.OLD + name, house.facts()))
    commit(conn)


def said(path):
    """Return the content digest of an archive."""
    with closing(open_to_read(path)) as conn:
        return digest.of_content(conn)


def is_clean(path):
    """Tell whether a copy holds whole sources only, each article as it was sealed."""
    with closing(sqlite3.connect(path)) as conn:
        seals = conn.execute(SEALS).fetchall()
        conn.execute(WORDS)
        return (
            conn.execute(TORN).fetchall() == []
            and seals
            == [(row_id, digest.of_article(conn, row_id)) for row_id, _ in seals]
            and conn.execute("pragma integrity_check").fetchall() == [("ok",)]
        )


def test_f26_each_of_50_backups_during_an_ingest_is_clean(tmp_path):
    path = tmp_path / "a.db"
    command = [sys.executable, "-c", INGEST, str(path)]
    states = set()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        writer.stdout.readline()
        for number in range(50):
            if number % 10 == 0:  # the writer is at work all the while, and gets on
                until(lambda: said(path) not in states)
            copied = backup(path, tmp_path / f"{number}.db")
            assert said(copied.path) == copied.digest
            assert is_clean(copied.path)
            states.add(copied.digest)
        assert writer.poll() is None
        writer.kill()
    assert len(states) > 5


def test_f26_what_a_plain_copy_misses_is_in_a_backup(archive, tmp_path):
    with open_to_write(archive) as conn:
        add(conn, archive, "late.txt")  # the first commit goes into the file itself
        add(conn, archive, "later.txt")
        shutil.copy(archive, tmp_path / "plain.db")
        backup(archive, tmp_path / "backup.db")
    assert said(archive) == said(tmp_path / "backup.db")
    assert said(archive) != said(tmp_path / "plain.db")


def test_f26_who_begins_to_write_meanwhile_is_not_kept_out(archive):
    before = said(archive)
    with one_lasting_moment(archive) as reader:
        assert before == digest.of_content(reader)
        with open_to_write(archive) as conn:
            add(conn, archive, "late.txt")
        assert before == digest.of_content(reader)
        assert before != said(archive)
    assert ["a.db"] == [entry.name for entry in archive.parent.iterdir()]
    with closing(sqlite3.connect(archive)) as conn:
        assert ("delete",) == conn.execute("pragma journal_mode").fetchone()


@pytest.mark.parametrize("has_left", [False, True])
def test_f05_f26_a_run_says_that_it_is_at_work_though_a_backup_began_the_log(
    archive, has_left
):
    """Else it would not be told if that log, with all it committed, were lost."""
    with one_lasting_moment(archive):
        if has_left:
            with open_to_write(archive) as conn:
                add(conn, archive, "early.txt")
        assert not journal.is_at_work(beside.mark_of(archive))
        writing = open_to_write(archive)
        conn = writing.__enter__()
        add(conn, archive, "late.txt")
    add(conn, archive, "later.txt")
    assert journal.is_at_work(beside.mark_of(archive))
    writing.__exit__(None, None, None)
    assert "" == beside.mark_of(archive)


def test_f29_a_backup_makes_no_log_on_a_network_share(archive, monkeypatch):
    before = archive.read_bytes()
    with on_a_share(archive, monkeypatch), one_lasting_moment(archive) as conn:
        assert ("delete",) == conn.execute("pragma journal_mode").fetchone()
    assert before == archive.read_bytes()


def test_f29_a_log_that_was_carried_to_a_share_is_taken_in_and_ended(
    archive, tmp_path, monkeypatch
):
    carried = tmp_path / "carried.db"
    with open_to_write(archive) as conn:
        add(conn, archive, "late.txt")
        add(conn, archive, "later.txt")
        for suffix in ("", "-wal"):
            shutil.copy(f"{archive}{suffix}", f"{carried}{suffix}")
        before = said(archive)
    assert journal.is_at_work(beside.mark_of(carried))
    with on_a_share(carried, monkeypatch), open_to_write(carried) as conn:
        assert before == digest.of_content(conn)
        add(conn, archive, "last.txt")
        assert not journal.has_log(conn)
    assert "" == beside.mark_of(carried)
    assert [] == list(verify(carried, with_sources=False))


@contextmanager
def on_a_share(archive, monkeypatch):
    """Let the system say that an archive lies on another computer's disk."""
    part = SimpleNamespace(mountpoint=str(archive.parent), fstype="nfs4", opts="rw")
    monkeypatch.setattr(psutil, "disk_partitions", lambda **_: [part])
    share.is_shared.cache_clear()
    try:
        yield
    finally:
        share.is_shared.cache_clear()


def test_an_archive_is_as_it_was_after_a_backup(archive, tmp_path):
    archive.chmod(0o444)
    before = archive.read_bytes()
    backup(archive, tmp_path / "b.db")
    assert before == archive.read_bytes()
    archive.chmod(0o644)
    backup(archive, tmp_path / "c.db")
    assert said(tmp_path / "b.db") == said(tmp_path / "c.db") == said(archive)
    names = {entry.name for entry in tmp_path.iterdir()}
    assert {"a.db", "b.db", "c.db"} == names


def test_a_backup_says_what_it_holds(archive, tmp_path):
    copied = backup(archive, tmp_path / "b.db")
    assert (7, 7, 9, said(archive)) == (
        copied.sources,
        copied.pages,
        copied.articles,
        copied.digest,
    )


def test_a_backup_writes_over_no_file_unless_told(archive, tmp_path):
    to = tmp_path / "b.db"
    to.write_text("mine")
    with pytest.raises(CannotWriteError, match="already"):
        backup(archive, to)
    assert "mine" == to.read_text()
    assert said(archive) == backup(archive, to, replace=True).digest


@pytest.mark.parametrize("command", ["backup", "export"])
@pytest.mark.parametrize("name", ["a.db", "other.db"])
def test_no_copy_is_written_over_the_archive_itself(archive, command, name):
    to = archive.with_name(name)
    if not to.exists():
        to.hardlink_to(archive)
    before = archive.read_bytes()
    done = dibao(command, archive, to, "--replace")
    assert (73, True) == (done.exit_code, "the archive itself" in done.output)
    assert before == archive.read_bytes()


def test_a_backup_that_cannot_be_leaves_nothing(archive, tmp_path):
    with pytest.raises(NoInputError):
        backup(tmp_path / "none.db", tmp_path / "b.db")
    with pytest.raises(CannotWriteError, match="no such folder"):
        backup(archive, tmp_path / "none" / "b.db")
    assert ["a.db"] == [entry.name for entry in tmp_path.iterdir()]


def test_a_damaged_archive_s_backup_is_not_kept(archive, tmp_path):
    data = bytearray(archive.read_bytes())
    at = data.index("河滩公园迎来候鸟".encode())
    page = at // 16384 * 16384
    data[page : page + 16384] = bytes(16384)
    archive.write_bytes(data)
    with pytest.raises(DataError):
        backup(archive, tmp_path / "b.db")
    assert ["a.db"] == [entry.name for entry in tmp_path.iterdir()]


def test_what_a_killed_backup_left_goes_with_the_next(archive, tmp_path):
    (tmp_path / "b.db-building").write_text("half")
    backup(archive, tmp_path / "b.db")
    assert {"a.db", "b.db"} == {entry.name for entry in tmp_path.iterdir()}


def test_the_command_names_a_backup_by_the_time_in_a_folder(archive, tmp_path):
    folder = tmp_path / "备份"
    folder.mkdir()
    result = dibao("backup", archive, folder)
    (made,) = folder.iterdir()
    assert re.fullmatch(r"a-\d{8}-\d{6}\.db", made.name)
    assert f"backup: {made}, 0.9 MB, 7 sources, 7 pages, 9 articles" in result.output


def test_the_command_writes_over_nothing_unless_told(archive, tmp_path):
    assert 0 == dibao("backup", archive, tmp_path / "b.db").exit_code
    assert 73 == dibao("backup", archive, tmp_path / "b.db").exit_code
    assert 0 == dibao("backup", archive, tmp_path / "b.db", "--replace").exit_code
