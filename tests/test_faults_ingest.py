"""Faults that befall an ingest, by their ids in the catalogue: what must be left."""

import errno
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections import namedtuple
from contextlib import closing, contextmanager
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest

import at_work
import killing
from dibao import open_archive
from dibao.archive import connect, digest, share, sources
from dibao.archive.connect import open_to_read, open_to_write
from dibao.desk import Filters, Sort
from dibao.errors import CannotWriteError, DiskError, LockedError, MissingError
from dibao.ingest import Given, Way, flight, given, ingest, pool, run
from dibao.ingest.asking import TRIES
from faulty import pages, unsound
from killing import content
from needs import require
from waiting import PATIENCE_S, until

Part = namedtuple("Part", "device mountpoint fstype opts")  # as psutil tells of a disk
TESTS = Path(__file__).parent
posix = pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals")


@pytest.fixture
def archive(tmp_path):
    return tmp_path / "a.db"


@pytest.fixture
def folder(tmp_path):
    return pages(tmp_path / "pages", 12)


@pytest.fixture
def whole(tmp_path, folder):
    """Return the content digest of an ingest that nothing befell."""
    ingest(tmp_path / "whole.db", [folder])
    return content(tmp_path / "whole.db")


def counts(summary):
    return summary.seen, summary.new, summary.unchanged, summary.problems


def rows(archive, sql):
    with closing(open_to_read(archive)) as conn:
        return conn.execute(sql).fetchall()


def script(name, *arguments):
    """Return what one of the scripts beside this file found."""
    done = subprocess.run(
        [sys.executable, TESTS / name, *map(str, arguments)],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": f"{TESTS}{os.pathsep}{TESTS.parent / 'src'}"},
    )
    return json.loads(done.stdout)


