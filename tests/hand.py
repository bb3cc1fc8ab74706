"""Pages understood by hand, for archives in tests: no cleaning, no guessing."""

import datetime
import hashlib
from pathlib import Path

from dibao.archive import writer
from dibao.archive.preparing import prepared
from dibao.archive.sources import Incoming, located
from dibao.model import (
    Article,
    Block,
    Cleaned,
    Facts,
    Kind,
    Page,
    Role,
    Segmented,
    Span,
    Understood,
    lines_of,
)

FACTS = Facts("山前日报", datetime.date(2024, 1, 18), "1", "要闻")


def understood(text, *, facts=FACTS, sequence=1):
    """Return a page in which blank lines part articles and a first line heads each.

    Lines that begin with 山前日报 are furniture.
    """
    lines = lines_of(text)
    articles, furniture, blocks = [], [], []
    for number, line in enumerate((*lines, lines_of("\n")[0]), start=1):
        if line.text.startswith("山前日报"):
            furniture.append(block(Role.FURNITURE, line.text, number))
        elif line.text:
            blocks.append(block(role(line.text, bool(blocks)), line.text, number))
        elif blocks:
            jump = " ".join(one.text for one in blocks if one.role == Role.JUMP)
            made = Article(Kind.ARTICLE, tuple(blocks), 0.9, 0.8, jump=jump)
            articles.append(made)
            blocks = []
    return Understood(
        Page(lines, sequence),
        Cleaned(lines, (), (), sequence, facts),
        Segmented(tuple(articles), tuple(furniture), sequence, facts),
    )


def role(text, is_inside):
    if text.startswith(("下转", "上接")):
        return Role.JUMP
    return Role.BODY if is_inside else Role.HEADLINE


def block(role, text, number):
    return Block(role, text, (Span(number, 0, len(text)),))


def admit(conn, archive, name, *pages):
    """Store pages as the file of this name; return the source's id."""
    data = "\f".join(page.page.text for page in pages).encode()
    incoming = Incoming(
        hashlib.sha256(data).hexdigest(), len(data), "text", "utf-8", "hand 1"
    )
    location = located(Path(archive).parent / name, Path(archive))
    ready = prepared(pages, sha256=incoming.sha256)
    return writer.admit(conn, incoming, ready, location=location)
