"""What an item and its neighbors show of its part and of where an article begins."""

import re
from typing import NamedTuple

from dibao.segment import marks
from dibao.segment.edges import end_of, start_of
from dibao.segment.items import BEGINS, CONTINUES, Item
from dibao.segment.names import are_bare_names
from dibao.segment.scene import Scene
from dibao.segment.weigh import Cues, grade

DOING = re.compile(r"正在|[在把为给].{2,}|现场|一角|场景|开展|举行")
SAYS = re.compile(r"(?:强调|指出|要求|提出|表示|时说|[:：])\Z")
SERIES = re.compile(
    r"之[一二三四五六七八九十]+[）)]?\Z|(?:系列|专栏|进行时|见闻|声音|观察|行动)"
)
ODDS = (-1.2, -0.4, 0.4, 1.5, 3.0)  # told apart
SIZES = (3, 5, 8, 12, 16, 20, 26, 34, 50, 80, 130)  # characters
SHOWN = ("head", "kicker", "deck", "cross", "caption")


# It begins an article; the article has running text, has a headline, before it.
How = tuple[bool, bool, bool]
Own = dict[str, tuple[tuple[str, Cues], ...]]  # by part: prefixes and their cues


class Look(NamedTuple):
    """What an item shows of its place, in so few words that many items look alike.

    No dataclass: it is a key, and a tuple's hash comes in a third of the time.
    """

    mark: str
    topic: str
    left: str
    right: str
    has_last: bool  # running text stands before it on the page
    flags: Cues  # of running text


def own_cues(s: Scene, n: int) -> Own:
    """Return the cues of item ``n`` in each part, wherever it stands in its article."""
    item = s.items[n]
    if item.mark:
        return {}
    around = _around(s, n)
    if item.is_prose:
        own = _prose_cues(item)
        near = tuple([f"prose {cue}" for cue in around])
        topic = (f"prose topic {grade(ODDS, s.contexts[n].topic)}",)
        found: Own = {
            "body": (("body", own),),
            "caption": (("caption", own), ("caption", near), ("caption", topic)),
        }
    else:
        own = _display_cues(item, s.alike[n])
        found = {part: ((part, own), (part, around)) for part in SHOWN}
    if item.signs:
        kind = "names" if are_bare_names(item.text) else "office"
        signs = (kind, grade(SIZES, len(item.text)))
        found["mark"] = (("signs", signs), ("signs", around))
    return found


def look_of(s: Scene, n: int) -> Look:
    """Return how item ``n`` looks by its place."""
    item, context = s.items[n], s.contexts[n]
    return Look(
        str(item.mark),
        grade(ODDS, context.topic),
        grade(ODDS, context.head_left),
        grade(ODDS, context.head_right),
        context.last_prose >= 0,
        _prose_flags(s, n) if item.is_prose else (),
    )


def place_cues(part: str, how: How, look: Look, habit: str) -> list[str]:
    """Return the names of an item's cues that change with what came before it.

    >>> look = Look("", "to 0.4", "to -1.2", "over 3", True, ())
    >>> place_cues("caption", (False, True, True), look, "before")
    ['caption: left to -1.2', 'caption: right over 3']
    """
    if look.mark:
        return _mark_cues(how, look)
    if part == "mark":
        return []
    if part == "body":
        return _body_place(how, look)
    if part in ("head", "kicker", "deck"):
        return _head_place(f"{part} {'after' if how[1] else 'before'}", look, habit)
    found = [f"{part}: left {look.left}", f"{part}: right {look.right}"]
    return found + [f"{part} first: right {look.right}"] * how[0]


def _mark_cues(how: How, look: Look) -> list[str]:
    """Return the cues of a byline, jump, credit or 广告 by its place."""
    is_first, had_prose, _ = how
    where = "first" if is_first else "after prose" if had_prose else "before prose"
    name = f"{look.mark} {where}"
    return [name, f"{name}, topic {look.topic}"]


