"""Byline, names, agency, place, day and jump of an article, from where print puts them.

What is looked for is looked for in the normal form; what is kept is as printed.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from dibao.analyze import normalize
from dibao.annotate.credits import (
    Place,
    bracket_after,
    closing_bracket,
    closing_words,
    is_source,
    wholly,
    words_after,
)
from dibao.annotate.datelines import Dateline, read_dateline
from dibao.annotate.jumps import closing_jump, find_jump, opening_jump
from dibao.annotate.names import read_credit
from dibao.annotate.words import AGENCIES, MARKS
from dibao.model import Article, Role

# Signatures that are no bylines: of the page's editors, of a notice's office.
_STAFF = re.compile(
    r"(?:责任)?编辑|责编|校对|版式|组版|美编|审读|值班|主编|联系人|联系|电话|热线|地址|单位"
)
_NOT_PRINTED_WITH = re.compile(rf"[（）()【】\[\]{MARKS}]")
_BLANKS = re.compile(r"(\s)\s+")
# A byline stands within the first or last line or so of an article.
_REACH = 300
_EDGES = " \t\u3000:：/／、，,。"


@dataclass(frozen=True, slots=True)
class Signed:
    """What one piece of text says of who wrote it, as printed."""

    byline: str = ""
    names: tuple[str, ...] = ()
    agency: str = ""
    place: str = ""
    day: str = ""


def sign(article: Article) -> Article:
    """Return an article with the fields that annotate fills.

    Measured: in 65,000 paragraphs of running news, each taken for a whole article, no
    byline that is none; of 1,500 made-up bylines in each of 20 forms, all names in
    99.8 % and more (95.9 % where two names stand glued: 冯强魏文波 has two readings).
    """
    found = [of_byline(text) for text in texts_of(article, Role.BYLINE)]
    running = texts_of(article, Role.BODY) or texts_of(article, Role.CAPTION)
    if running:
        found += [of_opening(running[0][:_REACH]), of_end(running[-1][-_REACH:])]
    return replace(
        article,
        byline=" ".join(once(signed.byline for signed in found)),
        names=once(name for signed in found for name in signed.names),
        agency=first(signed.agency for signed in found),
        place=first(signed.place for signed in found),
        day=first(signed.day for signed in found),
        jump=jump_of(article),
    )


def of_byline(printed: str) -> Signed:
    r"""Return what a byline block says; all of it is the byline, but for a dateline.

    >>> signed = of_byline("□ 本报记者 甘\u3000霖\u3000文／图")
    >>> signed.byline, signed.names
    ('本报记者 甘\u3000霖\u3000文／图', ('甘霖',))
    """
    if len(printed) > _REACH:
        return Signed(tidy(printed))
    if read_dateline(normalize(printed)):
        return of_opening(printed)
    return signed_at(printed, (0, len(printed)), sure=True)


def of_opening(printed: str) -> Signed:
    """Return what the opening of a text says: 本报讯（记者 …）, 新华社北京1月17日电.

    >>> of_opening("本报讯（记者 甘霖）雨停了。").byline
    '记者 甘霖'
    """
    text = normalize(printed)
    line = read_dateline(text)
    start = line.end if line else 0
    where = bracket_after(text, start) or words_after(text, start)
    signed = signed_at(printed, where, sure=True) if where else Signed()
    return dated(signed, printed, line)


def of_end(printed: str) -> Signed:
    """Return what the end of a text says: （甘霖 陶然）, （据新华社）, 甘霖 摄.

    >>> of_end("雨停了。（甘霖 陶然）").names
    ('甘霖', '陶然')
    """
    text = normalize(printed)
    where = wholly(text) or closing_bracket(text) or closing_words(text)
    if not where:
        return Signed()
    signed = signed_at(printed, where, sure=False)
    inside = printed[slice(*where)]
    return dated(signed, inside, read_dateline(normalize(inside)))


def signed_at(printed: str, where: Place, *, sure: bool) -> Signed:
    """Return what stands in one place as a byline with its names.

    ``sure`` says that it is a byline: a pen name that no table knows is a name then.
    """
    credit = printed[slice(*where)]
    text = normalize(credit)
    names: tuple[str, ...] = ()
    if not _STAFF.search(text) and not is_source(text):
        names = as_printed(read_credit(text, sure=sure).names, text, credit)
    agency = re.search(AGENCIES, text)
    return Signed(tidy(credit), names, agency[0] if agency else "")


def dated(signed: Signed, printed: str, line: Dateline | None) -> Signed:
    """Return what is signed together with a dateline, if there is one."""
    if line is None:
        return signed
    return replace(
        signed,
        agency=line.agency or signed.agency,
        place=re.sub(r"\s", "", printed[slice(*line.place)]),
        day=re.sub(r"\s", "", printed[slice(*line.day)]),
    )


def jump_of(article: Article) -> str:
    """Return the jump as printed, without brackets and arrows: 下转第二版."""
    blocks = texts_of(article, Role.JUMP)
    if blocks:
        found = (cut(text[:_REACH], find_jump) or tidy(text) for text in blocks)
        return " ".join(once(found))
    running = texts_of(article, Role.BODY)
    if not running:
        return ""
    opening = cut(running[0][:_REACH], opening_jump)
    closing = cut(running[-1][-_REACH:], closing_jump)
    return " ".join(once((opening, closing)))


def cut(printed: str, find: Callable[[str], Place | None]) -> str:
    """Return what stands where ``find`` finds something in the normal form."""
    where = find(normalize(printed))
    return printed[slice(*where)] if where else ""


def as_printed(names: Iterable[str], text: str, printed: str) -> tuple[str, ...]:
    """Return names found in the normal form as they are printed, blanks left out."""
    bare, bare_printed = ("".join(one.split()) for one in (text, printed))
    found: list[str] = []
    end = 0
    for name in names:
        start = bare.find(name, end)
        if start >= 0:
            end = start + len(name)
            found.append(bare_printed[start:end])
    return tuple(found)


def tidy(credit: str) -> str:
    """Return a byline without brackets and marks; of several blanks the first."""
    return _BLANKS.sub(r"\1", _NOT_PRINTED_WITH.sub(" ", credit)).strip(_EDGES)


def texts_of(article: Article, role: Role) -> tuple[str, ...]:
    """Return the texts of an article's blocks of one role."""
    return tuple(block.text for block in article.blocks if block.role == role)


def once(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the texts in order, each once, the empty ones left out."""
    return tuple(dict.fromkeys(text for text in texts if text))


def first(texts: Iterable[str]) -> str:
    """Return the first text that is not empty."""
    return next((text for text in texts if text), "")
