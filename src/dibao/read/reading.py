"""What a reader takes and gives back."""

from collections.abc import Callable
from dataclasses import dataclass

from dibao.model import Facts, Page


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as read: its pages, and how they came to be.

    ``"".join(page.text for page in pages)`` is the whole decoded file, form feeds
    included; only a byte order mark is kept apart, as the "-sig" of ``encoding``.
    """

    pages: tuple[Page, ...]
    format: str  # "text"
    encoding: str  # a label that dibao.read.encoding.encode understands, or "mixed"
    reader: str  # the reader and its version: a new version may read otherwise
    exact: bool  # encoding the pages again gives the file's bytes


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes handed to a reader, and what is known of them beforehand."""

    data: bytes
    name: str  # for messages
    known: Facts
    encoding: str  # as declared by a person; "" to have it told


Reader = Callable[[Source], Reading]