def _head_place(where: str, look: Look, habit: str) -> list[str]:
    """Return the cues of how much a headline shares with the text around it."""
    had_prose = where.endswith("after")
    near = look.left if had_prose else look.right
    found = [f"{where}: near {near}", f"{where}, page sets {habit}"]
    if had_prose:  # amid its body, a headline is near what follows as well
        found.append(f"{where}: follows {look.right}")
    return found


def _body_place(how: How, look: Look) -> list[str]:
    is_first, had_prose, had_head = how
    if not look.has_last:
        under = "head" if had_head else "none" if not is_first else "nothing"
        dated = " with dateline" if "opens" in look.flags else ""
        return [f"body: first of page under {under}{dated}"]
    under = "under head" if had_head else "under none"
    where = "again" if had_prose else "anew" if is_first else under
    return [f"{where}: {name}" for name in (f"topic {look.topic}", *look.flags)]


def _prose_flags(s: Scene, n: int) -> Cues:
    """Return what holds of running text and of the running text before it."""
    context, text = s.contexts[n], s.items[n].text
    last = context.last_prose
    flags = (
        ("closed", s.closed[n]),
        ("opens", start_of(text) == "dateline"),
        ("continues", CONTINUES.match(text)),
        ("begins", BEGINS.match(text)),
        ("last breaks off", last >= 0 and s.items[last].text[-1] not in "。！？”）"),
        ("next to last", last == n - 1),
    )
    return (f"gap {s.gaps[n]}", *(name for name, holds in flags if holds))


def _display_cues(item: Item, alike: str) -> Cues:
    """Return the cues of a display line's own words."""
    text = item.text
    flags = (
        ("bold", item.bold),
        ("caption words", marks.is_caption(text)),
        ("blank inside", " " in text or "\u3000" in text),
        ("doing", DOING.search(text)),
        ("says", SAYS.search(text)),
        ("series", SERIES.search(text)),
        ("notice", marks.is_notice(text)),
        ("office", item.signs),
        ("names", item.signs and are_bare_names(text)),
        ("quotes", "“" in text),
        ("digits", any(map(str.isdigit, text))),
    )
    return (
        f"chars {grade(SIZES, len(text))}",
        f"lines {min(len(item.members), 3)}",
        f"start {start_of(text)}",
        f"alike {alike}",
        f"commas {min(text.count('，'), 2)}",
        f"end {'stop' if text[-1] in '。！？”' else end_of(text)}",
        *(name for name, holds in flags if holds),
    )


def _around(s: Scene, n: int) -> Cues:
    """Return the cues of the items next to one, and of the blank lines between."""
    found = [f"gap above {s.gaps[n]}", f"run {s.runs[n]}"]
    if n + 1 < len(s.items):
        found += [f"below {s.sorts[n + 1]}", f"gap below {s.gaps[n + 1]}"]
        if s.sorts[n + 1] == "display":
            found.append(f"below {_longer(s.items[n + 1], s.items[n])}")
    else:
        found.append("below end")
    found.append(f"above {s.sorts[n - 1]}" if n else "above start")
    if n and s.sorts[n - 1] == "display":
        found.append(f"above {_longer(s.items[n - 1], s.items[n])}")
    return tuple(found)


def _longer(other: Item, item: Item) -> str:
    longer = len(other.text) - len(item.text)
    return "longer" if longer > 3 else "shorter" if longer < -3 else "like"


def _prose_cues(item: Item) -> Cues:
    """Return the cues of a paragraph's own words."""
    text = item.text
    found = [
        f"prose {grade(SIZES, len(text))}",
        f"prose lines {min(len(item.members), 4)}",
        f"prose start {start_of(text)}",
        f"prose {'stops' if text[-1] in '。！？”）' else 'breaks off'}",
    ]
    if marks.is_caption(text):
        found.append(f"prose caption words {'short' if len(text) <= 80 else 'long'}")
    if item.bold:
        found.append("prose bold")
    return tuple(found)
