"""What a line may be after the line above it, and what is weighed for each move."""

from enum import IntEnum
from functools import lru_cache
from operator import add, itemgetter

from dibao.segment.weigh import Cues, Scale


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

# What is weighed: by key the prefix of its cues, and which cues those are: those of the
# line alone, or of it and the line above, by whether that is its paragraph's first.
# "on over" looks at the last line of the paragraph instead, across what interrupts it.
KEYS = {
    "begin": ("begin", "alone"),
    "display": ("display", "alone"),
    "aside": ("aside", "alone"),
    "on": ("on", "pair"),
    "on first": ("on", "first pair"),
    "on over": ("on", "pair over"),
    "cut": ("cut", "pair"),
    "cut first": ("cut", "first pair"),
    "cut display": ("cut display", "pair"),
    "wrap": ("wrap", "pair"),
}
OPENINGS = {State.BEGIN: "begin", State.DISPLAY: "display"}  # of a page's first line
_AFTER_SHOWN = {
    State.BEGIN: ("begin", "cut display"),
    State.DISPLAY: ("display", "cut display"),
    State.WRAP: ("wrap",),
}
_AFTER_ASIDE = {
    State.ON: ("on over", "cut display"),
    State.ASIDE: ("display", "cut display"),
    State.ASIDE_WRAP: ("wrap",),
}
MOVES: dict[State, dict[State, tuple[str, ...]]] = {
    State.BEGIN: {
        State.ON: ("on first",),
        State.BEGIN: ("begin", "cut first"),
        State.DISPLAY: ("display", "cut first"),
        State.ASIDE: ("display", "aside"),  # only where the line above breaks off
    },
    State.ON: {
        State.ON: ("on",),
        State.BEGIN: ("begin", "cut"),
        State.DISPLAY: ("display", "cut"),
        State.ASIDE: ("display", "aside"),
    },
    State.DISPLAY: _AFTER_SHOWN,
    State.WRAP: _AFTER_SHOWN,
    State.ASIDE: _AFTER_ASIDE,
    State.ASIDE_WRAP: _AFTER_ASIDE,
}
STEPS = tuple(
    dict.fromkeys(keys for after in MOVES.values() for keys in after.values())
)
# Every way to a line: the state moved to, the state before, what is weighed; the ways
# to one state lie together. What is reckoned is a row of numbers, one for each way or
# for each of STEPS: rows are added in one call, and a loop takes twice as long.
WAYS = tuple(
    (state, before, after[state])
    for state in State
    for before, after in MOVES.items()
    if state in after
)
before_each = itemgetter(*[before.value for _, before, _ in WAYS])  # of a row by states
step_each = itemgetter(*[STEPS.index(keys) for _, _, keys in WAYS])  # of one by steps
_TO = [state for state, _, _ in WAYS]
INTO = tuple(
    slice(_TO.index(state), _TO.index(state) + _TO.count(state)) for state in State
)


def _ways(state: State, befores: tuple[State, ...]) -> slice:
    """Return where the ways to a state from these states lie, if side by side."""
    found = [n for n, way in enumerate(WAYS) if way[0] is state and way[1] in befores]
    return slice(found[0], found[-1] + 1)


STRAIGHT_ON, OVER = _ways(State.ON, PROSE), _ways(State.ON, ASIDES)
BREAKS_OFF = _ways(State.ASIDE, PROSE)


@lru_cache(maxsize=1 << 15)  # of a page's sets of cues, most were seen before
def added(scale: Scale, source: str, cues: Cues) -> tuple[float, ...]:
    """Return what the cues of a source add to each of the steps."""
    keys = tuple(key for key, (_, own) in KEYS.items() if own == source)
    by_cue = _by_cue(scale, keys)
    nothing = (0.0,) * len(keys)
    found = [by_cue.get(cue, nothing) for cue in ("", *cues)]
    by = dict(zip(keys, map(sum, zip(*found, strict=True)), strict=True))
    return tuple([sum([by[key] for key in step if key in by]) for step in STEPS])


@lru_cache
def _by_cue(scale: Scale, keys: tuple[str, ...]) -> dict[str, tuple[float, ...]]:
    """Return what each cue weighs for each of these keys."""
    tables = [scale.tables.get(KEYS[key][0], {}) for key in keys]
    cues = {cue for table in tables for cue in table}
    return {cue: tuple([table.get(cue, 0.0) for table in tables]) for cue in cues}


@lru_cache(maxsize=1 << 15)
def added_by_pair(scale: Scale, pair: Cues, first_pair: Cues) -> tuple[float, ...]:
    """Return what the cues of two lines add to each of the steps."""
    found = added(scale, "pair", pair), added(scale, "first pair", first_pair)
    return tuple(map(add, *found))
