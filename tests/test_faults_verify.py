"""Faults that ``dibao verify`` and upgrades are for, by their numbers in the catalogue.

Each breaks an archive on purpose and says what must be reported, and what cures it.
"""

import shutil
import signal
import sqlite3
import subprocess
import sys
import tracemalloc
from contextlib import closing
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest
from click.testing import CliRunner

import flips
import small_archive
import torn
from dibao import open_archive
from dibao.analyze import cut_by
from dibao.archive import beside, capable, digest
from dibao.archive.connect import open_to_read, open_to_write
from dibao.archive.correct import correct
from dibao.archive.identity import SCHEMA_VERSION
from dibao.archive.transaction import commit, whole
from dibao.archive.verifying import Cure, Finding, verify
from dibao.cli import main
from dibao.cli.verify import cures
from dibao.errors import DataError
from dibao.ingest import Given, ingest, rebuild
from dibao.model import Facts
from needs import require

CASES = Path(__file__).parent / "cases/archives"
EXAMPLE = Path(__file__).parents[1] / "archive.db.example"
QUERIES = (
    "望月桥",
    "渡口",
    '"污水处理"',
    "菜场 | 医院",
    "2021",
    "舊橋",
    "1286",
    "imed",
)


@pytest.fixture
def path(tmp_path):
    return small_archive.build(tmp_path)


def damage(path, *, with_sources=False):
    """Return what is damaged: where, and what is wrong with it."""
    found = verify(path, with_sources=with_sources)
    return [(one.table, one.key, one.what) for one in found if one.is_damage]


def notes(path):
    return [(one.path, one.what) for one in verify(path) if not one.is_damage]


def change(path, *statements):
    """Change an archive as no dibao would."""
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        for statement in statements:
            conn.execute(statement)


def run(*arguments):
    return CliRunner().invoke(main, list(map(str, arguments)))


def answers(path):
    """Return what a fixed set of queries finds, in order, with its scores."""
    with open_archive(path) as archive:
        return [
            [(hit.uid, hit.score) for hit in archive.search(query).hits]
            for query in QUERIES
        ]


def content(path):
    with closing(open_to_read(path)) as conn:
        return digest.of_content(conn)


def test_an_archive_as_it_was_written_is_whole(path):
    assert [] == list(verify(path))
    done = run("verify", path)
    assert 0 == done.exit_code
    assert f"{path}: whole." in done.output


def test_verifying_leaves_no_trace(path):
    before = path.read_bytes(), sorted(path.parent.iterdir())
    list(verify(path))
    assert before == (path.read_bytes(), sorted(path.parent.iterdir()))


def test_f17_every_flip_that_alters_a_row_is_reported(path):
    found = list(flips.run(path, 40, seed=17))
    assert [] == [flip for flip in found if flip.is_missed]
    assert any(flip.altered for flip in found)


def test_f17_a_definition_that_sqlite_cannot_read_is_told_in_one_line(path):
    data = path.read_bytes()
    path.write_bytes(data.replace(b"CREATE TABLE titles", b"CRE\xc1TE TABLE titles"))
    assert data != path.read_bytes()
    done = run("verify", path)
    assert 65 == done.exit_code
    assert "this is not a whole SQLite file" in done.output


TOUCHES = [
    ("meta", "counter", "update meta set value = value + 1 where key = 'counter'"),
    ("runs", "1", "update runs set seen = 9"),
    ("sources", "2", "update sources set bytes = 1 where id = 2"),
    ("source_paths", "2", "update source_paths set path = 'x' where id = 2"),
    ("titles", "1", "update titles set name = name || ' ' where id = 1"),
    ("issues", "1", "update issues set number = '7' where id = 1"),
    ("pages", "2", "update pages set raw = raw || ' ' where id = 2"),
    ("pages", "1", "insert into edits values (1, 1, 'x', 1, 'a', 'b')"),
    ("articles", "2", "update articles set headline = 'x' where id = 2"),
    ("articles", "2", "update texts set text = text || 'x' where article_id = 2"),
    ("articles", "2", "update blocks set role = 'x' where article_id = 2"),
    ("articles", "1", 'update spans set "end" = "end" + 1 where block_id = 1'),
    ("labels", "1", "update labels set name = 'x' where id = 1"),
    ("articles_keys", "2", "update articles_keys set keys = zeroblob(65536)"),
    ("_sqlite_migrations", "1", "update _sqlite_migrations set applied_at = ''"),
]


