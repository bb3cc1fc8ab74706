"""Runs of glyphs cut at narrow gutters: where the lines above and below begin, too.

Between columns set close together, a mark that hangs out of its column leaves less than
a blank within a line may take. Where a column begins is then told by its other lines.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator

from dibao.read.pdf.chains import CELL_PT, ONE_LINE_EM, Upright, cells, is_of_size

Run = list[Upright]
Starts = dict[int, list[tuple[float, float, float]]]
"""Where lines begin, by their left edges' cells: baseline, left, size."""

ALIGNED_EM = 0.12  # of one left edge
BEFORE_EM = 0.6  # an opening mark stands in the right half of its square, or hangs out
INDENT_EM = 2.0
ALIKE = 0.06  # of the size
NEAR_EM = 8.0  # above and below: a few lines
FEWEST = 2  # lines that begin there, of these
# A gap in running text is seldom wider; after a mark, half of its square is blank.
GAP_EM, AFTER_MARK_EM = 0.25, 0.08


def cut_at_gutters(runs: Iterable[Run]) -> Iterator[Run]:
    """Yield lying runs, cut where other lines close above and below begin.

    A byline centered over two columns is not cut, for it begins where no line does.
    """
    found = list(runs)
    starts: Starts = defaultdict(list)
    for run in found:
        first = run[0]
        cell = int(first.left // CELL_PT)
        starts[cell].append((first.base, first.left, first.size))
    for lines in starts.values():
        lines.sort()
    for run in found:
        begin = 0
        for n in range(1, len(run)):
            if _is_gutter(run[begin], run[n - 1], run[n], starts=starts):
                yield run[begin:n]
                begin = n
        yield run[begin:]


def _is_gutter(
    first: Upright, one: Upright, following: Upright, *, starts: Starts
) -> bool:
    """Tell whether a line ends between two glyphs of a run, given where it begins."""
    if following.is_blank or not is_of_size(one, following):
        return False
    least = GAP_EM if one.char.isalnum() else AFTER_MARK_EM
    if following.left - one.right <= least * one.size:
        return False
    return _begins(following, 0.0, starts) and any(
        _begins(first, indent, starts) for indent in (0.0, INDENT_EM)
    )


def _begins(glyph: Upright, indent: float, starts: Starts) -> bool:
    """Tell whether enough other lines near a glyph begin there, or an indent before."""
    size, edge = glyph.size, glyph.left - indent * glyph.size
    slack = (ALIGNED_EM if glyph.char.isalnum() else BEFORE_EM) * size
    low, high = (glyph.base - NEAR_EM * size,), (glyph.base + NEAR_EM * size,)
    aligned = 0
    for cell in cells(edge - slack, edge + slack):
        lines = starts.get(cell, [])
        near = lines[bisect_left(lines, low) : bisect_left(lines, high)]
        aligned += sum(
            abs(other - size) <= ALIKE * size
            and abs(left - edge) <= slack
            and abs(base - glyph.base) > ONE_LINE_EM * size
            for base, left, other in near
        )
    return aligned >= FEWEST
