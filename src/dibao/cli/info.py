"""dibao info: what an archive holds."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dibao.cli.found import UNKNOWN_TITLE
from dibao.cli.screen import counted, table, visible

if TYPE_CHECKING:
    from dibao.archive.browse import Paper
    from dibao.desk.reader import Holdings

MOST_LISTED = 10
BARS = "▁▂▃▄▅▆▇█"


@click.command()
@click.argument("archive", type=click.Path(path_type=Path))
def info(archive: Path) -> None:
    """Say what it holds, and which pages are missing."""
    from dibao import open_archive

    with open_archive(archive) as opened:
        held = opened.holdings()
    click.echo(f"{visible(str(archive))}  {archive.stat().st_size / 1e6:,.1f} MB")
    click.echo("\n".join(lines(held)))
    if said := images(archive):
        click.echo(said)


def lines(held: "Holdings") -> Iterator[str]:
    """Yield what there is, for a person."""
    yield table(totals(held))
    yield ""
    heading = ("报", "from", "to", "期", "版", "篇", "by year")
    yield table([heading, *map(paper, held.papers)])
    yield from missing(held)
    yield ""
    yield from state(held)


def images(archive: Path) -> str:
    """Return how many pages have a picture beside the archive; "" for none."""
    from dibao.archive.gallery import folder, tally

    found = tally(archive)
    if not found.pages:
        return ""
    size = f"{found.bytes / 1e6:,.1f} MB"
    where = visible(folder(archive).name)
    return f"images {counted(found.pages, 'page')} 版, {size} in {where}"


def totals(held: "Holdings") -> list[tuple[str, str]]:
    """Return the figures of the whole archive, one a row."""
    count = held.totals
    withdrawn = f" and {count.withdrawn:,} withdrawn" if count.withdrawn else ""
    return [
        ("sources", f"{count.sources:,}{withdrawn}"),
        ("titles 报", f"{count.titles:,}"),
        ("issues 期", f"{count.issues:,} dated"),
        ("pages 版", f"{count.pages:,}"),
        ("articles 篇", f"{count.articles:,}, {count.chars:,} 字 with furniture"),
        ("edits", f"{count.edits:,}"),
        ("problems", f"{count.problems:,}"),
    ]


def paper(one: "Paper") -> tuple[str, ...]:
    """Return a paper as a row: its name, its dates, how much, over the years."""
    undated = f" +{one.undated} undated" if one.undated else ""
    return (
        one.name or UNKNOWN_TITLE,
        one.first,
        one.last,
        f"{one.issues:,}",
        f"{one.pages:,}{undated}",
        f"{one.articles:,}",
        bars(one.years),
    )


def bars(years: Sequence[tuple[int, int]]) -> str:
    """Return a bar a year from the first to the last; a blank is a year without.

    >>> bars([(2001, 1), (2003, 8)])
    '2001 ▁ █ 2003'
    """
    if not years:
        return ""
    counts = dict(years)
    most, first, last = max(counts.values()), min(counts), max(counts)
    drawn = (counts.get(year, 0) for year in range(first, last + 1))
    line = "".join(BARS[(8 * n - 1) // most] if n else " " for n in drawn)
    return f"{first} {line} {last}" if last > first else f"{first}"


def missing(held: "Holdings") -> Iterator[str]:
    """Yield what an archive like this should have and has not."""
    gaps = [
        f"{gap.title}: no issue for {gap.days} days, {gap.after} to {gap.before}"
        for gap in held.gaps
    ]
    holes = [
        f"{hole.title} {hole.date}: no page " + ", ".join(map(str, hole.labels))
        for hole in held.holes
    ]
    for name, found in (("gaps", gaps), ("missing pages", holes)):
        if found:
            yield ""
            yield f"{name} ({len(found):,})"
            yield from (f"  {visible(one)}" for one in found[:MOST_LISTED])
        if len(found) > MOST_LISTED:
            yield f"  … and {len(found) - MOST_LISTED:,} more"


def state(held: "Holdings") -> Iterator[str]:
    """Yield the versions, and when something was last taken in."""
    yield f"schema {held.meta.get('schema_version', '?')}"
    yield f"words  {held.meta.get('fingerprint', '?')}"
    if run := held.last_run:
        yield (
            f"last change {run.finished_at} by dibao {run.version}: {run.seen} seen = "
            f"{run.new} new + {run.unchanged} unchanged + {run.problems} problems"
        )
