"""Page furniture 版头版脚: masthead, folio, section, date and editors of a page."""

from collections.abc import Iterable
from itertools import pairwise
from math import inf

from dibao.geometry import holds, shared
from dibao.model import Box
from dibao.segment.layout.columns import box_of
from dibao.segment.layout.mastheads import (
    announces,
    beside_text,
    in_corner,
    in_frame,
    is_all_masthead,
    is_furniture,
    may_be,
    says_so,
    under_index,
)
from dibao.segment.layout.part import along, area, grouped
from dibao.segment.layout.running import runs
from dibao.segment.layout.sheet import Sheet, Strip
from dibao.segment.layout.upright import laid_strips

HEAD = 0.2  # of the height: mastheads of front pages go as far down
EDGE = 0.09  # of the height, or the width: all other furniture stands as near the edge
WIDE = 0.8  # of the page's print: a rule so wide ends the head of a page
FRAME = 0.5  # of the page: what stands in a smaller frame belongs to it


def furniture_of(sheet: Sheet) -> tuple[Strip, ...]:
    """Return the strips that are furniture, at the page's head, foot and sides."""
    found = {s.number for s in _mastheads(sheet)}
    free = [s for s in sheet.strips if not _is_framed(s, sheet)]
    rest = [s for s in free if s.number not in found]
    found |= {s.number for s in _at_edge(rest, is_foot=True)}
    rest = [s for s in rest if s.number not in found]
    for is_foot in (False, True):
        found |= {s.number for s in _at_side(rest, is_foot=is_foot)}
    return tuple(s for s in sheet.strips if s.number in found)


def _mastheads(sheet: Sheet) -> list[Strip]:
    if not sheet.strips:
        return []
    return _at_head(sheet) + in_frame(sheet, _frames(sheet)) + in_corner(sheet)


def _is_framed(strip: Strip, sheet: Sheet) -> bool:
    """Tell whether a line stands in a frame that is not drawn round the page."""
    return any(holds(frame, strip.box) for frame in _frames(sheet))


def _frames(sheet: Sheet) -> list[Box]:
    most = FRAME * sheet.layout.width_pt * sheet.layout.height_pt
    return [frame for frame in sheet.layout.frames if area(frame) < most]


def _at_head(sheet: Sheet) -> list[Strip]:
    page = box_of(sheet.strips)
    low = page.top + HEAD * (page.bottom - page.top)
    apart = _frames_apart(sheet, low)
    bands = _bands_at_head(
        [s for s in sheet.strips if not any(holds(f, s.box) for f in apart)], sheet
    )
    found: list[Strip] = []
    for n, band in enumerate(bands):
        if _stretch(band)[1] > low:
            break
        under = bands[n + 1] if n + 1 < len(bands) else []
        furniture = _of_head(band, found, under=under, sheet=sheet)
        if n and not found:  # an index of pages may run over the name, no more
            furniture = under_index(band, under, sheet)
        if found and not furniture:
            break
        found += furniture
    return found


def _bands_at_head(strips: list[Strip], sheet: Sheet) -> list[list[Strip]]:
    """Return bands of lines; over a wide rule, what text or a name stands in is one."""
    page = box_of(sheet.strips)
    low = page.top + HEAD * (page.bottom - page.top)
    rules = [r.top for r in _wide_rules(sheet, page) if page.top < r.top < low]
    found: list[list[Strip]] = []
    for top, foot in pairwise([-inf, *sorted(rules), inf]):
        zone = [s for s in strips if top < (s.box.top + s.box.bottom) / 2 <= foot]
        is_one = not may_be(zone) or is_all_masthead(zone, sheet.body_pt)
        found += [zone] if is_one and zone and foot < inf else bands_of(zone)
    return found


def _of_head(
    band: list[Strip], found: list[Strip], *, under: list[Strip], sheet: Sheet
) -> list[Strip]:
    """Return what of a band is furniture at the head, under what was found over it."""
    page = box_of(sheet.strips)
    begins, ends = _stretch(band)
    low = page.top + EDGE * (page.bottom - page.top)
    is_ruled = _has_wide_rule(sheet, page, (ends - 2, low))
    if not may_be(band) or not (says_so(band) or is_ruled):
        return beside_text(band, under, sheet)
    over = _stretch(found)[1] - 2 if found else begins
    if found and _has_wide_rule(sheet, page, (over, begins)):
        return band if all(is_furniture(s) for s in band) else []
    return band


def _frames_apart(sheet: Sheet, foot: float) -> list[Box]:
    """Return the frames beside a page's head that hold articles: 报眼, 导读.

    They reach down below it, or text runs in them or they announce something: in no
    frame within, and it is not what tells the issue.
    """
    frames = set(_frames(sheet))
    return [
        frame
        for frame in frames
        if frame.bottom > foot
        or runs(own := _own(frame, sheet.strips, frames))
        or announces(own, sheet)
    ]


def _own(frame: Box, strips: Iterable[Strip], frames: set[Box]) -> list[Strip]:
    """Return the lines in a frame that are in none within it, and no furniture."""
    within = [f for f in frames if f != frame and holds(frame, f)]
    return [
        s
        for s in strips
        if holds(frame, s.box)
        and not is_furniture(s)
        and not any(holds(f, s.box) for f in within)
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
        if far > near or not (may_be(band) and says_so(band)):
            break
        found += band
    return found


def bands_of(strips: Iterable[Strip]) -> list[list[Strip]]:
    """Return lines in bands from the top down, blank from side to side between them."""
    return grouped(strips, lambda s: along(s.box))


def _stretch(band: list[Strip]) -> tuple[float, float]:
    return min(s.box.top for s in band), max(s.box.bottom for s in band)


def _has_wide_rule(sheet: Sheet, page: Box, height: tuple[float, float]) -> bool:
    return any(height[0] <= r.top <= height[1] for r in _wide_rules(sheet, page))


def _wide_rules(sheet: Sheet, page: Box) -> list[Box]:
    wide = WIDE * (page.right - page.left)
    return [
        rule
        for rule in sheet.layout.rules
        if shared(rule.left, rule.right, page.left, page.right) > wide
    ]
