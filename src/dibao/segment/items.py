"""The things a page's articles are made of, each with what it says about its place."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise

from dibao.model import Words
from dibao.segment import marks
from dibao.segment.join import Group
from dibao.segment.names import are_bare_names
from dibao.segment.pieces import Piece
from dibao.segment.repeat import bigrams, share_in
from dibao.segment.topic import Bag, bag, merged, overlap

CONTINUES = re.compile(
    r"此外|另外|另一方面|同时|与此同时|其中|而|但|因此|所以|不过|然而|于是|随后|接着|之后|最后|"
    r"二是|三是|四是|五是|一是|第二|第三|其次|再次|首先|对此|对于此|他说|她说|他表示|她表示|他们|"
    r"该|这|据悉|据了解|据介绍|下一步|目前，|”|[（(]?[二三四五六七八九][)）、]"
)  # what goes on from something said before
BEGINS = re.compile(
    r"(?:近日|日前|昨日|昨天|昨晚|今日|今天|连日来|近期|近年来|[0-9０-９]{1,2}月[0-9０-９]{1,2}日|"
    r"[0-9０-９]{4}年|记者(?:昨日|昨天|今天|日前|近日)?从)"
)  # how news begins
NEAR_PROSE, NEAR_CHARS = 5, 400  # looked at on each side: paragraphs, or characters


@dataclass(frozen=True, slots=True)
class Item:
    """One paragraph, display line or mark, as its own words show it."""

    members: tuple[int, ...]  # pieces
    mark: marks.Mark
    is_display: bool
    text: str
    gap: int
    bold: bool
    em: float  # of its widest line
    signs: bool  # it names people, or a body that may sign a notice

    @property
    def is_prose(self) -> bool:
        """It is running text."""
        return not self.is_display and not self.mark


@dataclass(frozen=True, slots=True)
class Context:
    """What an item's neighbors say of it; log odds, 0 where they say nothing."""

    topic: float  # prose: same article as the prose before it
    head_left: float  # display or caption: belongs to the prose before it
    head_right: float  # the same for the prose after it
    last_prose: int  # the prose item before it, -1 for none


def items(
    pieces: tuple[Piece, ...],
    marked: tuple[marks.Mark, ...],
    body: tuple[int, ...],
    found: tuple[Group, ...],
) -> tuple[Item, ...]:
    """Return a page's items in the order of their first piece."""
    made = [
        _item(pieces, tuple(body[m] for m in g.members), g.is_display) for g in found
    ]
    made += [
        _item(pieces, (n,), is_display=True, mark=mark)
        for n, mark in enumerate(marked)
        if mark
    ]
    return tuple(sorted(made, key=lambda item: item.members[0]))


def _item(
    pieces: tuple[Piece, ...],
    members: tuple[int, ...],
    is_display: bool,
    mark: marks.Mark = marks.Mark.NONE,
) -> Item:
    own = [pieces[n] for n in members]
    text = "".join(piece.text for piece in own)
    if not mark and 1 < len(own) <= WRAPPED_MARK:
        mark = marks.mark(text, marks.width_em(text))
    return Item(
        members,
        mark,
        is_display or bool(mark),
        text,
        own[0].gap,
        all(piece.bold for piece in own),
        max(piece.em for piece in own),
        not mark and (marks.is_office(text) or are_bare_names(text)),
    )


def curve(points: tuple[tuple[float, float], ...], x: float) -> float:
    """Return the height at ``x`` of the line through points of rising x."""
    for (x0, y0), (x1, y1) in pairwise(points):
        if x <= x1:
            return y0 + (y1 - y0) * max(x - x0, 0.0) / (x1 - x0)
    return points[-1][1]


# Log odds by measured overlap, from 1,500 news items: 5,185 pairs of neighboring
# paragraphs of one item against 1,500 pairs of two items; then headlines against the
# text of their own and of another item.
TOPIC = ((0.0, -2.2), (0.03, -1.1), (0.06, 0.0), (0.1, 1.4), (0.16, 2.6), (0.25, 3.5))
HEAD = ((0.0, -1.5), (0.1, -1.2), (0.18, 0.0), (0.25, 1.2), (0.4, 3.0), (0.8, 4.0))
WRAPPED_MARK = 3  # a byline that takes more lines than this has not been seen
HEAD_CHARS = 300  # of running text that a headline above it is compared with
FAR_PROSE, FAR_CHARS = 8, 900  # and one below it: the lead it repeats may be far up
ENOUGH = 80  # characters of running text below which shared words prove less


@dataclass(frozen=True, slots=True)
class Prose:
    """The running text of a page, paragraph by paragraph."""

    places: tuple[int, ...]  # among the items
    texts: tuple[str, ...]
    bags: tuple[Bag, ...]


def contexts(all_items: tuple[Item, ...], words: Words) -> tuple[Context, ...]:
    """Return each item's context."""
    places = tuple(n for n, item in enumerate(all_items) if item.is_prose)
    texts = tuple(all_items[n].text for n in places)
    prose = Prose(places, texts, tuple(bag(text, words) for text in texts))
    return tuple(
        _context(item, bisect_left(places, n), prose)
        for n, item in enumerate(all_items)
    )


def _context(item: Item, at: int, prose: Prose) -> Context:
    """Return an item's context; ``at`` is the first paragraph that is not above it."""
    last = prose.places[at - 1] if at else -1
    if item.is_prose or item.mark:
        return Context(_topic(prose, at), 0.0, 0.0, last)
    own = bigrams(item.text)
    above = "".join(prose.texts[max(at - FAR_PROSE, 0) : at])[-FAR_CHARS:]
    below = "".join(prose.texts[at : _near(prose, at, 1)])[:HEAD_CHARS]
    return Context(0.0, _head(own, above), _head(own, below), last)


def _near(prose: Prose, at: int, step: int) -> int:
    """Return where the paragraphs on one side end that are enough to compare."""
    chars = 0
    for _ in range(NEAR_PROSE):
        edge = at if step > 0 else at - 1
        if chars >= NEAR_CHARS or not 0 <= edge < len(prose.texts):
            break
        chars += len(prose.texts[edge])
        at += step
    return at


def _topic(prose: Prose, at: int) -> float:
    """Return whether the text above and below a place is of one article."""
    start, end = _near(prose, at, -1), _near(prose, at, 1)
    if start == at or end == at:
        return 0.0
    shared = overlap(merged(prose.bags[start:at]), merged(prose.bags[at:end]))
    above, below = (
        sum(map(len, prose.texts[a:b])) for a, b in ((start, at), (at, end))
    )
    return curve(TOPIC, shared) * min(1.0, min(above, below) / ENOUGH)


def _head(own: frozenset[str], text: str) -> float:
    """Return whether a headline is of the article of a text."""
    return curve(HEAD, share_in(own, text)) if own and text else 0.0
