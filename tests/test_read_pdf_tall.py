"""Fonts that claim a height no print has: their characters stay on their lines."""

import pytest

from bare_pdf import BOX, CATALOG, pdf, stream
from dibao.model import Facts
from dibao.read.pdf import read_pdf
from dibao.read.reading import Source

CHARS = "机器醒得比鸟早呢"
UPRIGHT = "/Ascent 880/Descent -120/FontBBox[0 -120 1000 880]"
HIGH = "/Ascent 1800/Descent -600/FontBBox[0 -600 1000 1800]"
# As TeX embeds a Type 1 font cut in pieces of 256 characters: only its box is known,
# and it is that of the widest signs of the whole font.
WILD = "/Ascent 0/Descent 0/FontBBox[-11092 -7399 7186 24029]"

MEANT = (
    "/CIDInit/ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange"
    f"<00><ff>endcodespacerange {len(CHARS)} beginbfchar"
    + "".join(f"<{n:02x}><{ord(char):04x}>" for n, char in enumerate(CHARS, start=1))
    + "endbfchar endcmap end end"
)


def font(says):
    """Return a Type 1 font of CHARS that says how high it is; no A and g to measure."""
    named = "".join(f"/uni{ord(char):04X}" for char in CHARS)
    return (
        f"<</Type/Font/Subtype/Type1/BaseFont/Plain/FirstChar 1/LastChar {len(CHARS)}"
        f"/Widths[{'1000 ' * len(CHARS)}]/FontDescriptor<</Type/FontDescriptor"
        f"/FontName/Plain/Flags 4{says}>>/Encoding<</Type/Encoding"
        f"/Differences[1{named} 65/none 103/none]>>/ToUnicode 7 0 R>>"
    )


def shown(chars, left, top, named):
    codes = "".join(f"{CHARS.index(char) + 1:02x}" for char in chars)
    return f"BT /{named} 10 Tf {left} {840 - top} Td <{codes}> Tj ET\n"


def read(*drawn, other, rotate=0):
    """Read a page drawn in font F, upright, and font G, as high as ``other`` says."""
    page = (
        f"<</Type/Page/Parent 2 0 R/MediaBox{BOX}/Contents 5 0 R/Rotate {rotate}"
        "/Resources<</Font<</F 3 0 R/G 4 0 R>>>>>>"
    )
    tree = "<</Type/Pages/Kids[6 0 R]/Count 1>>"
    fonts = font(UPRIGHT), font(other)
    data = pdf(CATALOG, tree, *fonts, stream("".join(drawn)), page, stream(MEANT))
    (found,) = read_pdf(Source(data, "p.pdf", Facts())).pages
    return found.lines


def in_turn(text, left, top, named="FG"):
    """Set a line's characters in two fonts, two by two."""
    return "".join(
        shown(text[n : n + 2], left + 10 * n, top, named[n // 2 % 2])
        for n in range(0, len(text), 2)
    )


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("other", [UPRIGHT, HIGH, WILD])
def test_lines_of_two_fonts_lie_however_high_one_claims_to_be(other, rotate):
    drawn = (
        in_turn(CHARS, 100, 200 + 15 * n, "FG" if n % 3 else "GF") for n in range(9)
    )
    lines = read(*drawn, other=other, rotate=rotate)
    assert [CHARS] * 9 == [line.text for line in lines]
