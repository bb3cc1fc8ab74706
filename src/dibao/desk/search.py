"""Answering a query: look up, verify, rank, cut snippets."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from dibao.archive import find
from dibao.archive.find import Filters, Found, Row, Sort
from dibao.desk.answer import Answer, Hit, Marks, Slice
from dibao.desk.marks import merged, places, snippet
from dibao.desk.needles import Needle, needles
from dibao.desk.plan import MOST_GRAMS, Plan, expression, plan
from dibao.desk.vocabulary import Counts
from dibao.model import Kind
from dibao.query import parse

Notes = tuple[str, ...]

MOST_RANKED = 5000  # bm25 takes 3 µs a match: 15 ms, where a common word has 10^5
MOST_SCANNED = 20000  # texts read where no index helps: half a second
FIRST_DATED_ID = 10**6  # an id is yyyymmdd × 10⁶ + n, and 0 stands for no date
EXCERPT_CHARS = 24

EVERYTHING = Filters()
FIRST_PAGE = Slice()

EMPTY_NOTE = "请输入要查找的词，或用引号括起要逐字查找的话。"
SCAN_NOTE = f"只有标点或符号，没有索引可查：只逐字看了最新的 {MOST_SCANNED:,} 篇。"
RANK_NOTE = f"命中太多：只给最新的 {MOST_RANKED:,} 篇排了相关度，其余按日期排在后面。"


def search(
    conn: sqlite3.Connection,
    text: str,
    *,
    filters: Filters = EVERYTHING,
    page: Slice = FIRST_PAGE,
) -> Answer:
    """Return the articles in which all of a query stands, one slice of them."""
    query = parse(text)
    if not query.terms:
        return Answer(text, (), 0, notes=(*query.notes, EMPTY_NOTE))
    how = plan(query, vocabulary(conn), partial(find.gram_count, conn))
    filters = replace(filters, title=storable(filters.title))
    found, notes = matching(conn, how, filters)
    ordered, scores, rank_notes = in_order(conn, how, found, filters)
    is_asked = filters.kind == Kind.FURNITURE  # then it is what is counted
    furniture = 0 if is_asked else sum(one.is_furniture for one in found)
    return Answer(
        text,
        hits(conn, ordered[page.offset :][: page.limit], how.needles, scores),
        len(found) - furniture,
        furniture=furniture,
        is_exact=SCAN_NOTE not in notes,
        notes=(*query.notes, *notes, *rank_notes),
        ids=tuple(one.id for one in found if not one.is_furniture),
    )


def marks(conn: sqlite3.Connection, text: str, query: str) -> Marks:
    """Return where to highlight a query in an article's text."""
    counts = vocabulary(conn)
    wanted = [n for term in parse(query).terms for n in needles(term, counts)]
    return merged(places(text, wanted))


def vocabulary(conn: sqlite3.Connection) -> Counts:
    """Return what says how often the archive has a word."""
    return partial(find.word_counts, conn)


def matching(
    conn: sqlite3.Connection, how: Plan, filters: Filters
) -> tuple[list[Found], Notes]:
    """Return all that match, newest first, and what to say if not all was read."""
    if not how.grams:
        return scanned(conn, how.needles, filters)
    if not how.unsettled:
        return list(find.matching(conn, how.grams, filters)), ()
    texts = find.matching_texts(conn, how.grams, filters)
    return list(verified(texts, how.unsettled)), ()


def verified(
    texts: Iterable[tuple[Found, str]], needles: Sequence[Needle]
) -> Iterator[Found]:
    """Yield those in whose text every needle stands."""
    for one, text in texts:
        if all(needle.is_in(text) for needle in needles):
            yield one


def scanned(
    conn: sqlite3.Connection, needles: Sequence[Needle], filters: Filters
) -> tuple[list[Found], Notes]:
    """Return what matches among the newest texts, each of them read."""
    texts = list(find.newest_texts(conn, filters, most=MOST_SCANNED + 1))
    found = list(verified(texts[:MOST_SCANNED], needles))
    return found, (SCAN_NOTE,) if len(texts) > MOST_SCANNED else ()


def in_order(
    conn: sqlite3.Connection, how: Plan, found: list[Found], filters: Filters
) -> tuple[list[Found], dict[int, float], Notes]:
    """Return all in the order asked for, furniture last, and the scores of some."""
    if filters.sort == Sort.OLDEST:
        oldest = sorted(found, key=lambda one: (one.id < FIRST_DATED_ID, one.id))
        return furniture_last(oldest), {}, ()
    if filters.sort == Sort.NEWEST or not found:
        return furniture_last(found), {}, ()
    within = (found[-1].id, found[0].id)
    scores = (
        find.scores(conn, how.words, within=within, most=MOST_RANKED)
        if how.words
        else {}
    )
    wholes = with_wholes(conn, how.wholes, filters)
    first = [one for one in found if one.id in scores or one.id in wholes]
    rest = [one for one in found if one.id not in scores and one.id not in wholes]
    first.sort(
        key=lambda one: (one.id not in wholes, -scores.get(one.id, 0.0), -one.id)
    )
    notes = (RANK_NOTE,) if rest and len(scores) == MOST_RANKED else ()
    return furniture_last([*first, *rest]), scores, notes


def with_wholes(
    conn: sqlite3.Connection, wholes: Sequence[Needle], filters: Filters
) -> set[int]:
    """Return the ids of articles that have the unquoted terms in one piece."""
    if not wholes:
        return set()
    grams = dict.fromkeys(gram for whole in wholes for gram in whole.grams)
    texts = find.matching_texts(conn, expression(list(grams)[:MOST_GRAMS]), filters)
    return {one.id for one in verified(texts, wholes)}


def furniture_last(found: Iterable[Found]) -> list[Found]:
    """Return articles first, furniture 版头版脚 after them, each in the same order."""
    return sorted(found, key=lambda one: one.is_furniture)


def hits(
    conn: sqlite3.Connection,
    found: Sequence[Found],
    needles: Sequence[Needle],
    scores: Mapping[int, float],
) -> tuple[Hit, ...]:
    """Return what a reader sees of each article."""
    rows = find.rows(conn, [one.id for one in found])
    return tuple(
        hit(rows[one.id], needles, scores.get(one.id, 0.0))
        for one in found
        if one.id in rows
    )


def hit(row: Row, needles: Sequence[Needle], score: float) -> Hit:
    """Return one article as a hit."""
    piece, where = snippet(row.text, needles, heading_end=row.heading_end)
    return Hit(
        uid=row.uid,
        headline=row.headline or excerpt(row.text),
        is_excerpt=not row.headline,
        title=row.title,
        date=row.date,
        page_label=row.page_label,
        kind=row.kind,
        snippet=piece,
        marks=where,
        score=round(score, 6),
    )


def excerpt(text: str) -> str:
    """Return how a text begins, to stand for the headline it has not.

    >>> excerpt("昨天下午，城东新桥通车。市民冒雨前来，桥上人山人海。")
    '昨天下午，城东新桥通车。市民冒雨前来，桥上人山…'
    """
    line = text.strip().partition("\n")[0]
    return line if len(line) <= EXCERPT_CHARS else line[: EXCERPT_CHARS - 1] + "…"


def storable(text: str) -> str:
    """Return a text as SQLite can be given it: what UTF-8 cannot write, as "?"."""
    return text.encode("utf-8", "replace").decode()