@pytest.mark.parametrize(("table", "key", "statement"), TOUCHES)
def test_f17_a_row_that_another_program_changed_is_named(path, table, key, statement):
    change(path, statement)
    assert (table, key) in {place[:2] for place in damage(path)}


def test_f17_a_row_that_is_lost_is_named(path):
    change(path, "delete from labels where id = 1")
    lost = "is lost: its seal is there, the row is not"
    assert ("labels", "1", lost) in damage(path)


@pytest.mark.parametrize(
    "statement",
    [
        "delete from uids where article_id = 2",
        "update uids set article_id = 3 where article_id = 2",
        "update uids set reason = 'x' where article_id = 2",
        "update uids set article_id = null where article_id = 2",
    ],
)
def test_f17_a_uid_that_leads_elsewhere_is_named(path, statement):
    change(path, statement)
    places = {place[0] for place in damage(path)}
    assert places <= {"uids", "articles"}
    assert places


def test_f17_damage_is_told_in_a_line_with_its_place_and_its_cure(path):
    change(path, "update texts set text = text || 'x' where article_id = 2")
    done = run("verify", path, "--no-sources", "--quiet")
    ((uid,),) = sql(path, "select uid from articles where id = 2")
    assert 65 == done.exit_code
    assert [
        f"articles 2 [{uid} · 柳溪日报 · 2021-05-24 · 第2版]: its text, blocks or "
        "spans are not what was written.",
        "1 finding.",
        f"To make anew what is made of the raw pages: dibao rebuild {path}",
    ] == done.output.splitlines()


def test_f17_of_many_files_that_cure_the_rest_is_counted():
    path = Path("a.db")
    found = [
        Finding("pages", str(n), "is altered", Cure.SOURCE, path=f"{n}.txt")
        for n in range(12)
    ]
    found[0] = replace(found[0], encoding="big5")
    told = list(cures(path, found))
    assert 11 == len(told)
    assert told[0].endswith(": dibao ingest a.db 0.txt --encoding big5")
    assert told[1].endswith(": dibao ingest a.db 1.txt --again")
    assert "… and 2 more files; --json has all" == told[-1]


def sql(path, query):
    with closing(sqlite3.connect(path)) as conn:
        return conn.execute(query).fetchall()


def test_f17_a_damaged_page_is_cured_by_its_file(path):
    before = content(path)
    change(path, "update pages set raw = 'x' where id = 1")
    (found,) = verify(path)
    ((name,),) = sql(path, "select path from source_paths where id = 1")
    file = path.parent / name
    assert ("source", str(file), "utf-8") == (found.cure, found.path, found.encoding)
    ingest(path, [file], given=Given(pattern=small_archive.PATTERN, encoding="utf-8"))
    assert [] == damage(path)
    assert before == content(path)


def test_f18_a_file_that_vanished_or_changed_is_a_note_and_its_text_stays(path):
    before = content(path)
    folder = path.parent / "pages"
    (folder / "undated.txt").write_text("别的", "utf-8")
    (folder / "柳溪日报/2021-05-24/2.txt").unlink()
    assert {
        (
            "pages/undated.txt",
            "holds other bytes than went in; those are in the archive",
        ),
        (
            "pages/柳溪日报/2021-05-24/2.txt",
            "is not there any more; what it held is in the archive",
        ),
    } == set(notes(path))
    assert 0 == run("verify", path).exit_code
    assert [] == list(verify(path, with_sources=False))
    assert before == content(path)


def ghost(path, index):
    """Take an article away, and leave its terms in an index."""
    columns = {"articles_grams": "grams", "articles_fts": "headline, body"}[index]
    marks = ", ".join("?" * (columns.count(",") + 1))
    put = f"insert into {index} (rowid, {columns}) values (999, {marks})"  # noqa: S608
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        conn.execute(put, ["幽灵"] * (columns.count(",") + 1))


@pytest.mark.parametrize("index", ["articles_grams", "articles_fts"])
def test_f20_a_ghost_is_reported_and_rebuild_cures_it(path, index):
    ghost(path, index)
    assert any(
        (index, "999") == place[:2] and "幽灵" in place[2] for place in damage(path)
    )
    assert f"dibao rebuild {path}" in run("verify", path).output
    rebuild(path)
    assert [] == damage(path)


def test_f20_a_gap_names_the_article_and_what_is_missing(path):
    query = "select article_id from texts where text like '%合龙%'"
    ((number,),) = sql(path, query)
    forget = "insert into articles_grams (articles_grams, rowid, grams) values "
    change(path, f"{forget} ('delete', {number}, '合龙')")
    what = "does not hold what its text gives: 1 gap (合龙)"
    assert ("articles_grams", str(number), what) in damage(path)


