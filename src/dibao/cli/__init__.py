"""The command line: arguments to one call, errors to a message and an exit code.

Messages are English; the words of the trade stand beside them in Chinese where a
reader of the archive would look for them (第3版, 版头版脚). Everything heavy is
imported where it is used, so that a search does not wait for what it does not need.
"""

import click

from dibao import __version__
from dibao.cli.backup import backup
from dibao.cli.clean import clean
from dibao.cli.door import Door
from dibao.cli.export import export
from dibao.cli.import_ import import_
from dibao.cli.info import info
from dibao.cli.ingest import ingest
from dibao.cli.problems import problems
from dibao.cli.publish import publish
from dibao.cli.rebuild import rebuild
from dibao.cli.search import search
from dibao.cli.serve import serve
from dibao.cli.set import set_
from dibao.cli.show import show
from dibao.cli.verify import verify


@click.group(cls=Door, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="dibao")
def main() -> None:
    """Dibao 邸报: messy newspaper pages in, a clean and searchable archive out."""


for _command in (
    # pages in
    ingest,
    problems,
    set_,
    # to read
    search,
    show,
    serve,
    info,
    # to keep
    verify,
    backup,
    publish,
    export,
    import_,
    rebuild,
    # without an archive
    clean,
):
    main.add_command(_command)
