"""Make-up: a page being filled with furniture, articles, briefs and advertisements."""

import datetime
from dataclasses import dataclass, field, replace

from dibao.model import Box
from printer.article import article
from printer.manuscript import Manuscript
from printer.plan import Grid, Plan, Style
from printer.sheet import Mark, Picture, Row, Rule, Sheet, Story
from wreck import phrases, stock
from wreck.dice import Dice

BETWEEN_PT = 22.0  # white between articles one above another, a rule in its middle


@dataclass(frozen=True, slots=True)
class Paper:
    """What a page's furniture says."""

    name: str
    date: str
    label: str
    section: str
    people: str


def paper(dice: Dice, *, label: str = "", date: str = "") -> Paper:
    """Return an invented paper's page."""
    name = phrases.place(dice, unit=False) + dice.pick(("日报", "晚报", "时报", "周报"))
    day = datetime.date(dice.number(1996, 2024), dice.number(1, 12), dice.number(1, 28))
    weekday = "一二三四五六日"[day.weekday()]
    printed = f"{day.year}年{day.month}月{day.day}日 星期{weekday}"
    people = " ".join(
        f"{job}{dice.pick(('：', ' '))}{phrases.person(dice)}"
        for job in dice.pick((("责编", "美编"), ("责任编辑", "校对"), ("编辑",)))
    )
    known = label or f"{dice.number(1, 16):02}"
    return Paper(name, date or printed, known, dice.pick(stock.SECTIONS), people)


@dataclass(slots=True)
class Desk:
    """A page on the stone 拼版台: grows story by story."""

    width_pt: float
    height_pt: float
    style: Style
    script: Manuscript
    margin_pt: float = 42.0
    header: list[Row] = field(default_factory=list)
    stories: list[Story] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)

    @property
    def dice(self) -> Dice:
        """The page's chance."""
        return self.script.dice

    def sheet(self) -> Sheet:
        """Return the page as it stands."""
        furniture = (Story("furniture", tuple(self.header)),) if self.header else ()
        stories = (*furniture, *self.stories)
        return Sheet(self.width_pt, self.height_pt, stories, tuple(self.marks))

    def put(self, plan: Plan, style: Style | None = None) -> Story:
        """Add an article."""
        story, marks = article(plan, style or self.style, self.script)
        self.stories.append(story)
        self.marks += marks
        return story

    def say(self, text: str, left: float, top: float, size: float, **more) -> Row:
        """Add a row of furniture, flush to an edge ``right`` or about a ``middle``."""
        face = more.get("face", "song")
        wide = self.style.case.width(text, face) * size
        if "right" in more:
            left = more["right"] - wide
        if "middle" in more:
            left = more["middle"] - wide / 2
        row = Row(text, "header", Box(left, top, left + wide, top + size), size, face)
        self.header.append(row)
        return row

    def rule(self, box: Box, style: str | None = None) -> None:
        """Draw a rule, if this paper draws any between articles."""
        kind = self.style.between if style is None else style
        if kind:
            self.marks.append(Rule(box, kind))

    def stacked(self, box: Box, *shares: float, gap: float = BETWEEN_PT) -> list[Box]:
        """Return boxes one above another, with rules between them."""
        free = box.bottom - box.top - gap * (len(shares) - 1)
        found, top = [], box.top
        for number, share in enumerate(shares):
            bottom = top + free * share / sum(shares)
            found.append(replace(box, top=top, bottom=bottom))
            if number < len(shares) - 1:
                y = bottom + gap / 2
                self.rule(Box(box.left, y, box.right, y))
            top = bottom + gap
        return found

    def beside(self, grid: Grid, *counts: int) -> list[Box]:
        """Return boxes of so many columns side by side, with rules between them."""
        found, first = [], 0
        for count in counts:
            box = grid.part(first, count, grid.box.top, grid.box.bottom)
            found.append(box)
            first += count
            if first < grid.columns:
                x = box.right + grid.gutter_pt / 2
                self.rule(Box(x, box.top, x, box.bottom))
        return found


def topped(desk: Desk, page: Paper) -> Box:
    """Print a line of furniture at the top; return what is left for articles."""
    m, top = desk.margin_pt, 30.0
    right = desk.width_pt - m
    label = desk.say(page.label, m, top, 26, face="hei-bold")
    desk.say(page.section, label.box.right + 12, top + 9, 15, face="hei")
    desk.say(f"{page.name}  {page.date}", 0, top + 14, 9, middle=desk.width_pt / 2)
    desk.say(page.people, 0, top + 15, 8.5, right=right)
    y = top + 32
    desk.rule(Box(m, y, right, y), "thick")
    return Box(m, y + 16, right, desk.height_pt - m)


def footed(desk: Desk, page: Paper) -> Box:
    """Print furniture at the foot, the date at the top right without a rule."""
    m = desk.margin_pt
    right, foot = desk.width_pt - m, desk.height_pt - 34
    desk.say(page.date, 0, 26, 8.5, right=right)
    desk.say(f"第{page.label}版", m, foot, 9)
    desk.say(page.name, 0, foot, 9, middle=desk.width_pt / 2, face="kai")
    desk.say(page.people, 0, foot, 8, right=right)
    return Box(m, 46, right, foot - 14)


def sided(desk: Desk, page: Paper) -> Box:
    """Print furniture down the outer edge, as some dailies do."""
    m = desk.margin_pt
    left = desk.width_pt - m - 14
    desk.say(page.label, left - 6, m, 20, face="hei-bold")
    top = m + 34
    for text in (page.section, page.date.replace(" ", "　"), page.people):
        text = text.replace("：", "　").replace("　　", "　")
        box = Box(left, top, left + 9, top + 9 * len(text))
        row = Row(text, "header", box, 9, "song", is_vertical=True)
        desk.header.append(row)
        top = box.bottom + 40
    return Box(m, m, left - 16, desk.height_pt - m)


def fronted(desk: Desk, page: Paper) -> Box:
    """Print a masthead 报头 across the top of a front page."""
    m, dice = desk.margin_pt, desk.dice
    right, middle = desk.width_pt - m, desk.width_pt / 2
    desk.say(page.name, m, 36, 58, face="song-bold")
    number = dice.number(1000, 9999)
    desk.say(page.date, 0, 42, 11, right=right, face="hei")
    desk.say(f"第{number}期  今日{dice.pick((4, 8, 12))}版", 0, 60, 9, right=right)
    desk.say("国内统一连续出版物号 CN 00-0000", 0, 76, 8, right=right)
    desk.say("农历" + dice.pick(("正月初六", "八月十五", "冬月廿三")), middle, 46, 9)
    y = 106.0
    desk.rule(Box(m, y, right, y), "double")
    return Box(m, y + 16, right, desk.height_pt - m)


FURNITURE = {"top": topped, "foot": footed, "side": sided, "front": fronted}


def picture(desk: Desk, box: Box) -> None:
    """Print a picture of its own."""
    desk.marks.append(Picture(box, desk.dice.number(1, 999)))
