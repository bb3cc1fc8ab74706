"""Ctrl-C and SIGTERM, put off for the moment in which they must not come."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

ENDING = (signal.SIGINT, signal.SIGTERM)


def nothing() -> None:
    """Let what is done be done."""


@contextmanager
def put_off(hurry: Callable[[], object] = nothing) -> Iterator[None]:
    """Let a signal do what it does only after what is done inside.

    Python raises KeyboardInterrupt between any two steps, also between making a thing
    and knowing that it is there to be taken away. ``hurry`` is called at once, to cut
    short what would take long.
    """
    if threading.current_thread() is not threading.main_thread():
        yield  # no signal comes there
        return
    come: list[int] = []

    def note(number: int, _: FrameType | None) -> None:
        come.append(number)
        hurry()

    before = {number: signal.getsignal(number) for number in ENDING}
    ours = [number for number, does in before.items() if callable(does)]
    try:
        for number in ours:  # what else is there ends the process, or does nothing
            signal.signal(number, note)
        yield
    finally:
        for number in ours:
            signal.signal(number, before[number])
        for late in come:
            signal.raise_signal(late)
