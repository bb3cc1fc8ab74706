"""The type case 字架: which font a face is set in, and how wide its characters are.

``cid`` needs no file: a font that every reader of PDFs knows by name, not embedded.
``noto`` embeds subsets of Noto (SIL Open Font License) from Debian's fonts-noto-cjk.
"""

from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from io import BytesIO
from itertools import groupby
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont as Font
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont

FACES = ("song", "song-bold", "hei", "hei-bold", "kai")
NOTO = Path("/usr/share/fonts/opentype/noto")
FILES = {
    "song": "NotoSerifCJK-Regular.ttc",
    "song-bold": "NotoSerifCJK-Bold.ttc",
    "hei": "NotoSansCJK-Regular.ttc",
    "hei-bold": "NotoSansCJK-Bold.ttc",
    "kai": "NotoSansCJK-Regular.ttc",  # Debian's Noto has no script type
}
EPOCH = 3_500_000_000  # seconds since 1904: a font made twice is the same font
SIMPLIFIED = 2  # the number of the face for mainland China in each collection
CID = "STSong-Light"


@dataclass(frozen=True, slots=True)
class Case:
    """The fonts a page is set in."""

    kind: str  # cid, noto
    latin: str = ""  # a font of every PDF reader's for letters and digits, if another

    def width(self, text: str, face: str) -> float:
        """Return how wide a text is, in ems."""
        return sum(self._advance(char, face) for char in text)

    def _advance(self, char: str, face: str) -> float:
        if self.latin and is_latin(char):
            return float(pdfmetrics.stringWidth(char, self.latin, 1000) / 1000)
        advance = _noto_advance if self.kind == "noto" else _cid_advance
        return advance(char, face)

    def runs(self, text: str) -> list[tuple[bool, str]]:
        """Return a text's runs of one font, and whether that is the one for Latin."""
        found = groupby(text, key=lambda char: bool(self.latin) and is_latin(char))
        return [(is_other, "".join(run)) for is_other, run in found]

    def fonts(self, characters: str) -> dict[str, str]:
        """Return, by face, reportlab's names of fonts that have these characters."""
        if self.kind == "cid":
            return dict.fromkeys(FACES, _cid())
        return _embedded("".join(sorted(set(characters))))


def is_latin(char: str) -> bool:
    """Tell whether a character is a letter, digit or sign of ASCII."""
    return "!" <= char <= "~"


def has_noto() -> bool:
    """Tell whether this machine has Debian's Noto for Chinese."""
    return all((NOTO / name).exists() for name in FILES.values())


@cache
def _cid() -> str:
    pdfmetrics.registerFont(UnicodeCIDFont(CID))
    return CID


@cache
def _cid_advance(char: str, _face: str) -> float:
    return float(pdfmetrics.stringWidth(char, _cid(), 1000) / 1000)


@cache
def _noto_advance(char: str, face: str) -> float:
    font, _, cmap = _source(FILES[face])
    return float(font["hmtx"][cmap.get(ord(char), ".notdef")][0] / 1000)


@cache
def _embedded(characters: str) -> dict[str, str]:
    found: dict[str, str] = {}
    key = sha256(characters.encode()).hexdigest()[:8]
    for face in FACES:
        name = f"{Path(FILES[face]).stem}-{key}"
        if name not in pdfmetrics.getRegisteredFontNames():
            data = BytesIO(subset(FILES[face], characters, name))
            pdfmetrics.registerFont(TTFont(name, data))
        found[face] = name
    return found


def subset(file: str, characters: str, name: str) -> bytes:
    """Return a TrueType font with these characters, their curves made quadratic.

    Its name must be its own: reportlab takes fonts of one name for one font.
    """
    outlines = {c: one for c in characters if (one := _outline(file, ord(c)))}
    blank = _outline(file, None)
    glyphs = {
        ".notdef": blank,
        **{f"u{ord(c):04X}": one for c, one in outlines.items()},
    }
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(list(glyphs))
    builder.setupCharacterMap({ord(c): f"u{ord(c):04X}" for c in outlines})
    builder.setupGlyf({key: deepcopy(glyph) for key, (glyph, _) in glyphs.items()})
    builder.setupHorizontalMetrics(
        {key: (wide, 0) for key, (_, wide) in glyphs.items()}
    )
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": name, "psName": name})
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120)
    builder.setupPost()
    builder.font["head"].created = builder.font["head"].modified = EPOCH
    out = BytesIO()
    builder.font.save(out)
    return out.getvalue()


@cache
def _outline(file: str, code: int | None):
    """Return a character's glyph and its width; None where the font has none."""
    _, glyphs, cmap = _source(file)
    name = ".notdef" if code is None else cmap.get(code)
    if name is None:
        return None
    pen = TTGlyphPen(None)
    glyphs[name].draw(Cu2QuPen(pen, max_err=1.0, reverse_direction=True))
    return pen.glyph(), round(glyphs[name].width)


@cache
def _source(file: str):
    font = Font(NOTO / file, fontNumber=SIMPLIFIED, lazy=True)
    return font, font.getGlyphSet(), font.getBestCmap()
