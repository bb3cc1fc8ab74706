"""Lines to blocks to articles 分篇, from the text alone.

pieces   a cleaned page's lines, cut where one line holds two blocks
marks    lines that say by themselves what they are
sheet    what is known of all lines: widths, habits, and (repeat) which words recur
cues     what a line and its neighbors show; edges and seam: its ends, what runs on
weigh    what cues weigh, as learned
join     lines to paragraphs, by the moves there are
items    what each paragraph and line shows of its place: topic, headline, wrap
scene    the items beside one another; place: what each shows of its part
lattice  all labelings of the items at once, by the steps over each (parts, crossing)
articles which item begins an article, and what each is in it
build    blocks, texts and spans
"""

from dibao.model import Cleaned, Role, Segmented, Words
from dibao.segment import articles, build, items, join, marks
from dibao.segment.layout import segment_printed
from dibao.segment.pieces import pieces as pieces_of
from dibao.segment.scene import scene as scene_of
from dibao.segment.sheet import sheet as sheet_of
from dibao.segment.weigh import learned

SURE = 0.9  # of furniture that its own words tell; not measured


def segment(cleaned: Cleaned, words: Words) -> Segmented:
    """Return a page's articles and furniture; ``words`` cuts Chinese text to words."""
    if cleaned.layout:
        return segment_printed(cleaned)
    pieces = pieces_of(cleaned)
    marked = marks.settle_folios(
        [marks.mark(piece.text, piece.em) for piece in pieces],
        [piece.gap for piece in pieces],
    )
    body = tuple(n for n, mark in enumerate(marked) if not mark)
    sheet = sheet_of(tuple(pieces[n] for n in body), body, words)
    groups = join.groups(join.labels(sheet, learned("lines")))
    found = items.items(pieces, marked, body, groups)
    drafts = [
        build.Draft(item.members, Role.FURNITURE, SURE)
        for item in found
        if item.mark is marks.Mark.FURNITURE
    ]
    furniture = tuple(build.block(pieces, draft, cleaned.lines) for draft in drafts)
    running = tuple(item for item in found if item.mark is not marks.Mark.FURNITURE)
    whole = tuple(
        build.whole(build.article(told, pieces, cleaned.lines), start, end)
        for told, start, end in _articles(running, words)
    )
    return Segmented(whole, furniture, cleaned.sequence, cleaned.facts)


Told = tuple[list[build.Draft], float, float]  # blocks; how sure its two ends are


def _articles(running: tuple[items.Item, ...], words: Words) -> list[Told]:
    contexts = items.contexts(running, words)
    scene = scene_of(running, contexts)
    labels = articles.label(scene, learned("articles"))
    starts = [n for n, one in enumerate(labels) if one.is_first]
    ends = [*starts[1:], len(labels)][: len(starts)]
    return [
        (
            build.drafts(running[start:end], labels[start:end]),
            labels[start].boundary,
            labels[end].boundary if end < len(labels) else 1.0,
        )
        for start, end in zip(starts, ends, strict=True)
    ]
