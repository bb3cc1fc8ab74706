"""Short reports and advertisements: what fills a page besides articles."""

from dibao.model import Box
from printer.makeup import Desk
from printer.plan import smaller
from printer.sheet import Frame, Row, Story
from printer.typeset import Measure, gap_of, lines_of
from wreck import phrases, stock


def briefs(desk: Desk, box: Box, *, mark: str = "简讯", heads: bool = False) -> None:
    """Print a column of short reports, each signed, a mark over it as furniture."""
    style, size = desk.style, desk.style.body_pt
    middle = (box.left + box.right) / 2
    top = box.top
    if mark:
        row = desk.say(mark, 0, top, 20, middle=middle, face="hei-bold")
        desk.marks.append(Frame(_around(row.box, 8, 4)))
        top += 38
    measure = Measure(box.right - box.left, size, style.face, style.case)
    while True:
        story, bottom = brief(desk, box.left, top, measure, has_head=heads)
        if bottom > box.bottom:
            return
        desk.stories.append(story)
        top = bottom + size * 1.1


def brief(
    desk: Desk, left: float, top: float, measure: Measure, *, has_head: bool
) -> tuple[Story, float]:
    """Return a short report and where it ends."""
    style, size = desk.style, measure.size_pt
    rows: list[Row] = []
    if has_head:
        head = desk.script.title(int(measure.ems / 1.25))
        wide = style.case.width(head, style.head_face) * (size + 2)
        box = Box(left, top, left + wide, top + size + 2)
        rows.append(Row(head, "headline", box, size + 2, style.head_face))
        top += (size + 2) * 1.5
    text = desk.script.brief()
    for number, line in enumerate(lines := lines_of(text, measure, indent_em=2)):
        is_last = number == len(lines) - 1
        indent = 2.0 if number == 0 else 0.0
        room = measure.ems - indent
        gap = 0.0 if is_last else gap_of(line, measure, room_em=room)
        start = left + indent * size
        end = start + measure.width(line) * size + gap * (len(line) - 1)
        box = Box(start, top, end, top + size)
        rows.append(Row(line, "body", box, size, style.face, gap))
        top += style.pitch_pt
    signed = desk.script.signed()
    wide = measure.width(signed) * size
    edge = left + measure.width_pt
    if rows[-1].box.right + size + wide <= edge:
        top -= style.pitch_pt
    box = Box(edge - wide, top, edge, top + size)
    rows.append(Row(signed, "byline", box, size, style.note_face))
    return Story("brief", tuple(rows), (text,)), top + size


def _around(box: Box, wide: float, high: float) -> Box:
    return Box(box.left - wide, box.top - high, box.right + wide, box.bottom + high)


def ad(desk: Desk, box: Box, *, frame: str = "box", lines: int = 6) -> None:
    """Print an advertisement: a big line, then lines of middling size."""
    style, dice = desk.style, desk.dice
    inner = smaller(box, 14)
    wide, rows = inner.right - inner.left, []
    firm = dice.pick(stock.BRANDS) + dice.pick(stock.BRANDS) + dice.pick(stock.FIRMS)
    goods = dice.pick(stock.GOODS)
    high = (inner.bottom - inner.top) / (lines + 2)
    texts = [dice.pick(stock.AD_TITLES).format(g=goods, c=firm)]
    texts += [
        form.format(g=goods, c=firm, k=dice.number(2, 9))
        for form in dice.some(stock.AD_LINES + stock.SMALL_ADS, lines - 2)
    ]
    where = f"地址：{phrases.place(dice)}老街{dice.number(2, 90)}号"
    texts.append(f"{where} 电话：000-{dice.number(1000000, 9999999)}")
    top = inner.top
    for number, text in enumerate(texts):
        face = "hei-bold" if number == 0 else "hei"
        natural = style.case.width(text, face)
        size = min(high * (0.95 if number == 0 else 0.55), wide / natural)
        left = inner.left + (wide - natural * size) / 2
        place = Box(left, top, left + natural * size, top + size)
        rows.append(Row(text, "ad", place, size, face))
        top += high * (1.6 if number == 0 else 1.0)
    desk.marks.append(Frame(box, frame))
    desk.stories.append(Story("ad", tuple(rows)))
