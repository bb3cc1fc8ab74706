"""The parent's side of a worker: to start it, ask it, end it, and tell how it died."""

import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import connection, get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess

from dibao.errors import DibaoError, MissingError
from dibao.ingest import limits
from dibao.ingest.child import READY, Call, serve
from dibao.ingest.limits import IS_MEMORY_KEPT, Limits
from dibao.signals import ENDING

LOOK_S = 0.5  # between two looks at how much memory a worker takes
START_S = 120.0  # to load Python and a dictionary takes a second on an idle machine
START_TRIES = 3  # one may be killed for want of memory that another then has
JOIN_S = 5.0  # a killed process is gone in less, unless the disk holds it
# What is said of a worker by the signal that ended it: code, and why that may be.
DEATHS = {
    "SIGXCPU": ("timeout", "it took more time of the processor than a file may"),
    "SIGKILL": ("killed", "the system may be short of memory"),
    "SIGABRT": ("died", "a library gave up, often for lack of memory"),
}


class WorkerError(DibaoError):
    """A worker did not answer: it died, or was ended at a limit."""

    code = "died"


@dataclass(frozen=True, slots=True, eq=False)
class Worker:
    """A process, and the way to it."""

    process: SpawnProcess
    conn: Connection

    @property
    def is_alive(self) -> bool:
        """Whether it can be asked."""
        return not connection.wait([self.process.sentinel], 0)


@contextmanager
def no_signals() -> Iterator[None]:
    """Let what this thread starts be deaf to Ctrl-C: the parent decides when to end.

    A new process inherits it, so that not even its first moment is open to one.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows: ``serve`` must be enough
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


# So that no child is born with another's pipe, and that no two threads ask at once how
# a child ended: only one of them would be told.
_children = threading.Lock()


def started(folder: str, begin: Callable[[], None]) -> Worker:
    """Return a new worker that is ready; its temporary files go into a folder.

    Raises:
        MissingError: there is none to be had, which is the fault of no file.
    """
    why = ""
    for _ in range(START_TRIES):
        try:
            return _started(folder, begin)
        except (WorkerError, OSError) as error:
            why = str(error)
    raise MissingError(
        f"no process to read files could be started: {why} Is the system short of "
        f"memory? Ask for fewer, --workers 1, or for none, --workers 0.",
        code="no-worker",
    )


def _started(folder: str, begin: Callable[[], None]) -> Worker:
    """Return the same, at the first try.

    Raises:
        WorkerError: it does not come to be ready.
        OSError: the system does not start it.
    """
    context = get_context("spawn")
    with _children, no_signals():
        ours, theirs = context.Pipe()
        process = context.Process(
            target=serve, args=(theirs, folder, begin), daemon=True
        )
        process.start()
        theirs.close()
    worker = Worker(process, ours)
    try:
        if ours.poll(START_S) and ours.recv() == (READY, None):
            return worker
    except (EOFError, ConnectionError):
        pass
    why = f"not ready after {START_S:.0f} s." if worker.is_alive else _dead(worker)
    end(worker)
    raise WorkerError(str(why))


def ask(worker: Worker, call: Call) -> tuple[object, BaseException | None]:
    """Return what a worker answers: a value, or the error that it met.

    Raises:
        WorkerError: there is no answer. Whatever is raised, the worker is of no more
            use: what it answers to this may come later, and be taken for another's.
    """
    both: list[Connection | int] = [worker.conn, worker.process.sentinel]
    try:
        worker.conn.send(call)
        is_late = not _heard(both, worker, call.limits)
        if not is_late and worker.conn.poll():
            value, error = worker.conn.recv()
            return value, error
    except (EOFError, ConnectionError):
        is_late = False
    raise _late(call) if is_late else _dead(worker)


def _heard(both: list[Connection | int], worker: Worker, most: Limits) -> list[object]:
    """Wait for an answer or a death; return which there is, none after the limit.

    Where the system keeps no limit of memory, it is looked at now and then.
    """
    until = time.monotonic() + most.wall_s
    while True:
        left_s = max(0.0, until - time.monotonic())
        found = connection.wait(both, left_s if IS_MEMORY_KEPT else min(LOOK_S, left_s))
        if found or left_s == 0:
            return list(found)
        if not IS_MEMORY_KEPT and limits.takes_more(worker.process.pid, most):
            raise WorkerError("it takes more memory than a file may.", code="memory")


def end(worker: Worker) -> None:
    """End a worker, whatever it does."""
    with suppress(OSError):
        worker.conn.close()
    worker.process.kill()
    if _exit_code(worker) is not None:
        worker.process.close()


def _exit_code(worker: Worker) -> int | None:
    """Return how a process ended, negative for a signal; None where it does not end."""
    if not connection.wait([worker.process.sentinel], JOIN_S):
        return None
    with _children:
        worker.process.join(JOIN_S)  # its files are closed a moment before its end
        return worker.process.exitcode


def _late(call: Call) -> WorkerError:
    return WorkerError(
        f"no answer after {call.limits.wall_s:.0f} s; it was given up. Split the file, "
        "or look what is odd about it.",
        code="timeout",
    )


def _dead(worker: Worker) -> WorkerError:
    """Return what is said of a worker that has died."""
    number = _exit_code(worker) or 0
    if number >= 0:
        return WorkerError(f"the process that read it ended with exit code {number}.")
    name = next((one.name for one in signal.Signals if one == -number), str(-number))
    code, why = DEATHS.get(name, ("died", "it may have met what breaks a library"))
    return WorkerError(f"the process that read it ended by {name}: {why}.", code=code)
