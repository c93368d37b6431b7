"""The page of a report, opened in a browser as a client opens it: from the disk."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest
from example import FOLDER

from journeykit.cli.running import run

sys.path.append(str(Path(__file__).parents[1] / "reports" / "page"))
from hostile_project import MARKS, write

HERE = Path(__file__).parent
WATCH = """
window.heard = []
addEventListener('error', event => heard.push('error ' + event.message))
addEventListener('unhandledrejection', event => heard.push('rejected ' + event.reason))
document.addEventListener('securitypolicyviolation', event => heard.push(event.violatedDirective + ' ' + event.blockedURI))
console.error = console.warn = (...said) => heard.push(said.join(' '))
"""
AXE = "axe.run(document, {resultTypes: ['violations']}).then(r => r.violations.map(v => v.id + ': ' + v.nodes[0].html.slice(0, 200)))"
STICKING_OUT = """
[...document.querySelectorAll('body *')].filter(e => {
  const box = e.getBoundingClientRect()
  if (!box.width || !box.height || e.closest('.sheet, .scroll, .contents ol, .tabs, .unseen, .skip, svg, dialog')) return false
  return box.right > innerWidth + 1 || box.left < -1
}).map(e => e.outerHTML.slice(0, 120))
"""
CUT = """
[...document.querySelectorAll('p, li, dt, dd, h1, h2, h3, h4, summary, th, .pill, .tag')].filter(e =>
  e.clientWidth > 1 && !e.closest('.unseen') && getComputedStyle(e).overflow !== 'visible' && e.scrollWidth > e.clientWidth + 1
).map(e => e.outerHTML.slice(0, 120))
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Return a folder with reports: of a journey and one of later, and one whose every sentence is hostile."""
    made = tmp_path_factory.mktemp("report")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(FOLDER)
        asked = ["report", "verhuizen", "klant-worden-straks", "-q", "-o", str(made / "nl.html")]
        assert run(asked) == 0
        patch.chdir(write(made / "hostile", MARKS))
        assert run(["report", "verhuizen", "-q", "-o", str(made / "hostile.html")]) == 0
    return made


@pytest.fixture(scope="module")
def opened(browser):
    """Return a page of its own that listens to what goes wrong."""
    page = browser.open(1280, 900)
    page.call("Page.enable")
    page.call("Page.addScriptToEvaluateOnNewDocument", source=WATCH)
    return page


def show(page, file, width=1280, features=()):
    page.size(width, 900)
    page.call(
        "Emulation.setEmulatedMedia", media="", features=[{"name": name, "value": value} for name, value in features]
    )
    page.call("Page.navigate", url="about:blank")
    page.call("Page.navigate", url=file.as_uri())
    for _ in range(200):
        if page.ask(
            "document.readyState == 'complete' && location.protocol == 'file:' && !!document.querySelector('footer.colophon')"
        ):
            break
        time.sleep(0.02)
    page.ask("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))).then(() => true)")
    return page


def press(page, key, code=0, **more):
    said = {"key": key, "code": key, "windowsVirtualKeyCode": code, **more}
    page.call("Input.dispatchKeyEvent", type="keyDown", **({"text": "\r"} if key == "Enter" else {}), **said)
    page.call("Input.dispatchKeyEvent", type="keyUp", **said)


@pytest.mark.parametrize("name", ["nl", "hostile"])
def test_nothing_goes_wrong_and_nothing_is_asked_of_any_network(opened, folder, name):
    page = show(opened, folder / f"{name}.html")
    assert page.ask("heard") == []
    assert page.ask("performance.getEntriesByType('resource').map(one => one.name)") == []
    assert page.ask("typeof hacked") == "undefined"
    assert page.ask("document.scripts.length") == 1
    assert page.ask("fetch('https://example.org').then(() => 'sent', () => 'refused')") == "refused"
    assert page.ask("getComputedStyle(document.querySelector('.figures')).display") == "grid"


def test_axe_finds_nothing_and_at_night_nothing_in_the_colours(opened, folder, axe):
    page = show(opened, folder / "nl.html")
    ground = "getComputedStyle(document.body).backgroundColor"
    assert page.ask(ground) == "rgb(246, 247, 249)"
    page.ask(axe + ";true")
    assert page.ask(AXE) == []
    page.call("Emulation.setEmulatedMedia", media="", features=[{"name": "prefers-color-scheme", "value": "dark"}])
    assert page.ask(ground) == "rgb(15, 18, 22)"
    assert page.ask(AXE.replace("{", "{runOnly: ['color-contrast'], ", 1)) == []


def test_html_validate_finds_nothing(folder, html_validate):
    assert html_validate(folder / "hostile.html") == []


@pytest.mark.parametrize(("name", "width"), [("nl", 375), ("nl", 1024), ("nl", 1920), ("hostile", 375)])
def test_it_fits_at_every_width(opened, folder, name, width):
    page = show(opened, folder / f"{name}.html", width)
    page.ask("document.querySelectorAll('details').forEach(one => { one.open = true })")
    assert page.ask("document.documentElement.scrollWidth") <= width
    assert page.ask(STICKING_OUT) == []
    assert page.ask(CUT) == []


def test_everything_works_with_the_keyboard(opened, folder):
    page = show(opened, folder / "nl.html")
    seen = "[...document.querySelectorAll('#j1 .map')].filter(map => map.querySelector('.sheet').checkVisibility()).map(map => map.id)"
    assert page.ask(seen) == ["j1-overview"]
    page.ask("document.getElementById('j1-overview-tab').focus()")
    press(page, "ArrowRight", 39)
    assert page.ask(seen) == ["j1-lanes"]
    assert page.ask("document.activeElement.id") == "j1-lanes-tab"

    wide = "document.querySelector('#j1-lanes .drawing').getBoundingClientRect().width"
    page.ask("document.querySelector('#j1-lanes .sheet').focus()")
    before = page.ask(wide)
    press(page, "+", 187)
    assert page.ask(wide) == pytest.approx(before * 1.25, rel=0.01)
    press(page, "-", 189)
    press(page, "0", 48)
    assert page.ask(wide) <= page.ask("document.querySelector('#j1-lanes .sheet').clientWidth") + 1

    tall = "document.querySelector('#j1-lanes .drawing').viewBox.baseVal.height"
    before = page.ask(tall)
    page.ask(
        "document.querySelector('#j1-lanes .lanes').open = true; document.querySelector('#j1-lanes [data-lane]').focus()"
    )
    press(page, " ", 32, text=" ")
    assert page.ask(tall) < before - 20

    page.ask("document.querySelector('#j1-lanes .spots a').focus()")
    press(page, "Enter", 13)
    assert page.ask("document.getElementById('panel').open")
    first = page.ask("document.querySelector('#panel h2').textContent")
    assert first.startswith("1. ")
    press(page, "ArrowRight", 39)
    assert page.ask("document.querySelector('#panel h2').textContent").startswith("2. ")
    press(page, "Escape", 27)
    assert not page.ask("document.getElementById('panel').open")
    assert page.ask("document.activeElement.closest('.spots') !== null")


def test_a_map_is_moved_and_a_touchpoint_opened_with_the_mouse(opened, folder):
    page = show(opened, folder / "nl.html")
    page.ask("document.documentElement.style.scrollBehavior = 'auto'; document.getElementById('j1-lanes-tab').click()")
    page.ask("document.querySelector('#j1-lanes .sheet').scrollIntoView({block: 'center'})")
    x, y = page.ask(
        "(b => [b.left + 300, b.top + 200])(document.querySelector('#j1-lanes .sheet').getBoundingClientRect())"
    )
    at = "document.querySelector('#j1-lanes .sheet').scrollLeft"
    page.ask("document.querySelector('#j1-lanes [data-zoom=in]').click()")
    before = page.ask(at)
    mouse = {"button": "left", "clickCount": 1}
    page.call("Input.dispatchMouseEvent", type="mousePressed", x=x, y=y, **mouse)
    for step in (20, 60, 100):
        page.call("Input.dispatchMouseEvent", type="mouseMoved", x=x - step, y=y, buttons=1, **mouse)
    page.call("Input.dispatchMouseEvent", type="mouseReleased", x=x - 100, y=y, **mouse)
    assert page.ask(at) == pytest.approx(before + 100, abs=2)
    assert not page.ask("document.getElementById('panel').open")
    page.call("Input.dispatchMouseEvent", type="mousePressed", x=x, y=y, **mouse)
    page.call("Input.dispatchMouseEvent", type="mouseReleased", x=x, y=y, **mouse)
    assert page.ask("document.getElementById('panel').open")


def test_two_fingers_bring_a_map_closer(opened, folder):
    page = show(opened, folder / "nl.html", 375)
    page.ask(
        "document.documentElement.style.scrollBehavior = 'auto'; document.querySelector('#j1-overview .sheet').scrollIntoView({block: 'center'})"
    )
    x, y = page.ask(
        "(b => [b.left + 150, b.top + 150])(document.querySelector('#j1-overview .sheet').getBoundingClientRect())"
    )
    wide = "document.querySelector('#j1-overview .drawing').getBoundingClientRect().width"
    before = page.ask(wide)

    def fingers(apart):
        return [{"x": x - apart / 2, "y": y, "id": 1}, {"x": x + apart / 2, "y": y, "id": 2}]

    page.call("Input.dispatchTouchEvent", type="touchStart", touchPoints=fingers(40))
    for apart in (50, 65, 80):
        page.call("Input.dispatchTouchEvent", type="touchMove", touchPoints=fingers(apart))
    page.call("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])
    assert page.ask(wide) == pytest.approx(2 * before, rel=0.05)


def test_without_script_nothing_is_lost(opened, folder):
    opened.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        page = show_plain(opened, folder / "nl.html")
        maps = "[...document.querySelectorAll('.map')]"
        assert page.ask(f"{maps}.length") > 12
        assert page.ask(f"{maps}.every(map => map.checkVisibility())")
        assert (
            page.ask(
                "[...document.querySelectorAll('.tabs, .tools, #theme, dialog')].some(one => one.checkVisibility())"
            )
            is False
        )
    finally:
        opened.call("Emulation.setScriptExecutionDisabled", value=False)


def show_plain(page, file):
    page.call("Page.navigate", url=file.as_uri())
    time.sleep(0.5)
    return page


def test_who_wants_no_motion_gets_none(opened, folder):
    page = show(opened, folder / "nl.html", features=(("prefers-reduced-motion", "reduce"),))
    assert page.ask("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    assert page.ask("document.getElementById('panel').showModal(); document.getAnimations().length") == 0


def test_paper_shows_every_map_and_touchpoint(opened, folder):
    page = show(opened, folder / "nl.html")
    page.call("Emulation.setEmulatedMedia", media="print")
    assert page.ask("[...document.querySelectorAll('.map .drawing')].every(map => map.checkVisibility())")
    assert (
        page.ask(
            "[...document.querySelectorAll('.contents, .tabs, .tools, .onward')].some(one => one.checkVisibility())"
        )
        is False
    )
    printed = page.call("Page.printToPDF", preferCSSPageSize=True, printBackground=True)["data"]
    assert len(printed) > 200_000
    assert page.ask("document.querySelectorAll('details.point[open]').length") == 0  # closed again after printing
