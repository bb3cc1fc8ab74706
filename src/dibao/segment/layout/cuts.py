"""Straight cuts: where a free stretch, mostly with a rule, parts articles."""

from dataclasses import dataclass

from dibao.model import Box
from dibao.segment.layout.ground import Ground
from dibao.segment.layout.levels import level_cuts
from dibao.segment.layout.part import Part, across, along
from dibao.segment.layout.uprights import upright_cuts

LEAST = 0.6  # of evidence


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
    found = [Cut(at, True, score) for at, score in upright_cuts(ground)]
    found += [Cut(at, False, score) for at, score in level_cuts(ground)]
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
