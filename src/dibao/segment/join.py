"""Lines to paragraphs: which line goes on from which, and which stands by itself.

Every piece is in one of six states; the best states of a whole page are found by
dynamic programming over the weights of their cues.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from dibao.segment import cues
from dibao.segment.sheet import Sheet
from dibao.segment.weigh import Cues, learned, weight

Part = tuple[str, Cues]  # what the cues speak for, such as "on", and the cues


class State(IntEnum):
    """What a piece is within its block."""

    BEGIN = 0  # running text, first line of a paragraph
    ON = 1  # running text that goes on
    DISPLAY = 2  # a headline, crosshead or caption, set by itself
    WRAP = 3  # its next line
    ASIDE = 4  # display that interrupts a paragraph, which goes on after it
    ASIDE_WRAP = 5


CRY = re.compile(r"[^，。：；“”]{3,16}[！？]")
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


def learned_score(part: Part) -> float:
    """Return what a part of a move weighs, by the learned weights."""
    prefix, found = part
    return weight(learned("lines"), prefix, ("", *found))


def names(part: Part) -> list[str]:
    """Return the names of a part's weights: its prefix alone, and with each cue."""
    prefix, found = part
    return [prefix, *(f"{prefix}: {cue}" for cue in found)]


@dataclass(slots=True)
class Memory:
    """What has been worked out of one page: the cues of lines and of pairs."""

    alone: dict[int, Cues]
    pairs: dict[tuple[int, int], Cues]
    reaches: dict[tuple[int, int, bool], Cues]


def memory() -> Memory:
    """Return an empty memory."""
    return Memory({}, {}, {})


Key = tuple[str, int, int, bool]  # prefix, line above, line, whether above is a first
Move = tuple[State, tuple[Key, ...]]


def part_of(s: Sheet, key: Key, known: Memory) -> Part:
    """Return the prefix and cues of a key; a line with itself stands for it alone."""
    prefix, above, n, is_first = key
    if above == n:
        if n not in known.alone:
            known.alone[n] = tuple(cues.alone(s, n))
        return prefix, known.alone[n]
    if (above, n) not in known.pairs:
        known.pairs[above, n] = cues.pair(s, above, n)
    if (above, n, is_first) not in known.reaches:
        known.reaches[above, n, is_first] = cues.reach(s, above, n, is_first=is_first)
    return prefix, known.pairs[above, n] + known.reaches[above, n, is_first]


def moves(s: Sheet, path: Path | None, n: int) -> list[Move]:
    """Return the states piece ``n`` may have after a path, with the keys of each."""
    begin, shown = ("begin", n, n, False), ("display", n, n, False)
    if path is None:
        return [(State.BEGIN, (begin,)), (State.DISPLAY, (shown,))]
    is_first = path.state is State.BEGIN
    if path.state in PROSE:
        cut = ("cut", n - 1, n, is_first)
        found: list[Move] = [
            (State.ON, (("on", n - 1, n, is_first),)),
            (State.BEGIN, (begin, cut)),
            (State.DISPLAY, (shown, cut)),
        ]
        if not s.pieces[n - 1].stops:
            found.append((State.ASIDE, (shown, ("aside", n, n, False))))
        return found
    cut, wrap = ("cut display", n - 1, n, False), ("wrap", n - 1, n, False)
    if path.state in SHOWN:
        return [
            (State.BEGIN, (begin, cut)),
            (State.DISPLAY, (shown, cut)),
            (State.WRAP, (wrap,)),
        ]
    return [
        (State.ON, (("on", path.prose, n, False), cut)),
        (State.ASIDE, (shown, cut)),
        (State.ASIDE_WRAP, (wrap,)),
    ]


def labels(
    s: Sheet,
    score: Callable[[Part], float] = learned_score,
    known: Memory | None = None,
) -> tuple[State, ...]:
    """Return the state of every piece on the best path through the page."""
    known = known or memory()
    scores: dict[Key, float] = {}
    paths: list[Path | None] = [None]
    for n in range(len(s.pieces)):
        best: dict[State, Path] = {}
        for path in paths:
            for state, keys in moves(s, path, n):
                total = path.weight if path else 0.0
                for key in keys:
                    if key not in scores:
                        scores[key] = score(part_of(s, key, known))
                    total += scores[key]
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
    return _cried(s, found[::-1])


def _cried(s: Sheet, states: list[State]) -> tuple[State, ...]:
    """Return the states with every lone cry or question shown as a headline may be.

    A paragraph of one short line that is no sentence of a report: 用电高峰来了！
    """
    found = list(states)
    for n, state in enumerate(states):
        lone = state is State.BEGIN and states[n + 1 : n + 2] != [State.ON]
        if lone and CRY.fullmatch(s.pieces[n].text):
            found[n] = State.DISPLAY
    return tuple(found)


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
