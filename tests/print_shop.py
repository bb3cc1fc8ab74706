"""Printed pages for tests: a PDF written by hand, and an archive that knows its lines.

What is set is known to the tenth of a point, so that what is outlined can be told
without a reader of PDFs. The font is one that every reader of PDFs brings along for
Chinese; where none is there, boxes are drawn, and nothing here looks at them.
"""

import datetime
import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from dibao import geometry
from dibao.archive import connect, writer
from dibao.archive.preparing import prepared
from dibao.archive.sources import Incoming, located
from dibao.archive.transaction import commit
from dibao.clean import clean
from dibao.model import (
    Article,
    Block,
    Box,
    Facts,
    Kind,
    Layout,
    Line,
    Page,
    Role,
    Segmented,
    Span,
    Understood,
)

WIDTH, HEIGHT = 600, 840
LEADING = 1.6  # of the size of type
BODY = "观鸟台昨日记录到候鸟两千余只"
FACTS = Facts("山前日报", datetime.date(2024, 1, 18), "1", "要闻")


@dataclass(frozen=True)
class Set:
    """One printed line: its article's number, what it is, and where it stands."""

    article: int
    role: Role
    text: str
    box: Box
    size_pt: float

    @property
    def line(self):
        return Line(self.text, "\n", self.box, self.size_pt)


def column(article, left, top, *, lines):
    """Return lines of body text below one another, 14 characters of 10 pt wide."""
    return tuple(
        put(article, Role.BODY, BODY, (left, top + number * 10 * LEADING, 10))
        for number in range(lines)
    )


def put(article, role, text, where):
    left, top, size = where
    box = Box(left, top, round(left + size * len(text), 1), round(top + size, 1))
    return Set(article, role, text, box, size)


# Two articles: one under a headline over two columns, one beside it; a third below.
FRONT = (
    put(1, Role.HEADLINE, "河滩公园迎来上千只越冬候鸟", (40, 60, 22)),
    *column(1, 40, 100, lines=20),
    *column(1, 200, 100, lines=20),
    put(2, Role.HEADLINE, "青石水库开始蓄水", (380, 60, 20)),
    *column(2, 380, 100, lines=20),
    put(3, Role.HEADLINE, "古镇集市重新开张", (40, 460, 20)),
    *column(3, 40, 500, lines=10),
    put(0, Role.FURNITURE, "山前日报 2024年1月18日 第1版", (40, 20, 10)),
)


def pdf(pages, *, width=WIDTH, height=HEIGHT, rotate=0):
    """Return a PDF of pages of set lines, with a frame at each page's edge."""
    kids = " ".join(f"{5 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H"
        "/DescendantFonts[4 0 R]>>",
        "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo"
        "<</Registry(Adobe)/Ordering(GB1)/Supplement 0>>>>",
    ]
    for number, lines in enumerate(pages):
        content = drawn(lines, height)
        objects += [
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width} {height}]/Rotate {rotate}"
            f"/Resources<</Font<</F 3 0 R>>>>/Contents {6 + 2 * number} 0 R>>",
            f"<</Length {len(content)}>>\nstream\n{content}\nendstream",
        ]
    return bound(objects)


def endless():
    """Return a PDF whose page holds a form that draws itself, twice.

    It takes the resources of the page, so that only who draws it finds out.
    """
    form = "/Type/XObject/Subtype/Form/BBox[0 0 9 9]"
    draw = "<<{}/Length 11>>\nstream\n/X Do /X Do\nendstream"
    return bound(
        [
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 840]/Resources 6 0 R"
            "/Contents 5 0 R>>",
            draw.format(form),
            draw.format(""),
            "<</XObject<</X 4 0 R>>>>",
        ]
    )


def drawn(lines, height):
    """Return what draws lines: black, and a grey square in the upper left corner."""
    texts = (
        f"BT /F {one.size_pt} Tf {one.box.left} {height - one.box.top - one.size_pt:g} "
        f"Td <{one.text.encode('utf-16-be').hex()}> Tj ET"
        for one in lines
    )
    return "\n".join((f".5 g 0 {height - 10} 10 10 re f 0 g", *texts))


def bound(objects):
    """Return objects as a file, with the table that says where each is."""
    data, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n{one}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(objects) + 1
    return (
        data
        + (
            f"xref\n0 {count}\n0000000000 65535 f \n{table}"
            f"trailer\n<</Size {count}/Root 1 0 R>>\nstartxref\n{len(data)}\n%%EOF\n"
        ).encode()
    )


def size_of(degrees):
    """Return how wide and high a page is whose print is turned so far."""
    return (WIDTH, HEIGHT) if degrees % 180 == 0 else (HEIGHT, WIDTH)


def understood(lines, *, sequence=1, turned=0):
    """Return a page told apart as it was set; its print is turned so many degrees."""
    size = size_of(turned)
    page = Page(
        tuple(
            replace(one.line, box=geometry.turned(one.box, turned, size=size))
            for one in lines
        ),
        sequence,
        layout=Layout(*size, turned),
    )
    made = {one.article: [] for one in lines}
    for number, one in enumerate(lines, start=1):
        span = Span(number, 0, len(one.text))
        made[one.article].append(Block(one.role, one.text, (span,), box=one.box))
    furniture = tuple(made.pop(0, ()))
    articles = tuple(Article(Kind.ARTICLE, tuple(blocks)) for blocks in made.values())
    return Understood(
        page, clean(page), Segmented(articles, furniture, sequence, FACTS)
    )


def build(folder, pages=(FRONT,), *, data=None, turned=0):
    """Make an archive of one PDF beside it; return both paths."""
    folder.mkdir(parents=True, exist_ok=True)
    path, archive = Path(folder) / "page.pdf", Path(folder) / "archive.db"
    path.write_bytes(pdf(pages) if data is None else data)
    take_in(archive, path, pages, turned=turned)
    return archive, path


def take_in(archive, path, pages, *, turned=0):
    """Store a file's pages as they were set."""
    data = path.read_bytes()
    sha256 = hashlib.sha256(data).hexdigest()
    incoming = Incoming(sha256, len(data), "pdf", "", "pdf 1", data=data)
    ready = prepared(
        tuple(
            understood(one, sequence=n, turned=turned)
            for n, one in enumerate(pages, start=1)
        ),
        sha256=sha256,
    )
    with connect.open_to_write(archive, create=True) as conn:
        conn.execute("begin immediate")
        writer.admit(conn, incoming, ready, location=located(path, archive))
        conn.execute("update meta set value = value + 1 where key = 'counter'")
        commit(conn)
