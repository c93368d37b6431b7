"""Personas that come in with a journey: documents of their own where there is a place, and never over another."""

from __future__ import annotations

import json

import pytest

GRAPH = {
    "metadata": {"title": "Crossing", "persona": "Kim", "version": "1.1.0"},
    "stages": [{"id": "go", "name": "Going"}],
    "nodes": [{"id": "buy", "stageId": "go", "title": "Buy a ticket"}],
}
PLAN = """<CJML version="2.0"><plannedJourney><journeyID>{id}</journeyID><actors><endUser actorID="kim"><actorName>Kim</actorName>
</endUser><serviceProvider actorID="us"/></actors><touchpoints><plannedCommunicationPoint><touchpointID>T1</touchpointID>
<initiator><refersTo actorIDref="kim"/><initiatorLabel>Asks</initiatorLabel></initiator><receiver><refersTo actorIDref="us"/>
</receiver></plannedCommunicationPoint></touchpoints></plannedJourney></CJML>"""


@pytest.fixture
def client(folder):
    folder("journeykit.yaml", "kind: project\nformat: 1\nname: Ferry\n")
    folder("ferry.ojf", json.dumps(GRAPH))
    folder("ride.xml", PLAN.format(id="ride"))
    return folder


def test_in_a_project_they_stand_beside_the_journeys_and_all_is_valid(client, journeykit, tmp_path):
    done = journeykit("import", "ojf", "ferry.ojf", "-o", "journeys/crossing.yaml")
    assert (done.code, done.out) == (0, "")
    assert "wrote personas/kim.yaml" in done.err
    persona = (tmp_path / "personas/kim.yaml").read_text("utf-8")
    assert "kind: persona\nid: kim\nname: Kim\n" in persona
    assert "$schema=../journeykit.schema.json" in persona
    assert "personas: [kim]\n" in (tmp_path / "journeys/crossing.yaml").read_text("utf-8")
    mine = persona + "quote: I like the wind\n"
    (tmp_path / "personas/kim.yaml").write_text(mine, "utf-8")
    again = journeykit("import", "ojf", "ferry.ojf", "-o", "journeys/crossing.yaml", "--yes")
    other = journeykit("import", "cjml", "ride.xml", "-o", "journeys")
    assert (again.code, other.code) == (0, 0), other.err
    assert (tmp_path / "personas/kim.yaml").read_text("utf-8") == mine
    assert sorted(path.name for path in (tmp_path / "personas").iterdir()) == ["kim.yaml"]
    checked = journeykit("validate", "--profile", "draft")
    assert checked.code == 0, checked.out


def test_a_persona_of_another_name_gets_an_id_of_its_own(client, journeykit, tmp_path):
    client("people/kim.yaml", "kind: persona\nid: kim\nname: Kim the captain\n")
    done = journeykit("import", "cjml", "ride.xml", "-o", "journeys")
    assert 'another document has a persona "Kim": this one got the id kim-2' in done.err
    assert (tmp_path / "people/kim-2.yaml").exists(), "where the project keeps its personas"
    assert journeykit("validate", "--profile", "draft").code == 0


def test_several_journeys_of_one_export_share_their_personas(client, journeykit, tmp_path):
    client("personas/kim.yaml", "kind: persona\nid: kim\nname: Kim\nquote: Wind!\n")
    for name in ("a", "b"):
        client(
            f"journeys/{name}.yaml", f"kind: journey\nid: {name}\ntitle: {name.upper()}\npersonas: [kim]\nphases: [P]\n"
        )
    for form, file in (("ujg", "all.jsonld"), ("cjml", "all.xml")):
        assert journeykit("export", form, "-o", f"out/{file}").code == 0
        there = tmp_path / form
        there.mkdir()
        (there / "journeykit.yaml").write_text("kind: project\nformat: 1\nname: Copy\n", "utf-8")
        done = journeykit("import", form, f"out/{file}", "-o", f"{form}/journeys")
        assert done.code == 0
        assert (there / "personas/kim.yaml").read_text("utf-8").endswith("name: Kim\nquote: Wind!\n")
        assert journeykit("validate", "--profile", "draft", form).code == 0


def test_one_user_of_two_graphs_is_one_persona(client, journeykit, tmp_path):
    nodes = [{"@type": "User", "@id": "urn:u:kim", "label": "Kim", "touchpointRefs": ["urn:t:0", "urn:t:1"]}]
    for n in range(2):
        nodes += [
            {"@type": "Journey", "@id": f"urn:j:ride-{n}", "label": f"Ride {n}", "stateRefs": [f"urn:s:{n}"]},
            {"@type": "State", "@id": f"urn:s:{n}", "label": "Ask"},
            {"@type": "CompositeState", "@id": f"urn:c:{n}", "label": "All", "subjourneyId": f"urn:j:ride-{n}"},
            {"@type": "Touchpoint", "@id": f"urn:t:{n}", "label": "Desk", "compositeStateRefs": [f"urn:c:{n}"]},
        ]
    context = "https://ujg.specs.openuji.org/tr/2026.06/ns/context.jsonld"
    client("two.jsonld", json.dumps({"@context": context, "@id": "urn:d", "@type": "UJGDocument", "nodes": nodes}))
    assert journeykit("import", "ujg", "two.jsonld", "-o", "journeys").code == 0
    assert [path.name for path in (tmp_path / "personas").iterdir()] == ["kim.yaml"]
    assert journeykit("validate", "--profile", "draft").code == 0


def test_without_a_place_for_them_they_stay_inside(folder, journeykit, tmp_path):
    folder("ferry.ojf", json.dumps(GRAPH))
    assert "personas:\n  - id: kim\n    name: Kim\n" in journeykit("import", "ojf", "ferry.ojf").out
    journeykit("import", "ojf", "ferry.ojf", "-o", "one.yaml")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ferry.ojf", "one.yaml"]
    folder("loose/personas/kim.yaml", "kind: persona\nid: kim\nname: Kim\n")
    done = journeykit("import", "ojf", "ferry.ojf", "-o", "loose")
    assert "loose/personas/kim.yaml is there already: it stays as it is" in done.err
    assert journeykit("validate", "--profile", "draft", "loose").code == 0
