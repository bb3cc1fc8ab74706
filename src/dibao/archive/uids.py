"""The address of an article for good: how a uid is made, and to whom it passes.

When a page is told apart anew, or its file has changed, an article keeps the uid of
the old one with which it shares most of its text, if that is over half of the old
one. The others stay known and point to where most of their text went, if it is there.
"""

import base64
import hashlib
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dibao.model import Span

LENGTH = 10  # base32 letters, 50 bits: a million articles collide once in two thousand
SHINGLE = 4  # characters; a lone pair is shared by any two long texts
ENOUGH = 0.5  # of the old article's text must be there to inherit: more than half

IS_TAKEN = "select 1 from uids where uid = ? and article_id is not null"
GIVE = """
insert into uids (uid, article_id) values (?, ?)
on conflict (uid) do update set article_id = excluded.article_id, see_uid = null,
  reason = ''
"""
RETIRE = """
update uids set article_id = null, see_uid = ?, reason = ? where uid = ?
"""


@dataclass(frozen=True, slots=True)
class Known:
    """An article by its uid, and its text to know it again by."""

    uid: str
    text: str


def made(sha256: str, sequence: int, span: Span, *, salt: int = 0) -> str:
    """Return the uid that an article is given when it inherits none."""
    key = f"{sha256} {sequence} {span.line} {span.start} {span.end}" + " +" * salt
    digest = hashlib.sha256(key.encode()).digest()
    return base64.b32encode(digest)[:LENGTH].decode().lower()


def is_taken(conn: sqlite3.Connection, uid: str) -> bool:
    """Tell whether another article has this uid now.

    One that is known but free was this very article's: its file has come back.
    """
    return conn.execute(IS_TAKEN, (uid,)).fetchone() is not None


def give(conn: sqlite3.Connection, uid: str, article_id: int) -> None:
    """Record whose uid this is now."""
    conn.execute(GIVE, (uid, article_id))


def retire(conn: sqlite3.Connection, uid: str, *, see: str | None, reason: str) -> None:
    """Record that no article has this uid any more, and where to look instead."""
    conn.execute(RETIRE, (see, reason, uid))


def heirs(old: Iterable[Known], new: Mapping[int, str]) -> dict[int, Known]:
    """Return which of the new texts, by number, goes on as which old article.

    An unchanged text first, then the greatest share; each old article has one heir,
    each new text inherits once.
    """
    rows = tuple(old)
    found = _unchanged(rows, new)
    gone = {known.uid for known in found.values()}
    shares = _shares(
        (known for known in rows if known.uid not in gone),
        {number: text for number, text in new.items() if number not in found},
    )
    for share, known, number in sorted(shares, key=_greatest_first):
        if share > ENOUGH and number not in found and known.uid not in gone:
            found[number] = known
            gone.add(known.uid)
    return found


def successors(old: Iterable[Known], new: Iterable[Known]) -> dict[str, str]:
    """Return, by uid, in which new article over half of an old one is now."""
    rows = tuple(new)
    shares = _shares(old, {number: row.text for number, row in enumerate(rows)})
    best: dict[str, tuple[float, str]] = {}
    for share, known, number in shares:
        if share > ENOUGH:
            candidate = (share, rows[number].uid)
            best[known.uid] = max(best.get(known.uid, candidate), candidate)
    return {uid: to for uid, (_, to) in best.items()}


def _unchanged(old: Iterable[Known], new: Mapping[int, str]) -> dict[int, Known]:
    """Return the new texts that are an old one to the letter, in order."""
    waiting: dict[str, list[Known]] = {}
    for known in old:
        waiting.setdefault(known.text, []).append(known)
    return {
        number: waiting[text].pop(0)
        for number, text in new.items()
        if waiting.get(text)
    }


def _greatest_first(share: tuple[float, Known, int]) -> tuple[float, str, int]:
    return -share[0], share[1].uid, share[2]


def _shares(
    old: Iterable[Known], new: Mapping[int, str]
) -> Iterator[tuple[float, Known, int]]:
    """Yield how much of each old text each new one holds, where it holds any."""
    holders: dict[str, dict[int, int]] = {}
    for number, text in new.items():
        for shingle, times in _shingles(text).items():
            holders.setdefault(shingle, {})[number] = times
    for known in old:
        shared: Counter[int] = Counter()
        own = _shingles(known.text)
        for shingle, times in own.items():
            for number, there in holders.get(shingle, {}).items():
                shared[number] += min(times, there)
        for number, count in shared.items():
            yield count / own.total(), known, number


def _shingles(text: str) -> Counter[str]:
    """Return every four neighboring characters, blanks left out, and how often."""
    solid = "".join(text.split())
    last = max(1, len(solid) - SHINGLE + 1)
    return Counter(solid[at : at + SHINGLE] for at in range(last))
