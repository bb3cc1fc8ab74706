"""What a line and its neighbors show of whether it begins, goes on or stands alone.

A cue is a name; the names that hold are a line's cues. How much each weighs is in
``weights.json``, learned from wrecked pages and never written by hand.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from dibao.model import Words
from dibao.segment import marks
from dibao.segment.names import are_bare_names
from dibao.segment.pieces import Piece
from dibao.segment.sheet import (
    ALIKE,
    FAR,
    FULL,
    NEARLY,
    SURE_ENDS,
    Sheet,
    box_width,
    repeats,
    shortfall,
)
from dibao.segment.topic import common_words

NO_START = frozenset("，。、；：？！）》」』】”’…%％·,.;:?!)]}")
NO_END = frozenset("（《「『【“‘([{")
BULLETS = frozenset("●■◆◇□•▪➢★☆○◎△")
COUNT = re.compile(
    r"[0-9０-９][年月日时分秒号点个名位人元万亿千百多余家项条次件％%届岁]"
)
# Words that begin paragraphs far more often than they begin lines.
OPENING = tuple(
    "据 近日 日前 记者 目前 此外 同时 今年 近年 “ 会议 其中 连日来 当天 昨日 昨天 今天 本报 "
    "随着 与此 下一步 一是 二是 三是 四是 首先 其次".split()
)
DATED = re.compile(
    r"(?:当地时间|北京时间|本周|上周|截至|[今昨前]天|[今昨]日|近日|日前)"
    r"|[0-9０-９]{1,2}(?:月[0-9０-９]{1,2})?[日号]|[0-9０-９]{4}年"
)
HAN_END = re.compile(r"[\u3400-\u9fff]{1,8}\Z")
HAN_START = re.compile(r"[\u3400-\u9fff]{1,8}")
# What columns call themselves; such a line over a headline is no part of it.
LABEL = re.compile(
    r"[·【】]|\A(?:走基层|聚焦|关注|喜迎|直击)|(?:之[一二三四五六七八九十]|系列|走基层|追踪"
    r"|观察|调查|见闻|手记|专题|报道|声音|故事|身边|直击|进行时|行动|盘点|回访|专栏|视点)"
    r"[（(一二三四五六七八九十）)]*\Z"
)
TITLE = 24  # full-width characters; titles set on two rows have shorter ones
LEAD_LINES = 6  # a lead takes up its headline's words within so many lines
TYPED = 45  # full-width characters; no column is so wide: a paragraph typed in one line
NARROW = 0.7  # of the page's usual line: verse, a table, a list
ENDS_NAMES = re.compile(r"\A[^（(，。]{1,12}[\u4e00-\u9fff]\s*[）)]\Z")


def straddles(left: str, right: str, words: Words) -> bool:
    """Tell whether a word runs from the end of one line into the next.

    >>> cut = lambda text: ("打造", "西部", "氢谷", "示范区")
    >>> straddles("，打造西部氢", "谷示范区", cut)
    True
    """
    tail, head = HAN_END.search(left), HAN_START.match(right)
    if not tail or not head:
        return False
    at = 0
    for word in words(tail[0] + head[0]):
        if at < len(tail[0]) < at + len(word):
            return True
        at += len(word)
    return False


def end_of(text: str) -> str:
    """Return the kind of a line's last character."""
    last = text[-1]
    if last in NO_END:
        return "open"
    for kind, signs in (("comma", "，、,"), ("colon", "：:"), ("semicolon", "；;")):
        if last in signs:
            return kind
    return "digit" if last.isdigit() else "plain"


STARTS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("dateline", marks.opens),
    ("caption", marks.starts_caption),
    ("bullet", lambda text: text[0] in BULLETS),
    ("dash", lambda text: text.startswith(("——", "－－"))),
    ("bracket", lambda text: text[0] in "（("),
    ("no-start", lambda text: text[0] in NO_START),
    ("number", marks.is_numbered),
    ("date", lambda text: bool(DATED.match(text))),
    ("opening", lambda text: text.startswith(OPENING)),
)


