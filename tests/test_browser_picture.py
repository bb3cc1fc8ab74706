"""A page as it was printed, in a real browser: seen, pointed at, pressed, read.

A headless Chromium asks a ``dibao serve`` on the loopback address, which draws the
page when it is asked for. Without Chromium these tests are skipped.
"""

import re
from urllib.parse import quote

import pytest

import chromium
import print_shop
import samples
from chromium import PAPER, WIDTHS, expect, serving, violations
from dibao.ingest import ingest

chromium.require_it()

DAY = PAPER + "2024-01-18/"
PAGE = DAY + "1/"
PAGES_OF_ISSUE = samples.PAGES / "yangang-20060324.pdf"
ISSUE = "/p/" + quote("雁岗周报") + "/2006-03-24/"
PAGES = {
    "page": PAGE,
    "page-english": PAGE + "?lang=en",
    "issue": DAY,
    "read": ISSUE + "3/",
}
THIRD = ["图书管理员的“黑名单”", "新学期要注意这些变化", "婚事简办的头一桌"]
FIRST, SECOND = "河滩公园迎来上千只越冬候鸟", "青石水库开始蓄水"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Yield the address of an archive of one printed page, and of an issue read."""
    archive, _ = print_shop.build(tmp_path_factory.mktemp("printed"))
    ingest(archive, [PAGES_OF_ISSUE])
    with serving(archive) as address:
        yield address


def outline(page, name):
    return page.locator(f'.sheet a[aria-label="{name}"]')


def is_drawn(page):
    """Tell whether every picture of a page has come, and none is broken."""
    page.wait_for_load_state("networkidle")
    return page.evaluate(
        "[...document.images].length > 0 &&"
        "[...document.images].every(one => one.complete && one.naturalWidth > 0)"
    )


@pytest.mark.parametrize("width", WIDTHS)
def test_a_reader_presses_an_article_on_the_page_reads_it_and_goes_back(visit, width):
    page = visit(PAGE, width=width)
    assert is_drawn(page)
    outline(page, SECOND).click()
    expect(page.locator("article h1")).to_have_text(SECOND)
    assert is_drawn(page)
    page.locator(".place a").click()
    page.locator(".print").wait_for()
    expect(page).to_have_url(re.compile("/2024-01-18/1/$"))
    page.go_back()
    page.go_back()
    page.locator(".print").wait_for()
    assert [] == visit.troubles


@pytest.mark.parametrize("width", WIDTHS)
def test_a_reader_without_a_mouse_steps_from_article_to_article(visit, width):
    page = visit(PAGE, width=width, java_script_enabled=False)
    outline(page, FIRST).focus()
    page.keyboard.press("Tab")
    ring = outline(page, SECOND).locator("path")
    expect(ring).to_have_css("stroke-width", "4px")
    page.keyboard.press("Enter")
    expect(page.locator("article h1")).to_have_text(SECOND)
    assert [] == visit.troubles


def test_an_outline_is_named_and_lit_when_it_is_pointed_at(visit):
    page = visit(PAGE)
    one = outline(page, FIRST)
    assert FIRST == one.locator("title").text_content()
    expect(one.locator("path")).to_have_css("fill-opacity", "0")
    one.hover()
    expect(one.locator("path")).to_have_css("fill-opacity", "0.4")


def test_an_outline_lies_over_its_own_article(visit):
    page = visit(PAGE)
    sheet = page.locator(".sheet img").bounding_box()
    scale = sheet["width"] / print_shop.WIDTH
    for one in print_shop.FRONT:
        if one.article:
            x = sheet["x"] + scale * (one.box.left + one.box.right) / 2
            y = sheet["y"] + scale * (one.box.top + one.box.bottom) / 2
            page.evaluate("y => scrollTo(0, y - 300)", y)
            named = page.evaluate(
                "([x, y]) => document.elementFromPoint(x, y - scrollY)"
                ".closest('a').getAttribute('aria-label')",
                [x, y],
            )
            assert (FIRST, SECOND, "古镇集市重新开张")[one.article - 1] == named


def test_where_no_picture_comes_the_outlines_are_a_map_of_the_page(visit):
    page = visit(PAGE)
    page.route("**/*.webp", lambda route: route.abort())
    page.reload()
    sheet = page.locator(".sheet").bounding_box()
    assert 1.39 < sheet["height"] / sheet["width"] < 1.41
    outline(page, SECOND).click()
    expect(page.locator("article h1")).to_have_text(SECOND)


def test_a_page_of_an_issue_is_chosen_by_its_looks(visit):
    page = visit(DAY, java_script_enabled=False)
    assert is_drawn(page)
    page.locator(".thumbs a").click()
    page.locator(".print").wait_for()
    assert [] == visit.troubles


@pytest.mark.parametrize("width", WIDTHS)
def test_a_reader_leafs_through_an_issue_that_came_in_as_one_pdf(visit, width):
    page = visit(ISSUE, width=width, java_script_enabled=False)
    assert 4 == page.locator(".thumbs img").count()
    page.locator(".thumbs a", has_text="第3版").click()
    page.locator(".print").wait_for()
    expect(page.locator(".sheet title")).to_have_text(THIRD)
    outline(page, THIRD[-1]).click()
    expect(page.locator("article h1")).to_have_text(THIRD[-1])
    expect(page.locator(".place path")).to_have_count(1)
    page.go_back()
    page.locator(".print").wait_for()
    assert [] == visit.troubles


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", PAGES)
def test_axe_holds_nothing_against_a_page_with_its_picture(visit, axe, name, width):
    page = visit(PAGES[name], width=width, bypass_csp=True)
    assert [] == violations(page, axe)


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_holds_nothing_against_an_article_with_its_place(visit, axe, width):
    page = visit(PAGE, width=width, bypass_csp=True)
    outline(page, FIRST).click()
    page.locator(".place").wait_for()
    assert [] == violations(page, axe)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", PAGES)
def test_no_page_with_a_picture_is_wider_than_the_screen(visit, name, width):
    page = visit(PAGES[name], width=width)
    wider = (
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert 0 == page.evaluate(wider)