def test_f20_another_term_of_two_articles_is_seen_where_fts5_sees_no_difference(path):
    turn = "insert into articles_grams (articles_grams, rowid, grams) values ('delete',"
    query = "select article_id from texts where text like '%桥%' order by 1 limit 2"
    ids = [number for (number,) in sql(path, query)]
    put = "insert into articles_grams (rowid, grams) values"
    change(path, *(f"{turn} {number}, '桥')" for number in ids))
    change(path, *(f"{put} ({number}, '橄')" for number in ids))
    places = {place[:2] for place in damage(path)}
    assert {("articles_grams", str(number)) for number in ids} <= places


def test_f20_words_that_the_other_engine_cut_are_no_damage(path):
    require(find_spec("rjieba"), "there is only one engine")
    page = path.parent / "odd.txt"
    # two ways to cut it weigh the same but for rounding: 3 of 23,000 strings like it
    page.write_text("旧闻\n何价价何何价何\n", "utf-8")
    with cut_by("jieba"):
        ingest(path, [page])
    (found,) = verify(path)
    assert ("articles_fts", False) == (found.table, found.is_damage)
    what = "its words were cut by jieba, which cuts some of them otherwise"
    assert what == found.what


def test_f21_a_destroyed_index_is_rebuilt_to_the_same_answers(path):
    before = answers(path)
    assert any(before)
    change(
        path,
        "delete from articles_grams_data where id > 10",
        "delete from articles_fts_data where id > 10",
        "delete from articles_keys",
    )
    places = {place[0] for place in damage(path)}
    assert {"articles_grams", "articles_fts", "articles_keys"} <= places
    rebuild(path)
    assert [] == damage(path)
    assert before == answers(path)


# What each released schema wrote; schema 1 is made anew instead.
EARLIER = [f"schema{number}.db" for number in range(2, SCHEMA_VERSION)]


@pytest.mark.parametrize("name", EARLIER)
def test_f23_an_archive_of_each_earlier_schema_is_brought_up_to_date(tmp_path, name):
    path = Path(shutil.copy(CASES / name, tmp_path / "old.db"))
    before = content(path)
    done = run("set", path, "1", "--page", "1")
    assert 0 == done.exit_code
    assert before == content(path)
    assert [] == damage(path)
    assert f"was made by an older dibao (schema {name[6]})" in done.output
    assert before == content(tmp_path / f"old.{name}")


def test_f23_what_this_schema_wrote_is_whole_and_stays_as_it_is(tmp_path):
    kept = CASES / f"schema{SCHEMA_VERSION}.db"
    path = Path(shutil.copy(kept, tmp_path / "old.db"))
    assert [] == damage(path)
    with open_archive(path) as archive:
        found = [hit.headline for hit in archive.search("新桥 | 渡口边").hits]
    assert ["渡口边开了一家书店"] == found
    assert path.read_bytes() == kept.read_bytes()
    rebuild(path)
    assert [] == damage(path)


def test_f23_an_archive_of_schema_1_is_rebuilt_and_whole(tmp_path):
    path = Path(shutil.copy(CASES / "schema1.db", tmp_path / "old.db"))
    rebuild(path)
    assert [] == damage(path)


def test_f23_an_older_archive_is_read_and_verified_as_it_is(tmp_path):
    path = Path(shutil.copy(CASES / "schema2.db", tmp_path / "old.db"))
    before = path.read_bytes()
    with open_archive(path) as archive:
        assert archive.search("长桥").count
    assert [] == damage(path)
    assert before == path.read_bytes()


def test_f23_a_copy_that_has_the_name_is_never_written_over(tmp_path):
    path = Path(shutil.copy(CASES / "schema2.db", tmp_path / "old.db"))
    taken = tmp_path / "old.schema2.db"
    taken.write_bytes(b"mine")
    correct(path, "1", Facts(label="1"))
    assert b"mine" == taken.read_bytes()
    assert (tmp_path / "old.schema2-2.db").exists()


def test_f23_a_damaged_archive_is_not_sealed_as_if_it_were_whole(tmp_path):
    path = Path(shutil.copy(CASES / "schema2.db", tmp_path / "old.db"))
    change(path, "update texts set text = text || 'x' where article_id = 2")
    before = path.read_bytes()
    with pytest.raises(DataError, match="dibao rebuild"), open_to_write(path):
        pass
    assert before == path.read_bytes()
    assert ["old.db"] == [entry.name for entry in tmp_path.iterdir()]


