"""Text poured into an article's columns, line by line, round whatever stands there."""

from dataclasses import dataclass

from dibao.model import Box
from printer.manuscript import Manuscript, split
from printer.plan import Grid, Plan, Style, meets
from printer.sheet import Row
from printer.typeset import Measure, gap_of, lines_of
from wreck import phrases

AIR = 0.35  # of body type, kept from whatever stands in a column
FEWEST = 5  # lines that must be left for a crosshead to be worth it
END_EM = 1.0  # at least between the last word and the name on its line


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a line may stand."""

    box: Box
    column: int


@dataclass(frozen=True, slots=True)
class Set:
    """A line before it has a place; an empty one leaves its slot white."""

    text: str
    role: str = "body"
    indent_em: float = 0.0
    is_last: bool = False


def slots_of(grid: Grid, style: Style, taken: tuple[Box, ...]) -> list[Slot]:
    """Return the free places for lines, down each column from the left."""
    found = []
    for column in range(grid.columns):
        left, right = grid.span(column)
        top = grid.box.top
        while top + style.body_pt <= grid.box.bottom + 0.2:
            box = Box(left, top, right, top + style.body_pt)
            air = AIR * style.body_pt
            reach = Box(left, box.top - air, right, box.bottom + air)
            if not any(meets(reach, other) for other in taken):
                found.append(Slot(box, column))
            top += style.pitch_pt
    return found


def poured(
    slots: list[Slot], plan: Plan, style: Style, script: Manuscript
) -> tuple[list[Row], list[str]]:
    """Return the rows of an article's text, and its paragraphs."""
    wide = slots[0].box.right - slots[0].box.left
    measure = Measure(wide, style.body_pt, style.face, style.case)
    tail = 1 if plan.byline == "end" or plan.jump else 0
    lines, paragraphs = _lines(slots[: len(slots) - tail], plan, measure, script, style)
    rows = [
        _row(line, slot, measure, style)
        for line, slot in zip(lines, slots, strict=False)
        if line.text
    ]
    if tail:
        rows.append(_tail(rows[-1], slots[len(lines)], plan, measure, script))
    return rows, paragraphs


def _lines(
    slots: list[Slot],
    plan: Plan,
    measure: Measure,
    script: Manuscript,
    style: Style,
) -> tuple[list[Set], list[str]]:
    crossheads = list(phrases.crossheads(script.dice, plan.crossheads or 1))
    every = max(2, len(slots) // (plan.crossheads + 1)) if plan.crossheads else 0
    lead = script.lead() if plan.byline == "text" else ""
    lines: list[Set] = []
    paragraphs: list[str] = []
    last_head = 0
    while len(lines) < len(slots):
        room = len(slots) - len(lines)
        if every and len(lines) - last_head >= every and room > FEWEST and crossheads:
            lines += _crosshead(crossheads.pop(0), slots, len(lines), measure)
            last_head = len(lines)
            continue
        text = fitted(lead + script.paragraph(), measure, style, room)
        if not text:
            break
        lead = ""
        paragraphs.append(text)
        lines += _paragraph(text, measure, style)
        if style.has_blank_lines and len(lines) < len(slots):
            lines.append(Set(""))
    return lines[: len(slots)], paragraphs


def _crosshead(text: str, slots: list[Slot], at: int, measure: Measure) -> list[Set]:
    """Return a crosshead; the last line of a column it leaves white."""
    is_last = at + 1 < len(slots) and slots[at + 1].column != slots[at].column
    while measure.width(text) > measure.ems:
        text = text[:-1]
    indent = (measure.ems - measure.width(text)) / 2
    head = Set(text, "crosshead", max(0.0, indent), is_last=True)
    return [Set(""), head] if is_last else [head]


def _paragraph(text: str, measure: Measure, style: Style) -> list[Set]:
    indent = 0.0 if style.has_blank_lines else style.indent_em
    lines = lines_of(text, measure, indent_em=indent)
    return [
        Set(line, "body", indent if n == 0 else 0.0, is_last=n == len(lines) - 1)
        for n, line in enumerate(lines)
    ]


def fitted(text: str, measure: Measure, style: Style, room: int) -> str:
    """Return as much of a paragraph as has room, cut at a sentence or a comma."""
    while text and len(_paragraph(text, measure, style)) > room:
        sentences = split(text)
        if len(sentences) > 1:
            text = "".join(sentences[:-1])
        elif "，" in text:
            text = text.rpartition("，")[0]
            if len(_paragraph(text + "。", measure, style)) <= room:
                return "" if text.count("“") != text.count("”") else text + "。"
        else:
            return ""
    return text


def _row(line: Set, slot: Slot, measure: Measure, style: Style) -> Row:
    size = style.body_pt
    left = slot.box.left + line.indent_em * size
    room = measure.ems - line.indent_em
    gap = 0.0 if line.is_last else gap_of(line.text, measure, room_em=room)
    if line.is_last and measure.width(line.text) > room:
        gap = gap_of(line.text, measure, room_em=room)
    wide = measure.width(line.text) * size + gap * (len(line.text) - 1)
    box = Box(left, slot.box.top, left + wide, slot.box.bottom)
    if line.role == "crosshead":
        return Row(line.text, "crosshead", box, size, style.head_face, gap)
    return Row(line.text, "body", box, size, style.face, gap, bold=style.body_bold)


def _tail(
    last: Row, slot: Slot, plan: Plan, measure: Measure, script: Manuscript
) -> Row:
    """Return who wrote it, or where it goes on: right on the last line or below."""
    text = plan.jump or script.signed()
    wide = measure.width(text) * measure.size_pt
    edge = slot.box.left + measure.width_pt
    is_beside = last.box.right + END_EM * measure.size_pt + wide <= edge
    same_column = abs(last.box.left - slot.box.left) < measure.width_pt
    top = last.box.top if is_beside and same_column else slot.box.top
    box = Box(edge - wide, top, edge, top + measure.size_pt)
    return Row(text, "jump" if plan.jump else "byline", box, measure.size_pt, "kai")
