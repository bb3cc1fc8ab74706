"""All labelings of a page's items at once: the heaviest, and how sure each step is."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress, cycle
from operator import add, mul

from dibao.segment.crossing import Crossing, Kind, Slot, crossing
from dibao.segment.parts import Part, State, Step, choices, end_cues
from dibao.segment.place import Look, look_of, own_cues, place_cues
from dibao.segment.scene import Scene
from dibao.segment.weigh import Scale, total, weight

HABITS = ("before", "after")  # where a page sets its headlines
HEAPS = ("5 mid", "6 mid")  # a crosshead heads running text; captions stand in heaps
DEAD = -1e6  # a kicker that no headline follows

Sums = list[float]  # one for each way, or for each state


@dataclass(frozen=True, slots=True)
class Seen:
    """An item as the lattice sees it."""

    kind: Kind
    own: Mapping[str, float]  # what its own cues weigh, by part
    look: Look


@dataclass(frozen=True, slots=True)
class Row:
    """The ways over one item, and what each weighs."""

    crossing: Crossing
    weights: Sums


def seen(scene: Scene, scale: Scale) -> list[Seen]:
    """Return a page's items with what each shows by itself."""
    found = []
    for n, item in enumerate(scene.items):
        own = {
            part: sum([weight(scale, prefix, cues) for prefix, cues in sets])
            for part, sets in own_cues(scene, n).items()
        }
        parts = choices(item)
        if scene.runs[n] in HEAPS:
            parts = tuple(part for part in parts if part is not Part.CROSS)
        found.append(Seen(Kind(parts, scene.closed[n]), own, look_of(scene, n)))
    return found


@lru_cache(maxsize=1 << 14)
def _placed(
    scale: Scale, slots: tuple[Slot, ...], look: Look, habit: str
) -> tuple[float, ...]:
    """Return what the cues of its place weigh for an item in each slot."""
    return tuple(
        total(scale, place_cues(part, how, look, habit)) for part, how in slots
    )


def lattices(items: list[Seen], scale: Scale) -> list[list[Row]]:
    """Return for each habit a page may have the ways over each of its items."""
    found: list[list[Row]] = [[] for _ in HABITS]
    before: tuple[State | None, ...] = (None,)
    for item in items:
        tells = before == (None,) or Part.HEAD in item.kind.parts
        rows = [
            _row(item, before, habit, scale) for habit in (HABITS if tells else ("",))
        ]
        for lattice, row in zip(found, cycle(rows)):
            lattice.append(row)
        before = rows[0].crossing.states
    return found


def _row(item: Seen, before: tuple[State | None, ...], habit: str, scale: Scale) -> Row:
    """Return the ways over an item; a habit of "" where no cue is of it."""
    over = crossing(scale, before, item.kind, habit)
    placed = _placed(scale, over.slots, item.look, habit)
    own = [item.own.get(part, 0.0) for part, _ in over.slots]
    own = list(map(add, own, placed))
    return Row(over, list(map(add, over.slot_each(own), over.steps)))


@lru_cache(maxsize=1024)
def leaving(
    scale: Scale, states: tuple[State, ...], closed: bool, habit: str
) -> tuple[float, ...]:
    """Return what it weighs that a page of this habit ends in each of these states.

    ``closed`` says that names ended its text.
    """
    return tuple(
        DEAD
        if state.part is Part.KICKER
        else total(scale, end_cues(state, closed=closed, habit=habit))
        for state in states
    )


def heaviest(rows: list[Row], ends: Sequence[float]) -> tuple[float, list[Sums]]:
    """Return the heaviest path's weight, and of each way the heaviest path by it.

    The last of these lists is of the states in which the page may end.
    """
    scores, found = [0.0], []
    for row in rows:
        over = row.crossing
        sums = list(map(add, over.before_each(scores), row.weights))
        scores = [max(sums[ways]) for ways in over.into]
        found.append(sums)
    found.append(list(map(add, scores, ends)))
    return max(found[-1]), found


def walked(rows: list[Row], sums: list[Sums]) -> list[Step]:
    """Return the steps of the heaviest path, from what it weighs by each way."""
    at = sums[-1].index(max(sums[-1]))
    steps: list[Step] = []
    for n in range(len(rows) - 1, -1, -1):
        over = rows[n].crossing
        ways = over.into[at]
        way = sums[n].index(max(sums[n][ways]), ways.start)
        steps.append((over.states[at], over.firsts[way]))
        at = over.befores[way]
    return steps[::-1]


def shares(rows: list[Row], ends: Sequence[float]) -> tuple[float, list[Sums]]:
    """Return the log of the sum over all labelings, and each way's share of it.

    The forward-backward sums, each row's brought to 1 lest they run out of range
    (Rabiner 1989, section V.A). No state can do without the others for more than a
    step, so none that matters falls out of range beside them.
    """
    log_sum, odds, forward = 0.0, [], [[1.0]]
    for row in rows:
        top, against = _odds(row.weights)
        odds.append(against)
        flow = list(map(mul, row.crossing.before_each(forward[-1]), against))
        whole = sum(flow)
        forward.append([sum(flow[ways]) / whole for ways in row.crossing.into])
        log_sum += top + math.log(whole)
    top, behind = _odds(ends)
    log_sum += top + math.log(sum(map(mul, forward[-1], behind)))
    found = []
    for n in range(len(rows) - 1, -1, -1):
        over = rows[n].crossing
        onward = list(map(mul, odds[n], over.after_each(behind)))
        share = list(map(mul, onward, over.before_each(forward[n])))
        whole = sum(share)
        found.append([one / whole for one in share])
        behind = _gathered(over, onward, len(forward[n]))
    return log_sum, found[::-1]


def _odds(weights: Sequence[float]) -> tuple[float, Sums]:
    """Return the heaviest of the weights, and the odds of each against it."""
    top = max(weights)
    return top, [math.exp(by - top) for by in weights]


def _gathered(over: Crossing, onward: Sums, states: int) -> Sums:
    """Return the sum of the ways from each state before, the largest brought to 1."""
    found = [0.0] * states
    for before, by in zip(over.befores, onward, strict=True):
        found[before] += by
    top = max(found)
    return [one / top for one in found]


def agreeing(row: Row, share: Sums, step: Step) -> tuple[float, float]:
    """Return the share of the ways that agree in the part, and of those that begin."""
    over = row.crossing
    same = [
        sum(share[ways])
        for state, ways in zip(over.states, over.into, strict=True)
        if state.part is step[0].part
    ]
    return sum(same), sum(compress(share, over.firsts))
