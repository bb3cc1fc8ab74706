"""An article's blocks as one text, a block a line, and where each block lies in it."""

from collections.abc import Iterable, Iterator

from dibao.model import Article, Block, Kind, Role, Segmented, Span


def text_of(blocks: Iterable[Block]) -> str:
    """Return the whole text that search searches."""
    return "\n".join(block.text for block in blocks)


def places_of(blocks: Iterable[Block]) -> Iterator[tuple[int, int]]:
    """Yield each block's start and end in the whole text."""
    start = 0
    for block in blocks:
        end = start + len(block.text)
        yield start, end
        start = end + 1


def chars_of(text: str) -> int:
    r"""Return how many characters a text has, blanks left out (字数).

    >>> chars_of("铝都 重庆\n\u3000开工")
    6
    """
    return sum(map(len, text.split()))


def articles_of(page: Segmented) -> tuple[tuple[int, Article], ...]:
    """Return what a page is stored as, each with its place on the page.

    The furniture, if there is any, is one article of its own at place 0.
    """
    furniture = Article(Kind.FURNITURE, page.furniture)
    pieces = ((0, furniture), *enumerate(page.articles, start=1))
    return tuple((place, article) for place, article in pieces if article.blocks)


def first_span(article: Article) -> Span:
    """Return where an article's first block begins on the page."""
    return next(
        (span for block in article.blocks for span in block.spans), Span(0, 0, 0)
    )


def part(article: Article, role: Role) -> str:
    """Return a part of the article for lists; furniture has none."""
    return "" if article.kind is Kind.FURNITURE else article.part(role)
