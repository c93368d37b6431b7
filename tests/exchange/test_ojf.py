"""OJF in and out: what becomes what, what is refused and why, and that nothing of ours is lost on the way."""

from __future__ import annotations

import json
import sys
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from journeykit.diagnostics import JourneykitError
from journeykit.exchange import Options, Source, ojf, ujg
from journeykit.text import dump

sys.path.insert(0, str(Path(__file__).parent))
from foreign_samples import journeys
from test_ujg import project, said, sound

FERRY = {
    "version": "1.0",
    "persona": "Kim, who commutes",
    "pointOfView": "Crossing the river before nine",
    "stages": [{"id": "go", "name": "Going"}, {"id": "on", "name": "On board"}],
    "swimlanes": [{"id": "a", "name": "Doing"}, {"id": "b", "name": "Trouble"}],
    "nodes": [
        {"stageId": "on", "swimlaneId": "a", "title": "Find a seat", "description": "Looks for a window", "score": 2.5},
        {"stageId": "go", "swimlaneId": "a", "title": "Buy a ticket", "score": -5, "sentiment": "cross", "tags": ["till"],
         "isMomentOfTruth": True, "purpose": "touchpoint"},
        {"stageId": "go", "swimlaneId": "b", "title": "Queue", "description": "One till of four is open", "purpose": "pain",
         "severity": "high", "score": None},
    ],
}  # fmt: skip
BLUEPRINT = {
    "evidence": [{"item": "Stamp", "type": "Physical"}],
    "onstage": [{"actor": "Mate", "action": "Stamps the card"}, {"action": "Waves"}],
    "support": [{"system": "Till", "description": "Counts"}],
}


def came_in(data, file="ferry.ojf", scale=None, **options):
    raw = data if isinstance(data, bytes) else json.dumps(data).encode()
    return ojf.read([Source(PurePosixPath(file), raw)], Options(scale, **options))


def test_stages_nodes_scores_and_pains_find_their_places():
    imported = came_in(FERRY)
    (made,) = sound(imported)
    assert (made.title, made.customer_job) == ("ferry", "Crossing the river before nine")
    assert [(persona.id, persona.name) for persona in made.personas] == [("kim-who-commutes", "Kim, who commutes")]
    assert [(phase.id, [point.name for point in phase.touchpoints]) for phase in made.phases] == [
        ("go", ["Buy a ticket", "Queue"]), ("on", ["Find a seat"]),
    ]  # fmt: skip
    ticket, queue, seat = made.touchpoints
    assert (ticket.customer.emotion, ticket.customer.feels, queue.customer.emotion) == (-2, "cross", None)
    assert ticket.moment_of_truth is not None
    assert seat.moment_of_truth is None
    assert (seat.customer.does, seat.customer.emotion) == ("Looks for a window", 1)
    assert queue.customer.annoyances == ("One till of four is open",)
    assert queue.meta["ojf"] == {"purpose": "pain", "severity": "high", "lane": "b"}
    assert any("scores from -5 to 5" in text for text in said(imported, lost=False))
    lost = said(imported, lost=True)
    assert "tags has no field: it is kept under meta.ojf: nodes[1].tags" in lost
    assert any(text.startswith("swimlanes has no field") for text in lost)


def test_the_layout_with_metadata_and_a_blueprint():
    nodes = [{"id": "N 1", "stageId": "s", "title": "Board", "blueprint": BLUEPRINT, "colour": "red"}]
    data = {
        "metadata": {"title": "Ferry", "version": "1.1.0", "mood": 1},
        "stages": [{"id": "s", "name": "S"}],
        "nodes": nodes,
    }
    imported = came_in(data)
    (made,) = sound(imported)
    (point,) = made.touchpoints
    assert (made.title, point.id) == ("Ferry", "n-1")
    assert (point.frontstage, point.systems) == ("Mate: Stamps the card\nWaves", ("Till",))
    assert point.meta["ojf"] == {"id": "N 1", "blueprint": BLUEPRINT}
    lost = said(imported, lost=True)
    assert "nodes[].colour has no field: nodes[0].colour" in lost
    assert "metadata.mood has no place" in lost


def test_another_scale():
    made = sound(came_in({**FERRY, "nodes": [{**FERRY["nodes"][0], "score": 10}]}, scale=(0, 10)))[0]
    assert made.touchpoints[0].customer.emotion == 2


def known(data):
    meta = data.get("metadata", {})
    head = (meta.get("persona", data.get("persona")), meta.get("pov", data.get("pointOfView")))
    names = ("stageId", "swimlaneId", "title", "description", "score", "sentiment", "severity", "tags", "blueprint")
    nodes = {
        json.dumps(
            [*(node.get(name) for name in names), node.get("purpose", "touchpoint"), bool(node.get("isMomentOfTruth"))]
        )
        for node in data["nodes"]
    }
    return head, json.dumps([data["stages"], data["swimlanes"]]), nodes