# Ctrl-C is heard even where the tests themselves were started in the background.
PROGRAM = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
from dibao.cli import main
main()
"""


def command(*arguments, limits=()):
    """Return what starts dibao as a program of its own."""
    return [*limits, sys.executable, "-c", PROGRAM, *map(str, arguments)]


@contextmanager
def started(*arguments):
    """Yield dibao at work in the background; none of it is left afterwards."""
    env = {**os.environ, "DIBAO_WORKERS": "2"}
    with subprocess.Popen(
        command(*arguments),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=env,
        start_new_session=sys.platform != "win32",
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def holds_some(archive):
    """Return what tells whether an archive holds a source yet."""

    def look():
        with closing(sqlite3.connect(archive, timeout=0)) as conn:
            try:
                return conn.execute("select 1 from sources limit 1").fetchone()
            except sqlite3.Error:
                return False

    return look


@posix
def test_f01_fifty_kills_lose_nothing_that_was_said_to_be_in(tmp_path):
    found = script("killing.py", "random", tmp_path, 50)
    assert 50 == found["kills"]
    assert found["said something before"] > 10
    assert found["runs got through"] > 0
    assert (0, 0, 0) == (found["lost"], found["unsound"], found["content differs"])


@pytest.fixture(scope="module")
def killed(tmp_path_factory):
    """Return what was found after a kill at each step."""
    return script("killing.py", "steps", tmp_path_factory.mktemp("killed"))


@posix
@pytest.mark.parametrize("step", killing.STEPS)
def test_f02_a_kill_at_any_step_leaves_old_or_new(killed, step):
    assert {"killed": True, "lost": 0, "unsound": [], "same": True} == killed[step]


def test_f03_a_power_cut_takes_nothing_that_was_said_to_be_in(tmp_path):
    require(sys.platform == "linux", "needs an SQLite that ctypes can reach")
    found = script("powerloss.py", tmp_path, 60)
    assert found["syncs"] > 10
    assert (0, 0) == (found["lost"], found["unsound"])


def test_f03_without_syncs_the_same_cuts_do_take_something(tmp_path):
    require(sys.platform == "linux", "needs an SQLite that ctypes can reach")
    found = script("powerloss.py", tmp_path, 60, 1, "lax")
    assert found["lost"] + found["unsound"] > 0


def test_f06_a_full_disk_is_said_once_and_a_rerun_completes(
    archive, folder, whole, monkeypatch
):
    prepare = connect.prepare

    def small(conn, *rest):
        prepare(conn, *rest)
        (size,) = conn.execute("pragma page_count").fetchone()
        conn.execute(f"pragma max_page_count = {size + 2}")

    monkeypatch.setattr(connect, "prepare", small)
    monkeypatch.setattr(run, "BATCH_FILES", 2)
    said = []
    with pytest.raises(DiskError, match="full") as raised:
        ingest(archive, [folder], way=Way(progress=said.append))
    assert 74 == raised.value.exit_code
    assert [] == unsound(archive)
    assert [(len(said),)] == rows(archive, "select count(*) from sources")
    monkeypatch.undo()
    assert (12, 12 - len(said), len(said), 0) == counts(ingest(archive, [folder]))
    assert whole == content(archive)


@posix
def test_f07_a_limit_of_file_size_is_said_and_a_rerun_completes(archive, folder, whole):
    limit = (
        f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({300_000},)*2)"
    )
    code = f"{limit}; from dibao.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "ingest", archive, folder],
        capture_output=True,
        text=True,
        env={**os.environ, "DIBAO_WORKERS": "0"},
    )
    assert 74 == done.returncode
    assert "Traceback" not in done.stderr
    ingest(archive, [folder])
    assert [] == unsound(archive)
    assert whole == content(archive)


@posix
def test_f08_a_folder_that_cannot_be_written_is_said_before_any_work(archive, folder):
    home = archive.parent / "shut"
    home.mkdir()
    home.chmod(0o555)
    done = subprocess.run(
        command("ingest", home / "a.db", folder, limits=without_rights()),
        capture_output=True,
        text=True,
    )
    assert (73, "") == (done.returncode, done.stdout)
    assert [f"dibao: {home}: cannot write here"] == [
        line[: len(f"dibao: {home}: cannot write here")]
        for line in done.stderr.splitlines()
    ]


@posix
def test_f08_an_archive_that_cannot_be_written_is_said_and_stays(archive, folder):
    ingest(archive, [folder / "00001.txt"])
    before = archive.read_bytes()
    archive.chmod(0o444)
    done = subprocess.run(
        command("ingest", archive, folder, limits=without_rights()),
        capture_output=True,
        text=True,
    )
    assert (73, "") == (done.returncode, done.stdout)
    assert "cannot be opened to write" in done.stderr
    assert before == archive.read_bytes()


def without_rights():
    """Return what makes a command bound by the rights of files, as root too."""
    if os.geteuid():
        return ()
    require(shutil.which("setpriv"), "root is bound by rights only without them")
    return ("setpriv", "--bounding-set", "-dac_override,-dac_read_search")


def test_f09_a_second_writer_exits_with_75_in_one_line(archive, folder):
    ingest(archive, [folder / "00001.txt"])
    with open_to_write(archive):
        done = subprocess.run(
            command("ingest", archive, folder), capture_output=True, text=True
        )
    assert (75, "") == (done.returncode, done.stdout)
    assert 1 == len(done.stderr.splitlines())
    assert f"{archive}: another dibao is writing" in done.stderr


def test_f09_a_second_writer_that_waits_adds_the_rest(archive, folder, whole):
    with (
        started("ingest", "--wait", archive, folder) as one,
        started("ingest", "--wait", archive, folder) as two,
    ):
        ended = [each.communicate(timeout=PATIENCE_S) for each in (one, two)]
    sums = sorted(out for out, _ in ended)
    assert [0, 0] == [one.returncode, two.returncode]
    assert sums[0].startswith("12 seen = 0 new + 12 unchanged + 0 problems")
    assert sums[1].startswith("12 seen = 12 new + 0 unchanged + 0 problems")
    assert whole == content(archive)


@posix
def test_f12_a_reader_from_before_the_run_ends_it_and_no_file_is_blamed(
    archive, folder
):
    ingest(archive, [folder / "00001.txt"])
    before = content(archive)
    with closing(open_to_read(archive)) as reader, connect.one_moment(reader):
        assert before == digest.of_content(reader)
        with pytest.raises(LockedError, match="Close it, and try again"):
            ingest(archive, [folder])
    assert before == content(archive)
    assert [] == rows(archive, "select * from problems")
    assert (12, 11, 1, 0) == counts(ingest(archive, [folder]))


@posix
@pytest.mark.parametrize("wait", [False, True])
def test_f09_a_disk_without_locks_is_told_and_waited_for_by_nobody(
    archive, folder, monkeypatch, wait
):
    def none(*_):
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("fcntl.flock", none)
    with pytest.raises(CannotWriteError, match="has no locks"):
        ingest(archive, [folder], way=Way(wait=wait))
    assert ["pages"] == [entry.name for entry in archive.parent.iterdir()]


def test_f10_the_lock_of_a_killed_writer_binds_nobody(archive, tmp_path):
    many = pages(tmp_path / "many", 400)
    with started("ingest", archive, many) as process:
        until(holds_some(archive))
        with pytest.raises(LockedError):
            ingest(archive, [many])
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    assert archive.with_name("a.db-lock").exists()
    some = sorted(many.iterdir())[:20]
    assert 20 == ingest(archive, some).seen
    assert [] == unsound(archive)


def test_f11_a_search_meets_no_lock_while_pages_come_in(archive, folder, tmp_path):
    ingest(archive, [folder])
    errors, found = [], []

    def search():
        try:
            while not is_done.is_set():
                found.append(open_archive(archive).search("桥墩").count)
        except Exception as error:
            errors.append(error)

    is_done = threading.Event()
    reader = threading.Thread(target=search)
    reader.start()
    until(lambda: found or errors)
    ingest(archive, [pages(tmp_path / "more", 100)])
    is_done.set()
    reader.join()
    assert [] == errors
    assert 12 == found[0]
    assert found == sorted(found)


def test_f12_a_reader_that_stays_stops_nobody_and_is_warned_of(
    archive, tmp_path, monkeypatch
):
    monkeypatch.setattr(run, "LARGE_WAL_BYTES", 100_000)
    monkeypatch.setattr(run, "BATCH_FILES", 8)
    monkeypatch.setattr(run, "BATCH_SECONDS", PATIENCE_S)  # so that no clock counts
    said, readers, seen = [], [], []

    def read(_):
        if not readers:
            readers.append(open_to_read(archive))
            readers[0].execute("begin")
        seen.append(readers[0].execute("select count(*) from sources").fetchone())

    many = pages(tmp_path / "many", 60)
    summary = ingest(archive, [many], way=Way(progress=read, warn=said.append))
    readers[0].close()
    assert 60 == summary.seen
    assert {(8,)} == set(seen)
    assert said
    assert all("-wal has grown to" in line for line in said)


@posix
@pytest.mark.parametrize(("name", "code"), [("SIGINT", 130), ("SIGTERM", 143)])
def test_f13_a_signal_ends_in_order_and_leaves_no_process(
    archive, tmp_path, name, code
):
    many = pages(tmp_path / "many", 500)
    with started("ingest", archive, many) as process:
        until(holds_some(archive))
        family = psutil.Process(process.pid).children(recursive=True)
        os.killpg(process.pid, getattr(signal, name))  # as a terminal does, to all
        out, err = process.communicate(timeout=PATIENCE_S)
        assert code == process.returncode
        _, alive = psutil.wait_procs(family, timeout=PATIENCE_S)
        assert [] == alive
    assert out.startswith("interrupted: ")
    assert "To go on: the same command again." in err
    assert "Traceback" not in err
    ((known,),) = rows(archive, "select count(*) from sources")
    assert known < 500
    again = ingest(archive, sorted(many.iterdir())[: known + 10])
    assert (known, 10) == (again.unchanged, again.new)
    assert [] == unsound(archive)


@pytest.fixture
def fateful(monkeypatch):
    """Let a file's name say what befalls its worker."""
    monkeypatch.setattr("dibao.ingest.asking.work", at_work.fateful)
    monkeypatch.setattr("dibao.ingest.run.allowed", at_work.brief)


