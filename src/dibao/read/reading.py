"""What a reader takes and gives back."""

from collections.abc import Callable
from dataclasses import dataclass

from dibao.model import Facts, Page

BLANK = "blank"  # the code of a page on which nothing is printed


@dataclass(frozen=True, slots=True)
class Unread:
    """A page of a file that could not be read, or only in part, and why."""

    sequence: int  # its place in the file, from 1, as that of the pages that were read
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as read: its pages, and how they came to be.

    Of a text, ``"".join(page.text for page in pages)`` is the whole decoded file, form
    feeds included; only a byte order mark is kept apart, as the "-sig" of ``encoding``.
    """

    pages: tuple[Page, ...]
    format: str  # "text" or "pdf"
    # A label that dibao.read.encoding.encode understands, or "mixed"; "" of a PDF.
    encoding: str
    reader: str  # the reader and its version: a new version may read otherwise
    exact: bool  # encoding the pages again gives the file's bytes
    unread: tuple[Unread, ...] = ()  # pages that are not, or not wholly, in ``pages``


@dataclass(frozen=True, slots=True)
class Told:
    """What a person says of how a file is to be read."""

    encoding: str = ""  # "" to have it told
    password: str = ""  # of a PDF that does not open without; kept nowhere


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes handed to a reader, and what is known of them beforehand."""

    data: bytes
    name: str  # for messages
    known: Facts
    told: Told = Told()


Reader = Callable[[Source], Reading]
