"""archive.db.example is what ingest makes of the sample pages, today."""

from contextlib import closing
from pathlib import Path

import pytest

from dibao.analyze import fingerprint
from dibao.archive.connect import open_to_read
from dibao.archive.digest import of_content
from dibao.ingest import ingest

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "archive.db.example"
TABLES = """
select name from sqlite_schema
where type = 'table' and name not like 'articles\\_%' escape '\\'
  and name not like '\\_%' escape '\\' and sql not like 'create virtual%'
order by 1
"""
VERSIONS = (1, 1)  # of the file format: 2 would be WAL, which writes beside the file


@pytest.fixture(scope="module")
def example():
    with closing(open_to_read(EXAMPLE)) as conn:
        yield conn


@pytest.fixture(scope="module")
def remade(tmp_path_factory):
    path = tmp_path_factory.mktemp("example") / "archive.db"
    assert 0 == ingest(path, [ROOT / "tests" / "pages"]).problems
    with closing(open_to_read(path)) as conn:
        yield conn


def counts(conn):
    names = [name for (name,) in conn.execute(TABLES)]
    return {
        name: conn.execute(f"select count(*) from {name}").fetchone()[0]  # noqa: S608
        for name in names
    }


def test_the_example_has_the_rows_that_its_pages_give(example, remade):
    """If it has not: remake it as .github/CONTRIBUTING.md says."""
    assert counts(remade) == counts(example)
    assert counts(example)["articles"] > 50


def test_the_example_says_what_its_pages_say(example, remade):
    assert of_content(remade) == of_content(example)


def test_the_example_was_cut_with_these_words(example):
    (kept,) = example.execute(
        "select value from meta where key = 'fingerprint'"
    ).fetchone()
    assert fingerprint() == kept


def test_the_example_names_its_files_as_they_lie_beside_it(example):
    paths = [path for (path,) in example.execute("select path from source_paths")]
    assert [] == [path for path in paths if not (ROOT / path).is_file()]
    assert [] == [path for path in paths if Path(path).is_absolute()]


def test_the_example_can_be_read_where_nothing_can_be_written():
    with EXAMPLE.open("rb") as file:
        assert VERSIONS == tuple(file.read(20)[18:])
