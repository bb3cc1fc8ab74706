"""The order in which a page's articles are read: from the top, and from the left."""

from collections.abc import Sequence

from dibao.geometry import around
from dibao.model import Box
from dibao.segment.layout.part import across, along, grouped
from dibao.segment.layout.sheet import Region

LAP_PT = 4.0  # articles' boxes may overlap by a hung comma or a tall character


def in_reading_order(regions: Sequence[Region]) -> tuple[Region, ...]:
    """Return regions by bands from the top down, in a band from the left."""
    places = [(_box(region), region) for region in regions]
    return tuple(region for _, region in _ordered(places))


def _box(region: Region) -> Box:
    boxes = (*(s.box for s in region.strips), *region.pictures)
    return region.frame or around(boxes) or Box(0, 0, 0, 0)


def _ordered(places: list[tuple[Box, Region]]) -> list[tuple[Box, Region]]:
    for side in (along, across):
        groups = grouped(places, lambda p: side(p[0]), lap_pt=LAP_PT)  # noqa: B023
        if len(groups) > 1:
            return [one for group in groups for one in _ordered(group)]
    return sorted(places, key=lambda p: (p[0].top, p[0].left))
