"""Headlines in a local paper's words, and rows that end where words end."""

import random
import re

from dibao.analyze import words
from press.ink import Row

_NEVER_LAST = frozenset("“《（‘、")
_NEVER_FIRST = frozenset("”》）’，、。：；！？·%的了着过")


def retold(headline: str, dice: random.Random) -> str:
    """Return a headline, often with words left out that its text has.

    What is left out parts neighbors, so that a headline holds runs of characters that
    its text does not: local papers seldom take theirs from the lead, television does.
    """
    point = dice.random()
    parts = [part for part in re.split("[ ，：；！？]", headline) if len(part) > 5]
    if point < 0.25 and len(parts) > 1 and not set("“”《》（）") & set(headline):
        return dice.choice(parts)
    if point < 0.65:
        kept = headline
        for word in words(headline):
            if len(word) > 1 and dice.random() < 0.35:
                kept = kept.replace(word, "", 1)
        empty = re.search("《》|“”|（）|[，：]$|^[，：]", kept)
        return headline if empty or len(kept.strip()) < 7 else kept.strip()
    return headline


def led_up(paragraphs: tuple[str, ...], dice: random.Random) -> str:
    """Return a clause of the text that its headline may stand under, or nothing."""
    clauses = re.split("[，。；：！？“”]", dice.choice(paragraphs))
    fit = [one for one in clauses if 8 <= len(one) <= 19 and one.isalnum()]
    return dice.choice(fit) if fit else ""


def halves(inks: Row, dice: random.Random) -> list[Row]:
    """Return two rows of a headline; no word goes over from one to the other.

    They are about even, or the first is short: a place, a name, what it is about.
    """
    text = "".join(ink.char for ink in inks)
    ends, end = [], 0
    for word in words(text):
        end = text.index(word, end) + len(word)
        ends.append(end + (text[end : end + 1] in tuple(_NEVER_FIRST)))
    share = dice.choice([2, 2, 2, 3, 4])
    inner = [at for at in ends if 2 <= at <= len(text) - 2 and _may_end(text, at)]
    at = min(inner, key=lambda at: abs(share * at - len(text)), default=len(text) // 2)
    later = at + (text[at] == " ")
    return [inks[:at], inks[later:]]


def _may_end(text: str, at: int) -> bool:
    return text[at] not in _NEVER_FIRST and text[at - 1] not in _NEVER_LAST
