"""What a query means, against a reading of every article that knows no index.

Trees of terms and operators are written as a reader would type them; the desk's answer
must be the set of articles for which the tree holds, under every filter and order.
"""

import itertools
import re
from contextlib import closing
from dataclasses import dataclass

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import odd_archive
from dibao.archive.connect import open_to_read
from dibao.desk import Filters, Held, Slice, Sort, search
from examples import free

ARTICLES = """
select a.uid, x.text, a.kicker || char(10) || a.headline || char(10) || a.deck,
  a.byline || char(10) || a.names,
  coalesce((
    select group_concat(substr(x.text, b.start + 1, b."end" - b.start), char(10))
    from blocks b
    where b.article_id = a.id and b.role = 'caption'
  ), ''),
  case t.name when 'unknown' then '' else t.name end, coalesce(a.date, ''), p.label,
  a.kind
from articles a
join texts x on x.article_id = a.id
join titles t on t.id = a.title_id
join pages p on p.id = a.page_id
"""
BLANKS = "[ \u3000\t\xa0]*"
WIDE = "".join(map(chr, [*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF5B)]))
FOLDED = str.maketrans(
    "橋東" + WIDE, "桥东" + "".join(chr(ord(c) - 0xFEE0) for c in WIDE)
)
ALL_AT_ONCE = Slice(1000)


@dataclass(frozen=True)
class Read:
    """An article as the tests read it."""

    uid: str
    text: str
    heading: str
    byline: str
    captions: str
    title: str
    date: str
    label: str
    kind: str


@pytest.fixture(scope="module")
def conn(tmp_path_factory):
    path = odd_archive.build(tmp_path_factory.mktemp("odd") / "odd.db")
    with closing(open_to_read(path)) as opened:
        yield opened


@pytest.fixture(scope="module")
def articles(conn):
    return [Read(*row) for row in conn.execute(ARTICLES)]


def is_han(char):
    return "\u4e00" <= char <= "\u9fff"


def fold(text):
    return text.translate(FOLDED).lower()


def places(term, text):
    """Return where a term stands: (what, is a phrase, is a prefix)."""
    sought, is_phrase, is_prefix = term
    sought, text = fold(sought), fold(text)
    gaps = [
        BLANKS if is_han(one) and is_han(other) else ""
        for one, other in itertools.pairwise(sought)
    ]
    letters = [re.escape(char) for char in sought]
    made = "".join(a + b for a, b in zip(letters, [*gaps, ""], strict=True))
    found = re.finditer(f"(?=({made}))", text)
    spans = [match.span(1) for match in found]
    if is_phrase:
        return spans
    whole = r"[a-z0-9]"
    return [
        (start, end)
        for start, end in spans
        if not (re.match(whole, sought[0]) and re.match(whole, text[:start][-1:]))
        and (
            is_prefix
            or not (re.match(whole, sought[-1]) and re.match(whole, text[end:][:1]))
        )
    ]


FIELDS = {
    "标题": "heading",
    "作者": "byline",
    "图片": "captions",
    "headline": "heading",
}


HOLDS = {
    "term": lambda term, _, text: bool(places(term, text)),
    "not": lambda tree, article, text: not holds(tree[0], article, text),
    "and": lambda tree, article, text: all(holds(t, article, text) for t in tree[0]),
    "or": lambda tree, article, text: any(holds(t, article, text) for t in tree[0]),
    "near": lambda tree, _, text: are_near(*tree, text),
    "in": lambda tree, article, _: holds(
        tree[1], article, getattr(article, FIELDS[tree[0]])
    ),
    "date": lambda ends, article, _: is_within(article.date, *ends),
    "title": lambda wanted, article, _: wanted[0] in article.title,
    "page": lambda wanted, article, _: article.label.lower() == wanted[0].lower(),
    "kind": lambda wanted, article, _: article.kind == wanted[0],
}


def holds(tree, article, text):
    """Tell whether a tree holds for an article, its terms sought in a text."""
    name, *rest = tree
    return HOLDS[name](rest, article, text)


def are_near(left, right, chars, text):
    return any(
        (a, b) != (c, d) and max(a - d, c - b) <= chars
        for a, b in places(left, text)
        for c, d in places(right, text)
    )


def is_within(date, first, last):
    return bool(date) and date >= first and (not last or date[: len(last)] <= last)


