"""Upright cuts: a free stretch from top to foot, with articles left and right of it."""

from collections.abc import Iterator
from math import inf

from dibao.geometry import shared
from dibao.model import Box
from dibao.segment.layout.briefs import DATELINE
from dibao.segment.layout.ground import INDENT_EM, Block, Ground
from dibao.segment.layout.heads import LARGER, is_column_name
from dibao.segment.layout.part import Stretch, across, along, free
from dibao.segment.layout.photos import CAPTION_EM, SMALLER, WIDE
from dibao.segment.layout.rules import has_level_rule, ruled_upright
from dibao.segment.layout.running import opens_under
from dibao.segment.layout.sheet import Strip
from dibao.segment.layout.standing import bares_standing

RULED_EM = 0.15  # between columns with a rule between them, and marks that hang out
MOSTLY = 0.9  # of the height of such a gap
MEASURE_EM = 8.0  # the narrowest columns of prose are wider, and most verses are not
FILLED = 0.5  # of the lines of a column of prose
GUTTER_EM = 0.6  # between columns; lines of one column are never so far apart sideways
UNHEADED = 0.9  # of evidence: a column at the top without a head over it
AMID = 2.0  # one that begins amid a paragraph: it goes on from a column left of it
NAMED = 1.5  # a column under the name of a column of briefs
FITS = 0.4  # of evidence: a headline flush left or centered over its columns
FLUSH_EM = 1.5
CENTER = 0.04  # of the columns' width: as far off the middle a headline may be set
HALF = 0.5  # of a gap's height: with less, rules do not part articles
BLANK_EM = 2.0  # more than a crosshead takes between two stretches
BAND_EM = 3.0  # heads whose tops differ by less stand side by side


def upright_cuts(ground: Ground) -> Iterator[tuple[float, float]]:
    """Yield where upright cuts may go, from the left, and how much speaks for each."""
    for gap in free(map(across, ground.part.boxes), RULED_EM * ground.em):
        is_narrow = gap[1] - gap[0] < GUTTER_EM * ground.em
        if is_narrow and _ruled_apart(ground, gap) < MOSTLY:
            continue
        left = sum(h.box.right <= gap[1] for h in ground.heads)
        if left not in (0, len(ground.heads)) and not bares_standing(ground, gap):
            yield sum(gap) / 2, _upright_score(ground, gap)


def _upright_score(ground: Ground, gap: Stretch) -> float:
    em, strips = ground.em, ground.part.strips
    ruled = _ruled_apart(ground, gap)
    sides = (
        [s for s in strips if s.box.right <= gap[1]],
        [s for s in strips if s.box.left >= gap[0]],
    )
    spans = (across(ground.part.box)[0], gap[0]), (gap[1], across(ground.part.box)[1])
    headed = sum(
        _begins_large(ground, side) or _is_set_amid(ground, span)
        for side, span in zip(sides, spans, strict=True)
    )
    score = 3 * ruled**2 + 0.5 * min((gap[1] - gap[0]) / em, 4) + 0.9 * (headed - 1)
    if ruled < HALF and headed < 2:
        score -= 2.0
    if _is_named(ground, gap):
        score += NAMED
    against = _goes_on_right(ground, gap, ruled) + _goes_on_left(ground, gap, ruled)
    return score - against + _set_over(ground, gap)


def _ruled_apart(ground: Ground, gap: Stretch) -> float:
    """Return the share of a gap's height that rules between articles cover, 0 to 1.

    Rules that begin right under the headline over a gap part its columns of text; one
    between two articles reaches up beside it.
    """
    top, bottom = along(ground.part.box)
    first = [h for h in ground.heads if h.box.top < top + BAND_EM * ground.em]
    over = [h.box for h in first if h.box.left < gap[0] and not h.is_vertical]
    under = max(over, key=lambda b: b.left, default=None)
    below = under.bottom - 2 if under else inf
    return ruled_upright(ground.sheet, gap, (top, bottom), below=below)


def _set_over(ground: Ground, gap: Stretch) -> float:
    """Return how well the heads beside a gap stand over what it leaves them.

    A headline stands flush left or centered over its columns.
    """
    left, right = across(ground.part.box)
    found = 0.0
    for span in ((left, gap[0]), (gap[1], right)):
        heads = [h for h in ground.heads if shared(*across(h.box), *span) > 0]
        top = min((h.box.top for h in heads), default=0.0)
        first = [h for h in heads if h.box.top < top + BAND_EM * ground.em]
        if len(first) == 1 and not first[0].is_vertical:
            found += FITS if _fits(across(first[0].box), span, ground.em) else -FITS
    return found


def _is_set_amid(ground: Ground, span: Stretch) -> bool:
    """Tell whether one side has its one headline in the midst of it 破题居中."""
    heads = [h for h in ground.heads if shared(*across(h.box), *span) > 0]
    blocks = [b for b in ground.blocks if shared(*across(b.box), *span) > 0]
    first = min(blocks, key=lambda b: (b.box.left, b.box.top), default=None)
    if len(heads) != 1 or first is None or ground.begins_amid(first):
        return False
    return _is_centered(across(heads[0].box), span, ground.em)


def _is_centered(head: Stretch, span: Stretch, em: float) -> bool:
    off_center = abs(sum(head) - sum(span)) / 2
    return off_center < max(FLUSH_EM * em, CENTER * (span[1] - span[0]))


def _fits(head: Stretch, span: Stretch, em: float) -> bool:
    is_flush = abs(head[0] - span[0]) < FLUSH_EM * em
    return is_flush or _is_centered(head, span, em)


