"""The name of a column of briefs 栏名, where only its first brief stands under it."""

from dataclasses import replace

from dibao.geometry import holds
from dibao.model import Role
from dibao.segment.layout.draft import Draft
from dibao.segment.layout.heads import is_column_name
from dibao.segment.layout.joining import joined
from dibao.segment.layout.sheet import Region, Sheet, Strip
from dibao.segment.layout.type import Type

ALIKE = 0.02  # of the size: headlines of one column are set in one size
DASH = "—"

Heads = tuple[Draft, ...]


def unlabeled(
    heads: Heads, region: Region, sheet: Sheet, *, type_: Type
) -> tuple[Heads, Heads]:
    """Return the name of the column an article opens, and the article's own heads.

    What stands under the name is a headline if it is set like one: either the words
    name a column, or more such headlines follow in the same frame.
    """
    name = next((d for d in heads if d.role is Role.HEADLINE), None)
    deck = next((d for d in heads if d.role is Role.DECK), None)
    if name is None or deck is None:
        return (), heads
    first = deck.strips[0]
    own = tuple(s for s in deck.strips if _are_alike(s, first))
    is_head = type_.is_display(first) and not first.text.strip().startswith(DASH)
    if not is_head or not _is_name(name, own, region, sheet):
        return (), heads
    under = tuple(s for s in deck.strips if s not in own)
    found = [replace(deck, strips=own, role=Role.HEADLINE)]
    found += [replace(deck, strips=under)] if under else []
    others = [d for d in heads if d is not name and d is not deck]
    return (replace(name, role=Role.FURNITURE),), (*found, *others)


def _is_name(
    name: Draft, head: tuple[Strip, ...], region: Region, sheet: Sheet
) -> bool:
    """Tell whether a line names a column that this headline and others stand in."""
    if is_column_name(joined(name.strips)):
        return True
    if region.frame is None:
        return False
    inside = {s.number for s in region.strips}
    return any(
        _are_alike(s, head[0]) and s.number not in inside
        for s in sheet.strips
        if holds(region.frame, s.box)
    )


def _are_alike(one: Strip, other: Strip) -> bool:
    apart = abs(one.size_pt - other.size_pt)
    return apart <= ALIKE * other.size_pt and one.font == other.font
