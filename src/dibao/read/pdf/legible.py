"""Whether a page's text can be used, or a scan's picture would have to be read.

Two kinds have no text to use: a page that is only a picture (a scan, or text drawn as
outlines), and one whose fonts do not say which characters they draw.
"""

import re
import string

from dibao.read.frequent import COMMON
from dibao.read.pdf.drawn import Drawn

FEW_CHARS = 20  # a scan may carry a stamp or a page number as text
SCAN_SHARE = 0.5  # of the page, under pictures
OUTLINES = 300  # shapes on a page with hardly any text: the text is among them
ENOUGH_HAN = 100
# 45 % of a page's Han are common ones. A wrong map gives any: 2 % of them are common,
# or 10 % where all are taken from the 3,755 of the first level of GB 2312.
COMMON_SHARE = 0.12
UNKNOWN_SHARE = 0.3
PLAIN_SHARE = 0.5  # letters and digits among ASCII, where there is nothing else
ASCII_SHARE = 0.9
# No character known, private use; and what numbers of glyphs or the bytes of Chinese
# become when they are taken for characters: Latin letters with accents, Greek.
_UNKNOWN = re.compile("[\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff\u00a1-\u03ff]")
_HAN = re.compile("[\u3400-\u9fff]")
_PLAIN = frozenset(string.ascii_letters + string.digits)
WHY = {
    "scan": "a picture without text, such as a scan: it needs OCR first",
    "outlines": "its text is drawn as shapes, not as text: it needs OCR first",
    "unmapped": (
        "its fonts do not say which characters they draw. Print it to a new PDF with "
        "another program, or recognize its picture (OCR), and hand that in"
    ),
    "blank": "nothing is printed on it",
}


def why_not(text: str, drawn: Drawn) -> str:
    """Return which of WHY a page's text is of no use for; "" where it is of use.

    ``text`` has no blanks.
    """
    if len(text) >= FEW_CHARS:
        return "" if is_legible(text) else "unmapped"
    if drawn.pictured > SCAN_SHARE or (drawn.pictured and not text):
        return "scan"
    if drawn.objects > OUTLINES or (drawn.objects and not text):
        return "outlines"
    return "" if text else "blank"


def is_legible(text: str) -> bool:
    r"""Tell whether the characters of a text are those that were printed.

    >>> is_legible("本报讯（记者 甲乙）昨天，新桥通车。"), is_legible("\ufffd" * 30)
    (True, False)
    """
    if len(_UNKNOWN.findall(text)) > UNKNOWN_SHARE * len(text):
        return False
    han = _HAN.findall(text)
    if len(han) >= ENOUGH_HAN:
        return sum(char in COMMON for char in han) >= COMMON_SHARE * len(han)
    ascii_ = [char for char in text if char.isascii()]
    if len(ascii_) < max(ENOUGH_HAN, ASCII_SHARE * len(text)):
        return True
    return sum(char in _PLAIN for char in ascii_) >= PLAIN_SHARE * len(ascii_)
