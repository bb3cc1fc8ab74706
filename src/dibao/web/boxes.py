"""Datasette's own search boxes, taught to find Chinese."""

import sqlite3

from dibao.desk import grams_expression
from dibao.web.compat import is_ours

MOST_CHARS = 200  # Python code on a connection cannot be interrupted


def register_search(conn: sqlite3.Connection) -> None:
    """Replace ``escape_fts`` on connections to archives of ours."""
    if is_ours(conn):
        conn.create_function("escape_fts", 1, expression, deterministic=True)


def expression(typed: str | None) -> str:
    """Return the FTS5 expression over ``articles_grams`` for what was typed."""
    return grams_expression((typed or "")[:MOST_CHARS])


def warm() -> None:
    """Load what the first search would wait for: the table of variant characters."""
    expression("邸报")
