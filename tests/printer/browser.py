"""A browser that prints woven pages, and tells what it set where."""

from collections.abc import Iterator
from contextlib import contextmanager

from chromium import CHROMIUM, FLAGS
from printer.weave import Leaf

# leaves out what has no room, from the end, and then reads the lines off the page
READ = r"""
() => {
  const over = box => box.scrollWidth > box.clientWidth + 1 ||
    box.scrollHeight > box.clientHeight + 1;
  for (const cols of document.querySelectorAll('.cols')) {
    while (over(cols) && cols.lastElementChild) {
      const last = cols.lastElementChild;
      const spans = last.querySelectorAll('span');
      if (spans.length > 1) spans[spans.length - 1].remove(); else last.remove();
    }
    while (cols.lastElementChild?.dataset.role === 'crosshead')
      cols.lastElementChild.remove();
  }
  for (const box of document.querySelectorAll('[data-fit]'))
    while (over(box)) box.lastElementChild.remove();
  const scale = 0.75;
  const lines = element => {
    const vertical = getComputedStyle(element).writingMode.startsWith('vertical');
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const range = document.createRange(), found = [];
    let last = null;
    for (let node; node = walker.nextNode();)
      for (let at = 0; at < node.length; at++) {
        range.setStart(node, at); range.setEnd(node, at + 1);
        const box = range.getClientRects()[0], char = node.data[at];
        if (!box) { if (last) last.text += char; continue; }
        const [start, across, size] = vertical
          ? [box.top, box.left, box.width] : [box.left, box.top, box.height];
        if (!last || Math.abs(across - last.across) > size / 2 || start < last.start) {
          last = {text: '', box: [box.left, box.top, box.right, box.bottom], vertical};
          found.push(last);
        }
        last.text += char; last.across = across; last.start = start;
        last.box[0] = Math.min(last.box[0], box.left);
        last.box[1] = Math.min(last.box[1], box.top);
        last.box[2] = Math.max(last.box[2], box.right);
        last.box[3] = Math.max(last.box[3], box.bottom);
      }
    const size = parseFloat(getComputedStyle(element).fontSize) * scale;
    return found.filter(line => line.text.trim()).map(line => ({
      text: line.text.trim(), bbox: line.box.map(edge => edge * scale),
      role: element.dataset.role, size, vertical,
    }));
  };
  return [...document.querySelectorAll('[data-kind]')].map(article => ({
    kind: article.dataset.kind,
    lines: [...article.querySelectorAll('[data-role]')].flatMap(lines),
    paragraphs: [...article.querySelectorAll('p[data-role=body]')]
      .map(one => one.textContent),
  })).filter(article => article.lines.length);
}
"""


@contextmanager
def browser() -> Iterator[object]:
    """Yield a browser."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        launched = driver.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield launched
        launched.close()


def printed(leaf: Leaf, opened) -> tuple[bytes, dict[str, object]]:
    """Return a woven page as a PDF, and its truth."""
    wide, high = round(leaf.wide_pt / 0.75), round(leaf.high_pt / 0.75)
    page = opened.new_page(viewport={"width": wide, "height": high})
    page.set_content(leaf.html)
    page.evaluate("() => document.fonts.ready")
    found = page.evaluate(READ)
    data = page.pdf(prefer_css_page_size=True, print_background=True)
    page.close()
    articles = [_article(n, one) for n, one in enumerate(merged(found))]
    size = {"width": leaf.wide_pt, "height": leaf.high_pt, "rotate": 0}
    return data, {"pages": [{**size, "articles": articles}]}


def merged(found: list[dict]) -> list[dict]:
    """Return the articles, all furniture in one and first."""
    lines = [
        line for one in found if one["kind"] == "furniture" for line in one["lines"]
    ]
    rest = [one for one in found if one["kind"] != "furniture"]
    return [{"kind": "furniture", "lines": lines, "paragraphs": []}, *rest]


def _article(number: int, one: dict) -> dict[str, object]:
    def part(role: str) -> str:
        return "".join(line["text"] for line in one["lines"] if line["role"] == role)

    lines = [line for line in one["lines"] if line["role"] != "caption"]
    lines += [line for line in one["lines"] if line["role"] == "caption"]
    parts = {role: part(role) for role in ("kicker", "headline", "subhead", "byline")}
    captions = [line["text"] for line in lines if line["role"] == "caption"]
    return {"id": number, **one, **parts, "captions": captions, "lines": lines}
