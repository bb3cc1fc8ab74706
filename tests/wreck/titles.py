"""Headlines as local papers write and set them: in other words, broken by sense."""

import re

from dibao.analyze import words
from wreck.dice import Dice

_WORD = re.compile("[\u4e00-\u9fff]{2,3}")
_NOT_FIRST = frozenset("，。、；：？！）》」』”’…—％%·,.;:?! 的了着过们和与")
_NOT_LAST = frozenset("（《「『“‘(、")
# a pause in a headline, and the end of what it quotes: where a sub-editor breaks it
_PAUSES = frozenset(" ，：；！？—”》")
# what goes on from something said before does not begin a clause that can stand alone
_LEANING = re.compile("[也还又就都并而且但则却以从让使将把被对与和及其这那他她它]")
SHORT_FIRST = (2, 6)  # characters of a topic, a name or a quotation set by itself
LONG = 22  # characters; the rest of a longer headline would not fit on one row


def reworded(title: str, lines: tuple[str, ...], dice: Dice) -> str:
    """Return a title of which some words do not stand in its article.

    A television title repeats its lead (the median shares 69 % of its pairs of
    characters with it), one over local news says it in its own words (50 %). Words of
    other titles stand for those that a writer would have chosen.
    """
    found = title
    for word in words(title):
        if _WORD.fullmatch(word) and dice.chance(0.4):
            others = words(dice.pick(lines)) if lines else ()
            fit = [one for one in others if len(one) == len(word) and _WORD.match(one)]
            found = found.replace(word, dice.pick(fit) if fit else "", 1)
    return found if len(found) > 4 else title


def clause(paragraphs: tuple[str, ...], dice: Dice) -> str:
    """Return a clause of the text that may stand over its headline, or nothing."""
    parts = re.split("[，。；：！？]", paragraphs[0] + dice.pick(paragraphs))
    fit = [
        part
        for part in parts
        if 8 <= len(part) <= 20
        and not _LEANING.match(part)
        and not set(part) & set("“”（）《》‘’ ")
    ]
    return dice.pick(fit) if fit else ""


def broken(text: str, dice: Dice) -> int:
    """Return where a headline of two rows is broken: at a pause, or between words.

    No word is torn: that would be an error of the paper's. Half are broken at a pause
    where they have one; else the first row is short, or the two are about even.
    """
    ends = [at for at in _ends(text) if 2 <= at <= len(text) - 2]
    pauses = [at for at in ends if text[at - 1] in _PAUSES or text[at] == " "]
    low, high = SHORT_FIRST
    short = [at for at in ends if low <= at <= high < len(text) - at]
    if pauses and dice.chance(0.6):
        return dice.pick(pauses)
    if short and len(text) <= LONG and dice.chance(0.4):
        return dice.pick(short)
    return min(ends, key=lambda at: abs(2 * at - len(text)), default=len(text) // 2)


def _ends(text: str) -> list[int]:
    """Return the offsets at which one word ends and another may begin a row."""
    found, end = [], 0
    for word in words(text):
        end = text.index(word, end) + len(word)
        found.append(end)
    found += [at + 1 for at, sign in enumerate(text) if sign in _PAUSES]
    ends = [
        at
        for at in sorted(set(found))
        if at < len(text) and not (text[at] in _NOT_FIRST or text[at - 1] in _NOT_LAST)
    ]
    return ends + [at for at, sign in enumerate(text) if sign == " " and at]
