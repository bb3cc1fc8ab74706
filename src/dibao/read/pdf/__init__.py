"""Page PDFs to pages: every line where it is printed, and what is drawn around it.

refusal  what is said of files named .pdf that are none
streams  what a file's streams hold, before they are unpacked; forms: in one another
opening  a document, or why it does not open
reader   its pages, one by one
glyphs   each character with its box and true size; place: on the page as seen
scaled   characters that PDFium leaves in the form they are drawn in
ligatures  two characters for a glyph that is two; repeats: each glyph once
turns    print that is turned, made upright; sideways: what is laid in a column of it
chains   which glyph follows which; standing: in a column, or on a line
lines    glyphs to lines; gutters: cut where a column close by begins
drawn    rules, frames, pictures; pieces: what is drawn in several
picture  the page as it is seen
hints    what the file's name and properties may say of the page
legible  whether the text of a page can be used

PDFium is imported when the first PDF is read: a search does not wait for it.
"""

from dibao.read.pdf.refusal import FORMAT, refuse_other
from dibao.read.reading import Reading, Source

__all__ = ["FORMAT", "read_pdf"]


def read_pdf(source: Source) -> Reading:
    """Return the pages of a file named .pdf.

    Raises:
        DataError: it cannot be read; ``code`` is "empty", "not-pdf", "type-mismatch",
            "encrypted", "damaged", "memory", "too-large", "needs-ocr" or "blank".
    """
    refuse_other(source)
    from dibao.read.pdf.reader import read_document

    return read_document(source)
