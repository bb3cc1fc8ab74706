"""A region's lines in reading order, joined to paragraphs: roles and blocks."""

from dataclasses import dataclass

from dibao.model import Role
from dibao.segment.layout.sheet import Region, Sheet, Strip


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
    return (tuple(Draft((strip,), Role.BODY, 0.5) for strip in region.strips),)
