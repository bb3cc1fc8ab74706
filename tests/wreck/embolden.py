"""Which pieces of an article are fake bold, and so drawn twice."""

from dataclasses import replace

from wreck.dice import Dice
from wreck.house import House
from wreck.things import Piece, Story


def emboldened(story: Story, house: House, dice: Dice) -> Story:
    """Return the story with its bold pieces marked, on a page that has any."""
    if not house.bold:
        return story
    mode = house.doubling
    dice.note(f"doubled_{mode}")
    if dice.step("bold_article"):
        return _all(story, mode)
    head, flow, captions = story.head, story.flow, story.captions
    if dice.step("bold_headline"):
        head = tuple(replace(piece, bold=mode) for piece in head)
    if dice.step("bold_captions"):
        captions = tuple(_marked(pieces, mode) for pieces in captions)
    if dice.step("bold_lead") and flow:
        flow = (replace(flow[0], bold=mode), *flow[1:])
    elif dice.step("bold_lead_in"):
        flow = tuple(_lead_in(piece, mode) for piece in flow)
    elif dice.step("bold_box"):
        low = dice.number(0, max(0, len(flow) - 1))
        high = low + dice.number(1, 3)
        flow = (*flow[:low], *_marked(flow[low:high], mode), *flow[high:])
    flow = _crossheads(flow, mode) if dice.chance(0.3) else flow
    return replace(story, head=head, flow=flow, captions=captions)


def titles_emboldened(story: Story, house: House) -> Story:
    """Return a brief with its run-in title bold, where the page has bold text."""
    if not house.bold:
        return story
    flow = tuple(
        replace(piece, bold=house.doubling) if piece.bold_length < 100 else piece
        for piece in story.flow
    )
    return replace(story, flow=flow)


def _all(story: Story, mode: str) -> Story:
    return replace(
        story,
        head=_marked(story.head, mode),
        flow=_marked(story.flow, mode),
        captions=tuple(_marked(pieces, mode) for pieces in story.captions),
    )


def _marked(pieces: tuple[Piece, ...], mode: str) -> tuple[Piece, ...]:
    return tuple(replace(piece, bold=mode) for piece in pieces)


def _lead_in(piece: Piece, mode: str) -> Piece:
    """Return the piece with its first clause bold, as 一是产业向绿。 would be."""
    ends = [piece.text.find(mark) for mark in "。，：" if piece.text.find(mark) > 2]
    if piece.role != "body" or not ends or min(ends) > 16:
        return piece
    mode = "line" if mode == "rows" else mode
    return replace(piece, bold=mode, bold_length=min(ends) + 1)


def _crossheads(pieces: tuple[Piece, ...], mode: str) -> tuple[Piece, ...]:
    return tuple(
        replace(piece, bold=mode) if piece.role == "crosshead" else piece
        for piece in pieces
    )
