"""The search benchmark: that it runs, whatever its figures are on so little text."""

import json
import subprocess
import sys
from itertools import islice
from pathlib import Path

import pytest

from contest import corpus as corpora
from contest import grown, million
from contest.bed import Bed, Setup
from dibao.archive import indexing, waiting
from dibao.archive.connect import open_to_write
from dibao.archive.transaction import whole

SCRIPT = Path(__file__).parent / "bench" / "search.py"
FEW = ("--questions", "60", "--rows", "2000", "--json")
LEFT = """
select (select count(*) from temp.grams), (select count(*) from temp.words)
"""
PLACES = ("望月桥", "北门菜场", "柳溪社区医院", "东岸渡口", "高新区")
DEEDS = ("昨日合龙", "改造工程完工", "AI门诊开诊", "恢复通航", "引进3家企业")
BODY = (
    "本报讯　{place}{deed}，总投资{n},180万元，惠及居民236户。\n"
    "市民罗师傅说：“我们等了{n}年！”記者昨天在現場看到，{place}一切如常。"
)
FIGURES = {
    "result set equals grep's",
    "top-20 p50, LIKE / dibao",
    "top-20 p95, LIKE / dibao",
    "count p50, ripgrep / dibao",
    "top-20 p50, dibao / tantivy",
    "index / text",
    "index / trigram index",
    "very common word, plain rank / dibao",
    "known-item MRR, dibao / bm25",
    "whole ingest CPU with rjieba / bare jieba.cut",
    "cold dibao search CPU",
    "64 KB of any bytes as a query, the slowest",
}


@pytest.fixture
def corpus(tmp_path):
    """Return a file of invented articles; every other one has a brief."""
    path = tmp_path / "articles.jsonl"
    pairs = [(place, deed) for place in PLACES for deed in DEEDS]
    items = [
        {
            "title": f"{place}{deed}",
            "body": BODY.format(place=place, deed=deed, n=n + 2),
            "date": f"2021-05-{n + 1:02}",
            "brief": f"{place} 罗师傅" * (n % 2),
        }
        for n, (place, deed) in enumerate(pairs)
    ]
    lines = (json.dumps(item, ensure_ascii=False) for item in items)
    path.write_text("\n".join(lines), "utf-8")
    return path


def test_every_figure_of_search_is_measured_or_says_why_not(corpus):
    command = [sys.executable, SCRIPT, corpus, *FEW]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    figures = {figure["name"]: figure for figure in json.loads(done.stdout)}
    assert set() == FIGURES - set(figures)
    assert [] == [
        name
        for name in FIGURES
        if figures[name]["seen"] is None
        and not figures[name]["note"].startswith("skipped: ")
    ]
    assert figures["result set equals grep's"]["holds"]


def test_a_grown_corpus_says_so_and_no_two_articles_of_it_are_the_same(corpus):
    items = corpora.read(corpus)
    found = grown.to_size(items, 1, seed=1)
    bodies = {item.body for item in found}
    assert (len(found), 1_000_000) == (len(bodies), min(grown.bytes_of(found), 10**6))
    assert set(items) <= set(found)
    added = len(found) - len(items)
    assert grown.told(found).endswith(
        f"1.0 MB, {added:,} of them made of its sentences"
    )
    assert "25 articles, 0.0 MB" == grown.told(items)


def test_a_corpus_grows_alike_from_one_seed(corpus):
    items = corpora.read(corpus)
    first, again, other = (grown.to_size(items, 1, seed=n) for n in (1, 1, 2))
    assert (True, False) == (first == again, first == other)


def test_made_rows_are_indexed_as_the_archive_would(corpus, tmp_path):
    """What FTS5 forgets by the archive's own tokens, it must have been told so."""
    path = tmp_path / "million.db"
    made = million.rows(Bed(tmp_path, corpora.read(corpus), (), (), Setup(rows=50)))
    million.build(path, islice(made, 50))
    with open_to_write(path) as conn:
        for name, table in (("grams", "articles_grams"), ("words", "articles_fts")):
            conn.execute(
                f"create virtual table temp.{name} using fts5vocab(main, {table}, row)"
            )
        assert (0, 0) != conn.execute(LEFT).fetchone()
        with whole(conn):
            for n in range(1, 51):
                indexing.take(conn, n)
            waiting.flush(conn)
            assert (0, 0) == conn.execute(LEFT).fetchone()
