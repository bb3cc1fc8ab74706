"""Workers: what they answer, what they may take, and what their death costs."""

import os
import signal
import sys
import threading
from concurrent.futures import Executor
from pathlib import Path

import psutil
import pytest

import at_work
from dibao.errors import MissingError
from dibao.ingest import limits as limits_module
from dibao.ingest import worker
from dibao.ingest.limits import Limits, limits_of
from dibao.ingest.pool import Pool
from dibao.ingest.worker import WorkerError
from needs import require
from waiting import PATIENCE_S, until

AMPLE = Limits(wall_s=PATIENCE_S, cpu_s=60, memory_bytes=2 << 30)
posix = pytest.mark.skipif(sys.platform == "win32", reason="there are no signals")


def limits(*_, **__):
    return AMPLE


def hasty(*arguments):
    """Let only what hangs on purpose, and is given nothing, be hurried."""
    return AMPLE if arguments else Limits(wall_s=1, cpu_s=60, memory_bytes=2 << 30)


@pytest.fixture
def pool():
    with Pool(1, limits=limits) as pool:
        yield pool
        pool.shutdown(cancel_futures=True)


def test_it_is_an_executor_as_the_standard_library_has_them(pool):
    assert isinstance(pool, Executor)
    assert [2, 4, 6] == list(pool.map(at_work.double, [1, 2, 3]))


def test_a_worker_is_used_again_and_is_not_this_process(pool):
    first, second = pool.map(at_work.who, [1, 2])
    assert first == second != os.getpid()


def test_an_error_comes_back_as_what_it_was(pool):
    with pytest.raises(ValueError, match="schief"):
        pool.submit(at_work.fail, "schief").result()
    assert 4 == pool.submit(at_work.double, 2).result()


def test_an_answer_that_cannot_be_sent_is_an_error_and_no_hang(pool):
    with pytest.raises(RuntimeError, match="cannot be sent"):
        pool.submit(at_work.unsendable).result()
    assert 4 == pool.submit(at_work.double, 2).result()


@posix
@pytest.mark.parametrize(
    ("name", "code"), [("SIGSEGV", "died"), ("SIGABRT", "died"), ("SIGKILL", "killed")]
)
def test_a_death_costs_one_call_and_says_by_what(pool, name, code):
    dead = pool.submit(at_work.die, name)
    alive = pool.submit(at_work.double, 2)
    with pytest.raises(WorkerError, match=name) as raised:
        dead.result()
    assert code == raised.value.code
    assert 4 == alive.result()


def test_a_worker_that_leaves_is_a_death_too(pool):
    with pytest.raises(WorkerError, match="exit code 3"):
        pool.submit(at_work.leave, 3).result()


def test_a_hang_is_ended_at_the_clock_s_limit():
    with Pool(1, limits=hasty) as pool:
        assert 4 == pool.submit(at_work.double, 2).result()
        with pytest.raises(WorkerError) as raised:
            pool.submit(at_work.hang).result(timeout=PATIENCE_S)
        assert "timeout" == raised.value.code
        assert 4 == pool.submit(at_work.double, 2).result()


@posix
def test_what_spins_is_ended_at_the_processor_s_limit():
    short = Limits(wall_s=PATIENCE_S, cpu_s=1, memory_bytes=2 << 30)
    with Pool(1, limits=lambda *_: short) as pool:
        assert 4 == pool.submit(at_work.double, 2).result()
        with pytest.raises(WorkerError, match="SIGXCPU") as raised:
            pool.submit(at_work.spin).result(timeout=2 * PATIENCE_S)
        assert "timeout" == raised.value.code


def test_memory_over_the_limit_is_an_error_of_the_call(pool):
    require(sys.platform == "linux", "only Linux keeps a limit of memory")
    with pytest.raises(MemoryError):
        pool.submit(at_work.fill, 4 << 30).result()
    assert 1000 == pool.submit(at_work.fill, 1000).result()


@posix
def test_a_worker_writes_no_large_file(pool, tmp_path):
    with pytest.raises(OSError, match="too large"):
        pool.submit(at_work.write_in, str(tmp_path), 65 << 20).result()


def test_temporary_files_go_where_they_are_cleared_away():
    with Pool(1, limits=limits) as pool:
        folder = Path(pool.submit(at_work.temporary).result())
        assert folder.is_dir()
    assert not folder.exists()


@posix
def test_the_whole_pool_outlives_a_kill_from_outside():
    with Pool(2, limits=limits) as pool:
        workers = set(pool.map(at_work.who, range(20)))
        for pid in workers:
            os.kill(pid, signal.SIGKILL)
        until(lambda: not any(one.is_alive for one in pool._workers.values()))  # noqa: SLF001
        assert [0, 2, 4, 6] == list(pool.map(at_work.double, range(4)))


def test_ending_at_once_leaves_no_process_and_no_thread():
    before = set(threading.enumerate())
    pool = Pool(2, limits=limits)
    running = [pool.submit(at_work.who), pool.submit(at_work.hang)]
    pid = running[0].result()
    waiting = [pool.submit(at_work.double, number) for number in range(5)]
    pool.shutdown(cancel_futures=True)
    assert all(one.done() for one in [*running, *waiting])
    assert set(threading.enumerate()) <= before
    if sys.platform != "win32":
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_ending_at_once_ends_a_worker_that_is_only_being_started():
    pool = Pool(1, limits=limits, initializer=at_work.tarry)
    begun = pool.submit(at_work.hang)
    until(begun.running)
    pool.shutdown(cancel_futures=True)
    with pytest.raises(WorkerError) as raised:
        begun.result(timeout=0)
    assert "timeout" != raised.value.code


def test_no_call_is_blamed_where_no_worker_can_be_started():
    with Pool(1, limits=limits, initializer=at_work.refuse) as pool:
        asked = pool.submit(at_work.double, 2)
        with pytest.raises(MissingError, match=r"code 3.*--workers 0"):
            asked.result()


def test_no_call_is_given_the_answer_of_the_one_before(pool, monkeypatch):
    """As where the system does not say how much memory a worker takes."""

    def unknown(_):
        raise OSError("odd")

    assert 4 == pool.submit(at_work.double, 2).result()
    with monkeypatch.context() as patch:
        patch.setattr(worker, "IS_MEMORY_KEPT", False)
        patch.setattr(psutil, "Process", unknown)
        with pytest.raises(OSError, match="odd"):
            pool.submit(at_work.late, PATIENCE_S, "of the first").result()
    assert 6 == pool.submit(at_work.double, 3).result()


@posix
def test_an_answer_too_large_to_send_is_for_want_of_memory(pool):
    require(limits_module.IS_MEMORY_KEPT, "this system keeps no limit of memory")
    with pytest.raises(MemoryError):
        pool.submit(at_work.giant).result()
    assert 4 == pool.submit(at_work.double, 2).result()


def test_a_larger_file_may_take_more():
    small, large = limits_of(0), limits_of(64_000_000)
    assert (60.0, 1 << 30) == (small.wall_s, small.memory_bytes)
    assert large.wall_s > small.wall_s
    assert large.memory_bytes > 18 * 64_000_000  # what pages take at least, measured
