"""Read a text file: any of the Chinese encodings, a form feed between pages."""

import dataclasses
import re

from dibao.errors import DataError, UsageError
from dibao.model import Facts, Page, lines_of
from dibao.read.encoding import BAD_SHARE, Decoded, decode, decode_as
from dibao.read.likeness import REPLACED, reads_as_text
from dibao.read.reading import Reading, Source, Unread

FORMAT = "text"
READER = "text 1"  # the number rises when the same bytes would give other pages
# How files begin that are no text, whatever their name says.
MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip file (or .docx, .epub, .ofd)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or WPS document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"Rar!\x1a\x07", "a RAR file"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip file"),
    (b"\x1f\x8b\x08", "a gzip file"),
    (b"SQLite format 3\x00", "an SQLite database"),
)
BLANK = re.compile(r"[\s\0\ufeff\u200b]*")


def read_text(source: Source) -> Reading:
    r"""Return the pages of a text file.

    Raises:
        DataError: it is empty or no text, or not in the encoding declared.
        UsageError: there is no such encoding.
    """
    decoded = _decoded(source)
    pages = tuple(
        Page(lines_of(text), number, facts_of(number, source.known))
        for number, text in enumerate(pages_of(decoded.text), start=1)
    )
    unread = () if decoded.exact else tuple(filter(None, map(_half_read, pages)))
    return Reading(pages, FORMAT, decoded.encoding, READER, decoded.exact, unread)


def _half_read(page: Page) -> Unread | None:
    """Return what is said of a page of which some bytes could not be decoded."""
    number = page.text.count(REPLACED)
    if not number:
        return None
    return Unread(
        page.sequence,
        "damaged",
        f"read, but for {number:,} of its characters, which cannot be decoded and "
        "stand as \ufffd. Their bytes are kept; if the file is damaged or cut off, "
        "hand in a whole one",
    )


def pages_of(text: str) -> tuple[str, ...]:
    r"""Return the text cut behind each form feed; nothing is dropped.

    A form feed belongs to the page it ends, so that joining the pages gives the text.
    Blanks behind the last one are no page of their own; a blank page between is.

    >>> pages_of("一\n\f二\n\f")
    ('一\n\x0c', '二\n\x0c')
    >>> pages_of("一\f\f三\f\n")
    ('一\x0c', '\x0c', '三\x0c\n')
    """
    pages = [page for page in re.split(r"(?<=\f)", text) if page]
    if len(pages) > 1 and "\f" not in pages[-1] and BLANK.fullmatch(pages[-1]):
        pages[-2:] = ["".join(pages[-2:])]
    return tuple(pages)


def facts_of(number: int, known: Facts) -> Facts:
    """Return what is known of one page of a file; only the first bears the label.

    One ``--page 3`` cannot be the number of every page of a file with several.
    """
    return known if number == 1 else dataclasses.replace(known, label="", section="")


def refuse_empty(source: Source) -> None:
    """Raise a DataError for an empty file."""
    if not source.data:
        raise DataError(f"{source.name}: an empty file (0 bytes)", code="empty")


def refuse_other(source: Source) -> None:
    """Raise a DataError for an empty file, or one that begins as other formats do."""
    refuse_empty(source)
    what = next((what for magic, what in MAGIC if source.data.startswith(magic)), "")
    if what:
        raise DataError(
            f"{source.name}: not text but {what}; save its text as .txt first",
            code="not-text",
        )


def _decoded(source: Source) -> Decoded:
    """Return the text, or say why there is none."""
    refuse_other(source)
    decoded = _declared(source) if source.told.encoding else decode(source.data)
    if BLANK.fullmatch(decoded.text):
        raise DataError(
            f"{source.name}: nothing but blanks",
            code="empty",
        )
    if not reads_as_text(decoded.text, guessed=decoded.guessed):
        raise DataError(
            f"{source.name}: not text: read as {decoded.encoding}, it makes no sense. "
            "If you know its encoding, say so: --encoding gb18030",
            code="not-text",
        )
    return decoded


def _declared(source: Source) -> Decoded:
    """Return the text in the encoding a person has told."""
    try:
        decoded = decode_as(source.data, source.told.encoding)
    except LookupError:
        raise UsageError(
            f"--encoding {source.told.encoding}: no such encoding. Most files are one "
            "of utf-8, gb18030, big5, utf-16; without --encoding it is told for you",
            code="encoding",
        ) from None
    if decoded.bad_share > BAD_SHARE:
        raise DataError(
            f"{source.name}: not {source.told.encoding} ({decoded.bad_share:.0%} of it "
            "cannot be decoded). Leave --encoding out to have the encoding told",
            code="encoding",
        )
    if decoded.bad_share:
        refuse_better(source, decoded)
    return decoded


def refuse_better(source: Source, declared: Decoded) -> None:
    """Raise a DataError where a text that decodes but for a few bytes is another's.

    A long page of Latin letters with one Chinese name has few bytes that could tell.
    """
    told = decode(source.data)
    if told.exact and told.encoding != declared.encoding:
        raise DataError(
            f"{source.name}: not {source.told.encoding}, of which some bytes are none, "
            f"but {told.encoding}, which it is wholly. Leave --encoding out",
            code="encoding",
        )
