"""Text broken into printed rows, as a compositor breaks it."""

from dataclasses import dataclass

NO_START = frozenset("。，、；：？！）》」』】”’…—％%·,.;:?!)～")
NO_END = frozenset("（《「『【“‘(")


@dataclass(frozen=True, slots=True)
class Measure:
    """How wide a column is, in characters, and what may stand at its edges."""

    width: float
    kinsoku: str = "push"
    split_latin: bool = False
    indent: int = 0
    later_width: float = 0.0  # from row ``turn`` on, where a column meets a picture
    turn: int = 10_000


def breaks(text: str, measure: Measure, row: int = 0) -> list[tuple[int, int, bool]]:
    """Return start, end and "no room left" of each row of a text.

    ``row`` is the number of the first row in its column.

    >>> [(a, b) for a, b, _ in breaks("天气很好，大家都来", Measure(4))]
    [(0, 3), (3, 7), (7, 9)]
    """
    found = []
    start, width = 0, _width(measure, row) - measure.indent
    while start < len(text):
        end, full = _row_end(text, start, width, measure)
        found.append((start, end, full))
        start, row = end, row + 1
        width = _width(measure, row)
    return found


def _width(measure: Measure, row: int) -> float:
    return measure.later_width if row >= measure.turn else measure.width


def _row_end(text: str, start: int, width: float, measure: Measure) -> tuple[int, bool]:
    used, end = 0.0, start
    while end < len(text) and used + em(text[end]) <= width:
        used += em(text[end])
        end += 1
    end = max(end, start + 1)
    if end >= len(text):
        return end, width - used < 1
    return _kinsoku(text, start, end, measure), True


def em(text: str) -> float:
    """Return how wide a text is, in Han characters."""
    return sum(0.5 if char.isascii() else 1.0 for char in text)


def _kinsoku(text: str, start: int, end: int, measure: Measure) -> int:
    hung = end
    while hung < len(text) and hung < end + 2 and text[hung] in NO_START:
        hung += 1
    if hung > end and measure.kinsoku == "hang":
        return hung
    floor = start + 2
    cut = end
    while cut > floor and (text[cut] in NO_START or text[cut - 1] in NO_END):
        cut -= 1
    if not measure.split_latin:
        word = cut
        while word > floor and _latin(text[word]) and _latin(text[word - 1]):
            word -= 1
        cut = word if word > floor else cut
    return cut


def _latin(char: str) -> bool:
    return char.isascii() and (char.isalnum() or char in ".%-")
