"""What is drawn beside text: rules, frames, pictures."""

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from dibao.model import Box
from dibao.read.pdf.glyphs import placing

THIN_PT = 3.5
LONG_PT = 12.0
FRAME_PT = 30.0

Drawn = tuple[tuple[Box, ...], tuple[Box, ...], tuple[Box, ...]]


def drawn(page: pdfium.PdfPage) -> Drawn:
    """Return a page's rules, frames and pictures."""
    place = placing(page)
    rules, frames, pictures = [], [], []
    for one in page.get_objects(max_depth=2):
        if one.type not in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE):
            continue
        left, bottom, right, top = one.get_bounds()
        x0, y0 = place(left, top)
        x1, y1 = place(right, bottom)
        box = rounded(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
        wide, high = box.right - box.left, box.bottom - box.top
        if one.type == raw.FPDF_PAGEOBJ_IMAGE:
            pictures.append(box)
        elif min(wide, high) < THIN_PT and max(wide, high) > LONG_PT:
            rules.append(box)
        elif min(wide, high) > FRAME_PT:
            frames.append(box)
    return tuple(rules), tuple(frames), tuple(pictures)


def rounded(left: float, top: float, right: float, bottom: float) -> Box:
    """Return a box to the tenth of a point: as it is stored."""
    return Box(round(left, 1), round(top, 1), round(right, 1), round(bottom, 1))
