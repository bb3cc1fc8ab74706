"""Bad files, each by the number that it has in the project's catalog of them.

Each goes in beside a good one, through the command line: see ``handing``.
"""

import codecs
import os
import random
import socket
import subprocess
import sys
import tempfile
from contextlib import contextmanager, nullcontext
from pathlib import Path

import pytest

from dibao import analyze
from dibao.analyze import engine, is_normal
from dibao.errors import DataError
from dibao.read import refuse_loss
from dibao.read.encoding import decode
from handing import GOOD, dibao, fill, found, given, handed
from needs import require
from room import get
from samples import SAMPLES
from waiting import PATIENCE_S

NEWS = "　　昨天，抗战老兵座谈会在柳溪文化馆举行，三十多位老人到会。\n"
HEAD = "渡口老兵座谈\n\n"
posix = pytest.mark.skipif(sys.platform == "win32", reason="there is no such file")


def in_process(archive, *paths):
    """Return the result of an ingest in a process of its own, if it ends at all."""
    call = "from dibao.cli import main; main()"
    command = [sys.executable, "-c", call, "ingest", archive, *paths]
    return subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE_S)


# Nothing in it, or not what its name says


def test_b01_an_empty_file_is_empty_whatever_its_name(tmp_path):
    made = given(tmp_path, a_txt=b"", b_pdf=b"", c_text=b"\0\0 \r\n\xe3\x80\x80")
    assert {"a.txt": "empty", "b.pdf": "empty", "c.text": "empty"} == made.codes


def test_b02_random_bytes_named_pdf_are_no_pdf(tmp_path):
    dice = random.Random(2)
    made = given(tmp_path, a_pdf=dice.randbytes(5000), b_PDF=dice.randbytes(90))
    assert {"a.pdf": "not-pdf", "b.PDF": "not-pdf"} == made.codes


def test_b03_a_web_page_or_text_named_pdf_is_a_mismatch(tmp_path):
    page = "<!DOCTYPE html>\n<html><head><title>404 Not Found</title></head></html>"
    gbk = f"<html><body>{NEWS}找不到这个页面，请稍后再试。</body></html>".encode("gbk")
    made = given(tmp_path, a_pdf=page, b_pdf=gbk, c_pdf=GOOD)
    names = ("a.pdf", "b.pdf", "c.pdf")
    assert dict.fromkeys(names, "type-mismatch") == made.codes


def test_a_pdf_of_which_only_the_head_is_there_is_damaged(tmp_path):
    home = fill(tmp_path, {"a.pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"})
    assert {"a.pdf": "damaged"} == handed(home).codes


# Encodings


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("has_mark", [True, False])
def test_b40_utf_16_is_decoded(tmp_path, codec, has_mark):
    mark = "\ufeff" if has_mark else ""
    made = given(tmp_path, a_txt=(mark + HEAD + NEWS).encode(codec))
    assert ({}, HEAD + NEWS) == (made.codes, made.raw("a.txt"))


VARIANTS = Path(analyze.__file__).with_name("variants.txt")
LEGACY = ("gb18030", "cp950", "big5hkscs")
TRADITIONAL = "　　昨天，抗戰老兵座談會在柳溪文化館舉行，三十多位老人到會。\n"


def traditional(text):
    """Return a text in traditional characters, by our table of them."""
    rows = VARIANTS.read_text("utf-8").splitlines()
    pairs = (row.split(" ") for row in rows if row[:1] not in ("#", ""))
    return text.translate(str.maketrans({one: others[0] for one, others in pairs}))


@pytest.mark.parametrize("codec", LEGACY)
@pytest.mark.parametrize("size", [40, 200])
def test_b41_undeclared_encodings_are_told_in_99_of_100_samples(codec, size):
    whole = "".join(one.raw for one in SAMPLES.values())
    if codec != "gb18030":
        whole = traditional(whole).encode(codec, "ignore").decode(codec)
    parts = [whole[at : at + size] for at in range(0, len(whole), size)]
    parts = [part for part in parts if not part.isascii() and part.strip()]
    right = sum(decode(part.encode(codec)).text == part for part in parts)
    assert len(parts) > 80
    assert right >= 0.99 * len(parts), f"{right} of {len(parts)}"


