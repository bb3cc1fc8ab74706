"""The command line: what is printed where, and what it ends with."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from dibao import open_archive
from dibao.cli import main
from dibao.cli.door import COMMANDS, Door
from dibao.errors import DibaoError, DiskError, LockedError, NoInputError
from dibao.ingest.given import MOST_BYTES
from small_archive import PAGES, build

SCHEMA_1 = Path(__file__).parent / "cases/archives/schema1.db"
HEAVY = ("jieba", "rjieba", "sqlite_utils", "datasette")
PAGE_KEYS = ["source", "sequence", "page_label", "title", "date"]
ON_AN_ARCHIVE = [
    "search",
    "show",
    "info",
    "set",
    "rebuild",
    "serve",
    "backup",
    "publish",
]
HIT_KEYS = ["uid", "headline", "title", "date"]
HIT_KEYS += ["page_label", "kind", "snippet", "score"]


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    return build(tmp_path_factory.mktemp("cli"))


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "p3.txt"
    path.write_text("新桥\u200b通车\n\n　　昨天，新桥通车。\n", encoding="utf-8")
    return path


def dibao(*arguments):
    return CliRunner().invoke(main, [str(one) for one in arguments])


def test_every_command_has_help():
    for name in COMMANDS:
        assert main.get_command(None, name).help, name
        result = dibao(name, "--help")
        assert (0, True) == (result.exit_code, result.output.startswith("Usage:"))


def test_help_lists_the_commands_in_the_order_of_the_work():
    listed = dibao("--help").output.partition("Commands:\n")[2].splitlines()
    assert list(COMMANDS) == [line.split()[0] for line in listed]
    assert ("ingest", "clean") == (listed[0].split()[0], listed[-1].split()[0])
    assert not [line for line in listed if line.endswith("...")]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("ingst", "No such command 'ingst'. Did you mean 'ingest'?"),
        ("verfiy", "No such command 'verfiy'. Did you mean 'verify'?"),
        ("xyz", "No such command 'xyz'.\n"),
    ],
)
def test_a_command_typed_wrong_is_answered_with_the_nearest(typed, said):
    result = dibao(typed, "papers.db")
    assert (64, True) == (result.exit_code, said in result.stderr)


def test_an_archive_in_a_folder_that_is_not_there_says_so(tmp_path):
    result = dibao("ingest", tmp_path / "no" / "a.db", tmp_path)
    assert 73 == result.exit_code
    assert f"{tmp_path / 'no'}: no such folder. Make it first.\n" in result.stderr


def test_bare_dibao_shows_its_commands_and_is_a_usage_error():
    result = dibao()
    assert 64 == result.exit_code
    assert "Commands:" in result.output


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("clean",),
        ("clean", "--nonsense", "a.txt"),
        ("search", "a.db"),
        ("search", "a.db", "桥", "--from", "昨天"),
        ("search", "a.db", "桥", "--kind", "poem"),
        ("ingest", "a.db", "x", "--date", "2024-13-01"),
        ("ingest", "a.db", "x", "--date", "2024-01"),
    ],
)
def test_what_cannot_be_understood_ends_with_64(arguments):
    assert 64 == dibao(*arguments).exit_code


@pytest.mark.parametrize("command", ON_AN_ARCHIVE)
def test_an_archive_that_is_not_there_ends_with_66(tmp_path, command):
    rest = {"search": ["桥"], "show": ["abc"], "set": ["x", "--title", "报"]}
    rest["backup"] = rest["publish"] = ["b.db"]
    result = dibao(command, tmp_path / "none.db", *rest.get(command, []))
    assert 66 == result.exit_code
    assert "dibao ingest" in result.stderr


@pytest.mark.parametrize("command", ON_AN_ARCHIVE)
def test_a_file_that_is_no_archive_ends_with_65(tmp_path, command):
    other = tmp_path / "letter.db"
    other.write_bytes(b"Dear Sir, " * 500)
    rest = {"search": ["桥"], "show": ["abc"], "set": ["x", "--title", "报"]}
    rest["backup"] = rest["publish"] = ["b.db"]
    result = dibao(command, other, *rest.get(command, []))
    assert 65 == result.exit_code
    assert "letter.db" in result.stderr


@pytest.mark.parametrize(
    "command", sorted({*ON_AN_ARCHIVE, "ingest"} - {"rebuild", "backup"})
)
def test_an_older_archive_ends_with_65_and_names_its_cure(tmp_path, command):
    older = shutil.copy(SCHEMA_1, tmp_path / "older.db")
    rest = {"search": ["桥"], "show": ["abc"], "set": ["x", "--title", "报"]}
    rest["publish"] = [tmp_path / "p.db"]
    result = dibao(command, older, *{"ingest": [older], **rest}.get(command, []))
    assert 65 == result.exit_code
    assert f"dibao rebuild {older}" in result.stderr


def test_clean_json_is_one_object_a_page(page):
    result = dibao("clean", "--json", page)
    (line,) = result.stdout.splitlines()
    found = json.loads(line)
    assert [*PAGE_KEYS, "articles", "furniture", "edits"] == list(found)
    assert [str(page), 1, None, None, None] == [found[key] for key in PAGE_KEYS]
    (article,) = found["articles"]
    assert "新桥通车" == article["headline"]
    assert [1, 1] == article["blocks"][0]["lines"]
    assert {
        "rule": "invisible",
        "line": 1,
        "before": "新桥\u200b通车",
        "after": "新桥通车",
    } in found["edits"]


def test_an_absorbed_line_is_said_to_be_one():
    from dibao.cli.clean_json import edit_json
    from dibao.model import Edit

    found = edit_json(Edit("torn", 2, "。", None))
    assert {
        "rule": "torn",
        "line": 2,
        "before": "。",
        "after": "",
        "absorbed": True,
    } == (found)


def test_clean_goes_on_after_a_file_that_cannot_be_read(page, tmp_path):
    bad = tmp_path / "folder"
    bad.mkdir()
    result = dibao("clean", "--json", bad, page)
    assert 65 == result.exit_code
    first, second = map(json.loads, result.stdout.splitlines())
    assert ["source", "articles", "error"] == list(first)
    assert ["code", "message"] == list(first["error"])
    assert str(page) == second["source"]


def test_clean_refuses_a_giant(tmp_path):
    giant = tmp_path / "giant.txt"
    with giant.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    result = dibao("clean", "--json", giant)
    assert 65 == result.exit_code
    assert "too-large" == json.loads(result.stdout)["error"]["code"]


def test_clean_of_a_missing_file_ends_with_66(tmp_path):
    result = dibao("clean", "--json", tmp_path / "none.txt")
    assert 66 == result.exit_code
    assert "no-input" == json.loads(result.stdout)["error"]["code"]


def test_clean_text_is_the_clean_text_alone(page):
    assert (
        "新桥通车\n昨天，新桥通车。\n"
        == dibao("clean", "--text", page).stdout.rstrip("\n") + "\n"
    )


def test_clean_diff_shows_each_line_before_and_after(page):
    out = dibao("clean", "--diff", page).stdout
    assert f"{page}:1 invisible\n- 新桥\\u200b通车\n+ 新桥通车\n" in out


def test_clean_shows_a_person_the_parts_of_an_article(page):
    out = dibao("clean", page).stdout
    assert "headline   新桥通车" in out
    assert "body       昨天，新桥通车。" in out


def test_ingest_says_a_sum_that_adds_up_and_twice_changes_nothing(tmp_path, page):
    archive = tmp_path / "a.db"
    first = dibao("ingest", archive, page, "--title", "新城日报")
    assert "1 seen = 1 new + 0 unchanged + 0 problems" in first.stdout
    assert "dibao search" in first.stderr
    again = dibao("ingest", archive, page)
    assert "1 seen = 0 new + 1 unchanged + 0 problems" in again.stdout
    assert (0, 0) == (first.exit_code, again.exit_code)


def test_one_page_and_one_article_are_no_pages_and_articles(tmp_path, page):
    archive = tmp_path / "a.db"
    assert "1 page, 1 article added" in dibao("ingest", archive, page).stdout
    again = dibao("ingest", archive, page)
    assert "0 pages, 0 articles added" in again.stdout
    corrected = dibao("set", archive, page, "--title", "新城日报").stdout
    assert corrected.endswith(", 1 page, 1 article\n")
    assert "3 lines, 1 article, 1 edit (" in dibao("clean", page).stdout


def test_ingest_ends_with_1_when_a_file_is_in_problems(tmp_path):
    bad = tmp_path / "bad.txt"
    bad.write_bytes(bytes(range(128, 256)) * 40)
    result = dibao("ingest", tmp_path / "a.db", bad, "--encoding", "utf-8")
    assert 1 == result.exit_code
    assert "1 seen = 0 new + 0 unchanged + 1 problems" in result.stdout
    assert "bad.txt" in result.stderr


def test_a_dry_run_shows_what_is_understood_and_writes_nothing(tmp_path, page):
    archive = tmp_path / "a.db"
    result = dibao(
        "ingest", archive, page, "--dry-run", "--title", "新城日报", "--pattern",
        "p{page}.txt",
    )  # fmt: skip
    assert 0 == result.exit_code
    assert "新城日报 (option)" in result.stdout
    assert "3 (pattern)" in result.stdout
    assert "新桥通车" in result.stdout
    assert not archive.exists()


def test_search_json_is_one_object(archive):
    result = dibao("search", archive, "菜场", "--json")
    found = json.loads(result.stdout)
    assert ["query", "count", "hits"] == list(found)
    assert ("菜场", 1) == (found["query"], found["count"])
    (hit,) = found["hits"]
    assert HIT_KEYS == list(hit)
    assert ["柳溪日报", "2023-11-02", "1"] == [
        hit[key] for key in ("title", "date", "page_label")
    ]


def test_search_shows_headline_place_and_snippet_without_color_off_a_terminal(archive):
    out = dibao("search", archive, "菜场").stdout
    assert "1 篇 found" in out
    assert "旧菜场改造工程完工  柳溪日报 · 2023-11-02 · 第1版" in out
    assert "\x1b" not in out


def test_search_narrows(archive):
    def count(*options):
        result = dibao("search", archive, "“，”", "--json", *options)
        return json.loads(result.stdout)["count"]

    assert 4 == count()
    assert 1 == count("--from", "2022")
    assert 2 == count("--to", "2021年5月")
    assert 0 == count("--kind", "photo")
    assert 3 == count("--title", "柳溪日报")


def test_no_hits_is_an_answer(archive):
    result = dibao("search", archive, "恐龙")
    assert (0, True) == (result.exit_code, "0 篇 found" in result.stdout)


def test_a_query_with_characters_that_cannot_be_written_is_answered(archive):
    result = dibao("search", archive, "桥\udcff", "--json")
    assert 0 == result.exit_code
    assert "桥\udcff" == json.loads(result.stdout)["query"]


def test_show_gives_text_citation_and_where_it_is_from(archive):
    with open_archive(archive) as opened:
        (hit,) = opened.search("摊位").hits
    out = dibao("show", archive, hit.uid).stdout
    assert out.startswith("旧菜场改造工程完工\n")
    assert "旧菜场改造工程完工[N]. 柳溪日报, 2023-11-02(1)." in out
    assert "lines 3-8" in out
    raw = dibao("show", archive, hit.uid, "--raw").stdout
    assert "3  旧菜场改造工程完工\n…\n5  　　本报讯（记者 许青禾）" in raw
    found = json.loads(dibao("show", archive, hit.uid, "--json").stdout)
    assert (hit.uid, "headline") == (found["uid"], found["blocks"][0]["role"])


def test_a_uid_that_is_not_there_ends_with_66(archive):
    result = dibao("show", archive, "aaaaaaaaaa")
    assert (66, True) == (result.exit_code, "aaaaaaaaaa" in result.stderr)


def test_info_says_what_is_held(archive):
    out = dibao("info", archive).stdout
    assert "柳溪日报" in out
    assert "2021 █ ▄ 2023" in out
    assert "柳溪日报 2021-05-24: no page 1\n" in out
    assert f"{len(PAGES)} seen" in out


def test_set_corrects_and_keeps_the_uid(tmp_path):
    archive = build(tmp_path)
    with open_archive(archive) as opened:
        uid = opened.search("老周").hits[0].uid
    source = tmp_path / "pages" / "undated.txt"
    result = dibao(
        "set", archive, source, "--title", "松浦日报", "--date", "1998-06-12"
    )
    assert 0 == result.exit_code
    with open_archive(archive) as opened:
        (hit,) = opened.search("老周").hits
    assert (uid, "松浦日报", "1998-06-12") == (hit.uid, hit.title, hit.date)


def test_what_is_withdrawn_is_found_no_more(tmp_path):
    archive = build(tmp_path)
    source = tmp_path / "pages" / "undated.txt"
    assert 0 == dibao("set", archive, source, "--withdraw").exit_code
    with open_archive(archive) as opened:
        assert 0 == opened.search("老周").count


def test_what_is_restored_is_found_again(tmp_path):
    archive = build(tmp_path)
    source = tmp_path / "pages" / "undated.txt"
    dibao("set", archive, source, "--withdraw")
    done = dibao("set", archive, source, "--restore")
    assert (0, True) == (done.exit_code, done.stdout.startswith("restored: pages/"))
    with open_archive(archive) as opened:
        assert 1 == opened.search("老周").count


def test_withdrawing_and_correcting_at_once_is_a_usage_error(archive):
    for change in ("--withdraw", "--restore"):
        result = dibao("set", archive, "x", change, "--title", "报")
        assert (64, True) == (result.exit_code, change in result.stderr)


def test_open_archive_says_what_is_missing(tmp_path):
    with pytest.raises(NoInputError):
        open_archive(tmp_path / "none.db")


@pytest.mark.parametrize(
    ("raised", "exit_code", "said"),
    [
        (RuntimeError("twice"), 70, "a bug in dibao: RuntimeError: twice"),
        (KeyboardInterrupt(), 130, "interrupted"),
        (DibaoError("ours"), 70, "dibao: ours"),
        (DiskError("full"), 74, "dibao: full"),
        (LockedError("later"), 75, "dibao: later"),
        (PermissionError(13, "Denied", "shut/a.db"), 74, "dibao: shut/a.db: Denied"),
    ],
)
def test_what_is_raised_becomes_one_line_and_an_exit_code(raised, exit_code, said):
    @click.group(cls=Door)
    def door():
        pass

    @door.command()
    def fail():
        raise raised

    result = CliRunner().invoke(door, ["fail"])
    assert exit_code == result.exit_code
    assert said in result.stderr
    assert "Traceback" not in result.stderr
    assert "" == result.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="there such a name is none at all")
@pytest.mark.parametrize(
    "command", ["search", "ingest", "verify", "backup", "problems"]
)
def test_an_archive_that_may_not_be_looked_at_is_no_bug_of_ours(tmp_path, command):
    archive = tmp_path / ("名" * 100 + ".db")  # the system refuses so long a name
    more = {"search": ["桥"], "ingest": [tmp_path], "backup": [tmp_path / "b.db"]}
    result = dibao(command, archive, *more.get(command, ()))
    assert 74 == result.exit_code
    assert f"dibao: {archive}: " == result.stderr[: len(f"dibao: {archive}: ")]
    assert "Look at the name, at the rights" in result.stderr


def test_a_cold_search_loads_nothing_heavy_and_writes_utf8(archive):
    code = (
        "import sys; from dibao.cli import main\n"
        f"try: main(['search', {str(archive)!r}, '菜场'])\n"
        f"finally: print([m for m in {HEAVY} if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONIOENCODING": "gbk"},
    )
    out = done.stdout.decode("utf-8")
    assert "旧菜场改造工程完工" in out
    assert out.endswith("[]\n")


def test_rebuild_says_what_there_is_now(archive, tmp_path):
    copy = shutil.copy(archive, tmp_path / "copy.db")
    done = dibao("rebuild", copy)
    assert 0 == done.exit_code
    assert re.fullmatch(
        r"rebuilt: \d+ sources?, \d+ pages?, \d+ articles?; "
        r"uids: \d+ kept, 0 new, 0 gone\n",
        done.stdout,
    )


def test_a_dictionary_with_a_bad_line_ends_with_65_and_changes_nothing(
    archive, tmp_path
):
    copy, words = tmp_path / "copy.db", tmp_path / "words.txt"
    shutil.copy(archive, copy)
    words.write_text("铝都 5 n\n铝都 n n\n", "utf-8")
    before = copy.read_bytes()
    for command in (("rebuild", copy), ("ingest", copy, words)):
        done = dibao(*command, "--dict", words)
        assert (65, "") == (done.exit_code, done.stdout)
        assert f"{words}: line 2" in done.stderr
    assert before == copy.read_bytes()


def test_a_known_problem_is_told_with_the_name_it_has_now(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("pages").mkdir()
    Path("pages/empty.txt").write_bytes(b"")
    for path in (tmp_path / "pages", Path("pages")):
        said = dibao("ingest", "a.db", str(path)).stderr.splitlines()
        assert f"{path / 'empty.txt'}: an empty file (0 bytes)" == said[0]
