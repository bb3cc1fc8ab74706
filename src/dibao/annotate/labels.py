"""Page labels 版: as printed, and as we write them. Texts in normal form."""

import re

NUMERAL = "[一二三四五六七八九十百廿]{1,4}"
LABEL = rf"(?:[a-zA-Z]{{1,2}}-?\d{{1,3}}|\d{{1,3}}|{NUMERAL})"

_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")}
_DIGITS |= {str(value): value for value in range(10)} | {"零": 0, "○": 0, "元": 1}


def label_of(printed: str) -> str:
    """Return a label without leading zeros, in capitals and Arabic digits.

    >>> [label_of(label) for label in ("03", "a12", "A-05", "十二", "二十", "100")]
    ['3', 'A12', 'A5', '12', '20', '100']
    """
    if re.fullmatch(NUMERAL, printed):
        return str(number(printed))
    return re.sub(r"(?<!\d)0+(?=\d)", "", printed.replace("-", "")).upper()


def number(numeral: str) -> int:
    """Return the number that Chinese numerals write: 二十三, 廿三, 二三 or 23.

    >>> [number(text) for text in ("二十三", "廿三", "十", "二三", "一百", "07", "元")]
    [23, 23, 10, 23, 100, 7, 1]
    """
    if numeral.isdecimal():
        return int(numeral)
    spelled = numeral.replace("廿", "二十").replace("卅", "三十")
    if not re.search("[十百]", spelled):
        return int("".join(str(_DIGITS[char]) for char in spelled))
    hundreds, _, rest = spelled.rpartition("百")
    tens, ten, ones = rest.rpartition("十")
    total = 100 * _digit(hundreds, 1) if "百" in spelled else 0
    return total + (10 * _digit(tens, 1) if ten else 0) + _digit(ones, 0)


def _digit(numeral: str, absent: int) -> int:
    return _DIGITS.get(numeral[-1], absent) if numeral else absent
