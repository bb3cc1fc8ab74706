"""Characters that PDFium leaves behind in a form XObject.

What a file says a glyph is beside the glyph itself (/ActualText), PDFium gives the
place it has inside its form, not on the page: a headline that Chromium scales is drawn
in a form, and those of its characters that look like radicals (一, 里) stand elsewhere.
"""

import math
from dataclasses import dataclass

import pypdfium2.raw as raw

Edges = tuple[float, float, float, float, float, float]  # a box, and the origin
SAME = 1e-6
OFF_EM = 0.05  # of the size; PDFium's origins are exact but for rounding


@dataclass(frozen=True, slots=True)
class Form:
    """What takes a point of a text object's form to the page, and the object's line."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float
    start: tuple[float, float]  # of the object, on the page
    along: tuple[float, float]  # its direction, of length 1
    near_pt: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the form is on the page."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def misses(self, x: float, y: float) -> float:
        """Return how far a point is from the object's line, in points."""
        across = x - self.start[0], y - self.start[1]
        return abs(across[0] * self.along[1] - across[1] * self.along[0])


def form_of(one: object, seen: raw.FS_MATRIX, size_pt: float) -> Form | None:
    """Return the form a text object is drawn in, None where it changes no place.

    ``seen`` is the object's matrix on the page.
    """
    own = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(one, own)
    area, wide = own.a * own.d - own.b * own.c, math.hypot(seen.a, seen.b)
    if abs(area) < SAME or wide < SAME:
        return None
    a = (own.d * seen.a - own.b * seen.c) / area
    b = (own.d * seen.b - own.b * seen.d) / area
    c = (own.a * seen.c - own.c * seen.a) / area
    d = (own.a * seen.d - own.c * seen.b) / area
    e = seen.e - a * own.e - c * own.f
    f = seen.f - b * own.e - d * own.f
    if max(map(abs, (a - 1, b, c, d - 1, e, f))) < SAME:
        return None
    along = seen.a / wide, seen.b / wide
    return Form(a, b, c, d, e, f, (seen.e, seen.f), along, OFF_EM * size_pt)


def brought_out(form: Form, edges: Edges) -> Edges:
    """Return where a character is on the page, whose place may be that in its form."""
    left, top, right, bottom, x, y = edges
    at = form.point(x, y)
    if form.misses(x, y) <= form.near_pt or form.misses(*at) > form.near_pt:
        return edges
    return (*form.point(left, top), *form.point(right, bottom), *at)
