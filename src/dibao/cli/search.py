"""dibao search: best first, or a list of queries one after the other."""

from functools import partial
from pathlib import Path

import click

from dibao.cli.batch import batch
from dibao.cli.facts import Period
from dibao.cli.found import to_lines
from dibao.cli.screen import json_line

KINDS = ("article", "brief", "photo", "ad", "notice", "furniture", "other")
SORTS = ("rank", "newest", "oldest")
MOST = 10_000


@click.command()
@click.argument("archive", type=click.Path(path_type=Path))
@click.argument("query", nargs=-1)
@click.option("--from", "first", type=Period(), help="Not before.")
@click.option("--to", "last", type=Period(), help="Not after.")
@click.option("--title", help="One newspaper 报 only.")
@click.option("--page", help="Pages 版 of this number only, such as 3 or A12.")
@click.option("--kind", type=click.Choice(KINDS), help="One kind only.")
@click.option("--sort", type=click.Choice(SORTS), default="rank", show_default=True)
@click.option(
    "--limit",
    type=click.IntRange(0, MOST),
    help=f"So many hits: 20, and of each of --queries {MOST:,}.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.option(
    "--queries",
    type=click.Path(path_type=Path),
    help="A list, one query a line, or the first column of a .csv; the hits are CSV.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    help="The file for the hits of --queries; else they go to standard output.",
)
def search(
    archive: Path, query: tuple[str, ...], limit: int | None, **said: object
) -> None:
    """Search an archive, best first.

    A QUERY of more than words stands between the shell's own marks: '…'. One that
    begins with - comes after --, as in: dibao search papers.db -- '-旧城 小学'

    \b
    铝都 开工          both must stand in an article; Han are cut into words
    "铝都，开工"       letter for letter, as is “铝都，开工”
    gpt*  -旧城        letters or digits that begin so; what must not stand in it
    a | b  (a | b) c   one of them; brackets hold together
    a ~5 b             at most five characters between them, in either order
    标题:词  作者:词  图片:词               in the headline, byline, caption
    报:名  版:3  类别:广告  日期:2023-01..2023-06  of that paper, page, kind, time
    """  # noqa: D301 - click's mark for lines that stay as they are
    from dibao import open_archive
    from dibao.desk import Filters, Slice, Sort, answer_json

    as_json, listed, output = map(said.pop, ("as_json", "queries", "output"))
    refuse_mixed(query, listed, output=output, as_json=as_json)
    narrow = {name: str(value) for name, value in said.items() if value}
    filters = Filters(sort=Sort(narrow.pop("sort")), **narrow)
    page = Slice((MOST if listed else 20) if limit is None else limit)
    with open_archive(archive) as opened:
        find = partial(opened.search, filters=filters, page=page)
        if isinstance(listed, Path):
            to = output if isinstance(output, Path) else None
            batch(opened, listed, find, output=to)
            return
        answer = find(" ".join(query))
    if as_json:
        click.echo(json_line(answer_json(answer)))
    else:
        click.echo("\n".join(to_lines(answer)))


def refuse_mixed(
    query: object, listed: object, *, output: object, as_json: object
) -> None:
    """Raise a usage error for options that do not go together."""
    if bool(query) == bool(listed):
        raise click.UsageError("Give a QUERY, or --queries with a list of them.")
    if output and not listed:
        raise click.UsageError("--output is for --queries; use > for a QUERY's hits.")
    if as_json and listed:
        raise click.UsageError("--json is for one QUERY; --queries gives CSV.")
