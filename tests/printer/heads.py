"""The group over an article: kicker 引题, headline 主题, deck 副题, byline 署名."""

from dibao.model import Box
from printer.manuscript import Manuscript
from printer.plan import Plan, Style
from printer.sheet import Row
from wreck import phrases, titles

SMALL = 0.5  # of the headline's size, kickers and decks; 0.4 to 0.6 in newspapers
LEAST_PT = 13.0  # no headline is smaller
AIR = 0.35  # of the headline's size, below the group


def group(
    plan: Plan, style: Style, script: Manuscript, *, region: Box
) -> tuple[Row, ...]:
    """Return the rows of a headline group, set from the top of its region down."""
    wide = region.right - region.left
    rows: list[Row] = []
    top = region.top
    for text, role, face, size_pt in _parts(plan, style, script, wide):
        size = min(size_pt, wide / max(1.0, style.case.width(text, face)))
        left = region.left
        if style.is_centered:
            left += (wide - size * style.case.width(text, face)) / 2
        right = left + size * style.case.width(text, face)
        bold = style.bold if role == "headline" else ""
        box = Box(left, top, right, top + size)
        rows.append(Row(text, role, box, size, face, bold=bold))
        top += size * 1.25
    return tuple(rows)


def _parts(
    plan: Plan, style: Style, script: Manuscript, wide: float
) -> list[tuple[str, str, str, float]]:
    small = max(style.body_pt + 1, plan.head_pt * SMALL)
    title = script.title(max(6, int(wide / LEAST_PT * plan.head_lines * 0.9)))
    parts = []
    if plan.kicker:
        parts.append((phrases.kicker(script.dice), "kicker", style.note_face, small))
    parts += [
        (line, "headline", style.head_face, plan.head_pt)
        for line in title_lines(title, plan, script, ems=wide / plan.head_pt)
    ]
    if plan.deck:
        parts.append((phrases.deck(script.dice), "subhead", style.note_face, small))
    if plan.byline == "under":
        name = f"□本报记者 {phrases.people(script.dice, 2)}"
        parts.append((name, "byline", style.note_face, style.body_pt))
    return parts


def title_lines(
    title: str, plan: Plan, script: Manuscript, *, ems: float
) -> tuple[str, ...]:
    """Return a headline's lines: two if that is asked, or one would be far too wide."""
    if plan.head_lines == 1 and len(title) * 0.75 <= ems:
        return (title,)
    if len(title) < 8:
        return (title,)
    at = titles.broken(title, script.dice)
    return title[:at].strip(), title[at:].strip()


def standing(
    title: str, size_pt: float, *, left: float, top: float, style: Style
) -> Row:
    """Return a headline set from top to bottom."""
    box = Box(left, top, left + size_pt, top + size_pt * len(title))
    return Row(title, "headline", box, size_pt, style.head_face, is_vertical=True)


def height(rows: tuple[Row, ...]) -> float:
    """Return how high a group is, the white below it included."""
    return rows[-1].box.bottom - rows[0].box.top + AIR * max(r.size_pt for r in rows)
