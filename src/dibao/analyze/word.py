"""Words: the layer that ranks, and what segmenting a page compares articles by."""

import re
from collections.abc import Iterator, Sequence

from dibao.analyze.engine import cutter
from dibao.analyze.gram import LONGEST
from dibao.analyze.normal import normalize
from dibao.analyze.runs import HAN, OTHER

# Only here do jieba and rjieba cut alike; the rarer Han characters stand alone in both.
_FIRST, _LAST = "\u4e00", "\u9fd5"
_PIECE = 512  # jieba takes quadratic time on a run of characters it does not know
_CUT = f"([{_FIRST}-{_LAST}]{{1,{_PIECE}}})"
_PIECES = re.compile(f"{_CUT}|({OTHER}|[{HAN}])")
_RANKED_PIECES = re.compile(f"{_CUT}|({OTHER})")
# A character three times and more can be cut in ways that weigh the same but for
# rounding, and there the engines differ. Where such stand alone, 3 of 60,000 random
# strings of one to three different characters are cut otherwise, and else 540.
_THRICE = re.compile(f"([{_FIRST}-{_LAST}])\\1\\1+")

# What stands between pieces, and for one that is not cut. Both engines give these two
# back alone, and no piece holds them.
_GAP = " "
_UNCUT = "\0"


def words(text: str) -> tuple[str, ...]:
    """Return the words in order, as printed: Han cut by jieba, other letters whole.

    >>> words("重慶科學城，2024年全面開工ＯＫ")
    ('重慶', '科學城', '2024', '年', '全面', '開工', 'ＯＫ')
    """
    normal = normalize(text)
    found = _cut(_PIECES.findall(_loose(normal)))
    return tuple(found if normal == text else _as_printed(text, normal, found))


def index_words(text: str) -> str:
    """Return what is ranked by: words of two Han or more, and runs of other letters.

    >>> index_words("重慶科學城，2024年全面開工ＯＫ")
    '重庆 科学城 2024 全面 开工 ok'
    """
    return index_words_of(normalize(text))


def index_words_of(normal: str) -> str:
    """Return what a text in normal form is ranked by."""
    pieces = _RANKED_PIECES.findall(_loose(normal))
    found = _cut([piece for piece in pieces if len(piece[1]) <= LONGEST])
    return " ".join(
        [word for word in found if len(word) > 1 or not _FIRST <= word <= _LAST]
    )


def _loose(normal: str) -> str:
    """Return a text with blanks between characters that stand three times or more."""
    return _THRICE.sub(lambda found: f" {_GAP.join(found[0])} ", normal)


def _as_printed(text: str, normal: str, found: Sequence[str]) -> Iterator[str]:
    """Yield the pieces of a text that stand where these words do in its normal form."""
    end = 0
    for word in found:
        start = normal.index(word, end)
        end = start + len(word)
        yield text[start:end]


def _cut(pieces: Sequence[tuple[str, str]]) -> list[str]:
    """Return the words of pieces: Han cut, all in one call, and the others whole."""
    words = cutter()(_GAP.join([han or _UNCUT for han, _ in pieces]))
    others = iter([other for _, other in pieces if other])
    return [next(others) if word == _UNCUT else word for word in words if word != _GAP]
