"""What one article brings to a modest page, before it is set."""

import random
import re
from dataclasses import dataclass, field

from press.corpus import ENDS, Article
from press.draw import chinese_years, one_of, picked
from press.heads import led_up, retold
from press.ink import Block, Row, blanks
from press.modest import words
from press.modest.library import Library, caption
from press.modest.plan import Plan
from press.noise import BULLETS

MOST_PARAGRAPHS = 9


@dataclass(slots=True)
class Story:
    """One article about to be set."""

    number: int
    slot: int
    width: int
    source: Article
    has_own_crossheads: bool
    is_doubled: bool
    head: list[tuple[str, str]] = field(default_factory=list)
    texts: list[tuple[str, str]] = field(default_factory=list)
    signed: str = "none"  # where the byline stands
    goes_on: bool = False  # from another page
    bullet: str = ""
    bulleted: range = range(0)
    captions: dict[int, list[str]] = field(default_factory=dict)

    def block(self, role: str, text: str) -> Block:
        return Block(self.number, role, text)

    def is_last(self, at: int) -> bool:
        return at == len(self.texts) - 1


def begin(
    plan: Plan, shelf: Library, dice: random.Random, *, place: tuple[int, int, int]
) -> Story:
    """Return an article with its head; ``place`` is its number, slot and width."""
    number, slot, width = place
    may = "crosshead" in plan.on and slot == plan.crosshead
    own = may and dice.random() < 0.5
    source = dice.choice(shelf.sectioned if own else shelf.plain)
    doubled = plan.scope == "page" or (plan.scope == "article" and slot == plan.doubled)
    story = Story(number, slot, width, source, own, doubled)
    kicker, headline, deck = source.head
    headline = retold(headline, dice)
    paragraphs = list(source.paragraphs)
    if "circle" in plan.on:
        headline = chinese_years(headline)
        paragraphs = [chinese_years(text) for text in paragraphs]
    _write_head(story, plan, dice, parts=(kicker, headline, deck))
    if story.signed == "lead":
        city, day = dice.choice(words.CITIES), str(dice.randint(1, 28))
        paragraphs[0] = one_of(words.LEADS, dice, city=city, day=day) + paragraphs[0]
    # roles by the text as it came: a lead makes no crosshead a body
    roles = [_role(text) for text in source.paragraphs]
    story.texts = list(zip(roles, paragraphs, strict=True))
    return story


def _role(text: str) -> str:
    return "body" if ENDS.search(text) or len(text) > 26 else "crosshead"


def _write_head(
    story: Story, plan: Plan, dice: random.Random, *, parts: tuple[str, str, str]
) -> None:
    kicker, headline, deck = parts
    short = kicker and len(kicker) <= 20
    if short or ("kicker" in plan.on and dice.random() < 0.7):
        own = led_up(story.source.paragraphs, dice) if dice.random() < 0.5 else ""
        story.head.append(("kicker", kicker or own or dice.choice(words.KICKERS)))
    story.head.append(("headline", headline))
    if deck:
        story.head.append(("deck", deck))
    elif "deck" in plan.on and dice.random() < 0.7:
        story.head.append(("deck", dice.choice(words.DECKS)))
    kinds, weights = ["none", "head", "tail", "lead", "baretail"], [3, 3, 1.5, 3.5, 1]
    story.signed = dice.choices(kinds, weights)[0]
    if story.signed == "head":
        story.head.append(("byline", picked(words.BYLINES, dice)))


def furnish(story: Story, plan: Plan, shelf: Library, dice: random.Random) -> None:
    """Add crossheads, bullets and captions amid the text."""
    if not story.has_own_crossheads:
        story.texts = story.texts[:MOST_PARAGRAPHS]
        if "crosshead" in plan.on and story.slot == plan.crosshead:
            _add_crossheads(story, dice)
    many = len(story.texts)
    if "pua" in plan.on and story.slot == plan.bullets and many >= 3:
        story.bulleted = range(1, min(many, 4))
    story.bullet = dice.choice(list(BULLETS))
    if story.slot == plan.photo:
        _add_captions(story, plan, shelf, dice)


def _add_crossheads(story: Story, dice: random.Random) -> None:
    between = range(1, len(story.texts))
    if len(between) < 2:
        return
    count = min(len(between), dice.choice([1, 2, 2]))
    for at in sorted(dice.sample(between, count), reverse=True):
        used = {text for _, text in story.texts}
        free = [text for text in words.CROSSHEADS if text not in used]
        story.texts.insert(at, ("crosshead", dice.choice(free)))


def _add_captions(
    story: Story, plan: Plan, shelf: Library, dice: random.Random
) -> None:
    last = len(story.texts) - 1
    if "caption" in plan.on:
        text = caption(shelf, story.source, dice)
        story.captions[dice.randint(0, last)] = [text]
    if "capglue" in plan.on:
        count = dice.choice([2, 2, 3])
        drawn = [caption(shelf, story.source, dice) for _ in range(count)]
        at = last if dice.random() < 0.6 else dice.randint(0, last)
        story.captions[at] = list(dict.fromkeys(drawn))


def shortened(text: str) -> str:
    """Return a caption short enough to stand on a row with others."""
    text = re.split(r"[ （]", text)[0]
    if len(text) > 30 and "，" in text[15:]:
        text = text[: text.index("，", 15)]
    return text


def turned(story: Story, rows: list[Row], dice: random.Random, *, cut: bool) -> None:
    """Add the line that sends a reader to another page, on a row of its own or not."""
    jump = story.block("jump", one_of(words.JUMPS_TO, dice)).inks
    if dice.random() < 0.6 and not cut:
        rows.append(jump)
    else:
        rows[-1] = rows[-1] + (blanks() if dice.random() < 0.5 else []) + jump
