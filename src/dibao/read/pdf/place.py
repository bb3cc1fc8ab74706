"""From the points of a file to those of the page as it is seen."""

from collections.abc import Callable
from dataclasses import dataclass

import pypdfium2 as pdfium

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Place:
    """How a page lies: what it shows of its space, and how it is turned."""

    width_pt: float  # as seen
    height_pt: float
    rotation: int  # clockwise: 0, 90, 180, 270
    point: Callable[[float, float], Point]


def place_of(page: pdfium.PdfPage) -> Place:
    """Return how a page lies; its points count from the top left, as seen."""
    left, bottom, right, top = page.get_bbox()
    rotation = page.get_rotation()
    points: dict[int, Callable[[float, float], Point]] = {
        0: lambda x, y: (x - left, top - y),
        90: lambda x, y: (y - bottom, x - left),
        180: lambda x, y: (right - x, y - bottom),
        270: lambda x, y: (top - y, right - x),
    }
    width, height = page.get_size()
    return Place(width, height, rotation, points[rotation])
