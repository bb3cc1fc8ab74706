"""Captions: sentences taken out of the article, or scenes, with credits."""

import re

from wreck import forms, phrases
from wreck.dice import Dice
from wreck.forms import Style
from wreck.things import Piece

Captions = tuple[tuple[Piece, ...], ...]

_SENTENCE = re.compile(r"[^。！？]+[。！？]+[”’）]?")
_LIFTABLE = re.compile(r"^[\u4e00-\u9fff0-9][^“”‘’（）《》]{11,44}。$")
# a sentence that leans on the one before it would be no caption
_LEANING = re.compile(
    r"^(他|她|它|这|那|此|但|而|同时|其|因此|目前|据|记者|对此|为此|并|也|还)"
)


def captions_of(
    texts: tuple[str, ...],
    given: tuple[str, ...],
    number: int,
    chance: tuple[Dice, Style],
) -> tuple[tuple[str, ...], Captions]:
    """Return the paragraphs, some a sentence shorter, and captions with credits."""
    dice, style = chance
    if not dice.step("captions"):
        return texts, ()
    left, found = list(texts), list(given)
    wanted = dice.weighted(((1, 0.4), (2, 0.25), (3, 0.15), (4, 0.1), (6, 0.1)))
    for place in dice.shuffled(range(1, len(left))):
        if len(found) < wanted and dice.chance(0.6):
            left[place], sentence = _lifted(left[place], dice)
            found += [sentence] if sentence else []
    while len(found) < wanted:
        found.append(phrases.caption(dice))
    return tuple(left), tuple(credited(text, number, dice, style) for text in found)


def _lifted(text: str, dice: Dice) -> tuple[str, str]:
    sentences = _SENTENCE.findall(text)
    if len(sentences) < 3 or "".join(sentences) != text:
        return text, ""
    for place in range(1, len(sentences)):
        sentence = sentences[place].strip()
        if _LIFTABLE.match(sentence) and not _LEANING.match(sentence):
            rest = "".join(sentences[:place] + sentences[place + 1 :])
            form = dice.weighted((("{}", 5), ("图为{}", 1), ("▲{}", 1)))
            bare = sentence if dice.chance(0.6) else sentence.rstrip("。")
            return rest, form.format(bare)
    return text, ""


def credited(text: str, number: int, dice: Dice, style: Style) -> tuple[Piece, ...]:
    """Return a caption, often with the photographer's name behind or apart from it."""
    caption = Piece(number, "caption", text)
    if not dice.step("credit"):
        return (caption,)
    form = style.credit if dice.chance(0.8) else dice.weighted(forms.CREDIT)
    name = form.format(p=phrases.person(dice))
    tail = not dice.step("credit_apart")
    return caption, Piece(number, "caption", name, tail=tail)
