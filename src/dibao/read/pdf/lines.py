"""Glyphs to lines: along a baseline or down a column, cut where a column of print ends.

Print may be turned on its page. Glyphs of each turn are made upright, put together,
and their lines' boxes turned back to where they are seen.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import astuple, replace
from itertools import pairwise
from statistics import median

from dibao.geometry import around, stands, turned, upright
from dibao.model import Box, Line
from dibao.read.pdf.chains import SHIFTED, Upright, downward, rightward
from dibao.read.pdf.glyphs import Glyph, Hand
from dibao.read.pdf.gutters import cut_at_gutters
from dibao.read.pdf.standing import standing
from dibao.read.pdf.turns import ASCENT_EM, Size, by_turn, main_turn, on_their_side

SPLIT_EM = 0.15  # a rule that stands in a gap of more cuts the line
# Between Latin letters or digits a gap of more is a blank; letters of one word stand
# within a tenth, and a blank is a quarter in most fonts.
BLANK_EM = 0.18
# Between Han a gap is a blank if it is so much wider than most of its line: justified
# print stretches all gaps alike, by 0.35 em at most (research).
HAN_BLANK_EM = 0.2
MIXED_BLANK_EM = 0.45  # beside Latin or digits, where some presses leave a quarter

Run = list[Upright]


def lines_of(
    glyphs: list[Glyph], rules: tuple[Box, ...], *, size: Size
) -> tuple[Line, ...]:
    """Return the lines of a page's glyphs, in the order in which they are drawn."""
    main = main_turn(glyphs)
    found: list[tuple[int, Line]] = []
    for turn, placed in by_turn(glyphs, size):
        drawn = [upright(rule, turn, size=size) for rule in rules]
        across = (turn - main) % 180 != 0
        others = on_their_side(glyphs, placed, turn=turn, size=size)
        for run, is_standing in _runs(placed, [*drawn, *others]):
            hands = [glyphs[g.number].hand for g in run]
            line = _line(run, hands, is_standing=is_standing)
            if line and line.box:
                box = _rounded(turned(line.box, turn, size=size))
                first = min(glyph.number for glyph in run)
                seen = replace(line, box=box, is_vertical=is_standing != across)
                found.append((first, seen))
    return tuple(line for _, line in sorted(found, key=lambda one: one[0]))


def _runs(glyphs: list[Upright], rules: list[Box]) -> Iterator[tuple[Run, bool]]:
    """Yield the glyphs of each line, and whether it stands."""
    posts = [rule for rule in rules if stands(rule)]
    bars = [rule for rule in rules if not stands(rule)]
    right, down = rightward(glyphs), downward(glyphs)
    are_up = standing(glyphs, right, down)
    lying = [
        to
        if to >= 0 and not (are_up[to] or _is_cut(glyphs[n], glyphs[to], posts))
        else -1
        for n, to in enumerate(right)
    ]
    falling = [
        to
        if to >= 0 and are_up[to] and not _is_crossed(glyphs[n], glyphs[to], bars)
        else -1
        for n, to in enumerate(down)
    ]
    along = [n for n, is_up in enumerate(are_up) if not is_up]
    yield from ((run, False) for run in cut_at_gutters(_chained(glyphs, lying, along)))
    below = [n for n, is_up in enumerate(are_up) if is_up]
    yield from ((run, True) for run in _chained(glyphs, falling, below))


def _chained(
    glyphs: list[Upright], links: list[int], members: list[int]
) -> Iterator[Run]:
    """Yield runs of glyphs that follow one another; each glyph is in one."""
    before: dict[int, int] = {}
    for n in members:
        to = links[n]
        if to >= 0 and (to not in before or _is_nearer(glyphs, n, before[to], to)):
            before[to] = n
    after = {n: to for to, n in before.items()}
    for n in members:
        if n in before:
            continue
        run = [glyphs[n]]
        while n in after:
            n = after[n]
            run.append(glyphs[n])
        yield run


def _is_nearer(glyphs: list[Upright], one: int, other: int, to: int) -> bool:
    """Tell whether the first of two glyphs that come before a third is the nearer."""

    def apart(n: int) -> float:
        from_, towards = glyphs[n], glyphs[to]
        return abs(towards.base - from_.base) + abs(towards.left - from_.left)

    return apart(one) < apart(other)


def _is_cut(one: Upright, other: Upright, posts: list[Box]) -> bool:
    """Tell whether a standing rule parts two glyphs of one baseline."""
    if other.left - one.right <= SPLIT_EM * one.size:
        return False
    middle = one.base - 0.4 * one.size
    return any(
        one.right - 1 <= post.left <= other.left + 1
        and post.top <= middle <= post.bottom
        for post in posts
    )


def _is_crossed(one: Upright, other: Upright, bars: list[Box]) -> bool:
    """Tell whether a lying rule parts two glyphs of one standing column."""
    if other.top - one.bottom <= SPLIT_EM * one.size:
        return False
    middle = (one.left + one.right) / 2
    return any(
        one.bottom - 1 <= bar.top <= other.top + 1 and bar.left <= middle <= bar.right
        for bar in bars
    )


def _line(run: Run, hands: list[Hand], *, is_standing: bool) -> Line | None:
    """Return the line of a run, its box upright; None where all of it is blank."""
    text, inked = (
        _text(run, is_standing=is_standing),
        [g for g in run if not g.is_blank],
    )
    if not inked:
        return None
    size = Counter(hand.size_pt for hand in hands).most_common(1)[0][0]
    box = around(Box(g.left, g.top, g.right, g.bottom) for g in inked)
    if box and is_standing:
        column = [g for g in inked if g.char not in SHIFTED] or inked
        left, right = min(g.left for g in column), max(g.right for g in column)
        box = Box(left, box.top, right, box.bottom)
    elif box:
        top = inked[0].base - ASCENT_EM * size
        box = Box(box.left, top, box.right, top + size)
    font = Counter(hand.font for hand in hands).most_common(1)[0][0]
    return Line(text, "\n", box, round(size, 1), is_standing, font)


def _text(run: Run, *, is_standing: bool) -> str:
    """Return a run's text: as drawn, and a blank where print leaves room for one."""
    usual = 0.0 if is_standing or len(run) < 3 else _usual_gap(run)
    parts: list[str] = []
    last: Upright | None = None
    for glyph in run:
        if glyph.is_blank and (last is None or last.is_blank):
            last = glyph if last else None
            continue
        if last and not is_standing and _is_apart(last, glyph, usual):
            parts.append(" ")
        parts.append(glyph.char)
        last = glyph
    return "".join(parts).strip()


def _usual_gap(run: Run) -> float:
    """Return the gap between two glyphs that is in the middle of all of a run's."""
    return median(other.left - one.right for one, other in pairwise(run))


def _is_apart(one: Upright, other: Upright, usual: float) -> bool:
    if one.is_blank or other.is_blank:
        return False
    gap = other.left - one.right
    if one.char.isascii() and other.char.isascii():
        return gap > BLANK_EM * one.size
    both = one.char + other.char
    least = HAN_BLANK_EM if both.isalpha() and not _has_latin(both) else MIXED_BLANK_EM
    return both.isalnum() and gap - max(usual, 0.0) > least * one.size


def _has_latin(text: str) -> bool:
    return any(char.isascii() for char in text)


def _rounded(box: Box) -> Box:
    """Return a box to the tenth of a point: as it is stored."""
    return Box(*(round(edge, 1) + 0.0 for edge in astuple(box)))
