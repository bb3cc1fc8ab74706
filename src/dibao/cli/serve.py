"""dibao serve: Datasette with safe settings, and the reading room at its root."""

import re
from pathlib import Path

import click

from dibao.errors import MissingError, UsageError

UNSAFE = re.compile("-o*i|--immutable|--nolock")
PASSED_ON = {"ignore_unknown_options": True, "allow_interspersed_args": False}


@click.command(context_settings=PASSED_ON)
@click.argument("archive", type=click.Path(path_type=Path))
@click.argument("options", nargs=-1, type=click.UNPROCESSED)
def serve(archive: Path, options: tuple[str, ...]) -> None:
    """Serve an archive in the browser.

    Datasette with safe settings and the reading room at /. What stands after ARCHIVE
    goes to Datasette: -p 8080, --open, -h 0.0.0.0, --setting …
    """
    from dibao.archive.connect import open_to_read

    _refuse_unsafe(options)
    open_to_read(archive).close()  # says what is wrong with it better than a server
    try:
        from datasette.cli import cli as datasette
    except ImportError as error:
        raise MissingError(
            f"Datasette is missing ({error}). Try: pip install --force-reinstall dibao"
        ) from error
    from dibao.web.serve import arguments

    datasette.main(
        [*arguments(archive), *options],
        prog_name="dibao",
        standalone_mode=False,
    )


def _refuse_unsafe(options: tuple[str, ...]) -> None:
    """Refuse what would read a file as if nobody could write it: the answers are wrong.

    Raises:
        UsageError: such an option is among them.
    """
    for option in options:
        if UNSAFE.match(option):
            raise UsageError(
                f"{option}: an archive can change while it is served, and so read it "
                f"would give wrong answers. Serve a published copy: dibao publish"
            )
