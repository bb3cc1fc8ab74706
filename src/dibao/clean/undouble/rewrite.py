"""Write each doubled line once, and note where two drawn runs meet."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dibao.clean.undouble.copies import copies
from dibao.clean.undouble.decide import Reading, decide
from dibao.clean.undouble.units import ink_of
from dibao.clean.undouble.weigh import kind_of

_GAP = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Undoubled:
    """A line read once.

    ``seams`` are offsets in its ink at which a new run begins though the characters
    on both sides are of one kind.
    """

    text: str
    seams: tuple[int, ...]


def undouble(texts: Sequence[str]) -> dict[int, Undoubled | None]:
    """Return the lines that were drawn more than once, read once, by index.

    None stands for a line that is only a copy of the one above it.

    >>> undouble(["广场落成庆典广场落成庆典，，", "大家天天大家天天"])[1].text
    '大家天天'
    """
    drawn = copies([ink_of(text) for text in texts])
    left = ["" if i in drawn else text for i, text in enumerate(texts)]
    found = {i: _once(reading) for i, reading in decide(left).items()}
    return found | dict.fromkeys(drawn)


def _once(reading: Reading) -> Undoubled:
    line = reading.line
    dropped = set[int]()  # places in the text
    kept = [True] * len(line.ink)
    for unit in reading.units:
        second = unit.start + unit.length
        kept[second : unit.end] = [False] * (unit.end - second)
        dropped.update(range(line.at[second - 1] + 1, line.at[unit.end - 1] + 1))
    text = "".join([char for i, char in enumerate(line.text) if i not in dropped])
    if reading.mode.by == "char" and reading.stretches[0].whole:
        text = _thinned(text, reading.mode.copies)
    return Undoubled(text, _seams(line.ink, reading, kept))


def _thinned(text: str, copies: int) -> str:
    r"""Return the text with blanks written once that were drawn with the characters.

    Only where all are multiples, and an indent only if as much as two remain of it.

    >>> _thinned("\u3000\u3000\u3000\u3000春耕  开始", 2)
    '\u3000\u3000春耕 开始'
    """
    indent = text[: len(text) - len(text.lstrip())]
    gaps = _GAP.findall(text.strip())
    if all(len(gap) % copies == 0 for gap in gaps):
        text = indent + _GAP.sub(lambda gap: gap[0][::copies], text.lstrip())
    if len(indent) >= 2 * copies and len(indent) % copies == 0:
        text = indent[::copies] + text[len(indent) :]
    return text


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
