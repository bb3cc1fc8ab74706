"""How far a long run is: a bar with rate and time left, or lines for a log."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from dibao.cli.screen import counted

EVERY_SECONDS = 5.0  # between lines where there is no terminal
Step = Callable[[int, int], None]
"""Told how many are done, and of how many."""


@contextmanager
def shown(label: str, *, one: str, is_quiet: bool = False) -> Iterator[Step]:
    """Yield what is told of progress; it shows it on stderr.

    ``label`` stands before the bar, ``one`` is what is counted, in the singular.
    """
    if is_quiet:
        yield lambda *_: None
    elif sys.stderr.isatty():
        with _bar(label) as step:
            yield step
    else:
        yield _in_lines(one)


@contextmanager
def _bar(label: str) -> Iterator[Step]:
    began = time.monotonic()
    with click.progressbar(
        length=0,
        label=label,
        file=sys.stderr,
        show_pos=True,
        item_show_func=lambda rate: rate,
    ) as bar:

        def step(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos, f"{_rate(done, began):,.0f}/s")

        yield step


def _in_lines(one: str) -> Step:
    """Return what tells now and then in a line, with rate and time left."""
    began = time.monotonic()
    due = began + EVERY_SECONDS

    def step(done: int, total: int) -> None:
        nonlocal due
        now = time.monotonic()
        if now < due or not done:
            return
        due = now + EVERY_SECONDS
        rate = _rate(done, began)
        left = f"{rate:,.0f}/s, {(total - done) / rate:,.0f} s left"
        click.echo(f"{done:,} of {counted(total, one)}, {left}", err=True)

    return step


def _rate(done: int, began: float) -> float:
    """Return how many are done in a second."""
    return done / max(0.001, time.monotonic() - began)
