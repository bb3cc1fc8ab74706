"""dibao rebuild: what becomes of an archive that is made anew from its raw pages."""

import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

import at_work
import hand
from dibao import open_archive
from dibao.archive import carrying, digest
from dibao.archive.connect import open_to_read, open_to_write
from dibao.archive.correct import correct, withdraw
from dibao.archive.identity import SCHEMA_VERSION
from dibao.archive.lock import one_writer
from dibao.archive.transaction import commit
from dibao.errors import DataError, DibaoError, LockedError, NoInputError
from dibao.ingest import Way, ingest, rebuild, restore
from dibao.model import Facts
from needs import require

SCHEMA_1 = Path(__file__).parent / "cases/archives/schema1.db"
PAGE = """山前日报 2024年1月18日 星期四 第01版 要闻

长桥北引桥合龙

　　本报讯（记者 林一舟）昨日上午，长桥北引桥顺利合龙，这是全线控制性工程。
（下转第二版）
"""
SECOND = """山前日报 2024年1月18日 星期四 第02版

长桥北引桥合龙
（上接第一版）
　　施工人员告诉记者，桥面铺装将于下月开始。
"""
OLD = """青石报 1998年6月1日 第A10版

水库蓄水

　　青石水库开始蓄水，库容八千万立方米。
"""
KEPT = ("runs", "sources", "source_paths", "source_bytes", "problems", "uids")


def rows(path, sql, *values):
    with closing(open_to_read(path, oldest=1)) as conn:
        return conn.execute(sql, values).fetchall()


def content(path):
    with closing(open_to_read(path)) as conn:
        return digest.of_content(conn)


def table(path, name):
    columns = carrying.CARRIED[name].replace("article_id, ", "")
    columns = columns.removesuffix(", versions")  # schema 1 has none
    return rows(path, f"select {columns} from {name} order by 1")  # noqa: S608


@pytest.fixture
def path(tmp_path):
    """Return an archive with all that may befall a source."""
    folder, path = tmp_path / "pages", tmp_path / "a.db"
    folder.mkdir()
    for name, text in (("1", PAGE), ("2", SECOND), ("3", OLD), ("4", "旧闻\n一则。\n")):
        (folder / f"{name}.txt").write_text(text, "utf-8")
    (folder / "5.txt").write_text("待撤的一页\n内容有误。\n", "utf-8")
    (folder / "6.txt").write_bytes(b"\0\1\2\3" * 50)
    (folder / "7.txt").write_bytes("长桥合龙\n昨日。\n".encode("gb18030") + b"\xff\n")
    ingest(path, [folder])
    (folder / "4.txt").write_text("旧闻\n一则，改了。\n", "utf-8")
    ingest(path, [folder])
    correct(path, "pages/3.txt", Facts(label="A11"))
    withdraw(path, "pages/5.txt")
    return path


@pytest.fixture
def older(tmp_path):
    return Path(shutil.copy(SCHEMA_1, tmp_path / "older.db"))


def test_an_archive_of_schema_1_is_made_anew_with_its_addresses(older):
    said = "select uid, headline, date, kind from articles order by uid"
    before = rows(older, said)
    rebuild(older)
    assert before == rows(older, said)
    assert [(str(SCHEMA_VERSION),)] == rows(
        older, "select value from meta where key = 'schema_version'"
    )


def test_an_archive_of_schema_1_is_searched_and_written_again(older):
    rebuild(older)
    with open_archive(older) as archive:
        assert 2 == archive.search("望月桥").count
    page = older.parent / "neu.txt"
    page.write_text("望月桥通车\n望月桥今日通车。\n", "utf-8")
    assert 1 == ingest(older, [page]).new


def test_what_was_set_stays_set(older):
    rebuild(older)
    assert [("柳溪旧闻", "1998-07-01", "A3")] == rows(
        older,
        """select t.name, i.date, p.label from pages p
        join issues i on i.id = p.issue_id join titles t on t.id = i.title_id
        where p.source_id = 5""",
    )


def test_an_archive_that_is_up_to_date_says_the_same_afterwards(path):
    before = content(path)
    rebuild(path)
    assert before == content(path)


@pytest.mark.parametrize("name", KEPT)
def test_what_does_not_hang_on_rules_is_carried_over(path, older, name):
    for archive in (path, older):
        before = table(archive, name)
        rebuild(archive)
        assert before == table(archive, name)


