"""What an item may be in its article, and what may follow what."""

from enum import StrEnum
from typing import NamedTuple

from dibao.segment.items import Item
from dibao.segment.place import How


class Part(StrEnum):
    """What an item is in its article."""

    KICKER = "kicker"
    HEAD = "head"
    DECK = "deck"
    CROSS = "cross"
    BODY = "body"
    CAPTION = "caption"
    MARK = "mark"


DISPLAYED = (Part.HEAD, Part.KICKER, Part.DECK, Part.CROSS, Part.CAPTION)
PROSE = (Part.BODY, Part.CAPTION)


class State(NamedTuple):
    """Where an article stands after an item.

    No dataclass: it is a key, and a tuple's hash comes in a third of the time.
    """

    part: Part
    has_head: bool
    has_prose: bool


Step = tuple[State, bool]  # the state after an item; whether it begins an article


def choices(item: Item) -> tuple[Part, ...]:
    """Return the parts that an item may have."""
    if item.mark:
        return (Part.MARK,)
    found = PROSE if item.is_prose else DISPLAYED
    return (*found, Part.MARK) if item.signs else found


def allowed(parts: tuple[Part, ...], state: State | None) -> list[Step]:
    """Return the steps to these parts after a state; None: the item is the first.

    Who signs a notice by a line that is no byline signs something above it.
    """
    begun = state is not None and (state.has_prose or state.has_head)
    found: list[Step] = []
    for part in parts:
        if part is Part.MARK and len(parts) > 1 and not begun:
            continue
        if state is not None and _goes_on(state, part):
            has_head = state.has_head or part is Part.HEAD
            has_prose = state.has_prose or part is Part.BODY
            found.append((State(part, has_head, has_prose), False))
        waits = state is not None and state.part is Part.KICKER
        if part not in (Part.DECK, Part.CROSS) and not waits:
            found.append((State(part, part is Part.HEAD, part is Part.BODY), True))
    return found


def _goes_on(state: State, part: Part) -> bool:
    """Tell whether a part may follow in the same article."""
    if state.part is Part.KICKER:
        return part is Part.HEAD
    if part is Part.HEAD:
        return not state.has_head or state.part is Part.HEAD
    if part is Part.KICKER:
        return not state.has_head
    if part is Part.DECK:
        return state.part is Part.HEAD
    return True


def step_cues(
    state: State | None, step: Step, *, closed: bool, habit: str
) -> list[str]:
    """Return the names of a step's cues beside those of the item.

    ``closed`` says that names ended the running text before it.
    """
    after, is_first = step
    if state is None:
        return [
            f"page begins {after.part}",
            f"page begins {after.part}, sets {habit}",
        ]
    if not is_first:
        flags = f"{'head' * state.has_head}{'prose' * state.has_prose}"
        return [f"{state.part} > {after.part}", f"{flags} > {after.part}"]
    return [f"{state.part} | {after.part}", *_leave_cues(state, closed=closed)]


def _leave_cues(state: State, *, closed: bool) -> list[str]:
    """Return the names of the cues of an article that ends in a state."""
    flags = f"{'head' * state.has_head} {'prose' * state.has_prose}"
    return [
        f"ends with {flags}",
        f"ends {'closed' if closed else 'open'} {flags}",
        f"ends at {state.part}",
    ]


def end_cues(state: State, *, closed: bool, habit: str) -> list[str]:
    """Return the names of the cues of the page ending in a state."""
    end = f"page ends {state.part}, sets {habit}"
    return [*_leave_cues(state, closed=closed), end]


def how_of(state: State | None, is_first: bool) -> How:
    """Return what came in the article before an item after this state."""
    if state is None or is_first:
        return is_first, False, False
    return is_first, state.has_prose, state.has_head
