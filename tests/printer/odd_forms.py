"""More forms: headlines and text that stand, corners, insets, pictures in the midst."""

from dataclasses import replace

from dibao.model import Box
from printer.forms import BERLINER, TABLOID, desk_of, grid
from printer.makeup import picture
from printer.plan import Plan, Shot, Style
from printer.sheet import Sheet
from printer.small import ad, briefs


def standing(name: str, style: Style) -> Sheet:
    """Headlines that stand beside lying text."""
    desk, box = desk_of(name, BERLINER, style, furniture="side")
    upper, middle, lower = desk.stacked(box, 0.36, 0.34, 0.3)
    desk.put(Plan(upper, 5, head="standing", head_pt=40))
    left, right = desk.beside(grid(desk, middle, 5), 3, 2)
    desk.put(Plan(left, 3, head="standing-right", head_pt=34, byline="end"))
    desk.put(Plan(right, 2, head_pt=24))
    one, two = desk.beside(grid(desk, lower, 5), 2, 3)
    desk.put(Plan(one, 2, head_pt=22, kicker=True))
    desk.put(Plan(two, 3, head="standing", head_pt=32))
    return desk.sheet()


def upright(name: str, style: Style) -> Sheet:
    """A page set from top to bottom throughout, in tiers, as papers were until 1955."""
    desk, box = desk_of(name, TABLOID, style)
    tiers = desk.stacked(box, 0.34, 0.33, 0.33)
    desk.put(Plan(tiers[0], 2, head_pt=34, is_vertical=True))
    left = replace(tiers[1], right=390.0)
    right = replace(tiers[1], left=390.0 + desk.style.gutter_pt)
    x = 390.0 + desk.style.gutter_pt / 2
    desk.rule(Box(x, tiers[1].top, x, tiers[1].bottom))
    desk.put(Plan(right, 2, head_pt=26, is_vertical=True))
    desk.put(Plan(left, 2, head_pt=24, is_vertical=True, byline="end"))
    desk.put(Plan(tiers[2], 2, head_pt=28, deck=True, is_vertical=True))
    return desk.sheet()


def shorts(name: str, style: Style) -> Sheet:
    """Columns of short reports: signed without headlines, and with them."""
    desk, box = desk_of(name, BERLINER, style)
    left, right = desk.beside(grid(desk, box, 5), 4, 1)
    briefs(desk, right)
    upper, lower = desk.stacked(left, 0.62, 0.38)
    first, second = desk.stacked(upper, 0.5, 0.5)
    desk.put(Plan(first, 4, head_pt=38, byline="under"))
    desk.put(Plan(second, 4, head_pt=28, head="left", head_columns=2))
    one, two = desk.beside(grid(desk, lower, 4), 2, 2)
    desk.put(Plan(one, 2, head_pt=24))
    lefts = grid(desk, two, 2)
    briefs(desk, lefts.part(0, 1, two.top, two.bottom), mark="要闻速览", heads=True)
    briefs(desk, lefts.part(1, 1, two.top, two.bottom), mark="", heads=True)
    return desk.sheet()


def cornered(name: str, style: Style) -> Sheet:
    """L-shapes: an article that goes on round another's corner."""
    desk, box = desk_of(name, BERLINER, style)
    upper, lower = desk.stacked(box, 0.52, 0.48)
    columns = grid(desk, upper, 5)
    top = upper.top + (upper.bottom - upper.top) * 0.48
    inner = columns.part(3, 2, top, upper.bottom)
    outer = Box(inner.left - 10, top - 12, upper.right + 10, upper.bottom + 10)
    desk.put(Plan(upper, 5, head_pt=38, kicker=True, avoid=(outer,)))
    desk.put(Plan(inner, 2, head_pt=24))
    x, y = inner.left - desk.style.gutter_pt / 2, top - 8
    desk.rule(Box(x, y, upper.right, y))
    desk.rule(Box(x, y, x, upper.bottom))
    columns = grid(desk, lower, 5)
    top = lower.top + (lower.bottom - lower.top) * 0.5
    inner = columns.part(0, 2, top, lower.bottom)
    outer = Box(lower.left - 10, top - 12, inner.right + 8, lower.bottom + 10)
    desk.put(Plan(lower, 5, head_pt=32, byline="under", avoid=(outer,)))
    desk.put(Plan(inner, 2, head_pt=22, frame="box"))
    return desk.sheet()


