"""What the tests in a real browser share: one Chromium for all of them, its fonts, and what npm brings."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
sys.path += [str(HERE), str(HERE.parent / "maps")]  # for chromium, asking and map_samples

from chromium import Chromium  # noqa: E402


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    # All in one process: a browser starts once.
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="session")
def browser(program, tmp_path_factory):
    found = Chromium(program("chromium"), str(tmp_path_factory.mktemp("chromium")))
    yield found
    found.close()


@pytest.fixture(scope="session")
def page(browser):
    return browser.open()


@pytest.fixture(scope="session")
def axe():
    """Return the source of axe-core."""
    file = HERE / "node_modules" / "axe-core" / "axe.min.js"
    if not file.exists():
        pytest.skip("axe-core is missing: make test installs it where npm is")
    return file.read_text(encoding="utf-8")
