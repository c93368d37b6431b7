"""A journey that begins with the inventory of common touchpoints: whole or by groups, in both languages, without errors."""

from __future__ import annotations

import subprocess
import sys
from itertools import chain
from pathlib import Path

import pytest

from journeykit.diagnostics import JourneykitError
from journeykit.model.vocabulary import CHANNELS, FORMS
from journeykit.starting import inventory, inventory_groups
from journeykit.workspace import load

GROUPS = {"administration", "marketing", "product", "sales", "service", "visit", "word-of-mouth"}


@pytest.fixture
def run(inside):
    def call(*args, folder):
        done = inside(*args, cwd=folder, LC_ALL="C.UTF-8", PATH="")
        return done.returncode, done.stdout, done.stderr

    return call


def touchpoints(phases):
    return list(chain.from_iterable(phase["touchpoints"] for phase in phases))


def project(folder: Path, language: str) -> Path:
    text = f"kind: project\nformat: 1\nname: Proef\nlanguage: {language}\n"
    (folder / "journeykit.yaml").write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize("language", ["nl", "en"])
def test_all_of_it_validates_and_makes_maps_possible(tmp_path, language, run):
    project(tmp_path, language)
    code, out, err = run("new", "journey", "All of it", "--from-inventory", folder=tmp_path)
    assert (code, out) == (0, "")
    assert "strike out what you do not have" in err
    code, out, _ = run("validate", "--output-format", "concise", folder=tmp_path)
    assert code == 0, out
    workspace = load(tmp_path)
    (journey,) = workspace.journeys
    assert (workspace.findings, journey.title) == ((), "All of it")
    assert {one.category for one in journey.touchpoints} == GROUPS
    assert len(journey.touchpoints) == len(touchpoints(inventory(language))) > 50
    # What a start is for: nobody has to think of the dull ones, or of what others say.
    assert "JK305" not in out
    assert "JK306" not in out
    assert run("fmt", "--check", folder=tmp_path)[0] == 0


def test_some_groups_and_only_phases_that_have_them(tmp_path):
    project(tmp_path, "nl")
    command = "-m", "journeykit", "new", "journey", "Bezoek", "--from-inventory", "visit", "word-of-mouth"
    subprocess.run([sys.executable, *command], cwd=tmp_path, env={"LC_ALL": "C.UTF-8", "PATH": ""}, check=True)
    (journey,) = load(tmp_path).journeys
    assert {one.category for one in journey.touchpoints} == {"visit", "word-of-mouth"}
    assert all(phase.touchpoints for phase in journey.phases)
    assert "Parkeren" in {one.name for one in journey.touchpoints}
    assert journey.phases[0].name == "Kennismaken"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_forms_and_channels_are_built_in_and_no_name_comes_twice(language):
    known = touchpoints(inventory(language))
    assert {one["form"] for one in known if "form" in one} <= set(FORMS)
    assert set(chain.from_iterable(one["channels"] for one in known)) <= set(CHANNELS)
    assert len({one["id"] for one in known}) == len(known)
    assert len({one["name"] for one in known}) == len(known)
    # What the issue names: nearly every form and channel of the vocabulary is met somewhere.
    asked = {
        "public-transport",
        "parking",
        "reception",
        "appointment",
        "shop",
        "call",
        "campaign",
        "landing-page",
        "leaflet",
    }
    asked |= {"invoice", "order-form", "change-form", "cancellation", "referral", "review", "packaging", "repair"}
    assert asked <= {one.get("form") for one in known}
    assert {"app", "chatbot", "print", "on-site", "phone"} <= set(chain.from_iterable(one["channels"] for one in known))


def test_both_languages_hold_the_same():
    def bare(language):
        return [
            (
                phase["stage"],
                [{key: one[key] for key in one if key not in ("id", "name")} for one in phase["touchpoints"]],
            )
            for phase in inventory(language)
        ]

    assert bare("nl") == bare("en")
    assert inventory_groups("nl") == inventory_groups("en")
    assert set(inventory_groups()) == GROUPS
    names = {one["name"] for one in touchpoints(inventory("nl"))} & {
        one["name"] for one in touchpoints(inventory("en"))
    }
    assert names == set()


def test_what_others_do_is_not_ours_to_repair():
    indirect = [one for one in touchpoints(inventory("en")) if one.get("contact") == "indirect"]
    assert len(indirect) > 5
    assert {one["run_by"] for one in indirect} == {"others"}


def test_an_unknown_group_names_those_there_are():
    with pytest.raises(JourneykitError, match="winkel"):
        inventory("nl", ["winkel"])


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("journey", "X", "--from-inventory", "shops"), 'no group "shops"\n  its groups are: administration, '),
        (("persona", "X", "--from-inventory"), "only a journey"),
        (("journey", "Two", "words"), "put it in quotation marks"),
        (("journey", "--from-inventory"), "NAME"),
    ],
)
def test_wrong_usage_writes_nothing(tmp_path, args, said, run):
    project(tmp_path, "en")
    code, _, err = run("new", *args, folder=tmp_path)
    assert (code, said in err) == (2, True), err
    assert [path.name for path in tmp_path.iterdir()] == ["journeykit.yaml"]


def test_a_name_that_is_taken_is_refused(tmp_path, run):
    project(tmp_path, "en")
    assert run("new", "journey", "X", "--from-inventory", "sales", folder=tmp_path)[0] == 0
    before = (tmp_path / "journeys" / "x.yaml").read_bytes()
    code, _, err = run("new", "journey", "X", "--from-inventory", folder=tmp_path)
    assert (code, "taken" in err) == (2, True)
    assert (tmp_path / "journeys" / "x.yaml").read_bytes() == before
