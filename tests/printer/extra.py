"""Forms that are more than articles: a whole issue, tables, verses, small notices."""

from dataclasses import replace

from dibao.model import Box
from printer.forms import BERLINER, TABLOID, desk_of, grid
from printer.makeup import Desk, fronted, paper
from printer.manuscript import Manuscript
from printer.plan import Plan, Shot, Style
from printer.sheet import Frame, Row, Rule, Sheet, Story
from printer.typeset import Measure, lines_of
from wreck import phrases, stock
from wreck.dice import Dice

CELL_PT = 16.0  # height of a table's row
TOWNS = ("青溪镇", "石桥镇", "白塔乡", "柳林乡", "东坪村", "河口村", "合计")


def issue(name: str, style: Style) -> tuple[Sheet, ...]:
    """Return four pages of one issue; only the first says which day it is."""
    script = Manuscript(Dice(f"printer/{name}"))
    known = paper(script.dice, label="1")
    pages = [_front(Desk(*TABLOID, style, script), known)]
    for number in (2, 3, 4):
        section = script.dice.pick(stock.SECTIONS)
        desk = Desk(*TABLOID, style, script)
        pages.append(_inner(desk, f"第{number}版", section, plain=number % 2 == 0))
    return tuple(pages)


def _front(desk: Desk, known) -> Sheet:
    box = fronted(desk, known)
    upper, lower = desk.stacked(box, 0.55, 0.45)
    shots = (Shot(1, 2, 170, "top"),)
    jump = "（下转第三版）"
    desk.put(
        Plan(upper, 3, head_pt=36, deck=True, byline="under", shots=shots, jump=jump)
    )
    left, right = desk.beside(grid(desk, lower, 3), 2, 1)
    desk.put(Plan(left, 2, head_pt=26))
    desk.put(Plan(right, 1, head_pt=17, head_lines=2))
    return desk.sheet()


def _inner(desk: Desk, label: str, section: str, *, plain: bool) -> Sheet:
    m = desk.margin_pt
    desk.say(label, m, 28, 11)
    desk.say(section, 0, 26, 14, middle=desk.width_pt / 2, face="hei-bold")
    desk.rule(Box(m, 50, desk.width_pt - m, 50))
    box = Box(m, 64, desk.width_pt - m, desk.height_pt - m)
    upper, lower = desk.stacked(box, 0.5, 0.5)
    if plain:
        desk.put(Plan(upper, 3, head_pt=32, byline="under"))
        left, right = desk.beside(grid(desk, lower, 3), 1, 2)
        desk.put(Plan(left, 1, head_pt=17, head_lines=2))
        desk.put(Plan(right, 2, head_pt=24, byline="end"))
        return desk.sheet()
    left, right = desk.beside(grid(desk, upper, 3), 2, 1)
    desk.put(Plan(left, 2, head_pt=26))
    desk.put(Plan(right, 1, head_pt=16, head_lines=2))
    desk.put(Plan(lower, 3, head_pt=30, shots=(Shot(0, 1, 120, "bottom"),)))
    return desk.sheet()


def tabled(name: str, style: Style) -> Sheet:
    """Return a page whose first article has a table in its last columns."""
    desk, box = desk_of(name, BERLINER, style)
    upper, lower = desk.stacked(box, 0.5, 0.5)
    columns = grid(desk, upper, 4)
    top = upper.bottom - CELL_PT * (len(TOWNS) + 1)
    place = columns.part(2, 2, top, upper.bottom)
    outer = Box(place.left - 5, top - 8, place.right + 5, place.bottom + 8)
    story = desk.put(Plan(upper, 4, head_pt=34, deck=True, avoid=(outer,)))
    desk.stories[-1] = replace(story, rows=story.rows + _table(desk, place))
    left, right = desk.beside(grid(desk, lower, 5), 3, 2)
    desk.put(Plan(left, 3, head_pt=28, byline="under"))
    desk.put(Plan(right, 2, head_pt=24))
    return desk.sheet()


