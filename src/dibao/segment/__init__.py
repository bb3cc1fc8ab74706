"""Lines to blocks to articles 分篇, from the text alone.

pieces   a cleaned page's lines, cut where one line holds two blocks
marks    lines that say by themselves what they are
cues     what a line and its neighbors show
join     lines to paragraphs
items    what each paragraph and line shows of its place: topic, headline, wrap
articles which item begins an article, and what each is in it
build    blocks, texts and spans
"""

from dibao.model import Cleaned, Role, Segmented, Words
from dibao.segment import articles, build, cues, items, join, marks
from dibao.segment.pieces import pieces as pieces_of
from dibao.segment.place import scene


def segment(cleaned: Cleaned, words: Words) -> Segmented:
    """Return a page's articles and furniture; ``words`` cuts Chinese text to words."""
    pieces = pieces_of(cleaned)
    marked = marks.settle_folios(
        [marks.mark(piece.text, piece.em) for piece in pieces],
        [piece.gap for piece in pieces],
    )
    body = tuple(n for n, mark in enumerate(marked) if not mark)
    sheet = cues.sheet(tuple(pieces[n] for n in body), body, words)
    groups = join.groups(join.labels(sheet, join.learned("lines")))
    all_items = items.items(pieces, marked, body, groups)
    contexts = items.contexts(all_items, words)
    scenes = [scene(all_items, contexts, habit) for habit in articles.HABITS]
    labels = articles.label(scenes, join.learned("articles"))
    starts = [n for n, one in enumerate(labels) if one.is_first]
    found = []
    for start, end in zip(starts, [*starts[1:], len(labels)], strict=True):
        drafts = build.drafts(all_items[start:end], labels[start:end])
        blocks = build.article(drafts, pieces, cleaned.lines)
        after = labels[end].boundary if end < len(labels) else 1.0
        found.append(build.whole(blocks, labels[start].boundary, after))
    furniture = tuple(
        build.block(pieces, build.Draft((n,), Role.FURNITURE, 0.9), cleaned.lines)
        for n, mark in enumerate(marked)
        if mark is marks.Mark.FURNITURE
    )
    return Segmented(tuple(found), furniture, cleaned.sequence, cleaned.facts)
