"""Files named .pdf that are none, and what is said of them."""

from dibao.errors import DataError
from dibao.read.encoding import decode
from dibao.read.likeness import reads_as_text
from dibao.read.reading import Source
from dibao.read.text import refuse_empty

FORMAT = "pdf"
# Readers look for the mark so far into the file, for mail and web servers have put
# lines of their own before it (ISO 32000-1, implementation note 13 of its annex H).
HEAD_BYTES = 1024
MARK = b"%PDF-"


def is_pdf(head: bytes) -> bool:
    """Tell from a file's first HEAD_BYTES whether it is a PDF, whatever its name."""
    return MARK in head[:HEAD_BYTES]


def refuse_other(source: Source) -> None:
    """Raise a DataError for a file that is no PDF, whatever its name.

    Raises:
        DataError: it is none; ``code`` is "empty", "type-mismatch" (text or a web page
            under a wrong name) or "not-pdf".
    """
    refuse_empty(source)
    if is_pdf(source.data):
        return
    decoded = decode(source.data)
    if reads_as_text(decoded.text, guessed=decoded.guessed):
        raise DataError(
            f"{source.name}: named .pdf, but it holds text or a web page: often a "
            "server's error in the place of the file. Fetch it again; if it is a "
            "page's text, name it .txt",
            code="type-mismatch",
        )
    raise DataError(
        f"{source.name}: named .pdf, but it is none: no %PDF- in its first "
        f"{HEAD_BYTES:,} bytes. Fetch it again",
        code="not-pdf",
    )
