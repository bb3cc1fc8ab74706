"""What holds for every test."""

import os

import pytest

REQUIRES_ALL = os.environ.get("DIBAO_REQUIRE_ALL") == "1"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport():
    """Fail a test that was skipped where nothing may be missing."""
    return required((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report():
    """Fail a whole file that was skipped where nothing may be missing."""
    return required((yield))


def required(report):
    """Return the report, a skip turned into a failure; an xfail is no skip."""
    if REQUIRES_ALL and report.skipped and not hasattr(report, "wasxfail"):
        _, _, reason = report.longrepr
        report.outcome = "failed"
        report.longrepr = f"required here (DIBAO_REQUIRE_ALL=1): {reason}"
    return report


@pytest.fixture(autouse=True)
def _here(monkeypatch):
    """Read in this process, unless a test asks for workers: they take a while."""
    monkeypatch.setenv("DIBAO_WORKERS", os.environ.get("DIBAO_WORKERS", "0"))
