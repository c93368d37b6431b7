"""UJG in and out: what becomes what, what is refused and why, and that nothing of ours is lost on the way."""

from __future__ import annotations

import json
import sys
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeykit.exchange import Options, Source, ujg
from journeykit.exchange.foreign.keeping import KEY
from journeykit.text import dump
from journeykit.workspace import Sources, read

sys.path.insert(0, str(Path(__file__).parent))
from foreign_samples import journeys

CONTEXT = "https://ujg.specs.openuji.org/tr/2026.06/ns/context.jsonld"


def project(*documents: bytes):
    files = {PurePosixPath(f"{n}.yaml"): data for n, data in enumerate(documents)}
    workspace = read(Sources(Path(), files, asked=frozenset(files)))
    assert not workspace.findings, [found.message.english for found in workspace.findings]
    return workspace


def came_in(data, file="map.jsonld", **options):
    raw = data if isinstance(data, bytes) else json.dumps(data).encode()
    return ujg.read([Source(PurePosixPath(file), raw)], Options(**options))


def sound(imported):
    assert imported.findings == (), [found.message.english for found in imported.findings]
    return project(*(document.data for document in imported.documents)).journeys


def said(imported, *, lost):
    return [remark.message.english for remark in imported.remarks if remark.lost is lost]


def document(*nodes, context=CONTEXT):
    return {"@context": context, "@id": "urn:x:doc", "@type": "UJGDocument", "nodes": list(nodes)}


def node(type_, id_, **fields):
    return {"@type": type_, "@id": id_, **fields}


LIBRARY = document(
    node(
        "Journey", "urn:lib:journey:borrow", label="Borrow a book", defaultEntryRef="urn:lib:entry",
        entryRefs=["urn:lib:entry"], stateRefs=["urn:lib:s:take", "urn:lib:s:find", "urn:lib:s:ask"],
        transitionRefs=["urn:lib:t:1", "urn:lib:t:2", "urn:lib:t:3"], exitRefs=["urn:lib:x:home"],
    ),
    node("JourneyEntry", "urn:lib:entry", stateRef="urn:lib:s:find"),
    node("JourneyExit", "urn:lib:x:home", label="Home"),
    node("State", "urn:lib:s:find", label="Find the shelf"),
    node("State", "urn:lib:s:ask", label="Ask at the desk"),
    node("State", "urn:lib:s:take", label="Take it along"),
    node("Transition", "urn:lib:t:1", **{"from": "urn:lib:s:find", "to": "urn:lib:s:ask"}, label="Lost the way"),
    node("Transition", "urn:lib:t:2", **{"from": "urn:lib:s:ask", "to": "urn:lib:s:take"}),
    node("Transition", "urn:lib:t:3", **{"from": "urn:lib:s:take", "to": "urn:lib:x:home"}),
    node("Phase", "urn:lib:p:leave", label="Leaving", order=2),
    node("Phase", "urn:lib:p:look", label="Looking", order=1),
    node("Touchpoint", "urn:lib:c:desk", label="Desk", channel="in-store"),
    node("Touchpoint", "urn:lib:c:owl", label="Owl", channel="owl post"),
    node("ExperienceStep", "urn:lib:e:1", label="Searching", stateRefs=["urn:lib:s:find", "urn:lib:s:ask"],
         phaseRef="urn:lib:p:look", touchpointRefs=["urn:lib:c:desk", "urn:lib:c:owl"]),
    node("ExperienceStep", "urn:lib:e:2", label="Take it along", stateRefs=["urn:lib:s:take"], phaseRef="urn:lib:p:leave"),
    node("PainPoint", "urn:lib:pain:1", label="Signs are tiny", severity=0.7, experienceRefs=["urn:lib:e:1"]),
    node("Surface", "urn:lib:f:1", label="A map on the wall", graphNodeRef="urn:lib:s:find"),
    node("Locale", "urn:lib:l:1", label="English"),
)  # fmt: skip


