"""The command line: arguments to one call, errors to a message and an exit code.

Messages are English; the words of the trade stand beside them in Chinese where a
reader of the archive would look for them (第3版, 版头版脚). Everything heavy is
imported where it is used, so that a search does not wait for what it does not need.
"""

import click

from dibao import __version__
from dibao.cli.door import Door


@click.group(cls=Door, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="dibao")
def main() -> None:
    """Dibao 邸报: messy newspaper pages in, a clean and searchable archive out."""
