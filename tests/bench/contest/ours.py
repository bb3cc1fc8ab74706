"""dibao as a contestant: from what was typed to ids, and to a page of hits.

Each question is asked in one transaction, as the command line, the web and
``open_archive`` do.
"""

import sqlite3
from collections.abc import Callable

from contest.peers import TOP, Peer
from contest.questions import Asked
from dibao.archive.connect import one_moment
from dibao.archive.find import Filters, Sort
from dibao.desk import Answer, search
from dibao.desk.best import best
from dibao.desk.matching import Matched, count, known, matching
from dibao.desk.order import in_order
from dibao.query import Node, parse


def node_of(query: str) -> Node:
    """Return what a query means; it must mean something."""
    node = parse(query).node
    assert node is not None
    return node


def matched(conn: sqlite3.Connection, query: str) -> Matched:
    """Return all that a query matches, parsing included."""
    return matching(conn, node_of(query), known(conn), filters=Filters())


def ordered(conn: sqlite3.Connection, query: str) -> list[int]:
    """Return the ids of all that a query matches, best first, parsing included."""
    node, archive = node_of(query), known(conn)
    found = matching(conn, node, archive, filters=Filters())
    return list(in_order(conn, found, (node, Sort.RANK), archive).ids)


def first(conn: sqlite3.Connection, query: str) -> list[int]:
    """Return the ids of the best that a query matches, parsing included."""
    with one_moment(conn):
        return best(conn, node_of(query), known(conn), how=(Filters(), TOP))


def counted(conn: sqlite3.Connection, query: str) -> int:
    """Return how many a query matches, parsing included."""
    with one_moment(conn):
        return count(conn, node_of(query), known(conn), filters=Filters())


def whole(conn: sqlite3.Connection) -> Callable[[Asked], Answer]:
    """Return what answers a question wholly: hits, snippets, facets and counts."""

    def answer(asked: Asked) -> Answer:
        with one_moment(conn):
            return search(conn, asked.query)

    return answer


def dibao(conn: sqlite3.Connection) -> Peer:
    """Return dibao as its peers are: ids only."""
    return Peer(
        "dibao",
        top=lambda asked: first(conn, asked.query),
        ids=lambda asked: matched(conn, asked.query).articles,
        count=lambda asked: counted(conn, asked.query),
    )
