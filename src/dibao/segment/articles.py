"""Where one article ends and the next begins, and what each block is in it.

A page's items are labeled together: each is kicker, headline, deck, crosshead, body,
caption or mark, of the running article or of a new one. The weights of the cues are
learned; the best labeling is kept, and the share of all labelings that agree with it,
by the forward-backward sums, is its confidence.
"""

from dataclasses import dataclass

from dibao.segment.join import Weights
from dibao.segment.lattice import Row, best, lattice, shares
from dibao.segment.parts import Part, Step
from dibao.segment.scene import Scene

HABITS = ("before", "after")  # where a page sets its headlines


@dataclass(frozen=True, slots=True)
class Labeled:
    """An item's label: its part, whether it begins an article, and how sure that is."""

    part: Part
    is_first: bool
    confidence: float
    boundary: float


def label(scenes: list[Scene], weights: Weights) -> list[Labeled]:
    """Return the best labels of a page's items, read by the habit that fits best."""
    if not scenes[0].items:
        return []
    lattices = [lattice(scene, weights) for scene in scenes]
    paths = [
        best(scene, rows, weights) for scene, rows in zip(scenes, lattices, strict=True)
    ]
    pick = max(range(len(paths)), key=lambda n: paths[n][0])
    return _confident(scenes[pick], lattices[pick], paths[pick][1], weights)


def _confident(
    scene: Scene, rows: list[Row], steps: list[Step], weights: Weights
) -> list[Labeled]:
    """Return the steps with the share of all labelings that agree with each."""
    begins = [0.0] * len(rows)
    parts = [0.0] * len(rows)
    for n, _, step, share in shares(scene, rows, weights)[1]:
        begins[n] += share * step[1]
        parts[n] += share * (step[0].part is steps[n][0].part)
    return [
        Labeled(
            step[0].part,
            step[1],
            min(parts[n], 1.0),
            min(begins[n] if step[1] else 1 - begins[n], 1.0),
        )
        for n, step in enumerate(steps)
    ]
