"""Pictures of pages: what is drawn, where it is kept, and what is refused."""

import io
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import psutil
import pytest
from click.testing import CliRunner
from PIL import Image

import print_shop
from bare_pdf import locked
from dibao.archive import gallery, originals
from dibao.archive.gallery import LARGE, SMALL, WIDTHS, Tally
from dibao.archive.originals import Original
from dibao.cli import main
from dibao.errors import DataError, DiskError
from dibao.ingest import picture, unpictured
from dibao.ingest.picturing import expose
from dibao.model import Facts
from dibao.read.pdf import picture as drawing
from dibao.read.reading import Source
from samples import PAGES
from waiting import PATIENCE_S

PAGE = print_shop.pdf([print_shop.FRONT])
ISSUE = PAGES / "yangang-20060324.pdf"


def render(data, sequence, *, widths):
    return drawing.render(Source(data, "page.pdf", Facts()), sequence, widths=widths)


def image(data):
    return Image.open(io.BytesIO(data)).convert("RGB")


def drawn(data):
    return image(render(data, 1, widths=(200,))[200])


def is_grey(pixel):
    return all(90 < part < 170 for part in pixel)


def test_a_page_is_drawn_in_each_width_asked_for():
    made = render(PAGE, 1, widths=WIDTHS)
    assert [(1600, 2240), (320, 448)] == [image(made[width]).size for width in WIDTHS]
    assert all(map(gallery.is_whole, made.values()))


def test_what_is_not_printed_is_white():
    assert min(drawn(PAGE).getpixel((190, 270))) > 245


@pytest.mark.parametrize(
    ("rotate", "is_right", "is_low"),
    [(0, False, False), (90, True, False), (180, True, True), (270, False, True)],
)
def test_a_page_is_drawn_as_it_is_turned(rotate, is_right, is_low):
    made = drawn(print_shop.pdf([()], rotate=rotate))
    x = made.width - 2 if is_right else 1
    y = made.height - 2 if is_low else 1
    assert is_grey(made.getpixel((x, y)))


@pytest.mark.parametrize(
    ("width", "height"),
    [(360_000, 360_000), (14_000_000, 14_000_000), (10, 14_000_000), (14_000_000, 10)],
)
def test_a_page_of_any_size_is_a_picture_of_bounded_size(width, height):
    made = image(
        render(print_shop.pdf([()], width=width, height=height), 1, widths=WIDTHS)[
            LARGE
        ]
    )
    assert made.width <= LARGE
    assert made.height <= 4 * LARGE


def test_of_a_page_a_small_picture_has_the_same_proportions():
    made = render(print_shop.pdf([()], width=100, height=900), 1, widths=WIDTHS)
    large, small = (image(made[width]).size for width in WIDTHS)
    assert [round(side / 5) for side in large] == list(small)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4", PAGE[:300], b"<html></html>"])
def test_what_cannot_be_opened_is_refused(data):
    with pytest.raises(DataError, match="page 1 cannot be drawn"):
        render(data, 1, widths=WIDTHS)


def test_a_page_of_a_file_cut_short_is_drawn_as_it_was_read():
    cut = PAGE[: PAGE.index(b"xref")]
    assert image(render(PAGE, 1, widths=(90,))[90]) == image(
        render(cut, 1, widths=(90,))[90]
    )


@pytest.mark.parametrize("sequence", [0, 2, 999])
def test_a_page_that_a_file_has_not_is_refused(sequence):
    with pytest.raises(DataError, match="cannot be drawn"):
        render(PAGE, sequence, widths=WIDTHS)


ONE = Original("3f" + "0" * 62, 2, 9, ())
WHOLE = b"RIFF" + (4).to_bytes(4, "little") + b"WEBP"


def test_a_picture_is_kept_under_its_source_its_page_and_its_width(tmp_path):
    archive = tmp_path / "papers.db"
    gallery.keep(archive, ONE, pictures={LARGE: WHOLE, SMALL: WHOLE})
    assert [
        f"papers.db-images/3f/{ONE.sha256}-2-1600.webp",
        f"papers.db-images/3f/{ONE.sha256}-2-320.webp",
    ] == sorted(
        file.relative_to(tmp_path).as_posix()
        for file in tmp_path.rglob("*")
        if file.is_file()
    )
    assert WHOLE == gallery.kept(archive, ONE, width=SMALL)
    assert gallery.has(archive, ONE)
    assert Tally(1, 24) == gallery.tally(archive)


def test_a_picture_that_is_not_whole_is_none(tmp_path):
    gallery.keep(tmp_path / "a.db", ONE, pictures={LARGE: WHOLE[:-1], SMALL: b""})
    assert None is gallery.kept(tmp_path / "a.db", ONE, width=LARGE)
    assert None is gallery.kept(tmp_path / "a.db", ONE, width=SMALL)


