"""A region's lines in reading order, joined to paragraphs: roles and blocks."""

from dataclasses import replace

from dibao.model import Box, Role
from dibao.segment.layout.authors import authors_of, signed_under
from dibao.segment.layout.briefs import Items, is_label, items_of
from dibao.segment.layout.captions import captions_of, is_caption_at
from dibao.segment.layout.columns import box_of, columns_of
from dibao.segment.layout.draft import Draft
from dibao.segment.layout.headings import Heading, heading_of
from dibao.segment.layout.heads import is_column_name
from dibao.segment.layout.joining import joined
from dibao.segment.layout.kinds import is_ad_mark
from dibao.segment.layout.labels import unlabeled
from dibao.segment.layout.order import in_order
from dibao.segment.layout.paragraphs import is_dropped, paragraphs_of
from dibao.segment.layout.placed import Placed, placed
from dibao.segment.layout.sheet import Region, Sheet, Strip
from dibao.segment.layout.type import Type, type_of
from dibao.segment.layout.upright import (
    is_mostly_vertical,
    laid,
    laid_strips,
    standing_among,
    whole_lines,
)


def compose(region: Region, sheet: Sheet) -> tuple[tuple[Draft, ...], ...]:
    """Return a region's articles, each its blocks in reading order.

    Mostly one; several where a column holds briefs.
    """
    if not region.strips:
        return ()
    type_ = type_of(region, sheet)
    pictures = region.pictures
    marked = tuple(s for s in region.strips if is_ad_mark(s.text))
    heads, rest = _heads_and_rest(_without(region.strips, marked), pictures, type_)
    captions, text = _captions_and_text(rest, pictures, type_)
    printed = {s.number: s for s in (*region.strips, *sum(region.quotes, ()))}
    head = [printed[s.number] for draft in heads for s in draft.strips]
    walls = (*pictures, *map(box_of, (head, *region.quotes) if head else region.quotes))
    items = items_of(_label(heads), _running(text, walls, type_))
    marks = tuple(Draft((strip,), Role.AD_MARK, 0.99) for strip in marked)
    label: tuple[Draft, ...] = ()
    if len(items) < 2:
        label, heads = unlabeled(heads, region, sheet, type_=type_)
    quotes = tuple(Draft(quote, Role.CROSSHEAD, 0.8) for quote in region.quotes)
    found = _articles((*marks, *heads), items, (*captions, *quotes))
    return tuple(
        tuple(_as_printed(draft, printed) for draft in article)
        for article in ((label, *found) if label else found)
    )


def _label(heads: tuple[Draft, ...]) -> str:
    return "".join(joined(d.strips) for d in heads if d.role is Role.HEADLINE)


def _articles(
    heads: tuple[Draft, ...], items: Items, captions: tuple[Draft, ...]
) -> Items:
    """Return articles: one; or briefs, the name of whose column is furniture."""
    has_label = any(is_label(joined(d.strips)) for d in heads)
    if len(items) < 2 and (items or captions or not has_label):
        return ((*heads, *(d for item in items for d in item), *captions),)
    if not has_label:
        return ((*heads, *items[0]), *items[1:-1], (*items[-1], *captions))
    decks = tuple(d for d in heads if items and d.role is Role.DECK)
    label = tuple(replace(d, role=Role.FURNITURE) for d in heads if d not in decks)
    if not items:
        return (label,)
    under = tuple(replace(d, role=Role.HEADLINE) for d in decks)
    first = (*under, *items[0])  # what stands under a label heads the first brief
    return (label, first, *items[1:-1], (*items[-1], *captions))


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


