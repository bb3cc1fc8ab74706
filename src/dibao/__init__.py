"""dibao 邸报: messy newspaper pages in, a clean and searchable archive out."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from os import PathLike

    from dibao.desk.reader import Archive

__version__ = "0.4.0"
__all__ = ["open_archive"]


def open_archive(path: "str | PathLike[str]") -> "Archive":
    """Return an archive opened to be read.

    >>> open_archive("no-such.db")
    Traceback (most recent call last):
    ...
    dibao.errors.NoInputError: no-such.db: no such archive. To make one: ...
    """
    from dibao.desk.reader import Archive  # a search's worth of imports, when used

    return Archive(path)
