"""Lines that follow themselves: text drawn twice, the copy on a line of its own.

Some extractors put the second copy of a run on the next line. A refrain and a column of
a table do so too: only a page that shows it on several lines of prose is believed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from dibao.clean.undouble.weigh import PAUSES, kind_of

PROVEN = 24  # bits of all groups together, with
PROSE = 3  # groups that are prose, or with
MANY = 12  # different groups and twice the bits
SAID = frozenset("！？“”")  # a cry or a speech; people repeat theirs
CLEAR = 3  # bits from which a group on a proven page needs no other beside it


@dataclass(frozen=True, slots=True)
class Group:
    """The same ink on successive lines, from ``start`` to before ``end``."""

    start: int
    end: int
    bits: int

    @property
    def size(self) -> int:
        """How many lines."""
        return self.end - self.start


def copies(inks: Sequence[str]) -> frozenset[int]:
    """Return the indexes of lines that only draw the ink of the line above again."""
    groups = _groups(inks)
    found: set[int] = set()
    for times in (2, 3):
        fit = [group for group in groups if group.size % times == 0]
        if _is_proven([group for group in fit if group.size == times], inks):
            for group in _kept(fit, inks):
                found.update(range(group.start + group.size // times, group.end))
    return frozenset(found)


def _groups(inks: Sequence[str]) -> list[Group]:
    groups, start = [], 0
    for ink, same in groupby(inks):
        end = start + len(list(same))
        if end > start + 1 and ink:
            groups.append(Group(start, end, _bits(ink)))
        start = end
    return groups


def _bits(ink: str) -> int:
    """Return what it proves that a line of this ink follows itself.

    >>> [_bits(ink) for ink in ("镇里修起了文化广场，村", "山上的花儿开", "2011")]
    [8, 3, 0]
    """
    han = sum(kind_of(char) == "han" for char in ink)
    if han >= 8 and set(ink[:-1]) & PAUSES:
        return 8
    if han < 14 and set(ink) & SAID:
        return int(han > 0)
    return 6 if han >= 14 else 3 if han >= 4 else int(han > 0)


def _is_proven(groups: Sequence[Group], inks: Sequence[str]) -> bool:
    bits = {inks[group.start]: group.bits for group in groups}
    total = sum(bits.values())
    prose = sum(value >= 6 for value in bits.values())
    if total >= PROVEN and prose >= PROSE:
        return True
    return total >= 2 * PROVEN and len(bits) >= MANY


def _kept(groups: Sequence[Group], inks: Sequence[str]) -> list[Group]:
    """Return the groups that are clear, or touch a clear one through others."""
    kept: list[Group] = []
    for run in _runs(groups, inks):
        if any(group.bits >= CLEAR for group in run):
            kept += run
    return kept


def _runs(groups: Sequence[Group], inks: Sequence[str]) -> list[list[Group]]:
    runs: list[list[Group]] = []
    for group in groups:
        above = runs[-1][-1].end if runs else 0
        if runs and not any(inks[above : group.start]):
            runs[-1].append(group)
        else:
            runs.append([group])
    return runs
