"""dibao import: an archive made from what dibao export wrote."""

import sys
from pathlib import Path

import click

from dibao.cli.export import STANDARD, told
from dibao.errors import NoInputError


@click.command("import")
@click.argument("archive", type=click.Path(path_type=Path))
@click.argument("file")
def import_(archive: Path, file: str) -> None:
    """Make a new archive from what `dibao export` wrote.

    From FILE, or from standard input, as -. The archive is there when every line is
    in and it says what the old one said; else nothing is.
    """
    from dibao.archive.importing import import_ as read

    if file == STANDARD:
        head = read(archive, sys.stdin.buffer)
    else:
        try:
            given = Path(file).open("rb")  # noqa: SIM115 - closed below
        except OSError as error:
            why = error.strerror or error
            raise NoInputError(f"{file}: cannot be read: {why}") from error
        with given:
            head = read(archive, given)
    click.echo(f"imported: {told(head)}, the same as before")