def _goes_on_right(ground: Ground, gap: Stretch, ruled: float) -> float:
    """Return how much the column right of a gap looks like one that only goes on.

    An article's first column has its head over it, or begins as a paragraph does; one
    that begins with a dateline may have its headline farther right. Where no rule
    stands, text that begins beside a head left of the gap goes on from there.
    """
    right = [b for b in ground.blocks if b.box.left >= gap[0]]
    edge = min((b.box.left for b in right), default=0.0)
    column = [b for b in right if b.box.left < edge + INDENT_EM[1] * ground.em]
    column.sort(key=lambda b: b.box.top)
    against = 0.0
    if column and not _is_headed(ground, column[0].box, gap):
        against = 0.0 if _is_dated(column[0]) else UNHEADED
        if ground.begins_amid(column[0]) or _is_last_line(column):
            against = AMID
    elif column and ground.begins_amid(column[0]) and _is_prose(column[0], ground.em):
        against = AMID  # its headline is set in amid its columns
    parted = [b for b in column[1:] if _is_parted(ground, b.box)]
    if ruled < HALF:
        against += UNHEADED * sum(_is_beside_head(ground, b.box, gap) for b in parted)
    return against + AMID * sum(ground.begins_amid(b) for b in parted)


def _is_prose(block: Block, em: float) -> bool:
    """Tell whether lines fill their measure and break anywhere; verses do not."""
    edge = block.box.right - FLUSH_EM * em
    broken = sum(
        s.box.right > edge and s.text.rstrip()[-1:].isalnum() for s in block.strips
    )
    is_wide = block.box.right - block.box.left > MEASURE_EM * em
    return is_wide and broken > FILLED * len(block.strips)


def _goes_on_left(ground: Ground, gap: Stretch, ruled: float) -> float:
    """Return how much text left of a gap looks like that of a headline right of it.

    Under a blank as wide as a headline, with no headline in it, begins the first column
    of a band that has its headline in its middle.
    """
    if ruled >= HALF:
        return 0.0
    left = [b.box for b in ground.blocks if b.box.right <= gap[1]]
    heads = [h.box for h in ground.heads if h.box.left >= gap[0]]
    return UNHEADED * sum(
        any(abs(box.top - h.bottom) < BAND_EM * ground.em for h in heads)
        and _is_parted(ground, box)
        for box in left
    )


def _is_beside_head(ground: Ground, box: Box, gap: Stretch) -> bool:
    """Tell whether text begins as high as that under a head left of a gap."""
    return any(
        head.box.right <= gap[1]
        and abs(box.top - head.box.bottom) < BAND_EM * ground.em
        for head in ground.heads
    )


def _is_dated(block: Block) -> bool:
    """Tell whether text begins with a dateline 电头: an article's first column."""
    return bool(DATELINE.match(block.strips[0].text.strip()))


def _is_last_line(column: list[Block]) -> bool:
    """Tell whether a column begins with the short last line of a paragraph.

    The next paragraph begins right under it and is indented, so that it is a stretch of
    its own.
    """
    if len(column) < 2 or len(column[0].strips) > 1 or column[0].strips[0].is_vertical:
        return False
    return opens_under(column[0].strips[0], column[1].strips[0])


def _is_parted(ground: Ground, below: Box) -> bool:
    """Tell whether a rule or a wide blank parts a stretch from text right over it."""
    others = (*(h.box for h in ground.heads), *ground.part.pictures, *ground.part.taken)
    text = tuple(b.box for b in ground.blocks)
    over = [
        b
        for b in (*others, *text)
        if shared(*across(b), *across(below)) > 0 and b.bottom < below.top + 2
    ]
    nearest = max(over, key=lambda b: b.bottom, default=None)
    if nearest is None or nearest not in text:
        return False
    gap = nearest.bottom - 2, below.top + 2
    is_ruled = has_level_rule(ground.sheet, across(below), gap, share=0.6)
    return is_ruled or below.top - nearest.bottom > BLANK_EM * ground.em


def _is_headed(ground: Ground, box: Box, gap: Stretch) -> bool:
    """Tell whether a head right of a gap stands over a box, wherever above it."""
    return any(
        head.box.left >= gap[0]
        and (head.is_vertical or head.box.top < box.top + ground.em)
        and shared(*across(head.box), *across(box)) > 0
        for head in ground.heads
    )


def _begins_large(ground: Ground, strips: list[Strip]) -> bool:
    """Tell whether large type stands first, captions over it or not."""
    heads, em = ground.head_numbers, ground.em
    strips = [s for s in strips if not _is_under_picture(ground, s)]
    top = min((s.box.top for s in strips), default=0.0)
    first = [s for s in strips if s.box.top < top + 1.2 * em]
    return any(s.size_pt > LARGER * em or s.number in heads for s in first)


def _is_under_picture(ground: Ground, strip: Strip) -> bool:
    """Tell whether a line is a caption: small, right under a picture as wide or wider.

    Text is never set smaller under a picture than elsewhere.
    """
    box, em = strip.box, ground.em
    return strip.size_pt < SMALLER * em and any(
        -CAPTION_EM * em < box.top - picture.bottom < CAPTION_EM * em
        and shared(*across(box), *across(picture)) > WIDE * (box.right - box.left)
        for picture in ground.part.pictures
    )


def _is_named(ground: Ground, gap: Stretch) -> bool:
    """Tell whether right of a gap stands the name of a column of briefs, at its top."""
    right = [s for s in ground.part.strips if s.box.left >= gap[0]]
    first = min(right, key=lambda s: (s.box.top, s.box.left), default=None)
    return first is not None and is_column_name(first.text)
