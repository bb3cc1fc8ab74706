"""Head groups 标题组: the large type that begins articles."""

from collections.abc import Sequence
from dataclasses import dataclass

from dibao.geometry import shared
from dibao.model import Box
from dibao.segment.furniture import COLUMN_HEADS
from dibao.segment.layout.briefs import is_label
from dibao.segment.layout.columns import box_of
from dibao.segment.layout.part import across
from dibao.segment.layout.running import runs_on
from dibao.segment.layout.sheet import Strip
from dibao.segment.layout.type import DISPLAY

ROWS_EM = 0.75  # blank between rows of one head group, of the larger size
STANDING_EM = 0.9  # the same between standing lines
OVER = 0.5  # of the narrower row's width that stands over the other
PIECE_EM = 0.25  # between pieces of one line, and off its middle
SPACED_EM = 4.0  # 通 知: blanks between characters of one headline, of their size
CROSSHEAD = 1.36  # times the text's size: no crosshead is larger, headlines mostly are
AMID_EM = 0.9  # blank over and under a crosshead; over a headline an em and more
ALIKE = 0.1  # of the size: characters of one headline
LARGER = 1.05  # times the text's size: kickers and decks over a headline
MOST_ROWS = 4  # of a headline
LABEL = 6  # characters: 记者调查, 今日关注
AHEAD_EM = 8.0  # a headline in the middle begins so far right of its label at most
ON_PT = 2.0  # lines of one row may be off by as much
ALONE_EM = 0.9  # blank over the name of a column of briefs, set like text


@dataclass(frozen=True, slots=True)
class Head:
    """Large lines that make one head group."""

    strips: tuple[Strip, ...]
    box: Box

    @property
    def is_vertical(self) -> bool:
        """Whether its lines stand."""
        return self.strips[0].is_vertical


def is_display(strip: Strip, body_pt: float) -> bool:
    """Tell whether a line is set as large as headlines are."""
    return strip.size_pt >= DISPLAY * body_pt


def is_column_name(text: str) -> bool:
    """Tell whether a line is what a column of briefs calls itself: 简讯."""
    name = "".join(text.split())
    return name in COLUMN_HEADS or is_label(name)


def heads_of(strips: tuple[Strip, ...], body_pt: float) -> tuple[Head, ...]:
    """Return the head groups among lines, from the top down.

    A large character alone is no headline but opens a paragraph 首字下沉.
    """
    large = [s for s in strips if is_display(s, body_pt)]
    large = [s for s in large if len(s.text.strip()) > 1 or _is_spaced(s, large)]
    others = _text_faces(large) | {
        (s.size_pt, s.font) for s in large if _is_crosshead(s, strips, body_pt)
    }
    large = [s for s in large if (s.size_pt, s.font) not in others]
    large += [s for s in strips if s not in large and _names(s, strips, body_pt)]
    numbers = {s.number for s in large}
    text = [s for s in strips if s.number not in numbers]
    groups: list[list[Strip]] = []
    for strip in sorted(large, key=lambda s: (s.box.top, s.box.left)):
        on = [group for group in groups if _goes_with(strip, group, text)]
        groups = [group for group in groups if group not in on]
        groups.append([s for group in on for s in group] + [strip])
    groups = _with_labels(groups, text)
    heads = [Head(tuple(group), box_of(group)) for group in groups]
    return tuple(sorted(heads, key=lambda h: (h.box.top, h.box.left)))


def _with_labels(groups: list[list[Strip]], text: list[Strip]) -> list[list[Strip]]:
    """Return head groups, a label at a frame's corner 栏题 joined to its headline."""
    found = sorted(groups, key=lambda g: box_of(g).top, reverse=True)
    for label in tuple(found):
        for group in found:
            if _is_label_of(label, group, text):
                found.remove(label)
                group += label
                break
    return found


def _is_label_of(label: list[Strip], group: list[Strip], text: list[Strip]) -> bool:
    """Tell whether a few large characters stand ahead of a headline, and over it.

    A headline has its text right under it. Under a label there is none before that of
    the headline begins, level with it, under a byline or not.
    """
    first, box = label[0], box_of(group)
    if len(label) > 1 or len(first.text.strip()) > LABEL or first.is_vertical:
        return False
    size = min(s.size_pt for s in group)
    is_over = -ON_PT < box.top - first.box.bottom < first.size_pt
    is_ahead = 0 < box.left - first.box.right < AHEAD_EM * size
    if group[0].is_vertical or not (is_over and is_ahead and first.size_pt < size):
        return False
    own, others = (_rows_under(b, text) for b in (first.box, box))
    return any(abs(own[0] - top) < ON_PT for top in others[:2]) if own else False


