"""Pages written as HTML, for a browser to print: another engine, other habits."""

from dataclasses import dataclass
from html import escape

from printer.makeup import Paper, paper
from printer.manuscript import Manuscript, split
from wreck import phrases, stock
from wreck.dice import Dice

SHEET = """
@page {{ size: {wide}pt {high}pt; margin: 0 }}
* {{ margin: 0; padding: 0; box-sizing: border-box }}
html {{ font: 9.5pt/1.5 "Noto Serif CJK SC", serif }}
.page {{ position: relative; width: {wide}pt; height: {high}pt; padding: 36pt 40pt;
  display: flex; flex-direction: column; break-after: page; overflow: hidden }}
.top {{ display: flex; justify-content: space-between; align-items: end;
  border-bottom: 1.5pt solid; padding-bottom: 4pt; margin-bottom: 12pt; flex: none;
  font-size: 8.5pt }}
.top b {{ font: bold 22pt "Noto Sans CJK SC" }}
.grid {{ flex: 1; min-height: 0; display: grid; gap: 20pt 18pt }}
article {{ min-height: 0; min-width: 0; display: flex; flex-direction: column;
  overflow: hidden }}
article > * {{ min-width: 0 }}
h1, h2 {{ font-family: "Noto Sans CJK SC"; line-height: 1.25; flex: none;
  font-weight: bold }}
.kicker, .deck, .byline {{ font-family: "Noto Sans CJK SC"; flex: none }}
.kicker, .deck {{ font-size: 13pt; line-height: 1.4 }}
.byline {{ padding: 3pt 0 5pt }}
.cols {{ flex: 1; min-height: 0; column-fill: auto; column-gap: 16pt;
  text-align: justify; min-width: 0; orphans: 1; widows: 1 }}
.cols p {{ text-indent: 2em }}
.cols h3 {{ font: bold 10.5pt/1.5 "Noto Sans CJK SC"; text-align: center }}
.cols .signed {{ text-align: right; font-family: "Noto Sans CJK SC" }}
figure {{ break-inside: avoid }}
figure svg {{ display: block; width: 100% }}
figcaption {{ font: 8pt/1.4 "Noto Sans CJK SC" }}
.boxed {{ border: 0.7pt solid; padding: 10pt }}
.tinted {{ background: #e4e9ec; padding: 10pt }}
.ad {{ border: 1pt solid; padding: 8pt; justify-content: space-evenly;
  text-align: center }}
table {{ border-collapse: collapse; width: 100%; break-inside: avoid }}
td {{ border: 0.4pt solid; padding: 1pt 4pt; text-indent: 0 }}
{more}
"""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page for a browser: its size in points, its own rules, what is on it."""

    wide_pt: int
    high_pt: int
    css: str
    body: str

    @property
    def html(self) -> str:
        """The whole document."""
        css = SHEET.format(wide=self.wide_pt, high=self.high_pt, more=self.css)
        head = f'<meta charset="utf-8"><style>{css}</style>'
        return f'<!doctype html><html lang="zh-CN">{head}<body>{self.body}'


def tag(name: str, role: str, text: str, css: str = "") -> str:
    """Return an element whose lines have a role."""
    start = f'<{name} data-role="{role}" style="{css}" class="{role}">'
    return f"{start}{escape(text)}</{name}>"


def top(page: Paper) -> str:
    """Return a line of furniture."""
    parts = (page.name, page.date, page.people)
    spans = "".join(f'<span data-role="header">{escape(part)}</span>' for part in parts)
    label = f'<b data-role="header">{page.label}</b>'
    section = f'<span data-role="header">{page.section}</span>'
    return f'<div class="top" data-kind="furniture">{label}{section}{spans}</div>'


def body(script: Manuscript, count: int, *, crossheads: bool = False) -> str:
    """Return so many paragraphs, a sentence a span so that the browser can shorten."""
    found = []
    heads = phrases.crossheads(script.dice, 4) if crossheads else ()
    lead = script.lead()
    for number in range(count):
        if crossheads and number % 4 == 3 and number // 4 < len(heads):
            found.append(tag("h3", "crosshead", heads[number // 4]))
        spans = "".join(
            f"<span>{escape(one)}</span>" for one in split(lead + script.paragraph())
        )
        lead = ""
        found.append(f'<p data-role="body">{spans}</p>')
    return "".join(found)


def figure(script: Manuscript, high_pt: int, css: str = "") -> str:
    """Return a drawn picture and its caption."""
    dice = script.dice
    points = " ".join(f"{x * 10},{dice.number(20, 70)}" for x in range(11))
    svg = (
        '<svg viewBox="0 0 100 100" preserveAspectRatio="none" '
        f'style="height:{high_pt}pt">'
        '<rect width="100" height="100" fill="#ccd"/>'
        f'<polygon points="0,100 {points} 100,100" fill="#567"/></svg>'
    )
    caption = phrases.caption("", dice).rstrip("。") + f"。{phrases.person(dice)} 摄"
    return (
        f'<figure style="{css}">{svg}{tag("figcaption", "caption", caption)}</figure>'
    )


@dataclass(frozen=True, slots=True)
class Piece:
    """One article of a woven page."""

    area: str  # its place: CSS grid-area
    head_pt: float = 24
    columns: int = 2
    kicker: bool = False
    deck: bool = False
    byline: bool = False
    crossheads: bool = False
    shot: str = ""  # CSS of a picture in the text
    shot_pt: int = 120
    css: str = ""
    kind: str = "article"
    look: str = ""  # boxed, tinted
    paragraphs: int = 40
    extra: str = ""  # HTML before the text


def piece(one: Piece, script: Manuscript) -> str:
    """Return an article's HTML."""
    dice = script.dice
    parts = []
    if one.kicker:
        parts.append(tag("p", "kicker", phrases.kicker(dice)))
    if one.head_pt:
        title = script.title(20)
        parts.append(tag("h1", "headline", title, f"font-size:{one.head_pt}pt"))
    if one.deck:
        parts.append(tag("p", "subhead", phrases.deck(dice)))
    if one.byline:
        parts.append(tag("p", "byline", f"本报记者 {phrases.people(dice, 2)}"))
    shot = figure(script, one.shot_pt, one.shot) if one.shot else ""
    text = body(script, one.paragraphs, crossheads=one.crossheads)
    cols = (
        f'<div class="cols" style="columns:{one.columns}">{one.extra}{shot}{text}</div>'
    )
    return (
        f'<article data-kind="{one.kind}" class="{one.look}" '
        f'style="grid-area:{one.area};{one.css}">{"".join(parts)}{cols}</article>'
    )


