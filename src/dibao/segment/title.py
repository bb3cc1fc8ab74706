"""Whether two display lines are one title, or a kicker and its headline."""

import re

from dibao.segment.names import are_bare_names
from dibao.segment.pieces import Piece
from dibao.segment.weigh import Cues, grade

# What columns call themselves; such a line over a headline is no part of it.
LABEL = re.compile(
    r"[·【】]|\A(?:走基层|聚焦|关注|喜迎|直击)|(?:之[一二三四五六七八九十]|系列|走基层|追踪"
    r"|观察|调查|见闻|手记|专题|报道|声音|故事|身边|直击|进行时|行动|盘点|回访|专栏|视点)"
    r"[（(一二三四五六七八九十）)]*\Z"
)
WIDEST = 24  # full-width characters; titles set on two rows have shorter ones
EMS = (2, 4, 6, 9, 13, 18, 24)
LONGER = 2.6  # full-width characters; halves of a title set evenly differ by less


def title_cues(p: Piece, q: Piece) -> Cues:
    """Return the cues of whether two lines without a sentence's end are one title.

    A headline broken by sense may begin with a topic of a few characters. A 引题 leads
    up to its headline and is about as long; only a column's name is short.
    """
    if p.stops or p.em > WIDEST or "。" in p.text + q.text:
        return ()
    longer = q.em - p.em
    change = "grows" if longer > LONGER else "shrinks" if longer < -LONGER else "same"
    flags = {
        "label above": bool(LABEL.search(p.text)),
        "quoted above": p.text[-1] in "”》",
        "halves above": "，" in p.text or " " in p.text,
        "halves below": "，" in q.text or " " in q.text,
        "names below": are_bare_names(q.text),
    }
    shape = f"title {grade(EMS, p.em)} {change}"
    return shape, *(f"title {name}" for name, holds in flags.items() if holds)
