"""A whole page: articles and extras set, ordered, printed and spoiled."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from wreck import extras, noise
from wreck.dice import Dice
from wreck.embolden import emboldened, titles_emboldened
from wreck.forms import Style, style
from wreck.furniture import furniture
from wreck.house import House, house
from wreck.ink import Press, inked, press_of
from wreck.layout import body_boxes, caption_boxes, head_boxes, measure_of
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
            numbered = replace(piece, key=len(self.pieces))
            self.pieces[numbered.key] = numbered
            found.append(numbered)
        return tuple(found)


def wrecked(
    sources: Sequence[Source], dice: Dice, lines: tuple[str, ...] = ()
) -> Wreck:
    """Return a page made of these articles; ``lines`` may stand over parts of them."""
    plan = house(dice.fork("house"))
    press = press_of(plan, dice.fork("press"))
    keys = _Keys({})
    own = [line for line in lines if all(line not in one.title for one in sources)]
    paper = style(dice.fork("style"), parted=plan.between_boxes, lines=tuple(own))
    stories = _stories(sources, plan, dice.fork("stories"), paper)
    parts = _set(stories, keys, press, dice.fork("set"))
    boxes = ordered(parts, plan, dice.fork("order"))
    edges = _furniture_boxes(keys, press, dice.fork("furniture"))
    boxes = furnished(boxes, edges, dice.fork("furnish"))
    page = printed(_spoiled(boxes, plan, dice.fork("tear")), plan, dice.fork("print"))
    rows = noise.noisy([row for row in page if row], dice.fork("noise"))
    left = iter(rows)
    page = [next(left) if row else None for row in page]
    text = text_of(page, dice.fork("ends"))
    return Wreck(
        text, gold_of(page, keys.pieces), tuple(sorted(dice.used)), tuple(rows)
    )


def _stories(
    sources: Sequence[Source], plan: House, dice: Dice, paper: Style
) -> list[Story]:
    """Return the page's stories: the articles, and what the steps put among them."""
    found: list[Story] = []
    column = tuple(source for source in sources if _is_brief(source))[:6]
    if len(column) >= 2 and dice.step("briefs"):
        sources = [source for source in sources if source not in column]
        items = extras.briefs(column, 1, dice, paper)
        found += [titles_emboldened(item, plan) for item in items]
    for source in sources:
        number = _next(found)
        if _is_brief(source) and dice.step("photo_news"):
            one = extras.photo(source, number, dice)
        else:
            one = story(source, number, dice.fork(f"story{number}"), paper)
        found.append(emboldened(one, plan, dice))
    for name, make in extras.MAKERS.items():
        if dice.step(name):
            place = dice.number(0, len(found)) if dice.chance(0.3) else len(found)
            found.insert(place, make(_next(found), dice))
    return found


def _is_brief(source: Source) -> bool:
    return len(source.paragraphs) == 1 and len(source.paragraphs[0]) <= 220


def _next(found: list[Story]) -> int:
    return max((one.number for one in found), default=0) + 1


def _set(stories: list[Story], keys: _Keys, press: Press, dice: Dice) -> list[Parts]:
    """Return every story's boxes; the items of a column of briefs share its width."""
    column = replace(measure_of(press, dice), turn=10_000)
    parts = []
    for number, one in enumerate(stories):
        own = dice.fork(f"story{number}")
        measure = measure_of(press, own)
        if one.kind in ("brief", "mark"):
            measure = column
        if one.kind == "verse":
            measure = replace(column, width=max(column.width, 14.0), indent=0)
        parts.append(_parts(_numbered(one, keys), measure, press, own))
    return parts


def _numbered(one: Story, keys: _Keys) -> Story:
    return replace(
        one,
        head=keys.number(one.head),
        flow=keys.number(one.flow),
        captions=tuple(keys.number(pieces) for pieces in one.captions),
    )


def _parts(one: Story, measure: Measure, press: Press, dice: Dice) -> Parts:
    return (
        head_boxes(one, press, dice),
        body_boxes(one, measure, press, dice),
        caption_boxes(one, press, dice),
    )


def _furniture_boxes(
    keys: _Keys, press: Press, dice: Dice
) -> tuple[list[Box], list[Box]]:
    """Return the boxes of the page's head and of its foot."""
    if not dice.step("furniture"):
        return [], []
    top, foot = furniture(dice)
    if top and dice.step("furniture_twice"):
        foot = (*foot, dice.pick(top))
    wide = Measure(1000.0)

    def boxed(lines: tuple[str, ...]) -> list[Box]:
        pieces = keys.number([Piece(None, "furniture", text) for text in lines])
        set_rows = (tuple(inked(piece, wide, press, dice)) for piece in pieces)
        return [Box("furniture", None, rows) for rows in set_rows]

    return boxed(top), boxed(foot)


def _spoiled(boxes: list[Box], plan: House, dice: Dice) -> list[Box]:
    """Return the boxes with rows torn apart as this tool tears them."""
    raw = plan.extractor == "poppler_raw"
    torn = dice.step("torn")
    found = []
    for box in boxes:
        rows: list[Row] = list(box.rows)
        if raw or (torn and dice.chance(0.3)):
            rows = noise.torn(rows, 0.7 if raw else 0.2, dice)
        if box.kind in ("caption", "furniture") and dice.step("vertical"):
            rows = noise.upright(rows)
        if plan.byline_torn:
            rows = noise.byline_torn(rows)
        found.append(replace(box, rows=tuple(rows)))
    return found
