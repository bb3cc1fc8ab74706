from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from dibao.annotate import annotate
from dibao.model import Article, Block, Facts, Kind, Role, Segmented, Span

WORDS = """本报讯 （ ） 记者 通讯员 甘霖 陶 然 新华社 北京 1月17日 电 下转 上接 第二版
A03 2024年 1月 18日 星期四 二〇二四年 要闻 日报 责任编辑 ： / 。 \u3000 民国 百 廿 · 摄
【 】 □ 据 0 农历 甘霖/摄"""
pieces = st.lists(st.sampled_from(WORDS.split(" "))).map("".join)
texts = st.one_of(st.text(st.characters(exclude_categories=["Cs"])), pieces)
blocks = st.builds(
    lambda role, text: Block(role, text, (Span(1, 0, len(text)),)),
    st.sampled_from(Role),
    texts,
)
articles = st.builds(
    lambda kind, parts: Article(kind, tuple(parts)),
    st.sampled_from(Kind),
    st.lists(blocks, max_size=5),
)
pages = st.builds(
    lambda found, furniture: Segmented(tuple(found), tuple(furniture)),
    st.lists(articles, max_size=3),
    st.lists(blocks, max_size=4),
)


@settings(deadline=None)
@given(pages)
def test_annotate_fills_its_fields_and_changes_nothing_else(page):
    after = annotate(page)
    bare = [
        replace(a, byline="", names=(), agency="", place="", day="", jump="")
        for a in after.articles
    ]
    assert replace(after, articles=tuple(bare), facts=Facts()) == page


@settings(deadline=None)
@given(pages)
def test_annotate_twice_says_the_same(page):
    assert annotate(annotate(page)) == annotate(page)


@settings(deadline=None)
@given(pages)
def test_every_name_stands_in_the_byline(page):
    for article in annotate(page).articles:
        printed = "".join(article.byline.split())
        assert all(name in printed for name in article.names)
