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
# line alone, of it and the line above, or of how far that line reaches, by whether it
# is its paragraph's first. "on over" looks at the last line of the paragraph instead,
# across what interrupts it.
KEYS: dict[str, tuple[str, tuple[str, ...]]] = {
    "begin": ("begin", ("alone",)),
    "display": ("display", ("alone",)),
    "aside": ("aside", ("alone",)),
    "on": ("on", ("pair", "reach")),
    "on first": ("on", ("pair", "first reach")),
    "on over": ("on", ("pair over", "reach over")),
    "cut": ("cut", ("pair", "reach")),
    "cut first": ("cut", ("pair", "first reach")),
    "cut display": ("cut display", ("pair", "reach")),
    "wrap": ("wrap", ("pair", "reach")),
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
# The same by what is weighed, and by the state moved to: state before, place in STEPS.
STEPS = tuple(
    dict.fromkeys(keys for after in MOVES.values() for keys in after.values())
)
INTO = tuple(
    tuple(
        (before, STEPS.index(after[state]))
        for before, after in MOVES.items()
        if state in after
    )
    for state in State
)
OVER = STEPS.index(_AFTER_ASIDE[State.ON])


@lru_cache(maxsize=1 << 15)  # of a page's sets of cues, most were seen before
def added(scale: Scale, source: str, cues: Cues) -> tuple[float, ...]:
    """Return what the cues of a source add to each of the steps."""
    bare = (
        ("",) if source in ("alone", "pair", "pair over") else ()
    )  # the prefix itself, once
    return tuple(
        sum(
            weight(scale, KEYS[key][0], bare + cues)
            for key in keys
            if source in KEYS[key][1]
        )
        for keys in STEPS
    )
