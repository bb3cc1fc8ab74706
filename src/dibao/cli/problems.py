"""dibao problems: what did not go in, why, and once more."""

from collections import Counter
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dibao.cli.facts import facts_options
from dibao.cli.ingest import exit_code, given_of, reason, run, then, told
from dibao.cli.screen import counted, json_line, table
from dibao.cli.way import way_options
from dibao.errors import UsageError

if TYPE_CHECKING:
    from dibao.archive.problems import Noted

OF_RETRY = ("title", "date", "label", "pattern", "encoding", "password")


@click.command()
@click.argument("archive", type=click.Path(path_type=Path))
@click.option("--retry", is_flag=True, help="Try them all again, however often tried.")
@facts_options
@click.option("--pattern", default="", help="With --retry: how paths say it.")
@click.option("--encoding", default="", help="With --retry: gb18030, big5 …")
@click.option("--password", default="", help="With --retry: of PDFs that need one.")
@way_options
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_context
def problems(
    ctx: click.Context, /, archive: Path, retry: bool, as_json: bool, **said: object
) -> None:
    """Show what did not go in, and why; try it again.

    A file is tried three times by itself, whenever it is handed in; --retry tries it
    again. A file that goes in is listed no more, but for pages of it that are not read,
    wholly or in part, or are blank.
    """
    noted = listed(archive)
    if retry:
        ctx.exit(again(archive, noted, said))
    if any(said[name] for name in OF_RETRY):
        raise UsageError("These options are for --retry.")
    click.echo(in_json(noted) if as_json else in_words(archive, noted), nl=False)


def listed(archive: Path) -> "tuple[Noted, ...]":
    """Return what an archive has on record."""
    from dibao.archive import problems as record
    from dibao.archive.connect import open_to_read

    with closing(open_to_read(archive)) as conn:
        return record.listed(conn, archive)


def in_json(noted: "tuple[Noted, ...]") -> str:
    """Return a line a problem; a path that is no UTF-8 stands in it as bytes too."""
    return "".join(
        json_line(
            {
                "path": one.location.path,
                "path_bytes": one.location.path_bytes.hex(),
                "file": ascii_safe(one.file),
                "page": one.problem.page,
                "sha256": one.problem.sha256,
                "stage": one.problem.stage,
                "code": one.problem.code,
                "message": one.problem.message,
                "tries": one.problem.tries,
                "version": one.problem.version,
                "versions": one.problem.versions,
            }
        )
        + "\n"
        for one in noted
    )


def ascii_safe(path: Path) -> str:
    """Return a path as it can be printed."""
    return str(path).encode(errors="backslashreplace").decode()


def in_words(archive: Path, noted: "tuple[Noted, ...]") -> str:
    """Return a table, how many there are of each code, and what to do."""
    if not noted:
        return "No problems: all that was handed in is in.\n"
    rows = [("file", "page", "code", "tries", "why")]
    for one in noted:
        why = reason(one.file, one.problem.message)
        page = str(one.problem.page or "")
        cells = page, one.problem.code, str(one.problem.tries), why
        rows.append((one.location.path, *cells))
    codes = Counter(one.problem.code for one in noted)
    sums = ", ".join(f"{number:,} {code}" for code, number in codes.most_common())
    return (
        f"{table(rows)}\n{counted(len(noted), 'problem')}: {sums}\n"
        f"To try them again: dibao problems {archive} --retry\n"
    )


def again(archive: Path, noted: "tuple[Noted, ...]", said: Mapping[str, object]) -> int:
    """Try them again; say what became of them and return the exit code."""
    files = list(dict.fromkeys(one.file for one in noted))
    there = [file for file in files if is_there(file)]
    if len(there) < len(files):
        gone = counted(len(files) - len(there), "file")
        click.echo(f"{gone} not where it was: left on record.", err=True)
    if not there:
        click.echo("Nothing to try again.", err=True)
        return 0
    given = given_of({**said, "retry": True, "dictionary": None})
    summary = run(archive, tuple(there), given, said)
    click.echo(told(summary))
    click.echo(then(archive, summary, is_first=False), err=True, nl=False)
    return exit_code(summary)


def is_there(path: Path) -> bool:
    """Tell whether a file is where it was; if that may not be seen, it is not gone."""
    try:
        return path.exists()
    except OSError:
        return True
