"""The order in which a page's boxes come out."""

from dataclasses import replace

from wreck.dice import Dice
from wreck.house import House
from wreck.things import Box

Parts = tuple[list[Box], list[Box], list[Box]]
"""One story's head boxes, columns, and captions."""


def ordered(stories: list[Parts], house: House, dice: Dice) -> list[Box]:
    """Return all boxes of the articles in the order of the page's stream."""
    heap = any(captions for _, _, captions in stories) and dice.step("captions_heap")
    columns, late = [], []
    for head, body, captions in stories:
        if heap:
            late += captions
            captions = []
        body = _sections(body, dice)
        columns.append(_placed(_headed(head, body, house, dice), captions, dice))
    columns = _woven(columns, dice)
    return [box for boxes in columns for box in boxes] + late


def _headed(head: list[Box], body: list[Box], house: House, dice: Dice) -> list[Box]:
    place = house.headlines
    if place == "mixed":
        place = dice.pick(("before", "before", "after", "middle"))
    if place == "before" or not head or not body or not dice.step("headline_after"):
        return head + body
    byline = [box for box in head if box.kind == "byline"]
    title = [box for box in head if box.kind != "byline"]
    if place == "after" or len(body) < 2:
        return byline + body + title if dice.chance(0.5) else body + title + byline
    dice.note("headline_middle")
    cut = dice.number(1, len(body) - 1)
    return byline + body[:cut] + title + body[cut:]


def _sections(body: list[Box], dice: Dice) -> list[Box]:
    """Return the columns with whole sections of them moved, cut at paragraphs."""
    sections: list[list[Box]] = [[]]
    for box in body:
        done = not sections[-1] or sections[-1][-1].rows[-1].ends
        if sections[-1] and done and sections[-1][-1].kind != "mark":
            sections.append([])
        sections[-1].append(box)
    if len(sections) < 2 or not dice.step("shuffled"):
        return body
    turn = dice.number(1, len(sections) - 1)
    return [box for section in sections[turn:] + sections[:turn] for box in section]


def _placed(boxes: list[Box], captions: list[Box], dice: Dice) -> list[Box]:
    """Return the boxes with the captions among them, or after them."""
    if not captions:
        return boxes
    first = sum(box.kind in ("head", "byline") for box in boxes[:3])
    place = (
        dice.number(min(first, len(boxes)), len(boxes))
        if dice.chance(0.5)
        else len(boxes)
    )
    return boxes[:place] + captions + boxes[place:]


def _woven(columns: list[list[Box]], dice: Dice) -> list[list[Box]]:
    """Return two neighbors' boxes alternating, whole boxes only."""
    if len(columns) < 2:
        return columns
    place = dice.number(0, len(columns) - 2)
    first, second = columns[place], columns[place + 1]
    if len(first) < 3 or len(second) < 3 or not dice.step("interleaved"):
        return columns
    cut = dice.number(2, len(first) - 1)
    part = dice.number(2, len(second) - 1)
    woven = first[:cut] + second[:part] + first[cut:] + second[part:]
    return [*columns[:place], woven, *columns[place + 2 :]]


def furnished(
    boxes: list[Box], edges: tuple[list[Box], list[Box]], dice: Dice
) -> list[Box]:
    """Return the boxes with the page's furniture before, behind or among them."""
    top, foot = (_astray(boxes, lines, dice) for lines in edges)
    for box in top[1] + foot[1]:
        boxes = _inside(boxes, box, dice)
    where = dice.weighted(
        (("apart", 0.4), ("before", 0.25), ("behind", 0.15), ("among", 0.2))
    )
    if where == "apart":
        return top[0] + boxes + foot[0]
    place = {"before": 0, "behind": len(boxes)}.get(where, dice.number(0, len(boxes)))
    return boxes[:place] + top[0] + foot[0] + boxes[place:]


def _astray(
    boxes: list[Box], lines: list[Box], dice: Dice
) -> tuple[list[Box], list[Box]]:
    """Return the furniture that stays together, and that which lands inside a body."""
    inside = [box for box in lines if boxes and dice.step("furniture_inside")]
    return [box for box in lines if box not in inside], inside


def _inside(boxes: list[Box], line: Box, dice: Dice) -> list[Box]:
    long = [
        n for n, box in enumerate(boxes) if box.kind == "body" and len(box.rows) > 3
    ]
    if not long:
        return [*boxes, line]
    place = dice.pick(long)
    box = boxes[place]
    cuts = [n for n, row in enumerate(box.rows) if n and row.inks[0].clean]
    cut = dice.pick(cuts)
    parts = [replace(box, rows=box.rows[:cut]), line, replace(box, rows=box.rows[cut:])]
    return boxes[:place] + parts + boxes[place + 1 :]
