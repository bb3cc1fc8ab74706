"""Read a PDF: its pages' lines where they stand, what is drawn, what is missing."""

import pypdfium2 as pdfium

from dibao.errors import DataError
from dibao.model import Facts, Hints, Layout, Page
from dibao.read.pdf.drawn import drawn_on
from dibao.read.pdf.glyphs import glyphs_of
from dibao.read.pdf.hints import hints_of
from dibao.read.pdf.legible import WHY, unknown_in, why_not
from dibao.read.pdf.lines import lines_of
from dibao.read.pdf.opening import opened
from dibao.read.pdf.refusal import FORMAT
from dibao.read.pdf.repeats import without_repeats
from dibao.read.pdf.turns import main_turn
from dibao.read.reading import Reading, Source, Unread
from dibao.read.text import facts_of

READER = "pdf 1"  # the number rises when the same bytes would give other pages
MOST_PAGES = 10_000  # a daily's year has some 6,000


def read_document(source: Source) -> Reading:
    """Return the pages of a PDF in their order; those of no use are ``unread``.

    So are pages of which much is of no use; those are among ``pages``, too.

    Raises:
        DataError: it cannot be opened, or none of its pages is of use; ``code`` is
            "encrypted", "damaged", "memory", "too-large", "needs-ocr" or "blank".
    """
    with opened(source) as (document, flaw):
        number = len(document)
        refuse_many(source, number)
        read = [_numbered(document, n, source) for n in range(number)]
    pages = tuple(one for one in read if isinstance(one, Page))
    unread = tuple(_blamed(one, flaw) for one in read if isinstance(one, Unread))
    if not pages:
        raise _refused(source, unread)
    unread = (*unread, *filter(None, map(_half_read, pages)))
    if flaw:
        unread = (Unread(0, "damaged", flaw), *unread)
    return Reading(pages, FORMAT, "", READER, exact=False, unread=unread)


def _half_read(page: Page) -> Unread | None:
    """Return what is said of a page that is read, where much of it has no meaning."""
    text = "".join(page.text.split())
    number = unknown_in(text)
    if not number:
        return None
    return Unread(
        page.sequence,
        "damaged",
        f"read, but for {number:,} of its {len(text):,} characters, of which its fonts "
        "do not say what they are. Print it to a new PDF with another program, or "
        "recognize its picture (OCR), and hand that in",
    )


def refuse_many(source: Source, pages: int) -> None:
    """Raise a DataError for a document of more pages than one may have."""
    if pages > MOST_PAGES:
        raise DataError(
            f"{source.name}: {pages:,} pages, too many (at most {MOST_PAGES:,} a "
            "file). Split it",
            code="too-large",
        )


def _blamed(one: Unread, flaw: str) -> Unread:
    """Return why a page is not read: a damaged file's page is not blank, but lost."""
    return (
        Unread(one.sequence, "damaged", flaw) if flaw and one.code == "blank" else one
    )


def _refused(source: Source, unread: tuple[Unread, ...]) -> DataError:
    """Return what is said of a PDF of which no page can be used."""
    if not unread:
        return DataError(f"{source.name}: a PDF without pages", code="damaged")
    first = next((one for one in unread if one.code != "blank"), unread[0])
    which = "" if len(unread) == 1 else f"none of its {len(unread)} pages can be read: "
    return DataError(f"{source.name}: {which}{first.message}", code=first.code)


def _numbered(document: pdfium.PdfDocument, n: int, source: Source) -> Page | Unread:
    """Return one page, from 0; or why it is of no use."""
    try:
        page = document[n]
    except pdfium.PdfiumError:
        return Unread(n + 1, "damaged", "it is damaged. Fetch the file again")
    try:
        hints = hints_of(document, n, source.name)
        return _page(page, n + 1, (facts_of(n + 1, source.known), hints))
    except DataError as error:
        return Unread(n + 1, error.code, str(error))
    finally:
        page.close()


def _page(
    page: pdfium.PdfPage, sequence: int, known: tuple[Facts, Hints]
) -> Page | Unread:
    drawn, (wide, high) = drawn_on(page), page.get_size()
    glyphs = without_repeats(glyphs_of(page))
    lines = lines_of(glyphs, drawn.rules, size=(wide, high))
    why = why_not("".join("".join(line.text.split()) for line in lines), drawn)
    if why:
        code = "blank" if why == "blank" else "needs-ocr"
        return Unread(sequence, code, WHY[why])
    layout = Layout(
        round(wide, 1),
        round(high, 1),
        main_turn(glyphs),
        drawn.rules,
        drawn.frames,
        drawn.pictures,
    )
    facts, hints = known
    return Page(lines, sequence, facts, layout, hints)