@lru_cache(maxsize=4096)  # each line is asked for once alone and once a neighbor
def start_of(text: str) -> str:
    """Return the kind of a line's beginning: the first that holds.

    >>> start_of("（记者 甘霖）"), start_of("——柳林乡见闻"), start_of("渠水")
    ('dateline', 'dash', 'plain')
    """
    return next((kind for kind, holds in STARTS if holds(text)), "plain")


def _length(short: float) -> str:
    if short < -FULL:
        return "over"
    if short <= FULL:
        return "full"
    return "nearly" if short <= NEARLY else "short" if short <= FAR else "far"


def reach(s: Sheet, above: int, below: int, *, is_first: bool) -> tuple[str, ...]:
    """Return the cues of how far the upper of two lines reaches into its column.

    ``is_first`` says that it is its paragraph's first line: where extraction dropped
    the indent, it is two characters narrower than its column.
    """
    p, q = s.pieces[above], s.pieces[below]
    how = "stop" if p.stops else "run"
    if p.glued or q.glued:
        found = f"{how} cut off"
    else:
        short = shortfall(s, above, below)
        if is_first and p.indent < 1.5 and not p.stops and short > FULL:
            hung = shortfall(s, above, below, extra=2.0)
            short = hung if abs(hung) <= FULL else short
        found = f"{how} {_length(short)}"
    if p.stops:
        return (found,)
    return found, f"run {_paused(p)} then {_paused(q)}{' first' * is_first}"


def pair(s: Sheet, above: int, below: int) -> tuple[str, ...]:
    """Return the other cues of two lines that may be of one block."""
    p, q = s.pieces[above], s.pieces[below]
    how = "stop" if p.stops else "run"
    found = [f"{how} then {start_of(q.text)}"]
    found += _stop_cues(s, above, below) if p.stops else _run_cues(s, p, q)
    found += _gap_cues(s, above, below, how) + _set_cues(s, p, q, how)
    found.append(f"{how} repeats {repeats(s, above, range(below, below + LEAD_LINES))}")
    if marks.closes(p.text) or ENDS_NAMES.search(p.text):
        found.append("names end it")
    if below != above + 1 or s.marked[below]:
        found.append("interrupted")
    if s.width(above) > max(s.before[above], s.after[below]) + 1.6:
        found.append("wider than both columns")
    return tuple(found)


def _gap_cues(s: Sheet, above: int, below: int, how: str) -> list[str]:
    """Return the cues of a blank line between two lines."""
    p, q = s.pieces[above], s.pieces[below]
    if not q.gap:
        return []
    found = [f"{how} gap", f"{how} gap {_share(s.style.gaps)}"]
    if p.gap > 0 or above == 0:
        found.append(f"{how} gap after one line")
    if abs(box_width(s, above, -1) - box_width(s, below, 1)) > 1.6:
        found.append(f"{how} gap other width")
    return found


def _set_cues(s: Sheet, p: Piece, q: Piece, how: str) -> list[str]:
    """Return the cues of how two lines are set: indent, width, weight, row."""
    found = []
    if q.indent >= 1.5 and q.indent > p.indent + 0.9:
        found.append(f"{how} indent")
    elif s.style.indents > 0.5 and q.indent < 1.5 and not q.glued:
        found.append(f"{how} no indent")
    if p.em > TYPED:
        found.append(f"{how} typed line")
    if max(p.em, q.em) < NARROW * s.typical:
        found.append(f"{how} both narrow")
    if p.bold != q.bold:
        found.append("bold changes")
    if q.glued:
        found.append(f"{how} glued {q.glued}")
    return found


def _paused(piece: Piece) -> str:
    """Return whether a line holds the marks that running text has every few words."""
    return "paused" if any(c in "，。；：" for c in piece.text) else "unpaused"


def _share(x: float) -> str:
    return "rare" if x < 0.2 else "some" if x < 0.5 else "often"


def _run_cues(s: Sheet, p: Piece, q: Piece) -> list[str]:
    """Return the cues of a line after one that breaks off."""
    found = [f"ends {end_of(p.text)}"]
    if straddles(p.text, q.text, s.words):
        found.append("word straddles")
    if COUNT.search(p.text[-1] + q.text[0]):
        found.append("count straddles")
    if p.text[-1].isascii() and p.text[-1].isalnum() and q.text[0].isascii():
        found.append("latin straddles")
    if abs(p.em + p.indent - q.em - q.indent) <= ALIKE and p.em > 7:
        found.append("run same width")
    if q.em > p.em + 2.6:
        found.append("run grows")
    return found


