"""Tell paper, date and page from a path: ``{title}/{date:%Y-%m-%d}/{page}.txt``."""

import datetime
import re
import string
import unicodedata
from collections.abc import Callable
from pathlib import PurePath

from dibao.errors import UsageError
from dibao.model import Facts

Matcher = Callable[[PurePath], Facts]

EXAMPLE = "{title}/{date:%Y-%m-%d}/{page}.txt"
FREE = r"[^/]+?"
FIELDS = {
    "title": rf"(?P<title>{FREE})",
    "section": rf"(?P<section>{FREE})",
    "page": r"(?P<page>[A-Za-z]{0,3}\d{1,4}[A-Za-z]?)",
    "date": "",  # from its own format
}
# Month and day may have one digit where something stands between; "2024118" would
# be the 18th of January or the 8th of November.
DATE_PARTS = {"Y": r"(?P<Y>\d{4})", "m": r"(?P<m>\d{1,2})", "d": r"(?P<d>\d{1,2})"}
PACKED = {"Y": r"(?P<Y>\d{4})", "m": r"(?P<m>\d{2})", "d": r"(?P<d>\d{2})"}
DIRECTIVE = re.compile(r"%(.?)")


def compile(pattern: str) -> Matcher:  # noqa: A001  as in re.compile
    """Return what tells the facts from the end of a path; Facts() if it does not fit.

    A field is {title}, {date}, {page} or {section}; ``*`` stands for anything in one
    name. A slash or a backslash separates folders; letters match in either case.

    >>> facts = compile("{title}/{date:%Y%m%d}/{page}.txt")
    >>> facts(PurePath("报纸/某县日报/20240118/A03.txt"))
    Facts(title='某县日报', date=datetime.date(2024, 1, 18), label='A3', section='')
    >>> facts(PurePath("某县日报/notes.txt"))
    Facts(title='', date=None, label='', section='')

    Raises:
        UsageError: the pattern cannot be understood.
    """
    matcher = re.compile(rf"(?:.*/)?{_expression(pattern)}", re.IGNORECASE | re.DOTALL)

    def facts(path: PurePath) -> Facts:
        match = matcher.fullmatch(unicodedata.normalize("NFC", path.as_posix()))
        return _facts(match.groupdict()) if match else Facts()

    return facts


def without_zeros(label: str) -> str:
    """Return a page's label as we write it: no leading zeros, letters as capitals.

    >>> without_zeros("A03"), without_zeros("007"), without_zeros("0")
    ('A3', '7', '0')
    """
    return re.sub(r"(?<!\d)0+(?=\d)", "", label).upper()


def _facts(found: dict[str, str | None]) -> Facts:
    """Return the facts that a match found; a date that never was is no match."""
    date = None
    if found.get("Y"):
        try:
            date = datetime.date(*(int(found[part] or "") for part in "Ymd"))
        except ValueError:
            return Facts()
    return Facts(
        (found.get("title") or "").strip(),
        date,
        without_zeros(found.get("page") or ""),
        (found.get("section") or "").strip(),
    )


def _expression(pattern: str) -> str:
    """Return the regular expression of a pattern."""
    written = unicodedata.normalize("NFC", pattern.strip().replace("\\", "/"))
    try:
        pieces = list(string.Formatter().parse(written.lstrip("/")))
    except ValueError as error:
        raise _mistake(pattern, f"{error}") from None
    names = [name for _, name, _, _ in pieces if name is not None]
    _check(pattern, names)
    built = ""
    for literal, name, form, _ in pieces:
        if literal == "" and name in ("title", "section") and built.endswith("+?)"):
            raise _mistake(pattern, f"nothing stands before {{{name}}} to part it")
        built += re.escape(literal).replace(r"\*", "[^/]*")
        if name is not None:
            built += FIELDS[name] or _date(pattern, form or "%Y-%m-%d")
    return built


def _check(pattern: str, names: list[str]) -> None:
    """Raise a UsageError for names that are unknown, missing or doubled."""
    if not names:
        raise _mistake(pattern, "it has no field")
    for name in names:
        if name not in FIELDS:
            known = ", ".join(f"{{{field}}}" for field in FIELDS)
            raise _mistake(pattern, f"{{{name}}} is no field; there are {known}")
        if names.count(name) > 1:
            raise _mistake(pattern, f"{{{name}}} stands in it twice")


def _date(pattern: str, form: str) -> str:
    """Return the regular expression of a date's format."""
    parts = DIRECTIVE.findall(form)
    if sorted(parts) != ["Y", "d", "m"]:
        raise _mistake(
            pattern, f"a date needs %Y, %m and %d once each; it has {form!r}"
        )
    packed = PACKED if re.search(r"%.%", form) else DATE_PARTS
    escaped = (
        packed[piece] if i % 2 else re.escape(piece)
        for i, piece in enumerate(DIRECTIVE.split(form))
    )
    return "".join(escaped)


def _mistake(pattern: str, why: str) -> UsageError:
    return UsageError(
        f"--pattern {pattern!r}: {why}. An example: --pattern {EXAMPLE!r}",
        code="pattern",
    )
