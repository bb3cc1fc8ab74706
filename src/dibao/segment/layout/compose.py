"""A region's lines in reading order, joined to paragraphs: roles and blocks."""

from dibao.model import Box, Role
from dibao.segment.layout.briefs import Items, items_of
from dibao.segment.layout.captions import captions_of
from dibao.segment.layout.columns import box_of, columns_of
from dibao.segment.layout.draft import Draft
from dibao.segment.layout.headings import Heading, heading_of, signed_under
from dibao.segment.layout.joining import joined
from dibao.segment.layout.kinds import is_ad_mark
from dibao.segment.layout.order import in_order
from dibao.segment.layout.paragraphs import paragraphs_of
from dibao.segment.layout.sheet import Region, Sheet, Strip
from dibao.segment.layout.type import Type, type_of
from dibao.segment.layout.upright import is_mostly_vertical, laid, laid_strips


def compose(region: Region, sheet: Sheet) -> tuple[tuple[Draft, ...], ...]:
    """Return a region's articles, each its blocks in reading order.

    Mostly one; several where a column holds briefs.
    """
    type_ = type_of(region, sheet)
    marked = tuple(s for s in region.strips if is_ad_mark(s.text))
    heading = heading_of(_without(region.strips, marked), type_)
    signed = signed_under(heading, region.strips, type_)
    rest = _without(region.strips, (*marked, *heading.strips, *signed))
    captions, text = _captions_and_text(rest, region.pictures, type_)
    items = items_of(joined(heading.headline), _running(text, heading, region, type_))
    heads = (
        *(Draft((strip,), Role.AD_MARK, 0.99) for strip in marked),
        *_heads(heading, signed),
    )
    printed = {s.number: s for s in region.strips}
    return tuple(
        tuple(_as_printed(draft, printed) for draft in article)
        for article in _articles(heads, items, captions)
    )


def _articles(
    heads: tuple[Draft, ...], items: Items, captions: tuple[Draft, ...]
) -> Items:
    """Return articles: one; or briefs, whose label over them all is furniture."""
    if len(items) < 2:
        return ((*heads, *(d for item in items for d in item), *captions),)
    label = tuple(Draft(d.strips, Role.FURNITURE, d.confidence) for d in heads)
    return (*((label,) if label else ()), *items[:-1], (*items[-1], *captions))


def _without(strips: tuple[Strip, ...], taken: tuple[Strip, ...]) -> tuple[Strip, ...]:
    numbers = {strip.number for strip in taken}
    return tuple(strip for strip in strips if strip.number not in numbers)


def _captions_and_text(
    strips: tuple[Strip, ...], pictures: tuple[Box, ...], type_: Type
) -> tuple[tuple[Draft, ...], tuple[Strip, ...]]:
    """Return the blocks of captions, and the strips that are none."""
    lying = tuple(s for s in strips if not s.is_vertical)
    columns = columns_of(lying, type_.size_pt) if pictures else ()
    found = captions_of(columns, pictures, type_)
    taken = tuple(s for column in found for s in column.strips)
    drafts = tuple(Draft(column.strips, Role.CAPTION, 0.9) for column in found)
    return drafts, _without(strips, taken)


def _heads(heading: Heading, signed: tuple[Strip, ...]) -> tuple[Draft, ...]:
    """Return the blocks of a head group; a headline of several lines is one."""
    parts = (
        (heading.kicker, Role.KICKER, 0.9),
        (heading.headline, Role.HEADLINE, 0.95),
        (heading.deck, Role.DECK, 0.9),
        (signed, Role.BYLINE, 0.95),
    )
    return tuple(Draft(*part) for part in parts if part[0])


def _running(
    strips: tuple[Strip, ...], heading: Heading, region: Region, type_: Type
) -> tuple[Draft, ...]:
    """Return the blocks of an article's text, in reading order."""
    head = (box_of(heading.strips),) if heading.strips else ()
    walls = (*region.pictures, *head)
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
        found += paragraphs_of(ordered, type_)
    return tuple(found)


def _as_printed(draft: Draft, printed: dict[int, Strip]) -> Draft:
    """Return a draft with its strips where they are printed, not turned."""
    strips = tuple(printed[s.number] for s in draft.strips)
    return Draft(strips, draft.role, draft.confidence)
