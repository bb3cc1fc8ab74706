"""Which reader reads which file: the one table to add a format to."""

from pathlib import PurePath

from dibao.model import Facts
from dibao.read import pdf
from dibao.read.reading import Reader, Reading, Source, Told
from dibao.read.text import FORMAT as TEXT
from dibao.read.text import read_text

NOTHING = Told()
READERS: dict[str, Reader] = {TEXT: read_text, pdf.FORMAT: pdf.read_pdf}
FORMATS = {
    ".txt": TEXT,
    ".text": TEXT,
    ".pdf": pdf.FORMAT,
}  # a suffix in lower case, and its format


def format_of(path: PurePath) -> str:
    """Return the format that a file's name promises, or "" for none we read.

    >>> format_of(PurePath("2024/03.TXT")), format_of(PurePath("03.jpg"))
    ('text', '')
    """
    return FORMATS.get(path.suffix.lower(), "")


def read(data: bytes, name: str, *, known: Facts, told: Told = NOTHING) -> Reading:
    """Return the pages of a file; ``known`` is what options and pattern say of it.

    A file named without a suffix we know is tried as text.

    Raises:
        DataError: it cannot be read; ``code`` says why: "empty", "not-text",
            "encoding", "type-mismatch"; of a PDF also "not-pdf", "needs-ocr", "blank",
            "encrypted", "damaged", "too-large" and "memory".
        UsageError: there is no such encoding.
    """
    reader = READERS[format_of(PurePath(name)) or TEXT]
    return reader(Source(data, name, known, told))
