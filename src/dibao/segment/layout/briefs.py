"""Briefs columns 简讯: several short reports under one label, told apart."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from dibao.model import Role
from dibao.segment import marks
from dibao.segment.layout.draft import Draft
from dibao.segment.names import SURNAMES, are_names

# What columns of briefs call themselves.
LABEL = re.compile(
    r".{0,6}(?:简讯|短讯|快讯|简报|短波|速递|速览|要闻集锦|简明新闻|新闻集纳|一句话新闻|微新闻|动态)"
)
MANY = 3  # signatures without a label; a report may be signed once, or twice by mistake
BULLET = re.compile(r"[▲△●○■□◆◇★☆►▶•·◎※]")
DATELINE = re.compile(
    r"[（(【]?(?:本[报報刊网](?:\s*\d+\s*月)?(?:\s*\d+\s*日)?\s*[讯訊]|讯[（(]|新华社.{2,12}电)"
)
GLUED = re.compile(rf"[{SURNAMES}][\u4e00-\u9fff]{{1,8}}")  # 甘霖陶然, blanks lost
ALONE = re.compile(r"[（(]([^（）()。]{2,40})[）)]")  # on a line of its own
GAP_EM = 1.0  # blank between two briefs; lines of one stand .3 to .7 apart

Items = tuple[tuple[Draft, ...], ...]


def is_label(text: str) -> bool:
    """Tell whether a headline is the name of a column of briefs.

    >>> is_label("简讯"), is_label("乡镇短波"), is_label("我县开通客运快讯平台")
    (True, True, False)
    """
    return bool(LABEL.fullmatch(text))


def items_of(label: str, drafts: Sequence[Draft]) -> Items:
    """Return a column's running blocks told apart into its briefs; or all in one.

    ``label`` is the column's headline. Each brief is signed at its end, or begins with
    a bullet, a small headline of its own, a dateline, or below a blank: the first of
    these that tells the column apart. Under a headline that names no column, datelines
    tell nothing: an article may quote another report.
    """
    is_column = is_label(label)
    signed = _cut(drafts, _after_signatures(drafts))
    headed = all(drafts[n].role is Role.CROSSHEAD for n in _starts(drafts))
    least = 2 if is_column or headed else MANY
    if len(signed) >= least and _is_signed(signed[-1][-1]):
        return signed
    datelines = _at(drafts, lambda d: bool(DATELINE.match(d.opening)))
    if len(datelines) > 1 and (is_column or not label):
        return _cut(drafts, _with_heads(drafts, datelines))
    if is_column:
        for starts in (
            _at(drafts, lambda d: bool(BULLET.match(d.opening))),
            _at(drafts, lambda d: d.role is Role.CROSSHEAD),
            _below_blanks(drafts),
        ):
            if len(items := _cut(drafts, starts)) > 1:
                return items
    if is_column and len(signed) > MANY:  # the last one may be the editors' own
        return signed
    return (tuple(drafts),) if drafts else ()


def _is_signed(draft: Draft) -> bool:
    """Tell whether a block ends with its writers' names in brackets."""
    text = draft.ending
    if draft.role is Role.BYLINE:
        return text[-1] in "）)"
    match = text[-1] in "）)" and (marks.CLOSER.search(text) or ALONE.fullmatch(text))
    if draft.role is not Role.BODY or not match:
        return False
    return are_names(match[1]) or bool(GLUED.fullmatch(match[1]))


def _after_signatures(drafts: Sequence[Draft]) -> list[int]:
    """Return where the block before is signed, and each other block is not."""
    return [n for n in range(1, len(drafts)) if _is_signed(drafts[n - 1])]


def _starts(drafts: Sequence[Draft]) -> list[int]:
    return [0, *_after_signatures(drafts)] if drafts else []


def _below_blanks(drafts: Sequence[Draft]) -> list[int]:
    found = [0] if drafts else []
    for n in range(1, len(drafts)):
        above, below = drafts[n - 1].strips[-1], drafts[n].strips[0]
        gap = below.box.top - above.box.bottom
        if gap > GAP_EM * below.size_pt or gap < -GAP_EM * below.size_pt:
            found.append(n)
    return found


def _at(drafts: Sequence[Draft], begins: Callable[[Draft], bool]) -> list[int]:
    return [n for n, draft in enumerate(drafts) if begins(draft)]


def _with_heads(drafts: Sequence[Draft], starts: list[int]) -> list[int]:
    """Return starts moved up to the small headlines over them."""
    found = []
    for start in starts:
        while start > 0 and drafts[start - 1].role is Role.CROSSHEAD:
            start -= 1
        found.append(start)
    return found


def _cut(drafts: Sequence[Draft], starts: list[int]) -> Items:
    edges = [0, *(n for n in starts if 0 < n < len(drafts)), len(drafts)]
    return tuple(_headed(drafts[a:b]) for a, b in pairwise(edges) if a < b)


def _headed(item: Sequence[Draft]) -> tuple[Draft, ...]:
    """Return a brief with its small headline as the headline."""
    if len(item) > 1 and item[0].role is Role.CROSSHEAD:
        return (Draft(item[0].strips, Role.HEADLINE, 0.8), *item[1:])
    return tuple(item)
