"""Dates as readers write them: a year, a month, a day, or from one to another."""

import datetime
import re

_BETWEEN = r"\s*[-/.年月]\s*"
_PERIOD = re.compile(
    rf"(\d{{4}})(?:{_BETWEEN}(\d\d?)(?:{_BETWEEN}(\d\d?))?)?[年月日号]?", re.ASCII
)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)?", re.ASCII)
_TO = re.compile(r"\.\.+|…+|至|到")


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


def stretch(text: str) -> tuple[str, str] | None:
    """Return the first and last period of a stretch of time; None if it is none.

    >>> stretch("2023-01..2023-06"), stretch("2023"), stretch("..2019")
    (('2023-01', '2023-06'), ('2023', '2023'), ('', '2019'))
    >>> stretch("昨天..今天")
    """
    ends = [part.strip() for part in _TO.split(text)]
    if len(ends) > 2 or not any(ends):
        return None
    found = [period(end) for end in ends]
    if any(end and not told for end, told in zip(ends, found, strict=True)):
        return None
    return found[0], found[-1]
