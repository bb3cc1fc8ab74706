"""All labelings of a page's items at once: the heaviest, and how sure each step is."""

import math

from dibao.segment.join import Weights
from dibao.segment.parts import (
    Part,
    State,
    Step,
    allowed,
    end_cues,
    how_of,
    step_cues,
)
from dibao.segment.place import How, own_cues
from dibao.segment.scene import Scene

Way = tuple[State | None, bool, float]  # the state before an item, "begins", weight
Row = dict[State, list[Way]]
HEAPS = ("5 mid", "6 mid")  # a crosshead heads running text; captions stand in heaps
DEAD = -1e6  # a kicker that no headline follows


def lattice(scene: Scene, weights: Weights) -> list[Row]:
    """Return for each item the states it may end in, and every way into them."""
    rows: list[Row] = []
    before: list[State | None] = [None]
    for n, item in enumerate(scene.items):
        row: Row = {}
        sums: dict[tuple[Part, How], float] = {}
        for state in before:
            for after, is_first in allowed(item, state):
                if after.part is Part.CROSS and scene.runs[n] in HEAPS:
                    continue
                how = how_of(state, is_first)
                key = (after.part, how)
                if key not in sums:
                    own = own_cues(scene, n, after.part, how)
                    sums[key] = sum(weights.get(cue, 0.0) for cue in own)
                steps = step_cues(scene, n, state, (after, is_first))
                weight = sums[key] + sum(weights.get(cue, 0.0) for cue in steps)
                row.setdefault(after, []).append((state, is_first, weight))
        rows.append(row)
        before = list(row)
    return rows


def leaving(scene: Scene, state: State, weights: Weights) -> float:
    """Return the weight of the page ending in a state."""
    if state.part is Part.KICKER:
        return DEAD
    names = end_cues(scene, state)
    return sum(weights.get(cue, 0.0) for cue in names)


def best(scene: Scene, rows: list[Row], weights: Weights) -> tuple[float, list[Step]]:
    """Return the heaviest path's weight and its steps."""
    scores: dict[State | None, float] = {None: 0.0}
    backs: list[dict[State, tuple[State | None, bool]]] = []
    for row in rows:
        new: dict[State | None, float] = {}
        back: dict[State, tuple[State | None, bool]] = {}
        for after, ways in row.items():
            weight, state, first = max(
                ((scores[s] + w, s, f) for s, f, w in ways), key=lambda way: way[0]
            )
            new[after], back[after] = weight, (state, first)
        scores = new
        backs.append(back)
    ends = {
        state: weight + leaving(scene, state, weights)
        for state, weight in scores.items()
        if state is not None
    }
    at = max(ends, key=lambda state: ends[state])
    return ends[at], _walked(backs, at)


def _walked(
    backs: list[dict[State, tuple[State | None, bool]]], at: State
) -> list[Step]:
    """Return the steps that lead to a last state."""
    steps: list[Step] = []
    for back in reversed(backs):
        before, first = back[at]
        steps.append((at, first))
        at = before or at
    return steps[::-1]


def log_sum(values: list[float]) -> float:
    """Return the log of the sum of the values' exponentials."""
    top = max(values)
    return top + math.log(sum(math.exp(value - top) for value in values))


Share = tuple[int, State | None, Step, float]  # item, state before, step, probability


def _forward(rows: list[Row]) -> list[dict[State | None, float]]:
    """Return before each item, and at the end, the log sums of all ways to a state."""
    sums: list[dict[State | None, float]] = [{None: 0.0}]
    for row in rows:
        sums.append(
            {
                after: log_sum([sums[-1][b] + w for b, _, w in ways])
                for after, ways in row.items()
            }
        )
    return sums


def shares(
    scene: Scene, rows: list[Row], weights: Weights
) -> tuple[float, list[Share]]:
    """Return the log of the sum over all labelings, and the share of every step."""
    forward = _forward(rows)
    backward: dict[State | None, float] = {
        s: leaving(scene, s, weights) for s in forward[-1] if s is not None
    }
    total = log_sum([forward[-1][s] + backward[s] for s in backward])
    found: list[Share] = []
    for n in range(len(rows) - 1, -1, -1):
        into: dict[State | None, list[float]] = {}
        for after, ways in rows[n].items():
            for state, first, weight in ways:
                through = weight + backward.get(after, DEAD)
                into.setdefault(state, []).append(through)
                share = math.exp(min(forward[n][state] + through - total, 0.0))
                found.append((n, state, (after, first), share))
        backward = {state: log_sum(values) for state, values in into.items()}
    return total, found
