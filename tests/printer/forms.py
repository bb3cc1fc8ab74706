"""The forms a page may have, each a function that fills a page."""

from dataclasses import replace

from dibao.model import Box
from printer.fonts import Case
from printer.makeup import FURNITURE, Desk, paper
from printer.manuscript import Manuscript
from printer.plan import Grid, Plan, Shot, Style
from printer.sheet import Sheet
from printer.small import ad
from wreck.dice import Dice

TABLOID, BERLINER, BROADSHEET = (780.0, 1110.0), (900.0, 1300.0), (1105.0, 1560.0)


def desk_of(
    name: str, size: tuple[float, float], style: Style, *, furniture: str = "top"
) -> tuple[Desk, Box]:
    """Return an empty page with its furniture, and the box for articles."""
    script = Manuscript(Dice(f"printer/{name}"))
    desk = Desk(*size, style, script)
    return desk, FURNITURE[furniture](desk, paper(script.dice))


def grid(desk: Desk, box: Box, columns: int) -> Grid:
    """Return a box in columns of the paper's gutter."""
    return Grid(box, columns, desk.style.gutter_pt)


def tabloid(name: str, style: Style) -> Sheet:
    """Three columns: a lead across the page, two below, a strip of one column."""
    desk, box = desk_of(name, TABLOID, style)
    upper, lower = desk.stacked(box, 0.46, 0.54)
    shot = Shot(1, 2, 210, "top")
    desk.put(Plan(upper, 3, head_pt=38, kicker=True, byline="under", shots=(shot,)))
    left, right = desk.beside(grid(desk, lower, 3), 2, 1)
    first, second = desk.stacked(left, 0.55, 0.45)
    desk.put(Plan(first, 2, head_pt=26, deck=True))
    desk.put(Plan(second, 2, head_pt=22, byline="end"))
    above, below = desk.stacked(right, 0.6, 0.4)
    desk.put(Plan(above, 1, head_pt=18, head_lines=2))
    desk.put(Plan(below, 1, head_pt=17))
    return desk.sheet()


def broadsheet(name: str, style: Style) -> Sheet:
    """Eight columns: a lead across six, a column of small ones, all sizes below."""
    desk, box = desk_of(
        name, BROADSHEET, replace(style, body_pt=9.0), furniture="front"
    )
    upper, middle, lower = desk.stacked(box, 0.4, 0.34, 0.26)
    lead, side = desk.beside(grid(desk, upper, 8), 6, 2)
    shot = Shot(2, 4, 260, "top")
    desk.put(
        Plan(
            lead,
            6,
            head_pt=52,
            kicker=True,
            deck=True,
            byline="under",
            shots=(shot,),
            jump="（下转第二版）",
        )
    )
    tops = desk.stacked(side, 0.3, 0.3, 0.4)
    for number, one in enumerate(tops):
        desk.put(Plan(one, 2, head_pt=20 + number, byline="end" if number else "text"))
    left, center, right = desk.beside(grid(desk, middle, 8), 3, 3, 2)
    desk.put(Plan(left, 3, head_pt=30, crossheads=3))
    desk.put(Plan(center, 3, head_pt=28, kicker=True))
    desk.put(Plan(right, 2, head="standing", head_pt=30))
    one, two, three = desk.beside(grid(desk, lower, 8), 4, 2, 2)
    desk.put(Plan(one, 4, head_pt=32, head="left", head_columns=2))
    desk.put(Plan(two, 2, head_pt=22))
    desk.put(Plan(three, 2, head_pt=22, deck=True))
    return desk.sheet()


def centered(name: str, style: Style) -> Sheet:
    """Headlines in the midst of their text 破题居中."""
    desk, box = desk_of(name, BERLINER, style)
    upper, middle, lower = desk.stacked(box, 0.38, 0.34, 0.28)
    desk.put(
        Plan(
            upper, 5, head="center", head_columns=3, head_pt=36, kicker=True, deck=True
        )
    )
    left, right = desk.beside(grid(desk, middle, 5), 3, 2)
    desk.put(Plan(left, 3, head="center", head_columns=1, head_pt=20, head_lines=2))
    desk.put(Plan(right, 2, head_pt=24, byline="under"))
    desk.put(Plan(lower, 5, head="center", head_columns=3, head_pt=28, byline="end"))
    return desk.sheet()


