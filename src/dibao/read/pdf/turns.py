"""Print that is turned on its page: its glyphs made upright, turn by turn."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from dibao.geometry import holds, turned, upright
from dibao.model import Box
from dibao.read.pdf.chains import Upright, downward, rightward
from dibao.read.pdf.glyphs import Glyph
from dibao.read.pdf.sideways import laid_among
from dibao.read.pdf.standing import standing

ASCENT_EM = 0.88  # of a Han character above its baseline
# A font may give only the ink of these, which stands in a part of their square.
IN_A_CORNER = frozenset("，。、；：！？“”‘’（）《》〈〉「」『』【】〔〕一二丶")

Size = tuple[float, float]
"""Width and height of the page as seen, in points."""


def main_turn(glyphs: Iterable[Glyph]) -> int:
    """Return how far most of a page's print is turned: 0, 90, 180, 270."""
    turns = Counter(glyph.hand.turned for glyph in glyphs)
    return turns.most_common(1)[0][0] if turns else 0


def by_turn(glyphs: list[Glyph], size: Size) -> Iterator[tuple[int, list[Upright]]]:
    """Yield each turn with its glyphs made upright, and those laid in its columns."""
    left: dict[int, list[int]] = defaultdict(list)
    for n, glyph in enumerate(glyphs):
        left[glyph.hand.turned].append(n)
    for turn in sorted(left, key=lambda turn: -len(left[turn])):
        placed = [_upright(glyphs[n], n, size) for n in left[turn]]
        aside = (turn + 90) % 360
        laid = [_laid(glyphs[n], n, size) for n in left.get(aside, ())]
        if laid:
            is_up = standing(placed, rightward(placed), downward(placed))
            columns = [one for one, is_up in zip(placed, is_up, strict=True) if is_up]
            placed += laid_among(columns, laid)
            placed.sort(key=lambda one: one.number)
            taken = {one.number for one in placed}
            left[aside] = [n for n in left[aside] if n not in taken]
        if placed:
            yield turn, placed


def on_their_side(
    glyphs: list[Glyph], placed: list[Upright], *, turn: int, size: Size
) -> Iterator[Box]:
    """Yield where glyphs of other turns are, that belong to none of a turn's lines."""
    own = {one.number for one in placed}
    for n, one in enumerate(glyphs):
        is_across = (one.hand.turned - turn) % 180 == 90
        if is_across and n not in own and not one.is_blank:
            box = Box(one.left, one.top, one.right, one.bottom)
            seen = upright(box, turn, size=size)
            middle = (seen.top + seen.bottom) / 2
            yield replace(seen, top=middle, bottom=middle)


def _laid(glyph: Glyph, number: int, size: Size) -> Upright:
    """Return a glyph laid on its side as it stands in a column of upright ones."""
    one = _upright(glyph, number, size)
    seen = size if glyph.hand.turned % 180 else size[::-1]
    box = turned(Box(one.left, one.top, one.right, one.bottom), 90, size=seen)
    middle = (box.left + box.right) / 2
    edges = middle - one.size / 2, box.top, middle + one.size / 2, box.bottom
    return Upright(one.char, *edges, box.bottom, middle, one.size, number)


def _upright(glyph: Glyph, number: int, size: Size) -> Upright:
    turn, em = glyph.hand.turned, glyph.hand.size_pt or 1.0
    edges, at = (glyph.left, glyph.top, glyph.right, glyph.bottom), (glyph.x, glyph.y)
    if turn:
        box = upright(Box(*edges), turn, size=size)
        edges = box.left, box.top, box.right, box.bottom
        origin = upright(Box(*at, *at), turn, size=size)
        at = origin.left, origin.top
    middle = (edges[0] + edges[2]) / 2
    if glyph.char in IN_A_CORNER:
        top = at[1] - ASCENT_EM * em
        square = Box(at[0], top, at[0] + em, top + em)
        if holds(square, Box(*edges), slack_pt=0.1 * em):
            edges = edges[0], square.top, edges[2], square.bottom
            middle = square.left + em / 2
    return Upright(glyph.char, *edges, at[1], middle, em, number)