@pytest.mark.parametrize("codec", LEGACY)
def test_b41_a_false_declaration_is_a_problem_and_never_wrong_text(tmp_path, codec):
    text = NEWS if codec == "gb18030" else TRADITIONAL
    name = text[:2] + text[6:10]
    latin = "A letter from the harbor office, signed by the clerk. " * 40
    files = {"a.txt": text.encode(codec), "b.txt": (latin + name).encode(codec)}
    home = fill(tmp_path, files)
    made = handed(home, "--encoding", "utf-8")
    assert {"a.txt": "encoding", "b.txt": "encoding"} == made.codes
    made = handed(home, "--retry")
    assert ({}, text, latin + name) == (made.codes, *map(made.raw, files))


def test_b42_a_file_of_two_encodings_is_read_by_line_and_its_bytes_kept(tmp_path):
    data = (HEAD + NEWS).encode() + NEWS.encode("gb18030") * 2
    made = given(tmp_path, a_txt=data)
    assert ({}, HEAD + NEWS * 3) == (made.codes, made.raw("a.txt"))
    assert [("mixed", 1)] == made.rows(
        "select encoding, count(data) from sources join source_bytes "
        "on source_id = sources.id"
    )


def test_b43_short_utf_8_of_rare_characters_is_utf_8(tmp_path):
    rare = "\U00020000\U00020001\U00020bb7"
    assert rare == given(tmp_path, a_txt=rare).raw("a.txt")


OVERLONG, CESU, SURROGATE = b"\xc0\xaf", b"\xed\xa0\xc0\xed\xb0\x80", b"\xed\xa0\x80"


@pytest.mark.parametrize("bad", [OVERLONG, CESU, SURROGATE])
def test_b44_what_is_no_utf_8_is_replaced_and_its_bytes_kept(tmp_path, bad):
    data = (HEAD + NEWS * 20).encode() + bad + NEWS.encode()
    made = given(tmp_path, a_txt=data)
    raw = made.raw("a.txt")
    number = raw.count("\ufffd")
    assert HEAD + NEWS * 21 == raw.replace("\ufffd", "")
    assert 1 <= number <= len(bad)
    assert {"a.txt": "damaged"} == made.codes
    assert f"page 1: read, but for {number} of its characters" in made.output
    assert [(1,)] == made.rows("select count(*) from source_bytes")


def test_b44_a_lone_surrogate_of_utf_16_is_replaced(tmp_path):
    text = HEAD + NEWS + "桥\ud800头" + NEWS
    data = codecs.BOM_UTF16_LE + text.encode("utf-16-le", "surrogatepass")
    made = given(tmp_path, a_txt=data)
    assert text.replace("\ud800", "\ufffd") == made.raw("a.txt")
    assert {"a.txt": "damaged"} == made.codes


def test_b44_a_sign_of_the_page_s_own_for_what_is_lost_is_left_alone(tmp_path):
    made = given(tmp_path, a_txt=HEAD + NEWS + "\ufffd" + NEWS)
    assert ({}, HEAD + NEWS + "\ufffd" + NEWS) == (made.codes, made.raw("a.txt"))


def test_b44_of_several_pages_the_one_is_named(tmp_path):
    pages = [(HEAD + NEWS * 20).encode(), OVERLONG + NEWS.encode() * 20, b""]
    made = given(tmp_path, a_txt=b"\f".join(pages))
    assert [(2, "damaged")] == made.rows("select page, code from problems")


# Characters


def test_b45_nul_bytes_are_removed_and_counted(tmp_path):
    made = given(tmp_path, a_txt=(HEAD + "　　新桥\0今天\0通车。\n" + NEWS))
    assert ["渡口老兵座谈"] == found(made.archive, "“新桥今天通车”")
    assert [("　　新桥\0今天\0通车。", "　　新桥今天通车。")] == made.rows(
        "select before, after from edits where rule = 'invisible'"
    )


