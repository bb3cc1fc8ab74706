"""The glyphs of a PDF's page: each with its box and true size, where it is seen.

What is asked of a whole text object (its font, its size, how it is turned) is asked
once for all its glyphs: a call into PDFium costs as much as all that is made of a
glyph here.
"""

import ctypes
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from dibao.errors import DataError
from dibao.read.pdf.place import Place, Point, place_of
from dibao.read.pdf.scaled import Edges, Form, brought_out, form_of

BLANKS = frozenset((9, 32, 0xA0, 0x3000))
BREAKS = frozenset((10, 13))  # PDFium's own, where it sees a line end
FIRST_HALVES, SECOND_HALVES = range(0xD800, 0xDC00), range(0xDC00, 0xE000)
HYPHEN = 2  # PDFium's sign for a hyphen at the end of a line
UNKNOWN = "\ufffd"  # a glyph that is drawn, and of which no character is known
NAME_BYTES = 128
# The densest pages, of lists in the smallest print, have some 60,000.
MOST_GLYPHS = 200_000
# The tallest fonts, of Nastaliq, claim 2.5 em; one file's Type 1 claimed 31 of it.
MOST_TALL_EM = 3.0
UP_EM, DOWN_EM = 0.88, 0.12  # of a Han character: its square about its baseline
MOST_SIZE_PT = 2000.0  # a sign larger than any page: no print, and it makes work


@dataclass(frozen=True, slots=True)
class Hand:
    """What the glyphs of one text object have in common."""

    size_pt: float  # font size times matrix: as it is seen
    turned: int  # clockwise on the page as seen: 0, 90, 180 or 270
    font: str
    is_hidden: bool  # drawn with no ink, as the text over a scan is
    form: Form | None = None


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character as drawn: its box, and where it stands on its line."""

    char: str
    left: float
    top: float
    right: float
    bottom: float
    x: float  # of its origin
    y: float
    hand: Hand

    @property
    def is_blank(self) -> bool:
        """Whether it is a blank that the file itself draws."""
        return self.char in " \u3000"


def glyphs_of(page: pdfium.PdfPage) -> list[Glyph]:
    """Return all glyphs of a page in the order of drawing, the file's blanks too.

    Raises:
        DataError: there are more than MOST_GLYPHS; ``code`` is "too-large".
        PdfiumError: they cannot be told.
    """
    text = page.get_textpage()
    try:
        number = text.count_chars()
        if number > MOST_GLYPHS:
            raise DataError(
                f"{number:,} characters, more than any page holds: at most "
                f"{MOST_GLYPHS:,} are read",
                code="too-large",
            )
        found = _glyphs(text.raw, number, place_of(page))
        return [glyph for glyph in found if _is_somewhere(glyph)]
    finally:
        text.close()


def _is_somewhere(glyph: Glyph) -> bool:
    """Tell whether all of a glyph's places are numbers: a broken matrix gives none."""
    edges = glyph.left + glyph.top + glyph.right + glyph.bottom
    return math.isfinite(edges + glyph.x + glyph.y)


def _glyphs(text: object, number: int, place: Place) -> Iterator[Glyph]:
    x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    object_of, loose_box_of = raw.FPDFText_GetTextObject, raw.FPDFText_GetLooseCharBox
    origin_of = raw.FPDFText_GetCharOrigin
    point, address_of = place.point, ctypes.addressof
    last, hand = 0, None
    fonts: dict[int, str] = {}  # their names, by where PDFium keeps them
    for n, code in _codes(text, number):
        one = object_of(text, n)
        if code in BREAKS or not one:  # what PDFium adds belongs to no object
            continue
        address = address_of(one.contents)
        if address != last or hand is None:
            last, hand = address, _hand(text, n, one, (place, fonts))
        loose_box_of(text, n, box)
        origin_of(text, n, x, y)
        edges = box.left, box.top, box.right, box.bottom, x.value, y.value
        if hand.form:
            edges = brought_out(hand.form, edges)
        seen = _of_its_size(_placed(edges, point), hand)
        yield Glyph(_char(code), *seen, hand)


def _codes(text: object, number: int) -> Iterator[tuple[int, int]]:
    """Yield each character's place in the text and its code.

    PDFium gives one beyond 0xFFFF, as are rare characters of names, in two halves.
    """
    unicode_of = raw.FPDFText_GetUnicode
    first = 0
    for n in range(number):
        code = unicode_of(text, n)
        if first:
            if code in SECOND_HALVES:
                yield n, 0x10000 + ((first - 0xD800) << 10) + code - 0xDC00
                first = 0
                continue
            yield n - 1, first
            first = 0
        if code in FIRST_HALVES:
            first = code
        else:
            yield n, code
    if first:
        yield number - 1, first


def _placed(edges: Edges, point: Callable[[float, float], Point]) -> Edges:
    """Return a box and an origin where they are seen."""
    left, top, right, bottom, x, y = edges
    x0, y0 = point(left, top)
    x1, y1 = point(right, bottom)
    if x0 > x1:
        x0, x1 = x1, x0
    if y0 > y1:
        y0, y1 = y1, y0
    return (x0, y0, x1, y1, *point(x, y))


def _of_its_size(seen: Edges, hand: Hand) -> Edges:
    """Return a glyph's box; its square where its font claims a height that none has."""
    left, top, right, bottom, x, y = seen
    size, is_turned = hand.size_pt, hand.turned % 180 == 90
    tall = right - left if is_turned else bottom - top
    if tall <= MOST_TALL_EM * size:
        return seen
    up, down = (UP_EM, DOWN_EM) if hand.turned in (0, 270) else (DOWN_EM, UP_EM)
    if is_turned:
        return (x - up * size, top, x + down * size, bottom, x, y)
    return (left, y - up * size, right, y + down * size, x, y)


def _hand(
    text: object, n: int, one: object, known: tuple[Place, dict[int, str]]
) -> Hand:
    place, fonts = known
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, n, matrix)
    size = raw.FPDFText_GetFontSize(text, n) * math.hypot(matrix.c, matrix.d)
    angle = math.degrees(math.atan2(-matrix.b, matrix.a))  # clockwise
    turned = (round(angle / 90) * 90 + place.rotation) % 360
    hidden = raw.FPDFTextObj_GetTextRenderMode(one) == raw.FPDF_TEXTRENDERMODE_INVISIBLE
    size = min(size, MOST_SIZE_PT) if math.isfinite(size) else 0.0
    form = form_of(one, matrix, size)
    return Hand(round(size, 2), turned, _font(one, fonts), hidden, form)


def _font(one: object, names: dict[int, str]) -> str:
    """Return the name of a text object's font, without the mark of a subset."""
    font = raw.FPDFTextObj_GetFont(one)
    if not font:
        return ""
    address = ctypes.addressof(font.contents)
    if address not in names:
        held = ctypes.create_string_buffer(NAME_BYTES)
        raw.FPDFFont_GetBaseFontName(font, held, NAME_BYTES)
        name = held.value.decode("utf-8", "replace")
        names[address] = name[7:] if name[6:7] == "+" else name
    return names[address]


def _char(code: int) -> str:
    r"""Return the character of a code; U+FFFD where it can be none that was printed.

    >>> _char(0x4E2D), _char(0xA0), _char(2), _char(0), _char(0xD840)
    ('中', ' ', '-', '\ufffd', '\ufffd')
    """
    if code == HYPHEN:
        return "-"
    if code in BLANKS:
        return "\u3000" if code == 0x3000 else " "
    if code < 0x20 or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return UNKNOWN
    return chr(code)
