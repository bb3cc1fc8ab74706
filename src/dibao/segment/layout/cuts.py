"""Straight cuts: where a free stretch, mostly with a rule, parts articles."""

from dataclasses import dataclass

from dibao.geometry import stands
from dibao.model import Box
from dibao.segment.layout.ground import Ground
from dibao.segment.layout.levels import level_cuts
from dibao.segment.layout.part import Part, Stretch, across, along
from dibao.segment.layout.uprights import upright_cuts

LEAST = 0.6  # of evidence
ON_EM = 1.0  # as far as this a rule reaches on at the other side of what it crosses
ALONG_EM = 3.0  # a rule so near a cut stands in its gap: columns are wider than that


@dataclass(frozen=True, slots=True)
class Cut:
    """A straight cut through a part, and how much speaks for it."""

    at: float
    is_upright: bool
    score: float


def best_cut(ground: Ground) -> Cut | None:
    """Return the cut for which most speaks, if enough does.

    A cut leaves a head group on either side, and slices no running text and no rule.
    """
    found = [Cut(at, True, score) for at, score in upright_cuts(ground)]
    found += [Cut(at, False, score) for at, score in level_cuts(ground)]
    found = [cut for cut in found if not _slices_rule(ground, cut)]
    best = max(found, key=lambda cut: cut.score, default=None)
    return best if best and best.score > LEAST else None


def _slices_rule(ground: Ground, cut: Cut) -> bool:
    """Tell whether a rule runs on across a cut, and none along the cut across that.

    Rules are set in the order in which a page is parted: a rule between two bands goes
    from side to side, those between the columns of a band end at it.
    """
    em, rules = ground.em, ground.sheet.layout.rules
    aside, along_cut = (across, along) if cut.is_upright else (along, across)
    low, high = along_cut(ground.part.box)
    own = [
        along_cut(rule)
        for rule in rules
        if stands(rule) is cut.is_upright
        and abs(sum(aside(rule)) / 2 - cut.at) < ALONG_EM * em
    ]
    return any(
        low < sum(along_cut(rule)) / 2 < high
        and _runs_on(aside(rule), cut.at, em)
        and not any(_runs_on(one, sum(along_cut(rule)) / 2, em) for one in own)
        for rule in rules
        if stands(rule) is not cut.is_upright
    )


def _runs_on(rule: Stretch, at: float, em: float) -> bool:
    return rule[0] < at - ON_EM * em and rule[1] > at + ON_EM * em


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
