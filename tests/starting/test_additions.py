from __future__ import annotations

import pytest

from journeykit.diagnostics import JourneykitError, NothingToDoError
from journeykit.starting import add_improvement, add_journey, add_persona, add_touchpoint, write
from journeykit.starting.additions import find_touchpoint
from journeykit.workspace import load

JOURNEY = """\
# what we know
kind: journey
id: buying
title: Buying
phases:
  - id: look
    name: Look   # and see
    touchpoints:
      - {id: ad, name: Ad}
      - use: bill
        reach: 0.5
  - id: pay
    name: Pay
    touchpoints:
      - id: till
        name: Till
        improvements:
          - id: faster
            title: Faster
"""
LIBRARY = """\
kind: touchpoints
touchpoints:
  - id: bill
    name: Bill
    improvements: [{id: plain-words, title: Plain words}]
"""


@pytest.fixture
def project(tmp_path):
    (tmp_path / "reizen").mkdir()
    (tmp_path / "journeykit.yaml").write_text("kind: project\nformat: 1\nname: X\nlanguage: nl\n", "utf-8")
    (tmp_path / "reizen" / "buying.yaml").write_text(JOURNEY, "utf-8")
    (tmp_path / "library.yaml").write_text(LIBRARY, "utf-8")
    workspace = load(tmp_path)
    assert workspace.findings == ()
    return workspace


def after(project, change):
    write(project.root, change)
    workspace = load(project.root)
    assert workspace.findings == ()
    return workspace


def test_a_journey_goes_where_the_others_are_and_speaks_the_project_s_language(project):
    change = add_journey(project, "Café verlaten")
    assert str(change.file) == "reizen/cafe-verlaten.yaml"
    assert change.before is None
    journey = after(project, change).journey("cafe-verlaten")
    assert journey.title == "Café verlaten"
    assert journey.phases[0].touchpoints[0].name == "Eerste touchpoint"


def test_the_first_persona_gets_a_folder_of_its_own(project):
    change = add_persona(project, "Senior: 65+")
    assert str(change.file) == "personas/senior-65.yaml"
    (persona,) = after(project, change).personas
    assert (persona.id, persona.name) == ("senior-65", "Senior: 65+")


def test_a_new_document_names_the_schema_when_there_is_one(project):
    assert b"$schema" not in add_persona(project, "A").after
    (project.root / "journeykit.schema.json").write_text("{}", "utf-8")
    assert add_persona(project, "A").after.startswith(b"# yaml-language-server: $schema=../journeykit.schema.json\n")


@pytest.mark.parametrize("name", ["yes", "1.5", "- x", "a: b # c", "'", '"', "null", "é\u00a0€", "{a}", "日本"])
def test_a_name_may_be_any_text(project, name):
    workspace = after(project, add_persona(project, name))
    assert workspace.personas[0].name == name
    workspace = after(workspace, add_touchpoint(workspace, workspace.journeys[0], name, "pay"))
    assert workspace.journeys[0].phases[1].touchpoints[-1].name == name
    workspace = after(workspace, add_journey(workspace, name))
    assert name in {journey.title for journey in workspace.journeys}


def test_a_touchpoint_ends_its_phase_and_all_else_stays(project):
    change = add_touchpoint(project, project.journeys[0], "Shop window", "look")
    gained = change.after.decode().replace(JOURNEY[: JOURNEY.index("  - id: pay")], "")
    assert "shop-window" in gained
    assert change.after.decode().startswith(JOURNEY[: JOURNEY.index("  - id: pay")])
    assert change.after.decode().endswith(JOURNEY[JOURNEY.index("  - id: pay") :])
    assert "+" in change.diff()
    looked = after(project, change).journeys[0].phases[0].touchpoints
    assert [at.id for at in looked] == ["ad", "bill", "shop-window"]


def test_an_improvement_joins_those_that_are_there(project):
    change = add_improvement(project, find_touchpoint(project, project.journeys, "till"), "No queue")
    (till,) = after(project, change).journeys[0].phases[1].touchpoints
    assert [known.id for known in till.improvements] == ["faster", "no-queue"]


def test_a_first_improvement_starts_the_list(project):
    change = add_improvement(project, find_touchpoint(project, project.journeys, "ad"), "Louder")
    improved = after(project, change).journeys[0].phases[0].touchpoints[0]
    assert [(known.id, known.status) for known in improved.improvements] == [("louder", "idea")]


def test_a_touchpoint_of_the_library_is_improved_there(project):
    change = add_improvement(project, find_touchpoint(project, project.journeys, "bill"), "By e-mail")
    assert str(change.file) == "library.yaml"
    improved = after(project, change).journeys[0].phases[0].touchpoints[1]
    assert [known.id for known in improved.improvements] == ["plain-words", "by-e-mail"]


@pytest.mark.parametrize(
    ("add", "place"),
    [
        (lambda p: add_journey(p, "Buying"), "reizen/buying.yaml:3"),
        (lambda p: add_touchpoint(p, p.journeys[0], "Ad", "pay"), "reizen/buying.yaml:9"),
        (lambda p: add_touchpoint(p, p.journeys[0], "Bill", "pay"), "reizen/buying.yaml:10"),
        (
            lambda p: add_improvement(p, find_touchpoint(p, p.journeys, "ad"), "Faster"),
            "reizen/buying.yaml:18",
        ),
    ],
)
def test_an_id_that_is_taken_is_refused_with_its_place(project, add, place):
    with pytest.raises(JourneykitError, match="is taken") as refused:
        add(project)
    assert dict(refused.value.message.args)["place"] == place


def test_a_file_that_is_there_is_not_overwritten(project):
    (project.root / "personas").mkdir()
    (project.root / "personas" / "a.yaml").write_text("not ours", "utf-8")
    with pytest.raises(JourneykitError, match="there already"):
        add_persona(project, "A")


def test_what_is_not_there_is_said_with_what_is(project):
    with pytest.raises(JourneykitError, match=r"--phase look\|pay"):
        add_touchpoint(project, project.journeys[0], "x")
    with pytest.raises(NothingToDoError) as refused:
        add_touchpoint(project, project.journeys[0], "x", "payy")
    assert refused.value.hint.english == 'did you mean "pay"?'
    with pytest.raises(NothingToDoError, match="no"):
        find_touchpoint(project, project.journeys, "zzz")


def test_a_touchpoint_in_two_journeys_needs_the_journey(project):
    second = JOURNEY.replace("id: buying", "id: again")
    (project.root / "reizen" / "again.yaml").write_text(second, "utf-8")
    workspace = load(project.root)
    with pytest.raises(JourneykitError, match="again, buying"):
        find_touchpoint(workspace, workspace.journeys, "till")
    assert find_touchpoint(workspace, workspace.journeys[:1], "till").journey.id == "again"
