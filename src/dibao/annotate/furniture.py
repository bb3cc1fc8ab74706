"""What a page's furniture 报头/版头/版脚 tells: paper, day, label, section."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dibao.analyze import normalize
from dibao.annotate.dates import dates_in, issue_date, without_dates
from dibao.annotate.labels import LABEL, label_of
from dibao.annotate.papers import closed_up, is_paper, is_weekly
from dibao.annotate.surnames import SURNAMES
from dibao.annotate.words import BLANK, HAN, MARKS
from dibao.model import Facts

_B = f"{BLANK}*+"
_NAME = rf"[{''.join(sorted(SURNAMES))}]{_B}{HAN}{{1,2}}(?!{HAN})"
# 责任编辑:甘霖 /版式:陶然 …: who made the page; it ends where no name can go on.
_STAFF = re.compile(
    "(?:本版|值班|执行|见习|责任|美术|版式|文字|图片|组版|首席)*"
    "(?:责编|编辑|编审|美编|主编|总编|主任|编委|校对|检校|版式|设计|排版|组版|制作|审读|审校|"
    rf"终审|监制|统筹|策划|视觉){_B}[:：/／]?{_B}(?:{_NAME}[、/／，,]?{_B})*"
)
# Numbers that are no page's: 电话 …, CN33-0001, 第1234期, 今日8版, 18℃.
_OTHER = re.compile(
    r"\S*(?:电话|热线|传真|邮箱|邮编|网址|地址|代号|刊号|定价|零售|印刷|发行|投稿|www\.|@)\S*"
    rf"(?:{_B}[\w.@:/()-]*\d[\w.@:/()-]*)?"
    rf"|\bcn{_B}\d\S*|\bissn\S*"
    rf"|(?:总|第){_B}第?{_B}[\d,〇一二三四五六七八九十百千]+{_B}[期号]|总第?{_B}\d+"
    rf"|(?:今日|本期|今天|今|共|计|开|详见|见|转|接){_B}第?{_B}{LABEL}{_B}[版页]"
    r"|\d+\s*[℃°%]"
)
# How the names of sections end: tells one that stands on a line of its own.
_SECTION_ENDS = (
    "新闻|要闻|副刊|综合|时政|经济|财经|社会|文化|文体|体育|国际|国内|民生|教育|健康|专版|专题|"
    "特刊|专刊|广告|评论|理论|科技|科教|娱乐|生活|服务|人物|视点|文艺|文学|法治|法制|生态|旅游|"
    "周刊|周末|天下|城事|党建|乡村|农业|农村|三农|军事|时事|观察|深度|关注|聚焦|信息|资讯|图片"
)
_SECTION = rf"{HAN}(?:{HAN}|[·•]){{1,9}}"
_NAMED_SECTION = rf"(?:{HAN}|[·•]){{0,8}}(?:{_SECTION_ENDS})"
_ITEM = re.compile(
    rf"第{_B}(?P<label>{LABEL}){_B}版"
    rf"|(?<![\w.-])(?P<bare>[a-z]?\d{{1,3}}){_B}版(?![本权面式次])"
    rf"|\bp(?:age)?[.]?{_B}(?P<page>\d{{1,3}})\b|版次[:：]?{_B}(?P<order>[a-z]?\d{{1,3}})\b"
    # A03·本市新闻, 02要闻, 综合新闻2: the number ends where the section begins
    rf"|(?<![\w.-])(?P<number>[a-z]?\d{{1,3}})(?=$|[\s|｜/／,，:：·•-]|{_NAMED_SECTION}(?!{HAN}))"
    rf"|(?P<before>{_NAMED_SECTION})[·•-]?(?P<behind>[a-z]?\d{{1,3}})(?![\w.])"
    rf"|[·•-]*(?P<word>[^\s|｜/／,，:：;；()（）《》〈〉【】“”\"<>{MARKS}]+)"
)
_LONGEST = 400  # furniture is a line or two; more of it is something else
_FEWEST = 3  # characters, each a block of its own, make a name
_MONTH = re.compile(rf"[12]\d{{3}}{_B}年{_B}\d{{1,2}}{_B}月")
_DAY = re.compile(r"\d{1,2}")
_LABELS = ("label", "bare", "page", "order")


@dataclass(frozen=True, slots=True)
class Item:
    """A word of furniture, and what it may be."""

    kind: str  # "label", "number" (a label, if a section stands by it), "word", "paper"
    text: str


@dataclass(frozen=True, slots=True)
class Piece:
    """What one block of furniture holds, as printed."""

    labels: tuple[str, ...]  # 第3版
    numbers: tuple[str, ...]  # 3 beside a section: less sure
    lone: tuple[str, ...]  # a number that is all there is: least sure
    sections: tuple[str, ...]  # beside a label
    papers: tuple[str, ...]
    alone: str  # a section's name that is all there is
    is_dated: bool


def facts_from(printed: Iterable[str]) -> Facts:
    """Return what the pieces of a page's furniture say together.

    Where two of them disagree, nothing is known.

    >>> facts_from(("东山日报  2024年1月18日  星期四  第03版  要闻",))
    Facts(title='东山日报', date=datetime.date(2024, 1, 18), label='3', section='要闻')
    >>> facts_from(("2 综合新闻 责任编辑：甘霖", "2011.5.24星期二"))
    Facts(title='', date=datetime.date(2011, 5, 24), label='2', section='综合新闻')
    """
    texts = put_together(text for text in printed if len(text) <= _LONGEST)
    pieces = tuple(map(piece_of, texts))
    dated = [paper for piece in pieces if piece.is_dated for paper in piece.papers]
    papers = [paper for piece in pieces for paper in piece.papers]
    labels = [label for piece in pieces for label in piece.labels]
    numbers = [number for piece in pieces for number in piece.numbers]
    lone = [number for piece in pieces for number in piece.lone]
    return Facts(
        only(papers) or only(dated),
        issue_date(tuple(map(normalize, texts))),
        only(labels or numbers or lone),
        section_of(pieces),
    )


def put_together(printed: Iterable[str]) -> tuple[str, ...]:
    """Return furniture's texts, with a name and a date set in pieces put together.

    A name's characters may stand far apart, and the day, set large, apart from its
    year and month. Of two months or two lone numbers, nobody can say which go together.

    >>> put_together(("东", "山", "日", "报", "2024年1月", "18", "星期四"))
    ('星期四', '东山日报', '2024年1月18日')
    >>> put_together(("2024年1月", "18", "3"))
    ('2024年1月', '18', '3')
    """
    texts = tuple(printed)
    name = [text for text in texts if re.fullmatch(HAN, text.strip())]
    month = [text for text in texts if _MONTH.fullmatch(normalize(text).strip())]
    day = [text for text in texts if _DAY.fullmatch(normalize(text).strip())]
    pieces, whole = [], []
    if len(name) >= _FEWEST:
        pieces, whole = name, ["".join(text.strip() for text in name)]
    if len(month) == len(day) == 1:
        pieces, whole = pieces + month + day, [*whole, f"{month[0]}{day[0]}日"]
    return (*(text for text in texts if text not in pieces), *whole)


def section_of(pieces: tuple[Piece, ...]) -> str:
    """Return the section beside the label, or alone on a line next to the label's."""
    beside = [section for piece in pieces for section in piece.sections]
    if beside:
        return only(beside)
    return only(
        piece.alone
        for at, piece in enumerate(pieces)
        if any(near.labels or near.lone for near in pieces[max(0, at - 1) : at + 2])
    )


