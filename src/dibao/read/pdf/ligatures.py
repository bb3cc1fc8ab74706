"""One glyph that stands for several characters: the dash of 破折号, and ff, fi, ffi."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from dibao.read.pdf.glyphs import Glyph

# In em. Fonts draw —— and …… as one glyph of two (Noto does, in browsers); a glyph that
# is drawn twice on itself, to make it bold, is never wider than one.
WIDE_EM = 1.5
# What founders of Latin type cut in one. A single f or t takes a third of an em; of
# what is cut in one, each letter takes a quarter and more.
TWINS = frozenset(("ff", "tt"))
LETTER_EM = 0.22


def apart(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """Return glyphs each with a place of its own: a part for each that one glyph means.

    PDFium gives all characters of such a glyph the whole of its box.
    """
    return [part for group in _groups(glyphs) for part in _parts(group)]


def _groups(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Yield glyphs that follow one another in one place, of one text object."""
    group: list[Glyph] = []
    for glyph in glyphs:
        if group and not _is_in_place(glyph, group[-1]):
            yield group
            group = []
        group.append(glyph)
    if group:
        yield group


def _is_in_place(glyph: Glyph, last: Glyph) -> bool:
    return (
        glyph.x == last.x
        and glyph.hand is last.hand
        and glyph == replace(last, char=glyph.char)
    )


def _parts(group: list[Glyph]) -> list[Glyph]:
    if len(group) == 1:
        return group
    one = group[0]
    wide, high = one.right - one.left, one.bottom - one.top
    if _is_latin(group, wide):
        return _beside(group)
    is_twin = any(two == other for two, other in pairwise(group))
    if is_twin and max(wide, high) >= WIDE_EM * one.hand.size_pt > 0:
        return _beside(group) if wide >= high else _below(group)
    return group


def _is_latin(group: list[Glyph], wide: float) -> bool:
    """Tell whether a glyph of two or more letters is one that founders cut."""
    hand, chars = group[0].hand, [glyph.char for glyph in group]
    if hand.turned or not all(char.isascii() and char.isalpha() for char in chars):
        return False
    twins = [one + two for one, two in pairwise(chars) if one == two]
    if not twins:
        return True
    return TWINS.issuperset(twins) and wide >= LETTER_EM * hand.size_pt * len(group)


def _beside(group: list[Glyph]) -> list[Glyph]:
    """Return equal parts of a glyph, from left to right."""
    step = (group[0].right - group[0].left) / len(group)
    return [
        replace(
            one,
            left=one.left + n * step,
            right=one.left + (n + 1) * step,
            x=one.x + n * step,
        )
        for n, one in enumerate(group)
    ]


def _below(group: list[Glyph]) -> list[Glyph]:
    """Return equal parts of a glyph, from the top."""
    step = (group[0].bottom - group[0].top) / len(group)
    return [
        replace(
            one,
            top=one.top + n * step,
            bottom=one.top + (n + 1) * step,
            y=one.y + n * step,
        )
        for n, one in enumerate(group)
    ]
