"""Characters beyond 0xFFFF, as in rare names: PDFium gives them in two halves."""

import pytest

from bare_pdf import BOX, CATALOG, FONT, pdf, stream
from dibao.model import Facts
from dibao.read.pdf import read_pdf
from dibao.read.reading import Source


def read(*meant):
    """Return the text of a line; each of its signs means what is given, in UTF-16."""
    codes = "".join(f"{0x4E00 + n:04x}" for n in range(len(meant)))
    chars = "".join(f"<{0x4E00 + n:04x}><{code}>" for n, code in enumerate(meant))
    cmap = (
        "/CIDInit/ProcSet findresource begin 12 dict begin begincmap 1 "
        f"begincodespacerange<0000><ffff>endcodespacerange {len(meant)} beginbfchar"
        f"{chars}endbfchar endcmap end end"
    )
    page = (
        f"<</Type/Page/Parent 2 0 R/MediaBox{BOX}/Contents 4 0 R/Resources<</Font"
        "<</F 3 0 R>>>>>>"
    )
    objects = (
        CATALOG,
        "<</Type/Pages/Kids[5 0 R]/Count 1>>",
        FONT.replace("/Encoding", "/ToUnicode 6 0 R/Encoding"),
        stream(f"BT /F 10 Tf 100 700 Td <{codes}> Tj ET"),
        page,
        stream(cmap),
    )
    (found,) = read_pdf(Source(pdf(*objects), "p.pdf", Facts())).pages
    (line,) = found.lines
    return line.text


@pytest.mark.parametrize("name", ["赵𬱖", "𬀩", "𠊛𡎝𡨸", "陈𠮷先生", "吉𠮷吉"])
def test_a_name_with_a_rare_character_is_read_whole(name):
    assert name == read(*(char.encode("utf-16-be").hex() for char in name))


@pytest.mark.parametrize("half", ["d842", "dfb7"])
@pytest.mark.parametrize("before", ["8d75", "d842dfb7"])
def test_half_a_character_is_one_unknown(half, before):
    assert "\ufffd" == read(before, half, "751f")[1]
    assert 3 == len(read(before, half, "751f"))
