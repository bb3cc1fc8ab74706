"""The presses' own promises: their gold is what they print, and it repeats."""

import gzip
import json
import sys
import unicodedata
from itertools import pairwise

import pytest

from press.__main__ import main, printer
from press.corpus import load, shorts
from press.double import double
from press.draw import filled, listed
from press.ink import Block, blanks, noise, text_of, wrapped
from press.modest.setting import fitting
from press.noise import BULLETS, RADICALS
from press.page import Page, broken, strays
from samples import SAMPLES, drawn_as, seen
from score import bare, blocks_of, figures, score, truth

COLUMN = """河埠头装上路灯
昨晚，下埠河边新装的路灯亮了，共四十盏，照着两里长的石阶。
夜市挪了地方
东门夜市本周起挪到旧糖厂院内，摊位不减，收摊时间不变。
渡船加了一班
为方便赶早集的人，下埠渡口每天清晨加开一班渡船，票价不变。"""
SCENE = "近日，工人正在下埠渡口加紧施工，准备赶在汛期之前铺好新的石阶。"
BOTH = pytest.mark.parametrize("is_harsh", [False, True], ids=["modest", "harsh"])
PAGES = 30


def items():
    """Yield the samples' articles as a corpus has them, and what else presses want."""
    for sample in SAMPLES.values():
        for number in sorted({gold.article for gold in sample.gold} - {0}):
            own = [gold for gold in sample.gold if gold.article == number]
            title = next((gold.text for gold in own if gold.role == "headline"), "")
            body = "\n".join(gold.text for gold in own if gold.role == "body")
            if body:
                yield {"title": title, "body": body, "tags": [sample.name]}
    yield {"title": "快讯", "body": COLUMN}
    yield {"title": "【下埠纪事】渡口要修新的石阶", "body": SCENE * 5, "tags": ["渡口"]}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    path = tmp_path_factory.mktemp("press") / "corpus.jsonl"
    lines = (json.dumps(item, ensure_ascii=False) + "\n" for item in items())
    path.write_text("".join(lines), encoding="utf-8")
    return path


@pytest.fixture(scope="module", params=[False, True], ids=["modest", "harsh"])
def pages(corpus, request):
    page_of = printer(load(corpus), 1, is_harsh=request.param)
    return [page_of(number) for number in range(PAGES)]


def lines_of(page):
    return page.text.removesuffix(page.ending).split(page.ending)


def is_seen(char):
    return not char.isspace() and unicodedata.category(char) not in {"Cc", "Cf"}


@BOTH
def test_the_same_seed_gives_the_same_pages(corpus, is_harsh):
    one, two = (printer(load(corpus), 7, is_harsh=is_harsh) for _ in range(2))
    assert [two(n).text for n in range(9)] == [one(n).text for n in range(9)]
    assert [two(n).gold for n in range(9)] == [one(n).gold for n in range(9)]


@BOTH
def test_another_seed_gives_other_pages(corpus, is_harsh):
    articles = load(corpus)
    one, two = (printer(articles, seed, is_harsh=is_harsh) for seed in (1, 2))
    assert one(0).text != two(0).text


def test_every_printed_character_belongs_to_a_block_of_the_gold(pages):
    assert [] == [stray for page in pages for stray in strays(page)]


def test_every_block_is_printed_whole_and_in_order(pages):
    assert [] == [block.text for page in pages for block in broken(page)]


def test_every_printed_line_lies_within_the_lines_of_a_block(pages):
    for page in pages:
        covered = {n for gold in page.gold for n in range(*gold["lines"])}
        covered |= {gold["lines"][1] for gold in page.gold}
        lines = enumerate(lines_of(page), 1)
        assert set() == {n for n, line in lines if any(map(is_seen, line))} - covered


def test_lines_of_one_block_read_as_its_text_drawn_up_to_three_times(pages):
    back = str.maketrans({new: old for old, new in (RADICALS | BULLETS).items()})
    checked = 0
    for page in pages:
        lines = lines_of(page)
        for gold in page.gold:
            if is_alone(gold, page.gold):
                first, last = gold["lines"]
                printed = seen("".join(lines[first - 1 : last]).translate(back))
                assert drawn_as(bare(printed), bare(seen(gold["text"])))
                checked += 1
    assert checked > 10 * PAGES


def is_alone(gold, others):
    first, last = gold["lines"]
    near = [o for o in others if o["lines"][0] <= last and first <= o["lines"][1]]
    return [gold] == near


def test_the_gold_as_an_answer_scores_full_marks(pages):
    for page in pages:
        articles = {gold["article"]: [] for gold in page.gold if gold["article"]}
        for gold in page.gold:
            articles.get(gold["article"], []).append(gold)
        made = {
            "source": "page.txt",
            "articles": [{"blocks": blocks} for blocks in articles.values()],
            "furniture": [gold for gold in page.gold if not gold["article"]],
        }
        scored = score(truth(page.gold), blocks_of([made]))
        assert {1.0} == set(figures(scored.counts).values())