def spoiled(folder, name):
    shutil.copy(folder / "00003.txt", folder / f"{name}.txt")
    with (folder / f"{name}.txt").open("a", encoding="utf-8") as file:
        file.write(f"{name}\n")


@posix
@pytest.mark.usefixtures("fateful")
@pytest.mark.parametrize(
    ("name", "code"), [("dies", "died"), ("hangs", "timeout"), ("fills", "memory")]
)
def test_f14_f15_a_worker_s_end_costs_one_file(archive, folder, whole, name, code):
    require(name != "fills" or sys.platform == "linux", "only Linux limits memory")
    spoiled(folder, name)
    summary = ingest(archive, [folder], way=Way(workers=2))
    assert (13, 12, 0, 1) == counts(summary)
    assert [(f"pages/{name}.txt", code)] == rows(
        archive, "select path, code from problems"
    )
    assert whole == content(archive)


def test_f14_no_file_is_blamed_where_no_worker_can_be_started(
    archive, folder, monkeypatch
):
    ingest(archive, [folder / "00001.txt"])
    before = content(archive)
    monkeypatch.setattr("dibao.ingest.run.warm_up", at_work.refuse)
    with pytest.raises(MissingError, match="no process to read files"):
        ingest(archive, [folder], way=Way(workers=2))
    assert [] == rows(archive, "select * from problems")
    assert before == content(archive)


