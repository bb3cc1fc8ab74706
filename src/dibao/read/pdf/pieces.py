"""What is drawn in pieces and seen as one: dashes, frames of four rules, strips."""

from collections.abc import Iterable, Iterator
from itertools import combinations

from dibao.geometry import around, shared, stands
from dibao.model import Box

DASH_PT = 6.0  # gaps of a dashed rule are shorter
SHORT_PT = 24.0  # and its dashes
MEET_PT = 3.0  # ends of rules that meet in a frame's corner are nearer
TOUCH_PT = 1.5  # strips of one picture
MOST_RULES = 300  # of one direction, to look for frames: more is a table or a drawing


def turned_over(box: Box) -> Box:
    """Return a box with its sides changed for top and bottom."""
    return Box(box.top, box.left, box.bottom, box.right)


def joined(rules: Iterable[Box]) -> tuple[Box, ...]:
    """Return rules with their dashes joined, from the top and from the left."""
    found = set(rules)
    lying = {box for box in found if not stands(box)}
    standing = (turned_over(box) for box in found - lying)
    whole = [*_joined(lying), *map(turned_over, _joined(standing))]
    return tuple(sorted(whole, key=lambda box: (box.top, box.left, box.right)))


def _joined(lying: Iterable[Box]) -> Iterator[Box]:
    last: Box | None = None
    for box in sorted(lying, key=lambda box: (round(box.top), box.left)):
        if last and _goes_on(last, box):
            last = around((last, box))
        else:
            if last:
                yield last
            last = box
    if last:
        yield last


def _goes_on(last: Box, box: Box) -> bool:
    gap = -shared(box.left, box.right, last.left, last.right)
    is_dash = box.right - box.left <= SHORT_PT
    return abs(box.top - last.top) <= 1 and gap <= (DASH_PT if is_dash else 1)


def framed(rules: Iterable[Box], *, least_pt: float) -> Iterator[Box]:
    """Yield the closed rectangles that four rules make, as wide and high as given."""
    found = list(rules)
    lying = [b for b in found if not stands(b) and b.right - b.left >= least_pt]
    standing = [b for b in found if stands(b) and b.bottom - b.top >= least_pt]
    if max(len(lying), len(standing)) > MOST_RULES:
        return
    for one, other in combinations(lying, 2):
        if not (
            abs(one.left - other.left) <= MEET_PT
            and abs(one.right - other.right) <= MEET_PT
            and other.top - one.top >= least_pt
        ):
            continue
        box = Box(one.left, one.top, one.right, other.bottom)
        sides = [post for post in standing if _spans(post, box)]
        if all(
            any(abs(post.left - edge) <= MEET_PT for post in sides)
            for edge in (box.left, box.right)
        ):
            yield box


def _spans(post: Box, box: Box) -> bool:
    return abs(post.top - box.top) <= MEET_PT and abs(post.bottom - box.bottom) <= (
        MEET_PT
    )


def whole_pictures(
    pictures: Iterable[Box], *, least_pt: float, most_area: float
) -> Iterator[Box]:
    """Yield pictures, strips and tiles of one together; not signs nor the ground."""
    strips = _stacked(pictures)
    tiles = map(turned_over, _stacked(map(turned_over, strips)))
    for box in tiles:
        wide, high = box.right - box.left, box.bottom - box.top
        if min(wide, high) >= least_pt and wide * high <= most_area:
            yield box


def _stacked(boxes: Iterable[Box]) -> list[Box]:
    """Return boxes, those of the same width that touch from top to bottom as one."""
    found: list[Box] = []
    for box in sorted(set(boxes), key=lambda b: (round(b.left), round(b.right), b.top)):
        last = found[-1] if found else None
        if (
            last
            and abs(last.left - box.left) <= TOUCH_PT
            and abs(last.right - box.right) <= TOUCH_PT
            and abs(box.top - last.bottom) <= TOUCH_PT
        ):
            found[-1] = Box(last.left, last.top, last.right, box.bottom)
        else:
            found.append(box)
    return found
