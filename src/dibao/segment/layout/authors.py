"""Who signs under a headline 署名: bylines, and a writer's name and no more."""

import re
from dataclasses import replace

from dibao.analyze import normalize
from dibao.geometry import shared
from dibao.model import Box
from dibao.segment.layout.columns import box_of, is_on_row
from dibao.segment.layout.headings import Heading, signs
from dibao.segment.layout.sheet import Strip
from dibao.segment.layout.type import Type
from dibao.segment.layout.upright import laid_strips
from dibao.segment.names import HAN, OFFICE, are_bare_names

OFFICE_AND_NAMES = re.compile(f"{OFFICE}{HAN}{{2,16}}")  # blanks between names lost
LARGEST = 1.4  # times the text's size: a supplement sets its writers' names larger
SIGNED_EM = 4.0  # of the text's size: a byline stands nearer under its headline
FAR_EM = 5.0  # of the text's size: the name is nearer under its headline
PIECE_EM = 2.0  # of their size: blank between an office and names, justified
NEAR_EM = 1.5  # of the headline's size: the name beside a standing headline is nearer


def authors_of(
    heading: Heading, strips: tuple[Strip, ...], type_: Type
) -> tuple[Strip, ...]:
    """Return who signs an article by the place of the line: a name alone, mostly.

    Essays and poems are signed so. Any two or three characters may be a name; a line of
    its own between the headline and all of the text, or right beside a standing
    headline, is nothing else. ``strips`` are all of the article's.
    """
    head = {s.number for s in heading.headline}
    headline = tuple(s for s in strips if s.number in head)
    if not headline:
        return ()
    names = [s for s in strips if s.number not in head and _may_be(s, type_)]
    heads = {s.number for s in (*heading.strips, *names)}
    text = tuple(s for s in strips if s.number not in heads)
    if headline[0].is_vertical:
        return tuple(s for s in names if _is_beside(s, headline, text))
    return tuple(s for s in names if _is_between(s, headline, text, type_))


def signed_under(
    heading: Heading, strips: tuple[Strip, ...], type_: Type
) -> tuple[Strip, ...]:
    """Return the bylines right under a head group, which may span columns of text.

    Names right under a text sign that, however short it is: the first of some briefs.
    """
    if not heading.strips:
        return ()
    box = box_of(heading.strips)
    is_vertical = heading.strips[0].is_vertical
    alike = tuple(s for s in strips if s.is_vertical == is_vertical)
    turned = laid_strips(alike) if is_vertical else alike
    below = [s for s in turned if s.box.top > box.bottom - 2]
    near = [s for s in below if _is_under(s.box, box, type_)]
    signing = [s for line in _lines(near) if signs(_whole(line), type_) for s in line]
    text = [s.box for s in below if s not in signing]
    numbers = {s.number for s in signing if not any(_is_over(b, s.box) for b in text)}
    return tuple(strip for strip in strips if strip.number in numbers)


def _lines(strips: list[Strip]) -> list[list[Strip]]:
    """Return lines put together that blanks between names part: 通讯员 甘霖."""
    found: list[list[Strip]] = []
    for strip in sorted(strips, key=lambda s: s.box.left):
        line = next((one for one in found if _goes_on(one[-1], strip)), None)
        if line is None:
            found.append([strip])
        else:
            line.append(strip)
    return found


def _goes_on(piece: Strip, strip: Strip) -> bool:
    em = max(piece.size_pt, strip.size_pt)
    gap = strip.box.left - piece.box.right
    return is_on_row(piece.box, strip.box, em) and 0 <= gap < PIECE_EM * em


def _whole(line: list[Strip]) -> Strip:
    text = "\u3000".join(s.text.strip() for s in line)
    return replace(line[0], text=text, box=box_of(line))


def _is_over(box: Box, other: Box) -> bool:
    return (
        box.bottom < other.bottom - 1
        and shared(box.left, box.right, other.left, other.right) > 0
    )


def _is_under(box: Box, head: Box, type_: Type) -> bool:
    below = box.top - head.bottom
    common = shared(box.left, box.right, head.left, head.right)
    is_under = common > 0.5 * (box.right - box.left)
    return is_under and below < SIGNED_EM * type_.size_pt


def _may_be(strip: Strip, type_: Type) -> bool:
    text = normalize(strip.text).strip()
    if are_bare_names(text):
        return strip.size_pt < LARGEST * type_.size_pt
    is_signed = bool(OFFICE_AND_NAMES.fullmatch(text)) or signs(strip, type_)
    return is_signed and not type_.is_display(strip)


def _is_between(
    strip: Strip, headline: tuple[Strip, ...], text: tuple[Strip, ...], type_: Type
) -> bool:
    """Tell whether a name has the headline above it, and all the text below it."""
    head, box, em = box_of(headline), strip.box, type_.size_pt
    if strip.is_vertical or not -2 < box.top - head.bottom < FAR_EM * em:
        return False
    if shared(box.left, box.right, *_reach(head, text)) <= 0:
        return False
    is_alone = not any(is_on_row(s.box, box, em) for s in text)
    below = [s for s in text if s.box.bottom > head.top]
    return is_alone and all(s.box.top > box.top for s in below)


def _reach(head: Box, text: tuple[Strip, ...]) -> tuple[float, float]:
    boxes = (head, *(s.box for s in text))
    return min(b.left for b in boxes), max(b.right for b in boxes)


def _is_beside(
    strip: Strip, headline: tuple[Strip, ...], text: tuple[Strip, ...]
) -> bool:
    """Tell whether a standing name is beside a standing headline, in line with no text.

    Names in a report's first line may be set apart from what stands over them.
    """
    head, box = box_of(headline), strip.box
    near = NEAR_EM * headline[0].size_pt
    apart = -shared(box.left, box.right, head.left, head.right)
    is_in_line = any(
        s.is_vertical and shared(s.box.left, s.box.right, box.left, box.right) > 0
        for s in text
    )
    return (
        strip.is_vertical
        and apart < near
        and not is_in_line
        and shared(box.top, box.bottom, head.top, head.bottom) > 0
    )
