"""What runs on from a line that breaks off into the next: a word, a count, a width."""

import re

from dibao.model import Words
from dibao.segment.pieces import Piece
from dibao.segment.sheet import ALIKE

NEAR = 8  # Han each side of the seam; a longer word has not been seen
HAN_END = re.compile(r"[\u3400-\u9fff]+\Z")
HAN_START = re.compile(rf"[\u3400-\u9fff]{{1,{NEAR}}}")
DIGITS = frozenset("0123456789０１２３４５６７８９")
COUNTED = frozenset("年月日时分秒号点个名位人元万亿千百多余家项条次件％%届岁")


def seam_cues(p: Piece, q: Piece, words: Words) -> list[str]:
    """Return the cues of a line after one that breaks off."""
    last, first = p.text[-1], q.text[0]
    found = []
    if straddles(p.text, q.text, words):
        found.append("word straddles")
    if last in DIGITS and first in COUNTED:
        found.append("count straddles")
    if last.isascii() and last.isalnum() and first.isascii():
        found.append("latin straddles")
    if abs(p.em + p.indent - q.em - q.indent) <= ALIKE and p.em > 7:
        found.append("run same width")
    if q.em > p.em + 2.6:
        found.append("run grows")
    return found


def straddles(left: str, right: str, words: Words) -> bool:
    """Tell whether a word runs from the end of one line into the next.

    >>> cut = lambda text: ("打造", "西部", "氢谷", "示范区")
    >>> straddles("，打造西部氢", "谷示范区", cut)
    True
    """
    tail, head = HAN_END.search(left[-NEAR:]), HAN_START.match(right)
    if not tail or not head:
        return False
    at = 0
    for word in words(tail[0] + head[0]):
        if at < len(tail[0]) < at + len(word):
            return True
        at += len(word)
    return False