def test_an_archive_without_pictures_has_none(tmp_path):
    assert None is gallery.kept(tmp_path / "a.db", ONE, width=LARGE)
    assert not gallery.has(tmp_path / "a.db", ONE)
    assert Tally(0, 0) == gallery.tally(tmp_path / "a.db")


def test_what_a_killed_process_left_is_no_picture(tmp_path):
    archive = tmp_path / "a.db"
    gallery.keep(archive, ONE, pictures={LARGE: WHOLE})
    (gallery.folder(archive) / "3f" / f"{ONE.sha256}-2-320x1-building").write_bytes(
        WHOLE
    )
    assert Tally(1, 12) == gallery.tally(archive)


@pytest.mark.parametrize("after", ["open", "chmod"])
def test_what_ends_a_writer_at_any_moment_leaves_nothing_half(
    tmp_path, monkeypatch, after
):
    done = getattr(Path, after)

    def interrupted(path, *args):
        done(path, *args)
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, after, interrupted)
    with pytest.raises(KeyboardInterrupt):
        gallery.keep(tmp_path / "a.db", ONE, pictures={LARGE: WHOLE})
    assert [] == [file for file in tmp_path.rglob("*") if file.is_file()]


def shots(archive, *paths, **settings):
    return [
        (shot.path.name, shot.sequence, shot.is_new, shot.problem)
        for shot in picture(archive, paths, **settings)
    ]


def test_each_page_of_a_file_is_pictured_once(tmp_path):
    archive, path = print_shop.build(tmp_path, [print_shop.FRONT, print_shop.FRONT[:5]])
    assert 2 == unpictured(archive, [path])
    assert [("page.pdf", 1, True, ""), ("page.pdf", 2, True, "")] == shots(
        archive, path
    )
    assert 0 == unpictured(archive, [path])
    assert [("page.pdf", 1, False, ""), ("page.pdf", 2, False, "")] == shots(
        archive, path
    )
    assert 2 == gallery.tally(archive).pages


def test_a_file_that_is_not_in_is_not_pictured(tmp_path):
    archive, path = print_shop.build(tmp_path)
    other = tmp_path / "other.pdf"
    other.write_bytes(path.read_bytes())
    assert [] == shots(archive, other)


def test_a_file_that_has_changed_is_not_pictured_for_what_it_was(tmp_path):
    archive, path = print_shop.build(tmp_path)
    path.write_bytes(path.read_bytes()[:-1] + b" ")
    assert [
        ("page.pdf", 1, False, "its file is not at hand as it was taken in")
    ] == shots(archive, path)


def test_a_page_that_cannot_be_drawn_keeps_its_text_and_says_why(tmp_path):
    archive, path = print_shop.build(tmp_path, data=b"%PDF-1.4 torn")
    (shot,) = shots(archive, path)
    assert not shot[2]
    assert "cannot be drawn" in shot[3]


def test_a_worker_takes_the_pictures_that_this_process_takes(tmp_path):
    archive, path = print_shop.build(tmp_path)
    assert [("page.pdf", 1, True, "")] == shots(archive, path, workers=1)
    with closing(sqlite3.connect(archive)) as conn:
        (one,) = originals.at(conn, path, archive=archive)
    assert expose(one)[SMALL] == gallery.kept(archive, one, width=SMALL)


def test_a_folder_that_cannot_be_made_is_said(tmp_path):
    archive, path = print_shop.build(tmp_path)
    gallery.folder(archive).write_text("a file in its place")
    with pytest.raises(DiskError, match=r"archive\.db-images"):
        shots(archive, path)


def test_a_path_to_another_computer_is_never_looked_at(tmp_path):
    archive, _ = print_shop.build(tmp_path)
    with closing(sqlite3.connect(archive)) as conn:
        for name in (b"//elsewhere/share/p.pdf", b"\\\\elsewhere\\share\\p.pdf"):
            conn.execute("update source_paths set path_bytes = ?", (name,))
            (sha256,) = conn.execute("select sha256 from sources").fetchone()
            one = originals.named(conn, sha256, sequence=1, archive=archive)
            assert () == one.paths


