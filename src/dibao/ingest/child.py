"""A worker's side: a process of its own that is asked, answers, and holds nothing.

It is spawned, not forked, so that it has no handle on the archive; it reads nothing
but what it is handed and writes into a folder of its own.
"""

import gc
import signal
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection

from dibao.ingest import limits
from dibao.ingest.limits import Limits
from dibao.signals import ENDING

READY = "ready"
SELDOM = 100_000, 50, 100  # objects made before Python looks for cycles among them


@dataclass(frozen=True, slots=True)
class Call:
    """What a worker is asked to do, and what that may take."""

    function: Callable[..., object]
    arguments: tuple[object, ...]
    named: dict[str, object]
    limits: Limits


def serve(conn: Connection, folder: str, begin: Callable[[], None]) -> None:
    """Answer call after call until the other side is gone: the value, or the error.

    ``folder`` is where temporary files go. ``begin`` is called first, before any limit
    counts, and READY said then. What cannot be sent is said in words.
    """
    for stop in ENDING:
        signal.signal(stop, signal.SIG_IGN)  # the parent decides when to end
    tempfile.tempdir = folder
    limits.confine()
    begin()
    gc.freeze()  # what is loaded stays; to look through it again and again, and
    gc.set_threshold(*SELDOM)  # often, took 5 % of the time (250 pages of news)
    _send(conn, READY, None)
    while True:
        try:
            call = conn.recv()
        except (EOFError, OSError):
            return
        limits.allow(call.limits)
        _send(conn, *_answer(call))


def _answer(call: Call) -> tuple[object, BaseException | None]:
    try:
        return call.function(*call.arguments, **call.named), None
    except SystemExit:
        raise
    except BaseException as error:  # the worker's door: the caller gets it
        return None, error


def _send(conn: Connection, value: object, error: BaseException | None) -> None:
    """Send an answer, or why it cannot be sent."""
    try:
        conn.send((value, error))
    except (EOFError, BrokenPipeError, ConnectionError):
        sys.exit(0)  # nobody listens any more
    except MemoryError:  # an answer takes memory too
        conn.send((None, MemoryError()))
    except Exception as unsent:
        told = f"the answer cannot be sent: {unsent}"
        conn.send((None, RuntimeError(told)))
