"""A clean article made into pieces: headline group, paragraphs, captions, signs."""

import re
from typing import NamedTuple

from wreck import forms, phrases, stock
from wreck.dice import Dice
from wreck.forms import Style
from wreck.heads import crossheads_of, head_of
from wreck.pictures import captions_of
from wreck.things import Piece, Source, Story

_ENDS = "。！？”…：；），、"
_DIGITS = str.maketrans("0123456789", "０１２３４５６７８９")
_WRITTEN_IN = re.compile(r"^(本报|新华|中新|据新华|【?本报|（记者)")


class Signed(NamedTuple):
    """An article's paragraphs, the byline over them and the one behind them."""

    paragraphs: tuple[str, ...]
    top: tuple[Piece, ...] = ()
    tail: tuple[Piece, ...] = ()


def story(source: Source, number: int, dice: Dice, style: Style) -> Story:
    """Return one article as the pieces that a paper would set."""
    told = source.paragraphs
    if source.retells and len(told) > 2 and dice.step("lead_missing"):
        told = told[1:]
    texts = _spiced(told, dice, style)
    texts, captions = captions_of(texts, source.captions, number, (dice, style))
    if dice.step("full_width_digits"):
        texts = tuple(text.translate(_DIGITS) for text in texts)
    head = head_of(source, number, dice, style)
    signed = _signed(texts, number, dice, style)
    body = tuple(Piece(number, _role(text), text) for text in signed.paragraphs)
    if dice.step("editors_note"):
        note = Piece(number, "body", f"编者按：{dice.pick(stock.EDITORS_NOTES)}")
        body = (note, *body)
    flow = _jumps((*_crossed(body, number, dice, style), *signed.tail), number, dice)
    if dice.step("ad_mark"):
        place = dice.number(1, len(flow))
        flow = (*flow[:place], Piece(number, "ad_mark", "广告"), *flow[place:])
    return Story(number, "article", (*head, *signed.top), flow, captions)


def _role(text: str) -> str:
    """Return body, or crosshead for a short line without an end in the source."""
    return "crosshead" if len(text) <= 32 and text[-1] not in _ENDS else "body"


def _spiced(texts: tuple[str, ...], dice: Dice, style: Style) -> tuple[str, ...]:
    """Return the paragraphs with traps among them: 天天, refrains, ornaments."""
    found = list(texts)
    if dice.step("reduplication"):
        found[dice.number(0, len(found) - 1)] += dice.pick(stock.TRAPS)
    if dice.step("refrain"):
        place = dice.number(1, len(found))
        found[place:place] = [dice.pick(stock.REFRAINS)] * 2
    if len(found) > 3 and dice.step("bullets"):
        low = dice.number(1, len(found) - 2)
        found[low:] = [style.bullet + text for text in found[low:]]
    return tuple(found)


def _signed(texts: tuple[str, ...], number: int, dice: Dice, style: Style) -> Signed:
    first, rest = texts[0], texts[1:]
    if _role(first) == "crosshead" or _WRITTEN_IN.match(first):
        return Signed(texts)
    if dice.step("run_in"):
        start = phrases.filled(_form(style.run_in, forms.RUN_IN, dice), dice)
        return Signed((start + first, *rest))
    if dice.step("agency_dateline"):
        return Signed((phrases.agency(dice) + first, *rest))
    if dice.step("byline_top"):
        name = phrases.filled(_form(style.top, forms.BYLINE_TOP, dice), dice)
        return Signed(texts, (Piece(number, "byline", name),))
    if dice.step("byline_tail"):
        name = phrases.filled(_form(style.tail, forms.BYLINE_TAIL, dice), dice)
        tail = Piece(number, "byline", name, tail=dice.chance(0.7))
        return Signed(texts, (), (tail,))
    return Signed(texts)


def _form(own: str, table: forms.Table, dice: Dice) -> str:
    """Return the paper's own form, or now and then another one."""
    return own if dice.chance(0.8) else dice.weighted(table)


def _crossed(
    body: tuple[Piece, ...], number: int, dice: Dice, style: Style
) -> tuple[Piece, ...]:
    """Return the body with crossheads over its parts, or displaced behind them."""
    ready = len(body) >= 4 and all(piece.role == "body" for piece in body)
    if not ready or not dice.step("crossheads"):
        return body
    count = min(dice.number(2, 4), len(body) // 2)
    starts = sorted(dice.some(range(0 if dice.chance(0.2) else 1, len(body)), count))
    texts = crossheads_of(count, dice, style)
    if dice.step("crosshead_displaced"):
        starts = [*starts[1:], len(body)]
    flow = list(body)
    for start, text in zip(reversed(starts), reversed(texts), strict=True):
        flow.insert(start, Piece(number, "crosshead", text))
    return tuple(flow)


def _jumps(flow: tuple[Piece, ...], number: int, dice: Dice) -> tuple[Piece, ...]:
    label = dice.number(1, 12)
    page = dice.pick((stock.NUMERALS[label % 8], str(label)))
    if dice.step("jump"):
        text = dice.weighted(forms.JUMP_TO).format(n=page, a=label)
        flow = (*flow, Piece(number, "jump", text, tail=dice.chance(0.5)))
    if dice.step("jump_from"):
        text = dice.weighted(forms.JUMP_FROM).format(n=page, a=label)
        flow = (Piece(number, "jump", text), *flow)
    return flow
