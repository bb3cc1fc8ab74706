"""Options that several commands have: where pages stand in print, and the words."""

import datetime
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

import click

from dibao.model import Facts
from dibao.query import period

Command = TypeVar("Command", bound=Callable[..., object])

DAY_CHARS = len("2024-01-18")


class Period(click.ParamType[str]):
    """A year, a month or a day, as people write them."""

    name = "date"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """Return the start of an ISO date, or fail with what would do."""
        return period(value) or self.fail(
            f"{value!r} is no date. Try 2023, 2023-05 or 2023-05-01.", param, ctx
        )


class Day(click.ParamType[datetime.date]):
    """One day."""

    name = "date"

    def convert(
        self,
        value: str | datetime.date,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> datetime.date:
        """Return the day, or fail with what would do."""
        if isinstance(value, datetime.date):
            return value
        found = period(value)
        if len(found) != DAY_CHARS:
            self.fail(f"{value!r} is no day. Try 2024-01-18.", param, ctx)
        return datetime.date.fromisoformat(found)


def facts_options(command: Command) -> Command:
    """Return the command with --title, --date and --page added."""
    for option in (
        click.option("--page", "label", help="The page's number 版, such as 3 or A12."),
        click.option("--date", type=Day(), help="The day of the issue: 2024-01-18."),
        click.option("--title", help="The newspaper's name 报名."),
    ):
        command = option(command)
    return command


def dictionary_option(help_: str) -> Callable[[Command], Command]:
    """Return what adds --dict to a command."""
    return click.option(
        "--dict",
        "dictionary",
        metavar="FILE",
        type=click.Path(path_type=Path),
        help=help_,
    )


def dictionary_of(path: object) -> str | None:
    """Return the text of the dictionary that the option names; None where none."""
    from dibao.ingest import dictionary_of as text_of

    return text_of(path) if isinstance(path, Path) else None


def facts_of(said: Mapping[str, object]) -> Facts:
    """Return what these options say."""
    from dibao.read.pattern import without_zeros

    day = said["date"]
    return Facts(
        str(said["title"] or ""),
        day if isinstance(day, datetime.date) else None,
        without_zeros(str(said["label"] or "")),
    )