def test_states_phases_channels_and_pains_find_their_places():
    (made,) = sound(came_in(LIBRARY))
    assert made.title == "Borrow a book"
    assert made.id == "borrow"
    assert [(phase.id, phase.name) for phase in made.phases] == [("look", "Looking"), ("leave", "Leaving")]
    find, ask, take = made.touchpoints
    assert (find.id, find.name, find.channels) == ("find", "Find the shelf", ("store",))
    assert find.frontstage == "A map on the wall"
    assert find.customer.annoyances == ("Signs are tiny",)
    assert ask.customer is None
    assert [(step.to, step.meta["ujg"]["label"]) for step in find.next] == [("ask", "Lost the way")]
    assert ask.next is None
    assert find.meta["ujg"]["id"] == "urn:lib:s:find"
    assert find.meta["ujg"]["channels"] == ["owl post"]
    assert take.meta["ujg"]["exits"] == [{"to": "Home"}]


def test_the_report_names_what_was_lost_by_type_path_and_line():
    imported = came_in(json.dumps(LIBRARY, indent=1).encode())
    lost = said(imported, lost=True)
    assert "Locale has no place in a journey: nodes[17]" in lost
    assert any("owl post" in text for text in lost)
    assert any(text.startswith("severity has no field") for text in lost)
    lines = json.dumps(LIBRARY, indent=1).splitlines()
    locale = next(remark for remark in imported.remarks if remark.message.english.startswith("Locale"))
    assert '"Locale"' in lines[locale.line]


def test_theirs_comes_back_as_it_went_in():
    (document_,) = came_in(LIBRARY).documents
    workspace = project(document_.data)
    out = json.loads(ujg.write(workspace, workspace.journeys, "en"))
    before, after = (known(one["nodes"]) for one in (LIBRARY, out))
    assert after == before
    again = came_in(out)
    assert [one.data for one in again.documents] == [document_.data]


def known(nodes):
    """What both formats know of a map, without the IRIs that UJG lets anybody choose for what only connects."""
    label = {one["@id"]: one.get("label") for one in nodes}
    drawn = set()
    for one in nodes:
        kind = one["@type"]
        if kind in ("Journey", "State", "Phase"):
            drawn.add((kind, one["@id"], one["label"], one.get("order")))
        elif kind == "Transition":
            drawn.add((kind, label[one["from"]], label[one["to"]], one.get("label")))
        elif kind == "ExperienceStep":
            drawn.add((kind, one["label"], *one["stateRefs"], one["phaseRef"]))
        elif kind == "PainPoint":
            drawn.add((kind, one["label"], one.get("severity"), *(label[ref] for ref in one["experienceRefs"])))
        elif kind == "Surface":
            drawn.add((kind, one["label"], one["graphNodeRef"]))
    return drawn


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(journeys(), st.sampled_from([ujg.write, ujg.write_yaml]))
def test_all_of_ours_comes_back(data, write):
    workspace = project(dump(data).encode())
    before = workspace.journeys
    written = write(workspace, before, "en")
    assert written == write(workspace, before, "nl")
    file = "map.jsonld" if write is ujg.write else "map.yaml"
    assert sound(came_in(written, file)) == before


def test_every_field_of_the_format_comes_back():
    sys.path.insert(0, str(Path(__file__).parent.parent / "model"))
    import full

    documents = [full.JOURNEY.encode(), full.PERSONA.encode()]
    files = {PurePosixPath(f"{n}.yaml"): data for n, data in enumerate(documents)}
    workspace = read(Sources(Path(), files, asked=frozenset(files)))
    (before,) = workspace.journeys
    (document_,) = came_in(ujg.write(workspace, [before], "en"), personas=frozenset({"forens"})).documents
    files[PurePosixPath("0.yaml")] = document_.data
    (after,) = read(Sources(Path(), files, asked=frozenset(files))).journeys
    for name in set(type(before).model_fields) - {"phases"}:
        assert getattr(after, name) == getattr(before, name), name
    for phase, was in zip(after.phases, before.phases, strict=True):
        written_out = tuple(point.model_copy(update={"use": None}) for point in was.touchpoints)
        assert phase == was.model_copy(update={"touchpoints": written_out})


