"""What the desk hands back to a reader."""

from dataclasses import dataclass

from dibao.desk.facets import NO_FACETS, Facets

Marks = tuple[tuple[int, int], ...]
"""Where to highlight: (start, end) of each place, in order, not touching."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One article found.

    ``headline`` is the printed one, or how the text begins where there is none
    (``is_excerpt``). ``snippet`` is a piece of the text as printed, ``marks`` are
    offsets in it. ``score`` is 0 for a hit that the words do not rank.
    """

    uid: str
    headline: str
    is_excerpt: bool
    title: str
    date: str
    page_label: str
    kind: str
    snippet: str
    marks: Marks
    score: float


@dataclass(frozen=True, slots=True)
class Answer:
    """The hits of one slice, and how many there are in all.

    ``count`` is of articles; ``furniture`` 版头版脚 that matches is counted apart and
    listed last. ``is_exact`` is false where not everything could be looked at;
    ``notes`` say in the reader's language what he should know.
    """

    query: str
    hits: tuple[Hit, ...]
    count: int
    furniture: int = 0
    is_exact: bool = True
    notes: tuple[str, ...] = ()
    facets: Facets = NO_FACETS  # of every article that matches
    start: int = 0  # hits that come before those shown
    after: str = ""  # Slice.after of the next slice; "" when this is the last
    before: str = ""  # Slice.before of the one before; "" when this is the first
