"""The walk of one page through the rooms, the same for ``clean`` and for ``ingest``."""

from dibao.analyze import NO_WORDS, using, words
from dibao.annotate import annotate
from dibao.clean import clean
from dibao.model import Page, Understood
from dibao.segment import segment


def understand(page: Page) -> Understood:
    """Return a page with its edits, articles and furniture, dated where it says so."""
    cleaned = clean(page)
    # With jieba's dictionary alone, whoever asks: a user's words change how an archive
    # ranks, never what its articles are.
    with using(NO_WORDS):
        segmented = segment(cleaned, words)
    return Understood(page, cleaned, annotate(segmented))


def chars_of(page: Understood) -> int:
    """Return how many characters, blanks not counted, a page's blocks hold."""
    blocks = [*page.segmented.furniture]
    for article in page.segmented.articles:
        blocks += article.blocks
    return sum(len("".join(block.text.split())) for block in blocks)