@posix
@pytest.mark.usefixtures("fateful")
def test_f14_a_death_is_told_by_its_signal(archive, folder):
    spoiled(folder, "dies")
    ingest(archive, [folder], way=Way(workers=1))
    ((message,),) = rows(archive, "select message from problems")
    assert "SIGSEGV" in message


@posix
@pytest.mark.usefixtures("fateful")
def test_f16_poison_is_tried_three_times_and_then_only_when_asked(
    archive, folder, monkeypatch
):
    ingest(archive, [folder])
    monkeypatch.setattr(run, "warm_up", pool.nothing)  # no worker reads on
    spoiled(folder, "dies")
    tries = []
    for _ in range(TRIES + 2):
        ingest(archive, [folder], way=Way(workers=1))
        tries += rows(archive, "select tries from problems")
    assert [(1,), (2,), (3,), (3,), (3,)] == tries
    ingest(archive, [folder], given=Given(retry=True), way=Way(workers=1))
    assert [(4,)] == rows(archive, "select tries from problems")


def test_f19_a_file_that_changes_while_it_is_read_is_a_problem(
    archive, folder, monkeypatch
):
    class Growing:
        """What os.fstat tells of a file that is being written."""

        def __init__(self, stat):
            self.st_size, self.st_mtime_ns = stat.st_size, time.monotonic_ns()

    growing = SimpleNamespace(fstat=lambda handle: Growing(os.fstat(handle)))
    monkeypatch.setattr(given, "os", growing)
    assert (1, 0, 0, 1) == counts(ingest(archive, [folder / "00001.txt"]))
    assert [("changing",)] == rows(archive, "select code from problems")
    monkeypatch.undo()
    assert (1, 1, 0, 0) == counts(ingest(archive, [folder / "00001.txt"]))
    assert [] == rows(archive, "select code from problems")


