"""How much a text reads like Chinese, and like text at all."""

import string
import unicodedata
from collections import Counter

from dibao.read.frequent import COMMON

ORDINARY = frozenset(string.ascii_letters + string.digits + " .,:;()-/%\"'\t\n\r\f")
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
    counts = Counter(text[:-1] if text.endswith(REPLACED) else text)  # a cut tail
    points = sum(_worth(char) * times for char, times in counts.items())
    return points / max(1, counts.total())


def strange_share(text: str) -> float:
    """Return the share of control, unassigned and undecodable characters.

    Private use is not among them: pages of made-up characters (造字) do exist.
    """
    counts = Counter(text)
    strange = sum(times for char, times in counts.items() if _is_strange(char))
    return strange / max(1, counts.total())


def _is_strange(char: str) -> bool:
    return char == REPLACED or (
        unicodedata.category(char) in ("Cc", "Cn") and char not in ORDINARY
    )


def _worth(char: str) -> float:
    if char in COMMON:
        return 1
    if "\u4e00" <= char <= "\u9fff" or char in ORDINARY:
        return 0.25
    unlikely = char > "\uffff" or unicodedata.category(char) == "Co"
    return -2 if unlikely or _is_strange(char) else 0
