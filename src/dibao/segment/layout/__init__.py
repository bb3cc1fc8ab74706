"""Printed pages to articles: where lines stand tells what text alone has to guess.

sheet     lines with their places, what is drawn, the common size
separate  regions: where one article ends and the next begins; furniture
compose   a region's reading order, paragraphs and roles
"""

from dibao.geometry import around
from dibao.model import Article, Block, Cleaned, Role, Segmented, Span, Words
from dibao.segment.build import whole
from dibao.segment.layout.compose import Draft, compose
from dibao.segment.layout.separate import separate
from dibao.segment.layout.sheet import sheet_of

SURE = 0.9


def segment_printed(cleaned: Cleaned, words: Words) -> Segmented:
    """Return the articles and furniture of a page whose lines have places."""
    sheet = sheet_of(cleaned)
    parted = separate(sheet)
    articles: list[Article] = []
    for region in parted.regions:
        for drafts in compose(region, sheet):
            articles.append(whole(tuple(map(block, drafts)), SURE, SURE))
    furniture = tuple(
        block(Draft((strip,), Role.FURNITURE, SURE)) for strip in parted.furniture
    )
    return Segmented(tuple(articles), furniture, cleaned.sequence, cleaned.facts)


def block(draft: Draft) -> Block:
    """Return the block of a draft."""
    spans = tuple(Span(s.number, 0, len(s.text)) for s in draft.strips)
    text = "".join(s.text for s in draft.strips)
    return Block(
        draft.role, text, spans, draft.confidence, around(s.box for s in draft.strips)
    )
