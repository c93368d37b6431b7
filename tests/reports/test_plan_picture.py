"""The picture of the roadmap: every action once, its words for who cannot see it, and nothing that people wrote acts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from journeykit.maps import render
from journeykit.planning import plan
from journeykit.reports.plan.picture import MOST_CARDS, roadmap_drawing
from journeykit.workspace import load

EXAMPLES = Path(__file__).parents[2] / "examples"


def of(tmp_path, improvements):
    file = tmp_path / "a.yaml"
    lines = "\n".join(f"  - {one}" for one in improvements)
    file.write_text(
        f"kind: journey\nid: a\ntitle: A\nphases: [{{name: P, touchpoints: [T]}}]\nimprovements:\n{lines}\n", "utf-8"
    )
    workspace = load(file)
    assert not workspace.findings
    return plan(workspace)


@pytest.fixture(scope="module")
def energy():
    return plan(load(EXAMPLES / "zonnewende-energie"))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_action_is_drawn_once_and_said(energy, language):
    drawing = roadmap_drawing(energy, language)
    (picture,) = render([drawing])
    text = picture.decode()
    for action in energy.selected:
        assert action.title in drawing.description
        assert text.count(f'xlink:title="{action.title}'.split("“")[0]) >= 1
    assert drawing.description.startswith({"nl": "nu: ", "en": "now: "}[language])


def test_the_same_plan_gives_the_same_picture(energy):
    again = plan(load(EXAMPLES / "zonnewende-energie"))
    assert roadmap_drawing(energy, "nl").dot == roadmap_drawing(again, "nl").dot


def test_what_others_wait_for_has_a_number(tmp_path):
    made = of(
        tmp_path, ["{id: a, title: First, owner: x, status: pilot}", "{id: b, title: Then, owner: x, requires: [a]}"]
    )
    (picture,) = render([roadmap_drawing(made, "en")])
    words = re.findall(r"<text[^>]*>([^<]*)</text>", picture.decode())
    assert words.count("1") == 3, "on the first, on what waits for it, and in the key"
    assert "after" in words


def test_what_does_not_fit_is_counted(tmp_path):
    made = of(tmp_path, [f"{{title: Action {n}, owner: x}}" for n in range(MOST_CARDS + 7)])
    (picture,) = render([roadmap_drawing(made, "en")])
    assert "and 7 more" in picture.decode()


def test_an_empty_roadmap_is_a_picture(tmp_path):
    file = tmp_path / "a.yaml"
    file.write_text("kind: journey\ntitle: A\nphases: [{name: P, touchpoints: [T]}]\n")
    (picture,) = render([roadmap_drawing(plan(load(file)), "nl")])
    assert picture.startswith(b"<svg")


def test_hostile_titles_are_shown_only(tmp_path):
    made = of(tmp_path, ['{title: "</text><script>alert(1)</script> \\\\N [x](javascript:1)", owner: "a\\"b"}'])
    (picture,) = render([roadmap_drawing(made, "en")])
    assert b"<script" not in picture
    assert b"&lt;script&gt;" in picture
