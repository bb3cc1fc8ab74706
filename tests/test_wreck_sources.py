"""What the wrecker takes in: JSON lines, gold files; and what its command writes."""

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest

from wreck.__main__ import pages
from wreck.sources import load
from wreck.things import Source

TEXT = "青溪桥头的修鞋摊摆了二十八年，摊主不收现金，只收一句“下次再来”。"
NEXT = "今年枇杷丰收，果子个头小，价钱却好，镇上的收购点从早忙到晚。"


def write(folder: Path, *items: dict[str, str]) -> Path:
    file = folder / "news.jsonl"
    lines = [json.dumps(item, ensure_ascii=False) for item in items]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    return file


def test_a_line_of_json_is_an_article_of_paragraphs(tmp_path: Path) -> None:
    file = write(tmp_path, {"title": "修鞋摊", "body": f"{TEXT}\n\n{NEXT}\n"})
    assert (Source("修鞋摊", (TEXT, NEXT), retells=True),) == load(file)


def test_packed_lines_are_read_as_well(tmp_path: Path) -> None:
    file = write(tmp_path, {"title": "修鞋摊", "body": TEXT})
    packed = tmp_path / "news.jsonl.gz"
    packed.write_bytes(gzip.compress(file.read_bytes()))
    assert load(file) == load(packed)


def test_a_column_of_short_items_is_as_many_articles(tmp_path: Path) -> None:
    body = f"修鞋摊还在\n{TEXT}\n枇杷熟了\n{NEXT}"
    file = write(tmp_path, {"title": "国内联播快讯", "body": body})
    want = (Source("修鞋摊还在", (TEXT,)), Source("枇杷熟了", (NEXT,)))
    assert want == load(file)


def test_an_article_without_text_is_none(tmp_path: Path) -> None:
    assert () == load(write(tmp_path, {"title": "空", "body": "\n"}))


def test_an_editor_behind_the_text_is_no_part_of_it(tmp_path: Path) -> None:
    file = write(tmp_path, {"title": "甲", "body": f"{TEXT}（视频编辑：某某）"})
    assert (TEXT,) == load(file)[0].paragraphs


def test_invisible_characters_of_a_source_are_not_its_text(tmp_path: Path) -> None:
    file = write(tmp_path, {"title": "甲", "body": f"\u200b{TEXT}\ufeff"})
    assert (TEXT,) == load(file)[0].paragraphs


def test_gold_gives_its_articles_back(tmp_path: Path) -> None:
    rows = [
        {"article": 0, "role": "furniture", "lines": [1, 1], "text": "03 要闻"},
        {"article": 1, "role": "kicker", "lines": [2, 2], "text": "民生追踪"},
        {"article": 1, "role": "headline", "lines": [3, 3], "text": "修鞋摊"},
        {"article": 1, "role": "body", "lines": [4, 6], "text": TEXT},
        {"article": 1, "role": "caption", "lines": [7, 7], "text": "桥头"},
        {"article": 2, "role": "headline", "lines": [8, 8], "text": "无文"},
    ]
    file = tmp_path / "a.gold.json"
    file.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
    want = (Source("修鞋摊", (TEXT,), kicker="民生追踪", captions=("桥头",)),)
    assert want == load(tmp_path)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    items = [{"title": f"第{n}件事", "body": f"{TEXT}\n{NEXT}"} for n in range(8)]
    return write(tmp_path, *items)


def test_pages_are_named_by_seed_and_number(news: Path) -> None:
    assert ["w3-0001", "w3-0002"] == [name for name, _ in pages(load(news), 2, 3)]


def test_a_page_does_not_depend_on_how_many_are_made(news: Path) -> None:
    few, many = pages(load(news), 2, 3), pages(load(news), 5, 3)
    assert list(few) == list(many)[:2]


def test_the_command_writes_text_gold_and_steps(news: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    command = [sys.executable, "-m", "wreck", str(news), str(out), "--pages", "2"]
    subprocess.run(command, check=True, cwd=Path(__file__).parent)
    name, page = next(pages(load(news), 1, 1))
    assert page.text == (out / f"{name}.txt").read_bytes().decode("utf-8")
    gold = json.loads((out / f"{name}.gold.json").read_text(encoding="utf-8"))
    assert list(page.gold) == gold
    steps = json.loads((out / f"{name}.steps.json").read_text(encoding="utf-8"))
    assert list(page.steps) == steps


def test_the_command_refuses_a_step_that_it_does_not_know(news: Path) -> None:
    command = [sys.executable, "-m", "wreck", str(news), "x", "--only", "coffee"]
    done = subprocess.run(command, capture_output=True, cwd=Path(__file__).parent)
    assert (2, True) == (done.returncode, b"coffee" in done.stderr)


def test_a_title_in_the_words_of_its_lead_retells_it(tmp_path: Path) -> None:
    item = {"title": "修鞋摊摆了二十八年", "body": TEXT}
    assert [True] == [one.retells for one in load(write(tmp_path, item))]


def test_a_title_in_other_words_does_not(tmp_path: Path) -> None:
    item = {"title": "桥头有个老手艺人", "body": TEXT}
    assert [False] == [one.retells for one in load(write(tmp_path, item))]
