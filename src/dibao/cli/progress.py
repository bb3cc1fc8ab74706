"""How far a long run is: a bar with rate and time left, or lines for a log."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from dibao.cli.screen import counted

EVERY_SECONDS = 5.0  # between lines where there is no terminal
BAR_COLUMNS = 24  # with a million files a line still fits 80
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
    pace = _pace()
    with click.progressbar(
        length=0,
        label=label,
        file=sys.stderr,
        show_pos=True,
        width=BAR_COLUMNS,
        item_show_func=lambda rate: rate,
    ) as bar:

        def step(done: int, total: int) -> None:
            if not bar.pos:
                bar.start = bar.last_eta = time.time()
            bar.length = total
            rate = pace(done)
            bar.update(done - bar.pos, f"{rate:,.0f}/s" if rate else "")

        yield step


def _in_lines(one: str) -> Step:
    """Return what tells now and then in a line, with rate and time left."""
    pace = _pace()
    due: float | None = None

    def step(done: int, total: int) -> None:
        nonlocal due
        now, rate = time.monotonic(), pace(done)
        if due is None:
            due = now + EVERY_SECONDS
        if now < due or not rate:
            return
        due = now + EVERY_SECONDS
        left = f"{rate:,.0f}/s, {_span((total - done) / rate)} left"
        click.echo(f"{done:,} of {counted(total, one)}, {left}", err=True)

    return step


def _pace() -> Callable[[int], float]:
    """Return what tells how many are done in a second, from the first one on.

    Before that, programs start: counted in, they let a minute's work last for hours.
    It is 0 for a second: the first come at once, and would promise thousands.
    """
    first: tuple[float, int] | None = None

    def pace(done: int) -> float:
        nonlocal first
        if first is None:
            first = time.monotonic(), done
        began, before = first
        passed = time.monotonic() - began
        return (done - before) / passed if passed >= 1 else 0.0

    return pace


def _span(seconds: float) -> str:
    """Return a time as a person says it.

    >>> _span(9.6), _span(600), _span(9000)
    ('10 s', '10 min', '2 h 30 min')
    """
    if seconds < 100:
        return f"{seconds:.0f} s"
    hours, minutes = divmod(round(seconds / 60), 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"
