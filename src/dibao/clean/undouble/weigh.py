"""How much a doubled stretch of a line proves: bits for each unit, by what it is.

The numbers are rough base-2 logarithms of how rarely the same repeat stands in clean
text. They were set on 12,000 news items wrapped at every width from 11 to 26, where
nothing is doubled, and on the same items doubled by machine.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dibao.clean.undouble.units import Inked, Unit, by_char, by_run, is_apart

# Nobody writes these twice in a row; people do repeat ！ ？ … — ·.
SETTING = frozenset("，。、；：“”‘’（）《》〈〉【】「」『』")
ENDS = frozenset("。！？")
IN_NUMBERS = frozenset(".．%％℃:：/·")
DASHES = frozenset("…—")
PAUSES = frozenset("，。、；：,;")
CRIES = frozenset("！？!?")
CUT = SETTING | CRIES

CLUE = 7  # bits from which a stretch counts as a clue for its page
HAN_BITS = (0, 4, 7, 9, 12, 13, 15, 16, 17)  # a run, by its length
PAIR_BITS = 4.5  # one character drawn twice, as are its neighbors
WORD_BITS = 2  # the same, where the pairs may be words: 天天高高兴兴, 家家户户平平安安
WORDS = frozenset((1, 2, 3, 4, 6, 8))  # pairs, of which such words are made
MARK_BITS = 8
DIGIT_BITS = (0, 2, 3, 5)
SEAM_BITS = -3  # two runs of Han that touch, one of them short: 高|高|兴|兴
ENTRY = 5  # a repeat may stand anywhere on a page: the first costs this
START_BITS = 2  # a lead-in begins its line or a sentence
WHOLE_BITS = 4  # nothing on the line stands once
ONE_BY_ONE = re.compile(
    "一[个件步点条次户家天年项批层段村人遍句声座步]"
)  # 一个村一个村
CLAUSE_BITS = 6  # at most, of several clauses twice in a longer line
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

    by: str  # "run", "line" (runs that go on over punctuation) or "char"
    copies: int


MODES = tuple(Mode(by, copies) for copies in (2, 3) for by in ("run", "line", "char"))


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
    units = _units(line, mode)
    found = []
    for group in _groups(ink, units):
        kept = _trimmed(line, group, mode)
        if kept:
            first = _touch(ink, 0, kept[0].start)
            starts = first or _opens(ink, kept[0].start)
            whole = first and _touch(ink, kept[-1].end, len(ink))
            edge = WHOLE_BITS if whole else START_BITS * starts
            bits = (_pair_bits if mode.by == "char" else _run_bits)(line, kept)
            bits = bits - ENTRY + edge
            if not whole and any(_has_clauses(ink, unit) for unit in kept):
                bits = min(bits, CLAUSE_BITS)
            found.append(Stretch(tuple(kept), bits, whole))
    return tuple(found)


def _has_clauses(ink: str, unit: Unit) -> bool:
    """Return whether a unit goes on after a pause, as lists of offices held do."""
    return not PAUSES.isdisjoint(ink[unit.start : unit.start + unit.length - 1])


def _units(line: Inked, mode: Mode) -> Sequence[Unit]:
    if mode.by == "char":
        return by_char(line, mode.copies)
    return by_run(line, mode.copies, CUT if mode.by == "run" else frozenset())


def _groups(ink: str, units: Sequence[Unit]) -> list[list[Unit]]:
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


def _opens(ink: str, start: int) -> bool:
    return start > 0 and ink[start - 1] in ENDS


def _trimmed(line: Inked, group: list[Unit], mode: Mode) -> list[Unit]:
    """Return the group without ends that the clean text beside it may own."""
    weak = _is_weak_pair if mode.by == "char" else _is_weak_run
    first, last = 0, len(group)
    while last and weak(line, group[last - 1], group[last - 1].end, group[: last - 1]):
        last -= 1
    if _holds(line.ink, group[last:]):
        last = len(group)
    if last and group[-1].end == len(line.ink) and _opens(line.ink, group[0].start):
        return group  # a lead-in that the line's end breaks
    while first < last and weak(
        line, group[first], group[first].start - 1, group[last - 1 : first : -1]
    ):
        first += 1
    if _holds(line.ink, group[:first]):
        first = 0
    return group[first:last]


def _holds(ink: str, units: Sequence[Unit]) -> bool:
    """Return whether units, each weak alone, hold together: 11%%, 77月月2626."""
    kinds = [kind_of(ink[unit.start]) for unit in units]
    if len(units) > 1 and any(ink[unit.start] in IN_NUMBERS for unit in units):
        return True
    return len(units) > 2 and all(a != b for a, b in pairwise(kinds))


def _is_weak_run(line: Inked, unit: Unit, beside: int, _: Sequence[Unit]) -> bool:
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
    if beside == unit.end and piece[-1] in PAUSES:
        return False
    return unit.length == 2 and (kind == "digit" or kind == kind_of(line.ink[beside]))


def _is_weak_pair(line: Inked, unit: Unit, beside: int, inside: Sequence[Unit]) -> bool:
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
    return kind != kind_of(line.ink[inside[-1].start])


def _pair_bits(line: Inked, units: Sequence[Unit]) -> float:
    chars = {line.ink[unit.start] for unit in units}
    pairs = sum(kind_of(char) == "han" for char in chars)
    marks = sum(char in SETTING for char in chars)
    others = sum(kind_of(char) in ("digit", "latin") for char in chars)
    may_be_words = units[0].copies == 2 and pairs in WORDS and (pairs < 3 or not marks)
    each = WORD_BITS if may_be_words else PAIR_BITS
    return each * pairs + MARK_BITS * marks + 2 * others


def _run_bits(line: Inked, units: Sequence[Unit]) -> float:
    """Return what the units prove; a run with a blank between its copies nothing."""
    pieces = {
        line.ink[unit.start : unit.start + unit.length]
        for unit in units
        if unit.start == 0 or not is_apart(line, unit)
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
