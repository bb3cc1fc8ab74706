"""One glyph that stands for the same character twice: the long dash of 破折号."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dibao.read.pdf.glyphs import Glyph

# In em. Fonts draw —— and …… as one glyph of two (Noto does, in browsers); a glyph that
# is drawn twice on itself, to make it bold, is never wider than one.
WIDE_EM = 1.5


def apart(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """Return glyphs each with a place of its own: two halves for one that is two.

    PDFium gives both characters of such a glyph the whole of its box.
    """
    return list(_apart(glyphs))


def _apart(glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    last: Glyph | None = None
    for glyph in glyphs:
        if last and glyph == last and glyph.hand is last.hand and _is_wide(glyph):
            yield from _halves(glyph)
            last = None
            continue
        if last:
            yield last
        last = glyph
    if last:
        yield last


def _is_wide(glyph: Glyph) -> bool:
    wide, high = glyph.right - glyph.left, glyph.bottom - glyph.top
    return max(wide, high) >= WIDE_EM * glyph.hand.size_pt > 0


def _halves(glyph: Glyph) -> tuple[Glyph, Glyph]:
    """Return the halves of a glyph: left and right, or upper and lower."""
    wide, high = glyph.right - glyph.left, glyph.bottom - glyph.top
    if wide >= high:
        middle = (glyph.left + glyph.right) / 2
        half = replace(glyph, left=middle, x=glyph.x + wide / 2)
        return replace(glyph, right=middle), half
    middle = (glyph.top + glyph.bottom) / 2
    return replace(glyph, bottom=middle), replace(
        glyph, top=middle, y=glyph.y + high / 2
    )
