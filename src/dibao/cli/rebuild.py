"""dibao rebuild: an archive made anew from its own raw pages."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dibao.cli.facts import dictionary_of, dictionary_option
from dibao.cli.progress import shown
from dibao.cli.screen import counted
from dibao.cli.way import way_of, way_options

if TYPE_CHECKING:
    from dibao.ingest import Rebuilt


@click.command()
@click.argument("archive", type=click.Path(path_type=Path))
@dictionary_option(
    "Your own words, in jieba's format, from now on; an empty file: none."
)
@way_options
def rebuild(archive: Path, dictionary: Path | None, **how: object) -> None:
    """Remake articles and indexes from the stored raw pages.

    For an archive of an older dibao, after better rules, or for other words. What was
    set stays set, and uids stay. Needs room for a second archive beside the first,
    which stays whole until the new one is.
    """
    from dibao.ingest import rebuild as remake

    text = dictionary_of(dictionary)
    is_quiet = bool(how["quiet"])
    with shown("sources 来源", one="source", is_quiet=is_quiet) as step:
        rebuilt = remake(archive, dictionary=text, way=way_of(how), progress=step)
    click.echo(told(rebuilt))


def told(rebuilt: "Rebuilt") -> str:
    """Return what there is now, in a line."""
    return (
        f"rebuilt: {counted(rebuilt.sources, 'source')}, "
        f"{counted(rebuilt.pages, 'page')}, {counted(rebuilt.articles, 'article')}; "
        f"uids: {rebuilt.kept:,} kept, {rebuilt.new:,} new, {rebuilt.gone:,} gone"
    )
