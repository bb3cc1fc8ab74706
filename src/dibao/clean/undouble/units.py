"""What was drawn more than once: a line of ink as units, each a piece and its copies.

The ink of a line is its text without blanks, because blanks fall between drawn runs
anywhere and would hide a copy.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import add
from typing import NamedTuple

# A run ends where the font changes, at the latest at the line's end; no column of a
# newspaper is wider than some fifty characters.
LONGEST = 64

# Copies with a blank between them are rather words or cells of a table: 合格 合格. As
# many units without are preferred to one with it, 3 3 8 8 being twice drawn from 3 8.
APART = 3

# Characters; no line and no paragraph typed as one is longer. And so many times fewer
# pairs of characters than ink are no words but a ruler or leader dots.
PARAGRAPH = 4000
RULER = 16

# How many later places of one pair of characters are tried as the start of a copy.
# Six find every copy in ordinary text; more only feed lines of one repeated character.
TRIES = 6


class Unit(NamedTuple):
    """A piece of ink that stands ``copies`` times in a row from ``start`` on."""

    start: int
    length: int
    copies: int

    @property
    def end(self) -> int:
        """Where the last copy ends."""
        return self.start + self.length * self.copies


Units = tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Inked:
    """A line's text, its ink, and where in the text each character of ink stands.

    ``breaks`` are the offsets in the ink before which a blank stands; ``repeats`` are
    the lengths of ink that follow themselves, by the offset at which they start.
    """

    text: str
    ink: str
    at: Sequence[int]
    breaks: frozenset[int]
    repeats: Mapping[int, Sequence[int]]


def ink_of(text: str) -> str:
    """Return a line's text without its blanks."""
    return "".join(text.split())


def inked(text: str) -> Inked:
    """Return the text with its ink apart.

    >>> line = inked(" 甲甲 乙")
    >>> line.ink, line.at, line.breaks, line.repeats
    ('甲甲乙', (1, 2, 4), frozenset({0, 2}), {0: [1]})
    """
    ink = ink_of(text)
    if len(ink) == len(text):
        return Inked(text, ink, range(len(text)), frozenset(), _repeats(ink))
    at = tuple(i for i, char in enumerate(text) if not char.isspace())
    steps = enumerate(pairwise((-1, *at)))
    breaks = frozenset(k for k, (a, b) in steps if b > a + 1)
    return Inked(text, ink, at, breaks, _repeats(ink))


def is_tripled(line: Inked) -> bool:
    """Return whether anything on a line stands three times in a row.

    >>> is_tripled(inked("景象景象景象")), is_tripled(inked("景象景象，，"))
    (True, False)
    """
    return any(
        length in line.repeats.get(start + length, ())
        for start, lengths in line.repeats.items()
        for length in lengths
    )


