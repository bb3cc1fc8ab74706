"""A node of a query as a sieve: what the index tells of it, and what is left to test.

Sieves are put together as the query is. The whole query's sieve says which articles
the index is asked for, and what must still be tested of each of them.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dibao.archive.find import Parts
from dibao.desk.needles import Needle

NO_PARTS = Parts("", "", "")


class Seen(NamedTuple):
    """An article as a test sees it; ``is_plain`` as in ``Needle.is_in``.

    No dataclass: a search may see twenty thousand, and a tuple is made in a third of
    the time.
    """

    id: int
    text: str
    is_plain: bool = False
    parts: Parts = NO_PARTS


Test = Callable[[Seen], bool]
Keep = Callable[[int], bool]
"""An article's id to whether it may be a hit, by its date, paper, page or kind."""


@dataclass(frozen=True, slots=True)
class Sieve:
    """What finds the articles that one node of a query means.

    ``grams`` is an FTS5 expression that all of them satisfy, ``excludes`` one that none
    does; "" tells nothing. ``keep`` narrows by what is known of an article without
    reading it. ``rest`` is what these three leave to be tested, None for nothing.
    ``certain`` is an FTS5 expression over the words: what satisfies it needs no test;
    "" is no help. ``test`` decides for any article by itself.
    """

    test: Test
    grams: str = ""
    excludes: str = ""
    keep: Keep | None = None
    rest: Test | None = None
    certain: str = ""
    needs_parts: bool = False

    @property
    def is_keep(self) -> bool:
        """It asks for nothing but what needs no reading."""
        return bool(self.keep and not (self.rest or self.grams or self.excludes))

    @property
    def is_grams(self) -> bool:
        """The index alone decides, by one expression."""
        return bool(self.grams and not (self.rest or self.keep or self.excludes))


def of_needle(needle: Needle, grams: str, *, is_settled: bool) -> Sieve:
    """Return the sieve of a string that must stand in the text."""

    def test(seen: Seen) -> bool:
        return needle.is_in(seen.text, is_plain=seen.is_plain)

    if is_settled:
        return Sieve(test, grams)
    return Sieve(test, grams, rest=test, certain=needle.as_word)


def of_test(test: Test, grams: str, *, needs_parts: bool = False) -> Sieve:
    """Return the sieve of what only reading tells."""
    return Sieve(test, grams, rest=test, needs_parts=needs_parts)


def of_keep(keep: Keep) -> Sieve:
    """Return the sieve of what needs no reading."""
    return Sieve(lambda seen: keep(seen.id), keep=keep)


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
        needs_parts=any(one.needs_parts for one in sieves),
    )


def any_of(sieves: Sequence[Sieve]) -> Sieve:
    """Return the sieve that lets through what one of these does."""
    tests = tuple(one.test for one in sieves)
    keeps = tuple(one.keep for one in sieves if one.keep and one.is_keep)
    only_keeps = len(keeps) == len(sieves)
    by_grams = all(one.grams for one in sieves)
    is_settled = only_keeps or all(one.is_grams for one in sieves)

    def test(seen: Seen) -> bool:
        return any(test(seen) for test in tests)

    return Sieve(
        test,
        joined(" OR ", (one.grams for one in sieves)) if by_grams else "",
        keep=(lambda n: any(keep(n) for keep in keeps)) if only_keeps else None,
        rest=None if is_settled else test,
        needs_parts=any(one.needs_parts for one in sieves),
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
        needs_parts=sieve.needs_parts,
    )


def _all(tests: tuple[Test, ...]) -> Test:
    """Return the test that all of these pass."""
    return tests[0] if len(tests) == 1 else lambda seen: all(t(seen) for t in tests)


def joined(operator: str, expressions: Iterable[str]) -> str:
    """Return FTS5 expressions as one; those that tell nothing are left out."""
    found = tuple(dict.fromkeys(one for one in expressions if one))
    return found[0] if len(found) == 1 else operator.join(f"({one})" for one in found)
