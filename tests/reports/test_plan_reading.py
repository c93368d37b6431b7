"""Read aloud: numbers of one and none, articles, quotation marks, and what a small or bare project is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from journeykit.planning import plan
from journeykit.reports.plan.as_json import document
from journeykit.reports.plan.picture import roadmap_drawing
from journeykit.reports.plan.report import board, letters, markdown, notice
from journeykit.scoring import score, simulate
from journeykit.workspace import load

EXAMPLE = Path(__file__).parents[2] / "examples" / "zonnewende-energie"
MEASURED = {"metric": "ces", "value": 3, "n": 40, "date": "2026-01-01"}
FINE = {"metric": "ces", "value": 5.1, "n": 400, "date": "2026-01-01"}


@pytest.fixture(scope="module")
def energy():
    workspace = load(EXAMPLE)
    return plan(workspace, simulate(score(workspace)))


def of(tmp_path, *touchpoints, **journey):
    document = {
        "kind": "journey",
        "title": "Stay",
        "phases": [{"name": "P", "touchpoints": list(touchpoints)}],
        **journey,
    }
    (tmp_path / "stay.yaml").write_text(json.dumps(document), "utf-8")
    workspace = load(tmp_path / "stay.yaml")
    assert not workspace.findings
    return plan(workspace, simulate(score(workspace)))


@pytest.mark.parametrize(
    ("touchpoints", "nl", "en"),
    [
        ([], "Niemand heeft nog opgeschreven wat klanten tegenkomen.", "Nobody has written down yet what customers meet."),
        ([{"name": "A"}], "1 touchpoint, niet gemeten.", "1 touchpoint, not measured."),
        ([{"name": "A", "measurements": [MEASURED]}], "1 touchpoint, gemeten: 40 antwoorden van klanten.",
         "1 touchpoint, measured: 40 answers from customers."),
        ([{"name": "A"}, {"name": "B"}], "2 touchpoints, waarvan geen enkel gemeten.", "2 touchpoints, none of them measured."),
        ([{"name": "A", "measurements": [MEASURED]}, {"name": "B"}], "2 touchpoints, waarvan 1 gemeten: ",
         "2 touchpoints, 1 of them measured: "),
        ([{"name": n, "measurements": [MEASURED]} for n in "AB"], "2 touchpoints, allemaal gemeten: ",
         "2 touchpoints, all measured: "),
    ],
)  # fmt: skip
def test_none_one_and_many_touchpoints(tmp_path, touchpoints, nl, en):
    made = of(tmp_path, *touchpoints)
    assert nl in markdown(made, "nl")
    assert en in markdown(made, "en")


@pytest.mark.parametrize("page", [markdown, board])
def test_without_answers_the_decision_is_who_asks_customers(tmp_path, page):
    assert "wie gaat klanten vragen hoe het gaat?" in page(of(tmp_path, {"name": "A"}), "nl")


@pytest.mark.parametrize("page", [markdown, board])
def test_when_nothing_presses_no_decision_is_asked(tmp_path, page):
    made = of(tmp_path, *({"name": n, "importance": 3, "measurements": [FINE]} for n in "ABC"))
    text = page(made, "en")
    assert "**Decision asked:** none. No touchpoint asks for an action now; go on measuring." in text
    assert "Money and people" not in text


def test_what_could_be_better_is_asked_when_nothing_else_is(tmp_path):
    high = {"metric": "ces", "value": 6, "n": 400, "date": "2026-01-01"}
    low = {"metric": "ces", "value": 4.7, "n": 400, "date": "2026-01-01"}
    made = of(
        tmp_path,
        {"name": "A", "moment_of_truth": True, "measurements": [low]},
        {"name": "B", "measurements": [high]},
    )
    assert "**Decision asked:** who takes up “A”." in markdown(made, "en")


@pytest.mark.parametrize(
    ("metric", "nl", "en"),
    [
        ("ces", "Geslaagd als het gemak op 4 of hoger komt.", "It succeeds when the ease score is 4 or more."),
        (
            "csat",
            "Geslaagd als de tevredenheid op 4 of hoger komt.",
            "It succeeds when the satisfaction score is 4 or more.",
        ),
        ("wait", "Geslaagd als de wachttijd op 4 of lager komt.", "It succeeds when waiting time is 4 or less."),
    ],
)
def test_what_a_trial_measures_has_its_article(tmp_path, metric, nl, en):
    trial = {"title": "Ask less", "owner": "desk", "pilot": {"metric": metric, "target": 4}}
    made = of(tmp_path, {"name": "A", "measurements": [MEASURED], "improvements": [trial]})
    assert nl in markdown(made, "nl")
    assert en in markdown(made, "en")


def test_unknown_costs_say_of_what(tmp_path):
    actions = [{"title": "X", "owner": "desk", "cost": 5, "effort_days": 1}, {"title": "Y", "owner": "desk"}]
    made = of(tmp_path, {"name": "A", "measurements": [MEASURED], "improvements": actions})
    assert "Van 1 maatregel zijn de kosten nog niet bekend; die komen erbij." in board(made, "nl")
    assert "The work of 1 action is not estimated yet and comes on top." in markdown(made, "en")


def test_an_interval_without_width_is_left_out(tmp_path):
    sure = {"title": "X", "owner": "desk", "effect": {"performance": 10, "confidence": 1}}
    made = of(tmp_path, {"name": "A", "measurements": [FINE], "improvements": [sure]})
    assert "+10.0 |" in markdown(made, "en")
    assert "(10.0 to 10.0)" not in markdown(made, "en")


def test_what_helps_two_journeys_has_a_gain_with_its_margin_in_each(energy):
    (action,) = (one for one in energy.actions if len(one.per_journey) == 2 and one.selected)
    assert action.gain.value is action.room.value is None
    for one in action.per_journey:
        assert one.gain.low < one.gain.value < one.gain.high
        assert one.room.low < one.room.value < one.room.high
    found = next(one for one in document(energy)["actions"] if one["key"] == action.ref)
    assert [one["journey"] for one in found["per_journey"]] == [one.journey for one in action.per_journey]
    assert "in Klant worden en +" in markdown(energy, "nl")


def test_what_is_to_be_measured_and_what_is_suggested_says_for_whom_and_where(energy):
    known = {one.touchpoint: one for one in energy.journeys[0].to_measure}
    assert known["betaalregeling"].owner == "Facturatie"
    assert "— Facturatie: klanten is nog niets gevraagd. Zo: " in markdown(energy, "nl")
    assert f"<sub>{known['betaalregeling'].source}</sub>" in markdown(energy, "nl")
    assert {one.owners for one in energy.suggestions if one.kind == "data-island"} <= {
        (name,) for name in energy.names.values()
    } | {()}
    assert "Voor Facturatie." in markdown(energy, "nl")


def test_a_page_quotes_as_pages_do(energy):
    for language in ("nl", "en"):
        assert '"' not in markdown(energy, language)


def test_channels_go_by_their_names(energy):
    assert "via e-mail" in "".join(letters(energy, "nl").values())
    assert "e-mail): “U vroeg" in markdown(energy, "nl").replace("\\", "")


def test_the_room_to_help_is_not_permitted_twice(energy):
    assert "Jullie ruimte om te helpen: mag " in notice(energy, "klantenservice", "nl")


def test_a_goal_without_a_beginning_says_where_to(tmp_path):
    goals = [
        {"outcome": "recommend", "metric": "nps", "target": 45},
        {"outcome": "stay-longer", "metric": "nps", "target": 5, "by": "2027-06-30"},
    ]
    made = of(tmp_path, {"name": "A", "measurements": [MEASURED]}, objectives=goals)
    assert "meer aanbeveling (de NPS naar 45); langer blijven (de NPS naar 5, uiterlijk 30 juni 2027)" in markdown(
        made, "nl"
    )


def test_what_waits_in_a_circle_is_a_risk_of_its_own(tmp_path):
    circle = [
        {"title": one, "id": one.lower(), "owner": "x", "requires": [other.lower()]}
        for one, other in ("AB", "BA", "CC")
    ]
    made = of(tmp_path, {"name": "T", "measurements": [MEASURED], "improvements": circle})
    text = board(made, "en")
    assert "wait for each other, or for themselves: nobody can begin." in text
    assert "late there is late everywhere" not in text
    alone = of(tmp_path, {"name": "T", "measurements": [MEASURED], "improvements": circle[2:]})
    assert "“C” wacht op zichzelf: niemand kan beginnen." in board(alone, "nl")


def test_a_roadmap_of_nothing_says_so(tmp_path):
    drawing = roadmap_drawing(of(tmp_path, {"name": "A"}), "nl")
    assert drawing.title == "Nu, hierna, later: Stay"
    assert "Er is nog geen maatregel." in drawing.dot


@pytest.mark.parametrize("page", [markdown, board])
def test_several_decisions_are_a_list_and_one_is_a_sentence(energy, tmp_path, page):
    text = page(energy, "nl")
    begin = text.index("**Gevraagd besluit:**\n\n- € ")
    asked = text[begin:].split("\n\n")[1].splitlines()
    assert all(line.startswith("- ") and line[2:3].upper() == line[2:3] for line in asked)
    single = of(tmp_path, {"name": "A", "measurements": [MEASURED]})
    assert "**Gevraagd besluit:** wie “A” oppakt." in page(single, "nl")


def test_what_costs_nothing_costs_nothing(tmp_path):
    free = {"title": "X", "owner": "desk", "cost": 0, "effort_days": 0}
    made = of(tmp_path, {"name": "A", "measurements": [MEASURED], "improvements": [free]})
    assert "1 action costs nothing, and takes no working days." in markdown(made, "en")
    assert "1 maatregel kost niets, en vraagt geen werkdagen." in markdown(made, "nl")


def test_programs_read_who_was_told_what(energy):
    found = {one["id"]: one for one in document(energy)["actions"]}
    told = found["luistertraining"]["told_customers"]
    assert (told["date"], told["channel"]) == ("2026-07-01", "email")
    assert told["message"].startswith("U vroeg om iemand")
    assert found["uitleg-vooraf"]["told"] == ["Klantenservice", "Verkoop"]
    assert found["uitleg-vooraf"]["benefit"]["yearly"] == 19000


def test_programs_read_that_a_choice_was_overruled(energy):
    found = {one["id"]: one for one in document(energy)["journeys"][0]["touchpoints"]}
    survey, bill = found["enquete"], found["factuur"]
    assert (survey["choice"], survey["overruled"], survey["certainty"]) == ("improve", "good-enough", None)
    assert survey["because"].startswith("Wie nooit iets terughoort")
    assert (bill["choice"], bill["overruled"], bill["certainty"]) == ("repair", None, "sure")
    assert bill["because"].startswith("a basic is broken")
    assert bill["owner"] == "Facturatie"


def test_the_board_reads_of_three_journeys_the_lowest_first(tmp_path):
    for n, value in enumerate([5, 3, 6, 2, 4]):
        measured = {"metric": "ces", "value": value, "n": 400, "date": "2026-01-01"}
        journey = {
            "kind": "journey",
            "title": f"Journey {n}",
            "phases": [{"name": "P", "touchpoints": [{"name": "T", "measurements": [measured]}]}],
        }
        (tmp_path / f"{n}.yaml").write_text(json.dumps(journey), "utf-8")
    workspace = load(tmp_path)
    text = board(plan(workspace, simulate(score(workspace))), "en")
    lines = text[text.index("## Why now") : text.index("## The most")].splitlines()
    assert [line.split("*")[1] for line in lines if "stands at" in line] == ["Journey 3", "Journey 1", "Journey 4"]
    assert "- 2 other journeys stand in the plan." in lines


def test_the_board_reads_of_goals_and_of_a_trial(energy):
    text = board(energy, "nl")
    assert "- 30 juni 2027: meer aanbeveling, gemeten met de NPS; het doel is 20." in text
    assert text.count("de uitkomst van de proef") == 1
