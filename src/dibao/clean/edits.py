"""Run the rules, note each change, and take the changes back."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dibao.clean.rules import RULES, Changes, Rule, may_change
from dibao.errors import DataError
from dibao.model import Cleaned, Edit, Line, Page, Seam

_Seams = dict[int, tuple[int, ...]]


def clean(page: Page) -> Cleaned:
    """Return the page cleaned: as many lines, each change an edit, in order.

    The rules run again until none changes anything, so cleaning a cleaned page does
    nothing. It ends: every rule takes characters out or makes one of them plain.
    """
    texts = [line.text for line in page.lines]
    held = "".join(texts)
    edits: list[Edit] = []
    seams: _Seams = {}
    before = -1
    while before < len(edits):
        before = len(edits)
        for rule in RULES:
            if may_change(rule, held):
                made = _run(rule, texts, seams)
                held = "".join(texts) if made else held
                edits += made
    return Cleaned(
        tuple(
            line if line.text == text else replace(line, text=text)
            for line, text in zip(page.lines, texts, strict=True)
        ),
        tuple(edits),
        _placed(texts, seams),
        page.sequence,
        page.facts,
        page.layout,
    )


def restore(cleaned: Cleaned) -> Page:
    """Return the raw page: the edits taken back, the last one first.

    Raises:
        DataError: an edit does not fit the lines.
    """
    texts = [line.text for line in cleaned.lines]
    for edit in reversed(cleaned.edits):
        _put(texts, edit, edit.after or "", edit.before)
    lines = _with(cleaned.lines, texts)
    return Page(lines, cleaned.sequence, cleaned.facts, cleaned.layout)


def replay(page: Page, edits: Iterable[Edit]) -> tuple[Line, ...]:
    """Return the cleaned lines that stored edits make of a raw page.

    Raises:
        DataError: an edit does not fit the lines.
    """
    texts = [line.text for line in page.lines]
    for edit in edits:
        _put(texts, edit, edit.before, edit.after or "")
    return _with(page.lines, texts)


def _run(rule: Rule, texts: list[str], seams: _Seams) -> list[Edit]:
    """Change the texts and seams by one rule; return its edits in line order."""
    changes = rule.change(texts)
    edits = [
        Edit(rule.name, i + 1, texts[i], changes.after[i])
        for i in sorted(changes.after)
    ]
    for edit in edits:
        i = edit.line - 1
        texts[i] = edit.after or ""
        if i in seams or i in changes.seams:
            seams[i] = _moved(edit, seams.get(i, ()), changes)
    return edits


def _moved(edit: Edit, offsets: Sequence[int], changes: Changes) -> tuple[int, ...]:
    """Return a line's seams after an edit, as offsets in its ink."""
    if edit.line - 1 in changes.seams:
        return changes.seams[edit.line - 1]
    before, after = _ink(edit.before), _ink(edit.after or "")
    if after.startswith(before):
        return tuple(offsets)
    if after.endswith(before):
        return tuple(offset + len(after) - len(before) for offset in offsets)
    return ()


def _ink(text: str) -> str:
    return "".join(text.split())


def _placed(texts: Sequence[str], seams: _Seams) -> tuple[Seam, ...]:
    """Return the seams as offsets in the lines' text."""
    placed = []
    for i in sorted(seams):
        at = [k for k, char in enumerate(texts[i]) if not char.isspace()]
        placed += [Seam(i + 1, at[offset]) for offset in seams[i] if offset < len(at)]
    return tuple(placed)


def _put(texts: list[str], edit: Edit, before: str, after: str) -> None:
    i = edit.line - 1
    if not 0 <= i < len(texts) or texts[i] != before:
        raise DataError(
            f"edit '{edit.rule}' of line {edit.line} does not fit the page; it was"
            " stored for other text. Ingest the file again.",
            code="edit-misfit",
        )
    texts[i] = after


def _with(lines: Sequence[Line], texts: Sequence[str]) -> tuple[Line, ...]:
    return tuple(
        line if line.text == text else replace(line, text=text)
        for line, text in zip(lines, texts, strict=True)
    )
