"""What holds for every test."""

import os
from importlib.resources import files

import pytest
from hypothesis import HealthCheck, settings

from chromium import CHROMIUM, FLAGS
from examples import WANTED
from waiting import PATIENCE_S

# No law is held to a clock. And the checks try the same examples every time, so that
# what fails is what was changed: new ones are tried by hand, see ``examples``.
settings.register_profile(
    "checks",
    deadline=None,
    derandomize=not WANTED,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("checks")

REQUIRES_ALL = os.environ.get("DIBAO_REQUIRE_ALL") == "1"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport():
    """Fail a test that was skipped where nothing may be missing."""
    return required((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report():
    """Fail a whole file that was skipped where nothing may be missing."""
    return required((yield))


def required(report):
    """Return the report, a skip turned into a failure; an xfail is no skip."""
    if REQUIRES_ALL and report.skipped and not hasattr(report, "wasxfail"):
        _, _, reason = report.longrepr
        report.outcome = "failed"
        report.longrepr = f"required here (DIBAO_REQUIRE_ALL=1): {reason}"
    return report


@pytest.fixture(autouse=True)
def _here(monkeypatch):
    """Read in this process, unless a test asks for workers: they take a while."""
    monkeypatch.setenv("DIBAO_WORKERS", os.environ.get("DIBAO_WORKERS", "0"))


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        launched = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture
def visit(browser, site):
    """Yield a function that opens a page at a width; it must cause no trouble."""
    troubles, contexts = [], []

    def opened(address, *, width=1280, **settings):
        context = browser.new_context(
            viewport={"width": width, "height": 800}, **settings
        )
        context.set_default_timeout(PATIENCE_S * 1000)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: troubles.append(said.text))
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("dialog", lambda dialog: troubles.append(dialog.message))
        page.on(
            "request",
            lambda asked: (
                None
                if asked.url.startswith(site + "/")
                else troubles.append(f"off-site: {asked.url}")
            ),
        )
        page.goto(site + address)
        return page

    opened.troubles = troubles
    yield opened
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def axe():
    return (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