def test_f23_a_row_that_is_not_as_it_was_sealed_is_not_sealed_anew(tmp_path):
    path = Path(shutil.copy(CASES / "schema3.db", tmp_path / "old.db"))
    change(path, "update pages set raw = raw || 'x' where id = 1")
    before = path.read_bytes()
    with pytest.raises(DataError, match="pages 1"), open_to_write(path):
        pass
    assert before == path.read_bytes()


VERSION = "select value from meta where key = 'schema_version'"
# Counts every statement of every connection, and dies before one of them.
KILLED = """
import os, signal, sqlite3, sys
from dataclasses import replace
from pathlib import Path
from dibao.archive.connect import open_to_write
left = int(sys.argv[2])
connect = sqlite3.connect
def count(_):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
def counted(*arguments, **named):
    conn = connect(*arguments, **named)
    conn.set_trace_callback(count)
    return conn
sqlite3.connect = counted
with open_to_write(Path(sys.argv[1])):
    pass
print(int(sys.argv[2]) - left)
"""


def upgrade(path, kill_at):
    """Bring an archive up to date in a process that dies before a statement."""
    command = [sys.executable, "-c", KILLED, str(path), str(kill_at)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_f23_a_kill_in_the_middle_leaves_the_old_archive_or_the_new(tmp_path):
    require(sys.platform != "win32", "no kill -9 there")
    path = Path(shutil.copy(CASES / "schema2.db", tmp_path / "whole.db"))
    before = content(path)
    total = int(upgrade(path, 0).stdout)
    versions = set()
    for number in range(1, 13):
        path = Path(shutil.copy(CASES / "schema2.db", tmp_path / f"{number}.db"))
        killed = upgrade(path, number * total // 13)
        assert -signal.SIGKILL == killed.returncode
        versions |= set(sql(path, VERSION))
        assert (before, []) == (content(path), damage(path))
        with open_to_write(path):
            pass
        assert (before, []) == (content(path), damage(path))
    assert {("2",), (str(SCHEMA_VERSION),)} == versions


def test_f24_a_newer_archive_is_refused_and_stays_as_it_is(path):
    change(path, "update meta set value = '999' where key = 'schema_version'")
    before = path.read_bytes()
    page = path.parent / "pages/undated.txt"
    for command in (
        ("search", path, "桥"),
        ("ingest", path, page),
        ("rebuild", path),
        ("verify", path),
        ("set", path, "1", "--page", "2"),
    ):
        done = run(*command)
        assert 65 == done.exit_code
        assert "made by a newer dibao (schema 999" in done.output
    assert before == path.read_bytes()


def test_f27_other_words_are_refused_and_named_by_verify(path):
    change(path, "update meta set value = 'jieba 0.39' where key = 'fingerprint'")
    page = path.parent / "new.txt"
    page.write_text("新桥通车\n", "utf-8")
    done = run("ingest", path, page)
    assert 65 == done.exit_code
    assert f"dibao rebuild {path}" in done.output
    (said,) = [place for place in damage(path) if "index was made with" in place[2]]
    assert ("meta", "fingerprint") == said[:2]
    assert f"dibao rebuild {path}" in run("verify", path).output


@pytest.mark.parametrize(
    ("version", "has_fts5", "said"),
    [
        ((3, 34, 1), True, "SQLite 3.34.1 of this Python is older than 3.35.0."),
        ((3, 40, 1), False, "SQLite 3.40.1 of this Python was built without FTS5"),
        ((3, 40, 1), True, ""),
    ],
)
def test_f30_a_sqlite_that_cannot_is_told_in_one_line(version, has_fts5, said):
    told = capable.lacking(version, has_fts5=has_fts5)
    assert told.startswith(said)
    assert bool(said) == bool(told)
    assert "\n" not in told


@pytest.mark.parametrize("command", ["search", "verify", "ingest", "rebuild"])
def test_f30_an_old_sqlite_ends_with_69(path, monkeypatch, command):
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 34, 1))
    more = {"search": ["桥"], "ingest": [path.parent / "pages"]}.get(command, [])
    done = run(command, path, *more)
    assert 69 == done.exit_code
    assert 1 == done.output.count("\n")


@pytest.mark.parametrize(
    ("version", "has_fault"),
    [((3, 6, 23), False), ((3, 7, 0), True), ((3, 51, 2), True), ((3, 51, 3), False)],
)
def test_f30_verify_knows_the_versions_with_the_wal_reset_fault(version, has_fault):
    assert has_fault == bool(capable.wal_reset(version))


