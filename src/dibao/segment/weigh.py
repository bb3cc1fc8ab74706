"""What cues weigh: by name as they are learned, by prefix as they are added up.

The same cues stand together on page after page, so their sums are kept.
"""

import json
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

Weights = Mapping[str, float]
Cues = tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)  # eq=False: it is one of few, not a value
class Scale:
    """The weights of cues by name, and by prefix: "on: run gap" is a cue of "on"."""

    weights: Weights
    tables: Mapping[str, Weights]  # "" stands for a prefix alone


def scale_of(weights: Weights) -> Scale:
    """Return the scale of these weights."""
    tables: dict[str, dict[str, float]] = {}
    for name, weight in weights.items():
        prefix, _, cue = name.partition(": ")
        tables.setdefault(prefix, {})[cue] = weight
    return Scale(weights, tables)


@cache
def learned(what: str) -> Scale:
    """Return the scale of the cues of "lines" or of "articles"."""
    text = files("dibao.segment").joinpath("weights.json").read_text("utf-8")
    return scale_of(json.loads(text)[what])


def total(scale: Scale, names: Iterable[str]) -> float:
    """Return what the cues of these names weigh together."""
    return sum([scale.weights.get(name, 0.0) for name in names])


@lru_cache(maxsize=1 << 15)
def weight(scale: Scale, prefix: str, cues: Cues) -> float:
    """Return what these cues of one prefix weigh together.

    >>> weight(scale_of({"on": 1.0, "on: gap": -2.5}), "on", ("", "gap", "bold"))
    -1.5
    """
    table = scale.tables.get(prefix, {})
    return sum([table.get(cue, 0.0) for cue in cues])


def grade(edges: tuple[float, ...], x: float) -> str:
    """Return between which edges a measure lies, as the names of cues put it.

    >>> grade((2, 4, 6), 3.5), grade((2, 4, 6), 4), grade((2, 4, 6), 7)
    ('to 4', 'to 4', 'over 6')
    """
    return _grades(edges)[bisect_left(edges, x)]


@cache  # the names, so that every answer of one name is one string
def _grades(edges: tuple[float, ...]) -> tuple[str, ...]:
    return (*[f"to {edge}" for edge in edges], f"over {edges[-1]:g}")
