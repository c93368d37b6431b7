"""The page that `map --all` writes, opened in a browser as a reader opens it: from the disk."""

from __future__ import annotations

import time

import pytest
from example import FOLDER

from journeykit.cli.running import run

_RUN = (
    "axe.run(document, {resultTypes: ['violations']})"
    ".then(r => r.violations.flatMap(v => v.nodes.map(n => v.id + ': ' + n.html.slice(0, 160))))"
)
_PICTURES = (
    "[...document.images].map(i => {i.loading = 'eager'; return i}).map(i => i.decode().then(() => true, () => i.src))"
)


@pytest.fixture(scope="module", params=["nl", "en"])
def folder(request, tmp_path_factory):
    """Return a folder with all maps of one journey of the example."""
    made = tmp_path_factory.mktemp("maps")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(FOLDER)
        assert run(["map", "klant-worden", "--all", "-q", "-o", str(made), "--language", request.param]) == 0
    return made


@pytest.fixture
def shown(page, folder):
    """Open the page at the width of a screen and wait for its pictures."""
    page.size(1280, 900)
    page.call("Page.navigate", url=(folder / "index.html").as_uri())
    for _ in range(100):
        if page.ask("document.readyState") == "complete" and page.ask("document.images.length"):
            break
        time.sleep(0.1)
    yield page
    page.call("Emulation.setEmulatedMedia", features=[])
    page.call("Page.navigate", url="about:blank")


def test_every_picture_is_shown_though_nothing_else_may_be_loaded(shown, folder):
    loaded = shown.ask(f"Promise.all({_PICTURES})")
    assert len(loaded) == len(list(folder.glob("*.svg")))
    assert loaded == [True] * len(loaded)
    assert shown.ask("fetch('index.md').then(() => 'loaded', () => 'refused')") == "refused"
    assert shown.ask("getComputedStyle(document.querySelector('.cards')).display") == "grid"


@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing(shown, axe, dark):
    if dark:
        shown.dark()
        assert shown.ask("getComputedStyle(document.body).backgroundColor") != "rgb(255, 255, 255)"
    shown.ask(axe + ";true")
    assert shown.ask(_RUN) == []


@pytest.mark.parametrize("width", [360, 800, 1280])
def test_nothing_sticks_out_at_any_width(shown, width):
    shown.size(width, 800)
    shown.ask(f"Promise.all({_PICTURES})")
    assert shown.ask("document.documentElement.scrollWidth") <= width
