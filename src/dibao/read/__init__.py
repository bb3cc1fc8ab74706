"""read: files to pages. Knows file formats and encodings; one module a format."""

from dibao.read.formats import FORMATS, format_of, read
from dibao.read.loss import refuse_loss
from dibao.read.pdf.refusal import FORMAT as PDF
from dibao.read.reading import BLANK, Reading, Told, Unread
from dibao.read.walk import SHUT, Found, find, opens

__all__ = [
    "BLANK",
    "FORMATS",
    "PDF",
    "SHUT",
    "Found",
    "Reading",
    "Told",
    "Unread",
    "find",
    "format_of",
    "opens",
    "read",
    "refuse_loss",
]
