"""What a printed page is before it is drawn: rows of type, rules, tints, pictures.

All places are in points from the page's top left corner.
"""

from dataclasses import dataclass, field

from dibao.model import Box


@dataclass(frozen=True, slots=True)
class Row:
    """One set line 行: the em boxes of its characters fill its box."""

    text: str
    role: str  # header kicker headline subhead byline body crosshead caption ad
    box: Box
    size_pt: float
    face: str = "song"
    gap_pt: float = 0.0  # added after every character, so that lines end evenly
    is_vertical: bool = False
    bold: str = ""  # how boldness is faked: see ink
    gray: float = 0.0


@dataclass(frozen=True, slots=True)
class Rule:
    """A printed line, drawn as its style says: plain, dashed, double, thick."""

    box: Box
    style: str = "plain"


@dataclass(frozen=True, slots=True)
class Frame:
    """A box around print: one rectangle, four lines, double, or a tint alone."""

    box: Box
    style: str = "box"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture 图, of which the number is the seed."""

    box: Box
    number: int = 0


Mark = Rule | Frame | Picture


@dataclass(frozen=True, slots=True)
class Story:
    """One article 篇, advertisement or the page's furniture, as it is printed."""

    kind: str  # furniture article brief photo ad
    rows: tuple[Row, ...]
    paragraphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its size, what is printed on it, what is drawn around that."""

    width_pt: float
    height_pt: float
    stories: tuple[Story, ...]
    marks: tuple[Mark, ...] = field(default=())


def around(rows: tuple[Row, ...]) -> Box:
    """Return the box around rows."""
    return Box(
        min(row.box.left for row in rows),
        min(row.box.top for row in rows),
        max(row.box.right for row in rows),
        max(row.box.bottom for row in rows),
    )
