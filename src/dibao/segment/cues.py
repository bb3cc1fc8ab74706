"""What a line and its neighbors show of whether it begins, goes on or stands alone.

A cue is a name; the names that hold are a line's cues. How much each weighs is in
``weights.json``, learned from wrecked pages and never written by hand.
"""

from functools import lru_cache

from dibao.segment import marks
from dibao.segment.joint import joint, straddled
from dibao.segment.repeat import LEAD_LINES, repeats
from dibao.segment.seam import seam_cues
from dibao.segment.sheet import (
    FAR,
    FULL,
    NEARLY,
    SURE_ENDS,
    Shape,
    Sheet,
    Usual,
    box_width,
    shortfall,
)
from dibao.segment.title import WIDEST, title_cues
from dibao.segment.topic import common_words
from dibao.segment.weigh import Cues, grade

TYPED = 45  # full-width characters; no column is so wide: a paragraph typed in one line
EMS = (2, 4, 6, 9, 13, 18, 24, 32)  # widths told apart
CLOSING = "）)"  # with which a line ends that names those who wrote
NARROW = 0.7  # of the page's usual line: verse, a table, a list


def pair(s: Sheet, above: int, below: int) -> tuple[Cues, Cues]:
    """Return the cues of two lines that may be of one block.

    They come twice: where the upper line goes on a paragraph, and where it is its
    paragraph's first line.
    """
    p, q = s.pieces[above], s.pieces[below]
    length, length_of_first = _lengths(s, above, below)
    if p.stops:
        found = (*_pair_cues(s, above, below, "stop"), f"stop {length}")
        return found, found
    either = _pair_cues(s, above, below, "run")
    either += seam_cues(p, q, straddles=_straddles(s, above, below))
    if p.em <= WIDEST:
        either += title_cues(p, q)
    either.append(f"ends {s.ends[above]}")
    pauses = f"run {s.paused[above]} then {s.paused[below]}"
    return (
        (*either, f"run {length}", pauses),
        (*either, f"run {length_of_first}", f"{pauses} first"),
    )


def _straddles(s: Sheet, above: int, below: int) -> bool:
    """Tell whether a word runs from a line into another, over what stands between."""
    if below == above + 1:
        return s.straddled[above]
    return straddled([joint(s.pieces[above].text, s.pieces[below].text)], s.words)[0]


def _pair_cues(s: Sheet, above: int, below: int, how: str) -> list[str]:
    """Return what speaks of two lines; ``how`` says if the upper ends a sentence."""
    p, q = s.pieces[above], s.pieces[below]
    found = [
        f"{how} then {s.starts[below]}",
        f"{how} repeats {repeats(s.repeats, above, below)}",
        *_set_cues(how, s.shapes[above], s.shapes[below], s.usual),
    ]
    if p.stops:
        found += _stop_cues(s, above, below)
    if q.gap:
        found += _gap_cues(s, above, below, how)
    if p.text[-1] in CLOSING and (marks.closes(p.text) or marks.ends_in_names(p.text)):
        found.append("names end it")
    if below != above + 1 or s.marked[below]:
        found.append("interrupted")
    if s.widths[above] > max(s.before[above], s.after[below]) + 1.6:
        found.append("wider than both columns")
    return found


def _lengths(s: Sheet, above: int, below: int) -> tuple[str, str]:
    """Return how far a line reaches into its column: by itself, and as a first line.

    Where extraction dropped the indent, a first line is two characters narrower.
    """
    p, q = s.pieces[above], s.pieces[below]
    if p.glued or q.glued:
        return "cut off", "cut off"
    short = shortfall(s, above, below)
    if short <= FULL:  # as most lines: then nothing is asked of it as a first line
        return ("over", "over") if short < -FULL else ("full", "full")
    length = "nearly" if short <= NEARLY else "short" if short <= FAR else "far"
    if p.indent < 1.5 and not p.stops:
        hung = shortfall(s, above, below, extra=2.0)
        return length, "full" if abs(hung) <= FULL else length
    return length, length


def _gap_cues(s: Sheet, above: int, below: int, how: str) -> list[str]:
    """Return the cues of a blank line between two lines."""
    found = [f"{how} gap", f"{how} gap {_share(s.style.gaps)}"]
    if s.pieces[above].gap > 0 or above == 0:
        found.append(f"{how} gap after one line")
    if abs(box_width(s, above, -1) - box_width(s, below, 1)) > 1.6:
        found.append(f"{how} gap other width")
    return found


@lru_cache(maxsize=1 << 13)  # most pairs of lines are set as many others are
def _set_cues(how: str, p: Shape, q: Shape, usual: Usual) -> Cues:
    """Return the cues of how two lines are set: indent, width, weight, row."""
    found = []
    if q.indent >= 1.5 and q.indent > p.indent + 0.9:
        found.append(f"{how} indent")
    elif usual.indents and q.indent < 1.5 and not q.glued:
        found.append(f"{how} no indent")
    if p.em > TYPED:
        found.append(f"{how} typed line")
    if max(p.em, q.em) < NARROW * usual.em:
        found.append(f"{how} both narrow")
    if p.bold != q.bold:
        found.append("bold changes")
    if q.glued:
        found.append(f"{how} glued {q.glued}")
    return tuple(found)


def _share(x: float) -> str:
    return "rare" if x < 0.2 else "some" if x < 0.5 else "often"


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
        hung = 1.4 <= s.widths[below + 1] - s.widths[below] <= 2.6
        found.append("stop then hung" if hung else "stop then not hung")
    return found


def alone(s: Sheet, n: int) -> Cues:
    """Return the cues of a line that may stand by itself."""
    piece = s.pieces[n]
    found = [
        f"em {grade(EMS, piece.em)}",
        f"start {s.starts[n]}",
        f"repeats below {repeats(s.repeats, n, n + 2)}",
        f"repeats above {repeats(s.repeats, n, n - LEAD_LINES - 1)}",
        *_word_cues(piece.text, "stop" if piece.stops else s.ends[n]),
    ]
    found += _beside_column(s, n)
    up = piece.gap > 0 or not n
    down = n + 1 == len(s.pieces) or s.pieces[n + 1].gap > 0
    if up or down:
        where = "box of one" if up and down else "edge of box"
        found.append(f"{where}, gaps {_share(s.style.gaps)}")
    if piece.bold:
        found.append("bold")
    if piece.em < NARROW * s.usual.em:
        found.append("narrow")
    return tuple(found)


def _word_cues(text: str, end: str) -> list[str]:
    """Return the cues of a line's own words and marks."""
    found = [f"commas {min(text.count('，'), 2)}"]
    if "、" in text:
        found.append("enumerates")
    found.append("full stop" if "。" in text else f"ends {end}")
    if text.count("“") != text.count("”") or text.count("（") != text.count("）"):
        found.append("unbalanced")
    if " " in text or "\u3000" in text:
        found.append("blank inside")
    if marks.is_caption(text):
        found.append("caption words")
    return found


def _beside_column(s: Sheet, n: int) -> list[str]:
    """Return how a line compares with the columns above and below it."""
    width = s.widths[n]
    up = s.before[n - 1] if n else 0.0
    down = s.after[n + 1] if n + 1 < len(s.pieces) else 0.0
    found = []
    if up:
        found.append(f"{_size(width - up)} than above")
    if down:
        found.append(f"{_size(width - down)} than below")
    return found


def _size(off: float) -> str:
    return "wider" if off > 1.6 else "narrower" if off < -2.6 else "like"
