"""A cleaned page as pieces: what stands on one line and belongs together."""

import re
from dataclasses import dataclass
from itertools import pairwise

from dibao.model import Cleaned, Line, Span
from dibao.segment.marks import JUMP, Mark, closes, mark, width_em

STOP = re.compile(r"[。！？!?…][”’」』）)】》]*\Z")
STOP_LAST = frozenset("。！？!?…”’」』）)】》")  # what ends so ends with one of these
JUMP_END = re.compile(rf"(?<=[。！？”…）])\s*({JUMP})\Z")
JUMP_START = re.compile(rf"\A\s*({JUMP})(?=[^\s）)】▶►◀◄→＞>])")
CAPTION_CUE = re.compile(r"图为|[▲▼◀▶]|摄[）)]?(?:\s|\Z)|效果图|示意图|资料图")
# Without one of these no line is cut: before a jump, in a wide blank, at a caption.
# (Asking a set whether it is disjoint from a line takes fifteen times as long.)
CUT_SIGN = re.compile("[版 \u3000图摄▲▼◀▶]")
NEXT_CAPTION = re.compile(
    r"(?<=。)[ \u3000]+(?![（(]|\S{2,4}[ \u3000]*[/／]?[ \u3000]*摄|本报|新华社|记者|通讯员|图[/／])"
    r"|(?<=摄)[ \u3000]+|(?<=摄[）)])[ \u3000]*|(?<=图）)[ \u3000]+|(?<=片）)[ \u3000]+"
    r"|[ \u3000]+(?=[▲▼◀▶]|图为|上图|下图|左图|右图)|(?<=\S)(?=[▲▼◀▶])"
)
# Two blanks or a full-width one between longer parts, and one after a full stop: two
# captions on one row, or the halves of a headline.
APART = re.compile(r"(?<=\S)(?: {2,}|\u3000+|(?<=。) )(?=\S)")
OFFICE_END = re.compile(r"(?:记者|通讯员|实习生|编辑|作者|新华社发?)\Z")
CREDIT_START = re.compile(r"\S{2,4}[ \u3000]*[/／]?[ \u3000]*(?:摄|供图)|（|\(")
BOLD = 1.75  # a line drawn twice as a whole, against one with a bold lead-in
MIN_APART = 6  # code points each side of a wide blank; shorter parts are labels, names
SIGNED = (Mark.BYLINE, Mark.CREDIT)
MIN_GLUED = 4  # code points each side of a seam; shorter runs are parts of a word


@dataclass(frozen=True, slots=True)
class Piece:
    """One line, or the part of one, that can only belong to a single block."""

    span: Span
    text: str
    em: float  # width in full-width characters
    indent: float  # blanks before it, in full-width characters
    gap: int  # blank lines right above
    bold: bool  # it was drawn twice
    stops: bool  # it ends as a sentence ends, or with who wrote it
    glued: str = ""  # how it shares its line with the piece before: "tight", "blank"


def pieces(cleaned: Cleaned) -> tuple[Piece, ...]:
    """Return the pieces of a page in the order of its lines; blank lines are gaps."""
    absorbed = {edit.line for edit in cleaned.edits if edit.after is None}
    bold = {
        edit.line
        for edit in cleaned.edits
        if edit.rule.startswith("undouble")
        and edit.after is not None
        and len(edit.before) > BOLD * len(edit.after)
    }
    seams: dict[int, list[int]] = {}
    for seam in cleaned.seams:
        seams.setdefault(seam.line, []).append(seam.offset)
    found: list[Piece] = []
    gap = 0
    for number, line in enumerate(cleaned.lines, 1):
        inked = line.text.strip()
        if not inked:
            gap += number not in absorbed
            continue
        cuts = [0, len(line.text)]
        if number in seams or number in bold or CUT_SIGN.search(inked):
            cuts = _cuts(line, seams.get(number, []), is_bold=number in bold)
        found += _on_line(number, line.text, cuts, (gap, number in bold))
        gap = 0
    return tuple(found)


def _cuts(line: Line, seams: list[int], *, is_bold: bool) -> list[int]:
    """Return the offsets at which a line falls into pieces, its ends included."""
    text, inked = line.text, line.text.strip()
    if mark(inked, width_em(inked)) not in (Mark.NONE, Mark.FOLIO):
        return [0, len(text)]
    cuts = [0]
    for offset in sorted(seams):
        left, right = text[cuts[-1] : offset].strip(), text[offset:].strip()
        whole = len(left) >= MIN_GLUED <= len(right) and not OFFICE_END.search(left)
        if whole and not CREDIT_START.match(right):
            cuts.append(offset)
    if "版" in inked:
        cuts += [match.end(1) for match in JUMP_START.finditer(text)]
        cuts += [match.start(1) for match in JUMP_END.finditer(text)]
    if " " in inked or "\u3000" in inked:
        cuts += [
            match.end()
            for match in APART.finditer(text)
            if len(text[: match.start()].strip())
            >= MIN_APART
            <= len(text) - match.end()
        ]
    if is_bold or CAPTION_CUE.search(text):
        cuts += [match.end() for match in NEXT_CAPTION.finditer(text)]
    return _unsigned(text, [*sorted(set(cuts)), len(text)])


def _unsigned(text: str, cuts: list[int]) -> list[int]:
    """Return the cuts without those before a name: who wrote or drew what stands there.

    A name is a block where it has a row of its own; else it belongs to what it follows.
    """
    kept = []
    for start, end in pairwise(cuts):
        part = text[start:end].strip()
        if not start or (part and mark(part, width_em(part)) not in SIGNED):
            kept.append(start)
    return [*kept, cuts[-1]]


def _on_line(
    number: int, text: str, cuts: list[int], above: tuple[int, bool]
) -> list[Piece]:
    gap, bold = above
    found: list[Piece] = []
    for start, end in pairwise(cuts):
        part = text[start:end]
        inked = part.strip()
        if not inked:
            continue
        lead = len(part) - len(part.lstrip())
        span = Span(number, start + lead, start + lead + len(inked))
        indent = width_em(part[:lead]) if lead else 0.0
        glued = ""
        if found:
            glued = "tight" if found[-1].span.end == span.start else "blank"
            gap = 0
        em = width_em(inked)
        stops = inked[-1] in STOP_LAST and (bool(STOP.search(inked)) or closes(inked))
        found.append(Piece(span, inked, em, indent, gap, bold, stops, glued))
    return found
