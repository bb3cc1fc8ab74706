"""Digits and punctuation that extraction tore off their line, put back.

Some extractors begin a new line where the gap between two glyphs differs from the
font's own; digits set in another width and kerned punctuation then stand alone.
"""

import re
from collections.abc import Sequence

_CLOSER = re.compile(r"\s*[，。、；：！？）》】〉”’」』]{1,2}\s*\Z")
_OPENER = re.compile(r"\s*[（《【〈“‘「『]\s*\Z")
_PIECE = re.compile(r"\s*[0-9.．:：/~～－\-—%％℃]\s*\Z")  # of a number
_DATE = re.compile(r"\s*[年月日]\s*\Z")  # inside one: 2 / 0 / 1 / 1 / 年 / 5
_DIGITS = re.compile(r"[0-9年月日]+")
_IN_NUMBER = re.compile(r"(?:\A|[^0-9])[0-9][.．:：/~～－\-—]?\s*\Z")  # its first digit
_TORN_DIGIT = re.compile(r"\S.*\D[0-9]\s*\Z")  # a line that breaks off in a number
_NUMBER_GAP = re.compile(r"(?<=[^\s0-9A-Za-z]) (?=[0-9]\Z)")
_ENDED = re.compile(r"(?:[。！？…”』」）]\s*)?\Z")
_PAUSE = re.compile("[，。、；]")

# What follows a number in a sentence. A column of numbers is followed by no such thing.
_MEASURE = re.compile(
    r"\s*[0-9]*\s*[年月日时点分秒号岁人名个位户家项条支张台辆所只头亩斤吨米元万亿千百余多"
    r"届次版件套间栋幢座艘架场期批种类级层里公平立度倍周天小英％%℃，。、；）”’]"
)
PROVEN = 2  # numbers torn in the midst on a page, from which any lone digit is suspect


def mend(texts: Sequence[str]) -> dict[int, str | None]:
    """Return the lines that took in a torn piece, and None for each piece, by index.

    >>> mend(["本区共有 1", "3", "名学员", "", "1", "2"])
    {1: None, 0: '本区共有13'}
    """
    if not any(0 < len(text) < 4 for text in texts):
        return {}
    lines, after = list(texts), dict[int, str | None]()
    proven, host, i = _is_proven(texts), -1, 0
    while i < len(lines):
        end = _chain_end(lines, i)
        if end > i and host >= 0 and _goes_up(lines, host, end, proven):
            lines[host] = _joined(lines[host], _pieces(lines, i, end))
            after |= dict.fromkeys(range(i, end)) | {host: lines[host]}
            i = end
        elif end > i and _goes_down(lines, i, end, proven):
            lines[end] = _pieces(lines, i, end) + lines[end].lstrip()
            after |= dict.fromkeys(range(i, end)) | {end: lines[end]}
            host, i = end, end + 1
        else:
            i = max(i + 1, end)
            host = i - 1 if lines[i - 1].strip() else -1
    return after


def _joined(host: str, pieces: str) -> str:
    """Return the host with its rest; the gap that tore them stood before the number.

    >>> _joined("本区共有 1", "3"), _joined("本区共有 1 个", "。")
    ('本区共有13', '本区共有 1 个。')
    """
    return _NUMBER_GAP.sub("", host.rstrip()) + pieces


def _pieces(lines: Sequence[str], start: int, end: int) -> str:
    return "".join(line.strip() for line in lines[start:end])


def _is_proven(texts: Sequence[str]) -> bool:
    """Return whether the page tears numbers: 共有 1 / 3 / 名."""
    torn = 0
    for above, line, below in zip(texts, texts[1:], texts[2:], strict=False):
        if len(line) < 4 and _PIECE.match(line) and _TORN_DIGIT.match(above):
            torn += _PIECE.match(below) is not None or _MEASURE.match(below) is not None
    return torn >= PROVEN


def _chain_end(lines: Sequence[str], i: int) -> int:
    """Return where the torn piece that begins at a line ends: one mark, or a number."""
    if len(lines[i]) > 9:
        return i
    if _CLOSER.match(lines[i]) or _OPENER.match(lines[i]):
        return i + 1
    end = i
    while _is_piece(lines, end) or (
        end > i and _is_piece(lines, end + 1) and _DATE.match(lines[end])
    ):
        end += 1
    return end


def _is_piece(lines: Sequence[str], i: int) -> bool:
    return i < len(lines) and len(lines[i]) < 9 and _PIECE.match(lines[i]) is not None


def _goes_up(lines: Sequence[str], host: int, end: int, proven: bool) -> bool:
    """Return whether the piece just above ``end`` is the rest of the host line."""
    last, above = lines[end - 1], lines[host]
    below = lines[end] if end < len(lines) else ""
    if _CLOSER.match(last):
        return True
    if _OPENER.match(last):
        return False
    followed = _MEASURE.match(below) is not None or _CLOSER.match(below) is not None
    prose = _PAUSE.search(above) is not None or _PAUSE.search(below) is not None
    if _IN_NUMBER.search(above) and not _PIECE.match(above):
        return followed or (prose and below[:1].strip() != "")
    return followed and (prose or proven) and not _ENDED.search(above)


def _goes_down(lines: Sequence[str], start: int, end: int, proven: bool) -> bool:
    """Return whether the pieces above ``end`` are the beginning of the line there."""
    if end >= len(lines) or not lines[end].strip():
        return False
    if _OPENER.match(lines[start]):
        return True
    return (
        proven and lines[start].strip().isdigit() and bool(_MEASURE.match(lines[end]))
    )
