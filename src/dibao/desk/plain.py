"""Hits and articles as JSON has them, the same on the command line and on the web."""

from dibao.archive.detail import Stored
from dibao.desk.answer import Answer, Hit
from dibao.model import Block, Role

HIT_FIELDS = (
    "uid",
    "headline",
    "title",
    "date",
    "page_label",
    "kind",
    "snippet",
    "score",
)


def answer_json(answer: Answer) -> dict[str, object]:
    """Return an answer as the README promises it."""
    hits = [hit_json(hit) for hit in answer.hits]
    return {"query": answer.query, "count": answer.count, "hits": hits}


def hit_json(hit: Hit) -> dict[str, object]:
    """Return one hit; what is not known of where it stood in print is null."""
    values = {name: getattr(hit, name) for name in HIT_FIELDS}
    return values | {
        name: values[name] or None for name in ("title", "date", "page_label")
    }


def article_json(stored: Stored) -> dict[str, object]:
    """Return an article whole, its blocks with their lines in the raw page."""
    article, place = stored.article, stored.place
    return {
        "uid": stored.uid,
        "kind": article.kind,
        "kicker": article.part(Role.KICKER),
        "headline": stored.headline,
        "deck": article.part(Role.DECK),
        "byline": article.byline,
        "agency": article.agency,
        "title": place.title or None,
        "date": place.date or None,
        "page_label": place.label or None,
        "section": place.section or None,
        "chars": stored.chars,
        "confidence": article.confidence,
        "boundary": article.boundary,
        "blocks": [block_json(block) for block in article.blocks],
    }


def block_json(block: Block) -> dict[str, object]:
    """Return one block; its lines count from 1, both ends included."""
    return {
        "role": block.role,
        "text": block.text,
        "lines": list(block.lines) if block.spans else None,
        "confidence": block.confidence,
    }
