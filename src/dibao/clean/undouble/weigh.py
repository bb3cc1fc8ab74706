"""How much a doubled stretch of a line proves: bits for each unit, by what it is.

The numbers are rough base-2 logarithms of how rarely the same repeat stands in clean
text. They were set on 12,000 news items wrapped at every width from 11 to 26, where
nothing is doubled, and on the same items doubled by machine.
"""

from dataclasses import dataclass

from dibao.clean.undouble.units import Unit, by_char, by_run

# Nobody writes these twice in a row; people do repeat ！ ？ … — ·.
SETTING = frozenset("，。、；：“”‘’（）《》〈〉【】「」『』")
DASHES = frozenset("…—")
PAUSES = frozenset("，。、；：！？,;!?")

HAN_BITS = (0, 0, 2, 4, 7, 8, 10, 11, 12)  # by length: a run of one proves nothing
PAIR_BITS = 3  # one character drawn twice, among others drawn twice
MARK_BITS = 5
WHOLE_BITS = 2  # nothing on the line stands once
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


def stretches(ink: str, mode: Mode) -> tuple[Stretch, ...]:
    """Return the doubled stretches of a line, read in one mode."""
    units = (by_run if mode.by == "run" else by_char)(ink, mode.copies)
    return tuple(
        Stretch(group, _bits(ink, group, mode) + WHOLE_BITS * whole, whole)
        for group, whole in _groups(ink, units)
    )


def _groups(ink: str, units: tuple[Unit, ...]) -> list[tuple[tuple[Unit, ...], bool]]:
    """Return the units that touch, in groups, and whether a group is its whole line."""
    groups: list[list[Unit]] = []
    for unit in units:
        if groups and _touch(ink, groups[-1][-1].end, unit.start):
            groups[-1].append(unit)
        else:
            groups.append([unit])
    return [
        (
            kept,
            _touch(ink, 0, kept[0].start) and _touch(ink, kept[-1].end, len(ink)),
        )
        for group in groups
        if (kept := tuple(_trimmed(ink, group)))
    ]


def _touch(ink: str, end: int, start: int) -> bool:
    """Return whether nothing, or one dash or ellipsis drawn once, lies between."""
    return end == start or ink[end:start] in ("……", "——")


def _trimmed(ink: str, group: list[Unit]) -> list[Unit]:
    """Return the group without ends that the clean text beside it may own."""
    first, last = 0, len(group)
    while first < last and _is_weak(ink, group[last - 1], group[last - 1].end):
        last -= 1
    while first < last and _is_weak(ink, group[first], group[first].start - 1):
        first += 1
    return group[first:last]


def _is_weak(ink: str, unit: Unit, beside: int) -> bool:
    """Return whether a unit at the edge may be clean text: 天天, 2020, ——."""
    if not 0 <= beside < len(ink):
        return False
    piece = ink[unit.start : unit.start + unit.length]
    kind = kind_of(piece[0])
    if kind == "mark":
        return not set(piece) <= SETTING
    if unit.length == 1:
        return True
    return unit.length == 2 and (kind == "digit" or kind == kind_of(ink[beside]))


def _bits(ink: str, units: tuple[Unit, ...], mode: Mode) -> float:
    pieces = [ink[unit.start : unit.start + unit.length] for unit in units]
    if mode.by == "char":
        return sum(_char_bits(piece) for piece in set(pieces))
    return sum(run_bits(piece) for piece in set(pieces))


def _char_bits(char: str) -> float:
    kind = kind_of(char)
    if kind == "mark":
        return MARK_BITS if char in SETTING else 0
    return PAIR_BITS if kind == "han" else 1


def run_bits(piece: str) -> float:
    """Return what it proves that a piece stands twice.

    >>> [run_bits(x) for x in ("天", "一步", "渡口大桥合龙", "，", "冲啊！", "2023")]
    [0, 2, 10, 5, 0, 3]
    """
    if (piece + piece).find(piece, 1) < len(piece):
        return 0  # 加油加油 said again and again
    kinds = {kind_of(char) for char in piece if char not in DASHES}
    if kinds == {"mark"}:
        return MARK_BITS if set(piece) & SETTING else 0
    if set(piece) & PAUSES and len(piece) < PHRASE:
        return 0
    if kinds <= {"digit", "mark"}:
        return min(3, len(piece) - 1)
    size = len(piece) if "han" in kinds else len(piece) // 2
    return HAN_BITS[min(size, len(HAN_BITS) - 1)]