def rounded(name: str, style: Style) -> Sheet:
    """Text on both sides of a picture in its midst, and below it."""
    desk, box = desk_of(name, BERLINER, style)
    upper, lower = desk.stacked(box, 0.5, 0.5)
    desk.put(Plan(upper, 4, head_pt=36, deck=True, shots=(Shot(1, 2, 200, "middle"),)))
    left, right = desk.beside(grid(desk, lower, 5), 3, 2)
    desk.put(
        Plan(left, 3, head_pt=26, shots=(Shot(1, 1, 120, "middle"),), byline="end")
    )
    desk.put(Plan(right, 2, head_pt=24, shots=(Shot(0, 2, 140, "bottom"),)))
    return desk.sheet()


def inset(name: str, style: Style) -> Sheet:
    """A boxed item within an article, read apart from it."""
    desk, box = desk_of(name, BERLINER, style)
    upper, lower = desk.stacked(box, 0.56, 0.44)
    columns = grid(desk, upper, 5)
    inner = columns.part(2, 2, upper.bottom - 270, upper.bottom - 60)
    outer = Box(inner.left - 6, inner.top - 8, inner.right + 6, inner.bottom + 8)
    desk.put(Plan(upper, 5, head_pt=40, byline="under", crossheads=3, avoid=(outer,)))
    desk.put(Plan(inner, 2, head_pt=18, frame="box", byline="none"))
    left, right = desk.beside(grid(desk, lower, 5), 2, 3)
    desk.put(Plan(left, 2, head_pt=24))
    desk.put(Plan(right, 3, head_pt=26, kicker=True))
    return desk.sheet()


def photo(name: str, style: Style) -> Sheet:
    """Photo news: a picture, a headline below it and a few lines, framed."""
    desk, box = desk_of(name, BERLINER, style)
    upper, lower = desk.stacked(box, 0.5, 0.5)
    left, right = desk.beside(grid(desk, upper, 5), 2, 3)
    desk.put(Plan(left, 2, head_pt=26, head_lines=2))
    shown = replace(right, bottom=right.bottom - 130)
    picture(desk, shown)
    under = replace(right, top=shown.bottom + 12)
    desk.put(Plan(under, 2, head_pt=24, byline="end", kind="photo"))
    one, two = desk.beside(grid(desk, lower, 5), 3, 2)
    desk.put(Plan(one, 3, head_pt=30, deck=True))
    desk.put(Plan(two, 2, head_pt=24, shots=(Shot(0, 2, 150, "top"),)))
    return desk.sheet()


def stripped(name: str, style: Style) -> Sheet:
    """A strip of advertisements at the foot."""
    desk, box = desk_of(name, TABLOID, style, furniture="top")
    upper, lower = desk.stacked(box, 0.8, 0.2)
    first, second = desk.stacked(upper, 0.5, 0.5)
    left, right = desk.beside(grid(desk, first, 4), 3, 1)
    desk.put(Plan(left, 3, head_pt=32, byline="under"))
    desk.put(Plan(right, 1, head_pt=16, head_lines=2))
    one, two = desk.beside(grid(desk, second, 4), 2, 2)
    desk.put(Plan(one, 2, head_pt=24))
    desk.put(Plan(two, 2, head_pt=22, frame="box"))
    strip = grid(desk, lower, 3)
    for number in range(3):
        ad(desk, strip.part(number, 1, lower.top, lower.bottom), lines=4)
    return desk.sheet()


ODD_FORMS = {
    form.__name__: form
    for form in (
        standing, upright, shorts, cornered, rounded, inset, photo, stripped
    )
}  # fmt: skip