def test_b46_zero_width_and_direction_marks_stay_in_the_raw_page_alone(tmp_path):
    text = HEAD + NEWS.replace("抗战", "抗\u200b战").replace("文化", "\u202e文化\u202c")
    made = given(tmp_path, a_txt=text)
    assert text == made.raw("a.txt")
    assert ["渡口老兵座谈"] == found(made.archive, "“抗战老兵”")
    assert ["渡口老兵座谈"] == found(made.archive, "“柳溪文化馆举行”")
    (uid,) = made.rows("select uid from articles where headline = '渡口老兵座谈'")[0]
    raw = dibao("show", made.archive, uid, "--raw").stdout
    assert r"抗\u200b战" in raw
    assert r"\u202e文化\u202c" in raw


async def test_b46_on_a_web_page_a_name_turns_nothing_round_but_itself(tmp_path):
    made = given(tmp_path, **{"\u202eb_txt": HEAD + NEWS})
    rows = made.rows("select uid from articles where headline = '渡口老兵座谈'")
    page = (await get(made.archive, f"/a/{rows[0][0]}")).text
    assert "<bdi>in/\u202eb.txt</bdi>" in page
    assert 1 == page.count("\u202e")


OWN_STYLES = [f"\x1b[{style}m" for style in ("0", "1", "2", "31", "32", "36", "22")]
ESCAPES = "\x1b[2J\x1b]0;owned\x07\x9b8m\r\x08\x7f\u202e"


def unseen(result):
    """Return what a command printed that is neither ours nor to be seen."""
    text = result.stdout.removeprefix("\ufeff") + result.stderr  # a .csv has a mark
    for style in OWN_STYLES:
        text = text.replace(style, "")
    return {char for char in text if not (char.isprintable() or char in "\n\t\u3000")}


@posix
def test_b47_no_escape_code_of_text_or_name_reaches_the_terminal(tmp_path):
    evil = f"坏{ESCAPES}"
    page = HEAD.replace("渡口", f"渡{ESCAPES}口") + NEWS.replace("抗", f"抗{ESCAPES}")
    home = fill(tmp_path, {f"{evil}.txt": page, f"{evil}0.txt": b""})
    archive, name = tmp_path / "archive.db", home / f"{evil}.txt"
    seen = [dibao("ingest", archive, home, "--pattern", "{title}.txt", "--dry-run")]
    seen += [dibao("ingest", archive, home, "--pattern", "{title}.txt")]
    made = handed(home)
    ((uid,),) = made.rows("select uid from articles where headline like '渡%'")
    queries = tmp_path / "queries.txt"
    queries.write_text(f"抗战\n坏{ESCAPES}\n", newline="")
    for arguments in (
        ("clean", name, home / f"{evil}0.txt"),
        *(("clean", form, name) for form in ("--json", "--text", "--diff")),
        *(("search", archive, query) for query in ("抗战", ESCAPES, "没有的词")),
        *(("search", archive, query, "--json") for query in ("抗战", f"甲{ESCAPES}")),
        ("search", archive, "--queries", queries),
        *(("show", *form, archive, uid) for form in ((), ("--raw",), ("--json",))),
        ("show", archive, ESCAPES),
        ("info", archive),
        ("problems", archive),
        ("problems", archive, "--json"),
        ("problems", archive, "--retry"),
        ("set", archive, name, "--title", evil),
        ("info", archive),
        ("set", archive, name, "--withdraw"),
        ("ingest", archive, f"--{ESCAPES}"),
        ("clean", f"{name}.gone"),
    ):
        seen.append(dibao(*arguments))
    assert [set()] * len(seen) == list(map(unseen, seen))
    assert any(r"\x1b[2J" in result.stdout for result in seen)


def test_b48_odd_characters_are_kept_and_search_goes_on(tmp_path):
    text = HEAD + NEWS.replace("文化", "文\x85\x9b化\ufdd0\U0001ffff\ue123")
    made = given(tmp_path, a_txt=text)
    assert text == made.raw("a.txt")
    assert ["渡口老兵座谈"] == found(made.archive, "“柳溪文化”")
    assert [("invisible",)] == made.rows("select distinct rule from edits")


