"""Words: the layer that ranks, and what segmenting a page compares articles by."""

import re
from collections.abc import Iterator

from dibao.analyze.engine import cutter
from dibao.analyze.gram import LONGEST
from dibao.analyze.normal import normalize
from dibao.analyze.runs import Run, runs

# Only here do jieba and rjieba cut alike; the rarer Han characters stand alone in both.
_COMMON_HAN = re.compile("[\u4e00-\u9fd5]+|.", re.DOTALL)
PIECE = 512  # jieba takes quadratic time on a run of characters it does not know


def words(text: str) -> tuple[str, ...]:
    """Return the words in order, as printed: Han cut by jieba, other letters whole.

    >>> words("重慶科學城，2024年全面開工ＯＫ")
    ('重慶', '科學城', '2024', '年', '全面', '開工', 'ＯＫ')
    """
    found, at = [], 0
    for word, at in _placed(normalize(text)):
        found.append(text[at : at + len(word)])
    return tuple(found)


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


def _placed(normal: str) -> Iterator[tuple[str, int]]:
    """Yield each word of a normal form, and where it starts."""
    for run in runs(normal):
        at = run.start
        for word in _parts(run):
            yield word, at
            at += len(word)


def _parts(run: Run) -> Iterator[str]:
    """Yield the words of one run."""
    if run.is_han:
        yield from _cut(run.text)
    else:
        yield run.text


def _cut(han: str) -> Iterator[str]:
    """Yield the words of a run of Han."""
    cut = cutter()
    for piece in _COMMON_HAN.findall(han):
        if len(piece) == 1:
            yield piece
        else:
            for at in range(0, len(piece), PIECE):
                yield from cut(piece[at : at + PIECE])
