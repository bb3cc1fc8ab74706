"""What a search found, or why it found nothing, for a person at a terminal."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from dibao.cli.screen import clip, mark, table, visible

if TYPE_CHECKING:
    from dibao.desk import Answer, Held, Hit, Nothing, Sought, Stretch

UNKNOWN_TITLE = "未注明报名"
KIND_NAMES = {
    "brief": "简讯",
    "photo": "图片新闻",
    "ad": "广告",
    "notice": "启事",
    "furniture": "版头版脚",
}
TERM_COLUMNS = 40
MOST_PAPERS = 10


def to_lines(answer: "Answer") -> Iterator[str]:
    """Yield an answer: how many, the notes, then hit after hit."""
    shown = f", {len(answer.hits)} shown" if answer.count > len(answer.hits) else ""
    yield f"{about(answer.count, is_exact=answer.is_exact)} 篇 found{shown}"
    if answer.furniture:
        yield f"and {answer.furniture:,} 版头版脚 (page furniture), listed last"
    yield from map(visible, answer.notes)
    if answer.nothing:
        yield from why(answer.nothing)
    for hit in answer.hits:
        yield ""
        headline = f"[{hit.headline}]" if hit.is_excerpt else hit.headline
        shown = click.style(visible(headline), bold=True)
        yield f"{shown}  {' · '.join(where(hit))}"
        yield "    " + mark(hit.snippet.replace("\n", " "), hit.marks)


def where(hit: "Hit") -> Iterator[str]:
    """Yield what a reader needs to cite a hit, and the uid to open it with."""
    yield visible(hit.title) or UNKNOWN_TITLE
    if hit.date:
        yield hit.date
    if hit.page_label:
        yield f"第{visible(hit.page_label)}版"
    if hit.kind in KIND_NAMES:
        yield KIND_NAMES[hit.kind]
    yield click.style(hit.uid, dim=True)


def why(nothing: "Nothing") -> Iterator[str]:
    """Yield what of a query is there, and what the archive holds."""
    if nothing.terms:
        yield ""
        yield "each part alone:"
        terms = [one for one in nothing.wholes if one.nearest] + [*nothing.terms]
        yield table([term(one) for one in terms])
    if free := nothing.unfiltered:
        yield ""
        _, count = counted(free)
        yield f"without what narrows by date, paper, page or kind: {count} 篇"
    yield ""
    yield "the archive holds:"
    yield table([paper(one) for one in nothing.papers[:MOST_PAPERS]])
    if more := nothing.papers[MOST_PAPERS:]:
        yield f"  … and {len(more):,} more papers, {nothing.first} to {nothing.last}"


def term(one: "Sought") -> tuple[str, ...]:
    """Return a part of a query as a row: it, how many hold it, and what is near."""
    hint = " · ".join(map(" ".join, map(counted, one.nearest)))
    name, count = counted(one)
    return f"  {name}", f"{count} 篇", f"one character off: {hint}" if hint else ""


def counted(one: "Sought | Held") -> tuple[str, str]:
    """Return what stands in articles, on one line, and how many have it."""
    return clip(one.text, TERM_COLUMNS), about(one.count, is_exact=one.is_exact)


def paper(one: "Stretch") -> tuple[str, str]:
    """Return a paper as a row: its name and its dates."""
    dates = one.first if one.first == one.last else f"{one.first} to {one.last}"
    return f"  {one.title or UNKNOWN_TITLE}", dates or "undated"


def about(count: int, *, is_exact: bool) -> str:
    """Return a count, said to be an estimate where it is one.

    >>> about(1234, is_exact=True), about(1234, is_exact=False)
    ('1,234', '约 1,234')
    """
    return f"{count:,}" if is_exact else f"约 {count:,}"
