"""dibao clean: what cleaning and segmenting make of a file, without an archive."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dibao.cli.door import complain
from dibao.cli.screen import (
    clip,
    counted,
    json_line,
    pad,
    terminal_columns,
    visible,
    width,
)
from dibao.errors import DataError, DibaoError, DiskError, NoInputError
from dibao.model import Article, Block, Edit, Facts, Role, Understood

if TYPE_CHECKING:
    from dibao.ingest.apart import Made
    from dibao.read import Unread

ROLE_COLUMNS = max(len(role) for role in Role)
ABSORBED = "(taken up by a line beside it)"


@click.command()
@click.option("--json", "form", flag_value="json", help="One JSON object a page.")
@click.option("--text", "form", flag_value="text", help="The clean text alone.")
@click.option("--diff", "form", flag_value="diff", help="Every change, line by line.")
@click.option("--password", default="", help="Of PDFs that need one to be opened.")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.pass_context
def clean(
    ctx: click.Context, form: str | None, password: str, files: tuple[str, ...]
) -> None:
    """Show what cleaning and segmenting make of a file."""
    exit_code = 0
    for name in files:
        try:
            made = understood(name, password)
            for page in made.pages:
                click.echo(FORMS[form or "view"](name, page))
            for one in made.reading.unread:
                exit_code = DataError.exit_code
                say_unread(name, one, as_json=form == "json")
        except DibaoError as error:
            if form == "json":
                click.echo(as_error(name, error))
            else:
                complain(str(error))
            missing = isinstance(error, NoInputError)
            exit_code = NoInputError.exit_code if missing else DataError.exit_code
    ctx.exit(exit_code)


def understood(name: str, password: str) -> "Made":
    """Return the pages of one file, understood; a PDF's by a worker with limits.

    Raises:
        DibaoError: the file cannot be read.
    """
    from dibao.ingest import apart
    from dibao.ingest.given import Opened
    from dibao.ingest.run import workers
    from dibao.ingest.work import Job
    from dibao.read import Told

    job = Job(Opened(Path(name), contents(name), ""), told=Told(password=password))
    with workers(1) as executor:
        return apart.understood(job, executor)


def say_unread(name: str, page: "Unread", *, as_json: bool) -> None:
    """Say why a page is not among those of its file; 0: what is wrong with it all."""
    if as_json:
        problem = {"code": page.code, "message": page.message}
        said = {"source": name, "sequence": page.sequence, "articles": []}
        click.echo(json_line({**said, "error": problem}))
    else:
        where = f"page {page.sequence}: " if page.sequence else ""
        complain(visible(f"{name}: {where}{page.message}"))


def contents(name: str) -> bytes:
    """Return the bytes of a file.

    Raises:
        NoInputError: there is no such file.
        DataError: it is a folder, or too large.
        DiskError: the system cannot read it.
    """
    from dibao.ingest.given import refuse_large

    path = Path(name)
    if path.is_dir():
        raise DataError(
            f"{name}: a folder; name its files, or: dibao ingest ARCHIVE {name}"
        )
    try:
        refuse_large(path, path.stat().st_size)
        return path.read_bytes()
    except FileNotFoundError:
        raise NoInputError(f"{name}: no such file") from None
    except (OSError, ValueError) as error:
        raise DiskError(f"{name}: cannot be read: {error}") from error


def as_json(name: str, page: Understood) -> str:
    """Return one page as one line of JSON, in the form the README promises."""
    facts = page.segmented.facts
    return json_line(
        {
            "source": os.fspath(name),
            "sequence": page.page.sequence,
            "page_label": facts.label or None,
            "title": facts.title or None,
            "date": facts.date.isoformat() if facts.date else None,
            "articles": [article_json(a) for a in page.segmented.articles],
            "furniture": [
                {"role": b.role, "text": b.text, "lines": b.lines}
                for b in page.segmented.furniture
            ],
            "edits": [edit_json(edit) for edit in page.cleaned.edits],
        }
    )


def article_json(article: Article) -> dict[str, object]:
    """Return an article as JSON has it."""
    return {
        "kind": article.kind,
        "kicker": article.part(Role.KICKER),
        "headline": article.part(Role.HEADLINE),
        "deck": article.part(Role.DECK),
        "byline": article.byline,
        "confidence": round(article.confidence, 3),
        "blocks": [
            {
                "role": block.role,
                "text": block.text,
                "lines": block.lines,
                "confidence": round(block.confidence, 3),
            }
            for block in article.blocks
        ],
    }


def edit_json(edit: Edit) -> dict[str, object]:
    """Return an edit as JSON has it; an absorbed line says so."""
    known = {"rule": edit.rule, "line": edit.line, "before": edit.before}
    if edit.after is None:
        return {**known, "after": "", "absorbed": True}
    return {**known, "after": edit.after}


def as_error(name: str, error: DibaoError) -> str:
    """Return what stands in the place of a file that cannot be read."""
    problem = {"code": error.code, "message": str(error)}
    return json_line({"source": name, "articles": [], "error": problem})


def as_text(_name: str, page: Understood) -> str:
    """Return the clean text: a block a line, a blank line between articles."""
    groups = [article.blocks for article in page.segmented.articles]
    groups.append(page.segmented.furniture)
    return "\n".join(
        "".join(f"{visible(block.text)}\n" for block in blocks)
        for blocks in groups
        if blocks
    )


def as_diff(name: str, page: Understood) -> str:
    """Return every edit: where, by which rule, the line before and after."""
    return "\n".join(
        "\n".join(
            (
                click.style(f"{visible(name)}:{edit.line} {edit.rule}", fg="cyan"),
                click.style(f"- {visible(edit.before)}", fg="red"),
                click.style(f"+ {visible(shown(edit))}", fg="green"),
            )
        )
        for edit in page.cleaned.edits
    )


def shown(edit: Edit) -> str:
    """Return the line an edit leaves."""
    return ABSORBED if edit.after is None else edit.after


def as_view(name: str, page: Understood) -> str:
    """Return a page for a person: its articles, their parts, how sure we are."""
    found = page.segmented
    lines = [
        click.style(
            visible(" · ".join([name, *where(found.facts, page.page.sequence)])),
            bold=True,
        ),
        f"{counted(len(page.page.lines), 'line')}, "
        f"{counted(len(found.articles), 'article')}, "
        f"{counted(len(page.cleaned.edits), 'edit')} (dibao clean --diff)",
    ]
    for number, article in enumerate(found.articles, start=1):
        lines.append("")
        lines.append(f"{number}. {article.kind}  confidence {article.confidence:.2f}")
        lines.extend(map(view_block, article.blocks))
    if found.furniture:
        lines += ["", "furniture 版头版脚", *map(view_block, found.furniture)]
    return "\n".join([*lines, ""])


def view_block(block: Block) -> str:
    """Return a block on one line, its length behind it where it is cut."""
    start = f"   {pad(block.role, ROLE_COLUMNS)}  "
    space = max(20, terminal_columns() - len(start))
    text = visible(block.text)
    if width(text) <= space:
        return start + text
    size = f" {len(block.text)} 字"
    return start + clip(block.text, space - width(size)) + click.style(size, dim=True)


def where(facts: Facts, sequence: int) -> Iterator[str]:
    """Yield what is known of where a page stands in print."""
    if facts.title:
        yield facts.title
    if facts.date:
        yield facts.date.isoformat()
    yield f"第{facts.label}版" if facts.label else f"page {sequence} of the file"


FORMS: dict[str, Callable[[str, Understood], str]] = {
    "json": as_json,
    "text": as_text,
    "diff": as_diff,
    "view": as_view,
}