def test_theirs_comes_back_as_it_went_in():
    data = {
        **FERRY,
        "nodes": [*FERRY["nodes"], {"stageId": "on", "swimlaneId": "a", "title": "Show it", "blueprint": BLUEPRINT}],
    }
    (document,) = came_in(data).documents
    workspace = project(document.data)
    out = ojf.write(workspace, workspace.journeys, "en")
    assert known(json.loads(out)) == known(data)
    assert sound(came_in(out)) == workspace.journeys


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(journeys())
def test_all_of_ours_comes_back(data):
    workspace = project(dump(data).encode())
    out = ojf.write(workspace, workspace.journeys, "en")
    assert out == ojf.write(workspace, workspace.journeys, "nl")
    assert sound(came_in(out)) == workspace.journeys


@pytest.mark.parametrize(
    ("data", "what"),
    [
        ({"nodes": []}, "no list `stages`"),
        ({**FERRY, "stages": [{"name": "a"}] * 1001}, "stages: 1001, and at most 1000"),
        ({**FERRY, "version": "2.0"}, "version 2.0 of OJF is not known"),
        ({**FERRY, "nodes": [{"stageId": "gone", "title": "x"}]}, "nodes[0].stageId points to gone"),
        ({**FERRY, "nodes": [{"stageId": "go"}]}, "nodes[0].title is missing"),
        ({**FERRY, "nodes": [{"stageId": "go", "title": "x", "score": "5"}]}, "nodes[0].score must be a number"),
        ({**FERRY, "nodes": [{"stageId": "go", "title": "x", "score": 6}]}, "outside the scale of -5 to 5"),
        ({**FERRY, "nodes": {"a": 1}}, "nodes must be a list"),
        ({**FERRY, "stages": [{"id": "go"}]}, "stages[0].name is missing"),
        ({**FERRY, "stages": [{"id": "x", "name": "A"}, {"id": "x", "name": "B"}]}, "given twice"),
        (b"[" * 70, "nested deeper"),
        (b'{"stages": [], "stages": []}', "given twice"),
        (b"", "a value was expected"),
    ],
)
def test_what_is_wrong_is_refused_with_its_place(data, what):
    imported = came_in(data)
    assert imported.documents == ()
    assert any(what in found.message.english for found in imported.findings), [
        f.message.english for f in imported.findings
    ]
    assert all(found.place.span for found in imported.findings)


def test_one_broken_file_does_not_stop_the_others():
    sources = [Source(PurePosixPath("a.ojf"), b"{"), Source(PurePosixPath("b.ojf"), json.dumps(FERRY).encode())]
    imported = ojf.read(sources, Options())
    assert [one.id for one in imported.documents] == ["b"]
    assert [found.place.file.name for found in imported.findings] == ["a.ojf"]


def test_a_map_holds_one_journey():
    workspace = project(*(dump({"kind": "journey", "title": title, "phases": ["P"]}).encode() for title in ("A", "B")))
    with pytest.raises(JourneykitError, match="one"):
        ojf.write(workspace, workspace.journeys, "en")


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["id", "@id", "name", "title", "label", "touchpoint", "journey", "meta", "order", "customer", "urn:journeykit:format:1",
                         "annoyances", "ujg", "ojf", "personas", "channels", "step", "onstage", "system"]), inner, max_size=4),
    max_leaves=8,
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted({"extensions", *FERRY, *FERRY["nodes"][1], "blueprint"})), ANYTHING, st.integers(0, 2))
@example("nodes", True, 0)
def test_whatever_stands_in_a_field_is_read_or_refused(field, value, where):
    data = json.loads(json.dumps(FERRY))
    target = (data, data["nodes"][0], data["stages"][0])[where]
    target[field] = value
    imported = came_in(data)
    assert imported.findings or imported.documents


UJG_FIELDS = [
    "@id",
    "@type",
    "label",
    "stateRefs",
    "transitionRefs",
    "extensions",
    "order",
    "to",
    "from",
    "phaseRef",
    "channel",
]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(UJG_FIELDS), ANYTHING, st.integers(0, 12))
@example("@type", "Turn", 6)
def test_whatever_stands_in_a_node_is_read_or_refused(field, value, where):
    from test_ujg import LIBRARY

    data = json.loads(json.dumps(LIBRARY))
    data["nodes"][where][field] = value
    imported = ujg.read([Source(PurePosixPath("x.json"), json.dumps(data).encode())], Options())
    assert imported.findings or imported.documents