def test_the_blocks_stand_in_the_order_of_their_lines(pages):
    for page in pages:
        starts = [gold["lines"][0] for gold in page.gold]
        assert all(one <= two for one, two in pairwise(starts))


def test_pages_have_every_role(pages):
    roles = {gold["role"] for page in pages for gold in page.gold}
    common = {"headline", "body", "byline", "caption", "crosshead", "furniture"}
    assert set() == common - roles


def test_pages_have_doubled_print(pages):
    inks = [ink for page in pages for row in page.rows for ink in row]
    assert "copy" in {ink.kind for ink in inks}


def test_a_character_of_no_block_is_a_stray():
    page = Page([[*Block(1, "body", "渡口").inks, *blanks(), noise("修")]])
    assert ["修"] == strays(page)


def test_a_block_that_lost_a_character_is_broken():
    block = Block(1, "body", "渡口要修")
    assert [block] == broken(Page([block.inks[:-1]]))


def test_a_block_that_is_printed_out_of_order_is_broken():
    block = Block(1, "body", "渡口要修")
    assert [block] == broken(Page([block.inks[2:], block.inks[:2]]))


@BOTH
@pytest.mark.parametrize("suffix", [".jsonl", ".jsonl.gz"])
def test_the_command_writes_pages_and_their_gold(
    corpus, tmp_path, monkeypatch, is_harsh, suffix
):
    source, out = tmp_path / f"corpus{suffix}", tmp_path / "out"
    data = corpus.read_bytes()
    source.write_bytes(gzip.compress(data) if suffix.endswith(".gz") else data)
    options = ["--pages", "3", "--seed", "1", *["--harsh"] * is_harsh]
    monkeypatch.setattr(sys, "argv", ["press", str(source), str(out), *options])
    main()
    name = "q" if is_harsh else "p"
    wanted = [f"{name}000{n}{end}" for n in range(3) for end in (".gold.json", ".txt")]
    assert wanted == sorted(path.name for path in out.iterdir())
    page = printer(load(source), 1, is_harsh=is_harsh)(2)
    assert page.text.encode(page.encoding) == (out / f"{name}0002.txt").read_bytes()
    gold = json.loads((out / f"{name}0002.gold.json").read_text(encoding="utf-8"))
    assert page.gold == gold


@BOTH
def test_a_corpus_of_nothing_but_scraps_is_refused(tmp_path, is_harsh):
    path = tmp_path / "scraps.jsonl"
    path.write_text('{"title": "渡口", "body": "要修。"}\n', encoding="utf-8")
    with pytest.raises(ValueError, match="no article of"):
        printer(load(path), 1, is_harsh=is_harsh)


def test_a_title_is_parted_into_kicker_headline_and_deck(tmp_path):
    path = tmp_path / "one.jsonl"
    title = "【下埠纪事】渡口要修新的石阶——工期三个月"
    path.write_text(json.dumps({"title": title, "body": "要修。"}), encoding="utf-8")
    (article,) = load(path)
    assert ("下埠纪事", "渡口要修新的石阶", "——工期三个月") == article.head


def test_a_column_is_parted_into_its_items(corpus):
    (column,) = [article for article in load(corpus) if article.title == "快讯"]
    heads = [head for head, *texts in shorts(column) if texts]
    assert ["河埠头装上路灯", "夜市挪了地方", "渡船加了一班"] == heads


def test_marks_hang_over_the_end_of_a_row_and_openers_move_down():
    inks = Block(1, "body", "渡口要修，名叫做“新埠”。").inks
    assert ["渡口要修，", "名叫做", "“新埠”。"] == [
        text_of(row) for row in wrapped(inks, 4)
    ]


@pytest.mark.parametrize(
    ("mode", "times", "printed"),
    [
        ("run", 2, "渡口渡口7575，，"),
        ("run", 3, "渡口渡口渡口757575，，，"),
        ("char", 2, "渡渡口口7755，，"),
        ("line", 2, "渡口75，渡口75，"),
    ],
)
def test_bold_print_is_drawn_by_run_by_character_or_by_line(mode, times, printed):
    drawn = double(Block(1, "body", "渡口75，").inks, mode, times)
    assert printed == text_of(drawn)
    assert "渡口75，" == text_of([ink for ink in drawn if not ink.kind])


def test_a_number_is_not_parted_by_the_end_of_a_row():
    inks = Block(1, "body", "花了1200元").inks
    assert ["花了", "1200元"] == [text_of(row) for row in wrapped(inks, 3)]


def test_a_text_is_cut_until_its_short_last_row_shows_its_end():
    text = "渡口要修。石阶要铺。船要再加一班。"
    assert "渡口要修。石阶要铺。" == fitting(text, "short", 10)
    assert text == fitting(text, "indent", 10)


def test_a_slot_that_a_caller_fills_is_not_drawn():
    assert "下埠07" == filled("{place}{day02}", None, place="下埠", day02="07")


def test_phrases_are_parted_by_bars_and_line_ends():
    assert ("渡口", "石阶", "河灯") == listed("\n渡口|石阶\n河灯\n")
