"""What was understood of one printed page, as parts of an SVG over that page.

All in points from the page's top left corner. Where print is turned on its page, all is
drawn upright and turned with it, so that lines and labels run as the print does.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import pairwise
from math import hypot
from statistics import median

from dibao.cli.screen import visible
from dibao.geometry import upright
from dibao.model import Article, Block, Box, Layout, Line, Span, Understood
from dibao.outline import columns

# dark enough for white letters on them, and neighbors far apart
COLORS = (
    "#c1272d", "#1f5fbf", "#1b8a3a", "#8a3fb0", "#b65c00", "#00757f",
    "#b0317f", "#6b5b00", "#3b3fa8", "#7a4a2a", "#4a7500", "#00608f",
)  # fmt: skip
GREY = "#666666"
BODY_PT = 9.0  # of a page without lines
LABEL_EM = 0.62  # of the page's common size: small enough for the white between lines
LETTER_EM = 0.6  # how wide a letter of a label is, of the label's size
NO_XML = str.maketrans(dict.fromkeys((0xFFFE, 0xFFFF), "\ufffd"))  # not even escaped


@dataclass(frozen=True, slots=True)
class Trace:
    """A page to draw over: its lines upright, and the size of its labels."""

    lines: tuple[Line, ...]
    layout: Layout
    label_pt: float


@dataclass(frozen=True, slots=True)
class Piece:
    """A block's part in one column."""

    box: Box
    label: str
    is_vertical: bool

    @property
    def path(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """Where it begins, and where it ends: down its left side, along its top."""
        box = self.box
        if self.is_vertical:
            return (box.right, box.top), (box.left, box.top)
        return (box.left, box.top), (box.left, box.bottom)


def trace_of(page: Understood, layout: Layout) -> Trace:
    """Return what a page is drawn from."""
    lines = tuple(
        replace(line, box=_upright(line.box, layout)) if line.box else line
        for line in page.cleaned.lines
    )
    sizes = [line.size_pt for line in lines if line.size_pt and line.text]
    return Trace(lines, layout, LABEL_EM * (median(sizes) if sizes else BODY_PT))


def traced(page: Understood, layout: Layout) -> Iterator[str]:
    """Yield a page's SVG, a part a line: paper, print, furniture, articles."""
    trace = trace_of(page, layout)
    yield f"<g{_turn(layout)}>"
    yield from _print(trace)
    for block in page.segmented.furniture:
        yield from _block(_pieces(block, trace, "furniture"), block, color=GREY)
    for number, article in enumerate(page.segmented.articles, start=1):
        yield from _article(article, trace, number=number)
    yield "</g>"


def color_of(number: int) -> str:
    """Return the color of an article, counted from 1."""
    return COLORS[(number - 1) % len(COLORS)]


def words(text: str) -> str:
    r"""Return text as it may stand in XML; what is unseen is escaped for the eye.

    >>> words("甲<b>\x00\uffff")
    '甲&lt;b&gt;\\x00\ufffd'
    """
    return escape(visible(text.translate(NO_XML)))


def _print(trace: Trace) -> Iterator[str]:
    layout = trace.layout
    paper = _upright(Box(0, 0, layout.width_pt, layout.height_pt), layout)
    yield f'<rect class="paper" {_place(paper)}/>'
    for name in ("pictures", "frames", "rules"):
        for box in getattr(layout, name):
            shape = _place(_upright(box, layout))
            title = f"<title>{name.removesuffix('s')}</title>"
            yield f'<rect class="{name}" {shape}>{title}</rect>'
    yield from (_line(line, line.box) for line in trace.lines if line.box and line.text)


def _line(line: Line, box: Box) -> str:
    """Return a line's text, as long as it is printed, and the box around it."""
    size = line.size_pt or min(box.right - box.left, box.bottom - box.top)
    if line.is_vertical:
        place = f'x="{(box.left + box.right) / 2:.1f}" y="{box.top:.1f}" class="down"'
        length = box.bottom - box.top
    else:
        place = f'x="{box.left:.1f}" y="{box.bottom - 0.12 * size:.1f}"'
        length = box.right - box.left
    fit = f'textLength="{length:.1f}" lengthAdjust="spacingAndGlyphs"'
    text = f'<text {place} font-size="{size:.1f}" {fit}>{words(line.text)}</text>'
    return f'{text}<rect class="line" {_place(box)}/>'


def _article(article: Article, trace: Trace, *, number: int) -> Iterator[str]:
    color = color_of(number)
    pieces: list[Piece] = []
    for order, block in enumerate(article.blocks, start=1):
        name = f"{number}.{order}"
        found = _pieces(block, trace, f"{name} {block.role}")
        pieces += found
        yield from _block(found, block, color=color, name=f"article {name} ")
    yield from _arrows(pieces, trace.label_pt, color)
    for piece in pieces:
        yield _label(piece, trace.label_pt, color)


def _block(
    pieces: Iterable[Piece], block: Block, *, color: str, name: str = ""
) -> Iterator[str]:
    first, last = block.lines
    title = f"{name}{block.role}, confidence {block.confidence:.2f}, "
    title += f"line {first}" if first == last else f"lines {first} to {last}"
    text = words(block.text if len(block.text) <= 60 else block.text[:60] + "…")
    yield f'<g class="block" fill="{color}" stroke="{color}">'
    yield f"<title>{title}\n{text}</title>"
    yield from (f"<rect {_place(piece.box)}/>" for piece in pieces)
    yield "</g>"


def _pieces(block: Block, trace: Trace, label: str) -> list[Piece]:
    """Return a block's parts in reading order; those after the first say so."""
    lines = [line for span in block.spans if (line := _cut(span, trace.lines)).box]
    is_vertical = sum(line.is_vertical for line in lines) * 2 > len(lines)
    boxes = columns(lines)
    labels = [label, *[f"{label} …"] * (len(boxes) - 1)]
    return [
        Piece(box, name, is_vertical) for box, name in zip(boxes, labels, strict=False)
    ]


def _cut(span: Span, lines: Sequence[Line]) -> Line:
    """Return the part of a line that a span takes, as if all characters were alike."""
    line = lines[span.line - 1]
    box, whole = line.box, len(line.text)
    if box is None or not whole:
        return line
    start, end = span.start / whole, span.end / whole
    if line.is_vertical:
        down = box.bottom - box.top
        part = replace(box, top=box.top + start * down, bottom=box.top + end * down)
    else:
        along = box.right - box.left
        part = replace(box, left=box.left + start * along, right=box.left + end * along)
    return replace(line, box=part)


def _arrows(pieces: Iterable[Piece], label_pt: float, color: str) -> Iterator[str]:
    """Yield the way through an article: along each part's side, and on to the next."""
    for one, two in pairwise(pieces):
        (x, y), (left, top) = one.path[1], two.path[0]
        far = hypot(left - x, top - y)
        corners = [one.path[0], (x, y)]
        if far > label_pt:  # else the next label stands at this very place
            short = 1 - label_pt / 2 / far
            corners.append((x + short * (left - x), y + short * (top - y)))
        way = " L".join(f"{across:.1f} {down:.1f}" for across, down in corners)
        head = f' marker-end="url(#to-{color[1:]})"' if far > label_pt else ""
        yield f'<path class="way" stroke="{color}" d="M{way}"{head}/>'


def _label(piece: Piece, size: float, color: str) -> str:
    x, y = piece.path[0]
    wide = (len(piece.label) + 1) * LETTER_EM * size
    left = x - wide if piece.is_vertical else x
    rect = Box(left, y - size / 2, left + wide, y + size / 2)
    place = f'x="{left + wide / 2:.1f}" y="{y + 0.33 * size:.1f}"'
    text = f'<text class="label" {place} font-size="{size:.1f}">{piece.label}</text>'
    return f'<rect {_place(rect)} rx="{size / 4:.1f}" fill="{color}"/>{text}'


def _place(box: Box) -> str:
    wide, high = box.right - box.left, box.bottom - box.top
    return (
        f'x="{box.left:.1f}" y="{box.top:.1f}" width="{wide:.1f}" height="{high:.1f}"'
    )


def _upright(box: Box, layout: Layout) -> Box:
    return upright(box, layout.turned, size=(layout.width_pt, layout.height_pt))


def _turn(layout: Layout) -> str:
    """Return how what is drawn upright is turned to where it is seen."""
    wide, high = layout.width_pt, layout.height_pt
    turns = {
        90: f"0 1 -1 0 {wide} 0",
        180: f"-1 0 0 -1 {wide} {high}",
        270: f"0 -1 1 0 0 {high}",
    }
    turn = turns.get(layout.turned)
    return f' transform="matrix({turn})"' if turn else ""
