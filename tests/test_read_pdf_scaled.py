"""Where characters are that a file draws in a form, scaled and moved."""

import pytest

from dibao.model import Facts
from dibao.read.pdf import read_pdf
from dibao.read.reading import Source

FONT = (
    "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H"
    "/DescendantFonts[5 0 R]>>",
    "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo"
    "<</Registry(Adobe)/Ordering(GB1)/Supplement 0>>>>",
)
FORM = "/Type/XObject/Subtype/Form/BBox[0 0 2400 3360]/Resources<</Font<</F 4 0 R>>>>"


def line_of(*pieces, placed):
    """Return the line that pieces of text in a form make; (piece,) says what it is."""
    drawn = f"BT /F 40 Tf 400 2800 Td {' '.join(map(shown, pieces))} ET"
    objects = (
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 840]/Resources"
        "<</XObject<</X 6 0 R>>>>/Contents 7 0 R>>",
        *FONT,
        stream(drawn, FORM),
        stream(f"{placed} cm /X Do"),
    )
    data = "%PDF-1.4\n" + "".join(
        f"{n} 0 obj\n{one}\nendobj\n" for n, one in enumerate(objects, start=1)
    )
    data += "trailer<</Size 8/Root 1 0 R>>\n%%EOF"
    (page,) = read_pdf(Source(data.encode(), "p.pdf", Facts())).pages
    (line,) = page.lines
    return line


def shown(piece):
    """Draw a piece; one in brackets with what it says beside it, as Chromium does."""
    text = "".join(piece)
    coded = text.encode("utf-16-be").hex()
    drawn = f"<{coded}> Tj {40 * len(text)} 0 Td"
    if isinstance(piece, str):
        return drawn
    return f"/Span <</ActualText <feff{coded}>>> BDC {drawn} EMC"


def stream(content, entries=""):
    return f"<<{entries}/Length {len(content)}>>\nstream\n{content}\nendstream"


@pytest.mark.parametrize(
    ("placed", "left", "right"),
    [(".25 0 0 .25 0 0", 100, 150), (".2 0 0 .25 40 0", 120, 160)],
)
@pytest.mark.parametrize("middle", ["里", ("里",)])
def test_text_in_a_form_is_one_line_whatever_says_what_it_is(
    middle, placed, left, right
):
    line = line_of("开心", middle, "有数", placed=placed)
    assert ("开心里有数", 10.0) == (line.text, line.size_pt)
    assert (left, right) == pytest.approx((line.box.left, line.box.right), abs=0.5)


@pytest.mark.parametrize("middle", ["里", ("里",)])
def test_a_form_that_moves_nothing_changes_nothing(middle):
    line = line_of("开心", middle, "有数", placed="1 0 0 1 0 0")
    assert "开心里有数" == line.text
    assert 400 == pytest.approx(line.box.left, abs=0.5)
