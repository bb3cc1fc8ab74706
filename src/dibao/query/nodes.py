"""What a query is made of, once it is understood. No SQL, no index: only meaning."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Field(StrEnum):
    """A part of an article in which a term may be sought alone."""

    HEADLINE = "headline"  # kicker 引题, headline 主题 and deck 副题
    BYLINE = "byline"  # 署名
    CAPTION = "caption"  # 图片说明


@dataclass(frozen=True, slots=True)
class Term:
    """One thing to find.

    ``is_exact`` when it stood between quotation marks; ``is_prefix`` when letters or
    digits may go on after it: ``gpt*``.
    """

    text: str
    is_exact: bool = False
    is_prefix: bool = False


@dataclass(frozen=True, slots=True)
class Near:
    """Two terms with at most so many characters between them, in either order."""

    left: Term
    right: Term
    chars: int


@dataclass(frozen=True, slots=True)
class Within:
    """What must stand in one part of an article."""

    field: Field
    node: "Node"


@dataclass(frozen=True, slots=True)
class Titled:
    """The newspaper's name 报 holds this."""

    text: str


@dataclass(frozen=True, slots=True)
class Paged:
    """The page's printed label 版 is this one."""

    label: str


@dataclass(frozen=True, slots=True)
class Kinded:
    """The article is of this kind."""

    kind: str


@dataclass(frozen=True, slots=True)
class Dated:
    """From one ISO date to another, or to the start of one; "" has no end."""

    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Not:
    """What must not be."""

    node: "Node"


@dataclass(frozen=True, slots=True)
class All:
    """All of these must hold."""

    nodes: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Any:
    """One of these must hold, at least."""

    nodes: tuple["Node", ...]


Node = Term | Near | Within | Titled | Paged | Kinded | Dated | Not | All | Any


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed, and what it means; ``node`` is None where nothing was asked.

    ``notes`` tell the reader what was cut or could not be understood.
    """

    text: str
    node: Node | None
    notes: tuple[str, ...] = ()

    @property
    def terms(self) -> tuple[Term, ...]:
        """The terms that must or may stand in a hit: what is marked and ranked by."""
        return tuple(dict.fromkeys(sought(self.node)))


def sought(node: Node | None) -> Iterator[Term]:
    """Yield the terms of a node that are not denied, in the order typed.

    >>> list(sought(All((Term("铝都"), Not(Term("旧城"))))))
    [Term(text='铝都', is_exact=False, is_prefix=False)]
    """
    match node:
        case Term():
            yield node
        case Near(left, right):
            yield left
            yield right
        case Within(_, inner):
            yield from sought(inner)
        case All(nodes) | Any(nodes):
            for one in nodes:
                yield from sought(one)


def bare(node: Node | None) -> Node | None:
    """Return a node without what it asks of date, paper, page and kind.

    None where nothing else is left.

    >>> bare(All((Term("铝都"), Dated("2023", "2023"))))
    All(nodes=(Term(text='铝都', is_exact=False, is_prefix=False),))
    """
    match node:
        case Not(inner):
            left = bare(inner)
            return left and Not(left)
        case Within(field, inner):
            left = bare(inner)
            return left and Within(field, left)
        case All(nodes) | Any(nodes):
            kept = tuple(one for one in map(bare, nodes) if one is not None)
            return type(node)(kept) if kept else None
        case Term() | Near():
            return node
    return None
