"""dibao serve: Datasette with safe settings, and the reading room at its root."""

from pathlib import Path

import click

from dibao.errors import MissingError

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
