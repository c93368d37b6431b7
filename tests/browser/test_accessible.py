"""Who cannot see a map is told what it shows: judged by axe-core, and by the order in which it is read."""

from __future__ import annotations

import base64
import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from example import pictures
from map_samples import content

from journeykit.maps import VIEWS
from journeykit.maps.rendering import render

SVG = "{http://www.w3.org/2000/svg}"
# Of text in an SVG it cannot tell the contrast, after half its time: test_contrast.py looks at the pixels.
_RUN = (
    "axe.run(document, {resultTypes: ['violations'], rules: {'color-contrast': {enabled: false}}})"
    ".then(r => [r.violations, r.passes.length].flat())"
)


def found(page, axe, language, body):
    """Return what axe-core finds in a page with this body."""
    head = f"<!doctype html><html lang={language}><meta charset=utf-8><title>Maps</title>"
    page.set(f"{head}<body><main><h1>Maps</h1>{body}</main>")
    page.ask(axe + ";true")
    *violations, passed = page.ask(_RUN)
    assert passed > 10
    return [
        (violation["id"], node["html"][:160], node["failureSummary"])
        for violation in violations
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("language", ["nl"])
def test_axe_finds_nothing_in_a_page_with_every_view(page, axe, language):
    shown = pictures(language)
    assert set(shown) >= {"lanes", "overview", "phase", "matrix", "brand", "systems", "blueprint", "flow"}
    body = "".join(f"<section><h2>{view}</h2>{svg}</section>" for view, (_, svg) in shown.items())
    assert found(page, axe, language, body) == []


@pytest.mark.parametrize("language", ["en"])
def test_axe_finds_nothing_in_a_page_with_every_view_as_an_image(page, axe, language):
    images = (
        f'<h2>{view}</h2><img alt="{view}" width="{drawing.width}" src="data:image/svg+xml;base64,'
        f'{base64.b64encode(svg.encode()).decode()}">'
        for view, (drawing, svg) in pictures(language).items()
    )
    assert found(page, axe, language, "".join(images)) == []


@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing_in_a_map_of_made_up_touchpoints(page, axe, view):
    svg = render([VIEWS[view](content(26))])[0].decode()
    assert found(page, axe, "nl", svg) == []


def test_axe_finds_what_is_wrong(page, axe):
    assert [name for name, *_ in found(page, axe, "nl", '<svg role="img"><text>?</text></svg>')] == ["svg-img-alt"]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_browser_tells_the_title_and_the_description(page, language):
    for view, (drawing, svg) in pictures(language).items():
        page.set(f"<!doctype html><body>{svg}")
        nodes = page.call("Accessibility.getFullAXTree")["nodes"]
        told = [node for node in nodes if node.get("role", {}).get("value") in ("image", "img", "SvgRoot")]
        names = [node["name"]["value"] for node in told]
        assert names, view
        assert " ".join(drawing.title.split()) in " ".join(names[0].split())
        assert len(drawing.description) > 60
        assert " ".join(drawing.description.split())[:50] in " ".join(names[0].split())


NAMES = [f"Stap{chr(65 + number)}" for number in range(15)]
OF_THE_JOURNEY = [view for view in VIEWS if view not in ("compare", "portfolio", "stakeholders", "tasks")]


@pytest.mark.parametrize("view", OF_THE_JOURNEY)
def test_titles_follow_each_other_as_in_the_journey(view):
    rows = places_by_kind_of_title(render([VIEWS[view](named(NAMES))])[0].decode())
    assert rows
    assert max(map(len, rows.values())) > 5
    for places in rows.values():
        once = list(dict.fromkeys(places))  # the matrix names them again, in the order in which to work on them
        assert once == sorted(once)


def named(names):
    shown = content(15, seed=4)
    phases = (
        replace(phase, touchpoints=tuple(replace(one, name=names[one.number - 1]) for one in phase.touchpoints))
        for phase in shown.phases
    )
    return replace(shown, phases=tuple(phases))


def places_by_kind_of_title(svg):
    """Return, for each kind of title ("Does: …"), the touchpoints that have one, in the order in which they are read."""
    rows: dict[str, list[int]] = {}
    for node in ET.fromstring(svg).iter(f"{SVG}g"):
        title = node.findtext(f"{SVG}title") or ""
        found = re.findall("|".join(NAMES), title)
        if node.get("class") == "node" and len(found) == 1:
            place = NAMES.index(found[0])
            kind = title.replace(found[0], "…").replace(f"{place + 1}.", "#.").rstrip("\u00a0")
            rows.setdefault(kind, []).append(place)
    return rows
