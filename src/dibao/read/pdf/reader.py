"""Read a PDF: its pages' lines where they stand, and what is drawn around them."""

import pypdfium2 as pdfium

from dibao.model import Layout, Page
from dibao.read.pdf.drawn import drawn_on
from dibao.read.pdf.glyphs import glyphs_of
from dibao.read.pdf.lines import lines_of, main_turn
from dibao.read.pdf.repeats import without_repeats
from dibao.read.reading import Source


def read_pages(source: Source) -> tuple[Page, ...]:
    """Return the pages of a PDF that is sound; nothing is checked here yet."""
    document = pdfium.PdfDocument(source.data)
    try:
        return tuple(_page(document[n], n + 1, source) for n in range(len(document)))
    finally:
        document.close()


def _page(page: pdfium.PdfPage, sequence: int, source: Source) -> Page:
    drawn, (wide, high) = drawn_on(page), page.get_size()
    glyphs = without_repeats(glyphs_of(page))
    lines = lines_of(glyphs, drawn.rules, size=(wide, high))
    layout = Layout(
        round(wide, 1),
        round(high, 1),
        main_turn(glyphs),
        drawn.rules,
        drawn.frames,
        drawn.pictures,
    )
    return Page(lines, sequence, source.known, layout)
