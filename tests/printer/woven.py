"""The forms that a browser sets."""

from printer import weave
from printer.weave import Leaf, Piece, leaf, piece, small_ad, started

TABLOID, BERLINER, BROADSHEET = (780, 1110), (900, 1300), (1080, 1560)


def columns_six(name: str) -> Leaf:
    """A lead with a picture floating in its text, a tinted box, a boxed one."""
    script, page = started(name)
    css = ".grid { grid: 5fr 4fr 3.4fr / repeat(6, 1fr) }"
    pieces = (
        Piece(
            "1/1/2/5", 40, 4, kicker=True, byline=True,
            shot="width:100%;margin-bottom:6pt", shot_pt=110,
        ),
        Piece("1/5/2/7", 22, 2, look="tinted"),
        Piece("2/1/3/4", 28, 3, deck=True, crossheads=True),
        Piece("2/4/3/7", 26, 3, byline=True),
        Piece("3/1/4/3", 20, 2, look="boxed"),
        Piece("3/3/4/7", 30, 4),
    )  # fmt: skip
    body = "".join(piece(one, script) for one in pieces)
    return leaf(BERLINER, css, weave.top(page), body)


def ruled_eight(name: str) -> Leaf:
    """Eight columns with rules between them, condensed headlines."""
    script, page = started(name)
    css = """.grid { grid: 4fr 3fr 3fr / repeat(8, 1fr); gap: 16pt 15pt }
    html { font-size: 9pt; line-height: 1.4 } .cols { column-rule: .4pt solid #000 }
    h1 { transform: scaleX(.82); transform-origin: left; width: 121% }
    article + article { border-top: .8pt solid; padding-top: 6pt }"""
    pieces = (
        Piece("1/1/2/7", 54, 6, deck=True, byline=True),
        Piece("1/7/2/9", 24, 2),
        Piece("2/1/3/4", 28, 3, crossheads=True),
        Piece("2/4/3/7", 30, 3, kicker=True),
        Piece("2/7/4/9", 22, 2),
        Piece("3/1/4/5", 30, 4, shot="width:100%", shot_pt=90),
        Piece("3/5/4/7", 22, 2),
    )
    body = "".join(piece(one, script) for one in pieces)
    return leaf(BROADSHEET, css, weave.top(page), body)


def airy(name: str) -> Leaf:
    """White alone between articles; paragraphs apart instead of indented."""
    script, page = started(name)
    css = """.grid { grid: 4fr 3fr 3fr / repeat(4, 1fr); gap: 30pt 26pt }
    html { font-size: 10.5pt; line-height: 1.65 } .top { border: 0 }
    .cols p { text-indent: 0; margin-bottom: 8pt } .cols { column-gap: 20pt }
    h1 { font-family: "Noto Serif CJK SC"; letter-spacing: 1pt }"""
    pieces = (
        Piece("1/1/2/5", 36, 4, deck=True, byline=True),
        Piece("2/1/3/3", 24, 2),
        Piece("2/3/3/5", 24, 2, kicker=True),
        Piece("3/1/4/4", 26, 3, shot="width:100%", shot_pt=100),
        Piece("3/4/4/5", 18, 1),
    )
    body = "".join(piece(one, script) for one in pieces)
    return leaf(TABLOID, css, weave.top(page), body)


def standing_text(name: str) -> Leaf:
    """A page set from top to bottom, in tiers from the right."""
    script, page = started(name)
    css = """.grid { grid: 1fr 1fr 1fr / 1fr 1fr; gap: 20pt }
    article { writing-mode: vertical-rl }
    .cols { writing-mode: vertical-rl; column-rule: .5pt solid }
    h1 { font-size: 26pt; padding: 0 6pt }"""
    pieces = (
        Piece("1/1/2/3", 32, 2, kicker=True),
        Piece("2/2/3/3", 24, 2),
        Piece("2/1/3/2", 24, 2),
        Piece("3/1/4/3", 28, 2, deck=True),
    )
    body = "".join(piece(one, script) for one in pieces)
    return leaf(TABLOID, css, weave.top(page), body)


def mixed_ways(name: str) -> Leaf:
    """Lying text with headlines that stand beside it, one article standing."""
    script, page = started(name)
    css = """.grid { grid: 4fr 3fr 3fr / repeat(5, 1fr) }
    .side { flex-direction: row; gap: 12pt }
    .side h1 { writing-mode: vertical-rl; letter-spacing: 3pt }
    .stands { writing-mode: vertical-rl; border: .8pt double; padding: 8pt }
    .stands .cols { writing-mode: vertical-rl }"""
    pieces = (
        Piece("1/1/2/6", 44, 4, look="side"),
        Piece("2/1/3/4", 28, 3),
        Piece("2/4/3/6", 26, 2, look="stands"),
        Piece("3/1/4/3", 24, 2, byline=True),
        Piece("3/3/4/6", 34, 2, look="side"),
    )
    body = "".join(piece(one, script) for one in pieces)
    return leaf(BERLINER, css, weave.top(page), body)


