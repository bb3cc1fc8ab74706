"""Issue dates as furniture prints them. Texts in normal form."""

import datetime
import re
from dataclasses import dataclass

from dibao.annotate.labels import number
from dibao.annotate.words import BLANK, HAN

_B = f"{BLANK}*+"
_ZERO = "〇零○Oo0"
_ONES = "一二三四五六七八九"
_FORMS = (
    # 2024年1月18日; also 二〇二四年一月十八日 and its mixtures; 号 is said, and printed
    rf"(?P<year>[12]\d{{3}}|[一二][{_ONES}{_ZERO}]{{3}}){_B}年{_B}"
    rf"(?P<month>\d{{1,2}}|[{_ONES}十元]{{1,3}}){_B}月{_B}"
    rf"(?P<day>\d{{1,2}}|[{_ONES}十廿卅]{{1,3}}){_B}[日号]",
    # 中华民国三十七年十月一日
    rf"民国{_B}(?P<reign>\d{{1,2}}|[{_ONES}十廿卅元]{{1,4}}){_B}年{_B}"
    rf"(?P<month>\d{{1,2}}|[{_ONES}十元]{{1,3}}){_B}月{_B}"
    rf"(?P<day>\d{{1,2}}|[{_ONES}十廿卅]{{1,3}}){_B}[日号]",
    # 2011.5.24, 2024-01-18, 2024/1/18
    rf"(?<![\d.-])(?P<year>[12]\d{{3}}){_B}(?P<mark>[.．·/-]){_B}"
    rf"(?P<month>\d{{1,2}}){_B}(?P=mark){_B}(?P<day>\d{{1,2}})(?![\d-]|\.\d)",
)
DATES = tuple(re.compile(form) for form in _FORMS)
# 农历 and what follows it is another calendar.
LUNAR = re.compile(
    rf"(?:农历|旧历|阴历|夏历)?{_B}[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年?{_B}"
    rf"(?:[{_ONES}十正冬腊闰]{{1,3}}月(?:[初十廿三二][{_ONES}十])?日?)?"
    rf"|(?:农历|旧历|阴历|夏历){_B}\S*"
)
WEEKDAY = re.compile(
    rf"[(（]?{_B}(?:星期|礼拜|周){_B}(?P<day>[一二三四五六日天])(?!{HAN})[)）]?"
)
# 1949年10月1日创刊 is the paper's birthday, not the issue's.
_BIRTHDAY = re.compile(rf"{_B}(?:创刊|创办|复刊|试刊|创立)")
FIRST_YEAR = 1800  # modern newspapers in Chinese begin in 1815
LAST_YEAR = 2100


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a text, and whether a weekday beside it agrees."""

    date: datetime.date
    weekday: bool | None  # None where none stands there


def dates_in(text: str) -> tuple[Dated, ...]:
    """Return the dates of one piece of furniture that are on the calendar.

    >>> [str(found.date) for found in dates_in("二〇二四年一月十八日 星期四")]
    ['2024-01-18']
    >>> dates_in("2024年2月30日"), dates_in("农历二〇二三年十二月初八")
    ((), ())
    """
    solar = LUNAR.sub(" ", text)
    found = [
        date
        for form in DATES
        for match in form.finditer(solar)
        if not _BIRTHDAY.match(solar, match.end()) and (date := _date(match))
    ]
    days = {match["day"] for match in WEEKDAY.finditer(solar)}
    told = _weekday(days.pop()) if len(days) == 1 and len(set(found)) == 1 else None
    return tuple(
        Dated(date, None if told is None else date.weekday() == told) for date in found
    )


def issue_date(texts: tuple[str, ...]) -> datetime.date | None:
    """Return the day that the furniture of a page names, or None.

    Two days: the one beside its right weekday, if only one has that. A day beside a
    wrong weekday is unknown: one of the two is misread, and nobody can say which.

    >>> issue_date(("2011.5.24星期二", "2 综合新闻"))
    datetime.date(2011, 5, 24)
    >>> issue_date(("2011.5.24星期三",)) is None
    True
    """
    found = [dated for text in texts for dated in dates_in(text)]
    alone = {WEEKDAY.fullmatch(text.strip()) for text in texts} - {None}
    wrong = {dated.date for dated in found if dated.weekday is False}
    right = {dated.date for dated in found if dated.weekday} - wrong
    days = {dated.date for dated in found} - wrong
    if len(days) > 1:
        days = right
    if len(days) != 1 or (wrong and not right):
        return None
    day = days.pop()
    if any(match and _weekday(match["day"]) != day.weekday() for match in alone):
        return None
    return day


def without_dates(text: str) -> str:
    """Return a text as long, with blanks for dates of any calendar and weekdays."""
    for form in (*DATES, LUNAR, WEEKDAY):
        text = form.sub(lambda match: " " * len(match[0]), text)
    return text


def _date(match: re.Match[str]) -> datetime.date | None:
    """Return the date of a match, if it is on the calendar and of our time."""
    parts = match.groupdict()
    reign = parts.get("reign")
    year = 1911 + number(reign) if reign else _year(parts["year"] or "")
    try:
        date = datetime.date(year, number(match["month"]), number(match["day"]))
    except ValueError:
        return None
    return date if FIRST_YEAR <= date.year <= LAST_YEAR else None


def _year(written: str) -> int:
    return number(re.sub("[零○Oo]", "〇", written))


def _weekday(char: str) -> int:
    """Return 0 for Monday."""
    return "一二三四五六日".find(char) % 7  # 天 is not found: the last of them
