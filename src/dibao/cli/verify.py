"""dibao verify: is everything as it was written, and if not, what cures it."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dibao.cli.found import UNKNOWN_TITLE
from dibao.cli.progress import steps
from dibao.cli.screen import counted
from dibao.errors import DataError

if TYPE_CHECKING:
    from dibao.archive.verifying import Finding, Spot

MOST_FILES = 10  # of those gone or changed: of an archive that was moved, all are
CURES = {
    "source": "To read a page anew from its file, which is as it was: "
    "dibao ingest {archive} {path} {how}",
    "rebuild": "To make anew what is made of the raw pages: dibao rebuild {archive}",
    "backup": "Of what is nowhere but in here, only a backup helps.",
}


@click.command()
@click.argument("archive", type=click.Path(path_type=Path))
@click.option(
    "--sources/--no-sources",
    "with_sources",
    default=True,
    help="Look at the files that were handed in, too, or not.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but what is damaged.")
@click.pass_context
def verify(
    ctx: click.Context, /, archive: Path, *, with_sources: bool, **how: bool
) -> None:
    """Check that all is as it was written: rows, texts, indexes.

    Every row is hashed, and both indexes are compared with the texts. Read only.

    Ends with 65 where something is damaged, and says what cures it. A file that was
    handed in and is gone or changed by now is a note: what it held is kept.
    """
    from dibao.archive import verifying

    with steps(is_quiet=how["quiet"]) as tell:
        found = tuple(
            verifying.verify(archive, with_sources=with_sources, progress=tell)
        )
    if how["as_json"]:
        click.echo(json.dumps(as_object(archive, found), ensure_ascii=False))
    else:
        click.echo("".join(lines(archive, found, is_quiet=how["quiet"])), nl=False)
    ctx.exit(DataError.exit_code if any(one.is_damage for one in found) else 0)


def as_object(archive: Path, found: Sequence["Finding"]) -> dict[str, object]:
    """Return what was found as one object."""
    return {
        "archive": str(archive),
        "sqlite": sqlite3.sqlite_version,
        "whole": not any(one.is_damage for one in found),
        "findings": [as_row(one) for one in found if one.is_damage],
        "notes": [as_row(one) for one in found if not one.is_damage],
    }


def as_row(one: "Finding") -> dict[str, str]:
    """Return a finding as a flat object."""
    said = asdict(one)
    del said["is_damage"]
    return {**said.pop("spot"), **said}


def lines(
    archive: Path, found: Sequence["Finding"], *, is_quiet: bool
) -> Iterator[str]:
    """Yield what was found for a person, and what cures it."""
    damage = [one for one in found if one.is_damage]
    yield from (line(one) + "\n" for one in damage)
    if not is_quiet:
        yield from (f"note: {one}\n" for one in noted(found))
        yield f"note: {sqlite_line()}\n"
    if damage:
        yield f"{counted(len(damage), 'finding')}.\n"
        yield from (f"{cure}\n" for cure in cures(archive, damage))
    elif not is_quiet:
        yield f"{archive}: whole. Every row, text and index is as it was written.\n"


def line(one: "Finding") -> str:
    """Return a finding in a line: which row, of which article, and what is wrong."""
    name = " ".join(filter(None, (one.table, one.key, one.path and f"({one.path})")))
    return f"{name}{place(one.spot)}: {one.what}."


def place(spot: "Spot") -> str:
    """Return where in print something is; "" where that is not known."""
    if not any((spot.uid, spot.title, spot.date, spot.label)):
        return ""
    title = UNKNOWN_TITLE if spot.title == "unknown" else spot.title
    label = f"第{spot.label}版" if spot.label else ""
    return f" [{' · '.join(filter(None, (spot.uid, title, spot.date, label)))}]"


def noted(found: Sequence["Finding"]) -> Iterator[str]:
    """Yield what is no damage, of the files on disk only the first."""
    notes = [one for one in found if not one.is_damage]
    files = [one for one in notes if one.path]
    yield from (line(one) for one in notes if not one.path)
    yield from (f"{one.path} {one.what}." for one in files[:MOST_FILES])
    yield from more(len(files))


def cures(archive: Path, damage: Sequence["Finding"]) -> Iterator[str]:
    """Yield what to do, each thing once."""
    for kind, how in CURES.items():
        paths = {one.path: one for one in damage if one.cure == kind}
        for path, one in list(paths.items())[:MOST_FILES]:
            read = f"--encoding {one.encoding}" if one.encoding else "--again"
            yield how.format(archive=archive, path=path, how=read)
        yield from more(len(paths))


def more(files: int) -> Iterator[str]:
    """Yield how many files are not shown, if any."""
    if files > MOST_FILES:
        yield f"… and {counted(files - MOST_FILES, 'more file')}; --json has all"


def sqlite_line() -> str:
    """Return which SQLite checked it, and what to beware of with that."""
    from dibao.archive.capable import wal_reset

    risk = wal_reset(sqlite3.sqlite_version_info)
    return f"SQLite {sqlite3.sqlite_version}{' ' if risk else ''}{risk}."
