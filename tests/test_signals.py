"""Ctrl-C at the worst moment: between making a thing and knowing of it."""

import gc
import os
import signal
import tempfile
import threading
from contextlib import closing

import psutil
import pytest

import at_work
import faulty
import house
from dibao.archive import lasting, lock, pointer
from dibao.archive.connect import open_to_read
from dibao.archive.lasting import one_lasting_moment
from dibao.archive.lock import one_writer
from dibao.archive.transaction import commit
from dibao.archive.verifying import inner, verify
from dibao.ingest import Way, ingest, run
from dibao.ingest.limits import limits_of
from dibao.ingest.pool import Pool
from dibao.signals import put_off
from waiting import PATIENCE_S, until


@pytest.fixture(autouse=True)
def _heard():
    """Hear Ctrl-C even where the tests themselves were started in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def archive(tmp_path):
    return house.build(tmp_path / "a.db")


def press():
    signal.raise_signal(signal.SIGINT)


def pressing(done):
    """Return the same function, after each call of which Ctrl-C is pressed."""

    def pressed(*args, **named):
        made = done(*args, **named)
        press()
        return made

    return pressed


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def handlers():
    return signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)


def pressed_inside(done, hurry):
    with put_off(hurry):
        press()
        done.append("done")


def test_what_is_done_inside_is_done_before_it_ends():
    before, done, hurried = handlers(), [], []
    with pytest.raises(KeyboardInterrupt):
        pressed_inside(done, lambda: hurried.append(len(done)))
    assert (["done"], [0]) == (done, hurried)
    assert before == handlers()


def test_nothing_ends_where_nothing_was_pressed():
    before = handlers()
    with put_off():
        assert before != handlers()
    assert before == handlers()


def test_a_signal_that_is_not_heard_stays_unheard():
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with put_off():
        press()
    assert signal.SIG_IGN == signal.getsignal(signal.SIGINT)


@pytest.mark.parametrize("name", ["_take", "_is_named"])
def test_a_lock_that_is_just_taken_is_let_go(archive, monkeypatch, name):
    monkeypatch.setattr(lock, name, pressing(getattr(lock, name)))
    with pytest.raises(KeyboardInterrupt), one_writer(archive):
        pytest.fail("went on")
    assert ["a.db"] == names(archive.parent)
    monkeypatch.undo()
    with one_writer(archive):
        assert ["a.db", "a.db-lock"] == names(archive.parent)


def test_who_waits_for_another_writer_is_heard_at_once(archive, monkeypatch):
    monkeypatch.setattr(lock.time, "sleep", lambda _: press())
    with (
        one_writer(archive),
        pytest.raises(KeyboardInterrupt),
        one_writer(archive, wait=True),
    ):
        pytest.fail("there were two")
    assert ["a.db"] == names(archive.parent)


def test_an_archive_that_was_about_to_be_read_for_long_is_as_it_was(
    archive, monkeypatch
):
    before = archive.read_bytes()[18:20]
    monkeypatch.setattr(lasting, "_set_mode", pressing(lasting._set_mode))  # noqa: SLF001
    with pytest.raises(KeyboardInterrupt), one_lasting_moment(archive):
        pytest.fail("went on")
    assert before == archive.read_bytes()[18:20]  # how it is written


def test_a_pointer_half_written_goes_away(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "fsync", pressing(os.fsync))
    with pytest.raises(KeyboardInterrupt):
        pointer._point(tmp_path / "p.db", (tmp_path / "p.1.db",))  # noqa: SLF001
    assert [] == names(tmp_path)


def test_no_folder_of_a_pool_is_left(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(tempfile, "mkdtemp", pressing(tempfile.mkdtemp))
    with pytest.raises(KeyboardInterrupt):
        Pool(1, limits=lambda *_: limits_of(0))
    gc.collect()  # what is left goes with the process at the latest
    assert [] == names(tmp_path)


def test_no_folder_of_a_check_is_left(archive, tmp_path, monkeypatch):
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setattr(tempfile, "mkdtemp", pressing(tempfile.mkdtemp))
    with pytest.raises(KeyboardInterrupt):
        list(verify(archive, with_sources=False))
    gc.collect()
    assert [] == names(folder)


@pytest.mark.parametrize("index", ["articles_fts", "articles_grams"])
def test_an_index_is_not_called_broken_when_its_check_is_ended(archive, index):
    with (
        closing(open_to_read(archive)) as conn,
        inner.copied(conn, archive, index, lambda _: press()) as copy,
        pytest.raises(KeyboardInterrupt),
    ):
        inner.is_true(copy, index)


@pytest.mark.parametrize("count", [1, 3])
def test_what_is_in_when_it_comes_is_counted_and_said(tmp_path, monkeypatch, count):
    monkeypatch.setattr(run, "BATCH_FILES", 2)
    commits = iter([pressing(run.commit)])
    monkeypatch.setattr(run, "commit", lambda conn: next(commits, commit)(conn))
    archive, said = tmp_path / "a.db", []
    folder = faulty.pages(tmp_path / "pages", count)
    summary = ingest(archive, [folder], way=Way(progress=said.append))
    assert (min(2, count), 130) == (summary.new, summary.interrupted)
    with closing(open_to_read(archive)) as conn:
        counted = conn.execute("select new from runs").fetchall()
    assert [(summary.new,)] == counted
    assert summary.new == len(said)


def test_a_second_time_ends_all_workers_still(monkeypatch):
    pool = Pool(2, limits=lambda *_: limits_of(0))
    busy = [pool.submit(at_work.hang) for _ in range(2)]
    workers = pool._workers  # noqa: SLF001
    until(lambda: len(workers) == len(busy))
    processes = [psutil.Process(one.process.pid) for one in workers.values()]
    first = next(iter(workers.values())).process
    kill, pressed = first.kill, []

    def killed():
        kill()
        if threading.current_thread() is threading.main_thread():
            pressed.append(press())

    monkeypatch.setattr(first, "kill", killed)
    with pytest.raises(KeyboardInterrupt):
        pool.shutdown(cancel_futures=True)
    assert [None] == pressed
    assert [] == psutil.wait_procs(processes, timeout=PATIENCE_S)[1]
    pool.shutdown()
