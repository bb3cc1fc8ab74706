"""What a modest page is to be, thrown before anything is set."""

import random
from dataclasses import dataclass

from press.draw import date, one_of
from press.modest import words

ARTEFACTS = {
    "kicker": 2,
    "deck": 2,
    "crosshead": 4,
    "headwrap": 4,
    "caption": 4,
    "capglue": 3,
    "capend": 3,
    "briefs": 3,
    "credit": 2,
    "ad": 3,
    "jump": 3,
    "furniture": 6,
    "headless": 3,
    "double": 7,
    "spaces": 4,
    "torn": 3,
    "invis": 2,
    "radical": 2,
    "pua": 2,
    "circle": 2,
    "colbreak": 5,
}
MODES = {"run": 55, "char": 18, "line": 9, "succ": 8, "triple": 10}
SCOPES = ("page", "article", "captions", "heads", "leadin", "cross")


@dataclass(frozen=True, slots=True)
class Plan:
    """One page: its artefacts, its style, and in which article something happens."""

    on: frozenset[str]
    style: str  # what ends a paragraph: indent, blank or short
    order: str  # headlines before their text, after it or mixed
    count: int
    width: int
    has_gaps: bool
    mode: str  # of doubling
    scope: str  # of doubling; "" for none
    doubled: int
    furniture: tuple[str, ...]
    spot: str
    is_roomy: bool
    headless: int
    jump: int
    column: int
    photo: int
    crosshead: int
    bullets: int


def draw_plan(dice: random.Random) -> Plan:
    """Return what a page is to be; the order of the throws is part of the seed."""
    on = _artefacts(dice)
    style = weighed(dice, {"indent": 4, "blank": 4, "short": 4})
    order = weighed(dice, {"before": 72, "after": 18, "mixed": 10})
    count = dice.choices([1, 2, 3, 4, 5], [2, 3, 4, 3, 2])[0]
    width = dice.choice([13, 15, 16, 18, 20, 22, 24, 26, 30])
    roomy = style == "blank" or order == "mixed"
    has_gaps = dice.random() < (0.85 if roomy else 0.5)
    mode, scope = weighed(dice, MODES), dice.choice(SCOPES)
    on |= _needed(on, scope, dice)
    doubled = dice.randint(1, count)
    furniture = _furniture(dice) if "furniture" in on else ()
    spot = weighed(dice, {"top": 5, "bottom": 3, "mid": 4})
    at_top = bool(furniture) and spot == "top"
    return Plan(
        on,
        style,
        order,
        count,
        width,
        has_gaps,
        mode,
        scope if "double" in on else "",
        doubled,
        furniture,
        spot,
        is_roomy=at_top and (style == "blank" or dice.random() < 0.5),
        headless=dice.randint(1, count) if "headless" in on and count > 1 else 0,
        jump=dice.randint(1, count) if "jump" in on else 0,
        column=dice.randint(1, count) if "briefs" in on else 0,
        photo=dice.randint(1, count),
        crosshead=dice.randint(1, count),
        bullets=dice.randint(1, count),
    )


def weighed(dice: random.Random, table: dict[str, int]) -> str:
    return dice.choices(list(table), list(table.values()))[0]


def _artefacts(dice: random.Random) -> frozenset[str]:
    on: set[str] = set()
    while len(on) < dice.choice([2, 3, 3, 4, 4]):
        on.add(weighed(dice, ARTEFACTS))
    return frozenset(on)


def _needed(on: frozenset[str], scope: str, dice: random.Random) -> frozenset[str]:
    """Return what must be on the page for its doubling to be seen."""
    if "double" in on and scope == "captions":
        return frozenset({"caption" if dice.random() < 0.5 else "capglue"})
    return frozenset({"crosshead"} if "double" in on and scope == "cross" else ())


def _furniture(dice: random.Random) -> tuple[str, ...]:
    known = date(dice, 1998)
    known["paper"] = dice.choice(words.PAPERS)
    known["section"] = dice.choice(words.SECTIONS)
    page = dice.randint(1, 16)
    known |= {"page": f"{page}", "page02": f"{page:02}"}
    day = one_of(words.DATES, dice, **known)
    folio = one_of(words.FOLIOS, dice, **known)
    staff = one_of(words.STAFF, dice)
    imprint = one_of(words.IMPRINTS, dice, **known)
    first = folio
    if dice.random() < 0.8:
        first = dice.choice([day, f"{folio} {day}", f"{known['paper']} {day}"])
    lines = [first]
    lines += [staff] if dice.random() < 0.6 else []
    if dice.random() < 0.25:
        lines.append(imprint if folio in first else folio)
    lines += [imprint] if dice.random() < 0.3 else []
    return tuple(lines)
