"""Where an article says who wrote it: its opening, its end, a byline of its own.

All texts are in normal form; what is given back are places in them, so that the
byline can be taken as printed.
"""

import re

from dibao.annotate.jumps import is_jump
from dibao.annotate.names import read_credit, split_names
from dibao.annotate.surnames import NOT_NAMES
from dibao.annotate.words import (
    AFFIXES,
    AGENCIES,
    ASIDE,
    BLANK,
    HAN,
    MARKS,
    OFFICES,
    SENDERS,
    SOURCES,
)

Place = tuple[int, int]  # start and end in the text

_BRACKET = re.compile(r"\s*[（(【\[](?P<inside>[^（()）【】\[\]]{2,80})[）)】\]]")
_CLOSING = re.compile(
    r"(?P<before>.?)\s*[（(【\[](?P<inside>[^（()）【】\[\]]{2,80})[）)】\]]\s*\Z",
    re.DOTALL,
)
_BRACKET_ENDS = ("）", ")", "】", "]")
_SENTENCE_ENDS = "。！？…”’」』）)】!?.;；"
_SOURCE = re.compile(
    rf"(?:本报|本刊)?(?:综合)?(?:{SOURCES})|(?:{AGENCIES})|本报综合|综合报道"
)
_ASIDE = re.compile(ASIDE)
# 本报记者, 首席记者, 云陂日报全媒体记者: an office, and whose it is.
_OFFICE = re.compile(
    rf"(?:{HAN}{{2,6}}(?:报|网|台|社))?(?:{AFFIXES}|驻{HAN}{{2,4}}?)*(?:{OFFICES})"
)
_LEAD = re.compile(rf"[\s{MARKS}：:]*")
_NAME_WORD = re.compile(
    rf"[\s、，,/／{MARKS}]*(?P<word>(?:(?!{OFFICES}|{AFFIXES})[{HAN[1:-1]}·])+)"
)
_SPEAKS = re.compile(r"\s*[:：]")
_PHOTO = "(?:摄|摄影|供图|图)\\s*$"
_AT_END = re.compile(
    rf"(?<=[{_SENTENCE_ENDS}])\s*(?P<credit>[{MARKS}]?{BLANK}*(?:{AFFIXES})*(?:"
    rf"(?:{OFFICES})[^。，,；;！？]{{2,60}}|[^。，,；;！？]{{2,20}}{_PHOTO}))\Z"
)


def bracket_after(text: str, start: int) -> Place | None:
    """Return where, right behind a dateline, a bracket names the writers.

    Where a text opens with it, an office must stand in it: 【古镇·新生】 is a column.
    """
    match = _BRACKET.match(text, start)
    if not match:
        return None
    inside = match["inside"]
    says_so = _OFFICE.search(inside) or (start and is_credit(inside))
    return match.span("inside") if says_so else None


def words_after(text: str, start: int) -> Place | None:
    """Return where an opening without brackets names the writers.

    An office comes first; names follow until a word is none. ``记者从…`` names nobody;
    ``记者甘霖：…``, with nothing before, is who speaks.

    >>> text = "本报记者 甘霖 陶然 昨日，雨停了"
    >>> text[slice(*words_after(text, 0))]
    '本报记者 甘霖 陶然'
    >>> words_after("记者从县里获悉", 0) is None
    True
    """
    lead = _LEAD.match(text, start)
    begin = at = lead.end() if lead else start
    end = begin
    office = _OFFICE.match(text, at)
    while office:
        at = office.end()
        while (word := _NAME_WORD.match(text, at)) and (length := _names_end(word)):
            at = end = word.start("word") + length
        between = _LEAD.match(text, at)
        office = _OFFICE.match(text, between.end() if between else at)
    speaks = not start and _SPEAKS.match(text, end) and not text[:end].endswith("报道")
    return (begin, end) if end > begin and not speaks else None


def closing_bracket(text: str) -> Place | None:
    r"""Return where a bracket at the end of a text names writers or a source.

    Behind a bare name must stand a whole sentence: ``…在重庆（江北）`` names nobody.

    >>> text = "雨停了。（甘霖\u3000陶然）"
    >>> text[slice(*closing_bracket(text))]
    '甘霖\u3000陶然'
    """
    if not text.rstrip().endswith(_BRACKET_ENDS):  # as most texts do not
        return None
    end = len(text)
    while match := _CLOSING.search(text, max(0, end - 200), end):
        inside = match["inside"].strip()
        if not _ASIDE.match(inside) and not is_jump(inside):
            sure = bool(re.search(OFFICES, inside))
            after = not match["before"].strip() or match["before"] in _SENTENCE_ENDS
            fits = (sure or after) and is_signature(inside)
            return match.span("inside") if fits else None
        end = match.start("inside") - 1
    return None


def closing_words(text: str) -> Place | None:
    """Return where, behind the last sentence, an office and names stand."""
    match = _AT_END.search(text, max(0, len(text) - 80))
    return match.span("credit") if match and is_credit(match["credit"]) else None


def wholly(text: str) -> Place | None:
    """Return the place of a text that is a photographer's credit and nothing else.

    >>> wholly("甘霖/摄"), wholly("甘霖的新书")
    ((0, 4), None)
    """
    is_whole = len(text) <= 40 and re.search(_PHOTO, text) and is_credit(text)
    return (0, len(text)) if is_whole else None


def is_signature(text: str) -> bool:
    """Say whether a bracket's content names writers, a sender or a source."""
    is_sender = bool(re.fullmatch(SENDERS, text)) and text not in NOT_NAMES
    return is_sender or is_credit(text) or is_source(text)


def is_credit(text: str) -> bool:
    """Say whether a text is names with what they did, and nothing else.

    >>> is_credit("甘霖 文/图"), is_credit("下同"), is_credit("记者 甘霖")
    (True, False, True)
    """
    credit = read_credit(text)
    return bool(credit.names) and not credit.rest


def is_source(text: str) -> bool:
    """Say whether a text says from where an article was taken.

    >>> is_source("据新华社"), is_source("新华社电"), is_source("据《东山日报》")
    (True, True, True)
    """
    if len(text) > 30 or re.search(OFFICES, text):
        return False
    return bool(_SOURCE.match(text))


def _names_end(word: re.Match[str]) -> int:
    """Return the length of a word that is a name, or names and 报道; 0 for another."""
    bare = re.sub(r"(?:摄影)?(?:报道|摄影)$", "", word["word"])
    names = len(split_names(bare))
    return len(word["word"]) if names == 1 or (names and bare != word["word"]) else 0
