"""Printed lines joined to a block's text, and where each of its characters stands."""

from collections.abc import Iterable

from dibao.model import Span
from dibao.segment.layout.sheet import Strip


def joined(strips: Iterable[Strip]) -> str:
    """Return the text of lines: no blank between Han, one between Latin words."""
    text = ""
    for strip in strips:
        part = strip.text.strip()
        apart = text[-1:].isascii() and text[-1:].isalpha() and part[0].isascii()
        text += " " + part if text and apart and part[0].isalnum() else part
    return text


def spans_of(strips: Iterable[Strip]) -> tuple[Span, ...]:
    """Return where the lines' characters stand, blanks at their ends left out."""
    return tuple(_span(strip) for strip in strips)


def _span(strip: Strip) -> Span:
    end = len(strip.text.rstrip())
    return Span(strip.number, len(strip.text) - len(strip.text.lstrip()), end)
