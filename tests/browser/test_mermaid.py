"""Our mermaid diagrams in mermaid itself: they are drawn, and no text in them becomes anything but text.

Mermaid is a hundred packages large, so `make test` does not bring it. Who has it says where:
JOURNEYKIT_MERMAID=…/mermaid/dist/mermaid.min.js (last tried with 12.3.0).
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from map_samples import TEXTS, content, written

from journeykit.exchange.mermaid.writing import VIEWS, written_as

PROGRAM = Path(os.environ.get("JOURNEYKIT_MERMAID", ""))
if not PROGRAM.is_file():
    pytest.skip("JOURNEYKIT_MERMAID does not say where mermaid.min.js stands", allow_module_level=True)

_SET = """<!doctype html><meta charset="utf-8"><body></body>"""
_DRAW = """
(async () => {
  const {svg} = await mermaid.render('d' + Date.now() + Math.floor(Math.random() * 1e6), %s)
  const drawn = new DOMParser().parseFromString(svg, 'text/html')
  const handlers = [...drawn.querySelectorAll('*')].filter(e => [...e.attributes].some(a => /^on/i.test(a.name)))
  return JSON.stringify({
    words: drawn.body.textContent.replace(/\\s+/g, ' '),
    bad: drawn.querySelectorAll('script, a, img, iframe, object, embed, b, h1').length + handlers.length,
    error: /Syntax error|Unsupported markdown/.test(drawn.body.textContent),
  })
})()
"""
HOSTILE = {
    **{name: text for name, text in TEXTS.items() if name not in ("longest", "longest word", "spaces")},
    "link": 'x"]; click t1 "javascript:alert(1)"', "directive": '%%{init: {"theme":"dark"}}%%', "colon": "Section: 5: me",
    "markdown": "`**fat** [x](http://y)`", "list": "1. first", "point": "- point", "end": "end", "style": "Lifestyle: #1; x",
    "icon": "fa:fa-ban", "formula": "$$x$$", "arrow": "a --> b", "addresses": "www.x.example a@b.example", "keyword": "title x",
    "mark": "ﬂ°°60¶ß", "picture": "<img src=x onerror=alert(1)>",
}  # fmt: skip


@pytest.fixture(scope="module")
def mermaid(browser):
    page = browser.open()
    page.set(_SET)
    page.ask(
        PROGRAM.read_text(encoding="utf-8") + "\n;mermaid.initialize({startOnLoad: false, securityLevel: 'strict'});1"
    )
    return lambda text: json.loads(page.ask(_DRAW % json.dumps(text)))


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("name", HOSTILE)
def test_a_text_stays_a_text(mermaid, view, name):
    drawn = mermaid(written_as(written(HOSTILE[name]), view, [HOSTILE[name]]))
    assert not drawn["error"]
    assert drawn["bad"] == 0


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("size", [15, 40])
def test_a_journey_of_any_size_is_drawn(mermaid, view, size):
    shown = content(size, 2)
    drawn = mermaid(written_as(shown, view, ["Ann"]))
    assert not drawn["error"]
    assert sum(point.name.split()[0] in drawn["words"] for point in shown.touchpoints) > size / 2