def title(p: Piece, q: Piece) -> tuple[str, ...]:
    """Return the cues of whether two lines without a sentence's end are one title.

    A headline broken by sense may begin with a topic of a few characters. A 引题 leads
    up to its headline and is about as long; only a column's name is short.
    """
    if p.stops or p.em > TITLE or "。" in p.text + q.text:
        return ()
    change = (
        "grows" if q.em > p.em + 2.6 else "shrinks" if q.em < p.em - 2.6 else "same"
    )
    flags = {
        "label above": bool(LABEL.search(p.text)),
        "quoted above": p.text[-1] in "”》",
        "halves above": "，" in p.text or " " in p.text,
        "halves below": "，" in q.text or " " in q.text,
        "names below": are_bare_names(q.text),
    }
    shape = f"title {_bucket(p.em)} {change}"
    return shape, *(f"title {name}" for name, holds in flags.items() if holds)


def _stop_cues(s: Sheet, above: int, below: int) -> list[str]:
    """Return the cues of a line after one that ends as a sentence ends."""
    q = s.pieces[below]
    found = []
    if above and s.pieces[above - 1].stops:
        found.append("stop after stop")
    if q.stops:
        found.append("stop and stop")
    if q.text[:2] in common_words():
        found.append(f"stop then word {q.text[:2]}")
    if not (q.gap or q.glued) and s.style.blanks > 0.6:
        always = s.style.blanks > 0.9 and s.style.ends >= SURE_ENDS
        found.append(f"stop no gap where gaps {'always ' * always}part")
    inside = below + 1 < len(s.pieces) and not s.pieces[below + 1].gap
    if s.style.dropped > 0.4 and inside:
        hung = 1.4 <= s.width(below + 1) - s.width(below) <= 2.6
        found.append("stop then hung" if hung else "stop then not hung")
    return found


def alone(s: Sheet, n: int) -> list[str]:
    """Return the cues of a line that may stand by itself."""
    piece = s.pieces[n]
    found = [f"em {_bucket(piece.em)}", *_word_cues(piece.text, stops=piece.stops)]
    last = n + 1 == len(s.pieces)
    up, down = piece.gap > 0 or not n, last or s.pieces[n + 1].gap > 0
    if up or down:
        where = "box of one" if up and down else "edge of box"
        found.append(f"{where}, gaps {_share(s.style.gaps)}")
    if piece.bold:
        found.append("bold")
    found.append(f"repeats below {repeats(s, n, range(n + 2, n + 2 + LEAD_LINES))}")
    found.append(f"repeats above {repeats(s, n, range(n - LEAD_LINES - 1, n - 1))}")
    if piece.em < NARROW * s.typical:
        found.append("narrow")
    return found + _beside_column(s, n)


def _word_cues(text: str, *, stops: bool) -> list[str]:
    """Return the cues of a line's own words and marks."""
    found = [f"start {start_of(text)}", f"commas {min(text.count('，'), 2)}"]
    if "、" in text:
        found.append("enumerates")
    if "。" in text:
        found.append("full stop")
    else:
        found.append("ends stop" if stops else f"ends {end_of(text)}")
    if text.count("“") != text.count("”") or text.count("（") != text.count("）"):
        found.append("unbalanced")
    if " " in text or "\u3000" in text:
        found.append("blank inside")
    if marks.is_caption(text):
        found.append("caption words")
    return found


def _beside_column(s: Sheet, n: int) -> list[str]:
    """Return how a line compares with the columns above and below it."""
    width = s.width(n)
    up = s.before[n - 1] if n else 0.0
    down = s.after[n + 1] if n + 1 < len(s.pieces) else 0.0
    found = []
    for where, column in (("above", up), ("below", down)):
        if column:
            off = width - column
            size = "wider" if off > 1.6 else "narrower" if off < -2.6 else "like"
            found.append(f"{size} than {where}")
    return found


def _bucket(em: float) -> str:
    for most in (2, 4, 6, 9, 13, 18, 24, 32):
        if em <= most:
            return f"to {most}"
    return "over 32"
