"""Photo news 图片新闻: a picture that is an article, with its caption for all text."""

from dibao.geometry import around, holds, shared
from dibao.model import Box
from dibao.segment.layout.part import Part, across, covered
from dibao.segment.layout.rules import has_level_rule
from dibao.segment.layout.sheet import Sheet, Strip

OVER_EM = 1.5  # as far over a picture the rule that parts it from what is above
CAPTION_EM = 1.4  # between a picture and its caption
UNDER_EM = 3.0  # as far under a caption the rule or the frame that ends its columns
SMALLER = 0.975  # times the text's size: sizes of one type differ by less
LONGEST = 6  # lines of a caption
WIDE = 0.9  # of a width: so much of a rule parts all, of a caption is under a picture


def photos_of(whole: Part, sheet: Sheet) -> tuple[Part, ...]:
    """Return the pictures that are articles, each with its caption.

    Such a one fills its columns from one rule to the next, or to a frame. The picture
    of an article has some of the article over it or under it, no rule between.
    """
    found = []
    for picture in whole.pictures:
        caption = _caption_of(picture, whole, sheet)
        box = around((picture, *(s.box for s in caption)))
        if caption and box and _is_closed(picture, box, sheet):
            found.append(Part(caption, (picture,)))
    return tuple(found)


def without_photos(whole: Part, photos: tuple[Part, ...]) -> Part:
    """Return a page without its photo news: their places are taken."""
    numbers = {s.number for photo in photos for s in photo.strips}
    pictures = [p for photo in photos for p in photo.pictures]
    return Part(
        tuple(s for s in whole.strips if s.number not in numbers),
        tuple(p for p in whole.pictures if p not in pictures),
        (*whole.taken, *(photo.box for photo in photos)),
    )


def _caption_of(picture: Box, whole: Part, sheet: Sheet) -> tuple[Strip, ...]:
    """Return the small lines right under a picture, within its width."""
    em = sheet.body_pt
    small = [s for s in whole.strips if s.size_pt < SMALLER * em and not s.is_vertical]
    found: list[Strip] = []
    foot = picture.bottom
    for strip in sorted(small, key=lambda s: s.box.top):
        box = strip.box
        width = shared(*across(box), *across(picture))
        if width < WIDE * (box.right - box.left) or box.top < picture.bottom - 2:
            continue
        if box.top - foot < CAPTION_EM * em:
            found.append(strip)
            foot = max(foot, box.bottom)
    return tuple(found) if len(found) <= LONGEST else ()


def _is_closed(picture: Box, box: Box, sheet: Sheet) -> bool:
    """Tell whether rules close a picture's columns over it and under its caption."""
    em, width = sheet.body_pt, across(picture)
    head = picture.top - OVER_EM * em, picture.top + 2
    foot = box.bottom - 2, box.bottom + UNDER_EM * em
    frames = sheet.layout.frames
    if any(holds(frame, picture, slack_pt=2) for frame in frames):
        return False
    if not has_level_rule(sheet, width, head, share=WIDE):
        return False
    under = [across(f) for f in frames if foot[0] < f.top < foot[1]]
    is_ended = has_level_rule(sheet, width, foot, share=WIDE)
    return is_ended or covered(under, width) > WIDE
