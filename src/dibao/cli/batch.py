"""dibao search --queries: a list of queries in, a row a hit out, for a spreadsheet."""

import csv
import io
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dibao.cli.door import complain, is_closed_pipe
from dibao.cli.found import about
from dibao.cli.screen import clip, counted, visible
from dibao.errors import (
    CannotWriteError,
    DataError,
    DiskError,
    NoInputError,
    UsageError,
)
from dibao.model import Facts

if TYPE_CHECKING:
    from dibao.desk import Answer, Hit
    from dibao.desk.reader import Archive

COLUMNS = (
    "query",
    "count",
    "uid",
    "headline",
    "title",
    "date",
    "page",
    "kind",
    "snippet",
    "citation",
)
HEADINGS = ("query", "检索词", "檢索詞")
MOST_BYTES = 8_000_000  # half a million names; a list is read whole
QUERY_COLUMNS = 30


def batch(
    opened: "Archive",
    listed: Path,
    find: "Callable[[str], Answer]",
    *,
    output: Path | None,
) -> None:
    """Write a row for each hit of each query of a list, or one that says 0."""
    texts = tuple(queries(listed))
    refuse_overwriting(output, (opened.path, listed))
    without = written = 0
    with sheet(output) as write, progress(texts) as given:
        write(COLUMNS)
        for text in given:
            answer = find(text)
            for note in told(answer):
                complain(f"{clip(text, QUERY_COLUMNS)}: {note}")
            without += not answer.hits
            written += len(answer.hits)
            for row in rows(opened, text, answer):
                write(row)
    click.echo(
        f"{len(texts):,} searched, {without:,} without hits; {counted(written, 'hit')}",
        err=True,
    )


def told(answer: "Answer") -> "Iterator[str]":
    """Yield what must be said of an answer beside its rows."""
    yield from answer.notes
    if answer.after:
        yield f"the first {len(answer.hits):,} of {answer.count:,} rows only"


def queries(path: Path) -> Iterator[str]:
    """Yield the queries of a list: the first column, without a heading.

    Raises:
        NoInputError: there is no such file.
        DataError: it is no list of text, or holds no query.
    """
    cells = [cell.strip() for cell in first_cells(path, text_of(path))]
    if cells and cells[0].lower() in HEADINGS:
        del cells[0]
    if not any(cells):
        raise DataError(
            f"{path}: no query in it. One a line, or in the first column of a .csv.",
            code="empty",
        )
    yield from filter(None, cells)


def first_cells(path: Path, text: str) -> Iterator[str]:
    """Yield what stands first in each line; only in a .csv do marks belong to cells."""
    if path.suffix.lower() != ".csv":
        yield from (line.partition("\t")[0] for line in io.StringIO(text))
        return
    reader = csv.reader(io.StringIO(text, newline=""))
    try:
        yield from map(first_cell, reader)
    except csv.Error as error:
        raise DataError(
            f"{path}: up to line {reader.line_num}: {error}. Is a quotation mark left "
            'open? In a .csv a phrase stands between “…” or """…""".'
        ) from error


def first_cell(row: Sequence[str]) -> str:
    """Return the first cell of a row; a csv.Error where it swallowed lines."""
    cell = row[0].strip() if row else ""
    if "\n" in cell or "\r" in cell:
        raise csv.Error("one cell holds several lines")
    return cell


def text_of(path: Path) -> str:
    """Return a list's text, its encoding told as a page's is."""
    from dibao.read import read

    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise NoInputError(f"{path}: no such file") from None
    except (OSError, ValueError) as error:
        raise DiskError(f"{path}: cannot be read: {error}") from error
    if len(data) > MOST_BYTES:
        raise DataError(
            f"{path}: larger than {MOST_BYTES / 1e6:,.0f} MB. Split the list.",
            code="too-large",
        )
    pages = read(data, str(path), known=Facts()).pages
    return "\n".join(page.text for page in pages)


def rows(opened: "Archive", text: str, answer: "Answer") -> Iterator[tuple[str, ...]]:
    """Yield a row a hit; one without a hit where there is none."""
    from dibao.desk.cells import cell

    count = about(answer.count, is_exact=answer.is_exact).replace(",", "")
    for hit in answer.hits:
        told = text, *cells(hit), cited(opened, hit.uid)
        query, *rest = (cell(visible(one)) for one in told)
        yield query, count, *rest
    if not answer.hits:
        yield cell(visible(text)), count, *[""] * (len(COLUMNS) - 2)


def cells(hit: "Hit") -> tuple[str, ...]:
    """Return what a row tells of a hit, from the uid to the snippet."""
    place = (hit.title, hit.date, hit.page_label, hit.kind)
    return hit.uid, hit.headline, *place, " ".join(hit.snippet.split())


def cited(opened: "Archive", uid: str) -> str:
    """Return the line that cites an article; "" where it was just taken out."""
    from dibao.desk import citation

    try:
        return citation(opened.article(uid))
    except NoInputError:
        return ""


def refuse_overwriting(output: Path | None, kept: Sequence[Path]) -> None:
    """Raise a UsageError where the hits would take the place of what they are from."""
    if output and output.exists() and any(map(output.samefile, kept)):
        raise UsageError(f"--output {output}: this is what is read; name another file.")


@contextmanager
def sheet(output: Path | None) -> "Iterator[Callable[[Sequence[str]], object]]":
    """Yield what writes a row of CSV, in UTF-8 with the mark that Excel looks for.

    Raises:
        CannotWriteError: the file cannot be made.
        DiskError: a row cannot be written.
    """
    try:
        raw = output.open("wb") if output else sys.stdout.buffer
    except (OSError, ValueError) as error:
        raise CannotWriteError(f"{output}: cannot be written: {error}") from error
    text = io.TextIOWrapper(raw, "utf-8-sig", errors="backslashreplace", newline="")
    try:
        yield csv.writer(text).writerow
        text.flush()
    except OSError as error:
        if is_closed_pipe(error):
            raise
        raise DiskError(f"{output or 'output'}: {error}") from error
    finally:
        text.detach()
        if output:
            raw.close()


@contextmanager
def progress(texts: Sequence[str]) -> "Iterator[Iterable[str]]":
    """Yield the queries, with a bar on a terminal."""
    if not sys.stderr.isatty():
        yield texts
        return
    with click.progressbar(texts, label="queries 检索词", file=sys.stderr) as bar:
        yield bar
