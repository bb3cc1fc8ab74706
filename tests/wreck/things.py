"""What the wrecker hands on: an article, its pieces, inked rows and boxes."""

from dataclasses import dataclass, field
from typing import TypedDict


@dataclass(frozen=True, slots=True)
class Source:
    """A clean article as it comes in."""

    title: str
    paragraphs: tuple[str, ...]
    kicker: str = ""
    deck: str = ""
    captions: tuple[str, ...] = ()
    retells: bool = False  # its title is in the words of its first paragraph


@dataclass(frozen=True, slots=True)
class Piece:
    """One gold block before it is set: its text is the right answer."""

    article: int | None
    role: str
    text: str
    tail: bool = False  # set on the last row of the piece before it, if there is room
    bold: str = ""  # "", "run", "char", "line", "rows": how it is drawn twice
    bold_length: int = 10_000  # so many first characters of it are bold
    key: int = -1  # its number on the page, given when the page is put together


@dataclass(frozen=True, slots=True)
class Ink:
    """Printed characters of one piece: as they should be, and as they come out."""

    key: int
    clean: str
    shown: str
    into: int = -1  # the piece whose block it joins, as a name behind the last word


@dataclass(frozen=True, slots=True)
class Row:
    """One printed line."""

    inks: tuple[Ink, ...]
    ends: bool = False  # the last row of its piece
    full: bool = False  # no room was left on it
    wraps: bool = False  # the row below was parted from it by tearing only

    @property
    def shown(self) -> str:
        """The line as it comes out."""
        return "".join(ink.shown for ink in self.inks)


@dataclass(frozen=True, slots=True)
class Box:
    """Rows that an extractor keeps together: a head group, a column, a caption."""

    kind: str  # head, body, caption, byline, furniture, mark
    article: int | None
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """One article's pieces: what stands over it, what flows, and its captions."""

    number: int
    kind: str
    head: tuple[Piece, ...]
    flow: tuple[Piece, ...]
    captions: tuple[tuple[Piece, ...], ...] = ()


class Gold(TypedDict):
    """One block of the right answer, in the scorer's form; article 0 is furniture."""

    article: int
    role: str
    lines: list[int]
    text: str


@dataclass(frozen=True, slots=True)
class Wreck:
    """A page as an extractor gives it, the right answer, and what was done."""

    text: str
    gold: tuple[Gold, ...]
    steps: tuple[str, ...]
    rows: tuple[Row, ...] = field(default=(), repr=False)
