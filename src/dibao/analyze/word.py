"""Words: the layer that ranks, and what segmenting a page compares articles by."""

import re
from collections.abc import Iterator

from dibao.analyze.engine import cutter
from dibao.analyze.gram import LONGEST
from dibao.analyze.normal import normalize
from dibao.analyze.runs import Run, runs

# Only here do jieba and rjieba cut alike; the rarer Han characters stand alone in both.
_COMMON_HAN = re.compile("[\u4e00-\u9fd5]+")
PIECE = 512  # jieba takes quadratic time on a run of characters it does not know
_PIECES = re.compile(f"[\u4e00-\u9fd5]{{1,{PIECE}}}|.", re.DOTALL)


def words(text: str) -> tuple[str, ...]:
    """Return the words in order, as printed: Han cut by jieba, other letters whole.

    >>> words("重慶科學城，2024年全面開工ＯＫ")
    ('重慶', '科學城', '2024', '年', '全面', '開工', 'ＯＫ')
    """
    normal = normalize(text)
    found = tuple(word for run in runs(normal) for word in _parts(run))
    return found if normal == text else tuple(_as_printed(text, normal, found))


def index_words(text: str) -> str:
    """Return what is ranked by: words of two Han or more, and runs of other letters.

    >>> index_words("重慶科學城，2024年全面開工ＯＫ")
    '重庆 科学城 2024 全面 开工 ok'
    """
    found = []
    for run in runs(normalize(text)):
        if run.is_han:
            found += [word for word in _cut(run.text) if len(word) > 1]
        elif len(run.text) <= LONGEST:
            found.append(run.text)
    return " ".join(found)


def _as_printed(text: str, normal: str, found: tuple[str, ...]) -> Iterator[str]:
    """Yield the pieces of a text that stand where these words do in its normal form."""
    end = 0
    for word in found:
        start = normal.index(word, end)
        end = start + len(word)
        yield text[start:end]


def _parts(run: Run) -> list[str]:
    """Return the words of one run."""
    return _cut(run.text) if run.is_han else [run.text]


def _cut(han: str) -> list[str]:
    """Return the words of a run of Han."""
    cut = cutter()
    if len(han) <= PIECE and _COMMON_HAN.fullmatch(han):  # nearly always
        return cut(han)
    found: list[str] = []
    for piece in _PIECES.findall(han):
        found += cut(piece) if _COMMON_HAN.fullmatch(piece) else [piece]
    return found
