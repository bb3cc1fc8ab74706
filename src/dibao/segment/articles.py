"""Where one article ends and the next begins, and what each block is in it.

A page's items are labeled together: each is kicker, headline, deck, crosshead, body,
caption or mark, of the running article or of a new one. The weights of the cues are
learned; the best labeling is kept, and the share of all labelings that agree with it,
by the forward-backward sums, is its confidence.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from dibao.segment.items import Item
from dibao.segment.join import Weights
from dibao.segment.place import How, Scene, own_cues


class Part(StrEnum):
    """What an item is in its article."""

    KICKER = "kicker"
    HEAD = "head"
    DECK = "deck"
    CROSS = "cross"
    BODY = "body"
    CAPTION = "caption"
    MARK = "mark"


DISPLAYED = (Part.HEAD, Part.KICKER, Part.DECK, Part.CROSS, Part.CAPTION)
PROSE = (Part.BODY, Part.CAPTION)
HABITS = ("before", "after")  # where a page sets its headlines
DEAD = -1e6  # a kicker that no headline follows


@dataclass(frozen=True, slots=True)
class State:
    """Where an article stands after an item."""

    part: Part
    has_head: bool
    has_prose: bool


@dataclass(frozen=True, slots=True)
class Labeled:
    """An item's label: its part, whether it begins an article, and how sure that is."""

    part: Part
    is_first: bool
    confidence: float
    boundary: float


Step = tuple[State, bool]  # the state after an item; whether it begins an article
Way = tuple[State | None, bool, float]  # the state before an item, "begins", weight
Row = dict[State, list[Way]]


def allowed(item: Item, state: State | None) -> Iterator[Step]:
    """Yield the steps that an item may take after a state; None: it is the first."""
    parts = (Part.MARK,) if item.mark else PROSE if item.is_prose else DISPLAYED
    if state is not None and (state.has_prose or state.has_head) and item.signs:
        parts = (*parts, Part.MARK)
    for part in parts:
        if state is not None and _goes_on(state, part):
            has_head = state.has_head or part is Part.HEAD
            yield State(part, has_head, state.has_prose or part is Part.BODY), False
        waits = state is not None and state.part is Part.KICKER
        if part not in (Part.DECK, Part.CROSS) and not waits:
            yield State(part, part is Part.HEAD, part is Part.BODY), True


def _goes_on(state: State, part: Part) -> bool:
    """Tell whether a part may follow in the same article."""
    if state.part is Part.KICKER:
        return part is Part.HEAD
    if part is Part.HEAD:
        return not state.has_head or state.part is Part.HEAD
    if part is Part.KICKER:
        return not state.has_head
    if part is Part.DECK:
        return state.part is Part.HEAD
    return True


def step_cues(scene: Scene, n: int, state: State | None, step: Step) -> list[str]:
    """Return the cues of a step beside those of the item itself."""
    after, is_first = step
    if state is None:
        return [
            f"page begins {after.part}",
            f"page begins {after.part}, sets {scene.habit}",
        ]
    if not is_first:
        flags = f"{'head' * state.has_head}{'prose' * state.has_prose}"
        return [f"{state.part} > {after.part}", f"{flags} > {after.part}"]
    return [f"{state.part} | {after.part}", *leave_cues(scene, n, state)]


def leave_cues(scene: Scene, n: int, state: State) -> list[str]:
    """Return the cues of an article that ends before item ``n``."""
    flags = f"{'head' * state.has_head} {'prose' * state.has_prose}"
    return [
        f"ends with {flags}",
        f"ends {'closed' if scene.closed[n] else 'open'} {flags}",
        f"ends at {state.part}",
    ]


def end_cues(scene: Scene, state: State) -> list[str]:
    """Return the cues of the page ending in a state."""
    return [
        *leave_cues(scene, len(scene.items), state),
        f"page ends {state.part}, sets {scene.habit}",
    ]


def _how(state: State | None, is_first: bool) -> How:
    if state is None or is_first:
        return is_first, False, False
    return is_first, state.has_prose, state.has_head


def cues_of(scene: Scene, n: int, state: State | None, step: Step) -> list[str]:
    """Return all cues of a step over item ``n``."""
    after, is_first = step
    own = own_cues(scene, n, after.part, _how(state, is_first))
    return own + step_cues(scene, n, state, step)


def lattice(scene: Scene, weights: Weights) -> list[Row]:
    """Return for each item the states it may end in, and every way into them."""
    rows: list[Row] = []
    before: list[State | None] = [None]
    for n, item in enumerate(scene.items):
        row: Row = {}
        sums: dict[tuple[Part, How], float] = {}
        for state in before:
            for after, is_first in allowed(item, state):
                how = _how(state, is_first)
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
    total, steps = ends[at], []
    for back in reversed(backs):
        before, first = back[at]
        steps.append((at, first))
        if before is not None:
            at = before
    return total, steps[::-1]


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


def _log_sum(values: list[float]) -> float:
    top = max(values)
    return top + math.log(sum(math.exp(value - top) for value in values))


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


Share = tuple[int, State | None, Step, float]  # item, state before, step, probability


def shares(
    scene: Scene, rows: list[Row], weights: Weights
) -> tuple[float, list[Share]]:
    """Return the log of the sum over all labelings, and the share of every step."""
    forward: list[dict[State | None, float]] = [{None: 0.0}]
    for row in rows:
        forward.append(
            {
                after: _log_sum([forward[-1][b] + w for b, _, w in ways])
                for after, ways in row.items()
            }
        )
    backward: dict[State | None, float] = {
        s: leaving(scene, s, weights) for s in forward[-1] if s is not None
    }
    total = _log_sum([forward[-1][s] + backward[s] for s in backward])
    found: list[Share] = []
    for n in range(len(rows) - 1, -1, -1):
        into: dict[State | None, list[float]] = {}
        for after, ways in rows[n].items():
            for state, first, weight in ways:
                through = weight + backward.get(after, DEAD)
                into.setdefault(state, []).append(through)
                share = math.exp(min(forward[n][state] + through - total, 0.0))
                found.append((n, state, (after, first), share))
        backward = {state: _log_sum(values) for state, values in into.items()}
    return total, found
