"""A user's own words 用户词典, in jieba's format: a word, its frequency, its tag."""

import hashlib
import re
from dataclasses import dataclass, field

from dibao.analyze.normal import normalize
from dibao.errors import DataError
from dibao.model import lines_of

# A frequency of 0 forbids a word, in jieba for every dictionary in the process.
_LINE = re.compile(r"(\S+)(?:\s+([1-9][0-9]{0,8}))?(?:\s+[A-Za-z]+)?")
_COMMON_HAN = re.compile("[\u4e00-\u9fd5]+")  # what is cut; other runs are words whole


@dataclass(frozen=True, slots=True)
class UserWords:
    """Words in normal form with their frequencies; None lets jieba choose one.

    Two are the same when their digests are.
    """

    digest: str
    words: tuple[tuple[str, int | None], ...] = field(compare=False)


NO_WORDS = UserWords("none", ())


def user_words(text: str, *, name: str) -> UserWords:
    r"""Return the words of a dictionary's text; ``name`` is what errors call it.

    Words that are not wholly of common Han are left out: they are never cut anyway.
    Tags say nothing to us.

    Raises:
        DataError: a line is not as jieba's format has it.

    >>> user_words("鋁都新城 5 n\nAI门诊\n望月桥", name="words.txt").words
    (('铝都新城', 5), ('望月桥', None))
    """
    found: list[tuple[str, int | None]] = []
    for number, line in enumerate(_lines(text), start=1):
        match = _LINE.fullmatch(line)
        if match:
            word = normalize(match[1])
            if _COMMON_HAN.fullmatch(word):
                found.append((word, int(match[2]) if match[2] else None))
        elif line:
            raise DataError(
                f"{name}: line {number} is not a word, its frequency (1 or more) and "
                f"its tag, parted by blanks, of which the last two may be left out: "
                f"{line[:40]!r}",
                code="bad-dictionary",
            )
    return UserWords(_digest(found), tuple(found)) if found else NO_WORDS


def _lines(text: str) -> list[str]:
    return [line.text.strip() for line in lines_of(text.removeprefix("\ufeff"))]


def _digest(words: list[tuple[str, int | None]]) -> str:
    lines = "".join(f"{word} {frequency or ''}\n" for word, frequency in words)
    return hashlib.sha256(lines.encode()).hexdigest()[:16]
