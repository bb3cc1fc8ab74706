"""Lines to paragraphs: which line goes on from which, and which stands by itself.

Every piece is in one of six states; the best states of a whole page are found by
dynamic programming over the weights of their cues.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from math import inf
from operator import add

from dibao.segment import cues
from dibao.segment.moves import (
    ASIDES,
    BREAKS_OFF,
    INTO,
    OPENINGS,
    OVER,
    STRAIGHT_ON,
    WAYS,
    State,
    added,
    added_by_pair,
    before_each,
    step_each,
)
from dibao.segment.sheet import Sheet
from dibao.segment.weigh import Scale, weight

CRY = re.compile(r"[^，。：；“”]{3,16}[！？]")
# Cues of two lines, the upper one no sentence's end: of a kind only one can hold.
EITHER = re.compile(
    r"(?P<stop>stop)|(?P<ends>ends)|(?P<starts>run then)|(?P<repeats>run repeats)"
    r"|(?P<pauses>run (?:un)?paused)|(?P<length>run (?:over|full|nearly|short|far|cut))"
)
NEVER = [-inf, -inf]  # what two ways weigh that there are not

Sums = list[float]  # one for each way, or for each state


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
    for n in range(1, len(s.pieces)):
        sums = _moved(s, n, scores, scale)
        # Over most lines nothing could make going on over an aside the heaviest way
        # (measured: 83 of 100); then what speaks for it is not looked for.
        if max(sums[OVER]) + most_over(scale) > max(sums[STRAIGHT_ON]):
            sums[OVER] = _over(s, n, (sums, rows), scale)
        else:
            sums[OVER] = NEVER
        scores = [max(sums[ways]) for ways in INTO]
        rows.append(sums)
    return _cried(s, _walked(rows, scores))


def _moved(s: Sheet, n: int, scores: Sums, scale: Scale) -> Sums:
    """Return what every way to line ``n`` weighs, going on over an aside left out."""
    alone = added(scale, "alone", cues.alone(s, n))
    steps = list(map(add, alone, added_by_pair(scale, *cues.pair(s, n - 1, n))))
    sums = list(map(add, before_each(scores), step_each(steps)))
    if s.pieces[n - 1].stops:  # what ends as a sentence ends is not interrupted
        sums[BREAKS_OFF] = NEVER
    return sums


def _over(s: Sheet, n: int, found: tuple[Sums, list[Sums]], scale: Scale) -> Sums:
    """Return what the ways to go on at line ``n`` over an aside weigh.

    ``found`` are all ways to it, without what speaks for going on over an aside, and
    all ways to the lines before it. Where nothing could make such a way the heaviest,
    it is not weighed.
    """
    sums, rows = found
    least, whole = max(sums[STRAIGHT_ON]), []
    for aside, by in zip(ASIDES, sums[OVER], strict=True):
        above = _interrupted(rows, aside) if by > -inf else -1
        if above >= 0 and by + most_over(scale, s.starts[n], s.ends[above]) > least:
            over = cues.pair(s, above, n)[0]
            whole.append(by + weight(scale, "on", ("", *over)))
        else:
            whole.append(-inf)
    return whole


def _interrupted(rows: list[Sums], aside: State) -> int:
    """Return the line that an aside interrupts, on the heaviest path to its last."""
    at = aside
    for n in range(len(rows) - 1, -1, -1):
        at = _before(at, rows[n])
        if at not in ASIDES:
            return n
    return -1


@lru_cache(maxsize=1024)
def most_over(scale: Scale, start: str = "", end: str = "") -> float:
    """Return no less than what going on over an aside may weigh, for lines of a kind.

    ``start`` is how the line begins, ``end`` how the line ends that it goes on from;
    "" for any.
    """
    sure = ("", "interrupted", f"run then {start}", f"ends {end}")
    most: dict[str, float] = {}  # of cues that shut each other out, the heaviest
    for cue, by in scale.tables.get("on", {}).items():
        match = EITHER.match(cue)
        kind = str(match.lastgroup) if match else cue
        most[kind] = max(most.get(kind, 0.0), by)
    never = {"stop", *sure, "starts" * bool(start), "ends" * bool(end)}
    if end not in ("", "digit"):
        never.add("count straddles")
    rest = sum(by for kind, by in most.items() if kind not in never)
    return weight(scale, "on", sure) + rest


def _before(state: State, sums: Sums) -> State:
    """Return the state before on the heaviest of the ways to a state."""
    ways = INTO[state]
    return WAYS[sums.index(max(sums[ways]), ways.start)][1]


def _walked(rows: list[Sums], ends: list[float]) -> list[State]:
    """Return the states on the heaviest path; no page ends in an aside."""
    at = max((state for state in State if state not in ASIDES), key=ends.__getitem__)
    found = [at]
    for sums in reversed(rows):
        at = _before(at, sums)
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
