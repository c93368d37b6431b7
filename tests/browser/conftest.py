"""What the tests in a real browser share: one Chromium for all of them, its fonts, and what npm brings."""

from __future__ import annotations

import json
import subprocess
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


@pytest.fixture
def html_validate(program, tmp_path):
    """Return what finds faults in the HTML of a file."""
    tool = HERE / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
    if not tool.exists():
        pytest.skip("html-validate is missing: make test installs it where npm is")
    settings, found = tmp_path / "settings.json", tmp_path / "found.json"
    # It counts `&lt;` as four letters of a title.
    settings.write_text('{"extends": ["html-validate:recommended"], "rules": {"long-title": "off"}}', encoding="utf-8")
    asked = [program("node"), str(tool), "-c", str(settings), "-f", f"json={found}", "--stdin"]

    def faults(file):
        with file.open("rb") as text:
            subprocess.run(asked, stdin=text, capture_output=True, timeout=60, check=False)
        said = [one for part in json.loads(found.read_text("utf-8")) for one in part["messages"]]
        return [f"{one['ruleId']}: {one['message']} ({one['line']})" for one in said]

    return faults