def typed_term(text, is_phrase, is_prefix):
    if not is_phrase:
        return text + "*" * is_prefix
    return f"“{text}”" if '"' in text else f'"{text}"'


TYPED = {
    "term": typed_term,
    "not": lambda tree: f"-({typed(tree)})" if tree[0] == "not" else f"-{typed(tree)}",
    "and": lambda trees: f"({' '.join(map(typed, trees))})",
    "or": lambda trees: f"（{' ｜ '.join(map(typed, trees))}）",
    "near": lambda one, other, chars: (
        f"({typed_term(*one)} ~{chars} {typed_term(*other)})"
    ),
    "in": lambda field, tree: f"{field}:{typed(tree)}",
    "date": lambda first, last: f"日期:{first}..{last}",
    "title": lambda wanted: f"报:{wanted}",
    "page": lambda wanted: f"版：{wanted}",
    "kind": lambda wanted: f"kind:{wanted}",
}


def typed(tree):
    """Return a tree as a reader types it, every group in brackets."""
    name, *rest = tree
    return TYPED[name](*rest)


WORDS = st.one_of(
    st.text(st.sampled_from(odd_archive.HAN), min_size=1, max_size=2),
    st.sampled_from(["gpt", "GPT4", "2023", "2023年", "ａ1", "2.5", "橋", "大東"]),
)
PIECES = st.text(
    st.sampled_from(odd_archive.HAN + "橋東gG2０3Ｐ ，。—-“\u3000()|"),
    min_size=1,
    max_size=5,
).filter(lambda text: "“" not in text or '"' not in text)
words_ = st.tuples(st.just("term"), WORDS, st.just(False), st.just(False))
phrases = st.tuples(st.just("term"), PIECES, st.just(True), st.just(False))
prefixes = st.tuples(
    st.just("term"), st.sampled_from(["g", "gp", "20", "a", "1"]), st.just(False),
    st.just(True),
)  # fmt: skip
terms = words_ | phrases | prefixes
nears = st.tuples(
    st.just("near"), terms.map(lambda t: t[1:]), terms.map(lambda t: t[1:]),
    st.integers(0, 9),
)  # fmt: skip
periods = st.sampled_from(["2022", "2023", "2023-05", "2023-05-20", "2024", ""])
facts = st.one_of(
    st.tuples(st.just("date"), periods, periods).filter(lambda d: d[1] or d[2]),
    st.tuples(st.just("title"), st.sampled_from(["江", "报", "日报", "西", "know"])),
    st.tuples(st.just("page"), st.sampled_from(["1", "a2", "A2", "9"])),
    st.tuples(st.just("kind"), st.sampled_from(["article", "furniture", "photo"])),
)
fields = st.sampled_from(list(FIELDS))


def grown(inner):
    """Return trees one size up."""
    groups = st.lists(inner, min_size=2, max_size=3).map(tuple)
    return st.one_of(
        st.tuples(st.just("not"), inner),
        st.tuples(st.just("and"), groups),
        st.tuples(st.just("or"), groups),
        st.tuples(st.just("in"), fields, inner),
    )


trees = st.recursive(st.one_of(terms, terms, nears, facts), grown, max_leaves=6)
filters = st.builds(
    Filters,
    title=st.sampled_from(["", "", "", *odd_archive.TITLES, "unknown"]),
    first=st.sampled_from(["", "", "", "2023", "2023-05-02"]),
    last=st.sampled_from(["", "", "", "2023", "2023-12"]),
    page=st.sampled_from(["", "", "", "3", "a2"]),
    kind=st.sampled_from(["", "", "", "article", "furniture"]),
    sort=st.sampled_from(list(Sort)),
)


def leaves(article, narrow):
    """Tell whether filters leave an article."""
    return (
        (not narrow.title or (article.title or "unknown") == narrow.title)
        and (
            not (narrow.first or narrow.last)
            or is_within(article.date, narrow.first, narrow.last)
        )
        and (not narrow.page or article.label.lower() == narrow.page)
        and (not narrow.kind or article.kind == narrow.kind)
    )


def expected(articles, tree, narrow):
    return {
        one.uid
        for one in articles
        if leaves(one, narrow) and holds(tree, one, one.text)
    }