def piece_of(printed: str) -> Piece:
    """Return what one block of furniture holds."""
    printed = closed_up(printed)
    text = normalize(printed)
    items = tuple(items_of(without_others(text), printed))
    beside = tuple(labels_with_sections(items))
    is_dated = bool(dates_in(text))
    alone = items[0].text if len(items) == 1 and items[0].kind == "word" else ""
    papers = tuple(item.text for item in items if item.kind == "paper")
    return Piece(
        tuple(item.text for item in items if item.kind == "label"),
        tuple(item.text for item, section in beside if section and is_number(item)),
        tuple(item.text for item in items if len(items) == 1 and is_number(item)),
        tuple(section for _, section in beside if section),
        papers or ((alone,) if is_dated and is_weekly(normalize(alone)) else ()),
        alone if re.search(rf"(?:{_SECTION_ENDS})$", normalize(alone)) else "",
        is_dated,
    )


def without_others(text: str) -> str:
    """Return a text with blanks for dates, staff and the numbers of other things."""
    text = without_dates(text)
    for pattern in (_OTHER, _STAFF):
        text = pattern.sub(lambda match: " " * len(match[0]), text)
    return text


def items_of(text: str, printed: str) -> Iterator[Item]:
    """Yield the words of a piece of furniture and what each may be."""
    for match in _ITEM.finditer(text):
        label = next((match[part] for part in _LABELS if match[part]), "")
        number = match["number"] or match["behind"] or ""
        word = printed[slice(*match.span("word" if match["word"] else "before"))]
        if label:
            yield Item("label", label_of(label))
        elif match["word"] and is_paper(match["word"]):
            yield Item("paper", word)
        elif word:
            yield Item("word", word)
        if number:
            yield Item("number", label_of(number))


def labels_with_sections(items: tuple[Item, ...]) -> Iterator[tuple[Item, str]]:
    """Yield each label and number with the section behind or before it, or ""."""
    for at, item in enumerate(items):
        if item.kind in ("label", "number"):
            near = items[at + 1 : at + 2] + items[max(0, at - 1) : at]
            words = (other.text for other in near if other.kind == "word")
            yield item, next(filter(re.compile(_SECTION).fullmatch, words), "")


def is_number(item: Item) -> bool:
    """Say whether a word is a label only if what stands around it says so."""
    return item.kind == "number"


def only(texts: Iterable[str]) -> str:
    """Return the one text that all agree on, or ""."""
    different = {text for text in texts if text}
    return different.pop() if len(different) == 1 else ""
