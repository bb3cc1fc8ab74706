"""dibao import: an archive made from what dibao export wrote."""

import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import BinaryIO

import click

from dibao.cli.export import STANDARD, told
from dibao.cli.progress import quiet_option, steps
from dibao.errors import NoInputError


@click.command("import")
@click.argument("archive", type=click.Path(path_type=Path))
@click.argument("file")
@quiet_option
def import_(archive: Path, file: str, *, is_quiet: bool) -> None:
    """Make a new archive from what `dibao export` wrote.

    From FILE, or from standard input, as -. The archive is there when every line is
    in and it says what the old one said; else nothing is.
    """
    from dibao.archive.importing import import_ as read

    with opened(file) as given, steps(is_quiet=is_quiet) as tell:
        head = read(archive, given, progress=tell)
    click.echo(f"imported: {told(head)}, the same as before")


def opened(file: str) -> AbstractContextManager[BinaryIO]:
    """Return what a file holds, or standard input, which is not closed.

    Raises:
        NoInputError: it cannot be read.
    """
    if file == STANDARD:
        return nullcontext(sys.stdin.buffer)
    try:
        return Path(file).open("rb")
    except OSError as error:
        why = error.strerror or error
        raise NoInputError(f"{file}: cannot be read: {why}") from error
