"""``dibao clean --svg``: what was understood, drawn over the printed page."""

import json
import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

from dibao.cli import main
from dibao.cli.drawing import Sheet, drawing
from dibao.ingest.pipeline import understand
from dibao.model import Article, Block, Box, Kind, Layout, Line, Page, Role, Span
from printer.catalog import PRINTS, made

SVG = "{http://www.w3.org/2000/svg}"
FOREIGN = re.compile(r"<script|<image|<use|<foreignObject|href|@import|\bon\w+=|data:")
EVIL = '</title><script>alert(1)</script>&"\x00\x1b\ufffe\ud800'
LAYOUT = Layout(400, 300, rules=(Box(10, 150, 390, 150.5),))


def dibao(*words):
    return CliRunner().invoke(main, [str(word) for word in words])


def printed(folder, name):
    """Print a page into a folder; return its path."""
    (one,) = (one for one in PRINTS if one.name == name)
    path = folder / f"{name}.pdf"
    path.write_bytes(made(one)[0])
    return path


@pytest.fixture(scope="module")
def tabloid(tmp_path_factory):
    return printed(tmp_path_factory.mktemp("tabloid"), "tabloid-plain")


def sheet(*lines, layout=LAYOUT, heading="a.pdf"):
    """Return a page of lines as it is drawn."""
    return Sheet(heading, understand(Page(lines, layout=layout)), layout)


def tree(text):
    return ElementTree.fromstring(text)  # noqa: S314


def of_class(root, name):
    return [one for one in root.iter() if one.get("class") == name]


def drawn(folder, *pdfs):
    """Return what the command says, and the tree of what it drew."""
    to = folder / "out.svg"
    result = dibao("clean", *pdfs, "--svg", to)
    assert 0 == result.exit_code, result.output
    return result.output, tree(to.read_text("utf-8"))


def test_every_line_stands_in_the_drawing_once(tabloid, tmp_path):
    _, root = drawn(tmp_path, tabloid)
    (page,) = of_class(root, "page")
    lines = [one.text for one in page.iter(f"{SVG}text") if one.get("textLength")]
    known = json.loads(dibao("clean", "--json", tabloid).stdout)
    blocks = [*known["furniture"], *(b for a in known["articles"] for b in a["blocks"])]
    expected = "".join(block["text"] for block in blocks)
    assert sorted("".join(expected.split())) == sorted("".join("".join(lines).split()))
    assert len(lines) == len(of_class(page, "line"))


def test_every_block_says_what_it_is_and_how_sure(tabloid, tmp_path):
    _, root = drawn(tmp_path, tabloid)
    page = json.loads(dibao("clean", "--json", tabloid).stdout)
    expected = [f"furniture, confidence 0.90, {told(b)}" for b in page["furniture"]]
    for number, article in enumerate(page["articles"], start=1):
        expected += [
            f"article {number}.{order} {block['role']}, "
            f"confidence {block['confidence']:.2f}, {told(block)}"
            for order, block in enumerate(article["blocks"], start=1)
        ]
    (shown,) = of_class(root, "page")
    titles = [one.find(f"{SVG}title").text for one in of_class(shown, "block")]
    assert expected == [title.split("\n")[0] for title in titles]


def told(block):
    first, last = block["lines"]
    return f"line {first}" if first == last else f"lines {first} to {last}"


def test_rules_frames_and_pictures_are_drawn(tmp_path):
    _, root = drawn(tmp_path, printed(tmp_path, "tinted-plain"))
    (page,) = of_class(root, "page")
    assert of_class(page, "rules")
    assert of_class(page, "frames")


def test_pictures_are_hatched(tmp_path):
    _, root = drawn(tmp_path, printed(tmp_path, "pictured-plain"))
    (page,) = of_class(root, "page")
    assert 3 <= len(of_class(page, "pictures"))


def test_pages_stand_below_one_another(tmp_path):
    said, root = drawn(tmp_path, printed(tmp_path, "issue-plain"))
    places = [
        float(re.search(r" ([\d.]+)\)", one.get("transform"))[1])
        for one in root.findall(f"{SVG}g")
    ]
    assert 4 == len(places)
    assert sorted(set(places)) == places
    assert "4 pages" in said


def test_several_files_make_one_drawing(tabloid, tmp_path):
    said, root = drawn(tmp_path, tabloid, printed(tmp_path, "advertised-plain"))
    assert "2 pages" in said
    headings = [one.find(f"{SVG}text").text for one in root.findall(f"{SVG}g")]
    names = [heading.split(" · ")[0].rpartition("/")[2] for heading in headings]
    assert ["tabloid-plain.pdf", "advertised-plain.pdf"] == names


def test_a_drawing_needs_nothing_from_elsewhere(tabloid, tmp_path):
    drawn(tmp_path, tabloid)
    text = (tmp_path / "out.svg").read_text("utf-8")
    assert [] == FOREIGN.findall(text)
    assert ['"http://www.w3.org/2000/svg"'] == re.findall(r'"http[^"]*"', text)
    assert set() == {to[0] for to in re.findall(r"url\((.)", text)} - {"#"}


