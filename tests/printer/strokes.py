"""Rules, frames, tints and pictures drawn with reportlab."""

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from printer.sheet import Frame, Mark, Picture, Rule, Sheet
from printer.sketch import sketch


def draw_marks(canvas: Canvas, sheet: Sheet) -> None:
    """Draw what is on a page besides type, tints first."""
    for mark in sorted(sheet.marks, key=lambda mark: not _is_tint(mark)):
        _mark(canvas, mark, sheet.height_pt)


def _is_tint(mark: Mark) -> bool:
    return isinstance(mark, Frame) and mark.style == "tint"


def _mark(canvas: Canvas, mark: Mark, high: float) -> None:
    if isinstance(mark, Picture):
        _picture(canvas, mark, high)
    elif isinstance(mark, Rule):
        _rule(canvas, mark, high)
    else:
        _frame(canvas, mark, high)


def _rule(canvas: Canvas, rule: Rule, high: float) -> None:
    box = rule.box
    canvas.saveState()
    canvas.setLineWidth({"thick": 1.6, "double": 0.7}.get(rule.style, 0.5))
    if rule.style == "dashed":
        canvas.setDash(3, 2)
    canvas.line(box.left, high - box.top, box.right, high - box.bottom)
    if rule.style == "double":
        lying = box.bottom == box.top
        right, down = (0, 2.2) if lying else (2.2, 0)
        canvas.line(
            box.left + right, high - box.top - down,
            box.right + right, high - box.bottom - down,
        )  # fmt: skip
    canvas.restoreState()


def _frame(canvas: Canvas, frame: Frame, high: float) -> None:
    box = frame.box
    place = box.left, high - box.bottom, box.right - box.left, box.bottom - box.top
    canvas.saveState()
    canvas.setLineWidth(0.7)
    if frame.style == "tint":
        canvas.setFillGray(0.88)
        canvas.rect(*place, stroke=0, fill=1)
    elif frame.style == "lines":
        left, low, wide, tall = place
        canvas.line(left, low, left + wide, low)
        canvas.line(left, low + tall, left + wide, low + tall)
        canvas.line(left, low, left, low + tall)
        canvas.line(left + wide, low, left + wide, low + tall)
    else:
        canvas.rect(*place, stroke=1, fill=0)
    if frame.style == "double":
        left, low, wide, tall = place
        canvas.rect(left + 3, low + 3, wide - 6, tall - 6, stroke=1, fill=0)
    canvas.restoreState()


def _picture(canvas: Canvas, picture: Picture, high: float) -> None:
    box = picture.box
    wide, tall = box.right - box.left, box.bottom - box.top
    image = ImageReader(
        sketch(picture.number, wide=round(wide / 2), high=round(tall / 2))
    )
    canvas.drawImage(image, box.left, high - box.bottom, wide, tall)
