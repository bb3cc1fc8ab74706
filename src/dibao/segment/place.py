"""What an item and its neighbors show of its part and of where an article begins."""

import re
from dataclasses import dataclass

from dibao.segment import marks
from dibao.segment.cues import end_of, start_of
from dibao.segment.items import BEGINS, CONTINUES, Context, Item
from dibao.segment.names import are_bare_names

NOT_HAN = re.compile(r"[^\u3400-\u9fff]+")
HAN = re.compile(r"[\u3400-\u9fff]+")
LONG_RUN = 6  # short blocks; a longer run says no more
SHORT = 60  # characters; captions are shorter, paragraphs of running text seldom
DOING = re.compile(r"正在|[在把为给].{2,}|现场|一角|场景|开展|举行")
SAYS = re.compile(r"(?:强调|指出|要求|提出|表示|时说|[:：])\Z")
SERIES = re.compile(
    r"之[一二三四五六七八九十]+[）)]?\Z|(?:系列|专栏|进行时|见闻|声音|观察|行动)"
)


# It begins an article; the article has running text, has a headline, before it.
How = tuple[bool, bool, bool]


@dataclass(frozen=True, slots=True)
class Scene:
    """A page's items, and one habit to read them by."""

    items: tuple[Item, ...]
    contexts: tuple[Context, ...]
    closed: tuple[bool, ...]  # before each item and at the end: names ended the text
    alike: tuple[str, ...]  # how each display item resembles another
    runs: tuple[str, ...]  # how long a run of short blocks it is in, and where
    habit: str


def scene(items: tuple[Item, ...], contexts: tuple[Context, ...], habit: str) -> Scene:
    """Return a page's scene for one habit."""
    return Scene(items, contexts, _closed(items), _alike(items), _runs(items), habit)


def _closed(items: tuple[Item, ...]) -> tuple[bool, ...]:
    found, closed = [], False
    for item in items:
        found.append(closed)
        if item.mark is marks.Mark.BYLINE:
            closed = True
        elif item.is_prose:
            closed = marks.closes(item.text)
    return (*found, closed)


def _alike(items: tuple[Item, ...]) -> tuple[str, ...]:
    """Return how each display line resembles another: crossheads are built alike."""
    shapes = [
        (round(i.em), HAN.sub("", i.text)) if i.is_display and not i.mark else None
        for i in items
    ]
    found = []
    for n, shape in enumerate(shapes):
        others = [o for m, o in enumerate(shapes) if o and m != n]
        if shape is None:
            found.append("")
        elif shape[1] and any(
            o[1] == shape[1] and abs(o[0] - shape[0]) < 2 for o in others
        ):
            found.append("same signs")
        elif any(o[0] == shape[0] for o in others):
            found.append("same length")
        else:
            found.append("alone")
    return tuple(found)


def _runs(items: tuple[Item, ...]) -> tuple[str, ...]:
    """Return how long a run of short blocks each item is in, and where in it.

    A headline group is short and comes first or last in such a run; what stands in the
    midst of a long one is a heap of captions.
    """
    found: list[str] = []
    while len(found) < len(items):
        start = end = len(found)
        while end < len(items) and _is_short(items[end]):
            end += 1
        long = min(end - start, LONG_RUN)
        found += [
            f"{long} {'first' if n == start else 'last' if n + 1 == end else 'mid'}"
            for n in range(start, end)
        ] or ["0"]
    return tuple(found)


def _is_short(item: Item) -> bool:
    if item.mark:
        return item.mark is marks.Mark.CREDIT
    return item.is_display or (len(item.members) <= 3 and len(item.text) <= SHORT)


def own_cues(s: Scene, n: int, part: str, how: How) -> list[str]:
    """Return the cues of an item in a part of its article."""
    is_first, had_prose, _ = how
    item = s.items[n]
    if item.mark:
        where = "first" if is_first else "after prose" if had_prose else "before prose"
        topic = _level(s.contexts[n].topic)
        return [f"{item.mark} {where}", f"{item.mark} {where}, topic {topic}"]
    if part == "mark":
        is_name = are_bare_names(item.text)
        return [
            f"signs: {'names' if is_name else 'office'}",
            f"signs: {_size(len(item.text))}",
            *(f"signs: {cue}" for cue in _around(s, n)),
        ]
    plain = _prose_cues(s, n, part) if item.is_prose else _display_cues(s, n)
    found = [f"{part}: {cue}" for cue in plain]
    if part == "body":
        return found + _body_place(s, n, how)
    if part in ("head", "kicker", "deck"):
        where = "after" if had_prose else "before"
        near = s.contexts[n].head_left if had_prose else s.contexts[n].head_right
        found.append(f"{part} {where}: near {_level(near)}")
        found.append(f"{part} {where}, page sets {s.habit}")
    if part in ("cross", "caption"):
        context = s.contexts[n]
        found.append(f"{part}: left {_level(context.head_left)}")
        found.append(f"{part}: right {_level(context.head_right)}")
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
    item = s.items[n]
    text = item.text
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
    where = "again" if had_prose else "anew" if is_first else "under head"
    if where == "under head" and not had_head:
        where = "under none"
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
