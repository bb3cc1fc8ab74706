import datetime
import json
from pathlib import Path

import pytest

from dibao.annotate import annotate, jump_target
from dibao.model import Article, Block, Facts, Kind, Role, Segmented, Span

CASES = Path(__file__).parent / "cases" / "annotate"
FIELDS = ("byline", "names", "agency", "place", "day", "jump")


def cases(name):
    return json.loads((CASES / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", cases("bylines.json"), ids=str)
def test_an_article_says_who_wrote_it_and_from_where(case):
    want = {field: case["want"].get(field, "") for field in FIELDS}
    want["names"] = tuple(want["names"])
    [article] = annotate(page(article_of(case))).articles
    assert want == {field: getattr(article, field) for field in FIELDS}


@pytest.mark.parametrize("case", cases("furniture.json"), ids=str)
def test_furniture_says_which_page_of_which_day(case):
    title, date, label, section = case["want"]
    day = datetime.date.fromisoformat(date) if date else None
    found = annotate(page(furniture=case["furniture"])).facts
    assert Facts(title, day, label, section) == found


def test_body_text_never_dates_a_page():
    article = article_of({"body": ["东山日报 2024年1月18日 星期四 第03版 要闻"]})
    assert Facts() == annotate(page(article)).facts


def test_what_was_known_stands_over_what_furniture_says():
    known = Facts("西山报", None, "5")
    told = ["东山日报 2024年1月18日 第03版"]
    want = Facts("西山报", datetime.date(2024, 1, 18), "5")
    assert want == annotate(page(furniture=told, facts=known)).facts


def test_a_brief_is_signed_at_its_end():
    article = article_of({"body": ["雨停了。（甘霖）"]}, Kind.BRIEF)
    assert "甘霖" == annotate(page(article)).articles[0].byline


def test_blocks_and_kinds_stay_as_they_are():
    before = page(
        article_of({"body": ["本报讯（记者 甘霖）雨停了。"]}), furniture=["3"]
    )
    after = annotate(before)
    assert [a.blocks for a in before.articles] == [a.blocks for a in after.articles]
    assert before.furniture == after.furniture
    assert [a.kind for a in before.articles] == [a.kind for a in after.articles]


@pytest.mark.parametrize(
    ("jump", "label"),
    [
        ("下转第二版", "2"),
        ("上接A03版", "A3"),
        ("下转02版·要闻", "2"),
        ("下转第十二版", "12"),
        ("下转", ""),
        ("", ""),
    ],
)
def test_a_jump_names_the_label_of_its_page(jump, label):
    assert label == jump_target(jump)


def article_of(case, kind=Kind.ARTICLE):
    blocks = [
        Block(role, text, (Span(1, 0, len(text)),))
        for role in Role
        for text in case.get(role.value, [])
    ]
    return Article(kind, tuple(blocks))


def page(*articles, furniture=(), facts=Facts()):  # noqa: B008  frozen
    blocks = tuple(
        Block(Role.FURNITURE, text, (Span(line, 0, len(text)),))
        for line, text in enumerate(furniture, start=1)
    )
    return Segmented(articles, blocks, facts=facts)
