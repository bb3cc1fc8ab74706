"""What an item may be in its article, and what may follow what."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from dibao.segment.items import Item
from dibao.segment.place import How, own_cues
from dibao.segment.scene import Scene


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


@dataclass(frozen=True, slots=True)
class State:
    """Where an article stands after an item."""

    part: Part
    has_head: bool
    has_prose: bool


Step = tuple[State, bool]  # the state after an item; whether it begins an article


def allowed(item: Item, state: State | None) -> tuple[Step, ...]:
    """Return the steps that an item may take after a state; None: it is the first."""
    parts = (Part.MARK,) if item.mark else PROSE if item.is_prose else DISPLAYED
    if item.signs and state is not None and (state.has_prose or state.has_head):
        parts = (*parts, Part.MARK)
    return _steps(parts, state)


@lru_cache(maxsize=512)  # there are few states, and many items
def _steps(parts: tuple[Part, ...], state: State | None) -> tuple[Step, ...]:
    found: list[Step] = []
    for part in parts:
        if state is not None and _goes_on(state, part):
            has_head = state.has_head or part is Part.HEAD
            has_prose = state.has_prose or part is Part.BODY
            found.append((State(part, has_head, has_prose), False))
        waits = state is not None and state.part is Part.KICKER
        if part not in (Part.DECK, Part.CROSS) and not waits:
            found.append((State(part, part is Part.HEAD, part is Part.BODY), True))
    return tuple(found)


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


def step_cues(scene: Scene, n: int, state: State | None, step: Step) -> list[str]:
    """Return the cues of a step beside those of the item itself."""
    after, is_first = step
    if state is None:
        return [
            f"page begins {after.part}",
            f"page begins {after.part}, sets {scene.habit}",
        ]
    if not is_first:
        flags = f"{'head' * state.has_head}{'prose' * state.has_prose}"
        return [f"{state.part} > {after.part}", f"{flags} > {after.part}"]
    return [f"{state.part} | {after.part}", *leave_cues(scene, n, state)]


def leave_cues(scene: Scene, n: int, state: State) -> list[str]:
    """Return the cues of an article that ends before item ``n``."""
    flags = f"{'head' * state.has_head} {'prose' * state.has_prose}"
    return [
        f"ends with {flags}",
        f"ends {'closed' if scene.closed[n] else 'open'} {flags}",
        f"ends at {state.part}",
    ]


def end_cues(scene: Scene, state: State) -> list[str]:
    """Return the cues of the page ending in a state."""
    return [
        *leave_cues(scene, len(scene.items), state),
        f"page ends {state.part}, sets {scene.habit}",
    ]


def how_of(state: State | None, is_first: bool) -> How:
    """Return what came in the article before an item after this state."""
    if state is None or is_first:
        return is_first, False, False
    return is_first, state.has_prose, state.has_head


def cues_of(scene: Scene, n: int, state: State | None, step: Step) -> list[str]:
    """Return all cues of a step over item ``n``."""
    after, is_first = step
    own = own_cues(scene, n, after.part, how_of(state, is_first))
    return own + step_cues(scene, n, state, step)
