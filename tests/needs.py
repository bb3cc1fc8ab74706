"""What a test cannot do without: it is skipped for the want of it, or fails."""

import os

import pytest


def require(condition, reason):
    """Skip the test, or the whole file from its top, unless the condition holds.

    DIBAO_REQUIRE_ALL=1, set by the checks, turns every such skip into a failure.
    """
    if condition:
        return
    if os.environ.get("DIBAO_REQUIRE_ALL") == "1":
        pytest.fail(f"required here: {reason}")
    pytest.skip(reason, allow_module_level=True)
