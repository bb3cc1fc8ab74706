"""dibao export: an archive as lines that anything can read."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dibao.cli.progress import quiet_option, steps
from dibao.cli.screen import counted
from dibao.errors import DiskError

if TYPE_CHECKING:
    from dibao.archive.lines import Head

STANDARD = "-"  # standard input or output


@click.command()
@click.argument("archive", type=click.Path(path_type=Path))
@click.argument("file", default=STANDARD)
@click.option("--replace", is_flag=True, help="Write over the file that is there.")
@quiet_option
def export(archive: Path, file: str, *, replace: bool, is_quiet: bool) -> None:
    """Write all of an archive as JSON lines, an article a line.

    To FILE, or to standard output. It can be read without dibao, and `dibao import`
    makes the same archive of it. ARCHIVE may be in use.
    """
    from dibao.archive.exporting import export as write
    from dibao.archive.exporting import export_to

    is_between = file == STANDARD and sys.stdout.isatty()  # the lines themselves
    with steps(is_quiet=is_quiet or is_between) as tell:
        if file == STANDARD:
            with whole():
                head = write(archive, sys.stdout.buffer, progress=tell)
                sys.stdout.buffer.flush()
        else:
            head = export_to(archive, Path(file), replace=replace, progress=tell)
    click.echo(f"exported: {told(head)}", err=file == STANDARD)


@contextmanager
def whole() -> Iterator[None]:
    """Say that what went to standard output is not whole, if it is not.

    Raises:
        DiskError: it could not be written.
    """
    try:
        yield
    except BrokenPipeError:
        raise  # who read it has enough
    except OSError as error:
        raise DiskError(
            f"standard output: it cannot be written, and the export is cut off. "
            f"({error})"
        ) from error


def told(head: "Head") -> str:
    """Return how much an export holds, and the digest of it, in a line."""
    counts = (counted(head.lines[kind], kind) for kind in ("source", "page", "article"))
    return ", ".join(counts) + f" with furniture, digest {head.digest[:12]}"
