"""Pictures and what stands at them."""

from dibao.model import Box
from printer.manuscript import Manuscript
from printer.plan import Grid, Shot, Style
from printer.sheet import Picture, Row
from printer.typeset import Measure, lines_of
from wreck import phrases

SMALLER = 0.9  # captions are set smaller than body type
BESIDE_EM = 8.0  # width of a caption at a picture's side
AIR_PT = 5.0
Hung = tuple[tuple[Row, ...], Picture, Box]


def hung(shot: Shot, grid: Grid, style: Style, script: Manuscript) -> Hung:
    """Return the caption's rows, the picture, and the place that both take."""
    box = _place(shot, grid)
    size = style.body_pt * SMALLER
    texts = [_caption(script) for _ in range(shot.captions)]
    number = script.dice.number(1, 999)
    if shot.caption == "beside":
        right = box.right - BESIDE_EM * size - AIR_PT
        picture = Box(box.left, box.top, right, box.bottom)
        column = Box(right + AIR_PT, box.top, box.right, box.bottom)
        return _set(texts[0], column, style, size), Picture(picture, number), box
    columns = _halves(box, shot.captions, style.gutter_pt)
    blocks = [_set(t, c, style, size) for t, c in zip(texts, columns, strict=True)]
    high = max(b[-1].box.bottom - b[0].box.top for b in blocks) + 2 * AIR_PT
    down = 0.0 if shot.caption == "over" else box.bottom - high + AIR_PT - box.top
    rows = tuple(_down(row, down) for block in blocks for row in block)
    picture = (
        Box(box.left, box.top + high, box.right, box.bottom)
        if shot.caption == "over"
        else Box(box.left, box.top, box.right, box.bottom - high)
    )
    return rows, Picture(picture, number), box


def _place(shot: Shot, grid: Grid) -> Box:
    left, right = grid.span(shot.column, shot.columns)
    free = grid.box.bottom - grid.box.top - shot.height_pt
    share = {"top": 0.0, "middle": 0.5, "bottom": 1.0}[shot.at]
    top = grid.box.top + share * free
    return Box(left, top, right, top + shot.height_pt)


def _caption(script: Manuscript) -> str:
    text = phrases.caption("", script.dice).rstrip("。")
    name = phrases.person(script.dice)
    return text + script.dice.pick(("。", f"。{name} 摄", f"（{name} 摄）"))


def _halves(box: Box, count: int, gutter_pt: float) -> list[Box]:
    grid = Grid(box, count, gutter_pt)
    return [grid.part(n, 1, box.top, box.bottom) for n in range(count)]


def _set(text: str, box: Box, style: Style, size: float) -> tuple[Row, ...]:
    measure = Measure(box.right - box.left, size, style.note_face, style.case)
    top, rows = box.top, []
    for line in lines_of(text, measure):
        right = box.left + measure.width(line) * size
        place = Box(box.left, top, right, top + size)
        rows.append(Row(line, "caption", place, size, style.note_face))
        top += size * 1.35
    return tuple(rows)


def _down(row: Row, by: float) -> Row:
    from dataclasses import replace

    from printer.plan import moved

    return replace(row, box=moved(row.box, down_pt=by))
