"""What runs on from a line that breaks off into the next: a word, a count, a width."""

from dibao.segment.pieces import Piece
from dibao.segment.sheet import ALIKE

DIGITS = frozenset("0123456789０１２３４５６７８９")
COUNTED = frozenset("年月日时分秒号点个名位人元万亿千百多余家项条次件％%届岁")


def seam_cues(p: Piece, q: Piece, *, straddles: bool) -> list[str]:
    """Return the cues of a line after one that breaks off.

    ``straddles`` says that a word runs across the break.
    """
    last, first = p.text[-1], q.text[0]
    found = []
    if straddles:
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
