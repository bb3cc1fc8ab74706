"""Names, bylines, crossheads, captions and the like, made of the word lists."""

from wreck import stock
from wreck.dice import Dice


def person(dice: Dice) -> str:
    """Return an invented name of two or three characters, four at most."""
    surname = dice.pick(stock.SURNAMES)
    return surname + "".join(
        dice.some(stock.GIVEN, dice.weighted(((1, 0.3), (2, 0.7))))
    )


def place(dice: Dice, unit: bool = True) -> str:
    """Return an invented place such as 青禾县, without its unit if told so."""
    name = dice.pick(stock.PLACE_A) + dice.pick(stock.PLACE_B)
    return name + dice.pick(stock.UNITS) if unit else name


def people(dice: Dice, most: int = 3) -> str:
    """Return names with a space, full-width or not, between them."""
    gap = dice.weighted(((" ", 0.8), ("\u3000", 0.2)))
    return gap.join(person(dice) for _ in range(dice.number(1, most)))


def reporters(dice: Dice) -> str:
    """Return 记者 X, often with 通讯员 Y."""
    second = dice.weighted((("通讯员", 0.8), ("实习生", 0.2)))
    names = f"记者 {people(dice, 2)}"
    return f"{names} {second} {people(dice, 2)}" if dice.chance(0.5) else names


def byline_top(dice: Dice) -> str:
    """Return a byline as it stands under a headline."""
    form = dice.weighted(
        (("本报记者 {p}", 4), ("□本报记者 {p}", 2), ("□ 本报记者 {p}", 1), ("□{p}", 1),
         ("本报{r}", 2), ("文/本报记者 {p}", 0.5), ("{p} 文/图", 1), ("■本报记者 {p}", 0.5),
         ("◎{p}", 0.5), ("通讯员 {p}", 0.5), ("{p}", 1))
    )  # fmt: skip
    return form.format(p=people(dice), r=reporters(dice))


def byline_tail(dice: Dice) -> str:
    """Return a byline as it stands behind the last word."""
    form = dice.weighted(
        (("（{p}）", 5), ("（{r}）", 2), ("（本报{r}）", 0.7), ("（通讯员 {p}）", 0.7),
         ("（{p} 文/图）", 0.5), ("本报{r}", 0.4), ("（据新华社）", 0.3))
    )  # fmt: skip
    return form.format(p=people(dice, 2), r=reporters(dice))


def run_in(dice: Dice) -> str:
    """Return what runs in to a first paragraph: 本报讯（记者 …）."""
    form = dice.weighted(
        (("本报讯（{r}）", 5), ("本报讯（{p}）", 1), ("本报{c}讯（{r}）", 0.6),
         ("本报讯 ", 0.8), ("【本报讯】", 0.3), ("本报{c}{m}月{d}日电（{r}）", 0.4))
    )  # fmt: skip
    return form.format(
        r=reporters(dice), p=people(dice, 2), c=place(dice, unit=False),
        m=dice.number(1, 12), d=dice.number(1, 28),
    )  # fmt: skip


def agency(dice: Dice) -> str:
    """Return an agency's dateline: 新华社北京1月17日电（记者 …）."""
    head = dice.pick(stock.AGENCIES)
    line = (
        f"{head}{dice.pick(stock.CITIES)}{dice.number(1, 12)}月{dice.number(1, 28)}日电"
    )
    if dice.chance(0.6):
        return f"{line}（{reporters(dice)}）"
    return f"{line} "


def credit(dice: Dice) -> str:
    """Return a picture's credit."""
    form = dice.weighted(
        (("{p} 摄", 4), ("{p}/摄", 2), ("（{p} 摄）", 1), ("本报记者 {p} 摄", 2),
         ("（资料图片）", 1), ("通讯员 {p} 摄", 1), ("摄影：{p}", 0.5), ("新华社发（{p} 摄）", 0.5))
    )  # fmt: skip
    return form.format(p=person(dice))


def crossheads(dice: Dice, count: int) -> tuple[str, ...]:
    """Return crossheads of one kind, as one article would have them."""
    kind = dice.weighted((("pairs", 0.4), ("numbered", 0.3), ("short", 0.3)))
    if kind == "short":
        return dice.some(stock.CROSS_SHORT, count)
    if kind == "numbered":
        lines = dice.some(stock.CROSS_SHORT, count)
        mark = dice.pick(("{}、", "（{}）", "{} "))
        return tuple(
            mark.format(number) + line
            for number, line in zip(stock.NUMERALS, lines, strict=False)
        )
    form = dice.pick(stock.CROSS_PAIRS)
    nouns = dice.some(stock.CROSS_NOUNS, count * 2)
    states = [pair.split() for pair in dice.some(stock.CROSS_STATES, count)]
    return tuple(
        form.format(a=nouns[2 * n], b=nouns[2 * n + 1], x=states[n][0], y=states[n][1])
        for n in range(count)
    )


def caption(dice: Dice) -> str:
    """Return a caption made of a scene, with or without a full stop."""
    scene = dice.pick(stock.SCENES)
    where = place(dice)
    form = dice.weighted(
        (("{w}{s}", 3), ("{s}", 2), ("图为{s}。", 2), ("▲{s}", 1), ("▲{w}{s}。", 1),
         ("{d}，{w}{s}。", 2), ("↑{s}", 0.3), ("左图：{s}", 0.4), ("◀{s}。", 0.3))
    )  # fmt: skip
    return form.format(
        w=where, s=scene, d=f"{dice.number(1, 12)}月{dice.number(1, 28)}日"
    )


def kicker(dice: Dice) -> str:
    """Return a kicker that owes nothing to the article under it."""
    return dice.pick(stock.KICKERS).format(
        n=dice.pick(stock.NUMERALS), f=dice.pick(stock.FESTIVALS)
    )


def deck(dice: Dice) -> str:
    """Return a deck that owes nothing to the article under it."""
    return dice.pick(stock.DECKS).format(place=place(dice), k=dice.number(2, 30))
