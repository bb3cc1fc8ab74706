"""A page's running lines, and what is known of all of them: widths and habits."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from dibao.model import Words
from dibao.segment.edges import end_of, start_of
from dibao.segment.joint import Joint, joint, straddled
from dibao.segment.pieces import Piece
from dibao.segment.repeat import Repeats, repeats_of

SURE_ENDS = 4  # paragraph ends from which a page's habit is believed
FULL, NEARLY, FAR = 1.1, 2.1, 4.5  # full-width characters short of the column
ALIKE = 1.1  # lines of one column differ by no more: a half-width pair, a hung mark
PAUSES = frozenset("，、；：。”）》！？")

RUNNING = re.compile("[，。；：]")  # which running text has every few words


@dataclass(frozen=True, slots=True)
class Style:
    """How a page parts its paragraphs, each a share from 0 to 1."""

    indents: float  # paragraphs that begin with an indent
    blanks: float  # paragraphs that stand off by a blank line
    dropped: float  # first lines two characters short: extraction dropped the indent
    gaps: float  # lines with a blank line above
    ends: int  # paragraph ends that the shares were counted on


class Shape(NamedTuple):
    """How a piece is set.

    No dataclass: it is a key, and a tuple's hash comes in a third of the time.
    """

    em: float
    indent: float
    bold: bool
    glued: str


class Usual(NamedTuple):
    """What is usual on a page."""

    em: float  # of the median line
    indents: bool  # paragraphs begin with an indent


@dataclass(frozen=True, slots=True)
class Sheet:
    """The running pieces of a page and what is known of all of them."""

    pieces: tuple[Piece, ...]
    style: Style
    widths: tuple[float, ...]  # how far each reaches into its column, indent included
    before: tuple[float, ...]  # column width up to each piece
    after: tuple[float, ...]  # column width from each piece on
    starts: tuple[str, ...]  # how each begins, by kind
    ends: tuple[str, ...]  # how each ends, by kind
    marked: tuple[bool, ...]  # a mark, such as 广告, stands right above
    repeats: Repeats  # which words recur
    paused: tuple[str, ...]  # whether each has pauses, as running text has
    shapes: tuple[Shape, ...]
    usual: Usual
    straddled: tuple[bool, ...]  # a word runs from each line into the next
    words: Words


def sheet(pieces: tuple[Piece, ...], numbers: tuple[int, ...], words: Words) -> Sheet:
    """Return what the cues look at; ``numbers`` are the pieces' places on the page."""
    widths = tuple([piece.em + piece.indent for piece in pieces])
    texts = [piece.text for piece in pieces]
    ems = sorted([piece.em for piece in pieces])
    style = page_style(pieces)
    return Sheet(
        pieces,
        style,
        widths,
        *measures(widths),
        tuple(map(start_of, texts)),
        tuple(map(end_of, texts)),
        tuple(n > 0 and numbers[n] != numbers[n - 1] + 1 for n in range(len(numbers))),
        repeats_of(texts),
        tuple(["paused" if RUNNING.search(text) else "unpaused" for text in texts]),
        tuple([Shape(p.em, p.indent, p.bold, p.glued) for p in pieces]),
        Usual(ems[len(ems) // 2] if ems else 0.0, style.indents > 0.5),
        straddled(map(_joint, pieces, pieces[1:]), words),
        words,
    )


def _joint(above: Piece, below: Piece) -> Joint | None:
    return None if above.stops else joint(above.text, below.text)


def page_style(pieces: tuple[Piece, ...]) -> Style:
    """Return how the page parts its paragraphs, from lines after a full stop."""
    ends = indented = apart = dropped = 0
    for above, below, third in zip(pieces, pieces[1:], pieces[2:], strict=False):
        if above.stops and above.em < below.em - 1 and below.em > 8:
            ends += 1
            indented += below.indent >= 1.5
            apart += below.gap > 0
            dropped += 1.4 <= third.em - below.em <= 2.6
    gaps = sum(piece.gap > 0 for piece in pieces) / max(len(pieces), 1)
    n = max(ends, 1)
    return Style(indented / n, apart / n, dropped / n, gaps, ends)


def measures(
    widths: tuple[float, ...],
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return the column width before and after each piece, in full-width characters.

    It is the second widest of four lines, the piece among them: one wide headline must
    not make a column's lines look short.
    """
    before = [_second(widths[max(0, n - 3) : n + 1]) for n in range(len(widths))]
    after = [_second(widths[n : n + 4]) for n in range(len(widths))]
    return tuple(before), tuple(after)


def _second(widths: tuple[float, ...]) -> float:
    return sorted(widths)[-2] if len(widths) > 1 else 0.0


def shortfall(s: Sheet, above: int, below: int, *, extra: float = 0.0) -> float:
    """Return by how much a line falls short of its column, in full-width characters.

    The column is that of the lines before it; where the lines from here on are all as
    wide as this one, the column has changed and the line is full. ``extra`` is added
    to the line's width. Some extractors break a set line after each pause; the parts
    are then measured together.
    """
    width, after = s.widths[above] + extra, s.widths[below]
    short = s.before[above] - width
    agrees = abs(width - after) <= ALIKE
    if agrees and below + 1 < len(s.pieces):
        agrees = abs(width - s.widths[below + 1]) <= ALIKE
    if agrees or (not s.pieces[above].stops and after <= width + ALIKE):
        short = min(short, max(s.after[below] - width, 0.0))
    if short > FULL:
        rest = short - _parts(s, above, short)
        short = rest if abs(rest) <= FULL else short
    return short


def _parts(s: Sheet, n: int, most: float) -> float:
    """Return the width of the parts above that break off after a pause, to a limit."""
    total = 0.0
    while n > 0 and not s.pieces[n].gap and s.pieces[n - 1].text[-1] in PAUSES:
        if total + s.widths[n - 1] > most + FULL:
            break
        total += s.widths[n - 1]
        n -= 1
    return total


def box_width(s: Sheet, n: int, step: int) -> float:
    """Return the widest of up to four lines of a box, from one of its ends on."""
    widest = s.widths[n]
    for _ in range(3):
        edge = n if step < 0 else n + 1
        if not 0 < edge < len(s.pieces) or s.pieces[edge].gap:
            break
        n += step
        widest = max(widest, s.widths[n])
    return widest
