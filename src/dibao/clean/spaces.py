"""Blanks that setting leaves: in justified columns, letter-spaced words, before type.

A blank can also mean something: it parts the halves of a headline, names in a byline,
the columns of a table, a paragraph from the margin. Those stay.
"""

import re
from collections.abc import Sequence

# A line of a set column is not longer; what is longer was typed, with its blanks.
COLUMN = 45
SENTENCE = 8  # characters; a line of prose that counts as one is not shorter

_HAN = "\u3400-\u9fff〇\U00020000-\U0003ffff"
_PAUSE = re.compile("[，。、；！？]")
_MIDWAY = re.compile(r"[^。！？…”』」）\s]\s*\Z")
_INDENT = re.compile(r"\u3000| {2}|\t")
_FIELDS = re.compile(
    "记者|通讯员|实习生|作者|编辑|责编|编审|校对|版式|美编|摄影|本报讯|电话"
)

# Anywhere: inside brackets and before closing marks no blank is ever written, and one
# before the first character is no indent.
_ANYWHERE = re.compile(
    r"^ (?=\S)|(?<=\S) +(?=[，。、；：！？）》】〉”’])|(?<=[（《【〈“‘]) +(?=\S)"
)

# Round brackets take none around them, but in a list of names it parts the names.
_AROUND = re.compile(rf"(?<=[{_HAN}\d”，。、；：]) +(?=（)|(?<=）) +(?=[{_HAN}\d“])")
_NAMES = re.compile(rf"（[^（）]*(?:）|\Z)|\A[^（）]*）|(?P<gap>[{_HAN}] (?=[{_HAN}]))")

# In prose: after commas, beside numbers and Latin words.
_IN_PROSE = re.compile(
    rf"(?<=[，、；]) +(?=\S)|(?<=[{_HAN}，、；：。“”（）]) (?=[0-9A-Za-z])"
    rf"|(?<=[0-9]) (?=[{_HAN}％%℃“])|(?<=[A-Za-z]) (?=[{_HAN}])"
)

# Beside prose: around a number that has a blank on both sides. With one on one side it
# may begin the second half of a headline.
_NUMBER = re.compile(
    rf"(?<=[{_HAN}]) (?P<number>[0-9.]+)(?: (?=[{_HAN}％%℃])|(?P<last>\Z))"
)

# In the midst of a sentence: between Han, and beside quotation marks. Not inside
# brackets, titles and mottoes, where a blank parts names or halves.
_IN_SENTENCE = re.compile(
    r"(?P<stay>（[^（）]*(?:）|\Z)|\A[^（）]*）|《[^《》]*(?:》|\Z)|\A[^《》]*》"
    r"|“[^“”，。！？；]*(?:”|\Z)|\A[^“”，。！？；]*”)"
    rf"|(?<=[{_HAN}\d]) (?=[{_HAN}“‘《])|(?<=[”’》]) (?=[{_HAN}\d])"
)
_CREDIT = re.compile("(?<= )(?:[文图摄]|供图|报道)")

# Words that stand alone and letter-spaced above a column. Other two-character lines may
# be a name set to the width of three, which is how its owner is told from others.
_HEADS = frozenset(
    ("广告", "简讯", "短讯", "要闻", "公告", "公示", "通知", "启事", "声明", "讣告")
)

_GAPS = re.compile(r"([ \u3000]+)")
_LONE_BLANK = re.compile(r" (?=\S)")


def close_up(texts: Sequence[str]) -> dict[int, str]:
    """Return the lines that had blanks without meaning, by index.

    >>> close_up(["西部 （重庆） 科学城", "中 国 海 油", "聚焦重点 靶向攻坚"])
    {0: '西部（重庆）科学城', 1: '中国海油'}
    """
    changed = {}
    for i, text in enumerate(texts):
        if (" " in text or "\u3000" in text) and _may_close(text):
            closed = _closed(texts, i)
            if closed != text:
                changed[i] = closed
    return changed


def _may_close(text: str) -> bool:
    """Return whether a blank stands inside a line, or one that is no indent before it.

    >>> [_may_close(x) for x in ("\u3000\u3000大会 ", " 大会", "大 会", "\u3000")]
    [False, True, True, False]
    """
    return len(text.split()) > 1 or _LONE_BLANK.match(text) is not None


