"""Which glyph follows which: to the right on one baseline, or below in one column.

Works on print that is upright: see ``dibao.read.pdf.lines``.
"""

from bisect import bisect_right
from collections import defaultdict
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
# Where a font has no mark for standing print, that for lying print is shifted: its ink,
# low at the left of its square, goes to the top right, and the square half out.
SHIFTED = frozenset("，。、；：！？,.;:!?")
SHIFTED_EM = 0.75


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
        slack = ONE_LINE_EM * glyph.size
        for cell in cells(glyph.base - slack, glyph.base + slack):
            if cell in rows:
                best = _next_right(glyphs, n, rows[cell], best)
        found[n] = best[1]
    return found


def cells(start: float, end: float) -> range:
    """Return the cells of CELL_PT that a stretch touches."""
    return range(int(start // CELL_PT), int(end // CELL_PT) + 1)


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
        if abs(one.base - glyph.base) > slack or not is_of_size(one, glyph):
            continue
        if _is_apart(glyph, one) or (one.is_blank and one.right < glyph.right):
            continue  # a blank without width, within the glyph: the line goes on
        return left, other
    return best


def is_of_size(one: Upright, other: Upright) -> bool:
    """Tell whether two glyphs are of about one size."""
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


def is_under(one: Upright, above: Upright) -> bool:
    """Tell whether a glyph stands in the column of another, or is a mark of it."""
    aside = (one.middle - above.middle) / above.size
    most = SHIFTED_EM if one.char in SHIFTED else BESIDE_EM
    least = SHIFTED_EM if above.char in SHIFTED else BESIDE_EM
    return -least <= aside <= most


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
        left = SHIFTED_EM if glyph.char in SHIFTED else BESIDE_EM
        for cell in cells(
            glyph.middle - left * glyph.size, glyph.middle + SHIFTED_EM * glyph.size
        ):
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
    for i in range(bisect_right(column, (glyph.top, n)), len(column)):
        top, other = column[i]
        if top > best[0]:
            break
        one = glyphs[other]
        if not (is_under(one, glyph) and is_of_size(one, glyph)):
            continue
        if one.top - glyph.top > BESIDE_EM * glyph.size:
            return top, other
    return best
