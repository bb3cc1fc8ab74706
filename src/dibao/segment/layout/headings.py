"""The head group of an article: 引题, 主题 and 副题, by size and place."""

from collections.abc import Iterable
from dataclasses import dataclass

from dibao.geometry import shared
from dibao.model import Box
from dibao.segment import marks
from dibao.segment.layout.columns import box_of
from dibao.segment.layout.sheet import Strip
from dibao.segment.layout.type import Type
from dibao.segment.layout.upright import laid_strips

ONE_HEADLINE = 0.82  # lines of one headline are set alike; a deck is smaller by more
OTHER_FACE = 0.95  # as files round sizes; a Latin face among Han is set no smaller
BESIDE_EM = 1.6  # blank within one row of a headline, of its size
SPACED_EM = 4.0  # 通 知: blanks between characters set far apart
TOP_EM = 3.0
BELOW_EM = 1.2  # blank between rows of one head group, of the larger size
# A kicker or deck in the text's own size is told by its place: in the middle over or
# under the headline, nearer to it than text stands.
OVER_EM = 1.3
UNDER_EM = 2.6
ON_PT = 1.0  # what is set on one row ends at one height
PAIR = 2  # rows side by side: a kicker of two halves
SHORTER = 1.5  # times as long as its kicker is the headline under it
DASHES = ("——", "—", "――", "--")


@dataclass(frozen=True, slots=True)
class Row:
    """Strips of one row of a head group, from the left."""

    strips: tuple[Strip, ...]
    box: Box
    size_pt: float


@dataclass(frozen=True, slots=True)
class Heading:
    """A head group's lines, each part in the order of reading."""

    kicker: tuple[Strip, ...] = ()
    headline: tuple[Strip, ...] = ()
    deck: tuple[Strip, ...] = ()

    @property
    def strips(self) -> tuple[Strip, ...]:
        """All its lines."""
        return self.kicker + self.headline + self.deck

    def without(self, strips: tuple[Strip, ...]) -> "Heading":
        """Return the group without lines that turned out to be none of it."""
        out = {s.number for s in strips}
        parts = (self.kicker, self.headline, self.deck)
        return Heading(*(tuple(s for s in p if s.number not in out) for p in parts))


def heading_of(strips: tuple[Strip, ...], type_: Type) -> Heading:
    """Return the head group around the largest type of an article, if it has one.

    The strips of a vertical headline come back turned (see ``upright``).
    """
    large = [s for s in strips if type_.is_display(s) and _is_word(s, strips)]
    if not large:
        return Heading()
    first = max(large, key=lambda s: (s.size_pt, -s.box.top))
    alike = tuple(s for s in strips if s.is_vertical == first.is_vertical)
    if first.is_vertical:
        alike = laid_strips(alike)
    rows = _rows([s for s in alike if type_.is_larger(s) and not signs(s, type_)])
    main = next(r for r in rows if any(s.number == first.number for s in r.strips))
    group = _grown(main, rows, alike)
    group = sorted(group + _beside_text(group, main, alike, type_), key=_top)
    return _parted(group, main)


def _top(row: Row) -> float:
    return row.box.top


def _is_word(strip: Strip, strips: tuple[Strip, ...]) -> bool:
    """Tell whether large type is more than a dropped first letter 首字下沉."""
    if len(strip.text.strip()) > 1:
        return True
    return any(
        other is not strip
        and abs(other.size_pt - strip.size_pt) < 0.1 * strip.size_pt
        and len(other.text.strip()) < 3
        for other in strips
    )


def _row(strips: Iterable[Strip]) -> Row:
    ordered = tuple(sorted(strips, key=lambda s: s.box.left))
    return Row(ordered, box_of(ordered), max(s.size_pt for s in ordered))


def _rows(strips: list[Strip]) -> list[Row]:
    """Return rows: strips at one height that stand near enough to be one line."""
    found: list[list[Strip]] = []
    for strip in sorted(strips, key=lambda s: s.box.left):
        for row in found:
            if _is_on(strip, row[-1]):
                row.append(strip)
                break
        else:
            found.append([strip])
    return [_row(row) for row in found]


def _is_on(strip: Strip, last: Strip) -> bool:
    small = min(strip.size_pt, last.size_pt)
    large = max(strip.size_pt, last.size_pt)
    one, other = strip.box, last.box
    apart = abs(one.top + one.bottom - other.top - other.bottom) / 2
    gap = one.left - other.right
    is_spaced = len(strip.text.strip()) == len(last.text.strip()) == 1
    reach = SPACED_EM if is_spaced else BESIDE_EM
    return apart < 0.5 * small and -0.3 * small < gap < reach * large


def _grown(main: Row, rows: list[Row], strips: tuple[Strip, ...]) -> list[Row]:
    """Return the rows over and under a headline that belong to its group."""
    group = [main]
    rest = [row for row in rows if row is not main and row.size_pt <= main.size_pt]
    rest = [row for row in rest if not _heads_column(row, rest)]
    while joined := [r for r in rest if any(_is_at(r, g, strips) for g in group)]:
        group += joined
        rest = [row for row in rest if row not in joined]
    return group


