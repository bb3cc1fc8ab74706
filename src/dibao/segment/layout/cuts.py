"""Straight cuts: where a free stretch, mostly with a rule, parts articles."""

from collections.abc import Iterator
from dataclasses import dataclass

from dibao.geometry import shared
from dibao.model import Box
from dibao.segment.layout.ground import Ground
from dibao.segment.layout.heads import is_column_name
from dibao.segment.layout.part import Part, Stretch, across, along, covered, free
from dibao.segment.layout.rules import has_level_rule, ruled_level, ruled_upright
from dibao.segment.layout.running import runs_on
from dibao.segment.layout.sheet import Strip

GUTTER_EM = 0.6  # between columns; lines of one column are never so far apart sideways
LEADING_EM = 0.18  # between lines
RULED = 0.6  # of a gap's length: rules so long part articles by themselves
LEAST = 0.6  # of evidence
UNHEADED = 0.9  # of evidence: a column at the top without a head over it
AMID = 2.0  # one that begins amid a paragraph: it goes on from a column left of it
NAMED = 1.5  # a column under the name of a column of briefs
FITS = 0.4  # of evidence: a headline flush left or centered over its columns
FLUSH_EM = 1.5
CENTER = 0.04  # of the columns' width: as far off the middle a headline may be set
BLANK_EM = 2.0  # more than a crosshead takes between two stretches
BAND_EM = 3.0  # heads whose tops differ by less stand side by side
LARGER = 1.05  # times the text's size: kickers and decks over a headline


@dataclass(frozen=True, slots=True)
class Cut:
    """A straight cut through a part, and how much speaks for it."""

    at: float
    is_upright: bool
    score: float


def best_cut(ground: Ground) -> Cut | None:
    """Return the cut for which most speaks, if enough does.

    A cut leaves a head group on either side, and slices no running text.
    """
    found = [*_upright_cuts(ground), *_level_cuts(ground)]
    best = max(found, key=lambda cut: cut.score, default=None)
    return best if best and best.score > LEAST else None


def halves(part: Part, cut: Cut) -> tuple[Part, Part]:
    """Return what is left of a cut and right of it, or above and below."""
    return _half(part, cut, is_first=True), _half(part, cut, is_first=False)


def _half(part: Part, cut: Cut, *, is_first: bool) -> Part:
    def on_side(box: Box) -> bool:
        start, stop = across(box) if cut.is_upright else along(box)
        return ((start + stop) / 2 < cut.at) is is_first

    return Part(
        tuple(s for s in part.strips if on_side(s.box)),
        tuple(p for p in part.pictures if on_side(p)),
        tuple(t for t in part.taken if on_side(t)),
    )


def _upright_cuts(ground: Ground) -> Iterator[Cut]:
    for gap in free(map(across, ground.part.boxes), GUTTER_EM * ground.em):
        left = sum(h.box.right <= gap[1] for h in ground.heads)
        if left not in (0, len(ground.heads)):
            yield Cut(sum(gap) / 2, True, _upright_score(ground, gap))


def _upright_score(ground: Ground, gap: Stretch) -> float:
    em, strips = ground.em, ground.part.strips
    ruled = ruled_upright(ground.sheet, gap, along(ground.part.box))
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
    if ruled < 0.5 and headed < 2:
        score -= 2.0
    if _is_named(ground, gap):
        score += NAMED
    return score - _goes_on_right(ground, gap) + _set_over(ground, gap)


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


def _goes_on_right(ground: Ground, gap: Stretch) -> float:
    """Return how much the column right of a gap looks like one that only goes on.

    An article's first column has its head over it, or begins as a paragraph does.
    """
    right = [b for b in ground.blocks if b.box.left >= gap[0]]
    edge = min((b.box.left for b in right), default=0.0)
    column = [b for b in right if b.box.left < edge + 2 * ground.em]
    column.sort(key=lambda b: b.box.top)
    against = 0.0
    if column and not _is_headed(ground, column[0].box, gap):
        against = UNHEADED
        if ground.begins_amid(column[0]):
            against = AMID
    parted = (b for b in column[1:] if _is_parted(ground, b.box))
    return against + AMID * sum(ground.begins_amid(b) for b in parted)


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
    heads, em = _head_numbers(ground), ground.em
    top = min((s.box.top for s in strips), default=0.0)
    first = [s for s in strips if s.box.top < top + 1.2 * em]
    return any(s.size_pt > LARGER * em or s.number in heads for s in first)


def _is_named(ground: Ground, gap: Stretch) -> bool:
    """Tell whether right of a gap stands the name of a column of briefs, at its top."""
    right = [s for s in ground.part.strips if s.box.left >= gap[0]]
    first = min(right, key=lambda s: (s.box.top, s.box.left), default=None)
    return first is not None and is_column_name(first.text)


def _level_cuts(ground: Ground) -> Iterator[Cut]:
    for gap in free(map(along, ground.part.boxes), LEADING_EM * ground.em):
        above = sum(h.box.bottom <= gap[1] + 1 for h in ground.heads)
        if above in (0, len(ground.heads)):
            continue
        score = _level_score(ground, gap)
        if score is not None:
            yield Cut(sum(gap) / 2, False, score)


def _level_score(ground: Ground, gap: Stretch) -> float | None:
    """Return what speaks for a level cut; None where it would slice running text."""
    em, whole, strips = ground.em, across(ground.part.box), ground.part.strips
    ruled = ruled_level(ground.sheet, gap, whole)
    below = [s for s in strips if s.box.top >= gap[1] - 1]
    above = [s for s in strips if s.box.bottom <= gap[0] + 1]
    top = min((s.box.top for s in below), default=gap[1])
    is_headed = any(
        s.size_pt > LARGER * em for s in below if s.box.top < top + 1.5 * em
    )
    if ruled < RULED and slices(ground, above, below):
        return None
    if ruled < RULED and not is_headed and _ends_in_text(ground, above, gap):
        return None
    near = [h.box for h in ground.heads if gap[1] - 1 <= h.box.top < top + 4 * em]
    headed = covered(map(across, near), whole)
    score = 3 * ruled**2 + 0.5 * min((gap[1] - gap[0]) / em, 4) + 1.2 * headed
    if not is_headed:
        return score + (0.9 if ruled < RULED and gap[1] - gap[0] > 1.4 * em else -0.2)
    return score + 0.3 - (ruled < 0.5 and headed < 0.25)


def _ends_in_text(ground: Ground, above: list[Strip], gap: Stretch) -> bool:
    """Tell whether a gap without rule or head below it looks like one within a text."""
    em, whole = ground.em, across(ground.part.box)
    last = [s for s in above if s.box.bottom > gap[0] - 4 * em]
    heads = _head_numbers(ground)
    return (
        gap[1] - gap[0] < em
        or any(s.number in heads for s in last)
        or covered([across(s.box) for s in last], whole) < 0.5
    )


def _head_numbers(ground: Ground) -> set[int]:
    return {s.number for head in ground.heads for s in head.strips}


def slices(ground: Ground, above: list[Strip], below: list[Strip]) -> bool:
    """Tell whether lines below go on right under lines above, as one text does."""
    em, heads = ground.em, _head_numbers(ground)
    over = [s for s in above if not s.is_vertical and s.number not in heads]
    under = [s for s in below if not s.is_vertical and s.number not in heads]
    last = max((s.box.bottom for s in over), default=0.0)
    first = min((s.box.top for s in under), default=0.0)
    over = [s for s in over if s.box.bottom > last - 3 * em]
    under = [s for s in under if s.box.top < first + 3 * em]
    return any(runs_on(a, b) for a in over for b in under)
