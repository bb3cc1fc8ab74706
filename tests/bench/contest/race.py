"""Who answers how fast, and how much of what there is: all questions, peer by peer."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from contest import bed as beds
from contest import strangers
from contest.bed import Bed
from contest.clock import best_s, ms, p50, p95
from contest.figure import Figure, at_least, at_most, skipped
from contest.ours import whole
from contest.peers import Peer

STARTS = 25  # of a process that finds nothing to do
TIMED = "from the question to 20 ids, warm, best of 3 a question"


@dataclass(frozen=True, slots=True)
class Run:
    """One peer's times in seconds, a question each, and how much of the truth it found.

    ``recall`` is the mean over questions, ``exact`` the share answered exactly.
    """

    top: tuple[float, ...]
    count: tuple[float, ...]
    recall: float
    exact: float


def figures(bed: Bed) -> Iterator[Figure]:
    """Yield dibao against each peer, and a line for every peer that ran."""
    runs = {peer.name: ran(bed, peer) for peer in (beds.ours(bed), *beds.rivals(bed))}
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
    for name, run in runs.items():
        yield line(name, run, ours)


def ran(bed: Bed, peer: Peer) -> Run:
    """Return what a peer needs for each question, and what it finds."""
    beds.say(f"{len(bed.asked)} questions to {peer.name}")
    top, count, recalls, exact = [], [], [], 0
    for asked, truth in zip(bed.asked, beds.truths(bed), strict=True):
        found = frozenset(peer.ids(asked))
        recalls.append(len(found & truth) / len(truth))
        exact += found == truth
        count.append(best_s(lambda asked=asked: peer.count(asked)))
        if peer.top:
            top.append(best_s(lambda asked=asked: peer.top(asked)))
    return Run(
        tuple(top), tuple(count), sum(recalls) / len(recalls), exact / len(recalls)
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


def line(name: str, run: Run, ours: Run) -> Figure:
    """Return one peer's times; its ratio is top-20 p50 to dibao's, or count p50."""
    times, base = (run.top, ours.top) if run.top else (run.count, ours.count)
    top = f"top-20 {ms(p50(run.top))} / {ms(p95(run.top))}, " if run.top else ""
    return Figure(
        f"peer: {name}",
        seen=p50(times) / p50(base),
        note=f"{top}count {ms(p50(run.count))} / {ms(p95(run.count))} (p50 / p95), "
        f"recall {100 * run.recall:.1f} %, exact sets {100 * run.exact:.1f} %",
    )
