"""How much a doubled stretch of a line proves: bits for each unit, by what it is.

The numbers are rough base-2 logarithms of how rarely the same repeat stands in clean
text. They were set on 12,000 news items wrapped at every width from 11 to 26, where
nothing is doubled, and on the same items doubled by machine.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dibao.clean.undouble.units import Inked, Unit, by_char, by_run

# Nobody writes these twice in a row; people do repeat ！ ？ … — ·.
SETTING = frozenset("，。、；：“”‘’（）《》〈〉【】「」『』")
ENDS = frozenset("。！？")
DASHES = frozenset("…—")
PAUSES = frozenset("，。、；：,;")
CRIES = frozenset("！？!?")

HAN_BITS = (0, 4, 7, 9, 12, 13, 15, 16, 17)  # a run, by its length
PAIR_BITS = 4.5  # one character drawn twice, as are its neighbors
FEW_PAIRS = 2, 3  # 高高兴兴 is a word: up to so many pairs give so many bits each
MARK_BITS = 8
DIGIT_BITS = (0, 2, 3, 5)
SEAM_BITS = -3  # two runs of Han that touch, one of them short: 高|高|兴|兴
ENTRY = 5  # a repeat may stand anywhere on a page: the first costs this
START_BITS = 2  # a lead-in begins its line or a sentence
WHOLE_BITS = 4  # nothing on the line stands once
ONE_BY_ONE = re.compile(
    "一[个件步点条次户家天年项批层段村人遍句声座步]"
)  # 一个村一个村
PHRASE = 12  # a cry with its comma or full stop, said twice, is shorter than this


@dataclass(frozen=True, slots=True)
class Stretch:
    """Units that touch, what they prove, and whether they are all of their line."""

    units: tuple[Unit, ...]
    bits: float
    whole: bool

    @property
    def start(self) -> int:
        """The first character of ink."""
        return self.units[0].start

    @property
    def end(self) -> int:
        """Just after the last character of ink."""
        return self.units[-1].end


@dataclass(frozen=True, slots=True, order=True)
class Mode:
    """How the press drew: each run or each character, so many times."""

    by: str  # "run" or "char"
    copies: int


MODES = (Mode("run", 2), Mode("char", 2), Mode("run", 3), Mode("char", 3))


def kind_of(char: str) -> str:
    """Return "han", "digit", "latin" or "mark".

    >>> [kind_of(char) for char in "区3Ａ，"]
    ['han', 'digit', 'latin', 'mark']
    """
    if "\u3400" <= char <= "\u9fff" or char == "〇" or char >= "\U00020000":
        return "han"
    if char.isdigit():
        return "digit"
    return "latin" if char.isalpha() else "mark"


def stretches(line: Inked, mode: Mode) -> tuple[Stretch, ...]:
    """Return the doubled stretches of a line, read in one mode."""
    ink = line.ink
    units = (by_run if mode.by == "run" else by_char)(ink, mode.copies)
    found = []
    for group in _groups(ink, units):
        kept = _trimmed(line, group, mode)
        if kept:
            first = _touch(ink, 0, kept[0].start)
            starts = first or ink[kept[0].start - 1] in ENDS
            whole = first and _touch(ink, kept[-1].end, len(ink))
            edge = WHOLE_BITS if whole else START_BITS * starts
            bits = (_run_bits if mode.by == "run" else _pair_bits)(line, kept)
            found.append(Stretch(tuple(kept), bits - ENTRY + edge, whole))
    return tuple(found)


def _groups(ink: str, units: tuple[Unit, ...]) -> list[list[Unit]]:
    """Return the units in groups that touch."""
    groups: list[list[Unit]] = []
    for unit in units:
        if groups and _touch(ink, groups[-1][-1].end, unit.start):
            groups[-1].append(unit)
        else:
            groups.append([unit])
    return groups


def _touch(ink: str, end: int, start: int) -> bool:
    """Return whether nothing, or one dash or ellipsis drawn once, lies between."""
    return end == start or ink[end:start] in ("……", "——")


def _trimmed(line: Inked, group: list[Unit], mode: Mode) -> list[Unit]:
    """Return the group without ends that the clean text beside it may own."""
    kept = list(group)
    weak = _is_weak_run if mode.by == "run" else _is_weak_pair
    while kept and weak(line, kept[-1], kept[-1].end, kept[:-1][-1:]):
        del kept[-1]
    while kept and weak(line, kept[0], kept[0].start - 1, kept[1:2]):
        del kept[0]
    return kept


def _is_weak_run(line: Inked, unit: Unit, beside: int, _: list[Unit]) -> bool:
    """Return whether a run at the edge may be clean text: 天天, 2020, ——."""
    if not 0 <= beside < len(line.ink):
        return False
    piece = line.ink[unit.start : unit.start + unit.length]
    kind = kind_of(piece[0])
    if kind == "mark":
        return not set(piece) <= SETTING
    if kind != "digit" and max(beside, unit.start) in line.breaks:
        return False
    if unit.length == 1:
        return True
    return unit.length == 2 and (kind == "digit" or kind == kind_of(line.ink[beside]))


def _is_weak_pair(line: Inked, unit: Unit, beside: int, inside: list[Unit]) -> bool:
    """Return whether a character at the edge may be clean: one 天天 after a mark."""
    if not 0 <= beside < len(line.ink):
        return False
    kind = kind_of(line.ink[unit.start])
    if kind == "mark":
        return line.ink[unit.start] not in SETTING
    if not inside:
        return True
    if max(beside, unit.start) in line.breaks:
        return False
    return kind != kind_of(line.ink[inside[0].start])


def _pair_bits(line: Inked, units: Sequence[Unit]) -> float:
    chars = {line.ink[unit.start] for unit in units}
    pairs = sum(kind_of(char) == "han" for char in chars)
    marks = sum(char in SETTING for char in chars)
    others = sum(kind_of(char) in ("digit", "latin") for char in chars)
    each = PAIR_BITS if pairs > FEW_PAIRS[0] else FEW_PAIRS[1]
    return each * pairs + MARK_BITS * marks + 2 * others


def _run_bits(line: Inked, units: Sequence[Unit]) -> float:
    """Return what the units prove; a run with a blank between its copies nothing."""
    pieces = {
        line.ink[unit.start : unit.start + unit.length]
        for unit in units
        if unit.start == 0 or unit.start + unit.length not in line.breaks
    }
    seams = sum(
        left.end == right.start
        and min(left.length, right.length) < 3
        and kind_of(line.ink[left.end - 1]) == kind_of(line.ink[right.start]) == "han"
        for left, right in pairwise(units)
    )
    return sum(map(run_bits, pieces)) + SEAM_BITS * seams


def run_bits(piece: str) -> float:
    """Return what it proves that a piece stands twice.

    >>> [run_bits(x) for x in ("天", "景象", "渡口大桥合龙", "，", "冲啊！", "2023")]
    [4, 7, 15, 8, 0, 5]
    """
    if len(piece) > 1 and (piece + piece).find(piece, 1) < len(piece):
        return 0  # 加油加油 said again and again
    kinds = {kind_of(char) for char in piece if char not in DASHES}
    if kinds <= {"mark"}:
        return MARK_BITS if set(piece) & SETTING else 0
    if kinds <= {"digit", "mark"}:
        return DIGIT_BITS[min(len(piece), len(DIGIT_BITS) - 1)]
    size = len(piece) if "han" in kinds else len(piece) // 2
    return HAN_BITS[max(0, min(size - _said(piece), len(HAN_BITS) - 1))]


def _said(piece: str) -> int:
    """Return how many characters a piece counts less, because people say it twice."""
    if len(piece) >= PHRASE:
        return 0
    if ONE_BY_ONE.match(piece):
        return 3
    if set(piece) & CRIES:
        return len(piece)
    if set(piece[:-1]) & PAUSES:
        return 4
    return 2 * (piece[-1] in PAUSES)
