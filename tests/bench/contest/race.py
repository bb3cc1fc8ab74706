"""Who answers how fast, and how much of what there is: all questions, peer by peer."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from contest import bed as beds
from contest import strangers
from contest.bed import Bed
from contest.clock import best_s, ms, p50, p95
from contest.figure import Figure, at_least, at_most, skipped
from contest.ours import whole
from contest.peers import Peer
from contest.questions import Asked

STARTS = 25  # of a process that finds nothing to do
TIMED = "from the question to 20 ids, warm, best of 3 a question"


@dataclass(frozen=True, slots=True)
class Lap:
    """One question to one peer: seconds for 20 ids and for the count, and recall.

    Who cannot rank has no ``top``; ``is_exact`` when all was found and nothing else.
    """

    top: float | None
    count: float
    recall: float
    is_exact: bool


@dataclass(frozen=True, slots=True)
class Run:
    """One peer's laps: its times in seconds, and means of recall and exactness."""

    top: tuple[float, ...]
    count: tuple[float, ...]
    recall: float
    exact: float


def figures(bed: Bed) -> Iterator[Figure]:
    """Yield dibao against each peer, and a line for every peer that ran."""
    runs = raced(bed, (beds.ours(bed), *beds.rivals(bed)))
    ours = runs["dibao"]
    like = runs["SQLite LIKE"]
    note = f"{TIMED}; LIKE stops at the first 20 it meets, and ranks nothing"
    yield at_least(
        "top-20 p50, LIKE / dibao", 200, p50(like.top) / p50(ours.top), note=note
    )
    yield at_least("top-20 p95, LIKE / dibao", 30, p95(like.top) / p95(ours.top))
    yield from against_ripgrep(bed, runs)
    yield from against_tantivy(runs)
    yield from with_hits(bed, ours)
    for name, one in runs.items():
        yield line(name, one, ours)


def raced(bed: Bed, peers: Sequence[Peer]) -> Mapping[str, Run]:
    """Return every peer's run by its name.

    A question goes round all peers before the next: so what else the machine does,
    it does to all of them.
    """
    truths = beds.truths(bed)
    beds.say(f"{len(bed.asked)} questions to {len(peers)} peers")
    rounds = [
        [lap(peer, asked, truth) for peer in peers]
        for asked, truth in zip(bed.asked, truths, strict=True)
    ]
    each = zip(*rounds, strict=True)
    return {peer.name: run(laps) for peer, laps in zip(peers, each, strict=True)}


def lap(peer: Peer, asked: Asked, truth: frozenset[int]) -> Lap:
    """Return what a peer needs for one question, and how much it finds."""
    found = frozenset(peer.ids(asked))
    top = peer.top
    return Lap(
        best_s(lambda: top(asked)) if top else None,
        best_s(lambda: peer.count(asked)),
        len(found & truth) / len(truth),
        found == truth,
    )


def run(laps: Sequence[Lap]) -> Run:
    """Return the laps of one peer as its run."""
    return Run(
        tuple(one.top for one in laps if one.top is not None),
        tuple(one.count for one in laps),
        fmean(one.recall for one in laps),
        fmean(one.is_exact for one in laps),
    )


def against_ripgrep(bed: Bed, runs: Mapping[str, Run]) -> Iterator[Figure]:
    """Yield counting against ripgrep, with the start of its process and without."""
    name = "count p50, ripgrep / dibao"
    if "ripgrep" not in runs:
        yield skipped(name, strangers.NO_RIPGREP)
        return
    ours, theirs = p50(runs["dibao"].count), p50(runs["ripgrep"].count)
    start = p50([best_s(lambda: strangers.start(bed.folder)) for _ in range(STARTS)])
    yield at_least(name, 300, theirs / ours, note="one article a line, rg -F -c")
    yield Figure(
        "  … its process's start left out",
        seen=max(0.0, theirs - start) / ours,
        note=f"{ms(start)} to count in an empty file",
    )


def against_tantivy(runs: Mapping[str, Run]) -> Iterator[Figure]:
    """Yield ranking against tantivy, which finds less."""
    name = "top-20 p50, dibao / tantivy"
    theirs = runs.get("tantivy, jieba search mode")
    if theirs is None:
        yield skipped(name, strangers.NO_TANTIVY)
        return
    ours = runs["dibao"]
    note = f"recall {100 * ours.recall:.1f} % against {100 * theirs.recall:.1f} %"
    yield at_most(name, 6, p50(ours.top) / p50(theirs.top), note=note)


def with_hits(bed: Bed, ours: Run) -> Iterator[Figure]:
    """Yield what hits, snippets, counts and facets cost on top of ids."""
    answer = whole(beds.reader(bed))
    times = [best_s(lambda asked=asked: answer(asked)) for asked in bed.asked]
    note = f"p50 {ms(p50(times))}, p95 {ms(p95(times))}: hits, snippets, facets, count"
    yield Figure(
        "whole search() p50 / ids alone", seen=p50(times) / p50(ours.top), note=note
    )


def line(name: str, one: Run, ours: Run) -> Figure:
    """Return one peer's times; its ratio is top-20 p50 to dibao's, or count p50."""
    times, base = (one.top, ours.top) if one.top else (one.count, ours.count)
    top = f"top-20 {ms(p50(one.top))} / {ms(p95(one.top))}, " if one.top else ""
    return Figure(
        f"peer: {name}",
        seen=p50(times) / p50(base),
        note=f"{top}count {ms(p50(one.count))} / {ms(p95(one.count))} (p50 / p95), "
        f"recall {100 * one.recall:.1f} %, exact sets {100 * one.exact:.1f} %",
    )
