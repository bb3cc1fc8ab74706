"""Lines to paragraphs: which line goes on from which, and which stands by itself.

Every piece is in one of six states; the best states of a whole page are found by
dynamic programming over the weights of their cues.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from math import inf

from dibao.segment import cues
from dibao.segment.moves import ASIDES, INTO, OPENINGS, PROSE, State, added
from dibao.segment.sheet import Sheet
from dibao.segment.weigh import Scale, weight

CRY = re.compile(r"[^，。：；“”]{3,16}[！？]")
# Cues of two lines, the upper one no sentence's end: of a kind only one can hold.
EITHER = re.compile(
    r"(?P<stop>stop)|(?P<ends>ends)|(?P<starts>run then)|(?P<repeats>run repeats)"
    r"|(?P<pauses>run (?:un)?paused)|(?P<length>run (?:over|full|nearly|short|far|cut))"
)
STATES = tuple(State)

Sums = list[list[float]]  # by the state moved to, then by the way to it


@dataclass(frozen=True, slots=True)
class Group:
    """Pieces, by their index, that make one block so far."""

    members: tuple[int, ...]
    is_display: bool


def labels(s: Sheet, scale: Scale) -> tuple[State, ...]:
    """Return the state of every piece on the best path through the page."""
    if not s.pieces:
        return ()
    first = ("", *cues.alone(s, 0))
    scores = [-inf] * len(State)
    for state, prefix in OPENINGS.items():
        scores[state] = weight(scale, prefix, first)
    rows: list[Sums] = []
    broken = dict.fromkeys(ASIDES, -1)  # the line that each aside interrupts
    for n in range(1, len(s.pieces)):
        sums = _moved(s, n, scores, scale)
        sums[State.ON] = _over(s, n, (sums[State.ON], broken), scale)
        scores = list(map(max, sums))
        rows.append(sums)
        befores = [(a, _before(a, sums[a])) for a in ASIDES]
        broken = {a: broken[b] if b in ASIDES else n - 1 for a, b in befores}
    return _cried(s, _walked(rows, scores))


def _moved(s: Sheet, n: int, scores: list[float], scale: Scale) -> Sums:
    """Return what every way to line ``n`` weighs, going on over an aside left out."""
    pair, first_pair = cues.pair(s, n - 1, n)
    found = (
        added(scale, "alone", cues.alone(s, n)),
        added(scale, "pair", pair),
        added(scale, "first pair", first_pair),
    )
    steps = [a + b + c for a, b, c in zip(*found, strict=True)]
    sums = [[scores[before] + steps[step] for before, step in into] for into in INTO]
    if s.pieces[n - 1].stops:  # what ends as a sentence ends is not interrupted
        sums[State.ASIDE][: len(PROSE)] = [-inf] * len(PROSE)
    return sums


def _over(
    s: Sheet, n: int, found: tuple[list[float], dict[State, int]], scale: Scale
) -> list[float]:
    """Return what the ways to go on at line ``n`` weigh, over asides as well.

    ``found`` are these ways without what speaks for going on over an aside, and the
    line that each aside interrupts. Where nothing could make that way the heaviest, it
    is not weighed.
    """
    on, broken = found
    whole = on[: len(PROSE)]
    least = max(whole)
    for aside, by in zip(ASIDES, on[len(PROSE) :], strict=True):
        above, most = broken[aside], -inf
        if by > -inf:
            most = by + most_over(scale, s.starts[n], s.ends[above])
        if most > least:
            over = cues.pair(s, above, n)[0]
            whole.append(by + weight(scale, "on", ("", *over)))
        else:
            whole.append(-inf)
    return whole


@lru_cache(maxsize=1024)
def most_over(scale: Scale, start: str, end: str) -> float:
    """Return no less than what going on over an aside may weigh, for lines of a kind.

    ``start`` is how the line begins, ``end`` how the line ends that it goes on from.
    """
    sure = ("", "interrupted", f"run then {start}", f"ends {end}")
    most: dict[str, float] = {}  # of cues that shut each other out, the heaviest
    for cue, by in scale.tables.get("on", {}).items():
        match = EITHER.match(cue)
        kind = str(match.lastgroup) if match else cue
        most[kind] = max(most.get(kind, 0.0), by)
    never = ("stop", "starts", "ends", *sure, "count straddles" * (end != "digit"))
    rest = sum(by for kind, by in most.items() if kind not in never)
    return weight(scale, "on", sure) + rest


def _before(state: int, sums: list[float]) -> State:
    """Return the state before on the heaviest of the ways to a state."""
    return STATES[INTO[state][sums.index(max(sums))][0]]


def _walked(rows: list[Sums], ends: list[float]) -> list[State]:
    """Return the states on the heaviest path; no page ends in an aside."""
    at = max((state for state in State if state not in ASIDES), key=ends.__getitem__)
    found = [at]
    for sums in reversed(rows):
        at = _before(at, sums[at])
        found.append(at)
    return found[::-1]


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
