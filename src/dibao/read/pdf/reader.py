"""Read a PDF: its pages' lines where they stand, what is drawn, what is missing."""

import pypdfium2 as pdfium

from dibao.model import Layout, Page
from dibao.read.pdf.drawn import drawn_on
from dibao.read.pdf.glyphs import glyphs_of
from dibao.read.pdf.lines import lines_of, main_turn
from dibao.read.pdf.refusal import FORMAT, is_pdf, refuse
from dibao.read.pdf.repeats import without_repeats
from dibao.read.reading import Reading, Source

READER = "pdf 1"  # the number rises when the same bytes would give other pages


def read_pdf(source: Source) -> Reading:
    """Return the pages of a PDF."""
    if not is_pdf(source.data):
        return refuse(source)
    document = pdfium.PdfDocument(source.data)
    pages = tuple(_page(document[n], n + 1, source) for n in range(len(document)))
    return Reading(pages, FORMAT, "", READER, exact=False)


def _page(page: pdfium.PdfPage, sequence: int, source: Source) -> Page:
    drawn = drawn_on(page)
    size = page.get_size()
    glyphs = without_repeats(glyphs_of(page))
    lines = lines_of(glyphs, drawn.rules, size=size)
    layout = Layout(*size, main_turn(glyphs), drawn.rules, drawn.frames, drawn.pictures)
    return Page(lines, sequence, source.known, layout)
