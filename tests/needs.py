"""What a test cannot do without: for the want of it, it is skipped."""

import pytest


def require(condition, reason):
    """Skip the test, or the whole file from its top, unless the condition holds.

    Where DIBAO_REQUIRE_ALL=1 is set, as the checks set it, conftest makes every skip
    a failure.
    """
    if not condition:
        pytest.skip(reason, allow_module_level=True)