def test_the_archive_of_these_tests_has_something_of_everything(path):
    assert [] == [name for name in carrying.CARRIED if not table(path, name)]
    assert rows(path, "select 1 from pages where superseded_by is not null")
    assert rows(path, "select 1 from links")


def test_every_table_is_carried_over_or_made_anew(path):
    named = rows(path, "select name from sqlite_schema where type = 'table'")
    parts = re.compile("_|sqlite_|articles_(grams|fts)_")  # of others' tables
    tables = {name for (name,) in named if not parts.match(name)}
    assert tables == set(carrying.CARRIED) | carrying.REMADE


def test_superseded_and_withdrawn_pages_stay_what_they_are(path):
    said = """select s.sha256, p.raw, n.sha256, s.withdrawn_at from pages p
    join sources s on s.id = p.source_id left join sources n on n.id = superseded_by
    where n.id or s.withdrawn_at order by 1"""
    before = rows(path, said)
    rebuild(path)
    assert before == rows(path, said)


def test_what_is_withdrawn_comes_back_under_its_address_afterwards(older):
    rebuild(older)
    restore(older, "4")
    assert [("a7j7e44ten",)] == rows(
        older, "select uid from articles where headline like '渡口停航%'"
    )


def test_halves_are_linked_again(path):
    said = """select a.uid, b.uid, l.kind from links l
    join articles a on a.id = from_id join articles b on b.id = to_id"""
    before = rows(path, said)
    rebuild(path)
    assert before == rows(path, said)


def test_articles_are_numbered_by_date(path):
    rebuild(path)
    dates = [date for (date,) in rows(path, "select date from articles order by id")]
    assert dates == sorted(dates, key=lambda date: date or "")
    assert dates[0] is None


def test_the_counter_goes_on_so_that_no_cache_takes_the_new_for_the_old(path):
    counter = "select cast(value as integer) from meta where key = 'counter'"
    ((before,),) = rows(path, counter)
    rebuild(path)
    assert [(before + 1,)] == rows(path, counter)


def test_an_article_told_apart_otherwise_now_keeps_most_of_its_addresses(tmp_path):
    path = tmp_path / "a.db"
    apart = PAGE.replace("（下转第二版）\n", "\n　　全桥长一千二百米，双向六车道。\n")
    with open_to_write(path, create=True) as conn:
        hand.admit(conn, path, "1.txt", hand.understood(apart))
        commit(conn)
    before = dict(rows(path, "select headline, uid from articles"))
    rebuilt = rebuild(path)
    now = dict(rows(path, "select headline, uid from articles"))
    assert (1, 2) == (rebuilt.articles, rebuilt.gone)
    assert now["长桥北引桥合龙"] in before.values()
    pointing = rows(path, "select see_uid from uids where article_id is null")
    assert [(now["长桥北引桥合龙"],)] * 2 == pointing


def test_other_words_are_cured(path):
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("update meta set value = 'jieba 0.39' where key = 'fingerprint'")
        conn.commit()
    rebuild(path)
    correct(path, "pages/1.txt", Facts(label="3"))


def test_a_newer_archive_is_left_alone(path):
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("update meta set value = '999' where key = 'schema_version'")
        conn.commit()
    before = path.read_bytes()
    with pytest.raises(DataError, match="newer dibao"):
        rebuild(path)
    assert before == path.read_bytes()
    assert {"a.db", "pages"} == {entry.name for entry in path.parent.iterdir()}


def test_a_missing_archive_is_not_made(tmp_path):
    with pytest.raises(NoInputError):
        rebuild(tmp_path / "a.db")
    assert [] == list(tmp_path.iterdir())


def test_a_page_that_fails_leaves_the_archive_as_it_was_and_is_named(path):
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("update pages set raw = x'ff' where source_id = 2")
        conn.commit()
    ((sha256,),) = rows(path, "select sha256 from sources where id = 2")
    before = path.read_bytes()
    with pytest.raises(DibaoError, match=sha256[:12]):
        rebuild(path)
    assert before == path.read_bytes()
    assert {"a.db", "pages"} == {entry.name for entry in path.parent.iterdir()}


