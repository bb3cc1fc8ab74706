"""What ``dibao clean --json`` prints: the form that the README promises."""

import os
from dataclasses import astuple
from typing import TYPE_CHECKING

from dibao.cli.screen import json_line
from dibao.errors import DibaoError
from dibao.model import Article, Block, Edit, Role, Understood

if TYPE_CHECKING:
    from dibao.read import Unread


def as_json(name: str, page: Understood) -> str:
    """Return one page as one line of JSON, in the form the README promises."""
    facts = page.segmented.facts
    return json_line(
        {
            "source": os.fspath(name),
            "sequence": page.page.sequence,
            "page_label": facts.label or None,
            "title": facts.title or None,
            "date": facts.date.isoformat() if facts.date else None,
            "articles": [article_json(a) for a in page.segmented.articles],
            "furniture": [
                {
                    "role": block.role,
                    "text": block.text,
                    "lines": block.lines,
                    **box_json(block),
                }
                for block in page.segmented.furniture
            ],
            "edits": [edit_json(edit) for edit in page.cleaned.edits],
        }
    )


def article_json(article: Article) -> dict[str, object]:
    """Return an article as JSON has it."""
    return {
        "kind": article.kind,
        "kicker": article.part(Role.KICKER),
        "headline": article.part(Role.HEADLINE),
        "deck": article.part(Role.DECK),
        "byline": article.byline,
        "confidence": round(article.confidence, 3),
        "blocks": [
            {
                "role": block.role,
                "text": block.text,
                "lines": block.lines,
                "confidence": round(block.confidence, 3),
                **box_json(block),
            }
            for block in article.blocks
        ],
    }


def box_json(block: Block) -> dict[str, object]:
    """Return where a block is printed, as JSON has it; nothing where none knows."""
    if block.box is None:
        return {}
    return {"box": [round(edge, 1) for edge in astuple(block.box)]}


def edit_json(edit: Edit) -> dict[str, object]:
    """Return an edit as JSON has it; an absorbed line says so."""
    known = {"rule": edit.rule, "line": edit.line, "before": edit.before}
    if edit.after is None:
        return {**known, "after": "", "absorbed": True}
    return {**known, "after": edit.after}


def as_error(name: str, error: DibaoError) -> str:
    """Return what stands in the place of a file that cannot be read."""
    problem = {"code": error.code, "message": str(error)}
    return json_line({"source": name, "articles": [], "error": problem})


def as_unread(name: str, page: "Unread") -> str:
    """Return what stands in the place of a page that cannot be read."""
    problem = {"code": page.code, "message": page.message}
    said = {"source": name, "sequence": page.sequence, "articles": []}
    return json_line({**said, "error": problem})
