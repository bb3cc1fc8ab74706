r"""Characters that are not what the reader saw: invisible, look-alikes, private signs.

Each function takes one line and returns it mended; all work on single characters. The
set before it holds every character without which it changes nothing.
"""

import re
import unicodedata
from string import ascii_letters

# Controls but tab, which sets columns; soft hyphen, combining grapheme joiner, Arabic
# letter mark, Mongolian vowel separator, zero-width and direction marks, the byte order
# mark, annotation marks, variation selectors and tags. All are drawn as nothing.
_INVISIBLE_RANGES = (
    "\x00-\x08", "\x0b-\x0c", "\x0e-\x1f", "\x7f-\x9f", "\xad", "\u034f", "\u061c",
    "\u180e", "\u200b-\u200f", "\u2028-\u202e", "\u2060-\u206f", "\ufe00-\ufe0f",
    "\ufeff", "\ufff9-\ufffb", "\U000e0000-\U000e0fff",
)  # fmt: skip
INVISIBLE = frozenset(
    chr(code)
    for span in _INVISIBLE_RANGES
    for code in range(ord(span[0]), ord(span[-1]) + 1)
)
_INVISIBLE = re.compile(f"[{''.join(_INVISIBLE_RANGES)}]+")

# Blanks of other widths. An em space is as wide as a Han character and indents as the
# ideographic space does; all others stand where a plain space would.
_PLAIN_BLANKS = {"\u2001": "\u3000", "\u2003": "\u3000"} | dict.fromkeys(
    "\xa0\u1680\u2000\u2002\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f", " "
)
BLANKS = frozenset(_PLAIN_BLANKS)
_BLANKS = str.maketrans(_PLAIN_BLANKS)

# Unicode's EquivalentUnifiedIdeograph.txt for U+2E81 to U+2EF3, in order; a space where
# it has none or where the ideograph lies outside the basic plane.
_SUPPLEMENT = (
    "厂乛乚乙亻冂 刀刂卜㔾小小兀尣尢 巳幺彑彐忄㣺扌攵 旡日月歺母民氵氺灬爫爫丬牛犭王疋"
    "目示礻竹糹纟罓罒㓁冗 羊  耂肀聿肉臼艹艹艹虎衤覀西见角 讠贝 车辶辶辶阝钅長"
    "镸长门 阝雨青韦页风飞食 飠饣 马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟"
)

# Those of which some letter with it has a character of its own. Three at most, as no
# letter has more: normalizing takes time quadratic in their number.
ACCENTS = frozenset(
    mark
    for mark in map(chr, range(0x300, 0x370))
    if any(
        len(unicodedata.normalize("NFC", char + mark)) == 1 for char in ascii_letters
    )
)
_ACCENTED = re.compile(
    "[A-Za-z\u00c0-\u024f\u1e00-\u1eff][\u0300-\u036f]{1,3}(?![\u0300-\u036f])"
)

# What Wingdings and Symbol draw at these codes of the private-use area.
_SIGNS = {
    "\uf06c": "●", "\uf06d": "○", "\uf06e": "■", "\uf06f": "□", "\uf070": "□",
    "\uf071": "❑", "\uf072": "❒", "\uf074": "◆", "\uf075": "◆", "\uf076": "❖",
    "\uf077": "◆", "\uf09f": "•", "\uf0a7": "▪", "\uf0a8": "□", "\uf0b7": "•",
    "\uf0d8": "➢", "\uf0e8": "➔", "\uf0fc": "✓", "\uf0fe": "☑",
}  # fmt: skip


def _look_alikes() -> dict[int, str]:
    """Return the ideograph for each radical or compatibility ideograph."""
    found = {
        0x2E81 + i: char for i, char in enumerate(_SUPPLEMENT) if not char.isspace()
    }
    blocks = (0x2F00, 0x2FD6), (0xF900, 0xFB00), (0x2F800, 0x2FA20)
    for code in (code for first, after in blocks for code in range(first, after)):
        plain = unicodedata.normalize("NFKC", chr(code))
        if plain != chr(code) and len(plain) == 1:
            found[code] = plain
    return found