def _heads_and_rest(
    strips: tuple[Strip, ...], pictures: tuple[Box, ...], type_: Type
) -> tuple[tuple[Draft, ...], tuple[Strip, ...]]:
    """Return the blocks of the head group, byline included, and all other strips."""
    heading = heading_of(strips, type_)
    stray = tuple(s for s in heading.kicker if is_caption_at(s, pictures, type_))
    authors = authors_of(heading, strips, type_)
    heading = heading.without((*stray, *authors))
    rest = _without(strips, (*heading.strips, *authors))
    if not heading.strips:
        heading = Heading(headline=_name_of(rest))
        rest = _without(rest, heading.strips)
    signed = (*authors, *signed_under(heading, rest, type_))
    parts = (
        (heading.kicker, Role.KICKER, 0.9),
        (heading.headline, Role.HEADLINE, 0.95),
        (heading.deck, Role.DECK, 0.9),
        (signed, Role.BYLINE, 0.95),
    )
    heads = tuple(Draft(*part) for part in parts if part[0])
    return heads, _without(rest, signed)


def _name_of(strips: tuple[Strip, ...]) -> tuple[Strip, ...]:
    """Return the name of a column of briefs, set over it in the text's own size."""
    first = min(strips, key=lambda s: s.box.top, default=None)
    if first is None or first.is_vertical or not is_column_name(first.text):
        return ()
    below = [s.box.top for s in strips if s is not first]
    return (first,) if below and min(below) >= first.box.bottom else ()


def _running(
    strips: tuple[Strip, ...], walls: tuple[Box, ...], type_: Type
) -> tuple[Draft, ...]:
    """Return the blocks of an article's text, in reading order."""
    em = type_.size_pt
    if not is_mostly_vertical(strips):
        standing = tuple(s for s in strips if s.is_vertical)
        lying = _read(_without(strips, standing), walls, type_)
        return lying + _read_standing(standing, walls, type_)
    standing = standing_among(strips, em)
    rest = _without(strips, standing)
    return _read_standing(standing, walls, type_) + _read(rest, walls, type_)


def _read_standing(
    strips: tuple[Strip, ...], walls: tuple[Box, ...], type_: Type
) -> tuple[Draft, ...]:
    """Return the blocks that standing lines make, turned so that they lie."""
    lines = whole_lines(laid_strips(strips), type_.size_pt)
    pieces = {line[0].number: tuple(line) for line in lines}
    whole = tuple(
        replace(line[0], text="".join(s.text for s in line), box=box_of(line))
        for line in lines
    )
    drafts = _read(whole, tuple(map(laid, walls)), type_)
    return tuple(
        replace(d, strips=tuple(p for s in d.strips for p in pieces[s.number]))
        for d in drafts
    )


def _read(
    strips: tuple[Strip, ...], walls: tuple[Box, ...], type_: Type
) -> tuple[Draft, ...]:
    """Return the blocks that lying lines make."""
    em = type_.size_pt
    dropped = tuple(s for s in strips if is_dropped(s, type_) and _opens(s, strips, em))
    columns = in_order(columns_of(_without(strips, dropped), em), walls, em)
    walls = (*walls, *(s.box for s in dropped))
    lines = list(placed(columns, walls, em))
    for letter in dropped:
        n = next(n for n, line in enumerate(lines) if _is_by(letter, line.strip, em))
        lines.insert(n, Placed(letter, 0, 0, is_lone=True, is_beside=False))
    return paragraphs_of(lines, type_)


def _opens(letter: Strip, strips: tuple[Strip, ...], em: float) -> bool:
    """Tell whether text begins right beside a large letter."""
    text = (s for s in strips if len(s.text.strip()) > 1)
    return any(_is_by(letter, strip, em) for strip in text)


def _is_by(letter: Strip, strip: Strip, em: float) -> bool:
    gap = strip.box.left - letter.box.right
    middle = (strip.box.top + strip.box.bottom) / 2
    return -0.3 * em < gap < em and letter.box.top < middle < letter.box.bottom


def _as_printed(draft: Draft, printed: dict[int, Strip]) -> Draft:
    """Return a draft with its strips where they are printed, not turned."""
    strips = tuple(printed[s.number] for s in draft.strips)
    return Draft(strips, draft.role, draft.confidence)
