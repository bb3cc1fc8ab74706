"""desk: a reader's query to an answer. Behind the command line, the web and Python."""

from dibao.archive.find import Filters, Sort
from dibao.desk.answer import Answer, Hit, Marks, Slice
from dibao.desk.plan import grams_expression
from dibao.desk.search import marks, search

__all__ = [
    "Answer",
    "Filters",
    "Hit",
    "Marks",
    "Slice",
    "Sort",
    "grams_expression",
    "marks",
    "search",
]
