"""Paper, day and page out of a file's name and title: 新桥日报20110524_A02."""

import datetime
import re

from dibao.analyze import normalize
from dibao.annotate.dates import FIRST_YEAR, LAST_YEAR, dates_in
from dibao.annotate.labels import LABEL, label_of
from dibao.annotate.papers import is_paper
from dibao.model import Facts, Hints

# 20240118, 2024-01-18, 2024_1_18; and rmrb2024011803, the page's number behind the day.
_DAY = re.compile(
    r"(?<!\d)(?P<year>[12]\d{3})(?P<mark>[-_.]?)(?P<month>\d{2})(?P=mark)"
    r"(?P<day>\d{2})(?P<page>\d{2})?(?!\d)"
)
# 海外版 is another paper; what a publisher calls the file is none.
_PAPER = re.compile(r"[\u3400-\u9fff]{1,11}?报(?![\u3400-\u9fff]*报|海外)")
_FILE_WORDS = re.compile("数字报|电子报|电子版|手机报")
# A letter and a number, or what is called 版: a bare number may count anything, and V2
# or X1 too. A2 to A5 and B4, B5 without a nought are sizes of paper.
_LABEL = re.compile(
    rf"(?:第|(?<![0-9a-z]))(?P<called>{LABEL})版"
    r"|(?<![0-9a-z])p(?:age)?[-_ ]?(?P<page>\d{1,3})(?![0-9a-z])"
    r"|(?<![0-9a-z])(?![ab][2-5](?!\d))(?P<alone>[a-h]-?\d{1,3})(?![0-9a-z])"
)
_BEHIND_DAY = re.compile(r"[-_ .]+([a-h]?\d{1,3})$")


def hinted(hints: Hints) -> Facts:
    """Return what hints tell for sure: a paper's name, a day, a page; each if only one.

    >>> hinted(Hints(("新桥日报20110524_A02",), "新桥日报20110524_A02"))
    Facts(title='新桥日报', date=datetime.date(2011, 5, 24), label='A2', section='')
    >>> hinted(Hints(("scan0001", "untitled"), "scan0001"))
    Facts(title='', date=None, label='', section='')
    """
    days = {day for name in hints.names for day in _days(normalize(name))}
    papers = {
        paper
        for name in hints.names
        for paper in _PAPER.findall(_FILE_WORDS.sub(" ", name))
        if is_paper(paper)
    }
    return Facts(
        papers.pop() if len(papers) == 1 else "",
        days.pop() if len(days) == 1 else None,
        _label(normalize(hints.label)),
    )


def _days(name: str) -> set[datetime.date]:
    packed = {_day(match) for match in _DAY.finditer(name)}
    return {day for day in packed if day} | {dated.date for dated in dates_in(name)}


def _day(match: re.Match[str]) -> datetime.date | None:
    try:
        day = datetime.date(*(int(match[part]) for part in ("year", "month", "day")))
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


def _label(name: str) -> str:
    """Return the page's label that a name holds, "" if none or several."""
    days = [match for match in _DAY.finditer(name) if _day(match)]
    found = {label_of(match["page"]) for match in days if match["page"]}
    rest = _DAY.sub(" ", name)
    for match in _LABEL.finditer(rest):
        found.add(label_of(match["called"] or match["page"] or match["alone"]))
    if days and not found:
        found = {label_of(label) for label in _BEHIND_DAY.findall(rest)}
    return found.pop() if len(found) == 1 else ""
