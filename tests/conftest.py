"""What every test may need."""

from __future__ import annotations

import os
import shutil

import pytest
from hypothesis import settings

# Machines are shared: how long one example takes says nothing. In CI the examples are the same each time.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
IN_CI = bool(os.environ.get("JOURNEYKIT_CI"))
settings.load_profile("ci" if IN_CI else "here")


@pytest.fixture(scope="session")
def program():
    """Return where a program is (`program("dot")`); without it the test is skipped, and fails in CI."""

    def find(name: str) -> str:
        found = shutil.which(name)
        if not found:
            pytest.skip(f"{name} is missing")
        return found

    return find


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Let no part go untested in CI: there a skipped test is a failed one."""
    report = yield
    if IN_CI and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        report.outcome = "failed"
        report.longrepr = f"skipped in CI: {reason}"
    return report


def pytest_terminal_summary(terminalreporter):
    """Say loudly what was left out."""
    skipped = len(terminalreporter.stats.get("skipped", ()))
    if skipped:
        terminalreporter.write_line("")
        terminalreporter.write_line(
            f"ATTENTION: {skipped} tests were left out because something is missing on this machine (see SKIPPED above)",
            red=True,
            bold=True,
        )
