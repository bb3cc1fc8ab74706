"""Mastheads, date lines, folios, editors: what a page carries besides articles."""

from wreck import phrases, stock
from wreck.dice import Dice

_YEAR_DIGITS = "〇一二三四五六七八九"


def furniture(dice: Dice) -> tuple[str, ...]:
    """Return the furniture lines of one page, in the order of its stream."""
    label, section = dice.number(1, 24), dice.pick(stock.SECTIONS)
    town = phrases.place(dice, unit=False)
    parts = [
        (_date(dice), 0.85),
        (_folio(label, section, dice), 0.85),
        (_editors(dice), 0.65),
        (dice.pick(stock.PAPERS).format(place=town), 0.4),
        (dice.pick(stock.LATIN_SECTIONS).format(place="QINGHE"), 0.2),
        (_service(dice), 0.25),
    ]
    lines = [text for text, share in parts if dice.chance(share)]
    if len(lines) > 1 and dice.chance(0.3):
        gap = dice.pick((" ", "  ", "\u3000"))
        lines = [gap.join(lines[:2]), *lines[2:]]
    return tuple(dice.shuffled(lines)) if dice.chance(0.4) else tuple(lines)


def _date(dice: Dice) -> str:
    year, month, day = dice.number(1998, 2026), dice.number(1, 12), dice.number(1, 28)
    week = dice.pick(stock.WEEKDAYS)
    form = dice.weighted(
        (("{y}年{m}月{d}日 星期{w}", 4), ("{y}.{m}.{d}星期{w}", 1), ("{y}-{m:02}-{d:02}", 1),
         ("{y}年{m}月{d}日", 2), ("星期{w} {y}年{m}月{d}日", 1), ("{c}年{m}月{d}日 星期{w}", 1),
         ("{y}/{m}/{d}", 0.5), ("{y}年{m:02}月{d:02}日/星期{w}", 1))
    )  # fmt: skip
    han = "".join(_YEAR_DIGITS[int(digit)] for digit in str(year))
    return form.format(y=year, m=month, d=day, w=week, c=han)


def _folio(label: int, section: str, dice: Dice) -> str:
    form = dice.weighted(
        (("{n:02} {s}", 2), ("第{n:02}版", 1), ("第{h}版 {s}", 1), ("{s}", 1), ("{n} {s}", 1),
         ("A{n:02} {s}", 1), ("{s} {n:02}", 1), ("{n}", 0.5), ("第{n}版", 0.5), ("{s}·{n:02}版", 0.5))
    )  # fmt: skip
    han = stock.NUMERALS[label % 8]
    return form.format(n=label, s=section, h=han)


def _editors(dice: Dice) -> str:
    names = [phrases.person(dice) for _ in range(4)]
    form = dice.pick(
        ("责任编辑：{0} 美编：{1}", "责编：{0} 版式：{1} 校对：{2}", "责任编辑 {0} 校对 {1}",
         "编辑：{0}", "本版编辑 {0} 美编 {1} 校对 {2}", "责任编辑：{0}/版式设计：{1}/文字校对：{2} {3}",
         "值班编委：{0} 责编：{1}", "组稿：{0}", "□责任编辑 {0} □版式 {1}")
    )  # fmt: skip
    return form.format(*names)


def _service(dice: Dice) -> str:
    phone = f"0{dice.number(310, 998)}-{dice.number(2, 8)}{dice.number(100000, 999999)}"
    form = dice.pick(
        ("新闻热线：{p}", "热线电话：{p}", "广告热线 {p}", "国内统一连续出版物号 CN 00-{n:04}",
         "扫一扫 关注我们", "扫码看视频", "投稿邮箱：news@example.com", "今日{k}版 总第{n}期",
         "主办：{c}融媒体中心", "农历{m}月初{f}")
    )  # fmt: skip
    return form.format(
        p=phone, n=dice.number(1, 9999), k=dice.pick((4, 8, 12)), c=phrases.place(dice),
        m=dice.pick(stock.NUMERALS), f=dice.pick(stock.NUMERALS),
    )  # fmt: skip
