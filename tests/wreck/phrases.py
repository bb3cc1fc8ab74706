"""Names, set phrases, crossheads, captions and the like, made of the word lists."""

from wreck import forms, stock
from wreck.dice import Dice


def person(dice: Dice) -> str:
    """Return an invented name of two or three characters, four at most."""
    surname: str = dice.pick(stock.SURNAMES)
    return surname + "".join(
        dice.some(stock.GIVEN, dice.weighted(((1, 0.3), (2, 0.7))))
    )


def place(dice: Dice, *, unit: bool = True) -> str:
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


def filled(form: str, dice: Dice) -> str:
    """Return a set phrase with invented people, places and days in it."""
    return form.format(
        p=people(dice, 2),
        r=reporters(dice),
        c=place(dice, unit=False),
        m=dice.number(1, 12),
        d=dice.number(1, 28),
    )


def agency(dice: Dice) -> str:
    """Return an agency's dateline: 新华社北京1月17日电（记者 …）."""
    day = f"{dice.number(1, 12)}月{dice.number(1, 28)}日电"
    line = dice.pick(stock.AGENCIES) + dice.pick(stock.CITIES) + day
    return f"{line}（{reporters(dice)}）" if dice.chance(0.6) else f"{line} "


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
    form = dice.pick(stock.CROSS_FORMS)
    nouns = dice.some(stock.CROSS_NOUNS, count * 2)
    states = [pair.split() for pair in dice.some(stock.CROSS_STATES, count)]
    return tuple(
        form.format(a=nouns[2 * n], b=nouns[2 * n + 1], x=states[n][0], y=states[n][1])
        for n in range(count)
    )


def scene(dice: Dice) -> str:
    """Return what a picture shows, as a clause."""
    if dice.chance(0.35):
        return dice.pick(stock.SIGHTS)
    return dice.pick(stock.WHO) + dice.pick(stock.DOING)


def caption(term: str, dice: Dice) -> str:
    """Return a caption with or without a full stop, mostly on the article's topic."""
    if term and dice.chance(0.75):
        return filled(dice.weighted(forms.CAPTION_ON).replace("{t}", term), dice)
    day = f"{dice.number(1, 12)}月{dice.number(1, 28)}日"
    form = dice.weighted(forms.CAPTION)
    return form.format(w=place(dice), s=scene(dice), d=day)


def kicker(dice: Dice) -> str:
    """Return a kicker that owes nothing to the article under it."""
    return _filled(dice.pick(stock.KICKERS), dice)


def deck(dice: Dice) -> str:
    """Return a deck that owes nothing to the article under it."""
    return _filled(dice.pick(stock.DECKS), dice)


def _filled(form: str, dice: Dice) -> str:
    return form.format(
        n=dice.pick(stock.NUMERALS),
        f=dice.pick(stock.FESTIVALS),
        k=dice.number(2, 30),
        place=place(dice, unit=dice.chance(0.6)),
    )
