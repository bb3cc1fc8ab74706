"""Sheets drawn with reportlab, in all the ways in which newspapers' PDFs are."""

import unicodedata
from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from printer.fonts import Case
from printer.sheet import Row, Sheet
from printer.sketch import sketch
from printer.strokes import draw_marks
from wreck.dice import Dice

# what a font's own map may call its glyphs: the radical for the character
RADICALS = {
    ord(unicodedata.normalize("NFKC", chr(code))): chr(code)
    for code in range(0x2F00, 0x2FD6)
}
ASCENT = 0.86  # of the em, from its top to the baseline


@dataclass(frozen=True, slots=True)
class Finish:
    """How a page is drawn, apart from what is on it."""

    rotate: int = 0  # of the page's content, undone by /Rotate
    shift_pt: float = 0.0  # where the page's boxes begin
    is_form: bool = False  # drawn inside a form XObject
    order: str = "stories"  # stories, shuffled, types (all headlines first)
    is_hidden: bool = False  # text invisible over a picture of the page
    per_char: bool = False  # every character shown by itself
    twice: bool = False  # the whole page painted twice
    has_radicals: bool = False  # Kangxi radicals in the place of characters
    is_scan: bool = False  # a picture of a page and no text
    is_mute: bool = False  # embedded fonts do not say what their glyphs mean


@dataclass(frozen=True, slots=True)
class Pen:
    """What draws a page."""

    canvas: Canvas
    sheet: Sheet
    case: Case
    fonts: dict[str, str]
    finish: Finish


def drawn(sheets: tuple[Sheet, ...], case: Case, finish: Finish = Finish()) -> bytes:
    """Return a PDF of these sheets."""
    out = BytesIO()
    canvas = Canvas(out, invariant=1, pageCompression=1)
    rows = [row for sheet in sheets for story in sheet.stories for row in story.rows]
    characters = "".join(printed(row.text, finish) for row in rows)
    fonts = case.fonts(characters)
    for number, sheet in enumerate(sheets):
        _page(Pen(canvas, sheet, case, fonts, finish), number)
        canvas.showPage()
    canvas.save()
    data = out.getvalue()
    return data.replace(b"/ToUnicode ", b"/ToNowhere ") if finish.is_mute else data


def printed(text: str, finish: Finish) -> str:
    """Return the characters that are drawn: some may be radicals that look the same."""
    return text.translate(RADICALS) if finish.has_radicals else text


def _page(pen: Pen, number: int) -> None:
    canvas, finish = pen.canvas, pen.finish
    wide, high = pen.sheet.width_pt, pen.sheet.height_pt
    by = finish.shift_pt
    canvas.setPageSize((wide + 2 * by, high + 2 * by))  # reportlab turns it itself
    if by:
        canvas.setCropBox((by, by, by + wide, by + high))
        canvas.translate(by, by)
    _turn(pen)
    if finish.is_form:
        canvas.beginForm(f"page{number}", 0, 0, wide, high)
    for _ in range(1 + finish.twice):
        _contents(pen)
    if finish.is_form:
        canvas.endForm()
        canvas.doForm(f"page{number}")


def _turn(pen: Pen) -> None:
    """Turn the content so that /Rotate turns it back."""
    canvas, sheet = pen.canvas, pen.sheet
    canvas.setPageRotation(pen.finish.rotate)
    if pen.finish.rotate == 90:
        canvas.translate(sheet.height_pt, 0)
        canvas.rotate(90)
    elif pen.finish.rotate == 180:
        canvas.translate(sheet.width_pt, sheet.height_pt)
        canvas.rotate(180)
    elif pen.finish.rotate == 270:
        canvas.translate(0, sheet.width_pt)
        canvas.rotate(-90)


