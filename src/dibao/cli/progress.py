"""How far a long run is: a bar with rate and time left, or lines for a log."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import click

from dibao.cli.screen import counted

EVERY_SECONDS = 5.0  # between lines where there is no terminal
BAR_COLUMNS = 24  # with a million files a line still fits 80
REDRAWN_SECONDS = 0.1  # the line of a step: the eye follows no faster
STEPS = {
    "copy": "copying 复制",
    "compare": "comparing 核对",
    "strip": "taking out what is not shown 删减",
    "pictures": "pictures 版面图",
    "weigh": "digest 摘要",
    "lines": "lines 行",
    "finish": "indexes and digest 索引、摘要",
    "file": "structure 结构",
    "schema": "schema 表",
    "rows": "rows 行",
    "texts": "texts 正文",
    "keys": "keys 排序",
    "indexes": "indexes 索引",
    "grams": "grams 字对索引",
    "words": "words 词索引",
    "sources": "files 来源文件",
}
F = TypeVar("F", bound=Callable[..., object])
Step = Callable[[int, int], None]
"""Told how many are done, and of how many."""


def quiet_option(command: F) -> F:
    """Return the command with an option that lets it show no progress."""
    option = click.option(
        "-q", "--quiet", "is_quiet", is_flag=True, help="No progress."
    )
    return option(command)


@contextmanager
def shown(
    label: str, *, one: str, total: int = 0, is_quiet: bool = False
) -> Iterator[Step]:
    """Yield what is told of progress; it shows it on stderr.

    ``label`` stands before the bar, ``one`` is what is counted, in the singular,
    ``total`` how many there are, where that is known from the start.
    """
    if is_quiet:
        yield lambda *_: None
    elif sys.stderr.isatty():
        with _bar(label, total) as step:
            yield step
    else:
        yield _in_lines(one)


@contextmanager
def steps(*, is_quiet: bool = False) -> Iterator[Callable[[str, int, int], None]]:
    """Yield what is told of a work of several steps; it shows them on stderr.

    On a terminal that is a line which goes on, and is gone afterwards; else a line
    now and then.
    """
    is_terminal = sys.stderr.isatty()
    if is_quiet:
        yield lambda *_: None
        return
    try:
        yield _going_on() if is_terminal else _now_and_then()
    finally:
        if is_terminal:
            click.echo("\r\x1b[K", err=True, nl=False)


def _going_on() -> Callable[[str, int, int], None]:
    """Return what shows each step at once, and how far it is."""
    last, due = "", 0.0

    def tell(step: str, done: int, total: int) -> None:
        nonlocal last, due
        now = time.monotonic()
        if step != last or now >= due:
            click.echo(f"\r\x1b[K{_said(step, done, total)}", err=True, nl=False)
            last, due = step, now + REDRAWN_SECONDS

    return tell


def _now_and_then() -> Callable[[str, int, int], None]:
    due = time.monotonic() + EVERY_SECONDS

    def tell(step: str, done: int, total: int) -> None:
        nonlocal due
        if time.monotonic() >= due:
            click.echo(_said(step, done, total), err=True)
            due = time.monotonic() + EVERY_SECONDS

    return tell


def _said(step: str, done: int, total: int) -> str:
    of = f" {done:,} of {total:,}" if total else ""
    return f"{STEPS.get(step, step)}{of}"


@contextmanager
def _bar(label: str, total: int) -> Iterator[Step]:
    pace = _pace()
    with click.progressbar(
        length=total,
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
