"""Level cuts: a free stretch from side to side, with articles over and under it."""

import re
from collections.abc import Iterator

from dibao.geometry import shared
from dibao.model import Box
from dibao.segment.layout.briefs import DATELINE
from dibao.segment.layout.ground import Ground
from dibao.segment.layout.heads import LARGER, Head
from dibao.segment.layout.part import Stretch, across, along, covered, free
from dibao.segment.layout.rules import has_level_rule, ruled_level
from dibao.segment.layout.running import opens_under, runs_on
from dibao.segment.layout.sheet import Sheet, Strip

LEADING_EM = 0.18  # between lines
BARE_EM = 4.0  # a headline's text is nearer under it, a rule between or not
SIGNED_EM = 2.0  # text is nearer over what signs it at its end
BRACKETED = re.compile(r"[（(][^（()）]+[)）]")
RULED = 0.6  # of a gap's length: rules so long part articles by themselves


def level_cuts(ground: Ground) -> Iterator[tuple[float, float]]:
    """Yield where level cuts may go, from the top, and how much speaks for each."""
    for gap in free(map(along, ground.part.boxes), LEADING_EM * ground.em):
        above = sum(h.box.bottom <= gap[1] + 1 for h in ground.heads)
        if above in (0, len(ground.heads)):
            continue
        if _bares_head(ground, gap) or _unsigns(ground, gap):
            continue
        score = _level_score(ground, gap)
        if score is not None:
            yield sum(gap) / 2, score


def _bares_head(ground: Ground, gap: Stretch) -> bool:
    """Tell whether a cut would take a headline's text from right under it."""
    near = BARE_EM * ground.em
    heads = [h.box for h in ground.heads if not h.is_vertical]
    over = [h for h in heads if gap[0] - near <= h.bottom <= gap[1] + 1]
    below = [
        b for b in (*heads, *(b.box for b in ground.blocks)) if b.top >= gap[1] - 1
    ]
    for head in over:
        under = [b for b in below if shared(*across(b), *across(head)) > 0]
        nearest = min(under, key=lambda b: b.top, default=head)
        if nearest not in heads and nearest.top - head.bottom < near:
            return True
    return False


def _unsigns(ground: Ground, gap: Stretch) -> bool:
    """Tell whether a cut would take from text what signs it: （指导教师：…）.

    Such lines stand flush right under the end of a text, a blank over them or not; what
    stands over a headline in brackets, （上接第1版）, begins flush left or centered.
    """
    em, strips = ground.em, ground.part.strips
    below = [s for s in strips if s.box.top >= gap[1] - 1]
    top = min((s.box.top for s in below), default=gap[1])
    first = [s for s in below if s.box.top < top + em]
    near = [b for b in ground.blocks if gap[0] - SIGNED_EM * em < b.box.bottom < top]
    return len(first) < len(below) and all(
        BRACKETED.fullmatch(s.text.strip())
        and any(
            abs(s.box.right - b.box.right) < em and s.box.left - b.box.left > 2 * em
            for b in near
        )
        for s in first
    )


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
    if slices(ground, above, below):
        return None
    if ruled < RULED and not is_headed and _ends_in_text(ground, above, gap):
        return None
    near = [h for h in ground.heads if gap[1] - 1 <= h.box.top < top + 4 * em]
    headed = covered((across(h.box) for h in near), whole)
    score = 3 * ruled**2 + 0.5 * min((gap[1] - gap[0]) / em, 4) + 1.2 * headed
    if not is_headed:
        return score + (0.9 if ruled < RULED and gap[1] - gap[0] > 1.4 * em else -0.2)
    begins = (
        headed >= 0.25
        or any(_stands_beside(h) for h in near)
        or _begins_dated(below, top + em)
    )
    return score + 0.3 - (ruled < 0.5 and not begins)


def _stands_beside(head: Head) -> bool:
    """Tell whether a headline stands beside its text; turned, it lies over it."""
    box = head.box
    return head.is_vertical and box.bottom - box.top > 2 * (box.right - box.left)


def _begins_dated(below: list[Strip], low: float) -> bool:
    """Tell whether the first column under a cut begins 本报讯, its headline aside."""
    first = [s for s in below if s.box.top < low]
    left = min(first, key=lambda s: s.box.left, default=None)
    return left is not None and bool(DATELINE.match(left.text.strip()))


def _ends_in_text(ground: Ground, above: list[Strip], gap: Stretch) -> bool:
    """Tell whether a gap without rule or head below it looks like one within a text."""
    em, whole = ground.em, across(ground.part.box)
    last = [s for s in above if s.box.bottom > gap[0] - 4 * em]
    heads = ground.head_numbers
    return (
        gap[1] - gap[0] < em
        or any(s.number in heads for s in last)
        or covered([across(s.box) for s in last], whole) < 0.5
    )


def slices(ground: Ground, above: list[Strip], below: list[Strip]) -> bool:
    """Tell whether lines below go on right under lines above, no rule between."""
    em, heads = ground.em, ground.head_numbers
    over = [s for s in above if not s.is_vertical and s.number not in heads]
    under = [s for s in below if not s.is_vertical and s.number not in heads]
    last = max((s.box.bottom for s in over), default=0.0)
    first = min((s.box.top for s in under), default=0.0)
    over = [s for s in over if s.box.bottom > last - 3 * em]
    under = [s for s in under if s.box.top < first + 3 * em]
    return any(
        (runs_on(a, b) or opens_under(a, b))
        and not _is_ruled_off(ground.sheet, a.box, b.box)
        for a in over
        for b in under
    )


def _is_ruled_off(sheet: Sheet, above: Box, below: Box) -> bool:
    gap = above.bottom - 3, below.top + 3
    return has_level_rule(sheet, across(below), gap, share=0.5)
