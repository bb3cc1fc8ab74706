"""Whether a word runs from the end of one line into the next."""

import re
from collections.abc import Iterable
from itertools import accumulate

from dibao.model import Words

NEAR = 8  # Han each side of the seam; a longer word has not been seen
HAN_END = re.compile(r"[\u3400-\u9fff]+\Z")
HAN_START = re.compile(rf"[\u3400-\u9fff]{{1,{NEAR}}}")

Joint = tuple[str, str]  # the Han that end one line, and those that begin the next


def joint(left: str, right: str) -> Joint | None:
    """Return the Han on both sides of a line break, None where one side has none.

    >>> joint("，打造西部氢", "谷示范区。"), joint("西部，", "氢谷")
    (('打造西部氢', '谷示范区'), None)
    """
    head = HAN_START.match(right)
    tail = head and HAN_END.search(left[-NEAR:])
    return (tail[0], head[0]) if head and tail else None


def straddled(joints: Iterable[Joint | None], words: Words) -> tuple[bool, ...]:
    """Tell of each joint whether a word runs across it.

    All are cut by one call, a line each, for words end with the line: a call for each
    takes two and a half times as long.

    >>> cut = lambda text: ("打造", "西部", "氢谷", "示范区")
    >>> straddled([("打造西部氢", "谷示范区"), None], cut)
    (True, False)
    """
    asked = list(joints)
    text = "\n".join([tail + head for tail, head in filter(None, asked)])
    ends = set(accumulate(map(len, words(text)))) if text else set()
    found, at = [], 0
    for one in asked:
        found.append(one is not None and at + len(one[0]) not in ends)
        at += len(one[0]) + len(one[1]) if one else 0
    return tuple(found)
