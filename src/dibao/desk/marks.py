"""Where to highlight, and which piece of a text shows a reader why it was found."""

from collections.abc import Iterable, Sequence
from itertools import islice

from dibao.desk.answer import Marks
from dibao.desk.needles import Needle

Place = tuple[int, int, int]
"""Start and end in a text, and which needle it is."""

SNIPPET_CHARS = 120
MOST_MARKS = 2000  # of one needle in one text: a full page has 的 some 300 times
MOST_WEIGHED = 200  # of one needle, to choose a snippet by
SENTENCE_ENDS = "。！？；\n"


def places(
    text: str, needles: Sequence[Needle], *, most: int = MOST_MARKS
) -> tuple[Place, ...]:
    """Return the places of the needles in order of the text, so many of each."""
    return tuple(
        sorted(
            (start, end, which)
            for which, needle in enumerate(needles)
            for start, end in islice(needle.places(text), most)
        )
    )


def merged(found: Iterable[Place]) -> Marks:
    """Return places as marks: in order, what overlaps or touches made one.

    >>> merged([(0, 2, 0), (1, 3, 1), (3, 4, 0), (9, 10, 0)])
    ((0, 4), (9, 10))
    """
    marks: list[tuple[int, int]] = []
    for start, end, _ in found:
        if marks and start <= marks[-1][1]:
            marks[-1] = (marks[-1][0], max(end, marks[-1][1]))
        else:
            marks.append((start, end))
    return tuple(marks)


def snippet(
    text: str, needles: Sequence[Needle], *, heading_end: int = 0
) -> tuple[str, Marks]:
    """Return at most 120 characters of a text where most needles meet, and its marks.

    The heading is shown above a snippet anyway, so a window after it is preferred
    where it shows as many needles.
    """
    found = places(text, needles, most=MOST_WEIGHED)
    best = densest(found)
    below = densest([place for place in found if place[0] >= heading_end])
    if _variety(below) == _variety(best):
        best = below
    start, end = framed(text, best, heading_end=heading_end)
    inside = [
        (max(first, start) - start, min(last, end) - start, which)
        for first, last, which in found
        if first < end and last > start
    ]
    return text[start:end], merged(inside)


def densest(found: Sequence[Place]) -> Sequence[Place]:
    """Return the places of the window that shows most needles, then most places."""
    best: Sequence[Place] = found[:1]
    first = 0
    for last in range(len(found)):
        while found[last][1] - found[first][0] > SNIPPET_CHARS and first < last:
            first += 1
        window = found[first : last + 1]
        if (_variety(window), len(window)) > (_variety(best), len(best)):
            best = window
    return best


def framed(text: str, window: Sequence[Place], *, heading_end: int) -> tuple[int, int]:
    """Return where a snippet around a window starts and ends.

    It starts with a sentence where one starts near enough.
    """
    first = window[0][0] if window else heading_end
    last = window[-1][1] if window else first
    spare = max(0, SNIPPET_CHARS - (last - first))
    lowest = heading_end if first >= heading_end else 0
    start = max(lowest, min(first - spare // 2, len(text) - SNIPPET_CHARS))
    if start > lowest:
        begins = (at + 1 for at in range(start - 1, first) if text[at] in SENTENCE_ENDS)
        start = next(begins, start)
    while start < first and text[start].isspace():
        start += 1
    return start, min(len(text), start + SNIPPET_CHARS)


def _variety(window: Sequence[Place]) -> int:
    return len({which for _, _, which in window})
