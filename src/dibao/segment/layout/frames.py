"""Closed frames 围框: what stands in a rectangle of its own."""

import re
from dataclasses import dataclass

from dibao.geometry import holds, shared
from dibao.model import Box
from dibao.segment.layout.grids import cells_of, is_table
from dibao.segment.layout.heads import is_display
from dibao.segment.layout.part import Part, across, area, covered
from dibao.segment.layout.running import runs
from dibao.segment.layout.sheet import Sheet, Strip

MOST = 0.6  # of a page's print: a larger frame goes round the page
FEW = 12  # code points; what holds fewer is a picture's edge or a sign
FEW_LINES = 3  # fewer, in a frame within a frame, are a line of an advertisement
CAPTION = 120  # code points; in a frame with a picture, without a headline
UNDER_EM = 4.0  # as far under a headline its text begins, a byline or not
WIDE = 0.8  # of a panel's width: a picture so wide stands between it and its text
NOTE = re.compile("[【［]?(?:编者按|編者按|开栏的话|開欄的話|核心提示)")
SLACK_PT = 2.0


@dataclass(frozen=True, slots=True)
class Framed:
    """A frame, and what it holds."""

    frame: Box
    part: Part


@dataclass(frozen=True, slots=True)
class Unframed:
    """Frames told apart from a page: articles' own, and ``rest``.

    ``insets`` belong to the article they stand in: tables, pictures with a caption. A
    frame that holds no text is a drawing.
    """

    framed: tuple[Framed, ...]
    insets: tuple[Framed, ...]
    rest: Part


def unframed(whole: Part, sheet: Sheet) -> Unframed:
    """Return what a page's frames hold, innermost first, and the rest of it."""
    most = MOST * area(whole.box)
    drawn = {f for f in sheet.layout.frames if area(f) < most}
    frames = sorted((f for f in drawn if not _is_panel(f, whole, sheet)), key=area)
    rest = whole
    framed: list[Framed] = []
    insets: list[Framed] = []
    for n, frame in enumerate(frames):
        part = _held(rest, frame)
        if not part.strips:
            rest = _with_drawing(rest, frame)
        elif _is_line_of(frame, frames[n + 1 :], part):
            continue
        elif _is_inset(part, sheet.body_pt):
            insets.append(Framed(frame, part))
            rest = _with_inset(rest, part, frame)
        elif sum(len(s.text.strip()) for s in part.strips) >= FEW:
            framed += [Framed(frame, cell) for cell in cells_of(part, frame, sheet)]
            rest = _without(rest, part, frame)
    return Unframed(tuple(framed), tuple(insets), rest)


def _held(part: Part, frame: Box) -> Part:
    return Part(
        tuple(s for s in part.strips if holds(frame, s.box, slack_pt=SLACK_PT)),
        tuple(p for p in part.pictures if holds(frame, p, slack_pt=SLACK_PT)),
        tuple(t for t in part.taken if holds(frame, t, slack_pt=SLACK_PT)),
    )


def _is_line_of(frame: Box, larger: list[Box], part: Part) -> bool:
    """Tell whether a frame goes round a line or two of what a larger one holds."""
    is_within = any(holds(other, frame, slack_pt=SLACK_PT) for other in larger)
    return is_within and len(part.strips) < FEW_LINES


def _is_inset(part: Part, em: float) -> bool:
    """Tell whether a frame holds a table, or a picture with its caption."""
    if any(is_display(s, em) for s in part.strips) or not part.strips:
        return False
    chars = sum(len(s.text.strip()) for s in part.strips)
    return is_table(part.strips, em) or (bool(part.pictures) and chars < CAPTION)


def _is_panel(frame: Box, whole: Part, sheet: Sheet) -> bool:
    """Tell whether a frame is the ground of a headline 题压底, its text right under it.

    Under an advertisement in large type stands the next article's headline, or nothing.
    The editors' note on an article stands between its headline and its text.
    """
    em, part = sheet.body_pt, _held(whole, frame)
    if part.strips and _opens_note(part.strips[0], em):
        return True
    large = sum(len(s.text.strip()) for s in part.strips if is_display(s, em))
    chars = sum(len(s.text.strip()) for s in part.strips)
    if not chars or 2 * large < chars or runs(part.strips):
        return False
    foot = _foot(frame, sheet)
    under = [
        s
        for s in _others(whole, part)
        if -SLACK_PT < s.box.top - foot < UNDER_EM * em
        and shared(*across(s.box), *across(frame)) > 0
    ]
    return bool(under) and not any(is_display(s, em) for s in under)


def _opens_note(strip: Strip, em: float) -> bool:
    """Tell whether a line begins the editors' note on an article.

    In large type it is the headline of what the editors say themselves.
    """
    return not is_display(strip, em) and bool(NOTE.match(strip.text.strip()))


def _foot(frame: Box, sheet: Sheet) -> float:
    """Return where a frame ends, or the picture right under it that is as wide."""
    em, width = sheet.body_pt, across(frame)
    return max(
        (
            p.bottom
            for p in sheet.layout.pictures
            if -SLACK_PT < p.top - frame.bottom < UNDER_EM * em
            and covered([across(p)], width) > WIDE
        ),
        default=frame.bottom,
    )


def _without(part: Part, inner: Part, frame: Box) -> Part:
    return Part(
        _others(part, inner),
        tuple(p for p in part.pictures if p not in inner.pictures),
        (*(t for t in part.taken if t not in inner.taken), frame),
    )


def _with_inset(part: Part, inner: Part, frame: Box) -> Part:
    """Return a part in which an inset stands as one picture."""
    pictures = (p for p in part.pictures if p not in inner.pictures)
    return Part(_others(part, inner), (*pictures, frame), part.taken)


def _with_drawing(part: Part, frame: Box) -> Part:
    """Return a part in which a frame that holds no text stands as a picture."""
    if any(holds(p, frame, slack_pt=SLACK_PT) for p in (*part.pictures, *part.taken)):
        return part
    pictures = (p for p in part.pictures if not holds(frame, p, slack_pt=SLACK_PT))
    return Part(part.strips, (*pictures, frame), part.taken)


def _others(part: Part, inner: Part) -> tuple[Strip, ...]:
    numbers = {s.number for s in inner.strips}
    return tuple(s for s in part.strips if s.number not in numbers)
