"""The reading room in a real browser: found, opened, checked beside the raw page.

A headless Chromium asks a ``dibao serve`` on the loopback address; every page kind is
also held to WCAG 2.2 AA by axe. Without Chromium these tests are skipped.
"""

import re
from urllib.parse import quote

import pytest

import chromium
import house
from chromium import PAPER, WIDTHS, expect, serving, violations

chromium.require_it()

PAGES = {
    "home": "/",
    "search": "/search?q=" + quote("候鸟"),
    "search-narrowed": f"/search?q={quote('候鸟')}&title={quote('山前日报')}&from=2024",
    "search-years": f"/search?q={quote('候鸟 | 水库')}",
    "search-page": f"/search?q={quote('候鸟')}&page=1&kind=article&sort=oldest",
    "search-furniture": f"/search?q={quote('山前')}&kind=furniture",
    "search-cut": "/search?q=" + quote("候鸟" * 300),
    "search-nothing": "/search?q=" + quote("飞碟"),
    "search-empty": "/search",
    "search-english": f"/search?q={quote('候鸟')}&lang=en",
    "paper": PAPER,
    "issue": PAPER + "2024-01-18/",
    "page": PAPER + "2024-01-18/1/",
    "page-english": PAPER + "2024-01-18/1/?lang=en",
    "undated": "/p/unknown/undated/",
    "error": "/a/aaaaaaaaaa",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Yield the address of a running ``dibao serve``."""
    archive = house.build(tmp_path_factory.mktemp("browser") / "archive.db")
    with serving(archive) as address:
        yield address


@pytest.mark.parametrize("width", WIDTHS)
def test_a_reader_finds_an_article_and_checks_it_against_the_raw_page(visit, width):
    page = visit("/", width=width)
    page.get_by_label("检索全文").fill("铝都 三十三个")
    page.keyboard.press("Enter")
    expect(page.locator("h2#found")).to_contain_text("共1篇")
    assert page.locator(".hits mark").count() >= 2
    page.locator(".hits h3 a").first.click()
    expect(page.locator("h1")).to_have_text("铝都新城开工建设")
    page.wait_for_load_state()
    assert page.locator("article mark").count() >= 2
    page.get_by_role("link", name="对照原文").click()
    row = page.locator("tr#l4")
    row.wait_for()
    page.wait_for_load_state()
    assert row.locator(".raw").is_visible()
    assert "铝铝都都新新城城开开工工建建设设" == row.locator(".raw").inner_text()
    assert "铝都新城开工建设" == row.locator(".clean").inner_text()
    assert row.locator("del").count() >= 1
    assert "去叠字" in row.inner_text()
    assert [] == visit.troubles


def test_a_reader_without_a_mouse_reaches_search_and_content(visit):
    page = visit("/")
    page.keyboard.press("Tab")
    assert "跳到正文" == page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("#q")).to_be_focused()


def test_pages_work_without_javascript(visit):
    page = visit(PAGES["search"], java_script_enabled=False)
    page.locator(".facets a").first.click()
    expect(page.locator("h2#found")).to_contain_text("共3篇")
    assert [] == visit.troubles


@pytest.mark.parametrize("width", WIDTHS)
def test_a_reader_narrows_to_a_year_by_its_bar_with_the_keyboard(visit, width):
    page = visit(PAGES["search-years"], width=width, java_script_enabled=False)
    page.get_by_role("link", name="1998年：1篇").first.focus()
    page.keyboard.press("Enter")
    page.locator(".chip").wait_for()
    expect(page.locator("h2#found")).to_contain_text("共1篇")
    assert "1998" in page.inner_text(".chip")
    page.get_by_role("link", name="取消 1998").click()
    page.locator(".years-chart").wait_for()
    assert [] == visit.troubles


def test_a_bar_says_its_year_and_number_when_pointed_at(visit):
    page = visit(PAGES["search-years"])
    assert ["1998年：1篇", "2024年：3篇"] == page.locator(
        ".bar title"
    ).all_text_contents()


def opened_article(visit, width, **settings):
    """Return a page with an article that is found by four marks."""
    page = visit("/search?q=" + quote("铝都 三十三个"), width=width, **settings)
    page.locator(".hits h3 a").first.click()
    page.locator("#hit-4").wait_for()
    return page


@pytest.mark.parametrize("width", WIDTHS)
def test_a_reader_steps_from_mark_to_mark_with_the_keyboard(visit, width):
    page = opened_article(visit, width, java_script_enabled=False)
    page.get_by_role("link", name="到第一处").press("Enter")
    expect(page).to_have_url(re.compile("#hit-1$"))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#hit-2$"))
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#hit-3$"))
    expect_shown(page, 3)
    assert [] == visit.troubles


def expect_shown(page, number):
    """Wait until the links after a mark come to be seen."""
    expect(page.locator(f"#hit-{number} + .jumps")).to_have_css("opacity", "1")


def test_links_after_a_mark_show_when_it_is_pointed_at_and_not_before(visit):
    page = opened_article(visit, 1280)
    hidden = page.locator("#hit-2 + .jumps").evaluate(
        "element => getComputedStyle(element).opacity"
    )
    assert "0" == hidden
    page.locator("#hit-2").hover()
    expect_shown(page, 2)
    page.locator("#hit-2 + .jumps .after").click()
    expect(page).to_have_url(re.compile("#hit-3$"))


def test_links_after_a_mark_always_show_where_nothing_can_point(visit):
    page = opened_article(visit, 1024, has_touch=True, is_mobile=True)
    expect_shown(page, 2)
    page.locator("#hit-2 + .jumps .after").tap()
    expect(page).to_have_url(re.compile("#hit-3$"))


@pytest.mark.parametrize("width", WIDTHS)
def test_an_article_with_marks_is_no_wider_than_the_screen(visit, width):
    page = opened_article(visit, width)
    wider = (
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert 0 == page.evaluate(wider)


def test_a_poisoned_row_runs_nothing(visit):
    page = visit("/search?q=" + quote("正文里也有"))
    page.locator(".hits h3 a").first.click()
    expect(page.locator("h1")).to_contain_text("alert(1)")
    page.get_by_role("link", name="对照原文").click()
    page.locator("table.compare").wait_for()
    assert [] == visit.troubles


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", PAGES)
def test_no_page_is_wider_than_the_screen(visit, name, width):
    page = visit(PAGES[name], width=width)
    wider = (
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert 0 == page.evaluate(wider)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", PAGES)
def test_axe_holds_nothing_against_a_page(visit, axe, name, width):
    page = visit(PAGES[name], width=width, bypass_csp=True)
    assert [] == violations(page, axe)


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_holds_nothing_against_an_article(visit, axe, width):
    page = visit("/search?q=" + quote("三十三个"), width=width, bypass_csp=True)
    page.locator(".hits h3 a").first.click()
    page.locator("article").wait_for()
    page.wait_for_load_state()
    assert [] == violations(page, axe)


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_holds_nothing_against_what_is_opened(visit, axe, width):
    page = visit(PAGES["search-years"], width=width, bypass_csp=True)
    for closed in page.locator("details > summary").all():
        closed.click()
    assert page.locator(".years-chart table").is_visible()
    assert page.locator(".syntax table").is_visible()
    assert [] == violations(page, axe)


def test_axe_would_see_a_fault(visit, axe):
    page = visit("/", bypass_csp=True)
    page.evaluate("document.documentElement.removeAttribute('lang')")
    assert "html-has-lang" in {name for name, _, _ in violations(page, axe)}