def test_a_damaged_archive_is_not_replaced_by_half_of_it(path):
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("delete from sources where id = 2")
        conn.commit()
    before = path.read_bytes()
    with pytest.raises(DataError, match="damaged"):
        rebuild(path)
    assert before == path.read_bytes()


def test_nobody_rebuilds_while_another_writes(path):
    with one_writer(path), pytest.raises(LockedError):
        rebuild(path)


def test_who_reads_meanwhile_reads_on_in_the_old_archive(path):
    require(sys.platform != "win32", "an open file keeps its name there")
    with closing(open_to_read(path)) as reader:
        count = "select count(*) from articles"
        before = reader.execute(count).fetchone()
        rebuild(path)
        withdraw(path, "pages/1.txt")
        assert before == reader.execute(count).fetchone()
    assert before != rows(path, count)[0]


def test_what_a_killed_writer_left_beside_it_is_taken_in_first(path):
    conn = sqlite3.connect(path, isolation_level=None)
    conn.execute("pragma journal_mode = wal")
    conn.execute("update sources set reader = 'killed' where id = 1")
    folder = path.parent / "copy"
    folder.mkdir()
    for name in ("a.db", "a.db-wal"):
        shutil.copy(path.parent / name, folder / name)
    conn.close()
    rebuild(folder / "a.db")
    assert [("killed",)] == rows(
        folder / "a.db", "select reader from sources where id = 1"
    )
    assert ["a.db"] == [entry.name for entry in folder.iterdir()]


def test_a_link_goes_on_leading_to_the_archive(path):
    require(sys.platform != "win32", "links want rights there")
    link = path.with_name("link.db")
    link.symlink_to(path.name)
    before = path.stat().st_ino
    rebuild(link)
    assert link.is_symlink()
    assert before != path.stat().st_ino


def test_the_file_s_rights_stay(path):
    require(sys.platform != "win32", "rights are otherwise there")
    path.chmod(0o640)
    rebuild(path)
    assert 0o640 == path.stat().st_mode & 0o777


REBUILD = """
import sys
from pathlib import Path
from dibao.ingest import rebuild
rebuild(Path(sys.argv[1]))
"""


def killed(path, after_s):
    """Rebuild in a process that is killed so long after it began to build."""
    building = path.with_name(path.name + "-building")
    with subprocess.Popen([sys.executable, "-c", REBUILD, str(path)]) as process:
        while process.poll() is None and not building.exists():
            time.sleep(0.001)
        time.sleep(after_s)
        process.kill()
        return process.wait()


@pytest.mark.parametrize("after_s", [0, 0.05, 0.1, 0.2, 0.4, 0.6])
def test_a_kill_in_the_middle_leaves_the_old_archive_or_the_new(older, after_s):
    require(sys.platform != "win32", "no kill -9 there")
    with closing(sqlite3.connect(older)) as conn:
        for number in range(6, 66):  # enough for half a second
            sha256 = f"{number:064}"
            conn.execute(
                """insert into sources
                values (?, ?, 9, 'text', 'utf-8', 'x', 'now', null)""",
                (number, sha256),
            )
            conn.execute(
                "insert into pages values (?, 1, ?, 1, '', '', ?, null)",
                (number, number, PAGE * 3),
            )
        conn.commit()
    before = older.read_bytes()
    code = killed(older, after_s)
    assert code in (0, -signal.SIGKILL)
    ((version,),) = rows(older, "select value from meta where key = 'schema_version'")
    if version == "1":
        assert before == older.read_bytes()
    if code:  # what it left goes with the next, be it only its lock
        rebuild(older)
    assert [("ok",)] == rows(older, "pragma integrity_check")
    assert [(65,)] == rows(older, "select count(*) from pages")
    assert {"older.db"} == {entry.name for entry in older.parent.iterdir()}


def test_a_source_that_takes_too_long_is_named_with_what_to_try(tmp_path, monkeypatch):
    archive = tmp_path / "a.db"
    (tmp_path / "1.txt").write_text(PAGE, "utf-8")
    ingest(archive, [tmp_path / "1.txt"])
    before = archive.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr("dibao.ingest.run.allowed", at_work.none)
        with pytest.raises(DibaoError, match="anew without limits: --workers 0") as why:
            rebuild(archive, way=Way(workers=1))
    assert "timeout" == why.value.code
    assert before == archive.read_bytes()
    assert 1 == rebuild(archive).sources
