"""The truth of a PDF: every article, its lines and their roles, as JSON has it."""

from collections.abc import Iterable

from printer.sheet import Row, Sheet, Story, around


def truth(sheets: Iterable[Sheet], *, rotate: int = 0) -> dict[str, object]:
    """Return what is printed on the pages of a PDF; boxes in points, from the top."""
    return {"pages": [_page(sheet, rotate) for sheet in sheets]}


def _page(sheet: Sheet, rotate: int) -> dict[str, object]:
    return {
        "width": sheet.width_pt,
        "height": sheet.height_pt,
        "rotate": rotate,
        "articles": [_article(n, story) for n, story in enumerate(sheet.stories)],
    }


def _article(number: int, story: Story) -> dict[str, object]:
    parts = {role: _part(story, role) for role in ("kicker", "headline", "subhead")}
    return {
        "id": number,
        "kind": story.kind,
        **parts,
        "byline": _part(story, "byline"),
        "paragraphs": list(story.paragraphs),
        "captions": [row.text for row in story.rows if row.role == "caption"],
        "lines": [_line(row) for row in story.rows],
        "bbox": _box(around(story.rows)),
    }


def _part(story: Story, role: str) -> str:
    return "".join(row.text for row in story.rows if row.role == role)


def _line(row: Row) -> dict[str, object]:
    return {
        "text": row.text,
        "bbox": _box(row.box),
        "role": row.role,
        "size": row.size_pt,
        "vertical": row.is_vertical,
    }


def _box(box) -> list[float]:
    return [round(edge, 2) for edge in (box.left, box.top, box.right, box.bottom)]
