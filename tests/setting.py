"""Lines set by hand, for tests of the layout: text of 10 points, a line every 14."""

from dataclasses import replace

from dibao.model import Box, Layout
from dibao.segment.layout.compose import compose
from dibao.segment.layout.sheet import Region, Sheet, Strip
from dibao.segment.marks import width_em

EM = 10
LEAD = 14


def line(text, left, top, *, size=EM, font="song"):
    """Return one lying line; Han are as wide as the type is high, digits half."""
    box = Box(left, top, left + size * width_em(text), top + size)
    return Strip(0, text, box, size, is_vertical=False, font=font)


def standing(text, right, top, *, size=EM):
    """Return one standing line, read from the top down."""
    box = Box(right - size, top, right, top + size * len(text))
    return Strip(0, text, box, size, is_vertical=True, font="song")


def column(*paragraphs, left=0, top=0, wide=10):
    """Return a column's lines; a paragraph that begins with ~ goes on, unindented."""
    found = []
    for paragraph in paragraphs:
        text = paragraph.removeprefix("~")
        indent = 0 if text != paragraph else 2
        while text:
            found.append((indent, text[: wide - indent]))
            text = text[wide - indent :]
            indent = 0
    return [
        line(text, left + indent * EM, top + n * LEAD)
        for n, (indent, text) in enumerate(found)
    ]


def stood(*strips, right):
    """Return lying lines as they stand when set from the top down, from the right."""
    return [
        replace(
            s,
            box=Box(right - s.box.bottom, s.box.left, right - s.box.top, s.box.right),
            is_vertical=True,
        )
        for s in strips
    ]


def composed(*strips, pictures=(), body_pt=EM, frame=None, others=()):
    """Return what compose makes of a region: for each article, its (role, text)."""
    numbered = tuple(replace(s, number=n) for n, s in enumerate(strips, start=1))
    sheet = Sheet((*numbered, *others), Layout(800, 1000), body_pt)
    return [
        [(str(draft.role), "".join(s.text for s in draft.strips)) for draft in article]
        for article in compose(Region(numbered, tuple(pictures), frame), sheet)
    ]
