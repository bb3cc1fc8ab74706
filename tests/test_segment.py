"""Pages written for one point each, and what they must be told apart into."""

import itertools
import tomllib
from pathlib import Path

import pytest

from dibao import analyze
from dibao.clean import clean
from dibao.model import Article, Block, Kind, Page, Role, Span, lines_of
from dibao.segment import build, cues, join, segment
from dibao.segment.pieces import pieces
from dibao.segment.sheet import sheet
from dibao.segment.weigh import learned, weight

CASES = tomllib.loads(
    (Path(__file__).parent / "cases/segment/pages.toml").read_text("utf-8")
)["case"]


def cut(text):
    return segment(clean(Page(lines_of(text))), analyze.words)


def rows(text):
    """Return [article, role, text] of every block in the order of the page."""
    found = cut(text)
    numbered = [
        (block.lines, block.spans[0].start, [n, str(block.role), block.text])
        for n, article in enumerate(found.articles, 1)
        for block in article.blocks
    ]
    numbered += [
        (block.lines, block.spans[0].start, [0, str(block.role), block.text])
        for block in found.furniture
    ]
    return [row for *_, row in sorted(numbered, key=lambda one: one[:2])]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_case(case):
    assert case["blocks"] == rows(case["page"])


def test_an_empty_page_has_no_articles():
    assert () == cut("\n\n").articles


def test_the_headline_group_comes_first_wherever_it_stood():
    found = cut(
        "　　苏家垸灌区改造工程昨日通水，两万亩旱\n田有了活水，灌区新建干渠四十公里。\n"
        "　　渠水流到田头，村民忙着插秧。\n\n苏家垸灌区通水\n"
    )
    assert [Role.HEADLINE] == [a.blocks[0].role for a in found.articles]


def one(role, text):
    return Block(role, text, (Span(1, 0, len(text)),))


@pytest.mark.parametrize(
    ("kind", "blocks"),
    [
        (Kind.BRIEF, [one(Role.BODY, "县图书馆周五晚上开放到九点。")]),
        (Kind.PHOTO, [one(Role.CAPTION, "改造后的北干渠")]),
        (Kind.NOTICE, [one(Role.HEADLINE, "停水公告"), one(Role.BODY, "明日停水。")]),
        (Kind.NOTICE, [one(Role.BODY, "公章一枚遗失，声明作废。")]),
        (
            Kind.ARTICLE,
            [one(Role.HEADLINE, "县政府发出通知部署春灌"), one(Role.BODY, "渠通了。")],
        ),
        (Kind.AD, [one(Role.AD_MARK, "广告"), one(Role.HEADLINE, "新茶上市")]),
        (Kind.ARTICLE, [one(Role.HEADLINE, "通水了"), one(Role.BODY, "渠通了。")]),
    ],
)
def test_a_kind_is_told_by_its_blocks(kind, blocks):
    assert kind == build.kind_of(tuple(blocks))


def test_an_article_is_as_sure_as_its_two_ends():
    blocks = (one(Role.BODY, "渠通了。"),)
    assert Article(Kind.BRIEF, blocks, 0.45, 0.9) == build.whole(blocks, 0.9, 0.5)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_no_line_goes_on_over_an_aside_with_more_than_the_bound(case):
    scale, own = learned("lines"), pieces(clean(Page(lines_of(case["page"]))))
    page = sheet(own, tuple(range(len(own))), analyze.words)
    for above, below in itertools.combinations(range(len(own)), 2):
        if below > above + 1 and not own[above].stops:
            over = weight(scale, "on", ("", *cues.pair(page, above, below)[0]))
            bound = join.most_over(scale, page.starts[below], page.ends[above])
            assert over <= bound + 1e-9
