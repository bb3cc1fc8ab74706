"""A page of rows, its text and its gold."""

import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TypedDict

from press.ink import OWN, Block, Row, text_of


class Gold(TypedDict):
    """One block of the gold: article 0 is furniture, lines count from 1."""

    article: int
    role: str
    lines: list[int]
    text: str


@dataclass(slots=True)
class Page:
    """A page being set, and in which bytes it is to be kept."""

    rows: list[Row] = field(default_factory=list)
    encoding: str = "utf-8"
    ending: str = "\n"

    def blank(self) -> None:
        """Add a blank row, unless there is one or nothing is printed yet."""
        if self.rows and self.rows[-1]:
            self.rows.append([])

    def unblank(self) -> None:
        """Take away a blank row at the end."""
        if self.rows and not self.rows[-1]:
            self.rows.pop()

    @property
    def text(self) -> str:
        """Return what is printed."""
        return "".join(text_of(row) + self.ending for row in self.rows)

    @property
    def gold(self) -> list[Gold]:
        """Return the blocks in the order in which they begin."""
        lines: dict[Block, list[int]] = defaultdict(list)
        for number, row in enumerate(self.rows, 1):
            for ink in row:
                if ink.block:
                    lines[ink.block].append(number)
        return [
            {
                "article": block.article,
                "role": block.role,
                "lines": [found[0], found[-1]],
                "text": block.text,
            }
            for block, found in lines.items()
        ]


def strays(page: Page) -> list[str]:
    """Return what is printed and seen, yet of no block."""
    inks = (ink for row in page.rows for ink in row if ink.block is None)
    return [ink.char for ink in inks if not is_unseen(ink.char)]


def is_unseen(char: str) -> bool:
    return char.isspace() or unicodedata.category(char)[0] == "C"


def broken(page: Page) -> list[Block]:
    """Return the blocks not printed once, whole and in order; copies do not count."""
    printed: dict[Block, list[int]] = defaultdict(list)
    for row in page.rows:
        for ink in row:
            if ink.block and ink.kind == OWN and not ink.block.text[ink.at].isspace():
                printed[ink.block].append(ink.at)
    return [
        block
        for block, places in printed.items()
        if places != [at for at, char in enumerate(block.text) if not char.isspace()]
    ]
