"""What a reader typed, understood.

The whole language:

    铝都 开工        both must stand in an article; Han are cut into words
    "铝都，开工"      letter for letter, as are “…”; closed by the mark that opened it
    gpt*            letters or digits that begin so
    -旧城           must not stand in it
    a | b           one of them; blanks bind closer than |
    (a | b) c       brackets hold together
    a ~5 b          at most five characters between them, in either order
    标题:词  作者:词  图片:词       headline: byline: caption:
    报:名  版:3  类别:广告         title: page: kind:
    日期:2023-01..2023-06        date:

Full-width operators work like half-width ones. Every string is a query; what is longer
than a reader types is cut, and the query says so.
"""

from dibao.query.nodes import (
    All,
    Any,
    Dated,
    Field,
    Kinded,
    Near,
    Node,
    Not,
    Paged,
    Query,
    Term,
    Titled,
    Within,
    bare,
)
from dibao.query.parser import (
    MOST_PHRASE_CHARS,
    MOST_TERMS,
    MOST_WORD_CHARS,
    parse,
)
from dibao.query.period import period, stretch

__all__ = [
    "MOST_PHRASE_CHARS",
    "MOST_TERMS",
    "MOST_WORD_CHARS",
    "All",
    "Any",
    "Dated",
    "Field",
    "Kinded",
    "Near",
    "Node",
    "Not",
    "Paged",
    "Query",
    "Term",
    "Titled",
    "Within",
    "bare",
    "parse",
    "period",
    "stretch",
]
