"""The desk's lists: all that a query finds, and what stands around one of it."""

from contextlib import closing

import pytest

import shelf
from dibao.archive import detail
from dibao.archive.connect import open_to_read
from dibao.desk import Filters, Neighbors, Slice, Sort, listing, neighbors, search


@pytest.fixture(scope="module")
def conn(tmp_path_factory):
    archive = shelf.build(tmp_path_factory.mktemp("listing") / "archive.db")
    with closing(open_to_read(archive)) as opened:
        yield opened


NEWEST = Filters(sort=Sort.NEWEST)


def ids(conn, uids):
    return [detail.article(conn, uid).id for uid in uids]


def test_neighbors_are_those_of_the_list_and_know_its_page(conn):
    pages = [search(conn, "河湾", filters=NEWEST)]
    while pages[-1].after:
        then = Slice(after=pages[-1].after)
        pages.append(search(conn, "河湾", filters=NEWEST, page=then))
    uids = [hit.uid for page in pages for hit in page.hits]
    found = [
        neighbors(conn, "河湾", one, filters=NEWEST)
        for one in ids(conn, [uids[0], uids[20], uids[59]])
    ]
    assert [
        Neighbors(1, 60, "", uids[1], ""),
        Neighbors(21, 60, uids[19], uids[21], pages[0].after),
        Neighbors(60, 60, uids[58], "", pages[1].after),
    ] == found


@pytest.mark.parametrize("typed", ["", " ", "飞碟", "-", "\x00"])
def test_what_finds_nothing_has_no_neighbors_and_no_list(conn, typed):
    assert neighbors(conn, typed, 1, filters=NEWEST) is None
    assert ((), 0) == (
        listing(conn, typed, filters=NEWEST, most=5).rows,
        listing(conn, typed, filters=NEWEST, most=5).left_out,
    )


def test_a_listing_is_what_a_search_shows_with_byline_and_citation(conn):
    found = listing(conn, "河湾", filters=NEWEST, most=20)
    assert search(conn, "河湾", filters=NEWEST).hits == tuple(
        row.hit for row in found.rows
    )
    assert (40, {"本报记者 沈知秋"}) == (
        found.left_out,
        {row.byline for row in found.rows},
    )
    hit = found.rows[0].hit
    assert found.rows[0].citation == (
        f"沈知秋. {hit.headline}[N]. {hit.title}, {hit.date}({hit.page_label})."
    )