def short_reports(name: str) -> Leaf:
    """Two columns of short reports, one with headlines, beside articles."""
    script, page = started(name)
    css = """.grid { grid: 1fr 1fr / repeat(6, 1fr) }
    .short { overflow: hidden } .short > b { display: block; text-align: center;
      font: bold 18pt "Noto Sans CJK SC"; border: 1pt solid; margin-bottom: 8pt }"""
    mark = '<div data-kind="furniture"><b data-role="header">简讯</b></div>'
    signed = "".join(weave.brief(script, head=False) for _ in range(40))
    headed = "".join(weave.brief(script, head=True) for _ in range(14))
    columns = (
        f'<div class="short" data-fit style="grid-area:1/6/3/7">{mark}{signed}</div>'
        f'<div class="short" data-fit style="grid-area:2/4/3/6;border:.7pt solid;'
        f'padding:8pt">{headed}</div>'
    )
    pieces = (
        Piece("1/1/2/6", 38, 5, kicker=True, byline=True),
        Piece("2/1/3/4", 28, 3, deck=True),
    )
    body = "".join(piece(one, script) for one in pieces) + columns
    return leaf(BERLINER, css, weave.top(page), body)


def framed_picture(name: str) -> Leaf:
    """Text runs round floating pictures; a drop cap; shadows under headlines."""
    script, page = started(name)
    css = """.grid { grid: 5fr 4fr / repeat(5, 1fr) }
    h1 { text-shadow: 1.5pt 1.5pt #bbb }
    .cap .cols p:first-of-type::first-letter { font-size: 29pt; float: left;
      line-height: 1; padding-right: 3pt }"""
    pieces = (
        Piece(
            "1/1/2/6", 42, 3, deck=True, byline=True, look="cap",
            shot="float:right;width:48%;margin:0 0 6pt 10pt", shot_pt=90,
        ),
        Piece("2/1/3/4", 28, 3, shot="width:100%", shot_pt=130),
        Piece("2/4/3/6", 24, 1, shot="float:left;width:45%;margin-right:8pt"),
    )  # fmt: skip
    body = "".join(piece(one, script) for one in pieces)
    return leaf(BERLINER, css, weave.top(page), body)


def tabled(name: str) -> Leaf:
    """An article with a table, notices in small type, a strip of advertisements."""
    script, page = started(name)
    dice = script.dice
    rows = "".join(
        "<tr>"
        + "".join(
            f'<td data-role="body">{cell}</td>'
            for cell in (place, dice.number(100, 999), f"{dice.number(10, 99)}.{n}%")
        )
        + "</tr>"
        for n, place in enumerate(("青溪", "石桥", "白塔", "柳林", "东坪", "河口"))
    )
    css = ".grid { grid: 4fr 3fr 1.2fr / repeat(6, 1fr) }"
    pieces = (
        Piece("1/1/2/5", 32, 4, extra=f"<table>{rows}</table>", byline=True),
        Piece("1/5/2/7", 22, 2),
        Piece("2/1/3/4", 26, 3, deck=True),
        Piece("2/4/3/7", 26, 3, look="boxed"),
    )
    ads = "".join(
        f'<div style="grid-area:3/{1 + 2 * n}/4/{3 + 2 * n};display:grid">'
        f"{small_ad(script)}</div>"
        for n in range(3)
    )
    body = "".join(piece(one, script) for one in pieces) + ads
    return leaf(BERLINER, css, weave.top(page), body)


def double_page(name: str) -> Leaf:
    """Two facing pages in one."""
    script, page = started(name)
    css = """.grid { grid: 5fr 4fr / repeat(9, 1fr) }
    h1 { -webkit-text-stroke: .5pt #000 }"""
    pieces = (
        Piece(
            "1/1/2/10", 60, 9, kicker=True, deck=True, byline=True, crossheads=True,
            paragraphs=60,
        ),
        Piece("2/1/3/5", 30, 4),
        Piece("2/5/3/8", 28, 3, look="tinted"),
        Piece("2/8/3/10", 24, 2),
    )  # fmt: skip
    body = "".join(piece(one, script) for one in pieces)
    return leaf((1560, 1110), css, weave.top(page), body)


WOVEN = {
    form.__name__.replace("_", "-"): form
    for form in (
        columns_six, ruled_eight, airy, standing_text, mixed_ways, short_reports,
        framed_picture, tabled, double_page,
    )
}  # fmt: skip
