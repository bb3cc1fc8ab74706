"""Where a page's lines are printed, as one text in the page's row.

With the raw text it is all that was read of a page, so that the page can be told apart
again without its file. Text files have none.
"""

import json
import sqlite3
from dataclasses import astuple, replace

from dibao.errors import DataError
from dibao.model import Box, Facts, Layout, Line, Page, lines_of

HAS_LAYOUT = "select 1 from pragma_table_info('pages') where name = 'layout'"

Numbers = list[float]
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def layout_in(conn: sqlite3.Connection, *, pages: str = "pages") -> str:
    """Return what SQL gives a page's layout: before schema 4 there is none."""
    return f"{pages}.layout" if conn.execute(HAS_LAYOUT).fetchone() else "null"


def as_text(page: Page) -> str | None:
    """Return a page's layout in compact JSON; None for a page of text alone.

    ``lines`` has for each line left, top, right, bottom and the size of its type in
    points, 1 where it is vertical, and the number of its font in ``fonts``; null for a
    line that stands nowhere.
    """
    layout = page.layout
    if layout is None:
        return None
    fonts = sorted({line.font for line in page.lines})
    number = {font: index for index, font in enumerate(fonts)}
    said = {
        "size": [layout.width_pt, layout.height_pt],
        "turned": layout.turned,
        "fonts": fonts,
        "lines": [_line(line, number[line.font]) for line in page.lines],
        "rules": list(map(astuple, layout.rules)),
        "frames": list(map(astuple, layout.frames)),
        "pictures": list(map(astuple, layout.pictures)),
    }
    return _json.encode(said)


def page_of(
    raw: str, layout: str | None, *, sequence: int = 1, facts: Facts | None = None
) -> Page:
    """Return a page as it was read, of what its row says.

    Raises:
        DataError: the layout is damaged.
    """
    page = Page(lines_of(raw), sequence, facts or Facts())
    try:
        return page if layout is None else _laid_out(page, layout)
    except (ValueError, TypeError, LookupError) as error:
        raise DataError(
            f"Where the lines of a page are printed cannot be read ({error}), so the "
            f"archive is damaged. What is wrong, and what cures it: dibao verify",
            code="damaged",
        ) from error


def _laid_out(page: Page, layout: str) -> Page:
    said = json.loads(layout)
    placed = zip(page.lines, said["lines"], strict=True)
    width_pt, height_pt = said["size"]
    return replace(
        page,
        lines=tuple(_placed(line, place, said["fonts"]) for line, place in placed),
        layout=Layout(
            width_pt,
            height_pt,
            said["turned"],
            rules=_boxes(said["rules"]),
            frames=_boxes(said["frames"]),
            pictures=_boxes(said["pictures"]),
        ),
    )


def _line(line: Line, font: int) -> list[float | int | None] | None:
    if line.box is None:
        return None
    return [*astuple(line.box), line.size_pt, int(line.is_vertical), font]


def _placed(line: Line, place: Numbers | None, fonts: list[str]) -> Line:
    if place is None:
        return line
    left, top, right, bottom, size_pt, is_vertical, font = place
    return Line(
        line.text,
        line.end,
        Box(left, top, right, bottom),
        size_pt,
        bool(is_vertical),
        fonts[int(font)],
    )


def _boxes(said: list[Numbers]) -> tuple[Box, ...]:
    return tuple(Box(*numbers) for numbers in said)
