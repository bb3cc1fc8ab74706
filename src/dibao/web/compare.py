"""A page's raw lines beside its clean ones: what changed, and what each line is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from unicodedata import category

from dibao.archive.detail import Stored
from dibao.model import Edit, Line, Role

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
    """What of a line belongs to which article (counted from 1; 0 is furniture)."""

    number: int
    role: Role


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the page, both ways; ``clean`` is None where a neighbor took it in.

    ``opens`` are the numbers of the articles whose first line this is.
    """

    line: int
    raw: tuple[Piece, ...]
    clean: tuple[Piece, ...] | None
    is_changed: bool
    parts: tuple[Part, ...]
    opens: tuple[int, ...]
    rules: tuple[str, ...]


def rows(
    raw: Sequence[Line], clean: Sequence[Line], *, edits: Iterable[Edit], parts: "Parts"
) -> tuple[Row, ...]:
    """Return one row for each line of the page."""
    rules: dict[int, dict[str, None]] = {}
    last: dict[int, Edit] = {}
    for edit in edits:
        rules.setdefault(edit.line, {})[edit.rule] = None
        last[edit.line] = edit
    opened: set[int] = set()
    made = []
    for number, (before, after) in enumerate(zip(raw, clean, strict=True), 1):
        here = parts.get(number, ())
        opens = tuple(
            dict.fromkeys(
                part.number
                for part in here
                if part.number and part.number not in opened
            )
        )
        opened.update(opens)
        absorbed = number in last and last[number].after is None
        left, right = pieces(before.text, after.text)
        made.append(
            Row(
                number,
                left,
                None if absorbed else right,
                before.text != after.text or absorbed,
                here,
                opens,
                tuple(rules.get(number, ())),
            )
        )
    return tuple(made)


Parts = dict[int, tuple[Part, ...]]


def parts_of(articles: Sequence[Stored]) -> Parts:
    """Return what belongs to each line, in the order in which it stands there."""
    found: dict[int, dict[Part, int]] = {}
    number = 0
    for stored in articles:
        is_furniture = stored.article.kind == "furniture"
        number += not is_furniture
        for block in stored.article.blocks:
            part = Part(0 if is_furniture else number, block.role)
            for span in block.spans:
                here = found.setdefault(span.line, {})
                here[part] = min(span.start, here.get(part, span.start))
    return {
        line: tuple(sorted(here, key=lambda part: here[part]))
        for line, here in found.items()
    }


def pieces(before: str, after: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return both sides of a change, cut where they differ.

    >>> pieces("九龙九龙坡坡", "九龙坡")[0]
    (Piece(text='九龙', is_changed=False), Piece(text='九龙', is_changed=True), \
Piece(text='坡', is_changed=False), Piece(text='坡', is_changed=True))
    """
    if before == after:
        same = _side(before, False)
        return same, same
    if max(len(before), len(after)) > MOST_CHARS:
        return _side(before, True), _side(after, True)
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