def test_what_a_stranger_printed_is_text():
    line = Line(EVIL, box=Box(20, 20, 300, 40), size_pt=20.0)
    text = drawing([sheet(line, heading=EVIL)])
    text.encode("utf-8")
    assert [] == list(tree(text).iter(f"{SVG}script"))


def test_a_page_without_lines_is_drawn():
    root = tree(drawing([sheet()]))
    assert 1 == len(of_class(root, "paper"))


def test_arrows_lead_from_column_to_column():
    lines = tuple(
        Line("山溪水涨过了老桥的桥墩", box=Box(x, y, x + 110, y + 10), size_pt=10.0)
        for x, y in ((20, 60), (20, 74), (160, 60), (160, 74))
    )
    spans = tuple(Span(n, 0, 11) for n in (1, 2, 3, 4))
    block = Block(Role.BODY, "".join(line.text for line in lines), spans)
    page = understand(Page(lines, layout=LAYOUT))
    told = replace(page.segmented, articles=(Article(Kind.ARTICLE, (block,)),))
    root = tree(drawing([Sheet("a", replace(page, segmented=told), LAYOUT)]))
    (shown,) = of_class(root, "page")
    (way,) = of_class(shown, "way")
    start, end, _ = re.findall(r"([\d.]+) ([\d.]+)", way.get("d"))
    assert (("20.0", "60.0"), ("20.0", "84.0")) == (start, end)
    assert ["1.1 body", "1.1 body …"] == [one.text for one in of_class(shown, "label")]


@pytest.mark.parametrize(("turned", "corner"), [(90, "300 0"), (270, "0 400")])
def test_what_is_printed_turned_is_drawn_turned(turned, corner):
    layout = Layout(300, 400, turned)
    line = Line("山溪水涨", box=Box(20, 40, 30, 80), size_pt=10.0)
    root = tree(drawing([sheet(line, layout=layout)]))
    (page,) = of_class(root, "page")
    (inner,) = page.findall(f"{SVG}g")
    assert inner.get("transform").endswith(f"{corner})")
    (text,) = (one for one in page.iter(f"{SVG}text") if one.get("textLength"))
    assert ("40.0", None) == (text.get("textLength"), text.get("class"))


def test_text_without_places_cannot_be_drawn(tmp_path):
    page, to = tmp_path / "a.txt", tmp_path / "out.svg"
    page.write_text("第一座桥通车\n本报讯 昨日通车。\n", "utf-8")
    result = dibao("clean", page, "--svg", to)
    assert (65, False) == (result.exit_code, to.exists())
    assert "--svg draws over printed pages: name a PDF" in result.stderr


def test_beside_a_text_the_pdf_is_drawn(tabloid, tmp_path):
    page, to = tmp_path / "a.txt", tmp_path / "out.svg"
    page.write_text("第一座桥通车\n本报讯 昨日通车。\n", "utf-8")
    assert 65 == dibao("clean", page, tabloid, "--svg", to).exit_code
    assert 1 == len(of_class(tree(to.read_text("utf-8")), "paper"))


def test_a_file_that_is_there_is_left_alone(tabloid, tmp_path):
    to = tmp_path / "out.svg"
    to.write_text("mine", "utf-8")
    result = dibao("clean", tabloid, "--svg", to)
    assert (73, "mine") == (result.exit_code, to.read_text("utf-8"))
    assert 0 == dibao("clean", tabloid, "--svg", to, "--replace").exit_code
    assert to.read_text("utf-8").startswith("<svg ")


def test_a_drawing_that_cannot_be_made_is_refused_before_a_page_is_read(tmp_path):
    (tmp_path / "taken.svg").touch()
    (tmp_path / "folder").mkdir()
    for taken in (["taken.svg"], ["folder"], ["folder", "--replace"], ["no/a.svg"]):
        result = dibao("clean", "no.pdf", "--svg", tmp_path / taken[0], *taken[1:])
        assert (73, False) == (result.exit_code, "no.pdf" in result.stderr)
    free = [("new.svg",), ("taken.svg", "--replace")]
    for name, *how in free:
        assert 66 == dibao("clean", "no.pdf", "--svg", tmp_path / name, *how).exit_code


def test_json_is_printed_beside_the_drawing(tabloid, tmp_path):
    result = dibao("clean", "--json", tabloid, "--svg", tmp_path / "out.svg")
    assert dibao("clean", "--json", tabloid).stdout == result.stdout
    assert "drawn: " in result.stderr


def test_json_says_where_each_block_is_printed(tabloid):
    page = json.loads(dibao("clean", "--json", tabloid).stdout)
    blocks = [*page["furniture"], *(b for a in page["articles"] for b in a["blocks"])]
    assert [] == [block for block in blocks if not is_inside(block["box"])]


def is_inside(box):
    left, top, right, bottom = box
    return 0 <= left < right <= 780 and 0 <= top < bottom <= 1110


def test_json_of_text_has_no_boxes(tmp_path):
    page = tmp_path / "a.txt"
    page.write_text("第一座桥通车\n本报讯 昨日通车。\n", "utf-8")
    assert '"box"' not in dibao("clean", "--json", page).stdout