def _heads_column(row: Row, rows: list[Row]) -> bool:
    """Tell whether a row is one of several side by side: each over its own column."""
    foot, size = row.box.bottom, row.size_pt
    level = [r for r in rows if abs(r.box.bottom - foot) < ON_PT and r.size_pt == size]
    return len(level) > PAIR


def _is_at(row: Row, other: Row, strips: tuple[Strip, ...]) -> bool:
    """Tell whether a row of large type is over or under another, nothing between."""
    a, b = row.box, other.box
    gap = -shared(a.top, a.bottom, b.top, b.bottom)
    is_top = a.bottom <= b.top and all(s.box.top > a.top - 1 for s in strips)
    reach = TOP_EM if is_top else BELOW_EM  # over what stands first, nothing else is
    if gap >= reach * max(row.size_pt, other.size_pt):
        return False
    common = shared(a.left, a.right, b.left, b.right)
    is_over = common > 0.4 * min(a.right - a.left, b.right - b.left)
    # A column's name stands over its headline's beginning, or left of it.
    is_ahead = a.left < b.right and -0.5 * row.size_pt < b.top - a.bottom
    # A deck under a headline begins farther right, beside one farther down.
    is_behind = a.left > b.left and a.top > b.bottom - 0.5 * row.size_pt
    left, right = min(a.left, b.left), max(a.right, b.right)
    between = Box(left, min(a.bottom, b.bottom), right, max(a.top, b.top))
    if not (is_over or is_ahead or (is_behind and _is_deck(row))):
        return False
    return not any(_crosses(s.box, between) for s in strips)


def _is_deck(row: Row) -> bool:
    """Tell whether a row begins as a deck does, or stands, where text does not tell."""
    first = row.strips[0]
    return first.is_vertical or first.text.strip().startswith(DASHES)


def _crosses(box: Box, between: Box) -> bool:
    middle = (box.top + box.bottom) / 2
    across = shared(box.left, box.right, between.left, between.right)
    return across > 0 and between.top < middle < between.bottom


def _beside_text(
    group: list[Row], main: Row, strips: tuple[Strip, ...], type_: Type
) -> list[Row]:
    """Return rows in the text's size that stand as a kicker or a deck stands."""
    taken = {s.number for row in group for s in row.strips}
    box = box_of([s for row in group for s in row.strips])
    em = type_.size_pt
    found = []
    for strip in strips:
        if strip.number in taken or type_.is_larger(strip):
            continue
        above, below = box.top - strip.box.bottom, strip.box.top - box.bottom
        if -2 < above < OVER_EM * em:
            fits = not any(_runs_into(s.box, strip.box, em) for s in strips)
        else:
            has_dash = strip.text.strip().startswith(DASHES)
            fits = has_dash and -2 < below < UNDER_EM * em
        is_placed = _is_amid(strip.box, main.box) or (
            above > -2 and _is_first(strip, main.box, strips)
        )
        if fits and is_placed and not signs(strip, type_):
            found.append(_row([strip]))
    return found


def _runs_into(box: Box, other: Box, em: float) -> bool:
    """Tell whether a line stands right over another, as a line of one text does."""
    gap = other.top - box.bottom
    over = shared(box.left, box.right, other.left, other.right) > 0
    return over and -0.5 * em < gap < OVER_EM * em


def _is_first(strip: Strip, head: Box, strips: tuple[Strip, ...]) -> bool:
    """Tell whether a short line begins where the headline does, above all the rest."""
    box, near = strip.box, 0.5 * (head.bottom - head.top)
    is_short = box.right - box.left < (head.right - head.left) / SHORTER
    is_at_left = abs(box.left - head.left) < near
    lower = (s.box.top > box.top for s in strips if s is not strip)
    return is_short and is_at_left and all(lower)


def _is_amid(box: Box, head: Box) -> bool:
    """Tell whether a line stands over or under the middle of a headline."""
    apart = abs(box.left + box.right - head.left - head.right) / 2
    return apart < 0.12 * (head.right - head.left) + 6


def _parted(group: list[Row], main: Row) -> Heading:
    """Return a group told apart: what is set as the main row is the headline."""
    n = group.index(main)
    first = last = n
    while first > 0 and _is_set_as(group[first - 1], main):
        first -= 1
    while last + 1 < len(group) and _is_set_as(group[last + 1], main):
        if group[last + 1].strips[0].text.startswith(DASHES):
            break
        last += 1
    parts = group[:first], group[first : last + 1], group[last + 1 :]
    return Heading(*(tuple(s for row in part for s in row.strips) for part in parts))


def _is_set_as(row: Row, main: Row) -> bool:
    """Tell whether a row is set as the headline's main row: a little smaller at most.

    One in another face, and smaller at all, is a kicker or a deck.
    """
    faces = {s.font for s in main.strips}
    least = ONE_HEADLINE if faces & {s.font for s in row.strips} else OTHER_FACE
    return row.size_pt >= least * main.size_pt


def signs(strip: Strip, type_: Type) -> bool:
    """Tell whether a line is a byline: by its words, and no larger than one is set."""
    text = strip.text.strip()
    if type_.is_display(strip):
        return False
    return marks.mark(text, marks.width_em(text)) is marks.Mark.BYLINE
