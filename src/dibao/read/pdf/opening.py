"""Open a PDF, or say why it does not open."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from dibao.errors import DataError
from dibao.read.pdf.forms import swells, without_loops
from dibao.read.pdf.streams import MOST_BYTES, streams, weighed
from dibao.read.reading import Source

CATALOG_BYTES = 1000  # before the mark of the catalog its object begins
_CATALOG = re.compile(rb"/Type\s*/Catalog\b")
_OBJECT = re.compile(rb"(\d+) (\d+) obj\b")
_CUT = "its end is missing, and with it pages or lines may be. Fetch it again"
_TORN = "a part of it is damaged, and text may be missing. Fetch it again"


@contextmanager
def opened(source: Source) -> Iterator[tuple[pdfium.PdfDocument, str]]:
    """Hold a document open; with it what is wrong with the file, "" for nothing.

    What its scripts and attachments are is never looked at.

    Raises:
        DataError: it does not open; ``code`` is "encrypted", "damaged" or "memory".
    """
    parts = tuple(streams(source.data))
    weight = weighed(source.data, parts)
    data = without_loops(source.data, parts)
    if weight.most_bytes > MOST_BYTES:
        most = f"{MOST_BYTES // 1_000_000} MB of one part"
        raise _swollen(source, f"unpacks to more than memory may take ({most})")
    if swells(data, parts):
        raise _swollen(source, "has drawings that draw one another without end")
    document, is_cut = _document(data, source)
    try:
        yield document, _CUT if is_cut else _TORN if weight.is_torn else ""
    finally:
        document.close()


def _swollen(source: Source, why: str) -> DataError:
    return DataError(
        f"{source.name}: it holds little and {why}. Open it with another program and "
        "print it to a new PDF",
        code="memory",
    )


def _document(data: bytes, source: Source) -> tuple[pdfium.PdfDocument, bool]:
    """Return the document, and whether the end of the file had to be put in place."""
    password = source.told.password
    try:
        return _unlocked(data, password), False
    except pdfium.PdfiumError as error:
        mended = with_end(data) if error.err_code == raw.FPDF_ERR_FORMAT else b""
        if not mended:
            raise _why(error, source) from error
    try:
        return _unlocked(mended, password), True
    except pdfium.PdfiumError as error:
        raise _why(error, source) from error


def _unlocked(data: bytes, password: str) -> pdfium.PdfDocument:
    """Return the document; the password is told for all files, and some need none."""
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if not password or error.err_code != raw.FPDF_ERR_PASSWORD:
            raise
    return pdfium.PdfDocument(data, password=password)


def with_end(data: bytes) -> bytes:
    """Return a file cut short with an end that names its catalog; b"" for none.

    That is enough: PDFium then looks for every object itself.
    """
    for mark in reversed([*_CATALOG.finditer(data)]):
        start = max(0, mark.start() - CATALOG_BYTES)
        for one in reversed([*_OBJECT.finditer(data, start, mark.start())]):
            root = b"/Root %b %b R" % (one[1], one[2])
            return data + b"\ntrailer\n<<" + root + b">>\nstartxref\n0\n%%EOF\n"
    return b""


def _why(error: pdfium.PdfiumError, source: Source) -> DataError:
    if error.err_code == raw.FPDF_ERR_PASSWORD:
        what = "another password" if source.told.password else "a password"
        return DataError(
            f"{source.name}: needs {what} to be opened: --password",
            code="encrypted",
        )
    if error.err_code == raw.FPDF_ERR_SECURITY:
        return DataError(
            f"{source.name}: encrypted in a way that cannot be read. Open it with the "
            "program it was made for, and print it to a new PDF",
            code="encrypted",
        )
    return DataError(
        f"{source.name}: a damaged PDF that cannot be opened. Fetch it again; or open "
        "it with another program and save it as a new PDF",
        code="damaged",
    )
