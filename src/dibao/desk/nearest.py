"""Strings that stand in texts one character off another: what may have been meant.

One change leaves one half of a string as it is. Where a half stands in a text, what
stands beside it is compared with the other half.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from dibao.analyze import BLANKS, Gram, needed_grams, normalize
from dibao.analyze.runs import HAN, is_han
from dibao.desk.needles import BLANK, Needle, ends_in_letter

LEAST_CHARS = 2  # with one of its characters off, nothing is left of a shorter one
MOST_HOLES = 8  # characters; each of them may be the wrong one, and is left out in turn
MOST_PLACES = 12  # of one half in one text: 的 stands 300 times on a full page
SPARE = 8  # blanks that may stand between the characters compared

_ACROSS = re.compile(f"(?<=[{HAN}])[{BLANKS}]+(?=[{HAN}])")


def askings(needle: Needle) -> tuple[tuple[Gram, ...], ...]:
    """Return sets of grams; what is one character off has all the grams of one set.

    >>> [[gram.text for gram in grams] for grams in askings(Needle("沈知秋"))]
    [['知秋'], ['沈', '秋'], ['沈知']]
    """
    text, size = needle.text, len(needle.text)
    before, after = BLANK * needle.starts_word, BLANK * needle.ends_word
    if size <= MOST_HOLES:
        pieces = [(text[:at], text[at + 1 :]) for at in range(size)]
    else:
        pieces = [(text[: size // 2], ""), ("", text[size // 2 :])]
    found = (
        needed_grams(before + left if left else "")
        + needed_grams(right + after if right else "")
        for left, right in pieces
    )
    return tuple(dict.fromkeys(grams for grams in found if grams))


def one_off(needle: Needle, text: str) -> Iterator[str]:
    """Yield what stands in a text as printed one character off a needle, once or more.

    In normal form, without the blanks that typesetting put between Han.

    >>> sorted(set(one_off(Needle("铝都新成"), "鋁都新 城，铝都的新成，铝都成")))
    ['铝都成', '铝都新', '铝都新城', '铝都的新成']
    """
    half = len(needle.text) // 2
    left, right = needle.text[:half], needle.text[half:]
    for start, end in islice(Needle(left).places(text), MOST_PLACES):
        window = squeezed(text[start : end + 2 * len(right) + SPARE])
        rest = window[len(left) :].partition("\n")[0]
        before = text[:start][-1:]
        if not (needle.starts_word and ends_in_letter(before)):
            ends = ended(right, rest, is_whole=needle.ends_word)
            yield from (left + tail for tail in ends)
    for start, end in islice(Needle(right).places(text), MOST_PLACES):
        window = squeezed(text[max(0, start - 2 * len(left) - SPARE) : end])
        rest = window[: -len(right)].rpartition("\n")[2][::-1]
        after = text[end : end + 1]
        if not (needle.ends_word and ends_in_letter(after)):
            heads = ended(left[::-1], rest, is_whole=needle.starts_word)
            yield from (head[::-1] + right for head in heads)


def ended(wanted: str, rest: str, *, is_whole: bool) -> Iterator[str]:
    """Yield how a text goes on that is one character off what is wanted.

    With ``is_whole`` no letter or digit may follow it.
    """
    size = len(wanted)
    at = next((n for n in range(size) if rest[n : n + 1] != wanted[n]), size)
    if at == size:  # as wanted: nothing is off
        return
    ends = []
    if rest[at : size - 1] == wanted[at + 1 :]:  # one less
        ends.append(size - 1)
    if rest[at + 1 : size] == wanted[at + 1 :] and _are_alike(rest[at:], wanted[at:]):
        ends.append(size)  # another
    if rest[at + 1 : size + 1] == wanted[at:]:  # one more
        ends.append(size + 1)
    for end in ends:
        if not (is_whole and ends_in_letter(rest[end : end + 1])):
            yield rest[:end]


def squeezed(text: str) -> str:
    """Return the normal form, without the blanks between Han.

    >>> squeezed("鋁都新 城 OK")
    '铝都新城 ok'
    """
    return _ACROSS.sub("", normalize(text))


def _are_alike(one: str, other: str) -> bool:
    """Tell whether two texts begin alike: both with Han, a letter or a mark."""
    return bool(one) and _kind(one[0]) == _kind(other[0])


@lru_cache(maxsize=4096)
def _kind(char: str) -> tuple[bool, bool]:
    return is_han(char), ends_in_letter(char)
