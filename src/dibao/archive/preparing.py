"""Pages to what their rows will say, before any is written.

All that needs no archive is made here: texts, offsets, digests, what the indexes hold.
It is plain and small, so that another process can make it and hand it over; what is
left to the one writer is to number and to write.
"""

import json
from collections.abc import Iterator
from dataclasses import astuple, dataclass

from dibao.analyze import has_blanks, index_entry, is_normal
from dibao.archive import digest, keys, layout, printing, uids
from dibao.archive.digest import BlockRow, SpanRow, Value
from dibao.model import Article, Block, Facts, Kind, Role, Span, Understood

JUMP = 9  # among an article's values, from its kind on
EditRow = tuple[int, str, int, str, str | None]
"""Sequence, rule, line, before, after."""


@dataclass(frozen=True, slots=True)
class PreparedArticle:
    """An article as its rows will say it, but for ids and for whom it inherits from."""

    number: int  # its place on the page; 0 for the furniture
    first: Span
    uid: str  # that it is given when it inherits none
    digest: str  # with that uid
    values: tuple[Value, ...]  # from kind to boundary, as the digest has them
    text: str
    blocks: tuple[BlockRow, ...]
    spans: tuple[tuple[SpanRow, ...], ...]  # of each block
    tokens: tuple[str, str, str]  # words of the heading and of the text, and grams
    state: int  # of its key

    @property
    def jump(self) -> str:
        """下转 or 上接, as printed."""
        return str(self.values[JUMP])


@dataclass(frozen=True, slots=True)
class PreparedPage:
    """A page as its rows will say it."""

    sequence: int
    facts: Facts
    raw: str
    layout: str | None  # see ``dibao.archive.printing``
    edits: tuple[EditRow, ...]
    articles: tuple[PreparedArticle, ...]


def prepared(pages: tuple[Understood, ...], *, sha256: str) -> tuple[PreparedPage, ...]:
    """Return what the rows of a source's pages will say; ``sha256`` is the source's."""
    return tuple(_page(page, sha256) for page in pages)


def articles_in(pages: tuple[PreparedPage, ...]) -> int:
    """Return how many articles pages have; furniture is none."""
    return sum(article.number > 0 for page in pages for article in page.articles)


def sealed(article: PreparedArticle, uid: str) -> str:
    """Return the digest of an article under the uid that it is given."""
    if uid == article.uid:
        return article.digest
    values = uid, article.number, *article.values
    return digest.of_rows((*values, article.text), article.blocks, article.spans)


def tokens_of(heading: str, text: str) -> tuple[str, str, str]:
    """Return what the indexes hold of an article: words of both, and grams."""
    entry = index_entry(heading, text)
    return entry.headline_words, entry.body_words, entry.grams


def _page(page: Understood, sha256: str) -> PreparedPage:
    edits = enumerate(page.cleaned.edits, start=1)
    sequence = page.page.sequence
    return PreparedPage(
        sequence,
        page.segmented.facts,
        page.page.text,
        printing.as_text(page.page),
        tuple((n, edit.rule, edit.line, edit.before, edit.after) for n, edit in edits),
        tuple(
            _article(article, number, named=(sha256, sequence))
            for number, article in layout.articles_of(page.segmented)
        ),
    )


def from_rows(
    named: tuple[str, int],
    said: tuple[tuple[Value, ...], str],
    blocks: tuple[BlockRow, ...],
    spans: tuple[tuple[SpanRow, ...], ...],
) -> PreparedArticle:
    """Return an article by what its rows say.

    ``named`` is its uid and its place on the page, ``said`` its values from kind to
    boundary, and its text.
    """
    values, text = said
    kind, kicker, headline, deck, *_ = values
    first = next((span for of_block in spans for span in of_block), (0, 0, 0))
    return PreparedArticle(
        number=named[1],
        first=Span(*first),
        uid=named[0],
        digest=digest.of_rows((*named, *values, text), blocks, spans),
        values=values,
        text=text,
        blocks=blocks,
        spans=spans,
        tokens=tokens_of(f"{kicker}\n{headline}\n{deck}", text),
        state=keys.kind_code(Kind(str(kind))) | marks(text),
    )


def _article(
    article: Article, number: int, *, named: tuple[str, int]
) -> PreparedArticle:
    """Return one article; ``named``: its source's digest and its page's sequence."""
    text = layout.text_of(article.blocks)
    uid = uids.made(*named, layout.first_span(article))
    blocks = tuple(_block_rows(article.blocks))
    spans = tuple(_span_rows(block) for block in article.blocks)
    return from_rows((uid, number), (_values(article, text), text), blocks, spans)


def _values(article: Article, text: str) -> tuple[Value, ...]:
    return (
        article.kind.value,
        layout.part(article, Role.KICKER),
        layout.part(article, Role.HEADLINE),
        layout.part(article, Role.DECK),
        article.byline,
        " ".join(article.names),
        article.agency,
        article.place,
        article.day,
        article.jump,
        layout.chars_of(text),
        float(article.confidence),
        float(article.boundary),
    )


def _block_rows(blocks: tuple[Block, ...]) -> Iterator[BlockRow]:
    """Yield what each block's row says, from sequence to box."""
    for number, (block, (start, end)) in enumerate(
        zip(blocks, layout.places_of(blocks), strict=True), start=1
    ):
        box = json.dumps(astuple(block.box)) if block.box else None
        yield number, block.role.value, start, end, float(block.confidence), box


def _span_rows(block: Block) -> tuple[SpanRow, ...]:
    return tuple((span.line, span.start, span.end) for span in block.spans)


def marks(text: str) -> int:
    """Return what a state must say of a text so that hits in it can be verified."""
    folds = keys.IS_FOLDED * (not is_normal(text))
    return folds | keys.HAS_BLANKS * has_blanks(text)
