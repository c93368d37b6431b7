"""What the plan says of personas: through whose eyes it is made, and who is served worse."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from journeykit.planning import plan
from journeykit.reports.plan.as_json import document
from journeykit.reports.plan.report import board, markdown
from journeykit.scoring import for_persona, score
from journeykit.workspace import load

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs/reference/plan.schema.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def workspace():
    return load(ROOT / "examples" / "zonnewende-energie")


def test_who_is_served_worse_stands_at_the_touchpoint_and_at_the_action(workspace):
    made = plan(workspace, journeys=["klant-worden"])
    dutch, english = markdown(made, "nl"), markdown(made, "en")
    assert (
        "“Gerrit, gepensioneerd timmerman” geeft hier 24, de anderen geven 36: duidelijk minder, 12 (4 tot 19) lager."
        in dutch
    )
    assert "moment van de waarheid; “Gerrit, gepensioneerd timmerman” geeft hier 24, de anderen 36 |" in dutch
    assert (
        "gives 75 here, the others 96: clearly less, by 22 (18 to 26)." in english
    )  # also where nothing is to be done
    assert "As “" not in english


def test_through_the_eyes_of_a_persona(workspace):
    seen = for_persona(workspace, "senior")
    made = plan(seen, score(seen), journeys=["klant-worden"])
    said = "*Zoals “Gerrit, gepensioneerd timmerman” erdoorheen gaat: 5 van de 19 cijfers zijn eigen, de andere die van alle klanten.*"
    assert said in markdown(made, "nl")
    assert said in board(made, "nl")
    assert "de anderen geven" not in markdown(made, "nl")
    data = document(made)
    Draft202012Validator(SCHEMA).validate(data)
    assert data["persona"] == "senior"


def test_a_persona_that_nobody_asked(workspace):
    seen = for_persona(workspace, "mkb-initiatiefnemer")
    text = markdown(plan(seen, score(seen), journeys=["klant-worden"]), "en")
    assert "nobody asked this persona apart, so the figures are those of all customers" in text


SUGGESTED = """\
kind: journey
id: stay
title: Stay
personas: [{id: old, name: Ann}, {id: young, name: Bo}]
phases: [{name: Arrival, touchpoints: [{id: door, name: Opening the door}]}]
"""


def test_a_suggestion_in_words_and_in_json(tmp_path):
    (tmp_path / "stay.yaml").write_text(SUGGESTED, "utf-8")
    lines = "".join(
        f"  - {{touchpoint: door, metric: ces, period: 2026-Q3, n: 200, mean: {mean}, sd: 1{segment}}}\n"
        for mean, segment in ((5, ""), (4, ", segment: {persona: old}"), (6, ", segment: {persona: young}"))
    )
    (tmp_path / "figures.yaml").write_text(f"kind: measurements\nrecords:\n{lines}", "utf-8")
    made = plan(load(tmp_path))
    assert "ask “Ann” what is lacking here, and put it right for them too." in markdown(made, "en")
    assert "vraag aan “Ann” wat hier ontbreekt" in markdown(made, "nl")
    data = document(made)
    Draft202012Validator(SCHEMA).validate(data)
    (one,) = data["suggestions"]
    assert (one["kind"], one["rule"], one["persona"], one["worse"]["against"]) == (
        "unequal-service", "JK604", "old", "others",
    )  # fmt: skip
    assert one["worse"]["rest"] > one["worse"]["own"]
