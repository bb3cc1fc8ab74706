"""A clean article made into pieces: headline group, paragraphs, captions, signs."""

import re

from wreck import phrases, stock
from wreck.dice import Dice
from wreck.things import Piece, Source, Story

_COLUMN = re.compile(r"^【([^】]{3,24})】\s*(.+)$")
_SENTENCE = re.compile(r"[^。！？]+[。！？]+[”’）]?")
_LIFTABLE = re.compile(r"^[\u4e00-\u9fff0-9][^“”‘’（）《》]{11,44}。$")
# a sentence that leans on the one before it would be no caption
_LEANING = re.compile(
    r"^(他|她|它|这|那|此|但|而|同时|其|因此|目前|据|记者|对此|为此|并|也|还)"
)
_ENDS = "。！？”…：；），、"
_DIGITS = str.maketrans("0123456789", "０１２３４５６７８９")


def story(source: Source, number: int, dice: Dice) -> Story:
    """Return one article as the pieces that a paper would set."""
    paragraphs, captions = _captions(source, number, dice)
    if dice.step("full_width_digits"):
        paragraphs = tuple(text.translate(_DIGITS) for text in paragraphs)
    head = _head(source, number, dice)
    paragraphs, top, tail = _signed(paragraphs, number, dice)
    body = tuple(Piece(number, _role(text), text) for text in paragraphs)
    flow = _crossed(body, number, dice)
    flow = _jumps((*flow, *tail), number, dice)
    if dice.step("ad_mark"):
        place = dice.number(1, len(flow))
        flow = (*flow[:place], Piece(number, "ad_mark", "广告"), *flow[place:])
    return Story(number, "article", (*head, *top), flow, captions)


def _role(text: str) -> str:
    """Return body, or crosshead for a short line without an end in the source."""
    return "crosshead" if len(text) <= 32 and text[-1] not in _ENDS else "body"


def _head(source: Source, number: int, dice: Dice) -> tuple[Piece, ...]:
    column = _COLUMN.match(source.title)
    title = column[2] if column else source.title
    kicker, deck = source.kicker, source.deck
    title, dash, rest = title.partition("——")
    if dash and len(rest) >= 4 and len(title) >= 4:
        deck = deck or f"——{rest}"
    else:
        title += dash + rest
    if column and dice.step("kicker_in_title"):
        kicker = kicker or column[1]
    if not kicker and dice.step("kicker"):
        kicker = phrases.kicker(dice)
    if not deck and dice.step("deck"):
        deck = phrases.deck(dice)
    if not title or dice.step("headline_missing"):
        return ()
    if dice.step("headline_inner_space"):
        title = title.replace("，", " ")
    parts = (("kicker", kicker), ("headline", title), ("deck", deck))
    return tuple(Piece(number, role, text) for role, text in parts if text)


def _trapped(paragraphs: tuple[str, ...], dice: Dice) -> tuple[str, ...]:
    texts = list(paragraphs)
    if dice.step("reduplication"):
        place = dice.number(0, len(texts) - 1)
        texts[place] += dice.pick(stock.TRAPS)
    if dice.step("refrain"):
        place = dice.number(1, len(texts))
        texts[place:place] = [dice.pick(stock.REFRAINS)] * 2
    return tuple(texts)


def _captions(
    source: Source, number: int, dice: Dice
) -> tuple[tuple[str, ...], tuple[tuple[Piece, ...], ...]]:
    """Return the paragraphs, some a sentence shorter, and captions with credits."""
    paragraphs = _trapped(source.paragraphs, dice)
    if not dice.step("captions"):
        return paragraphs, ()
    texts, found = list(paragraphs), list(source.captions)
    wanted = dice.weighted(((1, 0.4), (2, 0.25), (3, 0.15), (4, 0.1), (6, 0.1)))
    for place in dice.shuffled(range(1, len(texts))):
        if len(found) < wanted and dice.chance(0.6):
            texts[place], sentence = _lifted(texts[place], dice)
            found += [sentence] if sentence else []
    while len(found) < wanted:
        found.append(phrases.caption(dice))
    return tuple(texts), tuple(_credited(text, number, dice) for text in found)


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


def _credited(text: str, number: int, dice: Dice) -> tuple[Piece, ...]:
    if not dice.step("credit"):
        return (Piece(number, "caption", text),)
    tail = not dice.step("credit_apart")
    credit = Piece(number, "caption", phrases.credit(dice), tail=tail)
    return (Piece(number, "caption", text), credit)


def _signed(
    paragraphs: tuple[str, ...], number: int, dice: Dice
) -> tuple[tuple[str, ...], tuple[Piece, ...], tuple[Piece, ...]]:
    """Return the paragraphs, the byline over them, and the byline behind them."""
    first, rest = paragraphs[0], paragraphs[1:]
    if _role(first) == "crosshead":
        return paragraphs, (), ()
    if dice.step("run_in"):
        return (phrases.run_in(dice) + first, *rest), (), ()
    if dice.step("agency_dateline"):
        return (phrases.agency(dice) + first, *rest), (), ()
    if dice.step("byline_top"):
        return paragraphs, (Piece(number, "byline", phrases.byline_top(dice)),), ()
    if dice.step("byline_tail"):
        same_row = dice.chance(0.7)
        text = phrases.byline_tail(dice)
        return paragraphs, (), (Piece(number, "byline", text, tail=same_row),)
    return paragraphs, (), ()


def _crossed(body: tuple[Piece, ...], number: int, dice: Dice) -> tuple[Piece, ...]:
    """Return the body with crossheads over its parts, or behind them as in a bad stream."""
    ready = len(body) >= 4 and all(piece.role == "body" for piece in body)
    if not ready or not dice.step("crossheads"):
        return body
    count = min(dice.number(2, 4), len(body) // 2)
    starts = sorted(dice.some(range(0 if dice.chance(0.2) else 1, len(body)), count))
    texts = phrases.crossheads(dice, count)
    if dice.step("crosshead_displaced"):
        starts = [*starts[1:], len(body)]
    flow = list(body)
    for start, text in zip(reversed(starts), reversed(texts), strict=False):
        flow.insert(start, Piece(number, "crosshead", text))
    return tuple(flow)


def _jumps(flow: tuple[Piece, ...], number: int, dice: Dice) -> tuple[Piece, ...]:
    page = (
        dice.pick(stock.NUMERALS[1:8]) if dice.chance(0.5) else str(dice.number(2, 12))
    )
    form = dice.pick(("（下转第{}版）", "（下转{}版）", "下转第{}版", "▶▶下转{}版"))
    if dice.step("jump"):
        same_row = dice.chance(0.5)
        flow = (*flow, Piece(number, "jump", form.format(page), tail=same_row))
    if dice.step("jump_from"):
        form = dice.pick(("（上接第{}版）", "上接{}版", "（上接{}版）"))
        flow = (Piece(number, "jump", form.format(page)), *flow)
    return flow
