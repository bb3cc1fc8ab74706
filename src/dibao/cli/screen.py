"""Text for a terminal: Chinese characters are two columns wide there."""

import shutil
from collections.abc import Sequence
from unicodedata import combining, east_asian_width

import click


def width(text: str) -> int:
    """Return how many columns a text takes.

    >>> width("邸报 2024")
    9
    """
    return sum(_columns(char) for char in text)


def pad(text: str, columns: int) -> str:
    """Return the text with blanks after it, up to so many columns.

    >>> pad("邸报", 6) + "|"
    '邸报  |'
    """
    return text + " " * max(0, columns - width(text))


def clip(text: str, columns: int) -> str:
    """Return the text on one line, cut with … where it is wider than the columns.

    >>> clip("铝都新城今日开工", 9)
    '铝都新城…'
    """
    line = " ".join(text.split())
    if width(line) <= columns:
        return line
    kept, used = [], 1
    for char in line:
        used += _columns(char)
        if used > columns:
            break
        kept.append(char)
    return "".join(kept) + "…"


def visible(text: str) -> str:
    r"""Return a stranger's text on one line; what would move the cursor is escaped.

    >>> visible("甲\n\x1b[31m乙")
    '甲\\n\\x1b[31m乙'
    """
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode()
        for char in text.encode(errors="backslashreplace").decode()
    )


def table(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as columns aligned by what the eye sees.

    >>> print(table([("报", "期"), ("新城日报", "3")]))
    报        期
    新城日报  3
    """
    if not rows:
        return ""
    columns = [max(map(width, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(pad(*cell) for cell in zip(row, columns, strict=True)).rstrip()
        for row in rows
    )


def counted(number: int, noun: str) -> str:
    """Return a number and what it counts, in the plural unless it is one.

    >>> counted(1, "page"), counted(1234, "article"), counted(0, "file")
    ('1 page', '1,234 articles', '0 files')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def terminal_columns() -> int:
    """Return the terminal's width, or 80 where there is none."""
    return shutil.get_terminal_size().columns


def mark(text: str, marks: Sequence[tuple[int, int]]) -> str:
    """Return the text with its marked parts bright; click drops that off a terminal."""
    out, at = [], 0
    for start, end in marks:
        out += [text[at:start], click.style(text[start:end], fg="red", bold=True)]
        at = end
    return "".join([*out, text[at:]])


def _columns(char: str) -> int:
    if combining(char):
        return 0
    return 2 if east_asian_width(char) in "WF" else 1
