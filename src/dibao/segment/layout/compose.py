"""A region's lines in reading order, joined to paragraphs: roles and blocks."""

from collections.abc import Iterable
from dataclasses import dataclass

from dibao.geometry import around
from dibao.model import Box, Role
from dibao.segment.layout.captions import captions_of
from dibao.segment.layout.columns import Column, columns_of
from dibao.segment.layout.headings import Heading, heading_of
from dibao.segment.layout.order import in_order
from dibao.segment.layout.paragraphs import paragraphs_of
from dibao.segment.layout.sheet import Region, Sheet, Strip
from dibao.segment.layout.type import Type, type_of
from dibao.segment.layout.upright import is_mostly_vertical, laid, laid_strips


@dataclass(frozen=True, slots=True)
class Draft:
    """One block before it has spans: its lines in reading order."""

    strips: tuple[Strip, ...]
    role: Role
    confidence: float


def compose(region: Region, sheet: Sheet) -> tuple[tuple[Draft, ...], ...]:
    """Return a region's articles, each its blocks in reading order.

    Mostly one; several where a column holds briefs.
    """
    type_ = type_of(region, sheet)
    heading = heading_of(region.strips, type_)
    taken = {s.number for s in heading.strips}
    rest = tuple(s for s in region.strips if s.number not in taken)
    captions, text = _captions_and_text(rest, region.pictures, type_)
    blocks = _heads(heading) + _running(text, heading, region, type_)
    printed = {s.number: s for s in region.strips}
    return (tuple(_as_printed(d, printed) for d in (*blocks, *captions)),)


def _captions_and_text(
    strips: tuple[Strip, ...], pictures: tuple[Box, ...], type_: Type
) -> tuple[tuple[Draft, ...], tuple[Strip, ...]]:
    """Return the blocks of captions, and the strips that are none."""
    lying = tuple(s for s in strips if not s.is_vertical)
    columns = columns_of(lying, type_.size_pt) if pictures else ()
    found = captions_of(columns, pictures, type_)
    taken = {s.number for column in found for s in column.strips}
    drafts = tuple(Draft(column.strips, Role.CAPTION, 0.9) for column in found)
    return drafts, tuple(s for s in strips if s.number not in taken)


def _heads(heading: Heading) -> tuple[Draft, ...]:
    """Return the blocks of a head group; a headline of several lines is one."""
    parts = (
        (heading.kicker, Role.KICKER, 0.9),
        (heading.headline, Role.HEADLINE, 0.95),
        (heading.deck, Role.DECK, 0.9),
    )
    return tuple(Draft(*part) for part in parts if part[0])


def _running(
    strips: tuple[Strip, ...], heading: Heading, region: Region, type_: Type
) -> tuple[Draft, ...]:
    """Return the blocks of an article's text, in reading order."""
    walls = (*region.pictures, *_boxes(heading.strips))
    found: list[Draft] = []
    ways = (False, True)
    for is_vertical in reversed(ways) if is_mostly_vertical(strips) else ways:
        part = tuple(s for s in strips if s.is_vertical == is_vertical)
        if is_vertical:
            part, around_it = laid_strips(part), tuple(map(laid, walls))
        else:
            around_it = walls
        columns = columns_of(part, type_.size_pt)
        ordered = in_order(columns, around_it, type_.size_pt)
        found += [
            Draft(p.strips, p.role, p.confidence) for p in paragraphs_of(ordered, type_)
        ]
    return tuple(found)


def _boxes(strips: Iterable[Strip]) -> tuple[Box, ...]:
    box = around(s.box for s in strips)
    return (box,) if box else ()


def _as_printed(draft: Draft, printed: dict[int, Strip]) -> Draft:
    """Return a draft with its strips where they are printed, not turned."""
    strips = tuple(printed[s.number] for s in draft.strips)
    return Draft(strips, draft.role, draft.confidence)
