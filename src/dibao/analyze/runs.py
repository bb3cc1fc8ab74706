"""Where a text's runs are: of Han, of other letters and digits, and what parts them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

# Every Han character of every extension, and the three signs that stand for one.
# Planes 2 and 3 are whole: extensions still to come are laid there.
HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd々〇〻"

# What parts runs. Whatever is neither here nor Han counts as a letter: kana, Hangul,
# circled digits, private glyphs, code points not yet given out. So no character is a
# letter to one Python and a sign to the next, whose Unicode is newer.
_APART = (
    "\\x00-/:-@\\[-`{-\xa9\xab-\xb1\xb4\xb6-\xb8\xbb\xbf\xd7\xf7"  # ASCII, Latin-1
    "\u2000-\u206f\u20a0-\u20cf\u2100-\u214f\u2190-\u245f\u2500-\u2bff"  # signs
    "\u2e00-\u2e7f\u2ff0-\u3004\u3006\u3008-\u3020\u3030\u303c-\u3040\u309b\u309c"
    "\u30a0\u30fb\ufe00-\ufe1f\ufe30-\ufe6f\ufeff"
    "\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\uffe0-\uffff"  # full width
    "\ud800-\udfff\U0001d000-\U0001d3ff\U0001f000-\U0001faff\U000e0000-\U000effff"
)
# A pattern of its own; HAN is what stands in brackets.
OTHER = f"[^{HAN}{_APART}]+"
_RUN = re.compile(f"([{HAN}]+)|({OTHER})")
_IS_HAN = re.compile(f"[{HAN}]")


class Run(NamedTuple):
    """A longest stretch of one kind: Han, or other letters and digits."""

    text: str
    start: int
    is_han: bool


def runs(normal: str) -> Iterator[Run]:
    """Yield the runs of a normal form, in order.

    >>> [run.text for run in runs("2023年，丰收 ok")]
    ['2023', '年', '丰收', 'ok']
    """
    for match in _RUN.finditer(normal):
        yield Run(match[0], match.start(), match.lastindex == 1)


def split_runs(normal: str) -> list[tuple[str, str]]:
    """Return the runs without their places, in a quarter of the time.

    Each is Han and "", or "" and other letters.

    >>> split_runs("2023年，丰收 ok")
    [('', '2023'), ('年', ''), ('丰收', ''), ('', 'ok')]
    """
    return _RUN.findall(normal)


def is_han(char: str) -> bool:
    """Tell whether a character is Han, or one of the signs that stand for one."""
    return _IS_HAN.match(char) is not None
