"""The one place where text becomes HTML: escaped first, marked after."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

OPEN, CLOSE = Markup("<mark>"), Markup("</mark>")
NUMBERED = Markup('<mark id="hit-{}">')
HIT = Markup('<span class="hit">{}</span>')

Jumps = Callable[[int], Markup]
"""The number of a mark to what leads from it to the marks before and after it."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A mark, or what of it stands in one block; ``number`` counts from 1.

    A phrase may run over the end of a block: then it ``opens`` in one and ``closes``
    in another.
    """

    start: int
    end: int
    number: int
    opens: bool = True
    closes: bool = True


def marked(text: str, marks: Iterable[tuple[int, int]]) -> Markup:
    """Return the text with each (start, end) in a mark element.

    Places that overlap or lie outside are left out.

    >>> marked("<b>铝都</b>", [(3, 5)])
    Markup('&lt;b&gt;<mark>铝都</mark>&lt;/b&gt;')
    """
    html, done = Markup(), 0
    for start, end in marks:
        if done <= start < end <= len(text):
            html += escape(text[done:start]) + OPEN + escape(text[start:end]) + CLOSE
            done = end
    return html + escape(text[done:])


def numbered(text: str, spots: Iterable[Spot], jumps: Jumps) -> Markup:
    """Return the text with each spot in a mark element to be led to and on from.

    >>> numbered("铝都", [Spot(0, 1, 7)], lambda number: Markup("…"))
    Markup('<span class="hit"><mark id="hit-7">铝</mark>…</span>都')
    """
    html, done = Markup(), 0
    for spot in spots:
        open_tag = NUMBERED.format(spot.number) if spot.opens else OPEN
        inner = open_tag + escape(text[spot.start : spot.end]) + CLOSE
        if spot.closes:
            inner += jumps(spot.number)
        html += escape(text[done : spot.start]) + HIT.format(inner)
        done = spot.end
    return html + escape(text[done:])


def spots(
    marks: Iterable[tuple[int, int]], lengths: Sequence[int]
) -> tuple[tuple[Spot, ...], ...]:
    """Return the marks of a text as spots of its blocks, which have these lengths.

    Between two blocks the text has a line end; a mark of nothing else is no spot.

    >>> spots([(0, 1), (2, 5)], [3, 2])[1]
    (Spot(start=0, end=1, number=2, opens=False, closes=True),)
    """
    whole = [pieces for mark in marks if (pieces := _pieces(mark, lengths))]
    found: list[list[Spot]] = [[] for _ in lengths]
    for number, pieces in enumerate(whole, start=1):
        for block, start, end in pieces:
            first, last = block == pieces[0][0], block == pieces[-1][0]
            found[block].append(Spot(start, end, number, first, last))
    return tuple(map(tuple, found))


def _pieces(
    mark: tuple[int, int], lengths: Sequence[int]
) -> list[tuple[int, int, int]]:
    """Return which block a mark stands in, from where to where; of each, in order."""
    pieces, begin = [], 0
    for block, length in enumerate(lengths):
        start, end = max(mark[0] - begin, 0), min(mark[1] - begin, length)
        if start < end:
            pieces.append((block, start, end))
        begin += length + 1
    return pieces
