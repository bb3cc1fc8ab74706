"""The glyphs of a PDF's page, placed as they are seen: top left is the origin."""

import ctypes
import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

BLANK = frozenset((0, 10, 13, 32, 0xA0, 0x3000, 0xFFFE))
NEAR_EM = 0.3  # research: every kind of doubling is nearer, no two equal signs are
CELL_PT = 4


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character as drawn: its box, its size and where it stands on its line."""

    char: str
    left: float
    top: float
    right: float
    bottom: float
    size_pt: float
    x: float  # of its origin
    y: float


def glyphs_of(page: pdfium.PdfPage) -> list[Glyph]:
    """Return all glyphs but blanks, in the order in which they are drawn."""
    place = placing(page)
    text = page.get_textpage()
    handle = text.raw
    x, y = ctypes.c_double(), ctypes.c_double()
    rect, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    found = []
    for i in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(handle, i)
        if code in BLANK or raw.FPDFText_IsGenerated(handle, i) == 1:
            continue
        raw.FPDFText_GetLooseCharBox(handle, i, rect)
        raw.FPDFText_GetMatrix(handle, i, matrix)
        raw.FPDFText_GetCharOrigin(handle, i, x, y)
        size = raw.FPDFText_GetFontSize(handle, i) * math.hypot(matrix.c, matrix.d)
        x0, y0 = place(rect.left, rect.top)
        x1, y1 = place(rect.right, rect.bottom)
        ox, oy = place(x.value, y.value)
        found.append(
            Glyph(
                chr(code), min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1),
                size, ox, oy,
            )
        )
    return found


def placing(page: pdfium.PdfPage):
    """Return what turns a point of the file into one of the page as seen."""
    left, bottom, right, top = page.get_bbox()
    turned = page.get_rotation()
    if turned == 90:
        return lambda x, y: (y - bottom, x - left)
    if turned == 180:
        return lambda x, y: (right - x, y - bottom)
    if turned == 270:
        return lambda x, y: (top - y, right - x)
    return lambda x, y: (x - left, top - y)


def without_repeats(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """Return each glyph once, however often it is drawn at its place."""
    grid = defaultdict(list)
    kept = []
    for glyph in glyphs:
        near = NEAR_EM * glyph.size_pt or 1
        gx, gy = int(glyph.left / CELL_PT), int(glyph.top / CELL_PT)
        seen = any(
            abs(other.left - glyph.left) < near and abs(other.top - glyph.top) < near
            for ax in (gx - 1, gx, gx + 1)
            for ay in (gy - 1, gy, gy + 1)
            for other in grid.get((glyph.char, ax, ay), ())
        )
        if not seen:
            kept.append(glyph)
            grid[glyph.char, gx, gy].append(glyph)
    return kept
