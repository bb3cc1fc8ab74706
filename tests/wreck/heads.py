"""The headline group: kicker, headline and deck, from the title or from a pool."""

import re

from wreck import phrases
from wreck.dice import Dice
from wreck.forms import Style
from wreck.things import Piece, Source
from wreck.titles import clause, reworded

_COLUMN = re.compile(r"^【([^】]{3,24})】\s*(.+)$")
# who said it, then what: papers set the first part small over the second
_SAID = re.compile(r"^(\S{6,}(?:强调|指出|要求|表示)) (\S.{7,})$")
_PARTS = re.compile(r"[ ，：；！？—]+")


def head_of(source: Source, number: int, dice: Dice, style: Style) -> tuple[Piece, ...]:
    """Return kicker, headline and deck as pieces, or none of them."""
    kicker, title, deck = _given(source)
    if title != source.title and kicker and not dice.step("kicker_in_title"):
        kicker = source.kicker
    if not kicker and dice.step("kicker"):
        kicker = _kicker(source, dice, style)
    if not deck and dice.step("deck"):
        deck = _line(phrases.deck(dice), (8, 22), dice, style)
    # without blank lines nothing but the topic would show a new article: keep it rare
    may_miss = style.parted or dice.chance(0.3)
    if not title or (may_miss and dice.step("headline_missing")):
        return ()
    if len(title) > 13 and dice.step("headline_short"):
        title = short(title, dice)
    if source.retells and dice.step("headline_reworded"):
        title = reworded(title, style.lines, dice)
    if "，" in title and dice.step("headline_inner_space"):
        title = title.replace("，", " ")
    parts = (("kicker", kicker), ("headline", title), ("deck", deck))
    return tuple(Piece(number, role, text) for role, text in parts if text)


def _given(source: Source) -> tuple[str, str, str]:
    """Return kicker, headline and deck as far as the title shows them by itself."""
    column = _COLUMN.match(source.title)
    title = column[2] if column else source.title
    kicker = source.kicker or (column[1] if column else "")
    front, dash, rest = title.partition("——")
    deck = source.deck
    if dash and len(rest) >= 4 and len(front) >= 4:
        title, deck = front, deck or f"——{rest}"
    said = _SAID.match(title)
    if said and not kicker:
        kicker, title = said[1], said[2]
    return kicker, title, deck


def _kicker(source: Source, dice: Dice, style: Style) -> str:
    """Return a line over the headline: a column's name, or what led to the news.

    A 引题 leads up to its headline: it is a phrase, mostly about as long. Only the name
    of a column is short.
    """
    if dice.chance(0.45):
        return phrases.kicker(dice)
    own = clause(source.paragraphs, dice) if dice.chance(0.6) else ""
    return own or _line(phrases.kicker(dice), (8, 20), dice, style)


def short(title: str, dice: Dice) -> str:
    """Return a part of a long title, as local papers' short headlines are."""
    fit = [part for part in _PARTS.split(title) if 6 <= len(part) <= 12]
    whole = [part for part in fit if not set(part) & set("“”‘’《》（）()")]
    return dice.pick(whole) if whole else title


def lines_of(sources: tuple[Source, ...]) -> tuple[str, ...]:
    """Return the parts of titles: lines that other articles may have over them.

    >>> lines_of((Source("稳字当头 稳中求进：怎么看", ()),))
    ('稳字当头', '稳中求进')
    """
    parts = (part for source in sources for part in _PARTS.split(source.title))
    found = [part.strip("【】") for part in parts if part[:1] not in "0123456789"]
    return tuple(dict.fromkeys(part for part in found if 4 <= len(part) <= 22))


def _line(own: str, length: tuple[int, int], dice: Dice, style: Style) -> str:
    """Return a line of the pool, or the one made of stock phrases."""
    low, high = length
    found = dice.pick(style.lines) if style.lines and dice.chance(0.6) else ""
    return found if low <= len(found) <= high else own


def crossheads_of(count: int, dice: Dice, style: Style) -> tuple[str, ...]:
    """Return crossheads, of the pool or of stock phrases."""
    fit = [line for line in style.lines if 4 <= len(line) <= 16]
    if len(fit) > 40 and dice.chance(0.5):
        return dice.some(fit, count)
    return phrases.crossheads(dice, count)
