"""Labeled items to articles: roles, texts and spans."""

import re
from dataclasses import dataclass

from dibao.geometry import around
from dibao.model import Article, Block, Box, Kind, Line, Role, Span
from dibao.segment import marks
from dibao.segment.articles import Labeled
from dibao.segment.items import Item
from dibao.segment.parts import Part
from dibao.segment.pieces import Piece

MARK_ROLES = {
    marks.Mark.AD: Role.AD_MARK,
    marks.Mark.JUMP: Role.JUMP,
    marks.Mark.BYLINE: Role.BYLINE,
    marks.Mark.CREDIT: Role.CAPTION,
    marks.Mark.FOLIO: Role.BODY,  # a number torn over lines, of no known part
}
PART_ROLES = {
    Part.KICKER: Role.KICKER,
    Part.HEAD: Role.HEADLINE,
    Part.DECK: Role.DECK,
    Part.CROSS: Role.CROSSHEAD,
    Part.BODY: Role.BODY,
    Part.CAPTION: Role.CAPTION,
    Part.MARK: Role.BYLINE,  # who signs a notice
}
HEADS = (Role.KICKER, Role.HEADLINE, Role.DECK)
BRIEF_CHARS = 220
# 停水公告, 遗失声明: a longer headline with such a word reports that one was given out.
NOTICE_HEAD = 10
NOTICE_BODY = re.compile(r"特此(?:声明|公告|通告|通知|启事|更正)|声明作废")


@dataclass(frozen=True, slots=True)
class Draft:
    """One block before it is in its article: pieces, role, confidence."""

    members: tuple[int, ...]
    role: Role
    confidence: float


def joined(pieces: tuple[Piece, ...], members: tuple[int, ...]) -> str:
    """Return the text of pieces: no blank between Han, one between Latin words."""
    text = ""
    for n in members:
        part = pieces[n].text
        apart = text[-1:].isascii() and text[-1:].isalpha() and part[0].isascii()
        apart = (apart and part[0].isalnum()) or pieces[n].glued == "blank"
        text += " " + part if text and apart else part
    return text


def block(pieces: tuple[Piece, ...], draft: Draft, lines: tuple[Line, ...]) -> Block:
    """Return the block of a draft."""
    spans = tuple(pieces[n].span for n in draft.members)
    text = joined(pieces, draft.members)
    return Block(
        draft.role, text, spans, round(draft.confidence, 3), _box(lines, spans)
    )


def _box(lines: tuple[Line, ...], spans: tuple[Span, ...]) -> Box | None:
    return around(box for span in spans if (box := lines[span.line - 1].box))


def drafts(items: tuple[Item, ...], labels: list[Labeled]) -> list[Draft]:
    """Return the blocks of one article in the order of the page."""
    found: list[Draft] = []
    for item, one in zip(items, labels, strict=True):
        role = MARK_ROLES.get(item.mark) or PART_ROLES[one.part]
        found.append(Draft(item.members, role, one.confidence))
    return found


def article(
    found: list[Draft], pieces: tuple[Piece, ...], lines: tuple[Line, ...]
) -> tuple[Block, ...]:
    """Return an article's blocks in reading order, the headline group first."""
    blocks = [block(pieces, draft, lines) for draft in found]
    heads = [b for b in blocks if b.role in HEADS]
    heads.sort(key=lambda b: HEADS.index(b.role))
    return tuple(heads + [b for b in blocks if b.role not in HEADS])


def kind_of(blocks: tuple[Block, ...]) -> Kind:
    """Return what kind of article the blocks are."""
    roles = {b.role for b in blocks}
    head = " ".join(b.text for b in blocks if b.role in HEADS)
    body = "".join(b.text for b in blocks if b.role == Role.BODY)
    if Role.AD_MARK in roles and not body:
        return Kind.AD
    if NOTICE_BODY.search(body) or (len(head) <= NOTICE_HEAD and marks.is_notice(head)):
        return Kind.NOTICE
    if not body:
        return Kind.PHOTO if Role.CAPTION in roles else Kind.OTHER
    if not head and len(body) <= BRIEF_CHARS:
        return Kind.BRIEF
    return Kind.ARTICLE


def whole(blocks: tuple[Block, ...], start: float, end: float) -> Article:
    """Return the article of these blocks, sure of its start and end as given."""
    return Article(kind_of(blocks), blocks, round(start * end, 3), round(start, 3))
