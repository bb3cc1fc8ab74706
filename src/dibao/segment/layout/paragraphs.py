"""Lines in reading order to paragraphs, crossheads and lines that stand alone."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dibao.model import Role
from dibao.segment import marks
from dibao.segment.layout.columns import Column, is_on_row
from dibao.segment.layout.draft import Draft
from dibao.segment.layout.sheet import Strip
from dibao.segment.layout.type import Type

# Of the size of the type. 首行缩进 is 2 em; tight type or a hung quote makes it less.
INDENT_EM = 1.2
SHORT_EM = 1.4  # justified lines end within an em of the edge, paragraphs anywhere
CENTERED_EM = 1.2  # what is left and right of a centered line differs by less
CROSSHEAD_EM = 20  # the longest 小标题 of one line, in a wide column
STOPS = re.compile(r"[。！？；…][”’」』）)]*\Z")
CROSS_ENDS = "。；，、：,;"  # no crosshead ends with one of these
CLOSERS = "，。、；：！？”’」』）》】…"
TOKEN = re.compile(r"[!-~]+")
ROLES = {
    marks.Mark.AD: Role.AD_MARK,
    marks.Mark.JUMP: Role.JUMP,
    marks.Mark.BYLINE: Role.BYLINE,
    marks.Mark.CREDIT: Role.CAPTION,
}


@dataclass(frozen=True, slots=True)
class Placed:
    """A line and how far it stands from its column's edges, in em."""

    strip: Strip
    indent: float
    short: float
    is_lone: bool  # no line above or below it tells where its column's edges are
    is_beside: bool  # it stands on the row of the line before it

    @property
    def text(self) -> str:
        """What is printed, without blanks around."""
        return self.strip.text.strip()


def paragraphs_of(columns: Iterable[Column], type_: Type) -> tuple[Draft, ...]:
    """Return the paragraphs that the lines of columns make, in order."""
    lines = [line for column in columns for line in _placed(column, type_.size_pt)]
    found: list[Draft] = []
    for n, line in enumerate(lines):
        above = lines[n - 1] if n else None
        below = lines[n + 1] if n + 1 < len(lines) else None
        role = _role(line, above, below, type_)
        joins = bool(found) and found[-1].role is role and above is not None
        sure = _runs_on(above, line, role, type_) if joins and above else 0.0
        if sure > 0.5:
            last = found[-1]
            found[-1] = Draft(
                (*last.strips, line.strip), role, min(last.confidence, sure)
            )
        else:
            found.append(Draft((line.strip,), role, 1 - sure))
    return tuple(found)


def _placed(column: Column, em: float) -> Iterator[Placed]:
    """Yield a column's lines, each with its place in it."""
    is_lone, above = len(column.strips) == 1, None
    for strip in column.strips:
        indent = (strip.box.left - column.left) / em
        short = (column.right - strip.box.right) / em
        is_beside = above is not None and is_on_row(above.box, strip.box, em)
        yield Placed(strip, indent, short, is_lone, is_beside)
        above = strip


def _role(
    line: Placed, above: Placed | None, below: Placed | None, type_: Type
) -> Role:
    """Return what a line is, by its words, its type and its place."""
    if line.is_lone or line.short > 0.5 or line.indent > 0.5:
        marked = ROLES.get(marks.mark(line.text, marks.width_em(line.text)))
        if marked:
            return marked
    return Role.CROSSHEAD if _is_crosshead(line, above, below, type_) else Role.BODY


def _is_crosshead(
    line: Placed, above: Placed | None, below: Placed | None, type_: Type
) -> bool:
    """Tell whether a line is a crosshead 小标题, or one line of it.

    It is short, begins no paragraph and ends none; it is centered, or its type is
    another than the text's.
    """
    if marks.width_em(line.text) > CROSSHEAD_EM or below is None:
        return False
    if line.is_beside or below.is_beside:
        return False
    if type_.is_larger(line.strip):
        return line.short > SHORT_EM or _is_centered(line)
    if line.short < SHORT_EM or line.text[-1] in CROSS_ENDS:
        return False
    if above and not STOPS.search(above.text) and above.short < SHORT_EM:
        return False  # the last line of a paragraph
    is_other = type_.is_other(line.strip)
    begins = below.indent > INDENT_EM or type_.is_other(below.strip)
    return begins and (is_other or (_is_centered(line) and line.indent > SHORT_EM))


def _is_centered(line: Placed) -> bool:
    return abs(line.indent - line.short) < CENTERED_EM


def _runs_on(above: Placed, line: Placed, role: Role, type_: Type) -> float:
    """Return how sure it is that a line goes on from the one before it."""
    if line.is_beside:
        return 0.95  # a row of a table, or a line in which print left a blank
    if role is Role.CROSSHEAD:
        return 0.9 if type_.are_alike(above.strip, line.strip) else 0.1
    if role is not Role.BODY:
        return 0.3
    if not type_.are_alike(above.strip, line.strip):
        return 0.2
    ended = bool(STOPS.search(above.text))
    if line.indent > INDENT_EM:
        return 0.02 if ended else 0.1 if above.short > SHORT_EM else 0.3
    token = TOKEN.match(line.text)
    needed = SHORT_EM + (len(token[0]) / 2 if token else 0)
    if above.short > needed and line.text[0] not in CLOSERS:
        return 0.1 if ended else 0.3
    return 0.9 if ended else 0.99
