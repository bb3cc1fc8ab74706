"""The parent's side of a worker: to start it, ask it, end it, and tell how it died."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import connection, get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess

from dibao.errors import DibaoError
from dibao.ingest.child import Call, serve

JOIN_S = 5.0  # a killed process is gone in less, unless the disk holds it
SIGNALS = {signal.SIGINT, signal.SIGTERM}
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
        return self.process.is_alive()


@contextmanager
def no_signals() -> Iterator[None]:
    """Let what this thread starts be deaf to Ctrl-C: the parent decides when to end.

    A new process inherits it, so that not even its first moment is open to one.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows: ``serve`` must be enough
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_starting = threading.Lock()  # so that no child is born with another's pipe


def started(folder: str) -> Worker:
    """Return a new worker whose temporary files go into a folder."""
    context = get_context("spawn")
    with _starting, no_signals():
        ours, theirs = context.Pipe()
        process = context.Process(target=serve, args=(theirs, folder), daemon=True)
        process.start()
        theirs.close()
    return Worker(process, ours)


def ask(worker: Worker, call: Call) -> object:
    """Return what a worker answers, or raise the error that it met.

    Raises:
        WorkerError: there is no answer; the worker is of no more use.
    """
    both: list[Connection | int] = [worker.conn, worker.process.sentinel]
    try:
        worker.conn.send(call)
        is_late = not connection.wait(both, call.limits.wall_s)
        if not is_late and worker.conn.poll():
            value, error = worker.conn.recv()
            if error:
                raise error
            return value
    except (EOFError, ConnectionError):
        is_late = False
    raise _late(call) if is_late else _dead(worker)


def end(worker: Worker) -> None:
    """End a worker, whatever it does."""
    with suppress(OSError):
        worker.conn.close()
    worker.process.kill()
    worker.process.join(JOIN_S)
    if not worker.is_alive:
        worker.process.close()


def _late(call: Call) -> WorkerError:
    return WorkerError(
        f"no answer after {call.limits.wall_s:.0f} s; it was given up. Split the file, "
        "or look what is odd about it.",
        code="timeout",
    )


def _dead(worker: Worker) -> WorkerError:
    """Return what is said of a worker that has died."""
    worker.process.join(JOIN_S)
    number = worker.process.exitcode or 0
    if number >= 0:
        return WorkerError(f"the process that read it ended with exit code {number}.")
    name = next((one.name for one in signal.Signals if one == -number), str(-number))
    code, why = DEATHS.get(name, ("died", "it may have met what breaks a library"))
    return WorkerError(f"the process that read it ended by {name}: {why}.", code=code)