def _table(desk: Desk, box: Box) -> tuple[Row, ...]:
    dice, size = desk.dice, desk.style.body_pt
    cells = [("乡镇", "播种面积（亩）", "比上年")]
    for town in TOWNS:
        area, growth = dice.number(800, 9000), dice.number(2, 30)
        cells.append((town, str(area), f"增{growth}.{dice.number(0, 9)}%"))
    wide, rows = (box.right - box.left) / 3, []
    for down, texts in enumerate(cells):
        top = box.top + down * CELL_PT + 3
        for right, text in enumerate(texts):
            left = box.left + right * wide + 6
            end = left + desk.style.case.width(text, "song") * size
            rows.append(Row(text, "body", Box(left, top, end, top + size), size))
    desk.marks.append(Frame(box))
    for n in range(1, len(cells)):
        y = box.top + n * CELL_PT
        desk.marks.append(Rule(Box(box.left, y, box.right, y)))
    for n in (1, 2):
        x = box.left + n * wide
        desk.marks.append(Rule(Box(x, box.top, x, box.bottom)))
    return tuple(rows)


def verses(name: str, style: Style) -> Sheet:
    """Return a page of a supplement 副刊: prose in wide columns, poems, a picture."""
    desk, box = desk_of(name, TABLOID, style, furniture="foot")
    upper, lower = desk.stacked(box, 0.55, 0.45)
    left, right = desk.beside(grid(desk, upper, 4), 3, 1)
    desk.put(Plan(left, 3, head="standing", head_pt=34, byline="none"))
    _poem(desk, right)
    one, two = desk.beside(grid(desk, lower, 4), 1, 3)
    _poem(desk, one)
    desk.put(
        Plan(two, 2, head_pt=26, shots=(Shot(1, 1, 130, "bottom"),), byline="under")
    )
    return desk.sheet()


def _poem(desk: Desk, box: Box) -> None:
    """Print free verse: a line a line, white between stanzas."""
    style, dice, size = desk.style, desk.dice, desk.style.body_pt
    top, lines, rows = box.top, list(dice.some(stock.VERSE_LINES, 24)), []
    title = dice.pick(stock.VERSE_TITLES)
    parts = [(title, "headline", style.head_face, 20.0)]
    parts.append((desk.script.signed()[1:-1], "byline", style.note_face, size))
    parts += [(line, "body", style.face, size) for line in lines]
    for number, (text, role, face, pt) in enumerate(parts):
        if top + pt > box.bottom:
            break
        left = box.left + 12
        wide = style.case.width(text, face) * pt
        rows.append(Row(text, role, Box(left, top, left + wide, top + pt), pt, face))
        is_end = number > 1 and (number - 1) % 4 == 0
        top += pt * (1.6 if role != "body" else 2.6 if is_end else 1.7)
    desk.stories.append(Story("article", tuple(rows), tuple(lines)))


def notices(name: str, style: Style) -> Sheet:
    """Return a page of small notices, each in a field of a grid of rules."""
    desk, box = desk_of(name, TABLOID, style)
    upper, lower = desk.stacked(box, 0.42, 0.58)
    desk.put(Plan(upper, 4, head_pt=34, byline="under"))
    columns, rows = 4, 6
    fields = grid(desk, lower, columns)
    high = (lower.bottom - lower.top) / rows
    desk.marks.append(Frame(lower))
    for down in range(rows):
        y = lower.top + down * high
        if down:
            desk.marks.append(Rule(Box(lower.left, y, lower.right, y)))
        for right in range(columns):
            _notice(desk, fields.part(right, 1, y + 8, y + high - 4))
    for right in range(1, columns):
        x = fields.span(right)[0] - desk.style.gutter_pt / 2
        desk.marks.append(Rule(Box(x, lower.top, x, lower.bottom)))
    return desk.sheet()


def _notice(desk: Desk, box: Box) -> None:
    style, dice, size = desk.style, desk.dice, 8.0
    measure = Measure(box.right - box.left - 10, size, style.face, style.case)
    title = dice.pick(("遗失声明", "注销公告", "通告", "招租", "启事"))
    text = (
        f"{phrases.person(dice)}遗失{dice.pick(stock.DOCUMENTS)}，"
        f"编号{dice.number(10000, 99999)}，声明作废。{dice.pick(stock.SMALL_ADS)}。"
    )
    left, top = box.left + 5, box.top
    rows: list[Row] = []
    for number, line in enumerate((title, *lines_of(text, measure))):
        pt, face = (size, style.face) if number else (11.0, style.head_face)
        right = left + style.case.width(line, face) * pt
        rows.append(Row(line, "ad", Box(left, top, right, top + pt), pt, face))
        top += size * 1.4 if number else 18
    desk.stories.append(Story("ad", tuple(rows)))


EXTRA = {form.__name__: form for form in (issue, tabled, verses, notices)}
