"""dibao set: correct what is known of a source, or take it out."""

from pathlib import Path

import click

from dibao.cli.facts import facts_of, facts_options
from dibao.cli.screen import counted
from dibao.errors import UsageError
from dibao.model import Facts


@click.command("set")
@click.argument("archive", type=click.Path(path_type=Path))
@click.argument("source")
@facts_options
@click.option("--withdraw", is_flag=True, help="Take its articles out of the archive.")
def set_(archive: Path, source: str, withdraw: bool, **said: object) -> None:
    """Correct --title, --date or --page of what came from a source.

    SOURCE is the path it was handed in under, or the first six letters or more of its
    SHA-256. Articles keep their uids, so links to them stay true.
    """
    from dibao.archive import correct

    facts = facts_of(said)
    if withdraw and facts != Facts():
        raise UsageError(
            "--withdraw takes all out: give no --title, --date or --page with it."
        )
    if withdraw:
        done, what = correct.withdraw(archive, source), "withdrawn"
    else:
        done, what = correct.correct(archive, source, facts), "corrected"
    held = f"{counted(done.pages, 'page')}, {counted(done.articles, 'article')}"
    click.echo(f"{what}: {done.path or done.sha256[:12]}, {held}")
