"""dibao clean: what cleaning and segmenting make of a file, without an archive."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dibao.cli.clean_json import as_error, as_json, as_unread
from dibao.cli.door import complain
from dibao.cli.screen import (
    clip,
    counted,
    pad,
    terminal_columns,
    visible,
    width,
)
from dibao.errors import DataError, DibaoError, DiskError, NoInputError
from dibao.model import Block, Edit, Facts, Role, Understood

if TYPE_CHECKING:
    from dibao.cli.drawing import Sheet
    from dibao.ingest.apart import Made
    from dibao.read import Reading

ROLE_COLUMNS = max(len(role) for role in Role)
ABSORBED = "(taken up by a line beside it)"


@click.command()
@click.option("--json", "form", flag_value="json", help="One JSON object a page.")
@click.option("--text", "form", flag_value="text", help="The clean text alone.")
@click.option("--diff", "form", flag_value="diff", help="Every change, line by line.")
@click.option("--password", default="", help="Of PDFs that need one to be opened.")
@click.option("--svg", metavar="OUT", default="", help="Draw it all over the pages.")
@click.option("--replace", is_flag=True, help="Write over the drawing that is there.")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.pass_context
def clean(
    ctx: click.Context,
    /,
    form: str | None,
    files: tuple[str, ...],
    **said: str | bool,
) -> None:
    """Show what cleaning and segmenting make of a file.

    --svg draws the lines, blocks, articles and reading order of PDFs over their pages,
    all into one file for the browser.
    """
    exit_code, to, sheets = 0, str(said["svg"]), list["Sheet"]()
    refuse_drawing(to, replace=bool(said["replace"]))
    for name in files:
        try:
            made = understood(name, str(said["password"]))
            for page in made.pages if form or not to else ():
                click.echo(FORMS[form or "view"](name, page))
            unread = say_unread(name, made.reading, as_json=form == "json")
            exit_code = unread or exit_code
            sheets += sheets_of(name, made.pages) if to else ()
        except DibaoError as error:
            exit_code = refused(name, error, as_json=form == "json")
    if sheets:
        from dibao.cli.drawing import draw

        done = draw(Path(to), sheets, replace=bool(said["replace"]))
        click.echo(done, err=form is not None)
    ctx.exit(exit_code)


def refuse_drawing(to: str, *, replace: bool) -> None:
    """Refuse at once what would be refused when all pages are read.

    Raises:
        CannotWriteError: the drawing's name is taken, or its folder is not there.
    """
    if to:
        from dibao.archive.swap import refuse_taken

        refuse_taken(Path(to), replace=replace)


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


def say_unread(name: str, reading: "Reading", *, as_json: bool) -> int:
    """Say what of a file is not read, page 0 being all of it; return the exit code.

    In JSON an object stands for a page that is not there; a blank one is no fault.
    """
    from dibao.read import BLANK

    there, exit_code = {page.sequence for page in reading.pages}, 0
    for one in reading.unread:
        if as_json and one.sequence not in there:
            click.echo(as_unread(name, one))
        else:
            where = f"page {one.sequence}: " if one.sequence else ""
            complain(visible(f"{name}: {where}{one.message}"))
        if one.code != BLANK:
            exit_code = DataError.exit_code
    return exit_code


def refused(name: str, error: DibaoError, *, as_json: bool) -> int:
    """Say why a file is not shown; return the exit code."""
    if as_json:
        click.echo(as_error(name, error))
    else:
        complain(str(error))
    missing = isinstance(error, NoInputError)
    return NoInputError.exit_code if missing else DataError.exit_code


def sheets_of(name: str, pages: Iterable[Understood]) -> "Iterator[Sheet]":
    """Yield what is drawn of a file's pages.

    Raises:
        DataError: it is no printed page, but text.
    """
    from dibao.cli.drawing import Sheet

    for page in pages:
        if page.page.layout is None:
            raise DataError(
                f"{name}: text without places; --svg draws over printed pages: "
                f"name a PDF",
                code="no-layout",
            )
        place = where(page.segmented.facts, page.page.sequence)
        yield Sheet(" · ".join([name, *place]), page, page.page.layout)


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
