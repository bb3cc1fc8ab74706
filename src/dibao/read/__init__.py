"""read: files to pages. Knows file formats and encodings; one module a format."""

from dibao.read.formats import FORMATS, format_of, read
from dibao.read.reading import Reading
from dibao.read.walk import Found, find

__all__ = ["FORMATS", "Found", "Reading", "find", "format_of", "read"]