def white(name: str, style: Style) -> Sheet:
    """Nothing but white between articles."""
    desk, box = desk_of(name, BERLINER, replace(style, between=""), furniture="foot")
    upper, middle, lower = desk.stacked(box, 0.36, 0.32, 0.32, gap=26)
    left, right = desk.beside(grid(desk, upper, 5), 3, 2)
    desk.put(Plan(left, 3, head_pt=34, byline="under"))
    desk.put(Plan(right, 2, head_pt=26, deck=True))
    one, two = desk.beside(grid(desk, middle, 5), 2, 3)
    desk.put(Plan(one, 2, head_pt=24))
    desk.put(Plan(two, 3, head_pt=28, shots=(Shot(2, 1, 120, "middle"),)))
    three, four, five = desk.beside(grid(desk, lower, 5), 1, 2, 2)
    desk.put(Plan(three, 1, head_pt=17, head_lines=2))
    desk.put(Plan(four, 2, head_pt=22, byline="end"))
    desk.put(Plan(five, 2, head_pt=23, kicker=True))
    return desk.sheet()


def pictured(name: str, style: Style) -> Sheet:
    """A picture over three columns with two captions; others with theirs elsewhere."""
    desk, box = desk_of(name, BERLINER, style)
    upper, lower = desk.stacked(box, 0.55, 0.45)
    wide = Shot(1, 3, 280, "middle", captions=2)
    desk.put(Plan(upper, 5, head_pt=40, byline="under", shots=(wide,)))
    left, right = desk.beside(grid(desk, lower, 5), 3, 2)
    desk.put(
        Plan(left, 3, head_pt=28, shots=(Shot(0, 2, 150, "bottom", caption="beside"),))
    )
    above, below = desk.stacked(right, 0.58, 0.42)
    desk.put(
        Plan(above, 2, head_pt=24, shots=(Shot(0, 2, 130, "top", caption="over"),))
    )
    desk.put(Plan(below, 2, head_pt=21, deck=True))
    return desk.sheet()


def advertised(name: str, style: Style) -> Sheet:
    """A full-page advertisement."""
    desk, box = desk_of(name, TABLOID, style)
    ad(desk, box, lines=7)
    return desk.sheet()


def tinted(name: str, style: Style) -> Sheet:
    """Articles set in tints, in a box of four lines, between double lines."""
    desk, box = desk_of(name, BERLINER, style)
    upper, middle, lower = desk.stacked(box, 0.34, 0.33, 0.33)
    left, right = desk.beside(grid(desk, upper, 5), 3, 2)
    desk.put(Plan(left, 3, head_pt=32, kicker=True))
    desk.put(Plan(right, 2, head_pt=22, frame="tint"))
    desk.put(Plan(middle, 4, head_pt=32, frame="tint", byline="under", crossheads=2))
    one, two, three = desk.beside(grid(desk, lower, 5), 2, 1, 2)
    desk.put(Plan(one, 2, head_pt=22, frame="lines"))
    desk.put(Plan(two, 1, head_pt=16, head_lines=2))
    desk.put(Plan(three, 2, head_pt=22, frame="double", byline="end"))
    return desk.sheet()


def spread(name: str, style: Style) -> Sheet:
    """Two facing pages in one: a headline over the fold, furniture at both ends."""
    script = Manuscript(Dice(f"printer/{name}"))
    desk = Desk(1560, 1110, style, script)
    page = paper(script.dice, label="04")
    desk.say("04", 42, 26, 24, face="hei-bold")
    desk.say("05", 0, 26, 24, right=1518, face="hei-bold")
    desk.say(page.section, 80, 34, 13)
    desk.say(page.date, 0, 36, 9, middle=390)
    desk.say(page.name, 0, 34, 13, right=1480)
    desk.say(page.people, 0, 36, 9, middle=1170)
    desk.rule(Box(42, 60, 1518, 60), "thick")
    upper, lower = desk.stacked(Box(42, 76, 1518, 1068), 0.56, 0.44)
    shots = (Shot(3, 3, 250, "top"),)
    desk.put(
        Plan(
            upper, 8, head_pt=58, kicker=True, byline="under", shots=shots, crossheads=3
        )
    )
    one, two, three = desk.beside(grid(desk, lower, 8), 3, 3, 2)
    desk.put(Plan(one, 3, head_pt=28))
    desk.put(Plan(two, 3, head_pt=28, deck=True, byline="end"))
    desk.put(Plan(three, 2, head_pt=24, frame="tint"))
    return desk.sheet()


def styles() -> dict[str, Style]:
    """Return papers' habits, by name."""
    case = Case("cid")
    return {
        "plain": Style(case),
        "tight": Style(case, 9.0, 1.32, 12.0, has_column_rules=True, is_centered=False),
        "loose": Style(case, 10.5, 1.65, 22.0, between="dashed", has_blank_lines=True),
        "double": Style(case, 9.2, 1.4, 15.0, between="double", head_face="song-bold"),
    }


FORMS = {
    form.__name__: form
    for form in (
        tabloid, broadsheet, centered, white, pictured, advertised, tinted, spread
    )
}  # fmt: skip
