"""One article made up: frame, headline group, pictures, then text round them."""

from dataclasses import replace

from dibao.model import Box
from printer import heads
from printer.flow import poured, slots_of
from printer.manuscript import Manuscript
from printer.pictures import hung
from printer.plan import Grid, Plan, Style, smaller
from printer.sheet import Frame, Mark, Picture, Row, Rule, Story

PAD_PT = 11.0  # between a frame and what it holds
Made = tuple[Story, tuple[Mark, ...]]


def article(plan: Plan, style: Style, script: Manuscript) -> Made:
    """Return an article and what is drawn for it."""
    if plan.is_vertical:
        return _upright(plan, style, script)
    inner = smaller(plan.box, PAD_PT) if plan.frame else plan.box
    grid = Grid(inner, plan.columns, style.gutter_pt)
    head, taken = _head(plan, style, script, grid)
    taken += plan.avoid
    marks: list[Mark] = [Frame(plan.box, plan.frame)] if plan.frame else []
    captions: list[Row] = []
    below = _below(head, grid) if plan.head == "over" else inner
    for shot in plan.shots:
        around = replace(grid, box=below)
        rows, picture, place = hung(shot, around, style, script)
        captions += rows
        taken += (place,)
        marks.append(picture)
    rows, paragraphs = poured(slots_of(grid, style, taken), plan, style, script)
    marks += _column_rules(grid, style, rows, taken)
    return Story(plan.kind, (*head, *rows, *captions), tuple(paragraphs)), tuple(marks)


def _below(head: tuple[Row, ...], grid: Grid) -> Box:
    top = head[0].box.top + heads.height(head) + 4 if head else grid.box.top
    return replace(grid.box, top=top)


def _head(
    plan: Plan, style: Style, script: Manuscript, grid: Grid
) -> tuple[tuple[Row, ...], tuple[Box, ...]]:
    if plan.head == "none":
        return (), ()
    if plan.head.startswith("standing"):
        return _standing(plan, style, script, grid)
    wide = {"over": plan.columns}.get(plan.head, plan.head_columns)
    first = {"right": plan.columns - wide, "center": (plan.columns - wide) // 2}
    region = grid.part(first.get(plan.head, 0), wide, grid.box.top, grid.box.bottom)
    rows = heads.group(plan, style, script, region=region)
    high = heads.height(rows)
    if plan.head == "center":
        down = (grid.box.bottom - grid.box.top - high) * 0.42
        rows = tuple(replace(r, box=_lower(r.box, down)) for r in rows)
        top = region.top + down - 8
        return rows, (Box(region.left, top, region.right, top + high + 12),)
    return rows, (Box(region.left, region.top - 9, region.right, region.top + high),)


def _standing(
    plan: Plan, style: Style, script: Manuscript, grid: Grid
) -> tuple[tuple[Row, ...], tuple[Box, ...]]:
    """Return a headline that stands at the left or right edge of the article."""
    high = grid.box.bottom - grid.box.top
    title = script.title(min(14, int(high / 18))).replace(" ", "")
    size = min(plan.head_pt, high / len(title), grid.width_pt * 0.9)
    at_right = plan.head == "standing-right"
    left, right = grid.span(plan.columns - 1 if at_right else 0)
    left += (right - left - size) / 2
    top = grid.box.top + (high - size * len(title)) / 2
    row = heads.standing(title, size, left=left, top=top, style=style)
    edge = grid.span(plan.columns - 1 if at_right else 0)
    return (row,), (Box(edge[0], grid.box.top - 20, edge[1], grid.box.bottom + 20),)


def _lower(box: Box, by: float) -> Box:
    return replace(box, top=box.top + by, bottom=box.bottom + by)


def _column_rules(
    grid: Grid, style: Style, rows: list[Row], taken: tuple[Box, ...]
) -> list[Mark]:
    if not style.has_column_rules:
        return []
    found: list[Mark] = []
    top = min(row.box.top for row in rows)
    for column in range(grid.columns - 1):
        x = grid.span(column)[1] + grid.gutter_pt / 2
        line = Box(x, top, x, grid.box.bottom)
        if not any(one.left < x < one.right for one in taken):
            found.append(Rule(line))
    return found


def _upright(plan: Plan, style: Style, script: Manuscript) -> Made:
    """Return an article set from top to bottom, columns from the right: turned."""
    outer = plan.box
    flat = Box(0, 0, outer.bottom - outer.top, outer.right - outer.left)
    lying = replace(plan, box=flat, is_vertical=False)
    story, marks = article(lying, style, script)
    rows = tuple(
        replace(row, box=_stood(row.box, outer), is_vertical=True) for row in story.rows
    )
    return replace(story, rows=rows), tuple(_stood_mark(m, outer) for m in marks)


def _stood_mark(mark: Mark, outer: Box) -> Mark:
    if isinstance(mark, Picture):
        return Picture(_stood(mark.box, outer), mark.number)
    return replace(mark, box=_stood(mark.box, outer))


def _stood(box: Box, outer: Box) -> Box:
    """Return where a lying box stands: what was below is at the left."""
    return Box(
        outer.right - box.bottom,
        outer.top + box.left,
        outer.right - box.top,
        outer.top + box.right,
    )