@pytest.mark.parametrize(
    "line", ["桥" + "\u0301" * 100_000, NEWS.strip() * 3000, "（" * 100_000]
)
def test_b49_a_giant_line_goes_in(tmp_path, line):
    made = given(tmp_path, a_txt=HEAD + line)
    assert ({}, HEAD + line) == (made.codes, made.raw("a.txt"))


def test_b50_what_looks_alike_is_found_by_its_plain_form(tmp_path):
    text = HEAD + NEWS.replace("老人", "\uf934人").replace("三十", "３０")
    made = given(tmp_path, a_txt=text)
    assert text == made.raw("a.txt")
    assert ["渡口老兵座谈"] == found(made.archive, "“30多位老人”")


def test_b50_accents_apart_are_found_by_the_letter_that_has_them(tmp_path):
    text = HEAD + NEWS.replace("老人", "老人（la\u030co ha\u0300n）")
    made = given(tmp_path, a_txt=text)
    assert text == made.raw("a.txt")
    assert ["渡口老兵座谈"] == found(made.archive, "h\u00e0n")
    assert ["渡口老兵座谈"] == found(made.archive, "“l\u01ceo h\u00e0n”")


def test_b51_a_circle_in_a_year_is_a_nought(tmp_path):
    made = given(tmp_path, a_txt=HEAD + "　　一九四○年，渡口重修。\n" + NEWS)
    assert ["渡口老兵座谈"] == found(made.archive, "一九四〇年")
    assert "一九四○年" in made.raw("a.txt")


def test_b52_unknown_characters_are_cut_in_pieces_of_bounded_length(
    tmp_path, monkeypatch
):
    dice = random.Random(52)
    han = [char for char in map(chr, range(0x4E00, 0x9FA6)) if is_normal(char)]
    text = "".join(dice.choices(han, k=40_000))
    cut, asked = engine.cutter(), []

    def listened(piece):
        asked.append(piece)
        return cut(piece)

    monkeypatch.setattr(engine, "_plain", lambda _: listened)
    made = given(tmp_path, a_txt=text)
    assert ({}, text) == (made.codes, made.raw("a.txt"))
    runs = [run for piece in asked for run in piece.replace("\0", " ").split()]
    assert 512 == max(map(len, runs))
    assert sum(map(len, runs)) < 5 * len(text)  # to segment, to rank, to list


# Names, links and what is no file


@posix
def test_b53_a_name_that_is_no_utf_8_is_kept_as_bytes(tmp_path):
    require(sys.platform == "linux", "macOS takes no such name")
    home = fill(tmp_path, {})
    for name, data in (
        (b"\xd0\xc2\xce\xc5.txt", NEWS.encode()),
        (b"\xbf\xd5.txt", b""),
    ):
        (home / os.fsdecode(name)).write_bytes(data)
    made = handed(home)
    names = made.rows("select path_bytes, path from source_paths order by path")
    assert (b"in/\xd0\xc2\xce\xc5.txt", "in/????.txt") in names
    ((path, code),) = made.rows("select path_bytes, code from problems")
    assert (b"in/\xbf\xd5.txt", "empty") == (path, code)


NAMES = (
    "两\n行.txt",
    "-rf.txt",
    "--json.txt",
    "名" * 83 + ".txt",
    "\u202e上下.txt",
    " .txt",
)


@posix
def test_b54_odd_names_go_in_under_those_names(tmp_path):
    made = handed(fill(tmp_path, {name: name + NEWS for name in NAMES}))
    assert {name: name + NEWS for name in NAMES} == {n: made.raw(n) for n in NAMES}


@posix
def test_b54_a_name_that_begins_with_a_dash_can_be_named(tmp_path, monkeypatch):
    home = fill(tmp_path, {"-rf.txt": NEWS})
    monkeypatch.chdir(home)
    result = dibao("ingest", "../archive.db", "--", "-rf.txt")
    assert (0, "1 seen = 1 new") == (result.exit_code, result.stdout[:14])


