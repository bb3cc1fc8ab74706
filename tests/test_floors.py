"""The quality gate: no figure falls below its floor."""

import pytest

import floors
from floors import Pinned

SETS = ("samples", "wrecked")


@pytest.fixture(scope="module")
def pages() -> dict[str, list[floors.Input]]:
    return floors.inputs()


@pytest.mark.parametrize("name", SETS)
def test_no_figure_is_below_its_floor(
    pages: dict[str, list[floors.Input]], name: str
) -> None:
    assert [] == floors.fallen(floors.measured(pages[name]), floors.pinned()[name])


@pytest.mark.parametrize("name", SETS)
def test_the_floors_are_those_of_these_pages(
    pages: dict[str, list[floors.Input]], name: str
) -> None:
    """Other pages, or another wrecker: run python -m floors --update."""
    assert floors.pinned()[name]["digest"] == floors.digest(pages[name])


def pin(exact: float, digest: str = "a") -> Pinned:
    return {"pages": 1, "digest": digest, "figures": {"exact": exact}}


def test_a_figure_below_its_floor_is_named() -> None:
    assert ["exact 0.8900 is below its floor 0.9000"] == floors.fallen(
        pin(0.89), pin(0.9)
    )


def test_a_figure_at_its_floor_is_good() -> None:
    assert [] == floors.fallen(pin(0.9), pin(0.9))


def test_rounding_is_no_fall() -> None:
    assert [] == floors.fallen(pin(0.9 - floors.EPSILON / 2), pin(0.9))


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
