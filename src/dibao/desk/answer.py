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
class Held:
    """How many articles hold a string; an estimate where not ``is_exact``."""

    text: str
    count: int
    is_exact: bool = True


@dataclass(frozen=True, slots=True)
class Sought:
    """One word or phrase as a query was cut, and how many articles hold it alone.

    ``text`` is in normal form. ``nearest`` are strings that do stand in the archive,
    one character off: another, one more or one less. Most articles first; only where
    no article holds the word.
    """

    text: str
    count: int
    is_exact: bool = True
    nearest: tuple[Held, ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """A newspaper 报 and the dates of its issues here; "" for what is not known."""

    title: str
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Nothing:
    """Why a query finds nothing, as far as the archive can tell.

    ``terms`` come in the order typed; ``wholes`` are the unquoted ones that were cut
    into several, each in one piece. ``unfiltered`` is how many articles match
    without filters and without what the query itself says of date, paper, page and
    kind; None where neither narrows. ``is_bare`` says that the query itself does not.
    ``papers`` are all that is held, most issues
    first, the unknown one last.
    """

    terms: tuple[Sought, ...]
    wholes: tuple[Sought, ...]
    unfiltered: Held | None
    papers: tuple[Stretch, ...]
    is_bare: bool = True

    @property
    def first(self) -> str:
        """The first date of any issue; "" where none is dated."""
        return min((one.first for one in self.papers if one.first), default="")

    @property
    def last(self) -> str:
        """The last date of any issue; "" where none is dated."""
        return max((one.last for one in self.papers), default="")


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
    nothing: Nothing | None = None  # why, where a query finds neither
    facets: Facets = NO_FACETS  # of every article that matches
    start: int = 0  # hits that come before those shown
    after: str = ""  # Slice.after of the next slice; "" when this is the last
    before: str = ""  # Slice.before of the one before; "" when this is the first
