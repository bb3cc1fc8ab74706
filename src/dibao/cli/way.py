"""The options that say how a long run goes about it."""

import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeVar

import click

from dibao.cli.door import complain

if TYPE_CHECKING:
    from dibao.ingest import Outcome, Way

F = TypeVar("F", bound=Callable[..., object])


def way_options(command: F) -> F:
    """Return the command with these options, in the order in which they are shown."""
    for option in (
        click.option(
            "-q", "--quiet", is_flag=True, help="No progress: problems and the sum."
        ),
        click.option("--wait", is_flag=True, help="Wait while another dibao writes."),
        click.option(
            "--workers",
            type=click.IntRange(0),
            envvar="DIBAO_WORKERS",
            metavar="N",
            help="Processes that read: one a core. 0: none, and no limits.",
        ),
    ):
        command = option(command)
    return command


def way_of(
    said: Mapping[str, object], *, progress: "Callable[[Outcome], None] | None" = None
) -> "Way":
    """Return what the options say."""
    from dibao.ingest import HERE, Way

    count = said["workers"]
    return Way(
        cores() if count is None else int(str(count)),
        wait=bool(said["wait"]),
        progress=progress or HERE.progress,
        warn=complain,
    )


def cores() -> int:
    """Return on how many cores this process may run."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
