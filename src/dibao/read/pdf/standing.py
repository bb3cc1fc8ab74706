"""Which glyphs are set in a standing column 竖排, and which on a line.

Works on print that is upright: see ``dibao.read.pdf.lines``.
"""

from collections.abc import Callable, Iterator
from itertools import pairwise

from dibao.read.pdf.chains import ONE_LINE_EM, Upright, is_of_size, is_under

WIDE_EM = 1.35  # from middle to middle, a neighbor on a line
HIGH_EM = 1.2  # from middle to middle, a neighbor in a standing column
FAR_EM = 9.0  # farther than any neighbor
CLEARER_EM = 0.12  # by so much it is nearer below than to the right
# From one glyph to the one drawn next: half a character at least, and what spacing and
# a blank between words leave at most.
STEP_EM, LEAP_EM = 0.25, 2.1


def standing(glyphs: list[Upright], right: list[int], down: list[int]) -> list[bool]:
    """Tell of each glyph whether it is set in a standing column 竖排.

    Each has a say: whether those drawn before and after it stand over and under it, or
    beside it; where only one does, which of its neighbors is nearer. It is then
    outvoted by its neighbors, two each way.
    """
    beside = _steps(glyphs, right, lambda one: 2 * one.middle)
    below = _steps(glyphs, down, lambda one: one.top + one.bottom)
    nearer = list(map(_nearer, beside, below))
    says = [
        0 if one.is_blank else int(ways / 2) or near or ways
        for one, ways, near in zip(glyphs, _drawn(glyphs), nearer, strict=True)
    ]
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


def _drawn(glyphs: list[Upright]) -> list[int]:
    """Return for each glyph how many it is drawn next to, 2 at most: -2 on a line."""
    steps = [_step(one, other) for one, other in pairwise(glyphs)]
    pairs = zip([0, *steps], [*steps, 0], strict=True)
    return [before + after for before, after in pairs]


def _step(one: Upright, following: Upright) -> int:
    """Return 1 where a glyph is drawn next below another, -1 beside it, else 0."""
    if not is_of_size(one, following):
        return 0
    down, along = following.top - one.top, following.left - one.left
    least, most = STEP_EM * one.size, LEAP_EM * one.size
    if least < down < most and is_under(following, one):
        return 1
    is_on_line = abs(following.base - one.base) <= ONE_LINE_EM * one.size
    return -1 if is_on_line and least < along < most else 0


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


def _nearer(beside: float, below: float) -> int:
    """Return 1 where a neighbor below is nearer, -1 for one beside, 0 for neither."""
    if below < HIGH_EM and below + CLEARER_EM < beside:
        return 1
    return -1 if beside < WIDE_EM else 0
