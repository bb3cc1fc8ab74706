"""Where one article ends and the next begins, and what each block is in it.

A page's items are labeled together: each is kicker, headline, deck, crosshead, body,
caption or mark, of the running article or of a new one. The weights of the cues are
learned; the best labeling is kept, and the share of all labelings that agree with it,
by the forward-backward sums, is its confidence.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dibao.segment.lattice import (
    HABITS,
    Row,
    agreeing,
    heaviest,
    lattices,
    leaving,
    seen,
    shares,
    walked,
)
from dibao.segment.parts import Part, Step
from dibao.segment.scene import Scene
from dibao.segment.weigh import Scale


@dataclass(frozen=True, slots=True)
class Labeled:
    """An item's label: its part, whether it begins an article, and how sure that is."""

    part: Part
    is_first: bool
    confidence: float
    boundary: float


def label(scene: Scene, scale: Scale) -> list[Labeled]:
    """Return the best labels of a page's items, read by the habit that fits best."""
    if not scene.items:
        return []
    read = []
    for habit, rows in zip(HABITS, lattices(seen(scene, scale), scale), strict=True):
        ends = leaving(scale, rows[-1].crossing.states, scene.closed[-1], habit)
        read.append((rows, ends, *heaviest(rows, ends)))
    rows, ends, _, sums = max(read, key=lambda one: one[2])
    return _confident(rows, ends, walked(rows, sums))


def _confident(
    rows: list[Row], ends: Sequence[float], steps: list[Step]
) -> list[Labeled]:
    """Return the steps with the share of all labelings that agree with each."""
    found = []
    for row, share, step in zip(rows, shares(rows, ends)[1], steps, strict=True):
        agrees, begins = agreeing(row, share, step)
        sure = begins if step[1] else 1 - begins
        found.append(Labeled(step[0].part, step[1], min(agrees, 1.0), min(sure, 1.0)))
    return found
