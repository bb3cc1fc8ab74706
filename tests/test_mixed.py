"""Good and bad files at once: every one is accounted for, and none twice."""

from collections import Counter

import pytest

import mixed
from dibao.ingest import ingest

FILES = 300


@pytest.fixture(scope="module")
def tree(tmp_path_factory):
    """Return a folder of files and what was made, by sort."""
    folder = tmp_path_factory.mktemp("mixed")
    return folder, mixed.make(folder / "in", FILES, seed=6)


@pytest.fixture(scope="module")
def first(tree):
    folder, _ = tree
    return ingest(folder / "archive.db", [folder / "in"])


def counted(summary):
    return Counter(
        good=summary.new,
        copies=summary.unchanged,
        bad=summary.problems,
        **{"passed over": summary.skipped},
    )


def test_every_file_is_accounted_for_as_what_it_was_made(tree, first):
    _, made = tree
    assert FILES == made.total()
    assert min(made.values()) >= 5
    assert made == counted(first)


def test_no_source_is_in_without_its_text(tree, first):
    folder, made = tree
    sources = mixed.ask(folder / "archive.db", "select count(*) from sources")
    assert [(made["good"],)] == sources
    assert [(0,)] == mixed.ask(folder / "archive.db", mixed.WITHOUT_TEXT)
    assert first.articles >= made["good"]


def test_the_unchanged_tree_again_changes_not_one_byte(tree, first):
    folder, made = tree
    archive = folder / "archive.db"
    for _ in range(2):  # what failed is tried three times by itself, and then waits
        ingest(archive, [folder / "in"])
    before = mixed.digest(archive)
    again = ingest(archive, [folder / "in"])
    assert before == mixed.digest(archive)
    assert (0, made["good"] + made["copies"]) == (again.new, again.unchanged)
    assert first.problems == again.problems
