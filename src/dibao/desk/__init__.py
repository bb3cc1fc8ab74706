"""desk: a reader's query to an answer. Behind the command line, the web and Python."""

from dibao.archive.find import Filters, Sort
from dibao.desk.answer import Answer, Held, Hit, Marks, Nothing, Sought, Stretch
from dibao.desk.citation import citation
from dibao.desk.facets import Facets
from dibao.desk.listing import Listed, Listing, Neighbors, listing, neighbors, newest
from dibao.desk.paging import Slice
from dibao.desk.plain import answer_json, article_json, hit_json
from dibao.desk.plan import grams_expression
from dibao.desk.search import marks, search

__all__ = [
    "Answer",
    "Facets",
    "Filters",
    "Held",
    "Hit",
    "Listed",
    "Listing",
    "Marks",
    "Neighbors",
    "Nothing",
    "Slice",
    "Sort",
    "Sought",
    "Stretch",
    "answer_json",
    "article_json",
    "citation",
    "grams_expression",
    "hit_json",
    "listing",
    "marks",
    "neighbors",
    "newest",
    "search",
]
