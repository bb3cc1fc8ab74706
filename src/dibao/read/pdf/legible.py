"""Whether a page's text can be used, or a scan's picture would have to be read.

Two kinds have no text to use: a page that is only a picture (a scan, or text drawn as
outlines), and one whose fonts do not say which characters they draw.
"""

import re
import string
import unicodedata
from collections import Counter
from functools import lru_cache

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
# Those, and Han and signs that are hardly in use. Of the numbers of a whole font's
# glyphs they are two thirds (of 100 pieces of 25 characters 91 have more than half); of
# a list of nothing but names with a rare character each, four tenths.
ODD_SHARE = 0.5
# A press has signs of its own, for the ends of articles and in lists.
PARTLY_SHARE = 0.05
PARTLY_CHARS = 20
PLAIN_SHARE = 0.5  # letters and digits among ASCII, where there is nothing else
ASCII_SHARE = 0.9
_HAN = re.compile("[\u3400-\u9fff]")
_LEADER = re.compile(r"([^\w\s])\1{2,}")  # .......... to a page's number or a price
_PLAIN = frozenset(string.ascii_letters + string.digits)
# What is odd about a character. What numbers of glyphs or the bytes of Chinese become
# when they are taken for characters: Latin letters with accents, Greek.
UNKNOWN, ACCENTED, RARE = "unknown", "accented", "rare"
# Not what Chinese print has from there: · in names and as a leader, ° × and the like.
_ACCENTED = re.compile("[^\0-\u00a0\u0400-\U0010ffff§°±·×÷]")
# Han that are in use, by the first byte that is behind them: all of GB 2312; the first
# levels of Big5 and JIS, for traditional print. Of any Han, 44 in 100 are among them.
USUAL = (("gb2312", b"\xff"), ("big5", b"\xc9"), ("shift_jis", b"\x98\x9f"))
OURS = {"CJK", "IDEOGRAPHIC", "LATIN", "HALFWIDTH", "FULLWIDTH"}
OURS |= {"HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "BOPOMOFO"}
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
    odd = _odd(text)
    if odd[UNKNOWN] + odd[ACCENTED] > UNKNOWN_SHARE * len(text):
        return False
    if odd.total() > ODD_SHARE * len(text):
        return False
    han = _HAN.findall(text)
    if len(han) >= ENOUGH_HAN:
        return sum(char in COMMON for char in han) >= COMMON_SHARE * len(han)
    text = _LEADER.sub(r"\1", text)
    ascii_ = [char for char in text if char.isascii()]
    if len(ascii_) < max(ENOUGH_HAN, ASCII_SHARE * len(text)):
        return True
    return sum(char in _PLAIN for char in ascii_) >= PLAIN_SHARE * len(ascii_)


def unknown_in(text: str) -> int:
    """Return how many characters of a text have no meaning, 0 where few do not."""
    number = _odd(text)[UNKNOWN]
    enough = max(PARTLY_CHARS, PARTLY_SHARE * len(text))
    return number if number >= enough else 0


def _odd(text: str) -> Counter[str]:
    """Return how many characters of a text are odd, by what is odd about them.

    A page may be printed in another script, but hardly in several at once: numbers
    of glyphs, taken for characters, are of any.
    """
    found: Counter[str] = Counter()
    for char, times in Counter(text).items():
        found[_kind(char)] += times
    odd = Counter({kind: found.pop(kind, 0) for kind in (UNKNOWN, ACCENTED, RARE)})
    del found[""]
    odd[UNKNOWN] += found.total() - max(found.values(), default=0)
    return odd


@lru_cache(1 << 14)
def _kind(char: str) -> str:
    """Return what is odd about a character, or its script where that is not ours."""
    category = unicodedata.category(char)
    if char == "\ufffd" or category in ("Cc", "Cn", "Co", "Cs"):
        return UNKNOWN
    if _ACCENTED.match(char):
        return ACCENTED
    if _HAN.match(char) or char >= "\U00020000":
        return "" if any(_is_in(char, *level) for level in USUAL) else RARE
    if category[0] in "LM":
        script = unicodedata.name(char, "").partition(" ")[0]
        return "" if script in OURS else script
    return RARE if category == "So" and not _is_in(char, "gbk", b"\xff") else ""


def _is_in(char: str, codec: str, below: bytes) -> bool:
    try:
        return char.encode(codec) < below
    except UnicodeEncodeError:
        return False
