"""The steps over one item of a page, as a table.

Over items of one kind the same steps lead from the same states, and weigh the same
beside what the item itself shows. So each table is made once, and from then on a state
is its place among the states, and a step its place among the ways.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from dibao.segment.parts import Part, State, allowed, how_of, step_cues
from dibao.segment.place import How
from dibao.segment.weigh import Scale, total

Slot = tuple[Part, How]
Each = Callable[[Sequence[float]], tuple[float, ...]]


class Kind(NamedTuple):
    """What decides which steps there are over an item, and what they weigh."""

    parts: tuple[Part, ...]
    closed: bool  # names ended the running text before it


@dataclass(frozen=True, slots=True, eq=False)  # eq=False: a key, known by identity
class Crossing:
    """Every way over an item: the ways to one state lie together."""

    states: tuple[State, ...]  # that the item may end in
    into: tuple[slice, ...]  # where the ways to each of them lie
    slots: tuple[Slot, ...]  # what the item's place may be
    befores: tuple[int, ...]  # each way's state before the item
    afters: tuple[int, ...]  # each way's state after it
    firsts: tuple[bool, ...]  # whether it begins an article
    # Of a row of numbers by state or by slot, what stands before, after, at each way.
    before_each: Each
    after_each: Each
    slot_each: Each
    steps: tuple[float, ...]  # what each step weighs


@lru_cache(maxsize=4096)
def crossing(
    scale: Scale, before: tuple[State | None, ...], kind: Kind, habit: str
) -> Crossing:
    """Return every way from these states over an item of a kind."""
    slots: dict[Slot, int] = {}
    ways: dict[State, list[tuple[int, bool, tuple[int, float]]]] = {}
    for n, state in enumerate(before):
        for after, is_first in allowed(kind.parts, state):
            slot = slots.setdefault((after.part, how_of(state, is_first)), len(slots))
            names = step_cues(state, (after, is_first), closed=kind.closed, habit=habit)
            way = n, is_first, (slot, total(scale, names))
            ways.setdefault(after, []).append(way)
    ends = [sum(map(len, list(ways.values())[:n])) for n in range(len(ways) + 1)]
    flat = [way for into in ways.values() for way in into]
    return Crossing(
        tuple(ways),
        tuple(slice(*pair) for pair in pairwise(ends)),
        tuple(slots),
        tuple(way[0] for way in flat),
        tuple(n for n, into in enumerate(ways.values()) for _ in into),
        tuple(way[1] for way in flat),
        _each([way[0] for way in flat]),
        _each([n for n, into in enumerate(ways.values()) for _ in into]),
        _each([way[2][0] for way in flat]),
        tuple(way[2][1] for way in flat),
    )


def _each(places: list[int]) -> Each:
    """Return what gives the numbers that stand in these places, in one quick call."""
    if len(places) > 1:
        return itemgetter(*places)
    return lambda numbers: tuple([numbers[place] for place in places])
