"""dibao ingest: add pages; what became of each file, and a sum that adds up."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from itertools import count, islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dibao.cli.facts import dictionary_of, dictionary_option, facts_of, facts_options
from dibao.cli.images import images_told, pictured
from dibao.cli.progress import shown
from dibao.cli.screen import clip, counted, say, table, visible
from dibao.cli.way import way_of, way_options

if TYPE_CHECKING:
    from dibao.ingest import Given, Outcome, Preview, Summary

SOME_IN_PROBLEMS = 1
SPECIAL = "a pipe, socket or device: passed over, not opened."
ROWS_AT_ONCE = 50  # of the dry run's table: the eye sees one screen
HEADLINE_COLUMNS = 40
ORIGINS = {"option": "option", "pattern": "pattern", "furniture": "page"}


@click.command()
@click.argument("archive", type=click.Path(path_type=Path))
@click.argument(
    "paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path)
)
@facts_options
@click.option("--pattern", default="", help="How paths say it.")
@click.option("--encoding", default="", help="If it is told wrong: gb18030, big5 …")
@click.option("--password", default="", help="Of PDFs that need one to be opened.")
@click.option("--again", is_flag=True, help="Read PDFs anew that are in.")
@click.option("--retry", is_flag=True, help="Try again what has failed three times.")
@click.option(
    "--images", is_flag=True, help="Keep a picture of each PDF page, beside ARCHIVE."
)
@dictionary_option("Your own words, in jieba's format, for a new archive.")
@way_options
@click.option("--json", "as_json", is_flag=True, help="The sum as JSON.")
@click.option("--dry-run", is_flag=True, help="Only show what would be understood.")
@click.pass_context
def ingest(
    ctx: click.Context,
    /,
    archive: Path,
    paths: tuple[Path, ...],
    dry_run: bool,
    **said: object,
) -> None:
    """Add pages; a folder is walked.

    Paper, date and page come from the options; else from a pattern such as
    --pattern "{title}/{date:%Y-%m-%d}/{page}.txt"; else from the page's own 版头. The
    same file twice changes nothing; another --encoding reads it anew. Files named .txt,
    .text or .pdf are read, others skipped.
    """
    given = given_of(said)
    if dry_run:
        ctx.exit(preview(archive, paths, given))
    is_first = not archive.exists()
    summary = run(archive, paths, given, said)
    if not said["as_json"]:
        click.echo(told(summary))
    seen = pictured(archive, paths, said) if wants_images(said, summary) else {}
    if said["as_json"]:
        click.echo(json.dumps(sum_of(summary) | seen))
    elif seen:
        click.echo(images_told(seen))
    if not said["quiet"]:
        click.echo(then(archive, summary, is_first=is_first), err=True, nl=False)
    ctx.exit(exit_code(summary))


def exit_code(summary: "Summary") -> int:
    """Return what a run ends with."""
    return summary.interrupted or (
        SOME_IN_PROBLEMS if summary.problems or summary.unread else 0
    )


def sum_of(summary: "Summary") -> dict[str, int]:
    """Return what ``--json`` says: seen = new + unchanged + problems."""
    return {"seen": summary.seen, **asdict(summary)}


def then(archive: Path, summary: "Summary", *, is_first: bool) -> str:
    """Return what to do next, a line each."""
    lines = []
    if summary.interrupted:
        lines.append("To go on: the same command again. What is in is not read again.")
    if summary.problems or summary.unread:
        lines.append(f"Why they did not go in: dibao problems {archive}")
    if is_first and summary.new:
        lines.append(f"Now: dibao search {archive} 词, or dibao serve {archive}")
    return "".join(f"{line}\n" for line in lines)


def given_of(said: Mapping[str, object]) -> "Given":
    """Return what the options say of every file."""
    from dibao.ingest import Given

    return Given(
        facts_of(said),
        str(said["pattern"]),
        str(said["encoding"]),
        password=str(said["password"]),
        retry=bool(said["retry"]),
        again=bool(said.get("again")),
        dictionary=dictionary_of(said["dictionary"]),
    )


def run(
    archive: Path, paths: tuple[Path, ...], given: "Given", how: Mapping[str, object]
) -> "Summary":
    """Ingest, with progress on stderr; return what became of the files."""
    from dibao.ingest import ingest as take_in
    from dibao.read import find

    quiet = bool(how["quiet"])
    total = 0 if quiet else sum(not found.skipped for found in find(paths))
    done = count(1)
    with shown("files 文件", one="file", total=total, is_quiet=quiet) as step:

        def tell(outcome: "Outcome") -> None:
            notice(outcome)
            if outcome.status != "skipped":
                step(next(done), total)

        way = way_of(how, progress=tell)
        return take_in(archive, paths, given=given, way=way)


def wants_images(said: Mapping[str, object], summary: "Summary") -> bool:
    """Tell whether pictures are to be taken, now that the pages are in."""
    return bool(said["images"]) and not summary.interrupted


def notice(outcome: "Outcome") -> None:
    """Say why a file did not go in, once it is on record.

    That a page is blank is said when its file goes in, and counted ever after.
    """
    from dibao.read import BLANK

    is_old = outcome.status == "unchanged"
    if outcome.problem:
        why = reason(outcome.path, outcome.problem.message)
        say(visible(f"{outcome.path}: {why}"))
    for page in outcome.lacking:
        if is_old and page.code == BLANK:
            continue
        where = f"page {page.page}: " if page.page else ""
        say(visible(f"{outcome.path}: {where}{page.message}"))
    if outcome.note == "special":
        say(f"{visible(str(outcome.path))}: {SPECIAL}")


def reason(path: Path, message: str) -> str:
    """Return a message without the file's name, however it was called then.

    >>> reason(Path("a.txt"), "/home/pages/a.txt: an empty file")
    'an empty file'
    """
    _, is_named, why = message.partition(f"{path.name}: ")
    return why if is_named else message


def told(summary: "Summary") -> str:
    """Return the line that adds up."""
    unread = f"; {counted(summary.unread, 'part')} not read" if summary.unread else ""
    blank = f"; {counted(summary.blank, 'page')} blank" if summary.blank else ""
    skipped = f"; {summary.skipped:,} skipped" if summary.skipped else ""
    interrupted = "interrupted: " if summary.interrupted else ""
    return (
        f"{interrupted}{summary.seen:,} seen = {summary.new:,} new + "
        f"{summary.unchanged:,} unchanged + {summary.problems:,} problems; "
        f"{counted(summary.pages, 'page')}, "
        f"{counted(summary.articles, 'article')} added{unread}{blank}{skipped}"
    )


def preview(archive: Path, paths: tuple[Path, ...], given: "Given") -> int:
    """Print what would be understood of each file; return the exit code."""
    from dibao.ingest import dry_run

    previews = dry_run(archive, paths, given=given)
    has_problem, skipped = False, 0
    heading: tuple[str, ...] = ("file", "", "page", "报", "date", "版", "篇", "first")
    while some := list(islice(previews, ROWS_AT_ONCE)):
        skipped += sum(one.status == "skipped" for one in some)
        rows = [row for one in some for row in rows_of(one) if one.status != "skipped"]
        click.echo(table([heading, *rows] if heading else rows))
        heading = ()
        has_problem |= any(map(is_wrong, some))
    passed = counted(skipped, "file")
    click.echo(f"Nothing was written. {passed} would be skipped.", err=True)
    return SOME_IN_PROBLEMS if has_problem else 0


def is_wrong(one: "Preview") -> bool:
    """Tell whether something of a file would not go in that is printed there."""
    from dibao.read import BLANK

    return bool(one.problem) or any(lack.code != BLANK for lack in one.lacking)


def rows_of(one: "Preview") -> Iterator[tuple[str, ...]]:
    """Yield a file's rows of the table: a row a page, or why there is none."""
    name, status = str(one.path), str(one.status)
    if one.problem:
        yield (name, status, "", *("",) * 4, one.problem.message)
    elif not one.pages:
        yield (name, status, "", *("",) * 4, one.note)
    for lack in one.lacking:
        yield (name, lack.code, str(lack.page or ""), *("",) * 4, lack.message)
    for page in one.pages:
        origins = dict(page.origins)
        facts = page.facts
        yield (
            name,
            status,
            str(page.sequence),
            cell(facts.title, origins["title"]),
            cell(facts.date.isoformat() if facts.date else "", origins["date"]),
            cell(facts.label, origins["label"]),
            str(page.articles),
            clip((*page.headlines, "")[0], HEADLINE_COLUMNS),
        )


def cell(value: str, origin: str) -> str:
    """Return what is understood and who says so; "?" when nobody does."""
    return f"{value} ({ORIGINS.get(origin, origin)})" if value else "?"