def _contents(pen: Pen) -> None:
    high, order = pen.sheet.height_pt, pen.finish.order
    draw_marks(pen.canvas, pen.sheet)
    rows = [row for story in pen.sheet.stories for row in story.rows]
    rows = [] if pen.finish.is_scan else rows
    if order == "shuffled":
        rows = Dice(f"order/{len(rows)}").shuffled(rows)
    if order == "types":
        rows.sort(key=lambda row: (-row.size_pt, row.face))
    for row in rows:
        _row(pen, row)
    if pen.finish.is_hidden or pen.finish.is_scan:
        pen.canvas.drawImage(
            ImageReader(sketch(1, wide=400, high=560)), 0, 0, pen.sheet.width_pt, high
        )


# how one row is drawn bold: so far to the right and down in ems, in which text
# rendering mode, in which gray
BOLDS: dict[str, tuple[tuple[float, float, int, float | None], ...]] = {
    "": ((0, 0, 0, None),),
    "twice": ((0, 0, 0, None), (0, 0, 0, None)),
    "offset": ((0, 0, 0, None), (0.025, 0, 0, None)),
    "thrice": ((0, 0, 0, None), (0.02, 0, 0, None), (0.04, 0, 0, None)),
    "stroke": ((0, 0, 2, None),),
    "shadow": ((0.06, 0.05, 0, 0.7), (0, 0, 0, None)),
    "outline": ((0, 0, 0, None), (0, 0, 1, None)),
}


def _row(pen: Pen, row: Row) -> None:
    for right, down, mode, gray in BOLDS[row.bold]:
        pen.canvas.setFillGray(row.gray if gray is None else gray)
        by = right * row.size_pt, down * row.size_pt
        if row.is_vertical:
            _stand(pen, row, by)
        elif pen.finish.per_char:
            _spell(pen, row, by)
        else:
            _lie(pen, row, by, mode)
    pen.canvas.setFillGray(0)


def _lie(pen: Pen, row: Row, by: tuple[float, float], mode: int) -> None:
    left = row.box.left + by[0]
    base = pen.sheet.height_pt - row.box.top - ASCENT * row.size_pt - by[1]
    for is_latin, run in pen.case.runs(row.text):
        text = pen.canvas.beginText(left, base)
        font = pen.case.latin if is_latin else pen.fonts[row.face]
        text.setFont(font, row.size_pt)
        text.setCharSpace(row.gap_pt)
        text.setTextRenderMode(3 if pen.finish.is_hidden else mode)
        if mode:
            pen.canvas.setLineWidth(row.size_pt / 60)
        text.textOut(printed(run, pen.finish))
        text.setCharSpace(0)
        text.setTextRenderMode(0)
        pen.canvas.drawText(text)
        left += pen.case.width(run, row.face) * row.size_pt + row.gap_pt * len(run)


def _spell(pen: Pen, row: Row, by: tuple[float, float]) -> None:
    """Draw a lying row one character after another."""
    left = row.box.left + by[0]
    base = pen.sheet.height_pt - row.box.top - ASCENT * row.size_pt - by[1]
    for char in row.text:
        _char(pen, row, char, (left, base))
        left += pen.case.width(char, row.face) * row.size_pt + row.gap_pt


def _stand(pen: Pen, row: Row, by: tuple[float, float]) -> None:
    """Draw a standing row, one character below another."""
    size, top = row.size_pt, row.box.top + by[1]
    step = (row.box.bottom - row.box.top - size) / max(1, len(row.text) - 1)
    for char in row.text:
        wide = pen.case.width(char, row.face) * size
        left = row.box.left + by[0] + (size - wide) / 2
        _char(pen, row, char, (left, pen.sheet.height_pt - top - ASCENT * size))
        top += step


def _char(pen: Pen, row: Row, char: str, at: tuple[float, float]) -> None:
    text = pen.canvas.beginText(*at)
    is_other = pen.case.runs(char)[0][0]
    text.setFont(pen.case.latin if is_other else pen.fonts[row.face], row.size_pt)
    text.setTextRenderMode(3 if pen.finish.is_hidden else 0)
    text.textOut(printed(char, pen.finish))
    text.setTextRenderMode(0)
    pen.canvas.drawText(text)
