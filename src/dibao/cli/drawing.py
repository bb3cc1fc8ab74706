"""A file's pages drawn with what was understood of them: one SVG that stands alone.

No script, no font, nothing from elsewhere; it opens in any browser. Pages stand below
one another, each with a legend above it and a list of its articles beside it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dibao.archive.swap import placed
from dibao.cli.screen import clip, counted, visible
from dibao.cli.tracing import COLORS, color_of, traced, words
from dibao.model import Article, Layout, Role, Understood

MARGIN_PT = 24.0
HEAD_PT = 52.0  # name and legend
LIST_PT = 250.0
ENTRY_PT = 26.0  # two lines of the list
HEADLINE_COLUMNS = 36  # of the list's width at 10 points

STYLE = """
svg { background: #e9e9e9; font-family: "Noto Sans CJK SC", "Microsoft YaHei",
      "PingFang SC", sans-serif; }
text { fill: #222; }
.paper { fill: #fff; stroke: #aaa; stroke-width: .5; }
.pictures { fill: url(#hatch); stroke: #777; stroke-width: .8; }
.frames { fill: none; stroke: #999; stroke-width: 1.6; stroke-dasharray: 6 2; }
.rules { fill: #999; stroke: #999; stroke-width: .8; }
.page text { fill: #777; pointer-events: none; }
.page text.down { writing-mode: vertical-rl; dominant-baseline: central; }
.line { fill: none; stroke: #58a; stroke-width: .25; pointer-events: none; }
.block { fill-opacity: .09; stroke-width: .9; stroke-opacity: .8; }
.block:hover { fill-opacity: .25; }
.way { fill: none; stroke-width: 1.4; stroke-opacity: .75; pointer-events: none; }
.page text.label { fill: #fff; text-anchor: middle; font-weight: bold; }
"""
HATCH = (
    '<pattern id="hatch" width="8" height="8" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><rect width="8" height="8" fill="#f1f1f1"/>'
    '<path d="M0 0V8" stroke="#bbb" stroke-width="2"/></pattern>'
)
HEAD = (
    '<marker id="to-{name}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="6" '
    'markerHeight="6" orient="auto"><path d="M0 0L8 4L0 8z" fill="{color}"/></marker>'
)
LEGEND = (
    ('<rect class="line" y="3" width="18" height="8" style="stroke-width:1"/>', "line"),
    (
        '<g class="block" fill="#1f5fbf" stroke="#1f5fbf">'
        '<rect y="2" width="18" height="10"/></g>',
        "block: article.number role (hover: how sure)",
    ),
    (
        '<path class="way" stroke="#1f5fbf" d="M0 7H18" '
        'marker-end="url(#to-1f5fbf)"/>',
        "order of reading",
    ),
    ('<rect class="rules" y="7" width="18" height=".5"/>', "rule"),
    ('<rect class="frames" y="2" width="18" height="10"/>', "frame"),
    ('<rect class="pictures" y="2" width="18" height="10"/>', "picture"),
    (
        '<g class="block" fill="#666666" stroke="#666666">'
        '<rect y="2" width="18" height="10"/></g>',
        "furniture",
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page to draw, what stands over it, and what is printed on it."""

    heading: str
    page: Understood
    layout: Layout

    @property
    def width_pt(self) -> float:
        """How wide it is with its list."""
        return self.layout.width_pt + LIST_PT + 3 * MARGIN_PT

    @property
    def height_pt(self) -> float:
        """How high it is with its legend; a list may be longer than its page."""
        entries = ENTRY_PT * len(self.page.segmented.articles)
        return HEAD_PT + max(self.layout.height_pt, entries) + MARGIN_PT


def draw(to: Path, sheets: Sequence[Sheet], *, replace: bool) -> str:
    """Write the drawing of pages to a file; return what was done.

    Raises:
        CannotWriteError: there is such a file and ``replace`` was not asked, or the
            folder cannot be written.
        DiskError: the disk failed or is full.
        LockedError: another dibao is making the same file.
    """
    with placed(to, replace=replace) as building:
        building.write_text(drawing(sheets), encoding="utf-8", newline="\n")
    articles = sum(len(sheet.page.segmented.articles) for sheet in sheets)
    pages, told = counted(len(sheets), "page"), counted(articles, "article")
    return f"drawn: {visible(str(to))}, {pages}, {told}. Open it in a browser."


def drawing(sheets: Iterable[Sheet]) -> str:
    """Return the pages as one SVG file, one below the other."""
    drawn: list[str] = []
    wide = high = 0.0
    for sheet in sheets:
        drawn += [f'<g transform="translate({MARGIN_PT} {high:.1f})">', *_sheet(sheet)]
        drawn.append("</g>")
        wide, high = max(wide, sheet.width_pt), high + sheet.height_pt
    heads = [HEAD.format(name=color[1:], color=color) for color in COLORS]
    size = f'width="{wide:.1f}pt" height="{high:.1f}pt"'
    shown = f'{size} viewBox="0 0 {wide:.1f} {high:.1f}"'
    start = f'<svg xmlns="http://www.w3.org/2000/svg" {shown}>'
    defs = ("<defs>", HATCH, *heads, "</defs>")
    return "\n".join((start, f"<style>{STYLE}</style>", *defs, *drawn, "</svg>", ""))


def _sheet(sheet: Sheet) -> Iterator[str]:
    yield f'<text y="22" font-size="14">{words(sheet.heading)}</text>'
    yield from _legend()
    yield f'<g class="page" transform="translate(0 {HEAD_PT})">'
    yield from traced(sheet.page, sheet.layout)
    yield "</g>"
    left = sheet.layout.width_pt + MARGIN_PT
    yield f'<g transform="translate({left:.1f} {HEAD_PT})">'
    for number, article in enumerate(sheet.page.segmented.articles, start=1):
        yield from _entry(article, number)
    yield "</g>"


def _legend() -> Iterator[str]:
    at = 0.0
    for mark, name in LEGEND:
        yield f'<g transform="translate({at:.0f} 30)">{mark}'
        yield f'<text x="23" y="11" font-size="10">{name}</text></g>'
        at += 40 + 5.2 * len(name)  # a letter's width at 10 points, about


def _entry(article: Article, number: int) -> Iterator[str]:
    """Yield an article's line in the list: how sure, what it is, what it is called."""
    top = ENTRY_PT * (number - 1)
    color = color_of(number)
    title = article.part(Role.HEADLINE) or article.blocks[0].text
    said = f"{number} · {article.kind} · confidence {article.confidence:.2f}"
    yield f'<rect y="{top:.1f}" width="6" height="22" fill="{color}"/>'
    yield f'<text x="12" y="{top + 8:.1f}" font-size="8">{said}</text>'
    name = words(clip(title, HEADLINE_COLUMNS))
    yield f'<text x="12" y="{top + 20:.1f}" font-size="10">{name}</text>'
