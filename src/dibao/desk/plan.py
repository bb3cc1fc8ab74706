"""From a query to what the indexes are asked, and what they leave to verify."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from dibao.analyze import Gram, normalize
from dibao.analyze.runs import runs
from dibao.desk import facts, sieve
from dibao.desk.facts import Holdings
from dibao.desk.near import are_near
from dibao.desk.needles import Needle, needles, whole_word
from dibao.desk.sieve import Keep, Need, Seen, Sieve
from dibao.desk.vocabulary import Counts, cut
from dibao.query import (
    MOST_WORD_CHARS,
    All,
    Any,
    Dated,
    Field,
    Kinded,
    Near,
    Node,
    Not,
    Paged,
    Term,
    Titled,
    Within,
    parse,
)

MOST_GRAMS = 20  # of a pasted paragraph; its rarest leave a handful to verify
MOST_WEIGHED_GRAMS = 100  # looked at to find the rarest
NOTHING = '""'  # an FTS5 expression that finds nothing and is no error

Rarity = Callable[[str], int]
"""An FTS5 expression of one gram to how many articles have it."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the archive is asked of while a query is planned."""

    counts: Counts
    rarity: Rarity
    held: Holdings


def sieve_of(node: Node, known: Known) -> Sieve:
    """Return what finds the articles that a node of a query means."""
    match node:
        case Term():
            found = [of_needle(one, known) for one in needles(node, known.counts)]
            return sieve.all_of(found)
        case All(nodes):
            return sieve.all_of([sieve_of(one, known) for one in nodes])
        case Any(nodes):
            return sieve.any_of([sieve_of(one, known) for one in nodes])
        case Not(inner):
            return sieve.none_of(sieve_of(inner, known))
        case Near(left, right, chars):
            return _of_near(whole(left), whole(right), chars=chars, known=known)
        case Within(field, inner):
            return _within(field, sieve_of(inner, known))
    return sieve.of_keep(_keep_of(node, known.held))


def _keep_of(node: Titled | Paged | Kinded | Dated, held: Holdings) -> Keep:
    """Return what keeps the articles that a node means by where they are from."""
    match node:
        case Titled(text):
            return facts.by_title(held, text)
        case Paged(label):
            return facts.by_label(held, label)
        case Kinded(kind):
            return facts.by_kind(held, kind)
        case Dated(first, last):
            return facts.by_date(held, first, last)


def of_needle(needle: Needle, known: Known) -> Sieve:
    """Return what finds the articles that hold one needle."""
    grams = needle.grams
    is_all = len(grams) <= MOST_GRAMS
    asked = grams if is_all else rarest(grams, known.rarity)
    is_settled = is_all and needle.is_decided_by_grams
    every = expression(asked)
    core = expression(gram for gram in asked if not gram.is_prefix)
    return sieve.of_needle(needle, every, core=core, is_settled=is_settled)


def _of_near(left: Needle, right: Needle, *, chars: int, known: Known) -> Sieve:
    both = [of_needle(one, known) for one in (left, right)]
    return sieve.of_test(
        lambda seen: are_near(left.places(seen.text), right.places(seen.text), chars),
        sieve.joined(" AND ", (one.grams for one in both)),
        core=sieve.joined(" AND ", (one.core for one in both)),
    )


def _within(field: Field, inner: Sieve) -> Sieve:
    """Return the sieve of what must stand in one part; any text holds its parts."""

    def test(seen: Seen) -> bool:
        text = {
            Field.HEADLINE: seen.parts.heading,
            Field.BYLINE: seen.parts.byline,
            Field.CAPTION: seen.parts.captions,
        }[field]
        return inner.test(Seen(seen.id, text, seen.state, seen.parts))

    part = Need.CAPTIONS if field is Field.CAPTION else Need.PARTS
    needs = inner.needs - sieve.TEXT_ONLY | {part}
    return sieve.of_test(test, inner.grams, core=inner.core, needs=needs)


def whole(term: Term) -> Needle:
    """Return a term in one piece; letters and digits at its ends are whole words."""
    normal = normalize(term.text)
    if term.is_exact:
        return Needle(normal)
    found = whole_word(normal)
    return Needle(normal, found.starts_word) if term.is_prefix else found


def wholes(node: Node, counts: Counts) -> tuple[Needle, ...]:
    """Return the unquoted terms that all must stand and are several words: as one.

    An article that has them in one piece is what a reader expects first.
    """
    terms = node.nodes if isinstance(node, All) else (node,)
    return tuple(
        Needle(normalize(term.text))
        for term in terms
        if isinstance(term, Term) and len(needles(term, counts)) > 1
    )


def words_of(node: Node, counts: Counts) -> str:
    """Return the FTS5 expression that ranks: words of two Han or more, all letters.

    "" where there is none; what is denied, and what needs no reading, ranks nothing.
    """
    match node:
        case Term():
            return _words(node, counts)
        case Near(left, right):
            both = (_words(left, counts), _words(right, counts))
            return sieve.joined(" AND ", both)
        case Within(_, inner):
            return words_of(inner, counts)
        case All(nodes):
            return sieve.joined(" AND ", (words_of(one, counts) for one in nodes))
        case Any(nodes):
            found = [words_of(one, counts) for one in nodes]
            return sieve.joined(" OR ", found) if all(found) else ""
    return ""


def _words(term: Term, counts: Counts) -> str:
    found = (
        word
        for run in runs(normalize(term.text[:MOST_WORD_CHARS]))
        for word in (cut(run.text, counts) if run.is_han else (run.text,))
        if len(word) > 1 or not run.is_han
    )
    kept = list(dict.fromkeys(found))[:MOST_GRAMS]
    quotes = [f'"{word}"' for word in kept]
    if term.is_prefix and quotes:
        quotes[-1] += "*"
    return " AND ".join(quotes)


def rarest(grams: Sequence[Gram], rarity: Rarity) -> tuple[Gram, ...]:
    """Return the rarest grams, of some that stand evenly apart."""
    some = grams[:: -(-len(grams) // MOST_WEIGHED_GRAMS)]
    return tuple(sorted(some, key=lambda gram: rarity(quoted(gram)))[:MOST_GRAMS])


def quoted(gram: Gram) -> str:
    """Return a gram as FTS5 writes it.

    >>> quoted(Gram("重庆")), quoted(Gram("重", is_prefix=True))
    ('"重庆"', '"重"*')
    """
    return f'"{gram.text}"' + "*" * gram.is_prefix


def expression(grams: Iterable[Gram]) -> str:
    """Return the FTS5 expression of articles that have all the grams."""
    return " AND ".join(map(quoted, grams))


def grams_expression(text: str) -> str:
    """Return the FTS5 expression over articles_grams that a search box's text means.

    Never a syntax error. It finds candidates, never fewer than what matches.

    >>> grams_expression('长江 "2023年'), grams_expression("！")
    ('("长江") AND ("·20" AND "·02" AND "·23" AND "·3" AND "年"*)', '""')
    """
    node = parse(text).node
    known = Known(lambda _: {}, lambda _: 0, facts.NOTHING_HELD)
    found = sieve_of(node, known) if node else None
    return (found and found.grams) or NOTHING
