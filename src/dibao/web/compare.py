"""A page's raw lines beside its clean ones: what changed, and what each line is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import chain, groupby
from operator import itemgetter
from unicodedata import category

from dibao.archive.detail import Stored
from dibao.model import Edit, Kind, Line, Role

MOST_CHARS = 1000  # a longer line is shown as replaced whole: difflib is quadratic
# Invisible when shown as they are; a removed blank is shown as the sign for one.
SIGNS = {" ": "␣", "\u3000": "□", "\t": "⇥"}
INVISIBLE = {"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line; ``is_changed``: on one side only."""

    text: str
    is_changed: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """What of a line belongs to which article, counted from 1; 0 is furniture.

    ``opens`` is true where the article begins.
    """

    number: int
    role: Role
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the page, both ways; ``is_absorbed`` when a neighbor took it in."""

    line: int
    raw: tuple[Piece, ...]
    clean: tuple[Piece, ...]
    parts: tuple[Part, ...] = ()
    rules: tuple[str, ...] = ()
    is_absorbed: bool = False


Parts = dict[int, tuple[Part, ...]]


def rows(
    lines: Iterable[tuple[int, tuple[Line, Line]]],
    *,
    edits: Iterable[Edit],
    parts: Parts,
) -> tuple[Row, ...]:
    """Return one row for each numbered line, given raw and clean."""
    by_line: dict[int, list[Edit]] = {}
    for edit in edits:
        by_line.setdefault(edit.line, []).append(edit)
    return tuple(
        _row(
            Row(number, *pieces(raw.text, clean.text), parts=parts.get(number, ())),
            by_line.get(number, []),
        )
        for number, (raw, clean) in lines
    )


def _row(row: Row, edits: Sequence[Edit]) -> Row:
    """Return the row with its line's edits told."""
    if not edits:
        return row
    return replace(
        row,
        is_absorbed=edits[-1].after is None,
        rules=tuple(dict.fromkeys(edit.rule for edit in edits)),
    )


def parts_of(articles: Iterable[Stored]) -> Parts:
    """Return what belongs to each line, in the order in which it stands there."""
    found: dict[int, list[tuple[int, Part]]] = {}
    number = 0
    for stored in articles:
        is_furniture = stored.article.kind == Kind.FURNITURE
        number += not is_furniture
        for block in stored.article.blocks:
            part = Part(0 if is_furniture else number, block.role)
            for span in block.spans:
                found.setdefault(span.line, []).append((span.start, part))
    in_order = {line: sorted(found[line], key=itemgetter(0)) for line in sorted(found)}
    return _with_openings(
        {
            line: tuple(dict.fromkeys(part for _, part in here))
            for line, here in in_order.items()
        }
    )


def _with_openings(parts: Parts) -> Parts:
    """Return the parts with the first one of each article told."""
    opened = {0}
    made = {}
    for line, here in parts.items():
        told = []
        for part in here:
            told.append(replace(part, opens=part.number not in opened))
            opened.add(part.number)
        made[line] = tuple(told)
    return made


def pieces(before: str, after: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return both sides of a change, cut where they differ.

    Where characters were only taken out, the first of equal ones is the one that
    stayed: that is how a doubled text reads.

    >>> [piece.text for piece in pieces("九龙九龙坡坡", "九龙坡")[0]]
    ['九龙', '九龙', '坡', '坡']
    """
    if before == after:
        same = _side(before, False)
        return same, same
    stays = _stays(before, after)
    if stays:
        groups = groupby(range(len(before)), key=stays.__getitem__)
        cut = ((stay, list(places)) for stay, places in groups)
        left = [_side(before[at[0] : at[-1] + 1], not stay) for stay, at in cut]
        return tuple(chain.from_iterable(left)), _side(after, False)
    if max(len(before), len(after)) > MOST_CHARS:
        return _side(before, True), _side(after, True)
    return _compared(before, after)


def _stays(before: str, after: str) -> list[bool]:
    """Return for each character whether it stays; empty when not all of after does."""
    left, stays = list(reversed(after)), []
    for char in before:
        stay = bool(left) and left[-1] == char
        if stay:
            left.pop()
        stays.append(stay)
    return [] if left else stays


def _compared(before: str, after: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    left: list[Piece] = []
    right: list[Piece] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, a_start, a_end, b_start, b_end in matcher.get_opcodes():
        left += _side(before[a_start:a_end], tag != "equal")
        right += _side(after[b_start:b_end], tag != "equal")
    return tuple(left), tuple(right)


def _side(text: str, is_changed: bool) -> tuple[Piece, ...]:
    return (Piece(visible(text, is_changed), is_changed),) if text else ()


def visible(text: str, is_changed: bool) -> str:
    r"""Return the text with what cannot be seen written out.

    >>> visible("甲\xad乙 丙", True), visible("甲 乙", False)
    ('甲⟨AD⟩乙␣丙', '甲 乙')
    """
    signs = SIGNS if is_changed else {}
    return "".join(
        signs.get(char) or (f"⟨{ord(char):X}⟩" if category(char) in INVISIBLE else char)
        for char in text
    )
