"""How much a text reads like Chinese, and like text at all."""

import re
import string
import unicodedata
from functools import lru_cache

from dibao.read.frequent import COMMON

ORDINARY = frozenset(string.ascii_letters + string.digits + " .,:;()-/%\"'\t\n\r\f")
_COMMON_RUN = re.compile(f"[{re.escape(''.join(sorted(COMMON)))}]+")
_ODD = re.compile(f"[^{re.escape(''.join(sorted(COMMON | ORDINARY)))}\u4e00-\u9fff]")
REPLACED = "\ufffd"
SAMPLE_CHARS = 32_768
# Below this a guessed text is none: 10,000 pieces of news of 8 to 300 characters
# scored .25 and more; random bytes, programs, PDFs of 100 bytes and more at most .04.
LEAST_LIKENESS = 0.15
# NULs are counted and removed by cleaning; a file with more strange characters than
# this holds something else than text.
STRANGE_SHARE = 0.3


def reads_as_text(text: str, *, guessed: bool) -> bool:
    """Say whether a decoded file is text; a guess must look like Chinese, too."""
    sample = text[:SAMPLE_CHARS] + text[SAMPLE_CHARS:][-SAMPLE_CHARS:]
    if strange_share(sample) > STRANGE_SHARE:
        return False
    return not guessed or likeness(sample.replace("\0", "")) >= LEAST_LIKENESS


def likeness(text: str) -> float:
    """Return how much a text reads like Chinese, at most 1.

    A common character counts 1, another Han character and the ASCII of running text
    a quarter, anything else 0; what no printed page holds counts -2.
    """
    text = _without_tail(text)
    common, odd = _common(text), _ODD.findall(text)
    quarters = len(text) - common - len(odd)
    unlikely = sum(map(_is_unlikely, odd))
    return (common + 0.25 * quarters - 2 * unlikely) / max(1, len(text))


def most_likeness(text: str) -> float:
    """Return what the likeness is at most, if all that is not common counts a quarter.

    A wrong guess holds little that is common: it is known in a tenth of the time.
    """
    text = _without_tail(text)
    common = _common(text)
    return (common + 0.25 * (len(text) - common)) / max(1, len(text))


def _common(text: str) -> int:
    return sum(map(len, _COMMON_RUN.findall(text)))


def _without_tail(text: str) -> str:
    """Return a text without the last character, where the sample has cut that."""
    return text[:-1] if text.endswith(REPLACED) else text


def strange_share(text: str) -> float:
    """Return the share of control, unassigned and undecodable characters.

    Private use is not among them: pages of made-up characters (造字) do exist.
    """
    unseen = [char for char in set(text) if char == REPLACED or not char.isprintable()]
    return sum(map(text.count, filter(_is_strange, unseen))) / max(1, len(text))


def _is_strange(char: str) -> bool:
    return char == REPLACED or (
        unicodedata.category(char) in ("Cc", "Cn") and char not in ORDINARY
    )


@lru_cache(1 << 12)
def _is_unlikely(char: str) -> bool:
    private = unicodedata.category(char) == "Co"
    return char > "\uffff" or private or _is_strange(char)
