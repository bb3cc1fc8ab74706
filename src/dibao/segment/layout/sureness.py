"""How sure it is that an article's first and last lines are its own.

The figures rank: what has a headline and ends as texts end is whole more often than
what has neither. They are no measured shares.
"""

import re

from dibao.model import Block, Role
from dibao.segment.layout.briefs import DATELINE
from dibao.segment.layout.paragraphs import STOPS

HEADED = 0.97  # a headline, an advertisement's mark, a picture's caption alone
DATED = 0.9  # no headline, but 本报讯
UNTOLD = 0.6  # text that may go on from elsewhere
ENDED = 0.98  # a sentence's end, a signature, 下转
CUT_SHORT = 0.7

_SIGNED = re.compile(r"[）)】]\s*\Z")
_RUNNING = frozenset((Role.BODY, Role.CROSSHEAD))


def begins(blocks: tuple[Block, ...]) -> float:
    """Return how sure it is that an article begins with these blocks."""
    roles = {block.role for block in blocks}
    if Role.HEADLINE in roles or Role.AD_MARK in roles or not roles & _RUNNING:
        return HEADED
    return DATED if DATELINE.match(blocks[0].text) else UNTOLD


def ends(blocks: tuple[Block, ...]) -> float:
    """Return how sure it is that an article ends with these blocks."""
    last = [block for block in blocks if block.role is not Role.CAPTION][-1:]
    if not last or last[0].role in (Role.BYLINE, Role.JUMP, Role.AD_MARK):
        return ENDED
    text = last[0].text
    return ENDED if STOPS.search(text) or _SIGNED.search(text) else CUT_SHORT
