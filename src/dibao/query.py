"""What a reader typed, understood: words that must all occur, and exact phrases.

    query   = { phrase | word } , divided by blanks
    phrase  = '"' … '"'  or  “ … ”   found letter for letter, punctuation included
    word    = anything else          found wherever it stands

A phrase closes only with the mark that opened it, or at the end. Every string is a
query; what is longer than a reader types is cut, and the query says so.
"""

import datetime
import re
from dataclasses import dataclass

MOST_WORD_CHARS = 200  # a headline typed whole is below 60
MOST_PHRASE_CHARS = 2000  # a pasted paragraph
MOST_TERMS = 20

_TERM = re.compile(r'"([^"]*)(?:"|\Z)|“([^”]*)(?:”|\Z)|([^\s"“]+)')
_BETWEEN = r"\s*[-/.年月]\s*"
_PERIOD = re.compile(
    rf"(\d{{4}})(?:{_BETWEEN}(\d\d?)(?:{_BETWEEN}(\d\d?))?)?[年月日号]?", re.ASCII
)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Term:
    """One thing to find; ``is_exact`` when it stood between quotation marks."""

    text: str
    is_exact: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """All terms must occur; ``notes`` tell the reader what was cut."""

    text: str
    terms: tuple[Term, ...]
    notes: tuple[str, ...] = ()


def parse(text: str) -> Query:
    r"""Return the query that a text is; there is no text that is none.

    >>> query = parse('铝都 "新城（东区）" 开工')
    >>> [(term.text, term.is_exact) for term in query.terms]
    [('铝都', False), ('新城（东区）', True), ('开工', False)]
    """
    terms: dict[Term, None] = {}
    notes: dict[str, None] = {}
    room = {False: MOST_WORD_CHARS, True: MOST_PHRASE_CHARS}
    for match in _TERM.finditer(text):
        term = Term(match[match.lastindex or 0], is_exact=match[3] is None)
        if not term.text:
            continue
        if len(terms) == MOST_TERMS and term not in terms:
            notes[f"查询太长：只用了前 {MOST_TERMS} 个词。"] = None
            break
        kept = term.text[: room[term.is_exact]]
        room[term.is_exact] -= len(kept)
        if kept != term.text:
            notes[_cut_note(term.is_exact)] = None
        if kept:
            terms[Term(kept, term.is_exact)] = None
    return Query(text, _without_bare_marks(tuple(terms)), tuple(notes))


def period(text: str) -> str:
    """Return a year, month or day as the start of an ISO date, or "" if it is none.

    >>> period("2023"), period("2023.5"), period("2023年5月1日"), period("20230501")
    ('2023', '2023-05', '2023-05-01', '2023-05-01')
    >>> period("2023-13"), period("昨天")
    ('', '')
    """
    match = _COMPACT.fullmatch(text.strip()) or _PERIOD.fullmatch(text.strip())
    if not match:
        return ""
    year, *rest = (int(group) for group in match.groups() if group)
    try:
        day = datetime.date(year, rest[0] if rest else 1, rest[1] if rest[1:] else 1)
    except ValueError:
        return ""
    return day.isoformat()[: (4, 7, 10)[len(rest)]]


def _cut_note(is_exact: bool) -> str:
    if is_exact:
        return f"引号内太长：只用了前 {MOST_PHRASE_CHARS} 个字。"
    return f"查询太长：只用了前 {MOST_WORD_CHARS} 个字；要找整段文字，请加引号。"


def _without_bare_marks(terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """Return the terms; unquoted punctuation counts only where nothing else stands."""
    telling = tuple(
        term for term in terms if term.is_exact or any(map(str.isalnum, term.text))
    )
    return telling or terms