# Ctrl-C is heard even where the tests themselves were started in the background.
PROGRAM = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
from dibao.cli import main
main()
"""


def run(*arguments):
    return CliRunner().invoke(main, list(map(str, arguments)))


def test_ingest_takes_pictures_of_what_is_in_and_has_none(tmp_path):
    archive, path = print_shop.build(tmp_path)
    assert not gallery.folder(archive).exists()
    assert (
        "images: 1 new, 0 there before"
        in run("ingest", archive, path, "--images").output
    )
    assert (
        "images: 0 new, 1 there before"
        in run("ingest", archive, path, "--images").output
    )


def test_each_page_of_an_issue_that_goes_in_is_pictured(tmp_path):
    archive = tmp_path / "archive.db"
    assert "images: 4 new, 0 there" in run("ingest", archive, ISSUE, "--images").output
    assert "images 4 pages 版" in run("info", archive).output


def test_a_folder_is_walked_for_its_pictures_too(tmp_path):
    archive, folder = tmp_path / "archive.db", tmp_path / "2006"
    folder.mkdir()
    (folder / "a.pdf").write_bytes(ISSUE.read_bytes())
    assert "images: 4 new" in run("ingest", archive, folder, "--images").output


def test_ingest_takes_none_unless_asked(tmp_path):
    archive, path = print_shop.build(tmp_path)
    assert "images" not in run("ingest", archive, path).output
    assert not gallery.folder(archive).exists()


def test_a_pdf_that_needs_a_password_is_pictured_with_it(tmp_path):
    archive, path = print_shop.build(tmp_path, data=locked("secret"))
    asked = run("ingest", archive, path, "--images")
    assert "its file: needs a password to be opened: --password" in asked.output
    told = run("ingest", archive, path, "--images", "--password", "secret")
    assert "images: 1 new" in told.output


def test_a_page_without_a_picture_is_no_problem_of_the_run(tmp_path):
    archive, path = print_shop.build(tmp_path, data=b"%PDF-1.4 torn")
    done = run("ingest", archive, path, "--images")
    assert 0 == done.exit_code
    assert "page.pdf, page 1: in, but without a picture" in done.output
    assert "images: 0 new, 0 there before, 1 page without" in done.output


@pytest.mark.skipif(sys.platform == "win32", reason="there are no signals")
@pytest.mark.parametrize(("name", "code"), [("SIGINT", 130), ("SIGTERM", 143)])
def test_a_signal_ends_the_taking_of_pictures_in_order(tmp_path, name, code):
    archive, path = print_shop.build(tmp_path, [print_shop.FRONT] * 60)
    options = ("--images", "--workers", "2")
    command = [sys.executable, "-c", PROGRAM, "ingest", archive, path, *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        while not gallery.tally(archive).pages:
            assert process.poll() is None
            time.sleep(0.01)
        family = psutil.Process(process.pid).children(recursive=True)
        process.send_signal(getattr(signal, name))
        out, _ = process.communicate(timeout=PATIENCE_S)
    assert code == process.returncode
    assert out.startswith("1 seen = 0 new + 1 unchanged")
    assert [] == psutil.wait_procs(family, timeout=PATIENCE_S)[1]
    assert [] == list(gallery.folder(archive).rglob("*-building"))
    assert 0 < gallery.tally(archive).pages < 60


def test_info_says_how_many_pages_have_a_picture_and_how_large_they_are(tmp_path):
    archive, path = print_shop.build(tmp_path)
    assert "images" not in run("info", archive).output
    run("ingest", archive, path, "--images")
    size = gallery.tally(archive).bytes / 1e6
    assert (
        f"images 1 page 版, {size:,.1f} MB in archive.db-images"
        in run("info", archive).output
    )


def test_a_published_copy_has_the_pictures_of_what_it_shows_and_no_others(tmp_path):
    archive, path = print_shop.build(tmp_path / "office")
    to = tmp_path / "shown.db"
    run("ingest", archive, path, "--images")
    assert 0 == run("publish", archive, to).exit_code
    assert gallery.tally(archive) == gallery.tally(to)
    gallery.keep(to, ONE, pictures={LARGE: WHOLE})
    assert 0 == run("publish", archive, to).exit_code
    assert gallery.tally(archive) == gallery.tally(to)
    assert 0 == run("set", archive, path, "--withdraw").exit_code
    assert 0 == run("publish", archive, to).exit_code
    assert Tally(0, 0) == gallery.tally(to)
    assert 1 == gallery.tally(archive).pages


def test_publishing_over_what_is_no_copy_writes_no_picture(tmp_path):
    archive, path = print_shop.build(tmp_path / "office")
    run("ingest", archive, path, "--images")
    to = tmp_path / "letters.db"
    to.write_text("somebody's")
    assert 73 == run("publish", archive, to).exit_code
    assert not gallery.folder(to).exists()


def test_a_file_that_kills_what_draws_it_costs_no_other_its_picture(tmp_path):
    archive, path = print_shop.build(tmp_path)
    deadly = tmp_path / "deadly.pdf"
    deadly.write_bytes(print_shop.endless())
    print_shop.take_in(archive, deadly, [print_shop.FRONT[:1]])
    first, second = shots(archive, deadly, path, workers=1)
    assert ("deadly.pdf", False) == (first[0], first[2])
    assert first[3].startswith("the process that read it ended")
    assert ("page.pdf", 1, True, "") == second


def test_pictures_are_never_in_the_archive_itself(tmp_path):
    archive, path = print_shop.build(tmp_path)
    before = archive.stat().st_size
    run("ingest", archive, path, "--images")
    assert before == archive.stat().st_size