@free(600)
@given(tree=trees, narrow=filters)
@example(("near", ("江", False, False), ("江", True, False), 2), Filters())
@example(("near", ("东", False, False), ("工工", False, False), 0), Filters())
def test_what_is_found_is_what_reading_everything_finds(conn, articles, tree, narrow):
    answer = search(conn, typed(tree), filters=narrow, page=ALL_AT_ONCE)
    uids = [hit.uid for hit in answer.hits]
    wrong = expected(articles, tree, narrow) ^ set(uids)
    assert [] == [one for one in articles if one.uid in wrong], typed(tree)
    assert len(uids) == len(set(uids)) == answer.count + answer.furniture
    assert answer.is_exact
    assert (answer.nothing is None) is bool(uids)


@free(150)
@given(tree=trees, narrow=filters, limit=st.integers(1, 9))
def test_slices_make_up_the_whole_in_order(conn, tree, narrow, limit):
    whole = search(conn, typed(tree), filters=narrow, page=ALL_AT_ONCE)
    hits, page = (), Slice(limit)
    while True:
        answer = search(conn, typed(tree), filters=narrow, page=page)
        assert len(hits) == answer.start
        hits += answer.hits
        if not answer.after:
            break
        page = Slice(limit, after=answer.after)
    assert whole.hits == hits
    if answer.before:
        back = search(
            conn, typed(tree), filters=narrow, page=Slice(limit, before=answer.before)
        )
        assert whole.hits[: answer.start][-limit:] == back.hits


@free(150)
@given(tree=trees, sort=st.sampled_from([Sort.NEWEST, Sort.OLDEST]))
def test_hits_come_by_date_with_the_undated_and_furniture_last(conn, tree, sort):
    answer = search(conn, typed(tree), filters=Filters(sort=sort), page=ALL_AT_ONCE)
    kinds = [hit.kind == "furniture" for hit in answer.hits]
    assert sorted(kinds) == kinds
    for is_furniture in (False, True):
        some = [h.date for h in answer.hits if (h.kind == "furniture") is is_furniture]
        dated = [date for date in some if date]
        assert dated + [""] * (len(some) - len(dated)) == some
        assert sorted(dated, reverse=sort is Sort.NEWEST) == dated


@free(150)
@given(tree=trees)
@example(("not", ("not", ("term", "桥", False, False))))
def test_what_a_query_finds_and_what_its_denial_finds_is_all_there_is(
    conn, articles, tree
):
    found = {hit.uid for hit in search(conn, typed(tree), page=ALL_AT_ONCE).hits}
    denied = typed(("not", tree))
    rest = {hit.uid for hit in search(conn, denied, page=ALL_AT_ONCE).hits}
    assert ({one.uid for one in articles}, set()) == (found | rest, found & rest)


@free(150)
@given(text=st.text(st.sampled_from(odd_archive.HAN), min_size=3, max_size=8))
def test_a_run_unquoted_finds_all_that_it_finds_quoted(conn, text):
    loose = {hit.uid for hit in search(conn, text, page=ALL_AT_ONCE).hits}
    exact = {hit.uid for hit in search(conn, f"“{text}”", page=ALL_AT_ONCE).hits}
    assert exact <= loose


@free(150)
@given(tree=st.recursive(terms | nears, grown, max_leaves=4))
def test_how_many_match_without_a_filter_is_what_reading_everything_finds(
    conn, articles, tree
):
    nothing = search(conn, typed(tree), filters=Filters(title="没有的报")).nothing
    found = expected(articles, tree, Filters(kind="article"))
    assert Held(typed(tree), len(found)) == nothing.unfiltered


@free(150)
@given(pieces=st.lists(PIECES, min_size=1, max_size=4, unique=True))
def test_how_many_hold_each_phrase_is_what_reading_everything_finds(
    conn, articles, pieces
):
    trees = [("term", piece, True, False) for piece in pieces]
    typed_ = " ".join(map(typed, trees))
    nothing = search(conn, typed_, filters=Filters(title="没有的报")).nothing
    counts = {fold(piece): 0 for piece in pieces}
    for piece, tree in zip(pieces, trees, strict=True):
        counts[fold(piece)] = len(expected(articles, tree, Filters(kind="article")))
    assert counts == {one.text: one.count for one in nothing.terms}


def test_the_brute_force_finds_some_and_not_all(articles):
    tree = (
        "and",
        (("term", "桥", False, False), ("not", ("term", "江", False, False))),
    )
    assert 0 < len(expected(articles, tree, Filters())) < len(articles)
    kinds = {one.kind for one in articles}
    assert {"article", "furniture"} <= kinds
    assert any(one.captions for one in articles)
