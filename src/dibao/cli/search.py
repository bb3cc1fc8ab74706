"""dibao search: best first."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dibao.cli.facts import Period
from dibao.cli.screen import mark

if TYPE_CHECKING:
    from dibao.desk import Answer, Hit

KINDS = ("article", "brief", "photo", "ad", "notice", "furniture", "other")
SORTS = ("rank", "newest", "oldest")
UNKNOWN_TITLE = "未注明报名"
KIND_NAMES = {
    "brief": "简讯",
    "photo": "图片新闻",
    "ad": "广告",
    "notice": "启事",
    "furniture": "版头版脚",
}


@click.command()
@click.argument("archive", type=click.Path(path_type=Path))
@click.argument("query", nargs=-1, required=True)
@click.option("--from", "first", type=Period(), help="Not before.")
@click.option("--to", "last", type=Period(), help="Not after.")
@click.option("--title", help="One newspaper 报 only.")
@click.option("--kind", type=click.Choice(KINDS), help="One kind only.")
@click.option("--sort", type=click.Choice(("rank", "newest", "oldest")), default="rank")
@click.option("--limit", type=click.IntRange(0, 10000), default=20, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def search(
    archive: Path,
    query: tuple[str, ...],
    limit: int,
    as_json: bool,
    **narrow: str | None,
) -> None:
    """Search an archive, best first.

    All words must occur; "…" or “…” finds the words between as they stand.
    """
    from dibao import open_archive
    from dibao.desk import Filters, Slice, Sort, answer_json

    given = {name: value for name, value in narrow.items() if value}
    filters = Filters(sort=Sort(given.pop("sort")), **given)
    with open_archive(archive) as opened:
        answer = opened.search(" ".join(query), filters=filters, page=Slice(limit))
    if as_json:
        click.echo(json.dumps(answer_json(answer), ensure_ascii=False))
    else:
        click.echo("\n".join(to_lines(answer)))


def to_lines(answer: "Answer") -> Iterator[str]:
    """Yield an answer for a person: how many, the notes, then hit after hit."""
    about = "" if answer.is_exact else "at least "
    shown = f", {len(answer.hits)} shown" if answer.count > len(answer.hits) else ""
    yield f"{about}{answer.count:,} 篇 found{shown}"
    if answer.furniture:
        yield f"and {answer.furniture:,} 版头版脚 (page furniture), listed last"
    yield from answer.notes
    for hit in answer.hits:
        yield ""
        headline = f"[{hit.headline}]" if hit.is_excerpt else hit.headline
        yield f"{click.style(headline, bold=True)}  {' · '.join(where(hit))}"
        yield "    " + mark(hit.snippet, hit.marks).replace("\n", " ")


def where(hit: "Hit") -> Iterator[str]:
    """Yield what a reader needs to cite a hit, and the uid to open it with."""
    yield hit.title or UNKNOWN_TITLE
    if hit.date:
        yield hit.date
    if hit.page_label:
        yield f"第{hit.page_label}版"
    if hit.kind in KIND_NAMES:
        yield KIND_NAMES[hit.kind]
    yield click.style(hit.uid, dim=True)