@pytest.mark.parametrize(
    ("data", "line", "what"),
    [
        (b"", 1, "mapping"),
        (b"{", 1, "key between double quotes"),
        (b'{"a": NaN}', 1, "number means nothing"),
        (b'{"a": 1e999}', 1, "number means nothing"),
        (b'{"a": ' + b"9" * 5000 + b"}", 1, "number means nothing"),
        (b'{"a": 1,\n "a": 2}', 2, "given twice"),
        (b'{"a":\n"\\u0000"}', 2, "U+0000"),
        (b'{"a": "\\ud800"}', 1, "U+D800"),
        (b"[" * 100, 1, "nested deeper"),
        (b'{"a": 1} x', 1, "more text follows"),
        (b"{'a': 1}", 1, "key between double quotes"),
        (b'{"a" 1}', 1, "colon"),
        (b'{"a": 1 "b": 2}', 1, "comma"),
        (b'{"a": [1 2]}', 1, "comma"),
        (b'{"a": "x', 1, "does not end"),
        (b'\xff\xfe{"a": 1}', 1, "UTF-8"),
        (b"[1, 2]", 1, "must be a mapping"),
        (b'{"nodes": []}', 1, "no `@context` of it"),
        (document(context=CONTEXT.replace("2026.06", "2031.01")), 1, "version 2031.01 of UJG is not known"),
        (document(), 1, "no journey in this file"),
        (document(node("Journey", "urn:a:j", label="x"), node("State", "urn:a:j")), 1, "given twice"),
        (document(node("Journey", None)), 1, "@id is missing"),
        (document(node("Journey", "urn:a:j", label=5)), 1, "nodes[0].label must be a text"),
        (document(node("Journey", "urn:a:j", stateRefs=[{"x": 1}])), 1, "nodes[0].stateRefs[0] must be a text"),
        (document("x"), 1, "nodes[0] must be a mapping"),
        (document(node("Journey", "urn:a:j", label="x" * 30_000)), 1, "too long"),
        (document(node("Journey", "urn:a:j", extensions={"urn:journeykit:format:9": {}})), 1, "another version"),
        (document(node("Journey", "urn:a:j", label="x", extensions={KEY: {"journey": {"onwer": "me"}}})), 1, "onwer"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_refused_with_its_place(data, line, what):
    imported = came_in(data)
    assert imported.documents == ()
    assert any(what in found.message.english for found in imported.findings), [
        f.message.english for f in imported.findings
    ]
    assert imported.findings[0].place.span.line == line


def test_a_file_that_is_too_large_is_not_even_looked_at():
    imported = came_in(b" " * (5 << 20))
    assert "4 MiB" in imported.findings[0].message.english


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("ujgTarget: '2031.01'\njourney: {id: j, label: x}\n", "version 2031.01"),
        ("ujgTarget: ed\njourney: !!python/object:os.system {id: j}\n", "tags"),
        ("ujgTarget: ed\na: &a [*a]\n", "stands inside"),
        ("ujgTarget: ed\njourney: {id: j, label: .nan}\n", "means nothing"),
        ("ujgTarget: ed\njourney: {id: j}\njourney: {id: k}\n", "given twice"),
        ("a: [", ""),
    ],
)
def test_yaml_has_the_limits_of_our_own_documents(text, what):
    imported = came_in(text.encode(), "map.yaml")
    assert imported.documents == ()
    assert any(what in found.message.english for found in imported.findings)


NESTED = b"""\
ujgTarget: "1.0-rc1"
users:
  "urn:u:kim": {label: Kim, touchpointRefs: ["urn:c:gate"]}
touchpoints:
  "urn:c:gate": {label: Gate, compositeStateRefs: ["urn:s:all"]}
states:
  "urn:s:all":
    type: CompositeState
    subjourney:
      id: "urn:j:visit"
      label: A visit
      defaultEntryRef: "urn:e:1"
      entries: {"urn:e:1": {stateRef: "urn:s:gate"}}
      states:
        "urn:s:gate": {label: At the gate, surface: {id: "urn:f:1", label: The turnstile}}
        "urn:s:ride": {type: CompositeState, label: The ride, subjourney: {id: "urn:j:ride", label: The ride itself}}
      transitions: [{id: "urn:t:1", from: "urn:s:gate", to: "urn:s:ride", label: Walks in}]
phases: {"urn:p:1": {label: Inside, order: 1}}
steps: {"urn:e:all": {label: Whole visit, compositeStateRef: "urn:s:all", phaseRef: "urn:p:1"}}
"""


def test_the_nested_yaml_that_people_write():
    visit, ride = sorted(sound(came_in(NESTED, "map.yaml")), key=lambda one: one.id != "visit")
    assert [persona.name for persona in visit.personas] == ["Kim"]
    assert [phase.name for phase in visit.phases] == ["Inside"]
    assert [point.id for point in visit.touchpoints] == ["gate", "ride"]
    assert visit.touchpoints[0].frontstage == "The turnstile"
    assert (ride.id, ride.parent) == ("ride", "visit")
    assert [persona.id for persona in ride.personas] == ["kim-2"]


def test_a_reference_to_nothing_is_reported_and_the_rest_goes_on():
    data = document(
        node("Journey", "urn:a:j", label="J", stateRefs=["urn:a:s", "urn:a:gone"]), node("State", "urn:a:s", label="S")
    )
    imported = came_in(data)
    assert [point.name for point in sound(imported)[0].touchpoints] == ["S"]
    assert "nodes[0].stateRefs points to urn:a:gone, which is not in the file" in said(imported, lost=True)


def test_loops_and_states_out_of_reach_end():
    ends = {"from": "urn:a:s", "to": "urn:a:s"}
    data = document(
        node("Journey", "urn:a:j", label="J", defaultEntryRef="urn:a:e", stateRefs=["urn:a:u", "urn:a:s"], transitionRefs=["urn:a:t"]),
        node("JourneyEntry", "urn:a:e", stateRef="urn:a:s"), node("State", "urn:a:s", label="S"),
        node("State", "urn:a:u", label="U"), node("Transition", "urn:a:t", **ends),
        node("CompositeState", "urn:a:c", subjourneyId="urn:a:j"),
    )  # fmt: skip
    (made,) = sound(came_in(data))
    assert [point.name for point in made.touchpoints] == ["S", "U"]
    assert [step.to for step in made.touchpoints[0].next] == ["s"]


def test_ids_keep_clear_of_the_project():
    imported = came_in(LIBRARY, journeys=frozenset({"borrow"}))
    assert [one.id for one in imported.documents] == ["borrow-2"]


def test_names_of_what_stands_elsewhere_are_no_reason_to_refuse():
    own = {"brand_fit": {"warm": {"now": 2}}, "evidence": {"grade": "qualitative", "research": ["talks"]}}
    data = document(
        node("Journey", "urn:a:j", label="J", stateRefs=["urn:a:s"], extensions={KEY: {"journey": {"parent": "life"}}}),
        node("State", "urn:a:s", label="S", extensions={KEY: {"order": 0, "touchpoint": own}}),
    )
    imported = came_in(data)
    assert len(imported.documents) == 1
    assert any("outside the document: 3" in text for text in said(imported, lost=False))


def test_the_commands(journeykit, folder):
    folder("map.jsonld", json.dumps(LIBRARY))
    done = journeykit("import", "ujg", "map.jsonld", "-o", "borrow.yaml")
    assert done.code == 0
    assert "Locale has no place" in done.err
    out = journeykit("export", "ujg", "borrow")
    assert json.loads(out.out)["@type"] == "UJGDocument"
    assert "stay behind" in out.err
    assert journeykit("export", "ujg", "-o", "map.yaml").code == 0
    assert Path("map.yaml").read_text().startswith("ujgTarget:")
    assert journeykit("export", "ujg", "--format", "yaml").out == Path("map.yaml").read_text()
    assert journeykit("export", "ujg", "--format", "xml").code == 2
    assert journeykit("export", "mermaid", "--format", "yaml").code == 2
    folder("broken.json", "{")
    assert journeykit("import", "ujg", "broken.json", "-o", "no.yaml").code == 1
    assert not Path("no.yaml").exists()