def _rows_under(box: Box, text: list[Strip]) -> list[float]:
    """Return where the lines under a box begin, from the top: a byline, or text."""
    return sorted(
        s.box.top
        for s in text
        if s.box.top > box.top and shared(*across(s.box), *across(box)) > 0
    )


def _text_faces(large: Sequence[Strip]) -> set[tuple[float, str]]:
    """Return the sizes and faces in which large lines run on: a text set larger."""
    rows: dict[int, int] = {}  # up to each line, by its number
    for n, strip in enumerate(ordered := sorted(large, key=lambda s: s.box.top)):
        over = [s for s in ordered[:n] if s.font == strip.font and runs_on(s, strip)]
        rows[strip.number] = 1 + max((rows[s.number] for s in over), default=0)
    return {(s.size_pt, s.font) for s in large if rows[s.number] > MOST_ROWS}


def _is_spaced(strip: Strip, large: Sequence[Strip]) -> bool:
    """Tell whether a character has others of its size near, as 通 知 has."""
    return any(
        other is not strip
        and abs(other.size_pt - strip.size_pt) < ALIKE * strip.size_pt
        and _far(strip.box, other.box) < SPACED_EM * strip.size_pt
        for other in large
    )


def _far(one: Box, other: Box) -> float:
    beside = -shared(one.left, one.right, other.left, other.right)
    below = -shared(one.top, one.bottom, other.top, other.bottom)
    return max(beside, 0.0) + max(below, 0.0)


def _names(strip: Strip, strips: tuple[Strip, ...], em: float) -> bool:
    """Tell whether a line names a column of briefs: by its words, and stands alone."""
    if strip.is_vertical or not is_column_name(strip.text):
        return False
    return not any(
        -0.5 * em < strip.box.top - other.box.bottom < ALONE_EM * em
        and shared(strip.box.left, strip.box.right, other.box.left, other.box.right) > 0
        for other in strips
        if other is not strip
    )


def _is_crosshead(strip: Strip, strips: tuple[Strip, ...], em: float) -> bool:
    """Tell whether a line is a crosshead 小标题 amid its column, a little large.

    Text stands right over it and right under it, no wider than a column, as near as a
    headline never stands to another article's.
    """
    if strip.is_vertical or strip.size_pt >= CROSSHEAD * em:
        return False
    box, near = strip.box, AMID_EM * em
    column = [
        s.box
        for s in strips
        if s.size_pt <= LARGER * em and shared(*across(s.box), *across(box)) > 0
    ]
    over = [b for b in column if -2 < box.top - b.bottom < near]
    under = [b for b in column if -2 < b.top - box.bottom < near]
    return len(over) == len(under) == 1


def _goes_with(strip: Strip, group: list[Strip], text: list[Strip]) -> bool:
    if any(_goes_on(strip, piece) for piece in group):
        return True
    if strip.is_vertical != group[0].is_vertical:
        return False
    box, size = box_of(group), max(strip.size_pt, *(s.size_pt for s in group))
    if strip.is_vertical:
        beside = shared(strip.box.top, strip.box.bottom, box.top, box.bottom) > 0
        gap = -shared(strip.box.left, strip.box.right, box.left, box.right)
        return beside and gap < STANDING_EM * size
    over = shared(strip.box.left, strip.box.right, box.left, box.right)
    narrower = min(strip.box.right - strip.box.left, box.right - box.left)
    if over <= OVER * narrower or strip.box.top - box.bottom >= ROWS_EM * size:
        return False
    left, right = max(strip.box.left, box.left), min(strip.box.right, box.right)
    between = Box(left, box.bottom, right, strip.box.top)
    return not any(_is_in(s.box, between) for s in text)


def _goes_on(strip: Strip, piece: Strip) -> bool:
    """Tell whether two are end to end, as digits leave a standing headline."""
    if abs(strip.size_pt - piece.size_pt) > ALIKE * piece.size_pt:
        return False
    one, other, size = strip.box, piece.box, piece.size_pt
    beside = -shared(one.left, one.right, other.left, other.right)
    aside = abs(one.top + one.bottom - other.top - other.bottom) / 2
    return abs(beside) < PIECE_EM * size and aside < PIECE_EM * size


def _is_in(box: Box, between: Box) -> bool:
    """Tell whether a line of text stands between two rows of large type."""
    is_between = box.bottom > between.top and box.top < between.bottom
    return is_between and shared(box.left, box.right, between.left, between.right) > 0
