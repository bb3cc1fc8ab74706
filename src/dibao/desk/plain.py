"""Hits and articles as JSON has them, the same on the command line and on the web."""

from dataclasses import asdict

from dibao.archive.detail import Stored
from dibao.desk.answer import Answer, Hit, Nothing
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
    """Return an answer as the README promises it.

    After that, only where it is so: that the count is an estimate, and why nothing
    was found.
    """
    hits = [hit_json(hit) for hit in answer.hits]
    found: dict[str, object] = {
        "query": answer.query,
        "count": answer.count,
        "hits": hits,
    }
    if not answer.is_exact:
        found["is_exact"] = False
    if answer.nothing:
        found["nothing"] = nothing_json(answer.nothing)
    return found


def nothing_json(nothing: Nothing) -> dict[str, object]:
    """Return why nothing was found; names and dates that are not known are null."""
    return {
        "terms": [asdict(one) for one in nothing.terms],
        "wholes": [asdict(one) for one in nothing.wholes],
        "unfiltered": nothing.unfiltered and asdict(nothing.unfiltered),
        "papers": [
            {name: value or None for name, value in asdict(one).items()}
            for one in nothing.papers
        ],
    }


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
