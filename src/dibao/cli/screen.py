"""Text for a terminal: Chinese characters are two columns wide there."""

import json
import shutil
import sys
from collections.abc import Callable, Sequence
from unicodedata import category, combining, east_asian_width

import click

# Controls, formats (zero-width, direction), surrogates, ends of lines and paragraphs:
# on a terminal they move the cursor, color, turn the line round, or hide.
UNSEEN = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))


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
    line = visible(" ".join(text.split()))
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
    r"""Return a stranger's text on one line; but for tabs, what is unseen is escaped.

    >>> visible("甲\n\x1b[31m乙\u3000\u202e丙")
    '甲\\n\\x1b[31m乙\u3000\\u202e丙'
    """
    return _escaped(text, lambda char: char.encode("unicode_escape").decode())


def json_line(value: object) -> str:
    r"""Return JSON on one line, for programs and for eyes: what is unseen is escaped.

    >>> print(json_line({"title": "甲\x9b1m\u202e"}))
    {"title": "甲\u009b1m\u202e"}
    """
    line = json.dumps(value, ensure_ascii=False)
    return _escaped(line, lambda char: json.dumps(char)[1:-1])


def table(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as columns aligned by what the eye sees, cells as ``visible`` has it.

    >>> print(table([("报", "期"), ("新城日报", "3")]))
    报        期
    新城日报  3
    """
    if not rows:
        return ""
    shown = [tuple(map(visible, row)) for row in rows]
    columns = [max(map(width, column)) for column in zip(*shown, strict=True)]
    return "\n".join(
        "  ".join(pad(*cell) for cell in zip(row, columns, strict=True)).rstrip()
        for row in shown
    )


def counted(number: int, noun: str) -> str:
    """Return a number and what it counts, in the plural unless it is one.

    >>> counted(1, "page"), counted(1234, "article"), counted(0, "file")
    ('1 page', '1,234 articles', '0 files')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def say(message: str) -> None:
    """Write a line to stderr; a bar that stands there makes room, and comes anew."""
    clear = "\r\x1b[K" if sys.stderr.isatty() else ""
    click.echo(f"{clear}{message}", err=True)


def terminal_columns() -> int:
    """Return the terminal's width, or 80 where there is none."""
    return shutil.get_terminal_size().columns


def mark(text: str, marks: Sequence[tuple[int, int]]) -> str:
    """Return the text with its marked parts bright; click drops that off a terminal."""
    out, at = [], 0
    for start, end in marks:
        part = visible(text[start:end])
        out += [visible(text[at:start]), click.style(part, fg="red", bold=True)]
        at = end
    return "".join([*out, visible(text[at:])])


def _escaped(text: str, how: Callable[[str], str]) -> str:
    if text.isprintable():
        return text
    return "".join(
        how(char) if char != "\t" and category(char) in UNSEEN else char
        for char in text
    )


def _columns(char: str) -> int:
    if combining(char):
        return 0
    return 2 if east_asian_width(char) in "WF" else 1
