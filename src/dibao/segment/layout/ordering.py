"""The order in which a page's articles are read: from the top, and from the left."""

from collections.abc import Callable, Sequence

from dibao.geometry import around
from dibao.model import Box
from dibao.segment.layout.part import Stretch, across, along
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
        groups = _groups(places, side)
        if len(groups) > 1:
            return [one for group in groups for one in _ordered(group)]
    return sorted(places, key=lambda p: (p[0].top, p[0].left))


def _groups(
    places: list[tuple[Box, Region]], side: Callable[[Box], Stretch]
) -> list[list[tuple[Box, Region]]]:
    found: list[list[tuple[Box, Region]]] = []
    end = 0.0
    for place in sorted(places, key=lambda p: side(p[0])):
        start, stop = side(place[0])
        if found and start < end - LAP_PT:
            found[-1].append(place)
            end = max(end, stop)
        else:
            found.append([place])
            end = stop
    return found
