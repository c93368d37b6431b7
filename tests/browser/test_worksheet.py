"""The worksheet as a page, opened in a browser as a team opens it: from the disk."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import pytest
from example import FOLDER

from journeykit.cli.running import run

sys.path.append(str(Path(__file__).parents[1] / "exchange"))
from test_worksheet_page import EVIL, page as hostile_page  # noqa: I001 - the path comes first

HERE = Path(__file__).parent
AXE = "axe.run(document, {resultTypes: ['violations']}).then(r => r.violations.map(v => v.id + ': ' + v.nodes[0].html.slice(0, 160)))"
STICKING_OUT = """
[...document.querySelectorAll('main *')].filter(e => {
  const box = e.getBoundingClientRect()
  return box.width && !e.closest('.heard, svg') && (box.right > innerWidth + 1 || box.left < -1)
}).map(e => e.outerHTML.slice(0, 120))
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Return a folder with the page of the example, and one whose every sentence is hostile."""
    made = tmp_path_factory.mktemp("worksheet")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(FOLDER)
        assert run(["export", "worksheet", "slimme-meter", "-q", "-o", str(made / "nl.html")]) == 0
    (made / "hostile.html").write_text(hostile_page(EVIL + "W" * 200, "en"), encoding="utf-8")
    return made


def show(page, file, width=1280):
    page.size(width, 900)
    page.call("Page.navigate", url=file.as_uri())
    for _ in range(200):
        if page.ask(f"document.readyState == 'complete' && location.href.endsWith({json.dumps(file.name)})"):
            break
        time.sleep(0.02)
    return page


@pytest.mark.parametrize("name", ["nl", "hostile"])
def test_axe_finds_nothing_and_the_style_is_let_in(page, folder, axe, name):
    shown = show(page, folder / f"{name}.html")
    assert shown.ask("getComputedStyle(document.querySelector('.card')).display") == "grid"
    assert shown.ask("document.scripts.length") == 0
    shown.ask(axe + ";true")
    assert shown.ask(AXE) == []


@pytest.mark.parametrize("width", [375, 1024, 1920])
def test_nothing_sticks_out_at_any_width(page, folder, width):
    for name in ("nl", "hostile"):
        shown = show(page, folder / f"{name}.html", width)
        assert shown.ask("document.documentElement.scrollWidth") <= width
        assert shown.ask(STICKING_OUT) == []


def test_html_validate_finds_nothing(folder, html_validate):
    assert html_validate(folder / "hostile.html") == []
