"""The quality gate: no figure falls below its floor."""

from collections.abc import Sequence

import pytest

import floors
from floors import Pinned

Pages = dict[str, Sequence[floors.Input] | Sequence[floors.Printed]]
SETS = ("samples", "wrecked", "printed")


@pytest.fixture(scope="module")
def pages() -> Pages:
    return floors.inputs()


@pytest.mark.parametrize("name", SETS)
def test_no_figure_is_below_its_floor(pages: Pages, name: str) -> None:
    now, floor = floors.measured(pages[name]), floors.pinned()[name]
    assert [] == floors.fallen(now, floor, slack=floors.SLACK[name])


@pytest.mark.parametrize("name", SETS)
def test_the_floors_are_those_of_these_pages(pages: Pages, name: str) -> None:
    """Other pages, or another wrecker: run python -m floors --update."""
    assert floors.pinned()[name]["digest"] == floors.digest(pages[name])


def pin(exact: float, digest: str = "a") -> Pinned:
    return {"pages": 1, "digest": digest, "figures": {"exact": exact}}


def test_a_figure_below_its_floor_is_named() -> None:
    assert ["exact 0.8900 is below its floor 0.9000"] == floors.fallen(
        pin(0.89), pin(0.9), slack=0.001
    )


def test_a_figure_at_its_floor_is_good() -> None:
    assert [] == floors.fallen(pin(0.9), pin(0.9), slack=0.0)


def test_a_figure_within_the_slack_is_good() -> None:
    assert [] == floors.fallen(pin(0.8995), pin(0.9), slack=0.001)


def test_a_floor_rises_without_asking() -> None:
    new = {"samples": pin(0.95)}
    assert new == floors.updated({"samples": pin(0.9)}, new, lower=False)


def test_a_floor_does_not_fall_without_asking() -> None:
    old, new = {"samples": pin(0.9)}, {"samples": pin(0.8)}
    with pytest.raises(ValueError, match=r"samples: exact 0\.8000 is below"):
        floors.updated(old, new, lower=False)


def test_a_floor_falls_when_that_is_said() -> None:
    old, new = {"samples": pin(0.9)}, {"samples": pin(0.8)}
    assert new == floors.updated(old, new, lower=True)


def test_another_gold_has_another_digest() -> None:
    row = {"role": "body", "text": "甲", "lines": [1, 1]}
    page: floors.Input = {"name": "a", "data": b"", "gold": [row]}  # type: ignore[list-item]
    other: floors.Input = {"name": "a", "data": b"", "gold": []}
    assert floors.digest([page]) != floors.digest([other])


def test_another_truth_has_another_digest_but_not_other_bytes() -> None:
    page: floors.Printed = {"name": "a", "data": b"1", "truth": {"pages": []}}
    again: floors.Printed = {"name": "a", "data": b"2", "truth": {"pages": []}}
    other: floors.Printed = {"name": "a", "data": b"1", "truth": {"pages": [1]}}
    same = floors.digest([page])
    assert (True, False) == (
        same == floors.digest([again]),
        same == floors.digest([other]),
    )
