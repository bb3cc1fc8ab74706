"""A whole page: articles and extras set, ordered, printed and spoiled."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from wreck import extras
from wreck.bold import times_of
from wreck.dice import Dice
from wreck.embolden import emboldened
from wreck.furniture import furniture
from wreck.house import House, house
from wreck.ink import Press, inked
from wreck.layout import body_boxes, caption_boxes, head_boxes, measure_of
from wreck.noise import bulleted, noisy, torn
from wreck.sheet import gold_of, printed, text_of
from wreck.story import story
from wreck.stream import Parts, furnished, ordered
from wreck.things import Box, Piece, Row, Source, Story, Wreck
from wreck.typeset import Measure


@dataclass
class _Keys:
    """Numbers the pieces of a page and remembers them."""

    pieces: dict[int, Piece]

    def number(self, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
        found = []
        for piece in pieces:
            piece = replace(piece, key=len(self.pieces))
            self.pieces[piece.key] = piece
            found.append(piece)
        return tuple(found)


def wrecked(sources: Sequence[Source], dice: Dice) -> Wreck:
    """Return a page made of these articles."""
    plan = house(dice.fork("house"))
    press = _press(plan, dice.fork("press"))
    keys = _Keys({})
    stories = _stories(sources, plan, dice.fork("stories"))
    parts = [
        _parts(one, keys, press, dice.fork(f"set{n}")) for n, one in enumerate(stories)
    ]
    boxes = ordered(parts, plan, dice.fork("order"))
    lines = _furniture_boxes(keys, press, dice.fork("furniture"))
    boxes = furnished(boxes, lines, dice.fork("furnish"))
    boxes = [_spoiled(box, plan, dice.fork(f"tear{n}")) for n, box in enumerate(boxes)]
    page = printed(boxes, plan, dice.fork("print"))
    rows = iter(noisy([row for row in page if row], dice.fork("noise")))
    page = [next(rows) if row else None for row in page]
    found = tuple(row for row in page if row)
    used = tuple(sorted(dice.used))
    return Wreck(text_of(page), gold_of(page, keys.pieces), used, found)


def _press(plan: House, dice: Dice) -> Press:
    gap = " " if dice.step("bold_run_spaces") else ""
    return Press(
        plan,
        times_of(dice),
        dice.step("space_brackets"),
        gap,
        dice.step("space_random"),
    )


def _stories(sources: Sequence[Source], plan: House, dice: Dice) -> list[Story]:
    """Return the page's stories: the articles, and what the steps put among them."""
    found: list[Story] = []
    short = [source for source in sources if _is_brief(source)]
    if len(short) >= 2 and dice.step("briefs"):
        column = tuple(short[:6])
        sources = [source for source in sources if source not in column]
        found += extras.briefs(column, 1, dice)
    for source in sources:
        number = _next(found)
        if _is_brief(source) and dice.step("photo_news"):
            found.append(extras.photo(source, number, dice))
        else:
            one = story(source, number, dice.fork(f"story{number}"))
            found.append(emboldened(one, plan, dice))
    for name in ("notice", "ad", "classified"):
        if dice.step(name):
            make = {
                "notice": extras.notice,
                "ad": extras.ad,
                "classified": extras.classified,
            }
            found.append(make[name](_next(found), dice))
    return found


def _is_brief(source: Source) -> bool:
    return len(source.paragraphs) == 1 and len(source.paragraphs[0]) <= 220


def _next(found: list[Story]) -> int:
    return max((one.number for one in found), default=0) + 1


def _parts(one: Story, keys: _Keys, press: Press, dice: Dice) -> Parts:
    one = replace(
        one,
        head=keys.number(one.head),
        flow=keys.number(one.flow),
        captions=tuple(keys.number(pieces) for pieces in one.captions),
    )
    measure = measure_of(press, dice)
    return (
        head_boxes(one, measure, press, dice),
        body_boxes(one, measure, press, dice),
        caption_boxes(one, press, dice),
    )


def _furniture_boxes(keys: _Keys, press: Press, dice: Dice) -> list[Box]:
    if not dice.step("furniture"):
        return []
    pieces = keys.number([Piece(None, "furniture", text) for text in furniture(dice)])
    wide = Measure(1000.0)
    return [
        Box("furniture", None, tuple(inked(piece, wide, press, dice)))
        for piece in pieces
    ]


def _spoiled(box: Box, plan: House, dice: Dice) -> Box:
    rows: list[Row] = list(box.rows)
    if plan.extractor == "poppler_raw":
        rows = torn(rows, 0.7, dice)
    elif dice.step("torn"):
        rows = torn(rows, 0.15, dice)
    if box.kind == "body" and dice.step("bullets"):
        rows = bulleted(rows, dice)
    return replace(box, rows=tuple(rows))
