"""A headless Chromium for tests, and the server it asks.

The fixtures are in conftest; a test file that wants them calls ``require_it`` at its
top and has a fixture ``site``, the address of what is visited.
"""

import shutil
from contextlib import contextmanager
from importlib.util import find_spec
from urllib.parse import quote

from needs import require
from waiting import PATIENCE_S, served

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
CHROMIUM = next((path for name in NAMES if (path := shutil.which(name))), None)
HAS_DRIVER = find_spec("playwright") and find_spec("axe_playwright_python")

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WIDTHS = (1280, 375)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PAPER = "/p/" + quote("山前日报") + "/"


def require_it():
    """Skip a whole file where there is no browser."""
    require(CHROMIUM, "no Chromium is installed")
    require(HAS_DRIVER, "playwright and axe-playwright-python are not installed")


@contextmanager
def serving(archive):
    """Yield the address of a running ``dibao serve``."""
    with served(archive) as (address, _):
        yield address


def expect(what):
    """Return what waits for something of a page to be so, however slow the machine."""
    from playwright.sync_api import expect as waited_for

    waited_for.set_options(timeout=PATIENCE_S * 1000)
    return waited_for(what)


def violations(page, axe):
    """Return what axe holds against a page, told so that it can be mended."""
    page.evaluate(axe)
    found = page.evaluate(
        "rules => axe.run({runOnly: {type: 'tag', values: rules}})", RULES
    )
    return [
        (broken["id"], node["html"], node["failureSummary"])
        for broken in found["violations"]
        for node in broken["nodes"]
    ]
