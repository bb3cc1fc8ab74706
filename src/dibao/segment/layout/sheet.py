"""A page as printed: its lines with their places, and what is drawn around them."""

from collections import Counter
from dataclasses import dataclass

from dibao.model import Box, Cleaned, Layout


@dataclass(frozen=True, slots=True)
class Strip:
    """One printed line: its number on the page (from 1), its text, where it stands."""

    number: int
    text: str
    box: Box
    size_pt: float
    is_vertical: bool
    font: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """All printed lines of a page, and what is drawn; ``body_pt`` is the common size."""

    strips: tuple[Strip, ...]
    layout: Layout
    body_pt: float


@dataclass(frozen=True, slots=True)
class Region:
    """What one article takes of a page, or a column of briefs, or an advertisement."""

    strips: tuple[Strip, ...]
    pictures: tuple[Box, ...] = ()
    frame: Box | None = None  # the closed rectangle it fills


@dataclass(frozen=True, slots=True)
class Parted:
    """A page told apart: its regions in reading order, its furniture."""

    regions: tuple[Region, ...]
    furniture: tuple[Strip, ...]


def sheet_of(cleaned: Cleaned) -> Sheet:
    """Return the sheet of a page that has a layout; lines without a place are none."""
    assert cleaned.layout
    strips = tuple(
        Strip(n, line.text, line.box, line.size_pt or 0.0, line.is_vertical, line.font)
        for n, line in enumerate(cleaned.lines, start=1)
        if line.box and line.text.strip()
    )
    return Sheet(strips, cleaned.layout, body_pt_of(strips))


def body_pt_of(strips: tuple[Strip, ...]) -> float:
    """Return the size in which most characters are set, to the fifth of a point."""
    sizes: Counter[float] = Counter()
    for strip in strips:
        sizes[round(strip.size_pt * 5) / 5] += len(strip.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0
