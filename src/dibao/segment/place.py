"""What an item and its neighbors show of its part and of where an article begins."""

import re

from dibao.segment import marks
from dibao.segment.cues import end_of, start_of
from dibao.segment.items import BEGINS, CONTINUES, Item
from dibao.segment.names import are_bare_names
from dibao.segment.scene import Scene

DOING = re.compile(r"正在|[在把为给].{2,}|现场|一角|场景|开展|举行")
SAYS = re.compile(r"(?:强调|指出|要求|提出|表示|时说|[:：])\Z")
SERIES = re.compile(
    r"之[一二三四五六七八九十]+[）)]?\Z|(?:系列|专栏|进行时|见闻|声音|观察|行动)"
)


# It begins an article; the article has running text, has a headline, before it.
How = tuple[bool, bool, bool]


def own_cues(s: Scene, n: int, part: str, how: How) -> list[str]:
    """Return the cues of an item in a part of its article."""
    item = s.items[n]
    if item.mark:
        return _mark_cues(s, n, how)
    if part == "mark":
        is_name = are_bare_names(item.text)
        found = ["names" if is_name else "office", _size(len(item.text))]
        return [f"signs: {cue}" for cue in found + _around(s, n)]
    plain = _prose_cues(s, n, part) if item.is_prose else _display_cues(s, n)
    found = [f"{part}: {cue}" for cue in plain]
    return found + (
        _body_place(s, n, how) if part == "body" else _near(s, n, part, how)
    )


def _mark_cues(s: Scene, n: int, how: How) -> list[str]:
    """Return the cues of a byline, jump, credit or 广告 by its place."""
    is_first, had_prose, _ = how
    where = "first" if is_first else "after prose" if had_prose else "before prose"
    name = f"{s.items[n].mark} {where}"
    return [name, f"{name}, topic {_level(s.contexts[n].topic)}"]


def _near(s: Scene, n: int, part: str, how: How) -> list[str]:
    """Return the cues of how much a display line shares with the text around it."""
    is_first, had_prose, _ = how
    context = s.contexts[n]
    if part in ("head", "kicker", "deck"):
        where = f"{part} {'after' if had_prose else 'before'}"
        near = context.head_left if had_prose else context.head_right
        found = [f"{where}: near {_level(near)}", f"{where}, page sets {s.habit}"]
        if had_prose:  # amid its body, a headline is near what follows as well
            found.append(f"{where}: follows {_level(context.head_right)}")
        return found
    found = [
        f"{part}: left {_level(context.head_left)}",
        f"{part}: right {_level(context.head_right)}",
    ]
    if is_first:
        found.append(f"{part} first: right {_level(context.head_right)}")
    return found


def _level(odds: float) -> str:
    for most in (-1.2, -0.4, 0.4, 1.5, 3.0):
        if odds <= most:
            return f"to {most}"
    return "over 3"


def _size(chars: int) -> str:
    for most in (3, 5, 8, 12, 16, 20, 26, 34, 50, 80, 130):
        if chars <= most:
            return f"to {most}"
    return "over 130"


def _display_cues(s: Scene, n: int) -> list[str]:
    """Return the cues of a display line's own words and of what stands beside it."""
    item, text = s.items[n], s.items[n].text
    found = [
        f"chars {_size(len(text))}",
        f"lines {min(len(item.members), 3)}",
        f"start {start_of(text)}",
        f"alike {s.alike[n]}",
        f"commas {min(text.count('，'), 2)}",
        f"end {'stop' if text[-1] in '。！？”' else end_of(text)}",
    ]
    flags = {
        "bold": item.bold,
        "caption words": marks.is_caption(text),
        "blank inside": " " in text or "\u3000" in text,
        "doing": bool(DOING.search(text)),
        "says": bool(SAYS.search(text)),
        "series": bool(SERIES.search(text)),
        "notice": marks.is_notice(text),
        "office": item.signs,
        "names": item.signs and are_bare_names(text),
        "quotes": "“" in text,
        "digits": any(c.isdigit() for c in text),
    }
    found += [name for name, holds in flags.items() if holds]
    return found + _around(s, n)


def _around(s: Scene, n: int) -> list[str]:
    """Return the cues of the items next to one, and of the blank lines between."""
    item = s.items[n]
    found = [f"gap above {_gap(s, n)}", f"run {s.runs[n]}"]
    if n + 1 < len(s.items):
        below = s.items[n + 1]
        found += [f"below {_sort(below)}", f"gap below {_gap(s, n + 1)}"]
        if _sort(below) == "display":
            found.append(f"below {_longer(below, item)}")
    else:
        found.append("below end")
    found.append(f"above {_sort(s.items[n - 1])}" if n else "above start")
    if n and _sort(s.items[n - 1]) == "display":
        found.append(f"above {_longer(s.items[n - 1], item)}")
    return found


def _longer(other: Item, item: Item) -> str:
    longer = len(other.text) - len(item.text)
    return "longer" if longer > 3 else "shorter" if longer < -3 else "like"


def _gap(s: Scene, n: int) -> str:
    """Return how an item stands off; wide gaps part more than paragraphs."""
    gap = s.items[n].gap
    if not gap:
        return "no"
    gaps = sorted(item.gap for item in s.items if item.gap)
    return "wide" if gap > gaps[len(gaps) // 2] else "some"


def _sort(item: Item) -> str:
    return str(item.mark) or ("prose" if item.is_prose else "display")


def _prose_cues(s: Scene, n: int, part: str) -> list[str]:
    item = s.items[n]
    text = item.text
    found = [
        f"prose {_size(len(text))}",
        f"prose lines {min(len(item.members), 4)}",
        f"prose start {start_of(text)}",
        f"prose {'stops' if text[-1] in '。！？”）' else 'breaks off'}",
    ]
    if marks.is_caption(text):
        found.append(f"prose caption words {'short' if len(text) <= 80 else 'long'}")
    if item.bold:
        found.append("prose bold")
    if part == "caption":
        found += [f"prose {cue}" for cue in _around(s, n)]
        found.append(f"prose topic {_level(s.contexts[n].topic)}")
    return found


def _body_place(s: Scene, n: int, how: How) -> list[str]:
    is_first, had_prose, had_head = how
    context, item = s.contexts[n], s.items[n]
    if context.last_prose < 0:
        under = "head" if had_head else "none" if not is_first else "nothing"
        dated = " with dateline" if marks.opens(item.text) else ""
        return [f"body: first of page under {under}{dated}"]
    under = "under head" if had_head else "under none"
    where = "again" if had_prose else "anew" if is_first else under
    text, last = item.text, s.items[context.last_prose].text
    found = [f"{where}: topic {_level(context.topic)}"]
    flags = {
        "closed": context.closed,
        "opens": marks.opens(text),
        "continues": bool(CONTINUES.match(text)),
        "begins": bool(BEGINS.match(text)),
        "last breaks off": last[-1] not in "。！？”）",
        f"gap {_gap(s, n)}": True,
        "next to last": context.last_prose == n - 1,
    }
    return found + [f"{where}: {name}" for name, holds in flags.items() if holds]
