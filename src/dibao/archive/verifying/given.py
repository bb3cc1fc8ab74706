"""What each article's row and text give the two indexes now."""

import sqlite3
from collections.abc import Callable, Iterator

from dibao.analyze import grams, index_words

GRAMS, WORDS = "articles_grams", "articles_fts"
COLUMNS = {GRAMS: ("grams",), WORDS: ("headline", "body")}

TEXT = "select text from texts where article_id = ?"
HEADING = """
select kicker || char(10) || headline || char(10) || deck from articles where id = ?
"""
IDS = "select id from articles order by id"

Term = tuple[object, ...]
"""A gram; or a word, its column, and its place in that."""
Tell = Callable[[int], None]
"""Told how many articles are done."""


def columns_of(conn: sqlite3.Connection, index: str) -> dict[str, Callable[[int], str]]:
    """Return what gives each column of an index for an article, by its id."""
    if index == GRAMS:
        return {"grams": lambda n: grams(text_of(conn, TEXT, n))}
    return {
        "headline": lambda n: index_words(text_of(conn, HEADING, n)),
        "body": lambda n: index_words(text_of(conn, TEXT, n)),
    }


def terms_of(conn: sqlite3.Connection, index: str, article_id: int) -> Iterator[Term]:
    """Yield an article's terms as an index should hold them."""
    for column, given in columns_of(conn, index).items():
        for at, term in enumerate(filter(None, given(article_id).split(" "))):
            yield (term,) if index == GRAMS else (term, column, at)


def text_of(conn: sqlite3.Connection, query: str, article_id: int) -> str:
    """Return a text that is stored, or what stands for one where it is damaged."""
    row = conn.execute(query, (article_id,)).fetchone()
    if row is None or row[0] is None:
        return ""
    return row[0] if isinstance(row[0], str) else repr(row[0])
