"""Printed pages to articles: where lines stand tells what text alone has to guess.

sheet     lines with their places, what is drawn, the common size
separate  regions: where one article ends and the next begins, by these steps:
furnished furniture at the page's edges; mastheads: a paper's name, its issue
frames    what stands in one (grids: notices)
part      what may be one article or several
ground    its heads (large type) and stretches of text; rules: lines between
insets    tables and pictures in frames of their own: whose; quotes: large words in text
cuts      straight cuts through it: levels, uprights (standing: headlines); growth:
          where none will do
turning   vertical text turned to lie
sequence  the order in which articles are read
compose   a region's blocks in reading order, by these steps:
type      the size and face in which its text is set
headings  kicker, headline, deck
authors   who signs under them: bylines, names
captions  what stands at a picture; upright: vertical text turned to lie
columns   lines one beneath another (tables: side by side); order: how they are read
placed    how far lines stand from their column's edges; paragraphs: what they make
briefs    several reports in one column told apart; labels: their column's name
joining   text and spans; kinds; sureness
"""

from dibao.geometry import around
from dibao.model import Article, Block, Box, Cleaned, Role, Segmented
from dibao.segment.layout.columns import in_rows
from dibao.segment.layout.compose import compose
from dibao.segment.layout.draft import Draft
from dibao.segment.layout.joining import joined, spans_of
from dibao.segment.layout.kinds import kind_printed
from dibao.segment.layout.separate import separate
from dibao.segment.layout.sheet import Strip, sheet_of
from dibao.segment.layout.sureness import begins, ends

SURE = 0.9  # of furniture that separate told by its place; not measured


def segment_printed(cleaned: Cleaned) -> Segmented:
    """Return the articles and furniture of a page whose lines have places."""
    sheet = sheet_of(cleaned)
    parted = separate(sheet)
    articles: list[Article] = []
    places = tuple(line.box for line in cleaned.lines)
    furniture = [
        block(d, places) for d in furniture_of(parted.furniture, sheet.body_pt)
    ]
    for region in parted.regions:
        for drafts in compose(region, sheet):
            blocks = tuple(block(draft, places) for draft in drafts)
            if all(one.role is Role.FURNITURE for one in blocks):
                furniture += blocks
            else:
                articles.append(article_of(blocks))
    return Segmented(tuple(articles), tuple(furniture), cleaned.sequence, cleaned.facts)


def article_of(blocks: tuple[Block, ...]) -> Article:
    """Return the article of these blocks."""
    start = begins(blocks)
    return Article(kind_printed(blocks), blocks, round(start * ends(blocks), 3), start)


def block(draft: Draft, places: tuple[Box | None, ...]) -> Block:
    """Return the block of a draft; ``places`` are the lines' boxes as the page is."""
    box = around(box for s in draft.strips if (box := places[s.number - 1]))
    text, spans = joined(draft.strips), spans_of(draft.strips)
    return Block(draft.role, text, spans, round(draft.confidence, 3), box)


def furniture_of(strips: tuple[Strip, ...], em: float) -> tuple[Draft, ...]:
    """Return furniture a block for each line, from the top down and the left."""
    return tuple(Draft((strip,), Role.FURNITURE, SURE) for strip in in_rows(strips, em))
