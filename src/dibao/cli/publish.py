"""dibao publish: the copy of an archive that readers are shown."""

from contextlib import closing
from pathlib import Path

import click

from dibao.cli.progress import quiet_option, steps
from dibao.cli.screen import counted


@click.command()
@click.argument("archive", type=click.Path(path_type=Path))
@click.argument("to", type=click.Path(path_type=Path))
@quiet_option
def publish(archive: Path, to: Path, *, is_quiet: bool) -> None:
    """Put a copy for readers at TO, in the place of the one before.

    It is small, read only, and holds what is shown: no withdrawn page, no folder's
    name, no problem. A `dibao serve TO` that is running shows it from the next page
    on. ARCHIVE may be in use. Pictures of pages come along, into the folder TO-images.
    """
    from dibao.archive.publishing import publish as put

    with steps(is_quiet=is_quiet) as tell:
        done = put(archive, to, progress=tell)
        tell("pictures", 0, 0)
        hang(archive, done.path, to)
    click.echo(
        f"published: {done.path}, {done.size_bytes / 1e6:,.1f} MB, "
        f"{counted(done.sources, 'source')}, {counted(done.pages, 'page')}, "
        f"{counted(done.articles, 'article')}"
    )


def hang(archive: Path, published: Path, to: Path) -> None:
    """Give readers the pictures of the pages that they are shown, and no others."""
    from dibao.archive import gallery, originals
    from dibao.archive.connect import open_to_read
    from dibao.archive.swap import written

    with closing(open_to_read(published)) as conn, written(gallery.folder(to)):
        pages = tuple(originals.every(conn))
        gallery.hang(archive, to, pages)
        gallery.prune(to, pages)
