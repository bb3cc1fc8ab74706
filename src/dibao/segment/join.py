"""Lines to paragraphs: which line goes on from which, and which stands by itself.

Every piece is in one of six states; the best states of a whole page are found by
dynamic programming over the weights of their cues.
"""

import re
from dataclasses import dataclass
from functools import cache
from math import inf

from dibao.segment import cues
from dibao.segment.moves import ASIDES, INTO, OPENINGS, OVER, PROSE, State, added
from dibao.segment.sheet import Sheet
from dibao.segment.weigh import Scale, weight

CRY = re.compile(r"[^，。：；“”]{3,16}[！？]")

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
        befores = {aside: _before(sums, aside) for aside in ASIDES}
        broken = {
            aside: n - 1 if before in PROSE else broken[before]
            for aside, before in befores.items()
        }
    return _cried(s, _walked(rows, scores))


def _moved(s: Sheet, n: int, scores: list[float], scale: Scale) -> Sums:
    """Return what every way to line ``n`` weighs, going on over an aside left out."""
    reach, first_reach = cues.reaches(s, n - 1, n)
    found = (
        added(scale, "alone", cues.alone(s, n)),
        added(scale, "pair", cues.pair(s, n - 1, n)),
        added(scale, "reach", reach),
        added(scale, "first reach", first_reach),
    )
    steps = [a + b + c + d for a, b, c, d in zip(*found, strict=True)]
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
    for aside, by in zip(ASIDES, on[len(PROSE) :], strict=True):
        if by + _most_over(scale) <= max(whole):
            whole.append(-inf)
            continue
        above = broken[aside]
        pair = added(scale, "pair over", cues.pair(s, above, n))
        reach = added(scale, "reach over", cues.reaches(s, above, n)[0])
        whole.append(by + pair[OVER] + reach[OVER])
    return whole


@cache
def _most_over(scale: Scale) -> float:
    """Return more than the cues of going on over an aside can weigh together."""
    always = ("", "interrupted")
    table = scale.tables.get("on", {})
    return weight(scale, "on", always) + sum(
        by
        for cue, by in table.items()
        if by > 0 and cue not in always and not cue.startswith("stop ")
    )


def _before(sums: Sums, state: State) -> State:
    """Return the state before on the heaviest way to a state."""
    return INTO[state][sums[state].index(max(sums[state]))][0]


def _walked(rows: list[Sums], ends: list[float]) -> list[State]:
    """Return the states on the heaviest path; no page ends in an aside."""
    at = max((state for state in State if state not in ASIDES), key=ends.__getitem__)
    found = [at]
    for sums in reversed(rows):
        at = _before(sums, at)
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
