"""Mastheads 报头: a newspaper's name, and what tells its issue beside it."""

import re
from collections.abc import Sequence
from itertools import takewhile

from dibao.geometry import holds, shared, stands
from dibao.model import Box
from dibao.segment import marks
from dibao.segment.furniture import DATE
from dibao.segment.layout.columns import box_of
from dibao.segment.layout.heads import is_column_name, is_display
from dibao.segment.layout.part import across, along, grouped
from dibao.segment.layout.running import runs
from dibao.segment.layout.sheet import Sheet, Strip
from dibao.segment.marks import Mark

LONG = 40  # code points: no furniture, where its words do not say so, is longer
NAME = 8  # code points; a newspaper's name has two to seven as a rule
ALIKE = 0.1  # of the size: characters of one name
CORNER = 0.09  # of the page: a standing name begins as near its top and its side
BESIDE_EM = 1.0  # of the name's size: what tells the issue stands as near
NEAR_EM = 0.5  # of the name's size: nothing stands as far over it
FULL_STOP = "。"
# What changes from issue to issue, or is the state's number for the paper: neither a
# page's number nor a telephone's, which indexes and advertisements have as well.
_ISSUE = re.compile(
    rf"{DATE}|星期|第\s*[0-9０-９〇○一二三四五六七八九十百千]+\s*[期号]|CN\s*[0-9]{{2}}"
)


def is_masthead(strips: Sequence[Strip], body_pt: float) -> bool:
    """Tell whether lines that stand together are a masthead.

    A short name, the largest of them, and furniture for the most part; or furniture
    alone. One line of it tells the issue.
    """
    names = named(strips, body_pt)
    rest = [s for s in strips if s not in names]
    told = [s for s in rest if is_furniture(s)]
    return may_be(rest) and tells_issue(told) and 2 * len(told) >= len(rest)


def is_all_masthead(strips: Sequence[Strip], body_pt: float) -> bool:
    """Tell whether all that stands over a wide rule is a masthead.

    It begins with the name; what else is as large as a headline may be one.
    """
    names = named(strips, body_pt)
    if not names or not is_masthead(strips, body_pt):
        return False
    if box_of(names).top - box_of(strips).top > NEAR_EM * names[0].size_pt:
        return False
    rest = (s for s in strips if s not in names)
    return not any(is_display(s, body_pt) and not is_furniture(s) for s in rest)


def named(strips: Sequence[Strip], body_pt: float) -> list[Strip]:
    """Return the largest lines, if all together are as short as a paper's name."""
    size = max((s.size_pt for s in strips), default=0.0)
    found = [
        s for s in strips if s.size_pt >= (1 - ALIKE) * size and is_display(s, body_pt)
    ]
    return found if sum(len(s.text.strip()) for s in found) <= NAME else []


def beside_text(
    band: Sequence[Strip], under: Sequence[Strip], sheet: Sheet
) -> list[Strip]:
    """Return the masthead in a band of the page's head in which an article stands too.

    报眼 is as often parted from the name by blank paper as by a frame. The name may be
    alone: the page's largest type, and says so, or the issue is told beside or under.
    """
    blocks = grouped(band, lambda s: across(s.box))
    found = [block for block in blocks if is_masthead(block, sheet.body_pt)]
    is_told = found or (all(map(is_furniture, under)) and tells_issue(under))
    names = set(named(sheet.strips, sheet.body_pt))
    found += [b for b in blocks if set(b) <= names and (is_told or says_so(b))]
    return [s for block in found for s in block]


def under_index(
    band: Sequence[Strip], under: Sequence[Strip], sheet: Sheet
) -> list[Strip]:
    """Return the masthead in a band under an index of pages: with the name, or none."""
    found = beside_text(band, under, sheet)
    return found if set(found) & set(named(sheet.strips, sheet.body_pt)) else []


def announces(strips: Sequence[Strip], sheet: Sheet) -> bool:
    """Tell whether lines in a frame at the head are an announcement: 报眼广告.

    One is as large as a headline and not the paper's name, and none tells the issue.
    """
    names = named(sheet.strips, sheet.body_pt)
    large = [s for s in strips if is_display(s, sheet.body_pt)]
    return not tells_issue(strips) and any(s not in names for s in large)


def in_frame(sheet: Sheet, frames: Sequence[Box]) -> list[Strip]:
    """Return the mastheads that fill frames at the head of a page."""
    page = box_of(sheet.strips)
    low = page.top + CORNER * (page.bottom - page.top)
    found: list[Strip] = []
    for frame in frames:
        held = [s for s in sheet.strips if holds(frame, s.box)]
        if frame.top < low and is_masthead(held, sheet.body_pt):
            found += held
    return found


def in_corner(sheet: Sheet) -> list[Strip]:
    """Return a masthead in a corner of the page's head, in no frame.

    What tells the issue stands right beside a standing name, or lies at its foot; right
    under a lying one.
    """
    names = named(sheet.strips, sheet.body_pt)
    if not names or not _is_in_corner(box_of(names), box_of(sheet.strips)):
        return []
    box, near = box_of(names), BESIDE_EM * names[0].size_pt
    others = [s for s in sheet.strips if s not in names]
    if _is_standing(names):
        found = [
            s
            for s in others
            if (s.is_vertical or tells_issue([s]))
            and shared(*along(s.box), *along(box)) > (0 if s.is_vertical else -near)
            and shared(*across(s.box), *across(box)) > -near
        ]
    else:
        below = [s for s in others if shared(*across(s.box), *across(box)) > 0]
        below = [s for s in below if s.box.top > box.bottom - near / 2]
        found = list(takewhile(is_furniture, sorted(below, key=lambda s: s.box.top)))
    block = [*names, *found]
    return block if is_masthead(block, sheet.body_pt) else []


def _is_standing(names: Sequence[Strip]) -> bool:
    is_piled = all(s.is_vertical or len(s.text.strip()) == 1 for s in names)
    return is_piled and stands(box_of(names))


def _is_in_corner(box: Box, page: Box) -> bool:
    wide, high = page.right - page.left, page.bottom - page.top
    aside = min(box.left - page.left, page.right - box.right)
    return box.top - page.top < CORNER * high and aside < CORNER * wide


def may_be(strips: Sequence[Strip]) -> bool:
    """Tell whether lines could be furniture: by their words, or short and no text."""
    others = [s for s in strips if not is_furniture(s)]
    if any(len(s.text.strip()) > LONG or FULL_STOP in s.text for s in others):
        return False
    return not any(map(runs, grouped(others, lambda s: across(s.box))))


def says_so(strips: Sequence[Strip]) -> bool:
    """Tell whether a line among some is furniture by its own words."""
    return any(_mark(s) is Mark.FURNITURE for s in strips)


def tells_issue(strips: Sequence[Strip]) -> bool:
    """Tell whether a line among some is furniture that only one issue has."""
    return any(is_furniture(s) and _ISSUE.search(s.text) for s in strips)


def is_furniture(strip: Strip) -> bool:
    """Tell whether a line is furniture by its own words, or may be a folio."""
    return _mark(strip) in (Mark.FURNITURE, Mark.FOLIO)


def _mark(strip: Strip) -> Mark:
    text = strip.text.strip()
    if is_column_name(text):
        return Mark.NONE
    return marks.mark(text, marks.width_em(text))
