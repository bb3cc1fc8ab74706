"""What a file's name and properties tell of its pages, where print does not."""

import datetime
from dataclasses import replace

import pytest

from bare_pdf import issue, put
from dibao.annotate import hinted
from dibao.ingest.pipeline import understand_all
from dibao.model import Facts, Hints
from dibao.read.pdf import read_pdf
from dibao.read.reading import Source

NOTHING = Facts()
DAY = datetime.date(2024, 1, 18)


def named(*names):
    """Return what a page's names tell; the first is its file's."""
    return hinted(Hints(names, names[0]))


@pytest.mark.parametrize(
    ("name", "title", "date", "label"),
    [
        ("2024-01-18-03", "", DAY, "3"),
        ("2024_01_18", "", DAY, ""),
        ("20240118_A03版", "", DAY, "A3"),
        ("山前日报20240118第3版", "山前日报", DAY, "3"),
        ("山前日报2024年1月18日 第三版", "山前日报", DAY, "3"),
        ("山前日报数字报20240118A03", "山前日报", DAY, "A3"),
        ("【山前日报】20240118", "山前日报", DAY, ""),
        ("sqrb2024011803", "", DAY, "3"),
        ("sqrb20240118-p03", "", DAY, "3"),
        ("page_12", "", None, "12"),
        ("山前日报 B07", "山前日报", None, "B7"),
        ("头版 要闻", "", None, ""),
    ],
)
def test_a_name_tells_paper_day_and_page(name, title, date, label):
    assert Facts(title, date, label) == named(name)


@pytest.mark.parametrize(
    "name",
    [
        "scan0001",
        "03",
        "2024-13-45",
        "202401180345",
        "20240118123",
        "13800120240118",
        "天气预报",
        "简报",
        "山前A4",
        "final v2",
        "IMG-2024",
        "人民日报海外",
        "20240118 20240119",
        "",
    ],
)
def test_a_name_that_may_mean_anything_tells_nothing(name):
    assert Facts() == named(name)


def test_names_that_differ_tell_nothing_and_those_that_agree_what_they_say():
    assert Facts() == named("山前日报20240118", "山后日报20240119")
    assert Facts("山前日报", DAY) == named("山前日报20240118", "山前日报 2024.1.18")
    assert Facts("山前日报", DAY) == named("20240118", "山前日报")


BODY = "".join(
    put("昨天新桥通车，市民在桥上走了一天，说这是多年来最好的消息。", 40, 300 + 15 * n)
    for n in range(8)
)
HEAD = put("山前日报  2024年1月18日  星期四  第01版", 40, 20)
OTHER = put("山后日报  2024年1月19日  星期五  第02版", 40, 20)
FOLIO = put("第02版  综合新闻", 40, 20)


def facts(*contents, name="scan.pdf", known=NOTHING, title=""):
    coded = ("\ufeff" + title).encode("utf-16-be").hex()
    data = issue(*contents, more=(f"<</Title<{coded}>>>",))
    data = data.replace(b"/Root 1 0 R", b"/Root 1 0 R/Info 4 0 R")
    pages = read_pdf(Source(data, name, known)).pages
    return [made.segmented.facts for made in understand_all(pages)]


def test_what_is_printed_wins_over_the_files_name():
    name = "in/山后日报20240119_A05.pdf"
    assert [Facts("山前日报", DAY, "1")] == facts(HEAD + BODY, name=name)


def test_the_files_name_tells_what_is_not_printed():
    (found,) = facts(FOLIO + BODY, name="in/山前日报20240118_A05.pdf")
    assert Facts("山前日报", DAY, "2", "综合新闻") == found
    assert [Facts("", DAY, "A5")] == facts(BODY, name="20240118_A05.pdf")


def test_the_documents_title_tells_what_is_not_printed():
    assert [Facts("山前日报", DAY)] == facts(BODY, title="山前日报 2024年1月18日")


def test_what_a_person_says_wins_over_all():
    known = Facts("东山日报", datetime.date(2023, 1, 2), "9", "要闻")
    assert [known] == facts(HEAD + BODY, name="山后日报20240119.pdf", known=known)


def test_a_files_name_is_no_label_of_several_pages():
    found = facts(BODY, BODY, name="山前日报20240118_A05.pdf")
    assert [Facts("山前日报", DAY)] * 2 == found


def test_the_masthead_of_one_page_tells_paper_and_day_of_the_others():
    found = facts(HEAD + BODY, FOLIO + BODY, BODY, name="山后日报20240119.pdf")
    second = Facts("山前日报", DAY, "2", "综合新闻")
    assert [Facts("山前日报", DAY, "1"), second, Facts("山前日报", DAY, "3")] == found


def test_mastheads_that_differ_tell_nothing_of_other_pages():
    found = facts(HEAD + BODY, OTHER + BODY, BODY)
    assert ["山前日报", "山后日报", ""] == [page.title for page in found]
    assert None is found[2].date


def test_pages_of_a_text_keep_to_themselves():
    pages = read_pdf(Source(issue(HEAD + BODY, BODY), "scan.pdf", Facts())).pages
    texts = (replace(page, layout=None) for page in pages)
    assert [Facts("山前日报", DAY, "1"), Facts()] == [
        made.segmented.facts for made in understand_all(texts)
    ]
