"""What a line and its neighbors show of whether it begins, goes on or stands alone.

A cue is a name; the names that hold are a line's cues. How much each weighs is in
``weights.json``, learned from wrecked pages and never written by hand.
"""

import re
from dataclasses import dataclass

from dibao.model import Words
from dibao.segment import marks
from dibao.segment.pieces import Piece

NO_START = frozenset("，。、；：？！）》」』】”’…%％·,.;:?!)]}")
NO_END = frozenset("（《「『【“‘([{")
PAUSES = frozenset("，、；：。”）》！？")
BULLETS = frozenset("●■◆◇□•▪➢★☆○◎△")
COUNT = re.compile(
    r"[0-9０-９][年月日时分秒号点个名位人元万亿千百多余家项条次件％%届岁]"
)
OPENING = (
    "据",
    "近日",
    "日前",
    "记者",
    "目前",
    "此外",
    "同时",
    "今年",
    "近年",
    "“",
    "会议",
    "其中",
    "连日来",
    "当天",
    "昨日",
    "昨天",
    "今天",
    "本报",
    "随着",
    "与此",
    "下一步",
    "一是",
    "二是",
    "三是",
    "四是",
    "首先",
    "其次",
)  # words that begin paragraphs far more often than they begin lines
DATED = re.compile(
    r"(?:当地时间|北京时间|本周|上周|截至|[今昨前]天|[今昨]日|近日|日前)"
    r"|[0-9０-９]{1,2}(?:月[0-9０-９]{1,2})?[日号]|[0-9０-９]{4}年"
)
LATIN = re.compile(r"[A-Za-z]{2,}|[0-9][0-9.]+")
LEAD_LINES = 6  # a lead takes up its headline's words within so many lines
SURE_ENDS = 4  # paragraph ends from which a page's habit is believed
TYPED = 45  # full-width characters; no column is so wide: a paragraph typed in one line
NARROW = 0.7  # of the page's usual line: verse, a table, a list
ENDS_NAMES = re.compile(r"\A[^（(，。]{1,12}[\u4e00-\u9fff]\s*[）)]\Z")
FULL, NEARLY, FAR = 1.1, 2.1, 4.5  # full-width characters short of the column
ALIKE = 1.1  # lines of one column differ by no more: a half-width pair, a hung mark


@dataclass(frozen=True, slots=True)
class Style:
    """How a page parts its paragraphs, each a share from 0 to 1."""

    indents: float  # paragraphs that begin with an indent
    blanks: float  # paragraphs that stand off by a blank line
    dropped: float  # first lines two characters short: extraction dropped the indent
    gaps: float  # lines with a blank line above
    ends: int  # paragraph ends that the shares were counted on


@dataclass(frozen=True, slots=True)
class Sheet:
    """The running pieces of a page and what is known of all of them."""

    pieces: tuple[Piece, ...]
    style: Style
    before: tuple[float, ...]  # column width up to each piece
    after: tuple[float, ...]  # column width from each piece on
    marked: tuple[bool, ...]  # a mark, such as 广告, stands right above
    pairs: tuple[frozenset[str], ...]  # each piece's adjacent Han, words, numbers
    typical: float  # the median line, in full-width characters
    words: Words

    def width(self, n: int) -> float:
        """Return how far piece ``n`` reaches into its column, indent included."""
        return self.pieces[n].em + self.pieces[n].indent


