"""An article as one of a search's hits: its marks, and the hits around it."""

from functools import partial
from sqlite3 import Connection

from markupsafe import Markup

from dibao import desk
from dibao.archive.detail import Stored
from dibao.model import Role
from dibao.web.highlight import numbered, spots
from dibao.web.reply import Ask
from dibao.web.state import filters_of, narrowed, state_of

JUMPS = Markup('<span class="jumps"{}>{}</span>')
JUMP = Markup('<a class="{}" href="#hit-{}" aria-label="{}"></a>')

Blocks = list[tuple[Role, Markup]]


def found_by(conn: Connection, ask: Ask, stored: Stored) -> dict[str, object]:
    """Return what an article's page shows of the search that led to it."""
    state = state_of(ask)
    query = state["q"]
    blocks, count = marked_blocks(conn, ask, stored)
    around = query and desk.neighbors(conn, query, stored.id, filters=filters_of(state))
    return {
        "blocks": blocks,
        "count": count,
        "query": query,
        "state": state,
        "neighbors": around or None,
        "list_address": narrowed(ask, state, after=around.page if around else ""),
    }


def marked_blocks(conn: Connection, ask: Ask, stored: Stored) -> tuple[Blocks, int]:
    """Return each block's role and text with the query marked, and how many marks."""
    blocks = stored.article.blocks
    query = state_of(ask)["q"]
    marks = desk.marks(conn, whole(stored), query) if query else ()
    found = spots(marks, [len(block.text) for block in blocks])
    total = max((spot.number for some in found for spot in some), default=0)
    leading = partial(jumps, ask, total)
    shown = [
        (block.role, numbered(block.text, some, leading))
        for block, some in zip(blocks, found, strict=True)
    ]
    return shown, total


def jumps(ask: Ask, total: int, number: int) -> Markup:
    """Return links from a mark to the one before and the one after, where there are.

    They hold no text: the style sheet draws them, so that who copies the article does
    not copy them.
    """
    lang = "" if ask.site.lang == "zh" else Markup(' lang="en"')
    around = (("before", number - 1), ("after", number + 1))
    links = (
        JUMP.format(way, to, ask.say(f"mark_{way}", n=to, total=total))
        for way, to in around
        if 1 <= to <= total
    )
    return JUMPS.format(lang, Markup().join(links)) if total > 1 else Markup()


def whole(stored: Stored) -> str:
    """Return the article's text, a block a line."""
    return "\n".join(block.text for block in stored.article.blocks)
