"""dibao backup: a copy of an archive that may be in use."""

from datetime import datetime
from pathlib import Path

import click

from dibao.cli.progress import quiet_option, steps
from dibao.cli.screen import counted


@click.command()
@click.argument("archive", type=click.Path(path_type=Path))
@click.argument("to", type=click.Path(path_type=Path))
@click.option("--replace", is_flag=True, help="Write over the file that is there.")
@quiet_option
def backup(archive: Path, to: Path, *, replace: bool, is_quiet: bool) -> None:
    """Copy an archive, also while it is read and written.

    TO is a file, or a folder, in which the copy is named after the archive and the
    time. It is read back and compared with the archive before it has its name. To use
    a backup, put it in the archive's place while nothing has that open. Pictures of
    pages are not in it: keep the PDFs, from which `dibao ingest --images` makes them.
    """
    from dibao.archive.copying import backup as copy

    with steps(is_quiet=is_quiet) as tell:
        done = copy(archive, named(archive, to), replace=replace, progress=tell)
    click.echo(
        f"backup: {done.path}, {done.size_bytes / 1e6:,.1f} MB, "
        f"{counted(done.sources, 'source')}, {counted(done.pages, 'page')}, "
        f"{counted(done.articles, 'article')}; compared, it says the same"
    )


def named(archive: Path, to: Path) -> Path:
    """Return where the copy goes: a dated name where a folder is given."""
    if not to.is_dir():
        return to
    time = datetime.now().astimezone()
    return to / f"{archive.stem}-{time:%Y%m%d-%H%M%S}{archive.suffix}"