def sheet(pieces: tuple[Piece, ...], numbers: tuple[int, ...], words: Words) -> Sheet:
    """Return what the cues look at; ``numbers`` are the pieces' places on the page."""
    marked = tuple(
        n > 0 and numbers[n] != numbers[n - 1] + 1 for n in range(len(numbers))
    )
    pairs = tuple(bigrams(piece.text) for piece in pieces)
    ems = sorted(piece.em for piece in pieces)
    typical = ems[len(ems) // 2] if ems else 0.0
    return Sheet(
        pieces, page_style(pieces), *measures(pieces), marked, pairs, typical, words
    )


def bigrams(text: str) -> frozenset[str]:
    """Return the pairs of adjacent Han of a text, and its Latin words and numbers.

    >>> sorted(bigrams("用氢AI"))
    ['AI', '用氢']
    """
    han = [c if "\u3400" <= c <= "\u9fff" else " " for c in text]
    pairs = {a + b for a, b in zip(han, han[1:], strict=False) if " " not in a + b}
    return frozenset(pairs.union(LATIN.findall(text)))


def repeats(s: Sheet, n: int, others: range) -> str:
    """Return how much of a line's words stand in other lines: no, some or most."""
    own = s.pairs[n]
    if len(own) < 2:
        return "unknown"
    near = [s.pairs[k] for k in others if 0 <= k < len(s.pairs)]
    share = len(own & frozenset().union(*near)) / len(own)
    return "no" if share < 0.15 else "some" if share < 0.4 else "most"


def page_style(pieces: tuple[Piece, ...]) -> Style:
    """Return how the page parts its paragraphs, from lines after a full stop."""
    ends = indented = apart = dropped = 0
    for above, below, third in zip(pieces, pieces[1:], pieces[2:], strict=False):
        if above.stops and above.em < below.em - 1 and below.em > 8:
            ends += 1
            indented += below.indent >= 1.5
            apart += below.gap > 0
            dropped += 1.4 <= third.em - below.em <= 2.6
    gaps = sum(piece.gap > 0 for piece in pieces) / max(len(pieces), 1)
    n = max(ends, 1)
    return Style(indented / n, apart / n, dropped / n, gaps, ends)


def measures(pieces: tuple[Piece, ...]) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return the column width before and after each piece, in full-width characters.

    It is the second widest of four lines, the piece among them: one wide headline must
    not make a column's lines look short.
    """
    ems = [piece.em + piece.indent for piece in pieces]
    spans = [(ems[max(0, n - 3) : n + 1], ems[n : n + 4]) for n in range(len(ems))]
    seconds = [
        tuple(sorted(part)[-2] if len(part) > 1 else 0.0 for part in both)
        for both in spans
    ]
    return tuple(pair[0] for pair in seconds), tuple(pair[1] for pair in seconds)


def straddles(left: str, right: str, words: Words) -> bool:
    """Tell whether a word runs from the end of one line into the next.

    >>> straddles("打造西部氢", "谷示范区", lambda t: ("打造", "西部", "氢谷", "示范区"))
    True
    """
    tail, head = left[-6:], right[:6]
    at = 0
    for word in words(tail + head):
        at += len(word)
        if at > len(tail):
            return at - len(word) < len(tail)
        if at == len(tail):
            return False
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


def start_of(text: str) -> str:
    """Return the kind of a line's beginning."""
    if marks.opens(text):
        return "dateline"
    if marks.starts_caption(text):
        return "caption"
    if text[0] in BULLETS:
        return "bullet"
    if text.startswith(("——", "－－")):
        return "dash"
    if text[0] in "（(":
        return "bracket"
    if text[0] in NO_START:
        return "no-start"
    if marks.is_numbered(text):
        return "number"
    if DATED.match(text):
        return "date"
    return "opening" if text.startswith(OPENING) else "plain"


def shortfall(s: Sheet, above: int, below: int, *, extra: float = 0.0) -> float:
    """Return by how much a line falls short of its column, in full-width characters.

    The column is that of the lines before it; where the lines from here on are all as
    wide as this one, the column has changed and the line is full. ``extra`` is added
    to the line's width. Some extractors break a set line after each pause; the parts
    are then measured together.
    """
    width, after = s.width(above) + extra, s.width(below)
    short = s.before[above] - width
    agrees = abs(width - after) <= ALIKE
    if agrees and below + 1 < len(s.pieces):
        agrees = abs(width - s.width(below + 1)) <= ALIKE
    if agrees or (not s.pieces[above].stops and after <= width + ALIKE):
        short = min(short, max(s.after[below] - width, 0.0))
    if short > FULL:
        rest = short - _parts(s, above, short)
        short = rest if abs(rest) <= FULL else short
    return short


def _parts(s: Sheet, n: int, most: float) -> float:
    """Return the width of the lines above that break off after a pause, up to a limit."""
    total = 0.0
    while n > 0 and not s.pieces[n].gap and s.pieces[n - 1].text[-1] in PAUSES:
        if total + s.width(n - 1) > most + FULL:
            break
        total += s.width(n - 1)
        n -= 1
    return total


def _length(short: float) -> str:
    if short < -FULL:
        return "over"
    if short <= FULL:
        return "full"
    return "nearly" if short <= NEARLY else "short" if short <= FAR else "far"


def _box_width(s: Sheet, n: int, step: int) -> float:
    """Return the widest of up to four lines of a box, from one of its ends on."""
    widest = s.width(n)
    for _ in range(3):
        edge = n if step < 0 else n + 1
        if not 0 < edge < len(s.pieces) or s.pieces[edge].gap:
            break
        n += step
        widest = max(widest, s.width(n))
    return widest


def pair(s: Sheet, above: int, below: int, *, is_first: bool) -> list[str]:
    """Return the cues of two lines that may be of one block.

    ``is_first`` says that the upper one is its paragraph's first line: where extraction
    dropped the indent, it is two characters narrower than its column.
    """
    p, q = s.pieces[above], s.pieces[below]
    short = shortfall(s, above, below)
    if is_first and p.indent < 1.5 and not p.stops and short > FULL:
        hung = shortfall(s, above, below, extra=2.0)
        short = hung if abs(hung) <= FULL else short
    how = "stop" if p.stops else "run"
    start = start_of(q.text)
    length = "cut off" if p.glued or q.glued else _length(short)
    found = [f"{how} {length}", f"{how} then {start}"]
    if not p.stops:
        found.append(f"ends {end_of(p.text)}")
        found += _run_cues(s, p, q)
    else:
        found += _stop_cues(s, above, below)
    if q.gap:
        found += [f"{how} gap", f"{how} gap {_share(s.style.gaps)}"]
        if p.gap > 0 or above == 0:
            found.append(f"{how} gap after one line")
        if abs(_box_width(s, above, -1) - _box_width(s, below, 1)) > 1.6:
            found.append(f"{how} gap other width")
    if q.indent >= 1.5 and q.indent > p.indent + 0.9:
        found.append(f"{how} indent")
    elif s.style.indents > 0.5 and q.indent < 1.5:
        found.append(f"{how} no indent")
    if not p.stops:
        found.append(f"run {_paused(p)} then {_paused(q)}{' first' * is_first}")
    if p.em > TYPED:
        found.append(f"{how} typed line")
    if max(p.em, q.em) < NARROW * s.typical:
        found.append(f"{how} both narrow")
    if marks.closes(p.text) or ENDS_NAMES.search(p.text):
        found.append("names end it")
    found.append(f"{how} repeats {repeats(s, above, range(below, below + LEAD_LINES))}")
    if p.bold != q.bold:
        found.append("bold changes")
    if q.glued:
        found.append(f"{how} glued {q.glued}")
    if below != above + 1 or s.marked[below]:
        found.append("interrupted")
    if s.width(above) > max(s.before[above], s.after[below]) + 1.6:
        found.append("wider than both columns")
    return found


def _paused(piece: Piece) -> str:
    """Return whether a line holds the marks that running text has every few words."""
    return "paused" if any(c in "，。；：" for c in piece.text) else "unpaused"


def _share(x: float) -> str:
    return "rare" if x < 0.2 else "some" if x < 0.5 else "often"


def _run_cues(s: Sheet, p: Piece, q: Piece) -> list[str]:
    found = []
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


def _stop_cues(s: Sheet, above: int, below: int) -> list[str]:
    q = s.pieces[below]
    found = []
    if above and s.pieces[above - 1].stops:
        found.append("stop after stop")
    if q.stops:
        found.append("stop and stop")
    if not q.gap and s.style.blanks > 0.6:
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
    text, em = piece.text, piece.em
    last = n + 1 == len(s.pieces)
    found = [f"em {_bucket(em)}", f"start {start_of(text)}"]
    commas = text.count("，")
    found.append(f"commas {min(commas, 2)}")
    if "、" in text:
        found.append("enumerates")
    if "。" in text:
        found.append("full stop")
    elif piece.stops:
        found.append("ends stop")
    else:
        found.append(f"ends {end_of(text)}")
    if text.count("“") != text.count("”") or text.count("（") != text.count("）"):
        found.append("unbalanced")
    if " " in text or "\u3000" in text:
        found.append("blank inside")
    up, down = piece.gap > 0 or not n, last or s.pieces[n + 1].gap > 0
    if up and down:
        found.append(f"box of one, gaps {_share(s.style.gaps)}")
    elif up or down:
        found.append(f"edge of box, gaps {_share(s.style.gaps)}")
    if piece.bold:
        found.append("bold")
    found.append(f"repeats below {repeats(s, n, range(n + 2, n + 2 + LEAD_LINES))}")
    found.append(f"repeats above {repeats(s, n, range(n - LEAD_LINES - 1, n - 1))}")
    if em < NARROW * s.typical:
        found.append("narrow")
    found += _beside_column(s, n)
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
