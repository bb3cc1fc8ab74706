"""Lines to paragraphs: which line goes on from which, and which stands by itself.

Every piece is in one of six states; the best states of a whole page are found by
dynamic programming over the weights of their cues.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from importlib.resources import files

from dibao.segment import cues
from dibao.segment.cues import Sheet

Weights = Mapping[str, float]


class State(IntEnum):
    """What a piece is within its block."""

    BEGIN = 0  # running text, first line of a paragraph
    ON = 1  # running text that goes on
    DISPLAY = 2  # a headline, crosshead or caption, set by itself
    WRAP = 3  # its next line
    ASIDE = 4  # display that interrupts a paragraph, which goes on after it
    ASIDE_WRAP = 5


PROSE = (State.BEGIN, State.ON)
SHOWN = (State.DISPLAY, State.WRAP)
ASIDES = (State.ASIDE, State.ASIDE_WRAP)


@dataclass(frozen=True, slots=True)
class Group:
    """Pieces, by their index, that make one block so far."""

    members: tuple[int, ...]
    is_display: bool


@dataclass(frozen=True, slots=True)
class Path:
    """The best way to one state of one piece."""

    weight: float
    prose: int  # the last piece of running text, -1 for none
    state: State
    before: "Path | None" = None


@cache
def learned(what: str) -> Weights:
    """Return the weights of the cues of "lines" or of "articles", by name."""
    text = files("dibao.segment").joinpath("weights.json").read_text("utf-8")
    found: Weights = json.loads(text)[what]
    return found


Cues = tuple[str, ...]
Move = tuple[State, Cues]
Seen = dict[tuple[int, int, bool, str], Cues]


def _named(s: Sheet, above: int, n: int, how: tuple[bool, str], seen: Seen) -> Cues:
    """Return the cues of a pair of lines, or of one line where both are the same."""
    is_first, prefix = how
    key = (above, n, is_first, prefix)
    if key not in seen:
        plain = (
            cues.alone(s, n)
            if above == n
            else cues.pair(s, above, n, is_first=is_first)
        )
        seen[key] = (prefix, *(f"{prefix}: {cue}" for cue in plain))
    return seen[key]


def moves(s: Sheet, path: Path | None, n: int, seen: Seen) -> list[Move]:
    """Return the states piece ``n`` may have after a path, with the cues of each."""
    begin = _named(s, n, n, (False, "begin"), seen)
    shown = _named(s, n, n, (False, "display"), seen)
    if path is None:
        return [(State.BEGIN, begin), (State.DISPLAY, shown)]
    is_first = path.state is State.BEGIN
    if path.state in PROSE:
        on = _named(s, n - 1, n, (is_first, "on"), seen)
        cut = _named(s, n - 1, n, (is_first, "cut"), seen)
        found = [
            (State.ON, on),
            (State.BEGIN, begin + cut),
            (State.DISPLAY, shown + cut),
        ]
        if not s.pieces[n - 1].stops:
            found.append((State.ASIDE, (*shown, "aside")))
        return found
    cut = _named(s, n - 1, n, (False, "cut display"), seen)
    wrap = _named(s, n - 1, n, (False, "wrap"), seen)
    if path.state in SHOWN:
        return [
            (State.BEGIN, begin + cut),
            (State.DISPLAY, shown + cut),
            (State.WRAP, wrap),
        ]
    on = _named(s, path.prose, n, (False, "on"), seen)
    return [
        (State.ON, on + cut),
        (State.ASIDE, shown + cut),
        (State.ASIDE_WRAP, wrap),
    ]


def labels(s: Sheet, weights: Weights, seen: Seen | None = None) -> tuple[State, ...]:
    """Return the state of every piece on the best path through the page."""
    seen = {} if seen is None else seen
    paths: list[Path | None] = [None]
    for n in range(len(s.pieces)):
        best: dict[State, Path] = {}
        for path in paths:
            for state, names in moves(s, path, n, seen):
                total = sum(weights.get(name, 0.0) for name in names)
                total += path.weight if path else 0.0
                if state not in best or total > best[state].weight:
                    prose = n if state in PROSE else path.prose if path else -1
                    best[state] = Path(total, prose, state, path)
        paths = list(best.values())
    whole = [path for path in paths if path and path.state not in ASIDES]
    at = max(whole, key=lambda path: path.weight, default=None)
    found: list[State] = []
    while at is not None:
        found.append(at.state)
        at = at.before
    return tuple(reversed(found))


def groups(states: tuple[State, ...]) -> tuple[Group, ...]:
    """Return the pieces joined to paragraphs and display blocks, in order.

    >>> [group.members for group in groups((State.BEGIN, State.ASIDE, State.ON))]
    [(0, 2), (1,)]
    """
    found: list[list[int]] = []
    shown: list[bool] = []
    prose = -1
    for n, state in enumerate(states):
        if state is State.ON:
            found[prose].append(n)
        elif state in (State.WRAP, State.ASIDE_WRAP):
            found[-1].append(n)
        else:
            found.append([n])
            shown.append(state is not State.BEGIN)
            prose = len(found) - 1 if state is State.BEGIN else prose
    return tuple(
        Group(tuple(members), is_shown)
        for members, is_shown in zip(found, shown, strict=True)
    )