def _closed(texts: Sequence[str], i: int) -> str:
    text = texts[i]
    if not _is_row(texts, i):
        text = _letters_joined(text)
    text = _ANYWHERE.sub("", text)
    if not any(match["gap"] for match in _NAMES.finditer(text)):
        text = _AROUND.sub("", text)
    if _is_prose(texts, i):
        text = _IN_PROSE.sub("", text)
    elif _is_beside_prose(texts, i):
        text = _with_numbers(text)
    if _is_running(texts, i):
        text = _IN_SENTENCE.sub(lambda match: match["stay"] or "", text)
    return text


def _has_pause(text: str) -> bool:
    return len(text) >= SENTENCE and _PAUSE.search(text) is not None


def _is_prose(texts: Sequence[str], i: int) -> bool:
    """Return whether a line is of a paragraph: punctuated, or on from one that is."""
    if _has_pause(texts[i]):
        return True
    return len(texts[i]) >= SENTENCE and i > 0 and _goes_on_below(texts[i - 1])


def _goes_on_below(text: str) -> bool:
    return _has_pause(text) and _MIDWAY.search(text) is not None


def _is_beside_prose(texts: Sequence[str], i: int) -> bool:
    beside = texts[max(i - 1, 0) : i + 2]
    named = _FIELDS.search(texts[i]) is not None
    return len(texts[i]) >= SENTENCE and not named and any(map(_has_pause, beside))


def _with_numbers(text: str) -> str:
    """Return the text with its numbers closed up; the last only if another was.

    >>> _with_numbers("西南铝 20 万吨项目 27"), _with_numbers("救援持续 180多人失踪")
    ('西南铝20万吨项目27', '救援持续 180多人失踪')
    """
    if all(match["last"] is not None for match in _NUMBER.finditer(text)):
        return text
    return _NUMBER.sub(lambda match: match["number"], text)


def _is_running(texts: Sequence[str], i: int) -> bool:
    """Return whether a line lies inside a sentence that was set in a column."""
    text, above = texts[i], texts[i - 1] if i else ""
    if not _has_pause(text) or len(text) > COLUMN or _CREDIT.search(text):
        return False
    if _FIELDS.search(text):
        return False
    return _goes_on_below(above) or _INDENT.match(text) is not None


def _is_row(texts: Sequence[str], i: int) -> bool:
    """Return whether the line above or below has as many cells, and whole words."""
    cells = len(texts[i].split())
    if cells < 3:
        return False
    beside = [texts[j].split() for j in (i - 1, i + 1) if 0 <= j < len(texts)]
    return any(len(row) == cells and any(len(x) > 1 for x in row) for row in beside)


def _letters_joined(text: str) -> str:
    r"""Return the text with letter-spaced words joined.

    Three or more single characters with the same blank between them; the word that they
    begin or end joins them where the line is punctuated.

    >>> _letters_joined("\u3000\u3000大会，在本 区 举 行")
    '\u3000\u3000大会，在本区举行'
    >>> _letters_joined("张\u3000三\u3000李四")
    '张\u3000三\u3000李四'
    """
    if "".join(text.split()) in _HEADS:
        return re.sub(r"(?<=\S)\s+(?=\S)", "", text)
    parts = _GAPS.split(text)  # words at even places, gaps between them
    joined = _has_pause(text)
    start = 0
    while start < len(parts):
        end = start
        while _is_spaced(parts, end, joined) and parts[end + 1] == parts[start + 1]:
            end += 2
        singles = sum(_is_han(word) for word in parts[start : end + 1 : 2])
        if singles >= 3:
            parts[start + 1 : end : 2] = [""] * ((end - start) // 2)
        start = max(end, start + 2)
    return "".join(parts)


def _is_han(word: str) -> bool:
    return len(word) == 1 and ("\u3400" <= word <= "\u9fff" or word >= "\U00020000")


def _is_spaced(parts: Sequence[str], i: int, joined: bool) -> bool:
    """Return whether the word at i and the next may be parts of one spaced word."""
    if i + 2 >= len(parts):
        return False
    left, right = parts[i], parts[i + 2]
    if _is_han(left) and _is_han(right):
        return True
    if not joined or not (_is_han(left) or _is_han(right)):
        return False
    return _is_han(left[-1:]) and _is_han(right[:1])
