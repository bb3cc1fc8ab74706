"""A page as it was printed: its picture, and where on it each article stands."""

from dataclasses import dataclass, replace
from functools import partial
from sqlite3 import Connection

from dibao.archive import originals
from dibao.archive.browse import Leaf
from dibao.archive.detail import Sheet, Stored
from dibao.archive.gallery import LARGE, SMALL
from dibao.geometry import turned, upright
from dibao.model import Box, Kind, Layout, Page
from dibao.outline import outline
from dibao.web import darkroom
from dibao.web.path import around_all
from dibao.web.reply import Ask

NAME_CHARS = 24  # of the text of an article without a headline
Addresses = tuple[str, str]
"""Of the large and the small picture of a page."""


@dataclass(frozen=True, slots=True)
class Outlined:
    """One article's place on the page; ``path`` is the line around the boxes."""

    uid: str
    name: str
    boxes: tuple[Box, ...]
    path: str


@dataclass(frozen=True, slots=True)
class Print:
    """A page's picture: addresses, the page's size in points, pixels of the large one.

    The small one has the same proportions.
    """

    large: str
    small: str
    width_pt: float
    height_pt: float
    width: int
    height: int
    outlined: tuple[Outlined, ...]


def addresses(conn: Connection, ask: Ask, page_id: int) -> Addresses | None:
    """Return where a page's pictures are, or will be made; None for text only."""
    original = originals.of_page(conn, page_id, archive=ask.archive)
    if original is None or not darkroom.has(ask.archive, original):
        return None
    sha256, sequence = original.sha256, original.sequence
    large, small = (
        ask.site.picture(sha256, sequence, width=width) for width in (LARGE, SMALL)
    )
    return large, small


def print_of(conn: Connection, ask: Ask, sheet: Sheet | None) -> Print | None:
    """Return a page's picture with its articles; None for text only."""
    layout = sheet and sheet.page.layout
    if not sheet or not layout or layout.width_pt <= 0 or layout.height_pt <= 0:
        return None
    found = addresses(conn, ask, sheet.place.page_id)
    if found is None:
        return None
    height = max(1, round(LARGE * layout.height_pt / layout.width_pt))
    return Print(
        *found,
        layout.width_pt,
        layout.height_pt,
        LARGE,
        height,
        outlined(ask, sheet),
    )


def thumbs(conn: Connection, ask: Ask, leaves: tuple[Leaf, ...]) -> dict[int, str]:
    """Return the small pictures' addresses of those pages that have one, by page."""
    found = (
        (leaf.place.page_id, addresses(conn, ask, leaf.place.page_id))
        for leaf in leaves
    )
    return {page_id: small[1] for page_id, small in found if small}


def state(shown: object) -> str:
    """Return what a reply's tag hangs on: which pictures its page shows."""
    return f"pictures: {shown}"


def outlined(ask: Ask, sheet: Sheet) -> tuple[Outlined, ...]:
    """Return the outline of each article that has a place, in the page's order.

    Outlines are told where print is upright, and turned to where it is seen.
    """
    page, layout = sheet.page, sheet.page.layout
    if layout is None:
        return ()
    size = layout.width_pt, layout.height_pt
    read = _upright(page, layout, size=size)
    made = (
        (stored, tuple(turned(box, layout.turned, size=size) for box in boxes))
        for stored in sheet.articles
        if stored.article.kind != Kind.FURNITURE and (boxes := pieces_of(read, stored))
    )
    return tuple(
        Outlined(stored.uid, name_of(ask, stored), boxes, around_all(boxes))
        for stored, boxes in made
    )


def _upright(page: Page, layout: Layout, *, size: tuple[float, float]) -> Page:
    """Return a page with what is on it where it would be if print were upright."""
    if not layout.turned:
        return page
    back = partial(upright, degrees=layout.turned, size=size)
    lines = (replace(line, box=line.box and back(line.box)) for line in page.lines)
    pictures, frames = map(back, layout.pictures), map(back, layout.frames)
    found = replace(layout, pictures=tuple(pictures), frames=tuple(frames))
    return replace(page, lines=tuple(lines), layout=found)


def pieces_of(page: Page, stored: Stored) -> tuple[Box, ...]:
    """Return the boxes that an article's outline is made of, on an upright page."""
    lines, layout = page.lines, page.layout
    numbers = numbers_of(stored)
    own = set(numbers)
    foreign = (
        line.box for n, line in enumerate(lines, start=1) if line.box and n not in own
    )
    return outline(
        [lines[n - 1] for n in numbers if 0 < n <= len(lines)],
        tuple(foreign),
        pictures=layout.pictures if layout else (),
        frames=layout.frames if layout else (),
    )


def numbers_of(stored: Stored) -> tuple[int, ...]:
    """Return the numbers of an article's lines in reading order, each once."""
    spans = (span for block in stored.article.blocks for span in block.spans)
    return tuple(dict.fromkeys(span.line for span in spans))


def name_of(ask: Ask, stored: Stored) -> str:
    """Return what an article is called: its headline, or how its text begins."""
    opening = next((block.text for block in stored.article.blocks), "")
    if stored.headline or not opening:
        return stored.headline or ask.say("no_headline")
    return opening[:NAME_CHARS] + ("…" if len(opening) > NAME_CHARS else "")


def as_json(ask: Ask, found: Print | None, *, uid: str) -> dict[str, object]:
    """Return what an article's JSON says of its page's picture; nothing without one.

    Boxes are left, top, right and bottom, in points from the page's top left corner.
    """
    if found is None:
        return {}
    boxes = next((one.boxes for one in found.outlined if one.uid == uid), ())
    told = {
        "large": ask.origin + found.large,
        "small": ask.origin + found.small,
        "width_pt": found.width_pt,
        "height_pt": found.height_pt,
        "outline": [
            [round(side, 1) for side in (box.left, box.top, box.right, box.bottom)]
            for box in boxes
        ],
    }
    return {"page_image": told}
