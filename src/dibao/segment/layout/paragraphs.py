"""Lines in reading order to paragraphs, crossheads and lines that stand alone."""

import re
from collections.abc import Sequence

from dibao.model import Role
from dibao.segment import marks
from dibao.segment.layout.briefs import BULLET
from dibao.segment.layout.draft import Draft
from dibao.segment.layout.placed import Placed
from dibao.segment.layout.sheet import Strip
from dibao.segment.layout.type import Type

# Of the size of the type. 首行缩进 is 2 em; tight type or a hung quote makes it less.
INDENT_EM = 1.2
SHORT_EM = 1.4  # justified lines end within an em of the edge, paragraphs anywhere
CENTERED_EM = 1.2  # what is left and right of a centered line differs by less
CROSSHEAD_EM = 20  # the longest 小标题 of one line, in a wide column
STOPS = re.compile(r"[。！？；…][”’」』）)]*\Z")
RAGGED = 3  # times as wide as what it leaves blank: text set without even right edges
SUREST = 0.99  # of what a line is: no print is without exceptions
CROSS_ENDS = "。；，、：,;"  # no crosshead ends with one of these
CLOSERS = "，。、；：！？”’」』）》】…"
TOKEN = re.compile(r"[!-~]+")
ROLES = {
    marks.Mark.AD: Role.AD_MARK,
    marks.Mark.JUMP: Role.JUMP,
    marks.Mark.BYLINE: Role.BYLINE,
    marks.Mark.CREDIT: Role.CAPTION,
}


def paragraphs_of(lines: Sequence[Placed], type_: Type) -> tuple[Draft, ...]:
    """Return the paragraphs that lines in reading order make."""
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
            found.append(Draft((line.strip,), role, min(1 - sure, SUREST)))
    return tuple(found)


def _role(
    line: Placed, above: Placed | None, below: Placed | None, type_: Type
) -> Role:
    """Return what a line is, by its words, its type and its place."""
    if below and is_dropped(line.strip, type_):
        return Role.BODY
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


def is_dropped(strip: Strip, type_: Type) -> bool:
    """Tell whether a strip is a dropped first letter 首字下沉."""
    return len(strip.text.strip()) == 1 and type_.is_display(strip)


def _is_centered(line: Placed) -> bool:
    return abs(line.indent - line.short) < CENTERED_EM


def _runs_on(above: Placed, line: Placed, role: Role, type_: Type) -> float:
    """Return how sure it is that a line goes on from the one before it."""
    if line.is_beside:
        return 0.95  # a row of a table, or a line in which print left a blank
    alike = type_.are_alike(above.strip, line.strip)
    if role is Role.CROSSHEAD:
        return 0.9 if alike else 0.1
    if role is Role.BODY and is_dropped(above.strip, type_):
        return 0.9
    if role is not Role.BODY or above.is_beside or line.is_verse or not alike:
        return 0.2
    return _goes_on(above, line)


def _goes_on(above: Placed, line: Placed) -> float:
    """Return how sure it is that a line of text goes on from the one before it."""
    ended = bool(STOPS.search(above.text))
    if ended and BULLET.match(line.text):
        return 0.05
    if line.indent > INDENT_EM:
        return 0.02 if ended else 0.1 if above.short > SHORT_EM else 0.3
    token = TOKEN.match(line.text)
    needed = SHORT_EM + (len(token[0]) / 2 if token else 0)
    if above.short > needed and line.text[0] not in CLOSERS:
        if ended:
            return 0.1
        return 0.6 if marks.width_em(above.text) > RAGGED * above.short else 0.3
    return 0.9 if ended else 0.99
