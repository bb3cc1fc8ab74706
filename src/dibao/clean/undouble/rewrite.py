"""Write each doubled line once, and note where two drawn runs meet."""

from collections.abc import Sequence
from dataclasses import dataclass

from dibao.clean.undouble.decide import Reading, decide
from dibao.clean.undouble.units import Inked, inked
from dibao.clean.undouble.weigh import kind_of


@dataclass(frozen=True, slots=True)
class Undoubled:
    """A line read once.

    ``seams`` are offsets in its ink at which a new run begins though the characters
    on both sides are of one kind.
    """

    text: str
    seams: tuple[int, ...]


def undouble(texts: Sequence[str]) -> dict[int, Undoubled]:
    """Return the lines that were drawn more than once, read once, by index.

    >>> undouble(["广场落成庆典广场落成庆典，，", "大家天天大家天天"])[1].text
    '大家天天'
    """
    lines = [inked(text) for text in texts]
    return {i: _once(lines[i], reading) for i, reading in decide(lines).items()}


def _once(line: Inked, reading: Reading) -> Undoubled:
    dropped = set[int]()  # places in the text
    kept = [True] * len(line.ink)
    for unit in reading.units:
        second = unit.start + unit.length
        kept[second : unit.end] = [False] * (unit.end - second)
        dropped.update(range(line.at[second - 1] + 1, line.at[unit.end - 1] + 1))
    text = "".join([char for i, char in enumerate(line.text) if i not in dropped])
    return Undoubled(text, _seams(line.ink, reading, kept))


def _seams(ink: str, reading: Reading, kept: Sequence[bool]) -> tuple[int, ...]:
    if reading.mode.by == "char":
        return ()
    edges = {unit.start for unit in reading.units} | {
        unit.end for unit in reading.units
    }
    return tuple(
        sum(kept[:edge])
        for edge in sorted(edges)
        if 0 < edge < len(ink) and kind_of(ink[edge - 1]) == kind_of(ink[edge]) == "han"
    )