def brief(script: Manuscript, *, head: bool) -> str:
    """Return a short report."""
    title = tag("h2", "headline", script.title(14), "font-size:11pt") if head else ""
    return (
        f'<article data-kind="brief" style="display:block;margin-bottom:9pt">{title}'
        f'<p data-role="body" style="text-indent:2em;text-align:justify">'
        f"{escape(script.brief())}</p>"
        f"{tag('p', 'byline', script.signed(), 'text-align:right')}</article>"
    )


def small_ad(script: Manuscript) -> str:
    """Return an advertisement, a big line and smaller ones."""
    dice = script.dice
    firm = dice.pick(stock.BRANDS) + dice.pick(stock.BRANDS) + dice.pick(stock.FIRMS)
    goods = dice.pick(stock.GOODS)
    title = dice.pick(stock.AD_TITLES).format(g=goods, c=firm)
    lines = [
        form.format(g=goods, c=firm, k=dice.number(2, 9))
        for form in dice.some(stock.AD_LINES, 2)
    ]
    phone = f"电话：000-{dice.number(1000000, 9999999)}"
    rows = "".join(tag("p", "ad", line, "font-size:11pt") for line in (*lines, phone))
    head = tag("h2", "ad", title, "font-size:17pt")
    return f'<article data-kind="ad" class="ad">{head}{rows}</article>'


def started(name: str) -> tuple[Manuscript, Paper]:
    """Return the texts and the furniture of a page."""
    script = Manuscript(Dice(f"weave/{name}"))
    return script, paper(script.dice)


def leaf(size: tuple[int, int], css: str, furniture: str, grid: str) -> Leaf:
    """Return a page of furniture and a grid."""
    return Leaf(
        *size, css, f'<div class="page">{furniture}<div class="grid">{grid}</div></div>'
    )