def test_f30_verify_names_its_sqlite_and_the_fault(path):
    said = run("verify", path).output
    (line,) = [one for one in said.splitlines() if "SQLite" in one]
    assert line.startswith(f"note: SQLite {sqlite3.sqlite_version}")
    risk = capable.wal_reset(sqlite3.sqlite_version_info)
    assert bool(risk) == ("WAL-reset" in said)


def test_f04_a_torn_log_leaves_an_exact_prefix_of_commits_and_verify_says_which():
    found = list(torn.run(36, seed=4))
    assert [] == [one for one in found if not (one.is_prefix and one.is_told)]
    assert any(one.is_damage for one in found)
    assert any(not one.is_all for one in found)


@pytest.fixture
def at_work(tmp_path):
    """Return an archive whose writer was dropped, with its log beside it."""
    one = torn.dropped(tmp_path)
    one.path.with_name("a.db-wal").write_bytes(one.log)
    return one


def test_f04_a_run_that_was_cut_off_is_a_note(at_work):
    assert [] == damage(at_work.path)
    assert 0 == run("verify", at_work.path).exit_code
    assert "commits in the -wal file are whole" in run("verify", at_work.path).output


def test_f12_a_log_that_has_grown_large_is_not_held_in_memory(at_work):
    before = beside.log_of(at_work.path)
    with at_work.path.with_name("a.db-wal").open("ab") as log:
        log.write(bytes(20_000_000))  # frames of an earlier round
    tracemalloc.start()
    try:
        found = beside.log_of(at_work.path)
        _, peak_bytes = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert before == found
    assert peak_bytes < 2_000_000


def test_f05_a_log_that_is_missing_is_reported_with_what_is_there(at_work):
    at_work.path.with_name("a.db-wal").unlink()
    done = run("verify", at_work.path, "--no-sources")
    assert 65 == done.exit_code
    assert "the -wal file that held what it committed is not here" in done.output
    assert f"Here is change {min(at_work.states, key=int)}" in done.output


def test_f05_the_next_run_tidies_up_after_one_that_was_cut_off(at_work):
    before = content(at_work.path)
    correct(at_work.path, "1", Facts(label="1"))
    assert [] == list(verify(at_work.path, with_sources=False))
    assert before == content(at_work.path)
    assert not at_work.path.with_name("a.db-wal").exists()


def test_f05_another_archive_s_log_beside_a_closed_one_is_refused(at_work, tmp_path):
    closed = small_archive.build(tmp_path / "closed")
    before = closed.read_bytes()
    closed.with_name("archive.db-wal").write_bytes(at_work.log)
    for command in (
        ("search", closed, "桥"),
        ("verify", closed),
        ("set", closed, "1", "--page", "2"),
        ("rebuild", closed),
    ):
        done = run(*command)
        assert 65 == done.exit_code
        assert "Move archive.db-wal away" in done.output
    assert before == closed.read_bytes()
    closed.with_name("archive.db-wal").unlink()
    assert [] == damage(closed)


def test_f05_another_archive_s_log_beside_one_that_was_cut_off_is_reported(
    at_work, tmp_path
):
    other = tmp_path / "other"
    other.mkdir()
    with open_to_write(small_archive.build(other)) as conn:
        correcting(conn)
        log = (other / "archive.db-wal").read_bytes()
    at_work.path.with_name("a.db-wal").write_bytes(log)
    done = run("verify", at_work.path, "--no-sources")
    assert 65 == done.exit_code


def correcting(conn):
    """Commit something, so that there is a log."""
    with whole(conn):
        conn.execute("update titles set name = name || '晚刊'")
    commit(conn)


@pytest.mark.parametrize("data", [b"", b"\0" * 32768, b"\xff" * 32768])
def test_f05_the_index_of_a_log_is_made_anew_where_it_is_lost_or_wrong(at_work, data):
    shm = at_work.path.with_name("a.db-shm")
    shm.unlink(missing_ok=True)
    if data:
        shm.write_bytes(data)
    assert [] == damage(at_work.path)
    assert torn.state(at_work.path).items() <= at_work.states.items()
    assert [max(at_work.states, key=int)] == list(torn.state(at_work.path))


@pytest.mark.parametrize("index", ["grams", "words"])
def test_an_index_is_not_called_broken_where_nobody_hears_of_progress(path, index):
    def closed(name, done, _):
        if name == index and done:
            raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        list(verify(path, progress=closed))
