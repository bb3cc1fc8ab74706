"""Which glyph follows which: to the right on one baseline, or below in one column.

Works on print that is upright: see ``dibao.read.pdf.lines``.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

CELL_PT = 4.0
ONE_LINE_EM = 0.2  # two baselines of one line differ by less: digits, other fonts
ONE_SIZE = 0.22  # sizes of one line differ by less; a kicker beside a headline by more
# Gutters between columns are 1.0 to 1.4 em in Chinese papers, and justified text
# stretches to 0.35 em (research): a line is cut at a gap of more than this.
GAP_EM = 0.8
BLANK_GAP_EM = 0.3  # after a blank that the file draws
APART_EM, OTHER_SIZE, OTHER_LINE_EM = 0.3, 0.04, 0.03  # see ``_is_apart``
BELOW_EM = 0.8
BESIDE_EM = 0.3  # middles of one standing column: digits may stand at its left
WIDE_EM = 1.35  # from middle to middle, a neighbor on a line
HIGH_EM = 1.2  # from middle to middle, a neighbor in a standing column
FAR_EM = 9.0  # farther than any neighbor
CLEARER_EM = 0.12  # by so much it is nearer below than to the right


@dataclass(frozen=True, slots=True)
class Upright:
    """A glyph where it would stand if its print were upright."""

    char: str
    left: float
    top: float
    right: float
    bottom: float
    base: float  # its baseline
    middle: float  # of its square, across; of its box where it fills none
    size: float  # points
    number: int  # in the order of drawing

    @property
    def is_blank(self) -> bool:
        """Whether it is a blank that the file itself draws."""
        return self.char in " \u3000"


def rightward(glyphs: list[Upright]) -> list[int]:
    """Return for each glyph the next on its line, -1 where the line ends there."""
    rows: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for n, glyph in enumerate(glyphs):
        rows[int(glyph.base // CELL_PT)].append((glyph.left, n))
    for row in rows.values():
        row.sort()
    found = [-1] * len(glyphs)
    for n, glyph in enumerate(glyphs):
        best = (glyph.right + _reach(glyph), -1)
        at = int(glyph.base // CELL_PT)
        near = 1 + int(ONE_LINE_EM * glyph.size // CELL_PT)
        for cell in range(at - near, at + near + 1):
            if cell in rows:
                best = _next_right(glyphs, n, rows[cell], best)
        found[n] = best[1]
    return found


def _reach(glyph: Upright) -> float:
    return (BLANK_GAP_EM if glyph.is_blank else GAP_EM) * glyph.size


def _next_right(
    glyphs: list[Upright],
    n: int,
    row: list[tuple[float, int]],
    best: tuple[float, int],
) -> tuple[float, int]:
    """Return the nearest glyph to the right in a row, with its left edge."""
    glyph = glyphs[n]
    slack = ONE_LINE_EM * glyph.size
    for i in range(bisect_right(row, (glyph.left, n)), len(row)):
        left, other = row[i]
        if left > best[0]:
            break
        one = glyphs[other]
        if abs(one.base - glyph.base) > slack or not _is_of_size(one, glyph):
            continue
        if _is_apart(glyph, one):
            continue
        return left, other
    return best


def _is_of_size(one: Upright, other: Upright) -> bool:
    return abs(one.size - other.size) <= ONE_SIZE * max(one.size, other.size)


def _is_apart(one: Upright, following: Upright) -> bool:
    """Tell whether a glyph begins another headline, close beside the one before.

    It is of another size, on another baseline, and behind a blank: print of one line
    shares one of these at least.
    """
    most = max(one.size, following.size)
    return (
        following.left - one.right > APART_EM * most
        and abs(one.size - following.size) > OTHER_SIZE * most
        and abs(one.base - following.base) > OTHER_LINE_EM * most
    )


def downward(glyphs: list[Upright]) -> list[int]:
    """Return for each glyph the next right below it, -1 where there is none."""
    columns: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for n, glyph in enumerate(glyphs):
        columns[int(glyph.middle // CELL_PT)].append((glyph.top, n))
    for column in columns.values():
        column.sort()
    found = [-1] * len(glyphs)
    for n, glyph in enumerate(glyphs):
        best = (glyph.bottom + BELOW_EM * glyph.size, -1)
        at = int(glyph.middle // CELL_PT)
        near = 1 + int(BESIDE_EM * glyph.size // CELL_PT)
        for cell in range(at - near, at + near + 1):
            if cell in columns:
                best = _next_below(glyphs, n, columns[cell], best)
        found[n] = best[1]
    return found


def _next_below(
    glyphs: list[Upright],
    n: int,
    column: list[tuple[float, int]],
    best: tuple[float, int],
) -> tuple[float, int]:
    glyph = glyphs[n]
    slack = BESIDE_EM * glyph.size
    for i in range(bisect_right(column, (glyph.top, n)), len(column)):
        top, other = column[i]
        if top > best[0]:
            break
        one = glyphs[other]
        if abs(one.middle - glyph.middle) > slack or not _is_of_size(one, glyph):
            continue
        if one.top - glyph.top > BESIDE_EM * glyph.size:
            return top, other
    return best


def standing(glyphs: list[Upright], right: list[int], down: list[int]) -> list[bool]:
    """Tell of each glyph whether it is set in a standing column 竖排.

    Each has a say: nearer to those over and under it, or to those beside it. It is then
    outvoted by its neighbors, two each way.
    """
    beside = _steps(glyphs, right, lambda one: 2 * one.middle)
    below = _steps(glyphs, down, lambda one: one.top + one.bottom)
    says = list(map(_says, glyphs, beside, below))
    if 1 not in says:
        return [False] * len(glyphs)
    votes = list(says)
    for links in (right, down):
        for n, following in enumerate(links):
            for other in _two(following, links):
                votes[n] += says[other]
                votes[other] += says[n]
    return [vote > 0 for vote in votes]


def _two(following: int, links: list[int]) -> Iterator[int]:
    if following >= 0:
        yield following
        if links[following] >= 0:
            yield links[following]


def _steps(
    glyphs: list[Upright], links: list[int], edges: Callable[[Upright], float]
) -> list[float]:
    """Return how far each glyph's middle is from the nearest before or after, in em."""
    found = [FAR_EM] * len(glyphs)
    for n, to in enumerate(links):
        if to >= 0:
            step = (edges(glyphs[to]) - edges(glyphs[n])) / 2
            for one in (n, to):
                found[one] = min(found[one], step / glyphs[one].size)
    return found


def _says(one: Upright, beside: float, below: float) -> int:
    """Return 1 for a standing column, -1 for a line, 0 for nothing to go by."""
    if one.is_blank:
        return 0
    if below < HIGH_EM and below + CLEARER_EM < beside:
        return 1
    return -1 if beside < WIDE_EM else 0
