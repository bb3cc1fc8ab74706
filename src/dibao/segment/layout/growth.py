"""Growth: where no straight cut parts articles, text goes to the head that owns it.

A head group owns the empty band on both sides of it, up to the next print or rule, and
the text below that band; text with no owner goes with the nearest text.
"""

from dibao.geometry import shared, stands
from dibao.model import Box
from dibao.segment.layout.ground import Ground
from dibao.segment.layout.heads import Head
from dibao.segment.layout.part import Part, Stretch, across, along
from dibao.segment.layout.rules import has_level_rule, has_upright_rule
from dibao.segment.layout.sheet import Sheet, Strip

FLUSH_EM = 0.6  # headlines' first characters stand in a little from the edge
UNDER_EM = 3.0  # as far under a headline a byline and its text begin
OTHER_BAND_PT = 30.0  # as far away as this counts text that stands above or below
ROUNDS = 4  # text that hangs on text that hangs on owned text, and so on


def grown(ground: Ground) -> tuple[Part, ...]:
    """Return a part for each head group, with the text and pictures it owns."""
    owners = _owners(ground)
    strips: list[list[Strip]] = [list(head.strips) for head in ground.heads]
    for block, owner in zip(ground.blocks, owners, strict=True):
        strips[owner] += block.strips
    pictures: list[list[Box]] = [[] for _ in ground.heads]
    boxes = _boxes(ground)
    for picture in ground.part.pictures:
        head = _head_over(picture, ground)
        near = owners[_nearest_box(picture, boxes)] if owners else 0
        pictures[near if head is None else head].append(picture)
    return tuple(
        Part(tuple(s), tuple(p)) for s, p in zip(strips, pictures, strict=True)
    )


def _head_over(picture: Box, ground: Ground) -> int | None:
    """Return the number of the head right over a picture or a table, if one is."""
    over = [
        (head.box.bottom, n)
        for n, head in enumerate(ground.heads)
        if -UNDER_EM * ground.em < head.box.bottom - picture.top < 2
        and shared(*across(head.box), *across(picture)) > 0
    ]
    return max(over)[1] if over else None


def _owners(ground: Ground) -> list[int]:
    """Return the number of the head group that owns each box."""
    bands = [_band(head, ground) for head in ground.heads]
    owned: dict[int, int] = {}
    for n, box in enumerate(_boxes(ground)):
        reach = [
            (far, k)
            for k, head in enumerate(ground.heads)
            if (far := _reach(box, head, bands[k], sheet=ground.sheet)) is not None
        ]
        if reach:
            owned[n] = min(reach)[1]
    for _ in range(ROUNDS):
        for n in range(len(ground.blocks)):
            if n not in owned and (near := _neighbors(n, ground, owned)):
                owned[n] = owned[min(near)[1]]
    return [
        owned[n] if n in owned else _nearest_head(box, ground.heads)
        for n, box in enumerate(_boxes(ground))
    ]


def _boxes(ground: Ground) -> tuple[Box, ...]:
    return tuple(block.box for block in ground.blocks)


def _band(head: Head, ground: Ground) -> Stretch:
    """Return how far the band of a head group reaches to both sides."""
    part, box = ground.part, head.box
    left, right = across(part.box)
    rules = [r for r in ground.sheet.layout.rules if stands(r)]
    print_ = (*_boxes(ground), *part.pictures, *part.taken, *rules)
    others = [h.box for h in ground.heads if h is not head]
    edges = [(o.left, o.right, o) for o in print_]
    edges += [(_edge(box, o, ground), _edge(o, box, ground), o) for o in others]
    for start, stop, other in edges:
        if shared(other.top, other.bottom, box.top + 1, box.bottom - 1) <= 2:
            continue
        if other.right <= box.left + 2:
            left = max(left, stop)
        elif other.left >= box.right - 2:
            right = min(right, start)
    return left, right


def _edge(left: Box, right: Box, ground: Ground) -> float:
    """Return where the band of one head ends and that of the next on its right begins.

    They share the blank between them; set flush left over their columns, all of it is
    the first one's.
    """
    are_flush = all(_is_flush(box, ground) for box in (left, right))
    if are_flush and not _is_amid(left, ground):
        return right.left
    return (left.right + right.left) / 2


def _is_flush(head: Box, ground: Ground) -> bool:
    """Tell whether a headline begins with a column of text under it."""
    return any(
        abs(box.left - head.left) < FLUSH_EM * ground.em
        and -2 < box.top - head.bottom < UNDER_EM * ground.em
        for box in _boxes(ground)
    )


def _is_amid(head: Box, ground: Ground) -> bool:
    """Tell whether text begins left of a headline as under it, and has none itself."""
    if any(h.box.right < head.left and _is_level(h.box, head) for h in ground.heads):
        return False
    return any(
        box.right < head.left + 2 and -2 < box.top - head.bottom < UNDER_EM * ground.em
        for box in _boxes(ground)
    )


def _is_level(box: Box, head: Box) -> bool:
    return shared(*along(box), *along(head)) > 0


def _reach(box: Box, head: Head, band: Stretch, *, sheet: Sheet) -> float | None:
    """Return how far text stands from a head that may own it, None where it may not."""
    if head.is_vertical:
        return _reach_aside(box, head.box, sheet)
    em, above = sheet.body_pt, head.box
    below, width = box.top - above.bottom, box.right - box.left
    if below < -1.5 * em or shared(*band, *across(box)) <= 0.5 * width:
        return None
    gap = above.bottom - 2, box.top + 2
    return None if has_level_rule(sheet, across(box), gap, share=0.6) else below


def _reach_aside(box: Box, head: Box, sheet: Sheet) -> float | None:
    high = box.bottom - box.top
    if shared(*along(box), *along(head)) <= 0.3 * high:
        return None
    gap = _between(across(box), across(head))
    return (
        None if has_upright_rule(sheet, gap, along(box)) else max(0.0, gap[1] - gap[0])
    )


def _neighbors(
    n: int, ground: Ground, owned: dict[int, int]
) -> list[tuple[float, int]]:
    """Return how far each owned box stands from one that is not, no rule between."""
    box, sheet = ground.blocks[n].box, ground.sheet
    found = []
    for k in owned:
        other = ground.blocks[k].box
        beside = -shared(*across(box), *across(other))
        below = -shared(*along(box), *along(other))
        high = max(box.top, other.top), min(box.bottom, other.bottom)
        gap = _between(across(box), across(other))
        if beside > 0 and has_upright_rule(sheet, gap, high):
            continue
        gap = _between(along(box), along(other))
        if below > 0 and has_level_rule(sheet, across(box), gap, share=0.5):
            continue
        far = max(beside, 0) + max(below, 0) + (0 if below < 0 else OTHER_BAND_PT)
        found.append((far, k))
    return found


def _between(one: Stretch, other: Stretch) -> Stretch:
    return (one[1], other[0]) if other[0] >= one[1] else (other[1], one[0])


def _nearest_head(box: Box, heads: tuple[Head, ...]) -> int:
    def far(n: int) -> float:
        head = heads[n].box
        aside = abs(head.left + head.right - box.left - box.right) / 2
        return aside + abs(head.bottom - box.top)

    return min(range(len(heads)), key=far)


def _nearest_box(box: Box, boxes: tuple[Box, ...]) -> int:
    def far(n: int) -> float:
        beside = -shared(*across(box), *across(boxes[n]))
        below = -shared(*along(box), *along(boxes[n]))
        return max(beside, 0) + max(below, 0)

    return min(range(len(boxes)), key=far, default=0)
