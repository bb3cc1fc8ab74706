"""Pull quotes 引语: words of an article set large amid one of its columns.

They break the column, not the sentence: the text under one goes on from that over it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from dibao.geometry import around, holds, shared, stands
from dibao.model import Box
from dibao.segment.layout.columns import box_of
from dibao.segment.layout.heads import is_display
from dibao.segment.layout.part import across
from dibao.segment.layout.running import ENDS, runs_on
from dibao.segment.layout.sheet import Region, Sheet, Strip

NEAR_EM = 3.0  # blank between a quote and its column, a rule in it
COLUMN_EM = 10.0  # so far over and under a quote its column shows how wide it is
FLUSH_EM = 1.2  # a line set in by less opens no paragraph, one so much shorter is full
EDGE_EM = 0.6  # punctuation at a line's end may hang out by half its width
PAIR = 2
ALIKE_PT = 2.0  # the rules over and under a quote are one as long as the other
OPENING, CLOSING = tuple("“「『"), tuple("”」』")


@dataclass(frozen=True, slots=True)
class Quote:
    """A pull quote: its lines, the lines of text next to it, what is around it.

    ``drawn`` are the two rules or the frame; ``column`` begins and ends as they do.
    """

    strips: tuple[Strip, ...]
    over: Strip
    under: Strip
    drawn: tuple[Box, ...]
    column: Box

    @property
    def is_quoted(self) -> bool:
        """Whether it stands in quotation marks, all of it."""
        first, last = self.strips[0].text.strip(), self.strips[-1].text.strip()
        return first.startswith(OPENING) and last.endswith(CLOSING)

    def breaks_sentence(self, em: float) -> bool:
        """Whether a full line over it ends amid a sentence and one goes on under it."""
        column = self.column
        is_full = self.over.box.right > column.right - FLUSH_EM * em
        is_flush = self.under.box.left < column.left + FLUSH_EM * em
        is_amid = self.over.text.rstrip()[-1:] not in ENDS
        return is_full and is_flush and is_amid


def quotes_of(sheet: Sheet) -> tuple[Quote, ...]:
    """Return the pull quotes of a page.

    A headline may stand in one column as well, or amid the columns of its text: but
    neither rules nor a frame part it from them.
    """
    found = [quote for stack in _stacks(sheet) if (quote := _between(stack, sheet))]
    em = sheet.body_pt
    return tuple(q for q in found if q.is_quoted or q.breaks_sentence(em))


def without_quotes(sheet: Sheet, quotes: Iterable[Quote]) -> Sheet:
    """Return a page as it would be had no quotes been pulled from it."""
    drawn = {box for quote in quotes for box in quote.drawn}
    numbers = {s.number for quote in quotes for s in quote.strips}
    rules = tuple(rule for rule in sheet.layout.rules if rule not in drawn)
    frames = tuple(frame for frame in sheet.layout.frames if frame not in drawn)
    strips = tuple(s for s in sheet.strips if s.number not in numbers)
    layout = replace(sheet.layout, rules=rules, frames=frames)
    return replace(sheet, strips=strips, layout=layout)


def with_quotes(regions: list[Region], quotes: tuple[Quote, ...]) -> list[Region]:
    """Return regions, each with the quotes pulled from its text."""
    return [
        replace(r, quotes=tuple(q.strips for q in quotes if q.over in r.strips))
        for r in regions
    ]


def _stacks(sheet: Sheet) -> list[list[Strip]]:
    """Return a page's large lying lines, those of one face that run on together."""
    found: list[list[Strip]] = []
    large = (s for s in sheet.strips if is_display(s, sheet.body_pt))
    for strip in sorted(large, key=lambda s: s.box.top):
        on = [k for k in found if k[-1].font == strip.font and runs_on(k[-1], strip)]
        if on:
            on[0].append(strip)
        elif not strip.is_vertical and len(strip.text.strip()) > 1:
            found.append([strip])
    return found


def _between(stack: list[Strip], sheet: Sheet) -> Quote | None:
    """Return large lines as a quote, if rules or a frame set them off in a column."""
    box, em = box_of(stack), sheet.body_pt
    drawn = _rules_around(box, sheet) or _frames_around(box, stack, sheet)
    if not drawn:
        return None
    place = around(drawn) or box
    near = _column_at(place, box, sheet)
    over = [s for s in near if s.box.bottom < place.top + 2]
    under = [s for s in near if s.box.top > place.bottom - 2]
    if not over or not under or len(over) + len(under) + len(stack) != len(near):
        return None
    last, first = max(over, key=_top), min(under, key=_top)
    text = [s for s in (*over, *under) if not is_display(s, em)]
    is_near = max(box.top - last.box.bottom, first.box.top - box.bottom) < NEAR_EM * em
    if last not in text or first not in text or not is_near:
        return None
    is_column = _are_alike(box_of(text), place, EDGE_EM * em)
    return Quote(tuple(stack), last, first, drawn, place) if is_column else None


def _top(strip: Strip) -> float:
    return strip.box.top


def _rules_around(box: Box, sheet: Sheet) -> tuple[Box, ...]:
    """Return the rule over a box and that under it, if they are a pair."""
    far = NEAR_EM * sheet.body_pt
    near = [
        r
        for r in sheet.layout.rules
        if not stands(r)
        and shared(*across(r), *across(box)) > 0
        and box.top - far < r.top < box.bottom + far
    ]
    if len(near) != PAIR:
        return ()
    over, under = sorted(near, key=lambda r: r.top)
    is_around = over.top < box.top and under.top > box.bottom
    return (over, under) if is_around and _are_alike(over, under, ALIKE_PT) else ()


def _frames_around(box: Box, stack: list[Strip], sheet: Sheet) -> tuple[Box, ...]:
    """Return the frames that hold these lines and nothing else: a tint, its edge."""
    return tuple(
        frame
        for frame in sheet.layout.frames
        if holds(frame, box)
        and sum(holds(frame, s.box) for s in sheet.strips) == len(stack)
    )


def _column_at(place: Box, box: Box, sheet: Sheet) -> list[Strip]:
    """Return the lines that stand over, in and under a box, in all of a width."""
    far = COLUMN_EM * sheet.body_pt
    return [
        s
        for s in sheet.strips
        if not s.is_vertical
        and shared(*across(s.box), *across(place)) > 0
        and shared(s.box.top, s.box.bottom, box.top - far, box.bottom + far) > 0
    ]


def _are_alike(one: Box, other: Box, most: float) -> bool:
    """Tell whether two boxes begin and end at one width."""
    return max(abs(one.left - other.left), abs(one.right - other.right)) < most
