"""A headless Chromium for tests, and the server it asks.

The fixtures are in conftest; a test file that wants them calls ``require_it`` at its
top and has a fixture ``site``, the address of what is visited.
"""

import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from importlib.util import find_spec
from urllib.parse import quote
from urllib.request import urlopen

import pytest

from needs import require

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
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    code = "from dibao.cli import main; main()"
    command = [sys.executable, "-c", code, "serve", archive, "-p", str(port)]
    server = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(address, server)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=30)


def wait_for(address, server):
    """Return once the server answers; a minute is for a machine that is busy."""
    for _ in range(240):
        assert server.poll() is None, "dibao serve stopped at once"
        try:
            urlopen(address, timeout=5).close()  # noqa: S310 - our own server
        except OSError:
            time.sleep(0.25)
        else:
            return
    pytest.fail("dibao serve did not answer within a minute")


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
