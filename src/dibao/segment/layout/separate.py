"""Where one article ends and the next begins on a printed page."""

from dibao.segment.layout.sheet import Parted, Region, Sheet


def separate(sheet: Sheet) -> Parted:
    """Return a page's regions in reading order, and its furniture.

    All of a page is one region so far, which is why no PDF comes here yet.
    """
    return Parted((Region(sheet.strips, sheet.layout.pictures),), ())
