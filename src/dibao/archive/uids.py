"""The address of an article for good: how a uid is made, and to whom it passes.

When a page is told apart anew, or its file has changed, an article keeps the uid of
the old one with which it shares most of its text, if that is over half of the old
one. The others stay known and point to where most of their text went, if it is there.
"""

import base64
import hashlib
import itertools
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
FREE = "update uids set article_id = null where uid = ?"
RETIRE = """
update uids set article_id = null, see_uid = ?, reason = ? where uid = ?
"""


Place = tuple[int, int]
"""An article's place in its source: the page's sequence, and its own on the page."""


@dataclass(frozen=True, slots=True)
class Known:
    """An article by its uid, and its text to know it again by."""

    uid: str
    text: str


def made(sha256: str, sequence: int, span: Span, *, salt: int = 0) -> str:
    """Return the uid that an article is given when it inherits none."""
    key = f"{sha256} {sequence} {span.line} {span.start} {span.end}" + " +" * salt
    digest = hashlib.sha256(key.encode()).digest()[:LENGTH]  # 80 bits, enough for it
    return base64.b32encode(digest)[:LENGTH].decode().lower()


def assigned(
    conn: sqlite3.Connection,
    sha256: str,
    placed: Mapping[Place, tuple[Span, str]],
    *,
    gone: Iterable[Known],
) -> dict[Place, str]:
    """Return the uid of each article of a source: inherited from one gone, or new.

    ``placed`` says where on its page each begins, and its text.
    """
    texts = {place: text for place, (_, text) in placed.items()}
    found = {place: known.uid for place, known in heirs(gone, texts).items()}
    used = set(found.values())
    for place, (span, _) in placed.items():
        if place not in found:
            made_up = (made(sha256, place[0], span, salt=n) for n in itertools.count())
            found[place] = next(
                uid for uid in made_up if uid not in used and not is_taken(conn, uid)
            )
            used.add(found[place])
    return found


def is_taken(conn: sqlite3.Connection, uid: str) -> bool:
    """Tell whether another article has this uid now.

    One that is known but free was this very article's: its file has come back.
    """
    return conn.execute(IS_TAKEN, (uid,)).fetchone() is not None


def give(conn: sqlite3.Connection, owners: Iterable[tuple[str, int]]) -> None:
    """Record whose each uid is now: the article with that id."""
    conn.executemany(GIVE, owners)


def free(conn: sqlite3.Connection, known: Iterable[Known]) -> None:
    """Record that these have no article, until they are given or retired."""
    conn.executemany(FREE, ((one.uid,) for one in known))


def retire(conn: sqlite3.Connection, uid: str, *, see: str | None, reason: str) -> None:
    """Record that no article has this uid any more, and where to look instead."""
    conn.execute(RETIRE, (see, reason, uid))


def heirs(old: Iterable[Known], new: Mapping[Place, str]) -> dict[Place, Known]:
    """Return which of the new texts, by place, goes on as which old article.

    An unchanged text first, then the greatest share; each old article has one heir,
    each new text inherits once.
    """
    rows = tuple(old)
    found = _unchanged(rows, new)
    gone = {known.uid for known in found.values()}
    shares = _shares(
        (known for known in rows if known.uid not in gone),
        {place: text for place, text in new.items() if place not in found},
    )
    for share, known, place in sorted(shares, key=_greatest_first):
        if share > ENOUGH and place not in found and known.uid not in gone:
            found[place] = known
            gone.add(known.uid)
    return found


def successors(old: Iterable[Known], new: Iterable[Known]) -> dict[str, str]:
    """Return, by uid, in which new article over half of an old one is now."""
    rows = tuple(new)
    shares = _shares(old, {(0, at): row.text for at, row in enumerate(rows)})
    best: dict[str, tuple[float, str]] = {}
    for share, known, (_, at) in shares:
        if share > ENOUGH:
            candidate = (share, rows[at].uid)
            best[known.uid] = max(best.get(known.uid, candidate), candidate)
    return {uid: to for uid, (_, to) in best.items()}


def _unchanged(old: Iterable[Known], new: Mapping[Place, str]) -> dict[Place, Known]:
    """Return the new texts that are an old one to the letter, in order."""
    waiting: dict[str, list[Known]] = {}
    for known in old:
        waiting.setdefault(known.text, []).append(known)
    return {
        place: waiting[text].pop(0) for place, text in new.items() if waiting.get(text)
    }


def _greatest_first(share: tuple[float, Known, Place]) -> tuple[float, str, Place]:
    return -share[0], share[1].uid, share[2]


def _shares(
    old: Iterable[Known], new: Mapping[Place, str]
) -> Iterator[tuple[float, Known, Place]]:
    """Yield how much of each old text each new one holds, where it holds any."""
    rows = tuple(old)
    holders: dict[str, dict[Place, int]] = {}
    for place, text in new.items() if rows else ():
        for shingle, times in _shingles(text).items():
            holders.setdefault(shingle, {})[place] = times
    for known in rows:
        shared: Counter[Place] = Counter()
        own = _shingles(known.text)
        for shingle, times in own.items():
            for place, there in holders.get(shingle, {}).items():
                shared[place] += min(times, there)
        for place, count in shared.items():
            yield count / own.total(), known, place


def _shingles(text: str) -> Counter[str]:
    """Return every four neighboring characters, blanks left out, and how often."""
    solid = "".join(text.split())
    last = max(1, len(solid) - SHINGLE + 1)
    return Counter(solid[at : at + SHINGLE] for at in range(last))
