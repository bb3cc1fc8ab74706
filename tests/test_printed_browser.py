"""What a browser prints is read as it set it: another engine than the other pages'."""

import pytest

import chromium
from needs import require
from printer.browser import printed
from printer.fonts import has_noto
from printer.woven import WOVEN
from test_printed import as_read, characters, lines_of

chromium.require_it()
require(has_noto(), "fonts-noto-cjk is not installed")


@pytest.mark.parametrize("form", WOVEN)
def test_every_character_that_a_browser_prints_is_read_once(browser, form):
    data, truth = printed(WOVEN[form](f"test-{form}"), browser)
    expected = [characters(lines) for lines in lines_of(truth)]
    assert expected == [characters(lines) for lines in as_read(data)]