@posix
def test_b55_no_link_leads_out_or_round_and_no_file_goes_in_twice(tmp_path):
    home = fill(tmp_path, {})
    (tmp_path / "secret.txt").write_text(NEWS)
    (home / "loop").symlink_to(home)
    (home / "self.txt").symlink_to("self.txt")
    (home / "out.txt").symlink_to(tmp_path / "secret.txt")
    (home / "up").symlink_to(tmp_path)
    (home / "hard.txt").hardlink_to(home / "good.txt")
    made = handed(home)
    total = {name: made.total[name] for name in ("new", "unchanged", "skipped")}
    assert {"new": 1, "unchanged": 1, "skipped": 4} == total
    assert ({}, [(1,)]) == (made.codes, made.rows("select count(*) from sources"))


@posix
def test_b56_a_pipe_a_socket_and_a_device_are_never_opened(tmp_path, monkeypatch):
    home = fill(tmp_path, {})
    os.mkfifo(home / "pipe.txt")
    os.mkfifo(home / "pipe.pdf")
    monkeypatch.chdir(home)  # a socket's name may have a hundred bytes
    with socket.socket(socket.AF_UNIX) as one:
        one.bind("socket.txt")
        odd = ("pipe.txt", "socket.txt", "/dev/zero")
        result = in_process(tmp_path / "archive.db", home, *odd)
    assert 0 == result.returncode
    assert result.stdout.startswith("1 seen = 1 new + 0 unchanged + 0 problems;")
    assert result.stdout.endswith("; 6 skipped\n")
    assert 6 == result.stderr.count("passed over, not opened")