def test_f22_a_tree_renamed_moved_or_copied_is_no_new_article(
    archive, folder, tmp_path
):
    ingest(archive, [folder])
    before = content(archive)
    shutil.copytree(folder, tmp_path / "copied")
    folder.rename(tmp_path / "renamed")
    other = tmp_path / "other"
    other.mkdir()
    shutil.move(tmp_path / "renamed", other / "moved")
    summary = ingest(archive, [tmp_path / "copied", other])
    assert (24, 0, 24, 0) == counts(summary)
    assert before == content(archive)
    assert {("pages",), ("copied",), ("other/moved",)} == {
        (str(Path(path).parent),)
        for (path,) in rows(archive, "select path from source_paths")
    }


def test_f28_a_clock_that_goes_back_changes_no_order(
    archive, folder, monkeypatch, whole
):
    times = iter(f"19{99 - number}-01-01T00:00:00Z" for number in range(90))
    monkeypatch.setattr(sources, "now", lambda: next(times))
    for page in sorted(folder.iterdir()):
        ingest(archive, [page])
    assert whole == content(archive)
    assert list(range(1, 13)) == [
        number for (number,) in rows(archive, "select id from runs order by id")
    ]
    hits = open_archive(archive).search("桥墩", filters=Filters(sort=Sort.NEWEST)).hits
    assert sorted((hit.date for hit in hits), reverse=True) == [
        hit.date for hit in hits
    ]


def test_f29_no_log_is_written_on_a_network_share(archive, folder, whole, monkeypatch):
    part = Part("host:/x", str(archive.parent), "nfs4", "rw")
    monkeypatch.setattr(psutil, "disk_partitions", lambda **_: [part])
    share.is_shared.cache_clear()
    logs, said = [], []

    def look(_):
        logs.append(archive.with_name("a.db-wal").exists())

    try:
        ingest(archive, [folder], way=Way(progress=look, warn=said.append))
    finally:
        share.is_shared.cache_clear()
    assert {False} == set(logs)
    assert ["it lies on a network share"] == [
        line.partition(": ")[2].partition(".")[0] for line in said
    ]
    assert whole == content(archive)


@pytest.mark.parametrize(
    ("kind", "options", "is_shared"),
    [
        ("ext4", "rw", False),
        ("NTFS", "rw,fixed", False),
        ("apfs", "rw,local", False),
        ("fuse.sshfs", "rw", True),
        ("cifs", "rw", True),
        ("NTFS", "rw,remote", True),
        ("smbfs", "rw", True),
    ],
)
def test_f29_a_share_is_told_by_its_file_system(
    tmp_path, monkeypatch, kind, options, is_shared
):
    parts = [
        Part("root", tmp_path.anchor, "nfs", "rw"),
        Part("disk", str(tmp_path), kind, options),
    ]
    monkeypatch.setattr(psutil, "disk_partitions", lambda **_: parts)
    share.is_shared.cache_clear()
    try:
        assert is_shared is share.is_on_share(tmp_path / "a.db")
    finally:
        share.is_shared.cache_clear()


def test_f33_of_many_files_few_are_on_their_way_at_once():
    taken = 0
    most = 0

    def asks():
        nonlocal taken
        for _ in range(10_000):
            taken += 1
            yield flight.Asked(None, size_bytes=1, answer=flight.Future())

    for number, asked in enumerate(flight.in_order(asks(), workers=2)):
        most = max(most, taken - number)
        asked.answer.set_result(None)
    assert 2 * flight.PER_WORKER + 1 == most


def test_f33_a_page_of_many_articles_goes_in_whole(archive, tmp_path):
    briefs = "".join(
        f"\n第{number}条简讯\n本报讯（记者 林一舟）第{number}条新闻的正文在这里结束。\n"
        for number in range(1, 1501)
    )
    page = tmp_path / "many.txt"
    page.write_text("山前日报 2024年1月18日 第1版\n" + briefs, "utf-8")
    summary = ingest(archive, [page])
    assert (1, 1, 0, 0) == counts(summary)
    assert summary.articles > 1000
    assert [] == unsound(archive)
