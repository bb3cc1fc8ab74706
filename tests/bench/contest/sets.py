"""Whether dibao finds what grep finds, no more and no less."""

from collections.abc import Iterator

from contest import bed as beds
from contest import grep
from contest.bed import Bed
from contest.figure import Figure

NAME = "result set equals grep's"
SHOWN = 5  # questions that fail, named in the note


def figures(bed: Bed) -> Iterator[Figure]:
    """Yield the share of questions answered exactly, and how strict grep may be."""
    got = [frozenset(beds.ours(bed).ids(asked)) for asked in bed.asked]
    beds.say(f"grep for {len(bed.asked)} questions")
    truth = beds.truths(bed)
    wrong = [
        asked.query
        for asked, ids, right in zip(bed.asked, got, truth, strict=True)
        if ids != right
    ]
    share = 1 - len(wrong) / len(bed.asked)
    failing = f"wrong: {' / '.join(wrong[:SHOWN])}; " if wrong else ""
    drawn = f"{len(bed.asked)} questions, seed {bed.setup.seed}"
    note = f"{failing}{drawn}, normal forms compared"
    yield Figure(NAME, "100 %", share, not wrong, "%", note)
    yield from strict(bed, got)


def strict(bed: Bed, got: list[frozenset[int]]) -> Iterator[Figure]:
    """Yield the share that equals a grep which folds less than a reader does."""
    texts = beds.texts(bed)
    folded = [grep.as_folded(texts, asked) for asked in bed.asked]
    raw = [grep.as_stored(texts, asked) for asked in bed.asked]
    yield _share("  … if blanks between Han counted", got, folded)
    yield _share("  … if case, width and variants counted too", got, raw)


def _share(
    name: str, got: list[frozenset[int]], wanted: list[frozenset[int]]
) -> Figure:
    same = sum(a == b for a, b in zip(got, wanted, strict=True))
    more = sum(a > b for a, b in zip(got, wanted, strict=True))
    note = f"{more} find all of it and more, {len(got) - same - more} find less"
    return Figure(name, seen=same / len(got), unit="%", note=note)
