"""Datelines 电头: whose telegram, from where, of which day. Texts in normal form."""

import re
from dataclasses import dataclass

from dibao.annotate.words import AGENCIES, BLANK, HAN, MARKS, OWN

_DAY = rf"(?:\d{{1,2}}{BLANK}?月{BLANK}?)?\d{{1,2}}{BLANK}?日"
_DAY_IN_HAN = "[一二三四五六七八九十]{1,2}月[一二三四五六七八九十廿]{1,3}日"
_KIND = (
    "(?:(?:体育|特|专|急)?专?电|(?:特|快|专|综合)?讯|综合消息|消息|快讯|特稿|专稿|"
    "供本报[特专]稿)"
)
# A dateline ends where its telegram begins; 本报电话 and 本报讯息台 go on.
_ENDS = (
    rf"(?=$|[{MARKS}\s（(【\[：:，,。“”）)】\]「—-]|题|记者|通讯员|\d|{HAN}{{2,}}[，,])"
)
_DATELINE = re.compile(
    rf"[\s{MARKS}]*+[（(【\[]?{BLANK}*+(?P<cites>据)?{BLANK}*+"
    rf"(?P<source>{AGENCIES}|{OWN}){BLANK}*+"
    rf"(?:(?!综合|快|特|专|供)"
    rf"(?P<place>(?:(?!记者|通讯员|编辑|热线|读者){HAN}|[·/／、]){{1,12}}?)"
    rf"{BLANK}*+)??"
    rf"(?:(?P<day>{_DAY}|{_DAY_IN_HAN}){BLANK}*+)?{_KIND}(?:{BLANK}?[】\]）)])?{_ENDS}"
)
# Verbs and adverbs: 本报昨日来电 has no place.
_NO_PLACE = re.compile(
    "[昨今明日来致接打去发收每曾已向给与在将通我你他的了]|电话|热线|最新"
)
_LONGEST_BARE_PLACE = 6  # 本报呼和浩特讯; longer ones have a day behind them


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline, and where it ends in the text."""

    agency: str  # "" for the paper's own
    place: tuple[int, int]  # start and end; equal where it has none
    day: tuple[int, int]
    end: int


def read_dateline(text: str) -> Dateline | None:
    """Return the dateline a text opens with.

    >>> read_dateline("新华社北京1月17日电（记者 甘霖）今天")
    Dateline(agency='新华社', place=(3, 5), day=(5, 10), end=11)
    >>> read_dateline("本报讯（记者 甘霖）")
    Dateline(agency='', place=(0, 0), day=(0, 0), end=3)
    >>> read_dateline("本报电话开通了") is None
    True
    """
    match = _DATELINE.match(text)
    if not match:
        return None
    place, day = match["place"] or "", match["day"] or ""
    if place and (
        _NO_PLACE.search(place) or (not day and len(place) > _LONGEST_BARE_PLACE)
    ):
        return None
    agency = "" if match["source"] in OWN.split("|") else match["source"]
    spans = [match.span(part) if match[part] else (0, 0) for part in ("place", "day")]
    return Dateline(agency, spans[0], spans[1], match.end())
