"""The page of a report: whole, safe, the same each time, and made without what is missing."""

from __future__ import annotations

import base64
import re
from collections import Counter
from hashlib import sha256

import pytest
from hostile_project import FOLDER, HARMLESS, MARKS, write
from page_reading import Reading, made

from journeykit.reports.page import report_page
from journeykit.scoring import for_persona, score, simulate
from journeykit.words import translator
from journeykit.workspace import load

pytestmark = pytest.mark.xdist_group("page")  # each page is made once
DRAWN = {"svg", "g", "path", "text", "tspan", "a", "rect", "title", "circle", "use", "defs"}
ATTRIBUTES = {
    "class", "d", "x", "y", "width", "height", "rx", "cx", "cy", "r", "viewbox", "id", "href", "aria-label", "aria-labelledby",
    "aria-hidden", "role", "data-height", "data-to", "preserveaspectratio", "fill", "stroke", "stroke-width", "transform",
}  # fmt: skip


@pytest.fixture(scope="module")
def reading(example):
    return Reading(example[1])


def test_nothing_in_it_comes_from_elsewhere_or_runs_but_its_own_script(example, reading):
    policy = next(one["content"] for one in reading.all("meta") if one.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'")
    for tag, directive in (("style", "style-src"), ("script", "script-src")):
        ((found),) = re.findall(rf"<{tag}>(.*?)</{tag}>", example[1], re.DOTALL)
        digest = base64.b64encode(sha256(found.encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}'" in policy
    assert not [one for _, one, _ in reading.elements if "style" in one or any(name.startswith("on") for name in one)]
    assert {tag for tag, _, _ in reading.elements}.isdisjoint(
        {
            "link",
            "iframe",
            "object",
            "form",
            "base",
            "image",
        }
    )
    addresses = [one["href"] for one in reading.all("a")] + [one["src"] for one in reading.all("img")]
    assert {address[:1] for address in addresses} == {"#"}


def test_it_is_small(example):
    most = {"nl": 800_000, "en": 300_000}  # of four journeys, and of one with ten touchpoints: ten rich ones in 3 MB
    assert len(example[1].encode()) < most[example[0]]


def test_every_link_leads_somewhere_and_every_id_is_there_once(reading):
    ids = Counter(one["id"] for _, one, _ in reading.elements if "id" in one)
    assert max(ids.values()) == 1
    assert {one["href"].removeprefix("#") for one in reading.all("a")} <= set(ids)
    assert {one["aria-controls"] for one in reading.all("button") if "aria-controls" in one} <= set(ids)


def test_it_holds_all_of_the_project(example, reading):
    language, page = example
    t, workspace = translator(language), load(FOLDER)
    assert f'<html lang="{language}">' in page
    text = " ".join(" ".join(data.split()) for data, tag in reading.texts if tag not in ("style", "script"))
    shown = [one for one in workspace.journeys if language == "nl" or one.id == "verhuizen"]
    for journey in shown:
        assert journey.title in text
        for point in journey.touchpoints:
            assert " ".join(((point.customer and point.customer.wants) or "").split()).strip() in text
    for said in ("What stands out", "Where to begin", "The plan", "Board", "Now, next, later", "Evidence", "Terms"):
        assert t(said) in text
    assert ("48 (43 tot 54)" if language == "nl" else "48 (43 to 54)") in text
    # Every picture has its data as a table beside it; that of the trend has one a journey, below it.
    maps = [
        one for one in reading.all("div") if one.get("class", "").startswith("map ") and "trend" not in one["class"]
    ]
    assert len(maps) == len([one for one in reading.all("details") if one.get("class") == "data"]) >= 9 * len(shown) - 5
    assert len(page.encode()) < 300_000 * len(shown)


def test_the_same_project_gives_the_same_page():
    once, again = (made(FOLDER, "slimme-meter", language="nl") for _ in range(2))
    assert once == again
    assert str(FOLDER) not in once


def test_hostile_texts_everywhere_stay_text(tmp_path):
    quiet, loud = (
        Reading(made(write(tmp_path / name, mark), "verhuizen", language="nl"))
        for name, mark in (("a", HARMLESS), ("b", MARKS))
    )

    def outside_pictures(read):
        return [
            (tag, tuple(sorted(attributes)))
            for tag, attributes, open_ in read.elements
            if "svg" not in open_ and tag != "svg"
        ]

    assert outside_pictures(loud) == outside_pictures(quiet)
    drawn = [(tag, attributes) for tag, attributes, open_ in loud.elements if "svg" in open_]
    assert {tag for tag, _ in drawn} <= DRAWN
    assert {name for _, attributes in drawn for name in attributes} <= ATTRIBUTES
    shown = "\n".join(data for data, tag in loud.texts if tag not in ("script", "style"))
    assert shown.count("<script>hacked=1</script>") > 100
    assert "hacked" not in "".join(data for data, tag in loud.texts if tag in ("script", "style"))


def test_without_graphviz_there_are_tables_and_it_says_so(monkeypatch):
    from journeykit.maps import rendering

    monkeypatch.setattr(rendering.shutil, "which", lambda _: None)
    monkeypatch.setattr(rendering, "find_spec", lambda _: None)
    workspace = load(FOLDER)
    page, undrawn = report_page(workspace, simulate(score(workspace), 200), workspace.journeys[-1:], "en")
    assert undrawn is not None
    read = Reading(page)
    assert "drawing svg needs Graphviz" in page
    assert 'class="drawing"' not in page
    tables = [one for one in read.all("details") if one.get("class") == "data"]
    assert len(tables) > 5
    assert all("open" in one for one in tables)


def test_a_persona_sees_its_own_journeys():
    workspace = for_persona(load(FOLDER), "senior")
    page, _ = report_page(workspace, simulate(score(workspace), 200), workspace.journeys[:1], "nl")
    assert "Door de ogen van “Gerrit, gepensioneerd timmerman”" in page


@pytest.mark.parametrize(
    "text",
    [
        "kind: journey\nid: a\ntitle: Nothing yet\nphases: []\n",
        "kind: journey\nid: a\ntitle: Not measured\nphases: [{name: P, touchpoints: [{id: t, name: One}]}]\n",
        "kind: journey\nid: a\ntitle: Later\nstate: future\nphases: [{name: P, touchpoints: [{id: t, name: One}]}]\n",
    ],
)
def test_a_project_with_hardly_anything_has_a_page(tmp_path, text):
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    read = Reading(made(tmp_path))
    assert not read.open
    assert [one["id"] for one in read.all("section") if one.get("class") == "journey"] == ["j1"]
