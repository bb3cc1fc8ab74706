"""What every test may ask for: a capability, or to be skipped for the want of it."""

import os

import pytest


@pytest.fixture
def require():
    """Return ``require(condition, reason)``: it skips, or fails where all must run.

    DIBAO_REQUIRE_ALL=1, set by the checks, turns every such skip into a failure.
    """

    def check(condition, reason):
        if condition:
            return
        if os.environ.get("DIBAO_REQUIRE_ALL") == "1":
            pytest.fail(f"required here: {reason}")
        pytest.skip(reason)

    return check
