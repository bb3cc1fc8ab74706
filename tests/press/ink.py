"""Characters that know the gold block they come from, and how rows are made of them.

Whatever is done to a page later (doubled, torn, spaced out), every character still says
which block and which place in it it was, so the gold need not be worked out again.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

OWN, COPY, NOISE = "", "copy", "noise"
NOT_FIRST = frozenset("，。、；：？！”’）》】〉」』…—％·%)],.;:!?～")
OPENERS = frozenset("（“‘《【〈「『([")
HANGING = 4  # half widths that a mark may stand out beyond its row


@dataclass(eq=False, slots=True)
class Block:
    """One block of the gold; article 0 is furniture."""

    article: int
    role: str
    text: str

    @property
    def inks(self) -> "Row":
        """Return the block's characters, each printed once."""
        return [Ink(char, self, at) for at, char in enumerate(self.text)]


class Ink(NamedTuple):
    """One printed character; noise has no block."""

    char: str
    block: Block | None
    at: int
    kind: str = OWN


Row = list[Ink]


def blanks(count: int = 1, char: str = " ") -> Row:
    return [noise(char)] * count


def noise(char: str) -> Ink:
    return Ink(char, None, -1, NOISE)


def copied(inks: Row) -> Row:
    """Return the inks as drawn a second time."""
    return [ink._replace(kind=ink.kind or COPY) for ink in inks]


def redrawn(row: Row, table: dict[str, str]) -> Row:
    """Return the row with characters drawn as others that look like them."""
    return [ink._replace(char=table.get(ink.char, ink.char)) for ink in row]


def text_of(row: Row) -> str:
    return "".join(ink.char for ink in row)


def units(row: Row) -> int:
    """Return how wide a row is, in half widths."""
    return sum(1 if ink.char.isascii() else 2 for ink in row)


def is_of_number(char: str) -> bool:
    return char.isascii() and (char.isalnum() or char in ".%+-/:")


def atoms(inks: Row) -> Iterator[Row]:
    """Yield what no row end may part: a number, a Latin word, a dash of two."""
    atom: Row = []
    for ink in inks:
        if atom and not _holds(atom, ink.char):
            yield atom
            atom = []
        atom = [*atom, ink]
    if atom:
        yield atom


def _holds(atom: Row, char: str) -> bool:
    last = atom[-1].char
    if is_of_number(char) and is_of_number(last) and len(atom) < 10:
        return True
    return char in "…—" and last == char and len(atom) < 2


def wrapped(inks: Row, width: int, first: int = 0) -> list[Row]:
    """Return rows of ``width`` Han, the first of ``first``.

    Marks hang over the end and openers move down, as Chinese is set.
    """
    room = 2 * (first or width)
    rows: list[Row] = []
    row: Row = []
    for atom in atoms(inks):
        wide = units(row) + units(atom)
        hangs = atom[0].char in NOT_FIRST and wide <= room + HANGING
        if row and wide > room and not hangs:
            stays = len(row) - _openers(row)
            rows.append(row[:stays])
            row, room = row[stays:], 2 * width
        row = row + atom
    rows += [row] if row else []
    stripped = rows[:1] + [_unpadded(row) for row in rows[1:]]
    return [row for row in stripped if any(ink.char != " " for ink in row)]


def _openers(row: Row) -> int:
    """Return how many openers end the row; the row keeps one character at least."""
    count = 0
    while len(row) - count > 1 and row[-1 - count].char in OPENERS:
        count += 1
    return count


def _unpadded(row: Row) -> Row:
    while len(row) > 1 and row[0].char == " ":
        row = row[1:]
    return row
