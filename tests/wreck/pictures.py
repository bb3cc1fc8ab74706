"""Captions: sentences taken out of the article, or scenes, with credits."""

import re
from collections import defaultdict

from wreck import forms, phrases
from wreck.dice import Dice
from wreck.forms import Style
from wreck.things import Piece

Captions = tuple[tuple[Piece, ...], ...]

# words of grammar do not stand in a term
_TERM = re.compile(
    r"[^\W\d_a-zA-Z的了在是和与为将对中有不上下这那个年月日等也都以及其]+"
)
_SENTENCE = re.compile(r"[^。！？]+[。！？]+[”’）]?")
_LIFTABLE = re.compile(r"^[\u4e00-\u9fff0-9][^“”‘’（）《》]{11,44}。$")
# a sentence that leans on the one before it would be no caption
_LEANING = re.compile(
    r"^(他|她|它|这|那|此|但|而|同时|其|因|目前|据|记者|对此|为此|并|也|还|要|尽管|虽|"
    r"如果|由于|然而|不过|随后|接着|另外|于是|所以|当|除了|不仅|只|就|又|更|再|近年|如今)"
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
    term = term_of("\n".join(texts))
    while len(found) < wanted:
        found.append(phrases.caption(term, dice))
    return tuple(left), tuple(credited(text, number, dice, style) for text in found)


def term_of(text: str) -> str:
    """Return what a text speaks of: its longest often repeated run of 3 to 7 Han.

    Its neighbors must differ on both sides, or it would be a piece of a longer word.

    >>> term_of("修桥的人说，风雨桥要修。风雨桥老了，风雨桥还要站一百年。")
    '风雨桥'
    """
    for length in (7, 6, 5, 4, 3):
        around: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for n in range(1, len(text) - length):
            if _TERM.fullmatch(text, n, n + length):
                around[text[n : n + length]].append((text[n - 1], text[n + length]))
        for term, beside in around.items():
            left, right = (len(set(side)) for side in zip(*beside, strict=True))
            if len(beside) >= 3 and min(left, right) >= 2:
                return term
    return ""


def _lifted(text: str, dice: Dice) -> tuple[str, str]:
    sentences = _SENTENCE.findall(text)
    if len(sentences) < 3 or "".join(sentences) != text:
        return text, ""
    for place in range(1, len(sentences)):
        sentence = sentences[place].strip()
        if _LIFTABLE.match(sentence) and not _LEANING.match(sentence):
            rest = "".join(sentences[:place] + sentences[place + 1 :])
            form = dice.weighted((("{}", 5), ("图为{}", 1), ("▲{}", 1)))
            closed = dice.chance(0.9 if "，" in sentence else 0.5)
            bare = sentence if closed else sentence.rstrip("。")
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
