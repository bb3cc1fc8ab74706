"""Where one article ends and the next begins on a printed page."""

from dataclasses import replace

from dibao.segment.layout.cuts import best_cut, halves
from dibao.segment.layout.frames import unframed
from dibao.segment.layout.furnished import furniture_of
from dibao.segment.layout.ground import ground_of
from dibao.segment.layout.growth import grown
from dibao.segment.layout.heads import heads_of
from dibao.segment.layout.insets import with_insets
from dibao.segment.layout.part import Part
from dibao.segment.layout.photos import photos_of, without_photos
from dibao.segment.layout.quotes import quotes_of, with_quotes, without_quotes
from dibao.segment.layout.running import runs
from dibao.segment.layout.sequence import in_reading_order
from dibao.segment.layout.sheet import Parted, Region, Sheet
from dibao.segment.layout.turning import turned_part, turned_sheet, upright_again
from dibao.segment.layout.upright import is_mostly_vertical


def separate(sheet: Sheet) -> Parted:
    """Return a page's regions in reading order, and its furniture."""
    furniture = furniture_of(sheet)
    numbers = {s.number for s in furniture}
    articles = tuple(s for s in sheet.strips if s.number not in numbers)
    quotes = quotes_of(replace(sheet, strips=articles))
    sheet = without_quotes(sheet, quotes)
    strips = tuple(s for s in sheet.strips if s.number not in numbers)
    whole = Part(strips, sheet.layout.pictures)
    photos = photos_of(whole, sheet)
    found = unframed(without_photos(whole, photos), sheet)
    regions = [Region(photo.strips, photo.pictures) for photo in photos]
    regions += [
        Region(one.strips, one.pictures, held.frame)
        for held in found.framed
        for one in parts_of(held.part, sheet)
    ]
    regions += [Region(one.strips, one.pictures) for one in parts_of(found.rest, sheet)]
    regions = with_insets(regions, found.insets, sheet.body_pt)
    regions = with_quotes([r for r in regions if r.strips], quotes)
    return Parted(in_reading_order(regions), furniture)


def parts_of(part: Part, sheet: Sheet) -> tuple[Part, ...]:
    """Return the articles' parts in a frame, or in all of a page that is in none.

    Where no text runs, it is one advertisement in several sizes of type, or an index of
    the headlines on other pages.
    """
    if not is_mostly_vertical(part.strips):
        return _parts(part, sheet) if _has_text(part, sheet) else (part,)
    turned = turned_part(part)
    if not _has_text(turned, sheet):
        return (part,)
    parts = _parts(turned, turned_sheet(sheet))
    return tuple(upright_again(one, part) for one in parts)


def _has_text(part: Part, sheet: Sheet) -> bool:
    heads = heads_of(part.strips, sheet.body_pt)
    large = {s.number for head in heads for s in head.strips}
    return runs([s for s in part.strips if s.number not in large])


def _parts(part: Part, sheet: Sheet) -> tuple[Part, ...]:
    """Return the articles' parts in a part: by straight cuts, and by growth."""
    ground = ground_of(part, sheet)
    if len(ground.heads) < 2:
        return (part,)
    cut = best_cut(ground)
    if cut is None:
        return grown(ground)
    return tuple(one for half in halves(part, cut) for one in _parts(half, sheet))
