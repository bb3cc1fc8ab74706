"""What a line may be after the line above it, and what is weighed for each move."""

from enum import IntEnum
from functools import lru_cache

from dibao.segment.weigh import Cues, Scale, weight


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
# The same by what is weighed; and by the state moved to: the state before, as a plain
# number, which makes a quicker index than an enum's, and the place in STEPS.
STEPS = tuple(
    dict.fromkeys(keys for after in MOVES.values() for keys in after.values())
)
INTO = tuple(
    tuple(
        (before.value, STEPS.index(after[state]))
        for before, after in MOVES.items()
        if state in after
    )
    for state in State
)


@lru_cache(maxsize=1 << 15)  # of a page's sets of cues, most were seen before
def added(scale: Scale, source: str, cues: Cues) -> tuple[float, ...]:
    """Return what the cues of a source add to each of the steps."""
    prefixes = [
        [KEYS[key][0] for key in keys if KEYS[key][1] == source] for keys in STEPS
    ]
    return tuple(
        sum(weight(scale, prefix, ("", *cues)) for prefix in own) for own in prefixes
    )
