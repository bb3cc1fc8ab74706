"""Printed lines joined to a block's text, and where each of its characters stands."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from dibao.model import Span
from dibao.segment.layout.sheet import Strip
from dibao.segment.layout.tables import ONE_ROW_EM

BLANK_EM = 0.8  # of the type: words stand nearer in a line, however it is justified
HALVES = "，。、；：！？”’」』）》】…“‘「『（《【"  # have a blank of their own


def joined(strips: Sequence[Strip]) -> str:
    """Return the text of lines: no blank between Han, one between Latin words.

    What print sets apart on one row stays apart: names, a table's cells.
    """
    text = strips[0].text.strip() if strips else ""
    for last, strip in pairwise(strips):
        part = strip.text.strip()
        apart = text[-1:].isascii() and text[-1:].isalpha() and part[0].isascii()
        if _is_apart(last, strip):
            text += "\u3000"
        elif text and apart and part[0].isalnum():
            text += " "
        text += part
    return text


def _is_apart(last: Strip, strip: Strip) -> bool:
    """Tell whether two words stand on one row with a square of blank between them.

    Single characters set far apart, as 通 知, are one word.
    """
    one, other = last.text.strip(), strip.text.strip()
    if last.is_vertical or strip.is_vertical or min(len(one), len(other)) < 2:
        return False
    if one[-1] in HALVES or other[0] in HALVES:
        return False
    em = max(last.size_pt, strip.size_pt)
    is_level = abs(last.box.bottom - strip.box.bottom) < ONE_ROW_EM * em
    return is_level and strip.box.left - last.box.right > BLANK_EM * em


def spans_of(strips: Iterable[Strip]) -> tuple[Span, ...]:
    """Return where the lines' characters stand, blanks at their ends left out."""
    return tuple(_span(strip) for strip in strips)


def _span(strip: Strip) -> Span:
    end = len(strip.text.rstrip())
    return Span(strip.number, len(strip.text) - len(strip.text.lstrip()), end)
