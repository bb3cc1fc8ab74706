"""A node of a query as a sieve: what the index tells of it, and what is left to test.

Sieves are put together as the query is. The whole query's sieve says which articles
the index is asked for, and what must still be tested of each of them.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import NamedTuple

from dibao.archive.keys import IS_FOLDED
from dibao.archive.scan import Parts
from dibao.desk.needles import Needle

NO_PARTS = Parts("", "", "")


class Need(Enum):
    """What a test looks at, and so what is read."""

    TEXT = 1
    PARTS = 2
    CAPTIONS = 3


TEXT_ONLY = frozenset((Need.TEXT,))


class Seen(NamedTuple):
    """An article as a test sees it; ``state`` as in ``Keys``, "" for what it needs not.

    No dataclass: a search may see twenty thousand, and a tuple is made in a third of
    the time.
    """

    id: int
    text: str
    state: int
    parts: Parts = NO_PARTS


Test = Callable[[Seen], bool]
Keep = Callable[[int], bool]
"""An article's id to whether it may be a hit, by its date, paper, page or kind."""


@dataclass(frozen=True, slots=True)
class Literal:
    """A string that must stand in a text, but for those ``Needle.unlike`` tells of.

    With ``is_all`` it need only stand there.
    """

    text: str
    unlike: int
    is_all: bool
    unparted: str  # what of it blanks do not part


@dataclass(frozen=True, slots=True)
class Sieve:
    """What finds the articles that one node of a query means.

    ``grams`` is an FTS5 expression that all of them satisfy, ``excludes`` one that none
    does; "" tells nothing. ``keep`` narrows by what is known of an article without
    reading it. ``rest`` is what these three leave to be tested, None for nothing.
    ``certain`` is an FTS5 expression over the words: what satisfies it needs no test;
    "" is no help. ``test`` decides for any article by itself. ``core`` is what of
    ``grams`` the index looks up at once, without beginnings of grams. ``literal`` is of
    every text that passes ``rest``, or ``test`` where there is no ``rest``. ``needs``
    are of ``test``, and so of ``rest``.
    """

    test: Test
    grams: str = ""
    excludes: str = ""
    keep: Keep | None = None
    rest: Test | None = None
    certain: str = ""
    core: str = ""
    literal: Literal | None = None
    needs: frozenset[Need] = TEXT_ONLY

    @property
    def is_keep(self) -> bool:
        """It asks for nothing but what needs no reading."""
        return bool(self.keep and not (self.rest or self.grams or self.excludes))

    @property
    def as_read(self) -> "Sieve":
        """The same, when nothing is settled by the index and all is read."""
        literal = self.literal
        if literal and self.rest not in (None, self.test):
            literal = replace(literal, is_all=False)
        return replace(self, rest=self.test, certain="", literal=literal)

    @property
    def is_grams(self) -> bool:
        """The index alone decides, by one expression."""
        return bool(self.grams and not (self.rest or self.keep or self.excludes))


def of_needle(needle: Needle, grams: str, *, core: str, is_settled: bool) -> Sieve:
    """Return the sieve of a string that must stand in the text."""
    unlike, unparted = needle.unlike, needle.unparted

    def test(seen: Seen) -> bool:
        if not seen.state & unlike:
            whole = needle.text
        else:
            whole = "" if seen.state & unlike & IS_FOLDED else unparted
        return needle.is_in(seen.text, whole=whole)

    return Sieve(
        test,
        grams,
        rest=None if is_settled else test,
        certain="" if is_settled else needle.as_word,
        core=core,
        literal=_literal(needle),
    )


def _literal(needle: Needle) -> Literal | None:
    """Return what SQLite can look for; no half of a surrogate pair, which none has."""
    if needle.text != needle.text.encode("utf-8", "ignore").decode("utf-8"):
        return None
    is_all = not (needle.starts_word or needle.ends_word)
    return Literal(needle.text, needle.unlike, is_all, needle.unparted)


def of_test(
    test: Test, grams: str, *, core: str = "", needs: frozenset[Need] = TEXT_ONLY
) -> Sieve:
    """Return the sieve of what only reading tells."""
    return Sieve(test, grams, rest=test, core=core, needs=needs)


def of_keep(keep: Keep) -> Sieve:
    """Return the sieve of what needs no reading."""
    return Sieve(lambda seen: keep(seen.id), keep=keep, needs=frozenset())


def all_of(sieves: Sequence[Sieve]) -> Sieve:
    """Return the sieve that lets through what all of these do."""
    if len(sieves) == 1:
        return sieves[0]
    keeps = tuple(one.keep for one in sieves if one.keep)
    rests = tuple(one.rest for one in sieves if one.rest)
    words = [one.certain for one in sieves if one.rest]
    return Sieve(
        _all(tuple(one.test for one in sieves)),
        joined(" AND ", (one.grams for one in sieves)),
        joined(" OR ", (one.excludes for one in sieves)),
        (lambda n: all(keep(n) for keep in keeps)) if keeps else None,
        _all(rests) if rests else None,
        joined(" AND ", words) if all(words) else "",
        joined(" AND ", (one.core for one in sieves)),
        _longest([one.literal for one in sieves if one.rest or not rests]),
        _needs(sieves),
    )


def _longest(literals: Sequence[Literal | None]) -> Literal | None:
    """Return the longest string of several things that all must be."""
    found = [one for one in literals if one]
    longest = max(found, key=lambda one: len(one.text), default=None)
    if longest and len(literals) > 1:
        return replace(longest, is_all=False)
    return longest


def _needs(sieves: Sequence[Sieve]) -> frozenset[Need]:
    """Return all that the tests of these need."""
    return frozenset().union(*(one.needs for one in sieves))


def any_of(sieves: Sequence[Sieve]) -> Sieve:
    """Return the sieve that lets through what one of these does."""
    tests = tuple(one.test for one in sieves)
    keeps = tuple(one.keep for one in sieves if one.keep and one.is_keep)
    only_keeps = len(keeps) == len(sieves)
    by_core = all(one.core for one in sieves)
    by_grams = all(one.grams for one in sieves)
    is_settled = only_keeps or all(one.is_grams for one in sieves)

    def test(seen: Seen) -> bool:
        return any(test(seen) for test in tests)

    return Sieve(
        test,
        joined(" OR ", (one.grams for one in sieves)) if by_grams else "",
        keep=(lambda n: any(keep(n) for keep in keeps)) if only_keeps else None,
        rest=None if is_settled else test,
        core=joined(" OR ", (one.core for one in sieves)) if by_core else "",
        needs=_needs(sieves),
    )


def none_of(sieve: Sieve) -> Sieve:
    """Return the sieve that lets through what this one does not."""
    keep = sieve.keep if sieve.is_keep else None
    excludes = sieve.grams if sieve.is_grams else ""

    def test(seen: Seen) -> bool:
        return not sieve.test(seen)

    return Sieve(
        test,
        excludes=excludes,
        keep=(lambda n: not keep(n)) if keep else None,
        rest=None if keep or excludes else test,
        needs=sieve.needs,
    )


def _all(tests: tuple[Test, ...]) -> Test:
    """Return the test that all of these pass."""
    return tests[0] if len(tests) == 1 else lambda seen: all(t(seen) for t in tests)


def joined(operator: str, expressions: Iterable[str]) -> str:
    """Return FTS5 expressions as one; those that tell nothing are left out."""
    found = tuple(dict.fromkeys(one for one in expressions if one))
    return found[0] if len(found) == 1 else operator.join(f"({one})" for one in found)
