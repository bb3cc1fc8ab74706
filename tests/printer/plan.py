"""What make-up asks for: a paper's style, and where an article stands in which form."""

from dataclasses import dataclass, replace

from dibao.model import Box
from printer.fonts import Case


@dataclass(frozen=True, slots=True)
class Style:
    """A paper's habits. Sizes in points, indents in ems of body type."""

    case: Case
    body_pt: float = 9.5
    leading: float = 1.45
    gutter_pt: float = 17.0
    indent_em: float = 2.0
    face: str = "song"
    head_face: str = "hei-bold"
    note_face: str = "kai"  # bylines, decks, captions
    between: str = "plain"  # rules between articles; "" is white alone
    has_column_rules: bool = False
    has_blank_lines: bool = False  # between paragraphs, which then are not indented
    is_centered: bool = True  # headlines
    bold: str = ""  # how headlines are made bold
    body_bold: str = ""

    @property
    def pitch_pt(self) -> float:
        """From one line to the next."""
        return self.body_pt * self.leading


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture in an article: its first column, how many, its height and place."""

    column: int
    columns: int
    height_pt: float
    at: str = "top"  # top, middle, bottom
    caption: str = "under"  # under, over, beside
    captions: int = 1


@dataclass(frozen=True, slots=True)
class Plan:
    """An article's place and form."""

    box: Box
    columns: int = 1
    head: str = "over"  # over, left, right, center, standing, standing-right, none
    head_pt: float = 24.0
    head_columns: int = 1
    head_lines: int = 1
    kicker: bool = False
    deck: bool = False
    byline: str = "text"  # under, text, end, none
    shots: tuple[Shot, ...] = ()
    crossheads: int = 0
    frame: str = ""  # box, lines, double, tint
    avoid: tuple[Box, ...] = ()
    jump: str = ""
    is_vertical: bool = False
    kind: str = "article"


@dataclass(frozen=True, slots=True)
class Grid:
    """A box in columns."""

    box: Box
    columns: int
    gutter_pt: float

    @property
    def width_pt(self) -> float:
        """Of one column."""
        whole = self.box.right - self.box.left
        return (whole - (self.columns - 1) * self.gutter_pt) / self.columns

    def span(self, first: int, count: int = 1) -> tuple[float, float]:
        """Return the left and right edge of some columns."""
        step = self.width_pt + self.gutter_pt
        left = self.box.left + first * step
        return left, left + count * step - self.gutter_pt

    def part(self, first: int, count: int, top: float, bottom: float) -> Box:
        """Return the box of some columns between two heights."""
        left, right = self.span(first, count)
        return Box(left, top, right, bottom)


def smaller(box: Box, pad_pt: float) -> Box:
    """Return a box made smaller on all sides."""
    return Box(
        box.left + pad_pt, box.top + pad_pt, box.right - pad_pt, box.bottom - pad_pt
    )


def meets(one: Box, two: Box) -> bool:
    """Tell whether two boxes share some place."""
    return (
        one.left < two.right - 0.5
        and two.left < one.right - 0.5
        and one.top < two.bottom - 0.1
        and two.top < one.bottom - 0.1
    )


def moved(box: Box, right_pt: float = 0.0, down_pt: float = 0.0) -> Box:
    """Return a box elsewhere."""
    return replace(
        box,
        left=box.left + right_pt,
        right=box.right + right_pt,
        top=box.top + down_pt,
        bottom=box.bottom + down_pt,
    )
