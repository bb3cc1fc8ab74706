"""dibao search on the command line: no hits, and lists of queries."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from dibao.cli import main
from dibao.cli.batch import COLUMNS
from small_archive import archive_of, build

LIST = "检索词\n望月桥\n\n恐龙\n“菜场改造” -医院\n"


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    return build(tmp_path_factory.mktemp("cli"))


def dibao(*arguments):
    return CliRunner().invoke(main, ["search", *(str(one) for one in arguments)])


def listed(folder, data, name="names.csv"):
    """Return the path of a list of these bytes, or of this text in UTF-8."""
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def table(data):
    """Return the rows of CSV, its heading left out, and the mark checked."""
    assert data.startswith(b"\xef\xbb\xbf")
    heading, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert list(COLUMNS) == heading
    return rows


def test_no_hits_show_each_part_what_is_near_and_what_is_held(archive):
    out = dibao(archive, "菜场 沈知冬", "--from", "2022").stdout
    assert out.startswith("0 篇 found\n")
    assert "  菜场    1 篇\n" in out
    assert "  沈知冬  0 篇  one character off: 沈知秋 1" in out
    assert "without what narrows by date, paper, page or kind: 0 篇" in out
    assert "  柳溪日报    2021-05-24 to 2023-11-02\n" in out
    assert "  未注明报名  undated\n" in out


def test_what_was_cut_apart_is_also_told_in_one_piece(archive):
    out = dibao(archive, "菜场改遭").stdout
    assert "菜场改遭  0 篇  one character off: 菜场改造 1" in out


def test_json_tells_why_after_what_it_always_tells(archive):
    found = json.loads(dibao(archive, "沈知冬", "--json").stdout)
    assert ["query", "count", "hits", "nothing"] == list(found)
    (term,) = found["nothing"]["terms"]
    near = {"text": "沈知秋", "count": 1, "is_exact": True}
    assert {"text": "沈知冬", "count": 0, "is_exact": True} == {
        name: value for name, value in term.items() if name != "nearest"
    }
    assert near in term["nearest"]
    assert {"title": None, "first": None, "last": None} in found["nothing"]["papers"]


@pytest.mark.parametrize(
    ("options", "count"), [((), 3), (("--page", "02"), 2), (("--page", "7"), 0)]
)
def test_a_page_narrows(archive, options, count):
    found = json.loads(dibao(archive, "“本报讯”", "--json", *options).stdout)
    assert count == found["count"]


@pytest.mark.parametrize(
    ("sort", "first"), [("newest", "旧菜场改造工程完工"), ("oldest", "望月桥昨日合龙")]
)
def test_hits_come_in_the_order_asked_for(archive, sort, first):
    found = json.loads(dibao(archive, "“，”", "--sort", sort, "--json").stdout)
    assert first == found["hits"][0]["headline"]


def test_help_names_the_query_language():
    out = dibao("--help").stdout
    for sign in ("“", "gpt*", "-旧城", "|", "~5", "标题:", "日期:", "--queries"):
        assert sign in out


def test_a_list_gives_a_row_a_hit_and_one_for_none(archive, tmp_path):
    result = dibao(archive, "--queries", listed(tmp_path, LIST))
    bridge, none, market = table(result.stdout_bytes)
    assert ["望月桥", "1"] == bridge[:2]
    assert ["望月桥昨日合龙", "柳溪日报", "2021-05-24", "2", "article"] == bridge[3:8]
    assert "望月桥顺利合龙" in bridge[8]
    assert "沈知秋. 望月桥昨日合龙[N]. 柳溪日报, 2021-05-24(2)." == bridge[9]
    assert ["恐龙", "0", *[""] * 8] == none
    assert ["“菜场改造” -医院", "1"] == market[:2]
    assert 0 == result.exit_code
    assert "3 searched, 1 without hits; 2 hits\n" == result.stderr


def test_lines_end_as_spreadsheets_have_them(archive, tmp_path):
    out = dibao(archive, "--queries", listed(tmp_path, LIST)).stdout_bytes
    assert 4 == out.count(b"\r\n") == out.count(b"\n")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (LIST.encode("utf-8-sig"), "names.csv"),
        (LIST.encode("gb18030"), "names.txt"),
        (LIST.encode("utf-16"), "names.txt"),
        (LIST.replace("\n", "\r\n").encode(), "names.CSV"),
        (LIST.replace("\n", "\r").encode(), "names.csv"),
        (LIST.replace("\n", ",1990,某人\n").encode(), "names.csv"),
        (LIST.replace("\n", "\t1990\t某人\n").encode(), "names.txt"),
        (LIST.removeprefix("检索词\n").encode(), "names"),
        (LIST.replace("检索词", "Query").encode(), "list.txt"),
    ],
)
def test_a_list_is_read_however_an_office_saves_it(archive, tmp_path, data, name):
    result = dibao(archive, "--queries", listed(tmp_path, data, name))
    queries = [row[0] for row in table(result.stdout_bytes)]
    assert ["望月桥", "恐龙", "“菜场改造” -医院"] == queries


def test_marks_belong_to_cells_in_a_csv_and_to_phrases_in_a_plain_list(
    archive, tmp_path
):
    lines = '"改造工程, 完工" -桥\n'
    plain = dibao(archive, "--queries", listed(tmp_path, lines, "a.txt"))
    assert ['"改造工程, 完工" -桥'] == [row[0] for row in table(plain.stdout_bytes)]
    cells = '"""改造工程昨天完工""",x\n'
    spread = dibao(archive, "--queries", listed(tmp_path, cells, "a.csv"))
    ((query, count, *_),) = table(spread.stdout_bytes)
    assert ('"改造工程昨天完工"', "1") == (query, count)


def test_filters_and_the_limit_hold_for_every_query(archive, tmp_path):
    names = listed(tmp_path, "“，”\n东岸\n")
    result = dibao(archive, "--queries", names, "--to", "2021", "--limit", "1")
    rows = table(result.stdout_bytes)
    assert [("“，”", "2"), ("东岸", "1")] == [tuple(row[:2]) for row in rows]


def test_a_query_that_is_cut_or_empty_says_so_and_the_rest_goes_on(archive, tmp_path):
    names = listed(tmp_path, "桥" * 201 + "\n“”\n恐龙\n", "names.txt")
    result = dibao(archive, "--queries", names)
    assert ["0", "0", "0"] == [row[1] for row in table(result.stdout_bytes)]
    assert "“”: 请输入" in result.stderr
    assert "…: 查询太长" in result.stderr
    assert 0 == result.exit_code


def test_hits_go_into_a_file(archive, tmp_path):
    output = tmp_path / "hits.csv"
    names = listed(tmp_path, LIST)
    result = dibao(archive, "--queries", names, "--output", output)
    assert (0, "") == (result.exit_code, result.stdout)
    assert 3 == len(table(output.read_bytes()))


def test_what_stands_in_print_is_no_formula(tmp_path):
    archive = archive_of(tmp_path, "江边\n\n　　=1+1，渡船昨天停在港里，风大。\n")
    result = dibao(archive, "--queries", listed(tmp_path, "渡船\n"))
    ((*_, snippet, _),) = table(result.stdout_bytes)
    assert snippet.startswith("'=1+1")


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("桥", "--queries", "names.csv"),
        ("桥", "--output", "hits.csv"),
        ("--queries", "names.csv", "--json"),
    ],
)
def test_options_that_do_not_go_together_end_with_64(archive, arguments):
    result = dibao(archive, *arguments)
    assert (64, True) == (result.exit_code, "Usage:" in result.stderr)


@pytest.mark.parametrize(
    ("data", "exit_code"),
    [
        (None, 66),
        (b"", 65),
        (b"query\n\n\n", 65),
        (b"PK\x03\x04" + bytes(50), 65),
        ('望月桥\n"菜场\n恐龙\n'.encode(), 65),
        (('"' + "桥" * 200_000).encode(), 65),
        (b"a\n" * 4_100_000, 65),
    ],
)
def test_a_list_that_is_none_ends_with_its_reason(archive, tmp_path, data, exit_code):
    names = tmp_path / "names.csv" if data is None else listed(tmp_path, data)
    result = dibao(archive, "--queries", names)
    assert (exit_code, b"") == (result.exit_code, result.stdout_bytes)
    assert "names.csv" in result.stderr


def test_a_folder_is_no_list_and_no_place_for_hits(archive, tmp_path):
    names = listed(tmp_path, LIST)
    assert 74 == dibao(archive, "--queries", tmp_path).exit_code
    result = dibao(archive, "--queries", names, "--output", tmp_path)
    assert (73, True) == (result.exit_code, str(tmp_path) in result.stderr)


def test_hits_never_take_the_place_of_what_they_are_from(archive, tmp_path):
    names = listed(tmp_path, LIST)
    for kept in (names, archive):
        before = kept.read_bytes()
        result = dibao(archive, "--queries", names, "--output", kept)
        assert (64, before) == (result.exit_code, kept.read_bytes())


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_a_full_disk_ends_with_74(archive, tmp_path):
    names = listed(tmp_path, "“，”\n" * 2000)
    result = dibao(archive, "--queries", names, "--output", "/dev/full")
    assert (74, True) == (result.exit_code, "No space left" in result.stderr)


def test_a_reader_of_a_pipe_that_has_gone_is_no_error(archive, tmp_path):
    names = listed(tmp_path, "“，”\n" * 3000)
    code = "import sys; from dibao.cli import main; main(sys.argv[1:])"
    command = [sys.executable, "-c", code, "search", str(archive), "--queries"]
    with subprocess.Popen(
        [*command, str(names)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as done:
        done.stdout.readline()
        done.stdout.close()
        assert b"bug" not in done.stderr.read()
