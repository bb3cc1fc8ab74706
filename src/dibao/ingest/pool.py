"""A pool of worker processes, each with limits; one that dies costs its call alone.

``concurrent.futures`` ends a whole pool when one process dies, and has no limits. This
is the same interface (``Executor``), so that another executor, a cluster's, can stand
in its place.
"""

import queue
import tempfile
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future
from contextlib import suppress
from dataclasses import dataclass
from typing import ParamSpec, TypeVar

from dibao.ingest.child import Call
from dibao.ingest.limits import Limits
from dibao.ingest.worker import Worker, ask, end, no_signals, started
from dibao.signals import put_off

P = ParamSpec("P")
T = TypeVar("T")
# What a library leaks ends with the process. So many files are minutes of work, and a
# new process takes most of a second: as long as hundreds of small files.
MOST_CALLS = 2_000


@dataclass(frozen=True, slots=True)
class Asked:
    """A call that waits for a worker, and who waits for its answer."""

    call: Call
    future: "Future[object]"


def nothing() -> None:
    """Begin with nothing."""


class Pool(Executor):
    """Worker processes, started when first needed and used again.

    A class, for ``Executor`` is one. ``limits`` says, from a call's arguments, what the
    call may take. ``initializer`` is called in each worker first, without a limit.
    """

    def __init__(
        self,
        workers: int,
        *,
        limits: Callable[..., Limits],
        initializer: Callable[[], None] = nothing,
    ) -> None:
        self._limits = limits
        self._initializer = initializer
        self._asked: queue.SimpleQueue[Asked | None] = queue.SimpleQueue()
        with put_off():  # Ctrl-C before it is known as ours would leave it
            self._folder = tempfile.TemporaryDirectory(
                prefix="dibao-", ignore_cleanup_errors=True
            )
        self._is_ending = threading.Event()
        self._workers: dict[str, Worker] = {}  # by the thread that asks each
        self._threads = [
            threading.Thread(target=self._attend, name=f"worker {number}", daemon=True)
            for number in range(workers)
        ]
        for thread in self._threads:
            thread.start()

    def submit(
        self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs
    ) -> "Future[T]":
        """Return what will have the answer of ``fn``, its error, or a WorkerError."""
        future: Future[T] = Future()
        call = Call(fn, args, kwargs, self._limits(*args, **kwargs))
        self._asked.put(Asked(call, future))  # type: ignore[arg-type]
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the workers: when all is answered, or at once."""
        with put_off():  # a second Ctrl-C must not leave half of them
            if cancel_futures:
                self._is_ending.set()
                for worker in tuple(self._workers.values()):
                    with suppress(ValueError):  # dismissed at this very moment
                        worker.process.kill()
            for _ in self._threads:
                self._asked.put(None)
        if wait:
            for thread in self._threads:
                thread.join()
            self._folder.cleanup()

    def _attend(self) -> None:
        """Hand calls to one worker after the other, until there are no more."""
        me = threading.current_thread().name
        calls = 0
        with no_signals():
            while asked := self._asked.get():
                if self._is_ending.is_set():
                    asked.future.cancel()
                elif asked.future.set_running_or_notify_cancel():
                    calls += 1
                    self._settle(asked, me)
                    if calls % MOST_CALLS == 0:
                        self._dismiss(me)
            self._dismiss(me)

    def _settle(self, asked: Asked, me: str) -> None:
        """Give a future its answer; a worker of no more use is dismissed."""
        try:
            value, error = ask(self._worker(me), asked.call)
        except BaseException as trouble:  # whoever waits for the answer must have it
            self._dismiss(me)
            value, error = None, trouble
        if error:
            asked.future.set_exception(error)
        else:
            asked.future.set_result(value)

    def _worker(self, me: str) -> Worker:
        """Return a worker that lives; one that died idle costs no call."""
        if me in self._workers and not self._workers[me].is_alive:
            self._dismiss(me)
        if me not in self._workers:
            self._workers[me] = started(self._folder.name, self._initializer)
        if self._is_ending.is_set():  # it was not there yet to be killed with the rest
            self._workers[me].process.kill()
        return self._workers[me]

    def _dismiss(self, me: str) -> None:
        worker = self._workers.pop(me, None)
        if worker:
            end(worker)
