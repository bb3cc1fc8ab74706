"""dibao show: one article, with the line to cite it by."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dibao.cli.screen import json_line, visible
from dibao.model import Role

if TYPE_CHECKING:
    from dibao.archive.detail import Stored
    from dibao.desk.reader import Archive

HEADING = (Role.KICKER, Role.HEADLINE, Role.DECK)


@click.command()
@click.option("--raw", "form", flag_value="raw", help="The raw page lines it is from.")
@click.option("--json", "form", flag_value="json", help="One JSON object.")
@click.argument("archive", type=click.Path(path_type=Path))
@click.argument("uid")
def show(form: str | None, archive: Path, uid: str) -> None:
    """Show one article."""
    from dibao import open_archive
    from dibao.desk import article_json

    with open_archive(archive) as opened:
        stored = opened.article(uid)
        if form == "json":
            click.echo(json_line(article_json(stored)))
        elif form == "raw":
            click.echo("\n".join(raw_lines(opened, stored)))
        else:
            click.echo("\n".join(lines(opened, stored)))


def lines(opened: "Archive", stored: "Stored") -> Iterator[str]:
    """Yield an article for a person: its text, its citation, where it is from."""
    from dibao.desk import citation

    for block in stored.article.blocks:
        text = visible(block.text)
        if block.role in HEADING:
            yield click.style(text, bold=block.role == Role.HEADLINE)
        else:
            yield f"\u3000\u3000{text}" if block.role == Role.BODY else text
    yield ""
    yield (
        visible(citation(stored))
        or "no headline and no paper known: cite the file below"
    )
    numbers = opened.raw_lines(stored)
    place = f" lines {min(numbers)}-{max(numbers)}" if numbers else ""
    about = f"{stored.uid}  {stored.article.kind}  {stored.chars} 字"
    yield f"{about}  {visible(opened.source(stored).path)}{place}"


def raw_lines(opened: "Archive", stored: "Stored") -> Iterator[str]:
    """Yield the raw lines an article is from, numbered; … where others are between."""
    raw = opened.raw_lines(stored)
    columns = len(str(max(raw, default=0)))
    before = None
    for number, text in raw.items():
        if before is not None and number != before + 1:
            yield "…"
        yield f"{number:>{columns}}  {visible(text)}"
        before = number
