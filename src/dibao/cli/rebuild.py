"""dibao rebuild: an archive made anew from its own raw pages."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dibao.cli.facts import dictionary_of, dictionary_option
from dibao.cli.ingest import EVERY_SECONDS
from dibao.cli.screen import counted

if TYPE_CHECKING:
    from dibao.ingest import Rebuilt


@click.command()
@click.argument("archive", type=click.Path(path_type=Path))
@dictionary_option(
    "Your own words, in jieba's format, from now on; an empty file: none."
)
def rebuild(archive: Path, dictionary: Path | None) -> None:
    """Remake articles and indexes from the stored raw pages.

    For an archive of an older dibao, after better rules, or for other words. What was
    set stays set, and uids stay. Needs room for a second archive beside the first,
    which stays whole until the new one is.
    """
    from dibao.ingest import rebuild as remake

    text = dictionary_of(dictionary)
    with progress() as tell:
        rebuilt = remake(archive, dictionary=text, progress=tell)
    click.echo(told(rebuilt))


def told(rebuilt: "Rebuilt") -> str:
    """Return what there is now, in a line."""
    return (
        f"rebuilt: {counted(rebuilt.sources, 'source')}, "
        f"{counted(rebuilt.pages, 'page')}, {counted(rebuilt.articles, 'article')}; "
        f"uids: {rebuilt.kept:,} kept, {rebuilt.new:,} new, {rebuilt.gone:,} gone"
    )


@contextmanager
def progress() -> Iterator[Callable[[int, int], None]]:
    """Yield what tells how far it is: a bar on a terminal, else a line now and then."""
    if not sys.stderr.isatty():
        yield in_lines()
        return
    with click.progressbar(length=0, label="sources 来源", file=sys.stderr) as bar:

        def tell(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        yield tell


def in_lines() -> Callable[[int, int], None]:
    """Return what tells in lines that a log can keep."""
    due = time.monotonic() + EVERY_SECONDS

    def tell(done: int, total: int) -> None:
        nonlocal due
        if time.monotonic() >= due:
            click.echo(f"{done:,} of {counted(total, 'source')}", err=True)
            due = time.monotonic() + EVERY_SECONDS

    return tell