def long_parts(ink: str) -> tuple[int, ...]:
    """Return what length the part has that ink is two or three copies of, if long."""
    sizes = ((copies, len(ink) // copies) for copies in (2, 3))
    return tuple(
        size for copies, size in sizes if size > LONGEST and ink == ink[:size] * copies
    )


def _repeats(ink: str) -> dict[int, list[int]]:
    if len(ink) > PARAGRAPH:
        return {}
    pairs = list(map(add, ink, ink[1:]))
    if not _may_repeat(pairs):
        return {}
    found = {i: lengths for i, lengths in _lengths(ink, pairs) if lengths}
    for part in long_parts(ink):
        found.setdefault(0, []).append(part)
        found.setdefault(part, []).append(part)
    return found


def _may_repeat(pairs: Sequence[str]) -> bool:
    """Return whether ink of these pairs can hold a unit worth weighing.

    One character twice is worth it only at an edge, where the next line may go on.

    >>> inks = ("动员会", "动员会动员会", "动动员员", "动动")
    >>> [_may_repeat([a + b for a, b in pairwise(ink)]) for ink in inks]
    [False, True, True, True]
    """
    kinds = len(set(pairs))
    if kinds < len(pairs):
        return kinds * RULER > len(pairs) + 1
    same = [pair for pair in pairs if pair[0] == pair[1]]
    return len(same) > 1 or (len(same) == 1 and same[0] in (pairs[0], pairs[-1]))


def _lengths(ink: str, pairs: Sequence[str]) -> Iterator[tuple[int, list[int]]]:
    """Yield, for offsets in the ink, the lengths of what follows itself there."""
    places: dict[str, list[int]] = {}
    for i, pair in enumerate(pairs):
        places.setdefault(pair, []).append(i)
    for pair, starts in places.items():
        double = [1] if pair[0] == pair[1] else []
        if len(starts) == 1 and not double:  # nearly always
            continue
        for at, i in enumerate(starts, start=1):
            near = (j for j in starts[at : at + TRIES] if 1 < j - i <= LONGEST)
            yield i, [j - i for j in near if ink.startswith(ink[i:j], j)] + double


def by_run(line: Inked, copies: int, cut: frozenset[str] = frozenset()) -> Units:
    """Return the units that cover the most ink, and among those the fewest units.

    Fewest, because a run is drawn whole: ``高高兴兴高高兴兴`` is 高高兴兴 twice. Among
    equals the first: text that only begins like a run follows its copies. At a
    character of ``cut`` a run ends, unless all of it is such marks.

    >>> by_run(inked("景象景象。。"), 2)
    (Unit(start=0, length=2, copies=2), Unit(start=4, length=1, copies=2))
    """
    starts = sorted(line.repeats)
    covered, cost = [0] * (len(starts) + 1), [0] * (len(starts) + 1)
    best: list[Unit | None] = [None] * len(starts)
    for k in range(len(starts) - 1, -1, -1):
        covered[k], cost[k] = covered[k + 1], cost[k + 1]
        for length in line.repeats[starts[k]]:
            unit = Unit(starts[k], length, copies)
            if not _is_unit(line, unit, cut):
                continue
            rest = bisect_left(starts, unit.end)
            gain = covered[rest] + length * copies
            price = cost[rest] + 1 + APART * is_apart(line, unit)
            if (gain, -price) >= (covered[k], -cost[k]):
                covered[k], cost[k], best[k] = gain, price, unit
    return _walk(best)


def by_char(line: Inked, copies: int) -> Units:
    """Return the units of one character each, drawn with no blank between.

    >>> [unit.start for unit in by_char(inked("王 塔塔吊吊22002200年"), 2)]
    [1, 3, 5, 7, 9, 11]
    """
    units = (Unit(i, 1, copies) for i in sorted(line.repeats))
    return _walk([unit if _is_char(line, unit) else None for unit in units])


def _walk(units: Iterable[Unit | None]) -> Units:
    """Return the units from the first on, without those that begin inside another."""
    found: list[Unit] = []
    end = 0
    for unit in units:
        if unit and unit.start >= end:
            found.append(unit)
            end = unit.end
    return tuple(found)


def is_apart(line: Inked, unit: Unit) -> bool:
    """Return whether a blank stands between copies of a unit."""
    copies = range(unit.start + unit.length, unit.end, unit.length)
    return bool(line.breaks) and not line.breaks.isdisjoint(copies)


def _is_char(line: Inked, unit: Unit) -> bool:
    ink = line.ink
    drawn = ink[unit.start : unit.end] == ink[unit.start] * unit.copies
    return drawn and not is_apart(line, unit)


def _is_unit(line: Inked, unit: Unit, cut: frozenset[str]) -> bool:
    again = unit.start + unit.length
    if unit.copies == 3 and unit.length not in line.repeats.get(again, ()):
        return False
    marks = sum(char in cut for char in line.ink[unit.start : again]) if cut else 0
    if marks not in (0, unit.length):
        return False
    # A blank of the run itself stands before each copy, if not at the line's start.
    return not is_apart(line, unit) or unit.start == 0 or unit.start in line.breaks
