"""Chance that falls the same way on every machine and Python."""

import random
from collections.abc import Iterable, Sequence
from typing import TypeVar

from wreck.steps import STEPS

T = TypeVar("T")


class Dice:
    """Seeded chance, and the names of the steps that it let happen.

    Only ``Random.random`` is used: of all of ``random`` it alone is promised to give
    the same numbers in every version of Python.
    """

    def __init__(self, seed: str, only: frozenset[str] = frozenset()) -> None:
        self._random = random.Random(seed)
        self._seed = seed
        self._only = only
        self.used: set[str] = set()

    def fork(self, name: str) -> "Dice":
        """Return dice of their own for one job, writing into the same ``used``."""
        child = Dice(f"{self._seed}/{name}", self._only)
        child.used = self.used
        return child

    def chance(self, share: float) -> bool:
        """Return True in ``share`` of the throws."""
        return self._random.random() < share

    def step(self, name: str) -> bool:
        """Return whether a step of the table happens here, and remember that it did.

        With ``only``, other steps never happen and these at least every second time.
        """
        share = STEPS[name]
        if self._only:
            share = max(share, 0.5) if name in self._only else 0.0
        happens = self.chance(share)
        if happens:
            self.used.add(name)
        return happens

    def note(self, name: str) -> None:
        """Remember that something happened that is no throw of its own."""
        self.used.add(name)

    def wanted(self, name: str) -> bool:
        """Return whether ``only`` leaves this artefact in."""
        return not self._only or name in self._only

    def number(self, low: int, high: int) -> int:
        """Return a whole number, both ends included."""
        return low + int(self._random.random() * (high - low + 1))

    def pick(self, things: Sequence[T]) -> T:
        """Return one of the things."""
        return things[int(self._random.random() * len(things))]

    def weighted(self, table: Iterable[tuple[T, float]]) -> T:
        """Return one of the things, each as often as its weight says."""
        rows = list(table)
        point = self._random.random() * sum(weight for _, weight in rows)
        for thing, weight in rows:
            point -= weight
            if point < 0:
                return thing
        return rows[-1][0]

    def some(self, things: Sequence[T], count: int) -> tuple[T, ...]:
        """Return ``count`` different things in chance order, or all there are."""
        return tuple(self.shuffled(things)[:count])

    def shuffled(self, things: Sequence[T]) -> list[T]:
        """Return the things in chance order."""
        keyed = [(self._random.random(), index) for index in range(len(things))]
        return [things[index] for _, index in sorted(keyed)]