@contextmanager
def as_nobody():
    """Do what is inside without the rights of root, whom no file is refused."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@posix
def test_b57_what_may_not_be_opened_is_a_problem_and_the_rest_goes_in(tmp_path):
    handed(fill(tmp_path, {}))  # all that is needed is loaded from now on
    with tempfile.TemporaryDirectory() as open_to_all, as_nobody():
        ours = Path(tempfile.mkdtemp(dir=shared(open_to_all)))
        home = fill(ours, {"shut.txt": NEWS, "shut.pdf": NEWS})
        for name, mode in (("no", 0o000), ("names only", 0o444), ("blind", 0o111)):
            (home / name).mkdir()
            (home / name / f"{name}.txt").write_text(NEWS)
            (home / name).chmod(mode)
        for name in ("shut.txt", "shut.pdf"):
            (home / name).chmod(0)
        shut = ("shut.txt", "shut.pdf", "no", "names only.txt", "blind")
        assert dict.fromkeys(shut, "permission") == handed(home).codes
        named = handed(home, home / "no" / "no.txt")
        assert ("permission", 6) == (named.codes["no.txt"], named.total["problems"])
        again = dibao("problems", ours / "archive.db", "--retry")
        assert (1, True) == (again.exit_code, "6 seen = 0 new" in again.stdout)
        preview = dibao("ingest", ours / "archive.db", home, "--dry-run")
        assert (1, 5) == (preview.exit_code, preview.stdout.count(" problem "))
        for name in ("no", "names only", "blind"):
            (home / name).chmod(0o700)
        (home / "shut.txt").chmod(0o600)
        assert {"shut.pdf": "permission"} == handed(home).codes


def shared(folder):
    """Return a folder of root's in which anybody may write, without root's rights."""
    if os.getuid() == 0:
        os.seteuid(0)
        Path(folder).chmod(0o777)
        os.seteuid(65534)
    return folder


@posix
def test_b58_a_file_of_a_terabyte_is_refused_unread(tmp_path):
    home = fill(tmp_path, {})
    try:
        with (home / "hole.txt").open("wb") as file:
            file.truncate(1 << 40)
    except OSError as error:
        require(condition=False, reason=f"no such file can be made here: {error}")
    assert {"hole.txt": "too-large"} == handed(home).codes


# More than one file; large ones; dates


def test_b60_the_same_bytes_are_one_source_and_new_ones_leave_the_old(tmp_path):
    home = fill(tmp_path, {"a.txt": NEWS, "b.txt": NEWS})
    made = handed(home)
    assert (2, 1) == (made.total["new"], made.total["unchanged"])
    newer = NEWS.replace("三十", "四十")
    (home / "a.txt").write_bytes(newer.encode())
    made = handed(home)
    assert (newer, NEWS) == (made.raw("a.txt"), made.raw("b.txt"))
    (home / "b.txt").write_bytes((newer + newer).encode())
    made = handed(home)
    assert [(NEWS,)] == made.rows(
        "select raw from pages where superseded_by is not null"
    )


def test_b61_a_giant_of_85_mb_is_refused_unread(tmp_path):
    home = fill(tmp_path, {})
    with (home / "giant.txt").open("wb") as file:
        file.truncate(85_000_000)
    assert {"giant.txt": "too-large"} == handed(home).codes


@pytest.mark.parametrize(
    "date", ["民国三十四年二月三十日", "0年0月0日", "2023年2月29日", "1945-13-45"]
)
def test_b62_a_date_that_never_was_is_no_date_and_stays_in_the_raw_page(tmp_path, date):
    text = f"柳溪日报　{date}　星期一　第02版\n\n{HEAD}{NEWS}"
    made = given(tmp_path, a_txt=text)
    assert text == made.raw("a.txt")
    assert [(None,)] == made.rows(
        "select issues.date from issues join pages on issue_id = issues.id "
        "where raw like '%渡口老兵%'"
    )


# Text that went astray


def test_a_file_of_which_little_comes_out_is_lossy(tmp_path):
    start, end = (HEAD + NEWS * 1100), NEWS * 1100
    odd = "\x0e" * 3_000_000
    made = given(tmp_path, a_txt=start + odd + end)
    assert {"a.txt": "lossy"} == made.codes


BOLD = "".join(3 * char for char in NEWS.strip())
RARE = "".join(
    3 * char for char in "㐀㐁㐂㐃㐄㐅㐆㐇㐈㐉"
)  # four bytes each in GB 18030


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (HEAD + BOLD * 20, "utf-8"),
        (HEAD + BOLD * 20, "gb18030"),
        (HEAD + BOLD * 20, "utf-16-be"),
        (HEAD + BOLD + RARE, "gb18030"),
        (HEAD + NEWS + "\u3000" * 9000, "utf-8"),
        (HEAD + NEWS + "\u3000" * 9000, "gb18030"),
        (HEAD + NEWS + " \xa0\n" * 9000, "utf-8"),
        (HEAD + NEWS + "\0" * 15, "utf-8"),
        ("Harbor office.\n" * 20, "utf-8"),
    ],
)
def test_bold_blank_or_padded_text_is_not_lossy(tmp_path, text, codec):
    made = given(tmp_path, a_txt=text.encode(codec))
    assert ({}, text) == (made.codes, made.raw("a.txt"))


@pytest.mark.parametrize(
    ("data", "chars", "is_lossy"),
    [
        (b"x" * 1000, 49, True),
        (b"x" * 1000, 50, False),
        (b"x" * 1000 + b" \0\n" * 9000, 50, False),
        ("桥".encode() * 1000 + "\u3000".encode() * 9000, 149, True),
        ("桥".encode() * 1000 + "\u3000".encode() * 9000, 150, False),
        ("㐀".encode("gb18030") * 900, 300, False),  # drawn three times
    ],
)
def test_a_fifth_of_the_least_that_is_in_a_file_must_come_out(data, chars, is_lossy):
    with pytest.raises(DataError) if is_lossy else nullcontext():
        refuse_loss(data, chars, name="a.txt")


def test_a_worker_says_the_same_of_a_bad_file_as_this_process(tmp_path):
    dice = random.Random(9)
    files = {
        "empty.txt": b"",
        "noise.txt": dice.randbytes(5000),
        "noise.pdf": dice.randbytes(5000),
        "page.pdf": f"<html>{NEWS}</html>",
        "lossy.txt": NEWS + "\u200d" * 9000,
        "nul.txt": NEWS.replace("老", "\0老"),
        "surrogate.txt": (NEWS * 20).encode() + SURROGATE,
        "line.txt": NEWS.strip() * 999,
    }
    home = fill(tmp_path, files)
    codes = ("empty", "not-text", "not-pdf", "type-mismatch", "lossy")
    expected = dict(zip(files, codes, strict=False)) | {"surrogate.txt": "damaged"}
    assert expected == handed(home, "--workers", "1").codes
    (tmp_path / "archive.db").unlink()
    assert expected == handed(home, "--workers", "0").codes
