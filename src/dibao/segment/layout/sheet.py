"""A page as printed: its lines with their places, and what is drawn around them."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

from dibao.geometry import upright
from dibao.model import Box, Cleaned, Layout

NOWHERE = Box(0, 0, 0, 0)
# Full-width marks, drawn at the left of their square.
HALF_BLANK = frozenset("，。、；：")


@dataclass(frozen=True, slots=True)
class Strip:
    """One printed line: its number on the page (from 1), its text, where it stands."""

    number: int
    text: str
    box: Box
    size_pt: float
    is_vertical: bool
    font: str

    @property
    def inked(self) -> Box:
        """Its box without the blank half of a mark that ends it, which may hang out."""
        if self.is_vertical or self.text.rstrip()[-1:] not in HALF_BLANK:
            return self.box
        return replace(self.box, right=self.box.right - self.size_pt / 2)


@dataclass(frozen=True, slots=True)
class Sheet:
    """All lines of a page, and what is drawn; ``body_pt`` is the common size."""

    strips: tuple[Strip, ...]
    layout: Layout
    body_pt: float


@dataclass(frozen=True, slots=True)
class Region:
    """What one article takes of a page, or a column of briefs, or an advertisement."""

    strips: tuple[Strip, ...]
    pictures: tuple[Box, ...] = ()
    frame: Box | None = None  # the closed rectangle it fills
    quotes: tuple[tuple[Strip, ...], ...] = ()  # pulled from its text


@dataclass(frozen=True, slots=True)
class Parted:
    """A page told apart: its regions in reading order, its furniture."""

    regions: tuple[Region, ...]
    furniture: tuple[Strip, ...]


def sheet_of(cleaned: Cleaned) -> Sheet:
    """Return the sheet of a page that has a layout, turned so that print is upright.

    Lines emptied by cleaning are left out; those without a place stand at the corner,
    for nothing may be lost.
    """
    layout = cleaned.layout or Layout(0, 0)
    place = upright_on(layout)
    strips = tuple(
        Strip(
            n,
            line.text,
            place(line.box or NOWHERE),
            line.size_pt or 0.0,
            line.is_vertical,
            line.font,
        )
        for n, line in enumerate(cleaned.lines, start=1)
        if line.text.strip()
    )
    return Sheet(strips, _upright(layout, place), body_pt_of(strips))


def upright_on(layout: Layout) -> Callable[[Box], Box]:
    """Return what gives a box its place on the page turned so that print is upright."""
    if not layout.turned:
        return lambda box: box
    size = (layout.width_pt, layout.height_pt)
    return lambda box: upright(box, layout.turned, size=size)


def _upright(layout: Layout, place: Callable[[Box], Box]) -> Layout:
    size = layout.width_pt, layout.height_pt
    wide, high = size[::-1] if layout.turned % 180 else size
    drawn = layout.rules, layout.frames, layout.pictures
    return Layout(wide, high, 0, *(tuple(map(place, boxes)) for boxes in drawn))


def body_pt_of(strips: tuple[Strip, ...]) -> float:
    """Return the size in which most characters are set, to the fifth of a point."""
    sizes: Counter[float] = Counter()
    for strip in strips:
        sizes[round(strip.size_pt * 5) / 5] += len(strip.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0