_IDEOGRAPHS = _look_alikes()
ALIKE = frozenset(map(chr, _IDEOGRAPHS))
_ALIKE = re.compile(f"[{''.join(map(chr, _IDEOGRAPHS))}]")
BULLETS = frozenset(_SIGNS)
_BULLET = re.compile(rf"^(\s*)([{''.join(_SIGNS)}])")
# U+FE10 to U+FE19, FE30 to FE44, FE47 and FE48: marks as a font draws them in standing
# print. Unicode names the mark each stands for; here it is as wide as a Han character.
_TURNED = str.maketrans(
    "\ufe10\ufe11\ufe12\ufe13\ufe14\ufe15\ufe16\ufe17\ufe18\ufe19"
    "︰︱︲︳︴︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹇﹈",
    "，、。：；！？〖〗…‥—–＿﹏（）｛｝〔〕【】《》〈〉「」『』［］",
)
TURNED = frozenset(map(chr, _TURNED))
_NUMERALS = "一二三四五六七八九"
_CIRCLES = "○◯"
_LIKE_ZERO = f"{_CIRCLES}⭕OoОо0Ｏ"
ZEROS = frozenset(_LIKE_ZERO)
_ZERO_IN_YEAR = re.compile(rf"[{_NUMERALS}][{_NUMERALS}〇{_LIKE_ZERO}]{{3}}(?=\s*年)")
_ZERO = re.compile(
    rf"(?<=[{_NUMERALS}〇])[{_CIRCLES}](?=[{_CIRCLES}]*[{_NUMERALS}年后])"
)


def without_invisible(text: str) -> str:
    r"""Return the text without characters that are drawn as nothing.

    Between two Latin letters or digits a control character stood for a break: a space.

    >>> without_invisible("\ufeff新\u00ad闻\x00"), without_invisible("New\x0bYork")
    ('新闻', 'New York')
    """
    return _INVISIBLE.sub(_nothing, text)


def _nothing(match: re.Match[str]) -> str:
    before, after = match.string[: match.start()][-1:], match.string[match.end() :][:1]
    breaks = any(char in "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029" for char in match[0])
    apart = breaks and before.isascii() and after.isascii()
    return " " if apart and before.isalnum() and after.isalnum() else ""


def with_plain_blanks(text: str) -> str:
    r"""Return the text with plain and ideographic spaces only.

    >>> with_plain_blanks("\u2003\u2003第\xa03\u2009版")
    '\u3000\u3000第 3 版'
    """
    return text.translate(_BLANKS)


def with_ideographs(text: str) -> str:
    r"""Return the text with ideographs for radicals and compatibility ideographs.

    A font's character map that lists a radical first turns 龙 into ⻰ on extraction: it
    looks the same, and no search finds it.

    >>> with_ideographs("\u2ef0\u2f90\u2f08\uf9f6")
    '龙衣人臨'
    """
    return _ALIKE.sub(lambda match: _IDEOGRAPHS[ord(match[0])], text)


def with_lying_marks(text: str) -> str:
    r"""Return the text with the marks that those of standing print stand for.

    A font for 竖排 has some of its own, turned a quarter. Text is read lying, and
    sought with the marks that are typed.

    >>> with_lying_marks("\ufe41\u793e\u5340\ufe42\ufe12")
    '「社區」。'
    """
    return text.translate(_TURNED)


def with_composed(text: str) -> str:
    r"""Return the text with one character for a Latin letter and its accents.

    Text from a Mac may have them apart: it looks the same, and no search finds it.

    >>> with_composed("Ha\u0300nyu\u0308\u030c"), with_composed("x\u0301")
    ('Hànyǚ', 'x\u0301')
    """
    return _ACCENTED.sub(_composed, text)


def _composed(match: re.Match[str]) -> str:
    whole = unicodedata.normalize("NFC", match[0])
    return whole if len(whole) < len(match[0]) else match[0]


def with_bullet(text: str) -> str:
    r"""Return the line with the sign its private-use bullet was drawn as.

    Only at the line's start: elsewhere such a code may be a rare Han character that
    the paper drew itself.

    >>> with_bullet("\uf06c 全区粮食播种面积稳定")
    '● 全区粮食播种面积稳定'
    """
    return _BULLET.sub(lambda match: match[1] + _SIGNS[match[2]], text)


def with_zero(text: str) -> str:
    """Return the text with 〇 for circles and O that stand in a number in Han numerals.

    >>> with_zero("二○二四年一月，三○一医院"), with_zero("二O一一年"), with_zero("王○○")
    ('二〇二四年一月，三〇一医院', '二〇一一年', '王○○')
    """
    if "年" in text:
        text = _ZERO_IN_YEAR.sub(_year, text)
    has_circle = any(circle in text for circle in _CIRCLES)
    return _ZERO.sub("〇", text) if has_circle else text


def _year(match: re.Match[str]) -> str:
    return re.sub(f"[^{_NUMERALS}]", "〇", match[0])
