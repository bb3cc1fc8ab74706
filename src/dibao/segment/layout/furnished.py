"""Page furniture 版头版脚: masthead, folio, section, date and editors of a page."""

from collections.abc import Iterable

from dibao.geometry import holds, shared
from dibao.model import Box
from dibao.segment import marks
from dibao.segment.layout.columns import box_of
from dibao.segment.layout.heads import is_column_name, is_display
from dibao.segment.layout.part import along, area, grouped
from dibao.segment.layout.running import runs
from dibao.segment.layout.sheet import Sheet, Strip
from dibao.segment.layout.upright import laid_strips
from dibao.segment.marks import Mark

HEAD = 0.2  # of the height: mastheads of front pages go as far down
EDGE = 0.09  # of the height, or the width: all other furniture stands as near the edge
LONG = 40  # code points: no furniture, where its words do not say so, is longer
WIDE = 0.8  # of the page's print: a rule so wide ends the head of a page
FRAME = 0.5  # of the page: what stands in a smaller frame belongs to it
NAME = 8  # code points: no newspaper's name is longer
FULL_STOP = "。"


def furniture_of(sheet: Sheet) -> tuple[Strip, ...]:
    """Return the strips that are furniture, at the page's head, foot and sides."""
    found = {s.number for s in _at_head(sheet)}
    found |= {s.number for s in _framed_name(sheet)}
    free = [s for s in sheet.strips if not _is_framed(s, sheet)]
    rest = [s for s in free if s.number not in found]
    found |= {s.number for s in _at_edge(rest, is_foot=True)}
    rest = [s for s in rest if s.number not in found]
    for is_foot in (False, True):
        found |= {s.number for s in _at_side(rest, is_foot=is_foot)}
    return tuple(s for s in sheet.strips if s.number in found)


def _is_framed(strip: Strip, sheet: Sheet) -> bool:
    """Tell whether a line stands in a frame that is not drawn round the page."""
    return any(holds(frame, strip.box) for frame in _frames(sheet))


def _frames(sheet: Sheet) -> list[Box]:
    most = FRAME * sheet.layout.width_pt * sheet.layout.height_pt
    return [frame for frame in sheet.layout.frames if area(frame) < most]


def _framed_name(sheet: Sheet) -> list[Strip]:
    """Return a paper's name that stands in a frame at the page's top, and its date."""
    if not sheet.strips:
        return []
    page = box_of(sheet.strips)
    edge = page.top + EDGE * (page.bottom - page.top)
    found: list[Strip] = []
    for frame in _frames(sheet):
        held = [s for s in sheet.strips if holds(frame, s.box)]
        small = [s for s in held if not is_display(s, sheet.body_pt)]
        name = sum(len(s.text.strip()) for s in held if s not in small)
        if frame.top > edge or not small or not 0 < name <= NAME:
            continue
        if all(_is_furniture(s) for s in small):
            found += held
    return found


def _at_head(sheet: Sheet) -> list[Strip]:
    if not sheet.strips:
        return []
    page = box_of(sheet.strips)
    high = page.bottom - page.top
    apart = _frames_apart(sheet, page.top + HEAD * high)
    free = (s for s in sheet.strips if not any(holds(f, s.box) for f in apart))
    found: list[Strip] = []
    for band in bands_of(free):
        begins, ends = _stretch(band)
        if ends > page.top + HEAD * high or not _may_be(band):
            break
        ruled = _has_wide_rule(sheet, page, (ends - 2, page.top + EDGE * high))
        if not (_says_so(band) or ruled):
            break
        is_under = found and _has_wide_rule(
            sheet, page, (_stretch(found)[1] - 2, begins)
        )
        if is_under and not all(_is_furniture(s) for s in band):
            break
        found += band
    return found


def _frames_apart(sheet: Sheet, foot: float) -> list[Box]:
    """Return the frames beside a page's head that hold articles: 报眼, 导读.

    They reach down below it, or text runs in them.
    """
    return [
        frame
        for frame in _frames(sheet)
        if frame.bottom > foot or runs([s for s in sheet.strips if holds(frame, s.box)])
    ]


def _at_side(strips: list[Strip], *, is_foot: bool) -> list[Strip]:
    """Return furniture set standing at a side of the page 侧版头."""
    numbers = {s.number: s for s in strips}
    found = _at_edge(list(laid_strips(strips)), is_foot=is_foot)
    return [numbers[s.number] for s in found]


def _at_edge(strips: list[Strip], *, is_foot: bool) -> list[Strip]:
    """Return furniture in bands at the foot, or the head, of what is printed."""
    if not strips:
        return []
    page = box_of(strips)
    near = EDGE * (page.bottom - page.top)
    bands = bands_of(strips)
    found: list[Strip] = []
    for band in reversed(bands) if is_foot else bands:
        begins, ends = _stretch(band)
        far = page.bottom - begins if is_foot else ends - page.top
        if far > near or not (_may_be(band) and _says_so(band)):
            break
        found += band
    return found


def bands_of(strips: Iterable[Strip]) -> list[list[Strip]]:
    """Return lines in bands from the top down, blank from side to side between them."""
    return grouped(strips, lambda s: along(s.box))


def _stretch(band: list[Strip]) -> tuple[float, float]:
    return min(s.box.top for s in band), max(s.box.bottom for s in band)


def _may_be(band: list[Strip]) -> bool:
    """Tell whether a band could be furniture: short, or furniture by its words."""
    return all(
        _is_furniture(s) or (len(s.text.strip()) <= LONG and FULL_STOP not in s.text)
        for s in band
    )


def _says_so(band: list[Strip]) -> bool:
    return any(_mark(s) is Mark.FURNITURE for s in band)


def _is_furniture(strip: Strip) -> bool:
    return _mark(strip) in (Mark.FURNITURE, Mark.FOLIO)


def _mark(strip: Strip) -> Mark:
    text = strip.text.strip()
    if is_column_name(text):
        return Mark.NONE
    return marks.mark(text, marks.width_em(text))


def _has_wide_rule(sheet: Sheet, page: Box, height: tuple[float, float]) -> bool:
    wide = WIDE * (page.right - page.left)
    return any(
        shared(rule.left, rule.right, page.left, page.right) > wide
        and height[0] <= rule.top <= height[1]
        for rule in sheet.layout.rules
    )
