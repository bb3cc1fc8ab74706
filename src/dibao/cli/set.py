"""dibao set: correct what is known of a source, or take it out."""

from pathlib import Path

import click

from dibao.cli.facts import facts_of, facts_options
from dibao.cli.screen import counted, visible
from dibao.errors import UsageError
from dibao.model import Facts


@click.command("set")
@click.argument("archive", type=click.Path(path_type=Path))
@click.argument("source")
@facts_options
@click.option(
    "--withdraw",
    "change",
    flag_value="withdraw",
    help="Take its articles out of the archive.",
)
@click.option(
    "--restore",
    "change",
    flag_value="restore",
    help="Undo --withdraw; the file is not needed.",
)
def set_(archive: Path, source: str, change: str | None, **said: object) -> None:
    """Correct --title, --date or --page of what came from a source.

    SOURCE is the path it was handed in under, or the first six letters or more of its
    SHA-256. Articles keep their uids, so links to them stay true.
    """
    from dibao.archive import correct
    from dibao.ingest import restore

    facts = facts_of(said)
    if change and facts != Facts():
        raise UsageError(
            f"--{change} is for the whole source: give no --title, --date or --page "
            "with it."
        )
    if change == "withdraw":
        done, what = correct.withdraw(archive, source), "withdrawn"
    elif change == "restore":
        done, what = restore(archive, source), "restored"
    else:
        done, what = correct.correct(archive, source, facts), "corrected"
    held = f"{counted(done.pages, 'page')}, {counted(done.articles, 'article')}"
    click.echo(f"{what}: {visible(done.path) or done.sha256[:12]}, {held}")
