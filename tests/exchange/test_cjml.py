"""CJML in and out: what becomes what, what is refused and why, and that nothing of ours is lost on the way."""

from __future__ import annotations

import re
import sys
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeykit.exchange import Options, Source, cjml
from journeykit.text import dump
from journeykit.text.xml import Start, events
from journeykit.workspace import Sources, load, read

sys.path.insert(0, str(Path(__file__).parent))
from foreign_samples import journeys
from test_ujg import project, said, sound

EXAMPLE = Path(__file__).parents[2] / "examples" / "zonnewende-energie"
BAKERY = """<?xml version="1.0" encoding="UTF-8"?>
<CJML version="2.0">
  <plannedJourney>
    <journeyID>PJ1</journeyID>
    <journeyTitle>A cake to order</journeyTitle>
    <journeyPhases>
      <journeyPhase phaseID="order"><phaseName>Ordering</phaseName><phaseDescription>By noon</phaseDescription></journeyPhase>
      <journeyPhase phaseID="eat"><phaseName>Eating</phaseName></journeyPhase>
    </journeyPhases>
    <journeyShortSummary>Nobody knows when the cake is ready</journeyShortSummary>
    <journeyStatus>approved</journeyStatus>
    <actors>
      <endUser actorID="guest"><actorName>The guest</actorName></endUser>
      <serviceProvider actorID="Shop"><companyName>Bakery Bloem</companyName></serviceProvider>
      <serviceProvider actorID="Van"><companyName>Fast Wheels</companyName></serviceProvider>
    </actors>
    <touchpoints>
      <plannedCommunicationPoint>
        <touchpointID>T1</touchpointID><belongsTo phaseIDref="order"/>
        <initiator><refersTo actorIDref="guest"/><initiatorLabel>Orders a cake</initiatorLabel></initiator>
        <receiver><refersTo actorIDref="Shop"/><receiverLabel>Takes it down</receiverLabel></receiver>
        <channel><channelName>internetViaPC</channelName></channel>
        <touchpointExperience><experienceDescription>easy</experienceDescription><experienceRating>4</experienceRating></touchpointExperience>
        <category>sales</category>
      </plannedCommunicationPoint>
      <plannedAction>
        <touchpointID>T2</touchpointID><belongsTo phaseIDref="eat"/>
        <initiator><refersTo actorIDref="guest"/><initiatorLabel>Lays the table</initiatorLabel></initiator>
      </plannedAction>
      <plannedCommunicationPoint>
        <touchpointID>T3</touchpointID><belongsTo phaseIDref="order"/>
        <initiator><refersTo actorIDref="Bookkeeper"/><initiatorLabel>Sends the bill</initiatorLabel></initiator>
        <receiver><refersTo actorIDref="guest"/><receiverLabel>Pays at once</receiverLabel></receiver>
        <channel><channelName>Fax</channelName></channel>
        <compliance/>
      </plannedCommunicationPoint>
    </touchpoints>
  </plannedJourney>
</CJML>
"""


def actual(id_, *steps, plan="PJ1"):
    return (
        f"<actualJourney><journeyID>{id_}</journeyID><plannedReference>{plan}</plannedReference>"
        '<actors><endUser actorID="P"><actorName>Mrs Jansen</actorName></endUser><serviceProvider actorIDref="Shop"/></actors>'
        f"<touchpoints>{''.join(steps)}</touchpoints></actualJourney>"
    )


def step(id_, more="", rating=None, day=None):
    time = f"<timestamps><timeCompleted>{day}T10:00:00</timeCompleted></timestamps>" if day else ""
    felt = (
        f"<touchpointExperience><experienceRating>{rating}</experienceRating></touchpointExperience>" if rating else ""
    )
    return (
        f"<actualCommunicationPoint><touchpointID>{id_}</touchpointID>"
        '<initiator><refersTo actorIDref="P"/><initiatorLabel>Asks</initiatorLabel></initiator>'
        f'<receiver><refersTo actorIDref="Shop"/></receiver>{time}{felt}{more}</actualCommunicationPoint>'
    )


def with_actual(*several):
    return BAKERY.replace("</CJML>", "".join(several) + "</CJML>")


def came_in(text, file="cake.xml", scale=None, **options):
    raw = text if isinstance(text, bytes) else text.encode()
    return cjml.read([Source(PurePosixPath(file), raw)], Options(scale, **options))


def of_kind(imported, kind):
    assert imported.findings == (), [found.message.english for found in imported.findings]
    return [document for document in imported.documents if document.kind == kind]


def test_actors_phases_channels_and_experience_find_their_places():
    imported = came_in(BAKERY)
    (made,) = sound(imported)
    assert (made.id, made.title, made.headline) == ("pj1", "A cake to order", "Nobody knows when the cake is ready")
    assert [(persona.id, persona.name) for persona in made.personas] == [("guest", "The guest")]
    assert [(phase.id, phase.name, [point.id for point in phase.touchpoints]) for phase in made.phases] == [
        ("order", "Ordering", ["t1", "t3"]), ("eat", "Eating", ["t2"]),
    ]  # fmt: skip
    order, bill, table = made.touchpoints
    assert (order.name, order.initiative, order.owner.department) == ("Orders a cake", "customer", "Bakery Bloem")
    assert (order.frontstage, order.channels) == ("Takes it down", ("website",))
    assert (order.customer.feels, order.customer.emotion) == ("easy", 1)
    assert (bill.initiative, bill.owner.department, bill.customer.does) == ("us", "Bookkeeper", "Pays at once")
    assert (table.initiative, table.owner, table.meta["cjml"]["type"]) == ("customer", None, "action")
    assert [[step.to for step in point.next or ()] for point in made.touchpoints] == [["t2"], [], ["t3"]]
    lost = said(imported, lost=True)
    assert any("points to Bookkeeper, which is not in the file" in text for text in lost)
    assert "Fax is no channel of ours: it is kept under meta.cjml" in lost
    assert any(text.startswith("category has no field: it is kept under meta.cjml") for text in lost)
    assert any("ratings from 1 to 5" in text for text in said(imported, lost=False))


def test_theirs_comes_back_as_it_went_in():
    def known(data):
        found = []
        for event in events(data):
            if isinstance(event, Start):
                found.append([event.name, sorted(event.attributes.items()), ""])
            elif hasattr(event, "text") and not hasattr(event, "target"):
                found[-1][2] += event.text.strip()
        return [(name, text) for name, _, text in found if text]

    (document,) = of_kind(came_in(BAKERY), "journey")
    workspace = project(document.data)
    out = cjml.write(workspace, workspace.journeys, "en")
    before, after = known(BAKERY.encode()), known(out)
    assert set(before) - set(after) == {("companyName", "Fast Wheels")}, "an actor without a touchpoint"
    assert sound(came_in(out)) == workspace.journeys
    assert cjml.write(project(*(d.data for d in came_in(out).documents)), workspace.journeys, "en") == out


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(journeys())
def test_all_of_ours_comes_back(data):
    workspace = project(dump(data).encode())
    out = cjml.write(workspace, workspace.journeys, "nl")
    assert sound(came_in(out)) == workspace.journeys
    again = project(*(document.data for document in came_in(out).documents))
    assert cjml.write(again, again.journeys, "nl") == out


def test_a_whole_client_comes_back_byte_by_byte(tmp_path):
    first = load(EXAMPLE)
    out = cjml.write(first, first.journeys, "nl")
    (tmp_path / "journeykit.yaml").write_text(f"kind: project\nformat: 1\nname: {first.project.name}\n", "utf-8")
    for document in came_in(out, apart=True).documents:
        (tmp_path / f"{document.kind}-{document.id}.yaml").write_bytes(document.data)
    again = load(tmp_path)
    assert len(again.personas) == len(first.personas) > 1
    order = {journey.id: n for n, journey in enumerate(first.journeys)}
    assert cjml.write(again, sorted(again.journeys, key=lambda one: order[one.id]), "nl") == out


def test_what_somebody_changed_in_the_file_comes_back_changed():
    workspace = load(EXAMPLE)
    picked = next(journey for journey in workspace.journeys if journey.touchpoints[0].channels)
    text = cjml.write(workspace, [picked], "nl").decode()
    first = picked.touchpoints[0]
    changed = re.sub(r"<initiatorLabel>[^<]*<", "<initiatorLabel>Heel anders<", text, count=1)
    changed = re.sub(r"<channelName>[^<]*<", "<channelName>fax<", changed, count=1)
    imported = came_in(changed)
    data = of_kind(imported, "journey")[0].data
    made = read(Sources(Path(), {PurePosixPath("a.yaml"): data}, asked=frozenset({PurePosixPath("a.yaml")}))).journeys[
        0
    ]
    now = made.touchpoints[0]
    assert (now.id, now.name, now.channels) == (first.id, "Heel anders", ())
    assert now.customer == first.customer
    assert made.touchpoints[1:] == picked.touchpoints[1:]


def test_actual_journeys_become_research_and_figures_without_names():
    text = with_actual(
        actual("AJ1", step("T1", rating=4, day="2026-03-02"), step("D1", "<comment>Rang to ask</comment>"), step("T3", "<comment>Cold soup</comment>", rating=1)),
        actual("AJ2", step("T1", rating=5, day="2026-03-09"), step("T2", "<compliance>failing</compliance>")),
        actual("AJ3", step("T1", rating=2), plan="PJ9"),
    )  # fmt: skip
    imported = came_in(text, apart=True)
    assert not any("outside the document" in text for text in said(imported, lost=False))
    assert b"Jansen" not in b"".join(document.data for document in imported.documents)
    assert [(one.kind, one.id) for one in imported.documents] == [
        ("persona", "guest"), ("journey", "pj1"), ("journey", "aj3"), ("research", "pj1-aj1"), ("research", "pj1-aj2"),
        ("measurements", "cake"),
    ]  # fmt: skip
    workspace = project(*(document.data for document in imported.documents))
    first, second = (document.model for document in workspace.documents_of("research"))
    assert [(one.text, one.touchpoint) for one in first.findings] == [
        ("D1 Asks · Rang to ask", None), ("Cold soup · 1/5", "pj1/t3"),
    ]  # fmt: skip
    assert [one.text for one in second.findings] == ["compliance: failing"]
    (figures,) = (document.model for document in workspace.documents_of("measurements"))
    assert [(r.touchpoint, r.period, r.distribution) for r in figures.records if r.metric] == [
        ("t1", "2026-03", {4: 1, 5: 1}), ("t3", "2026-03", {1: 1}),
    ]  # fmt: skip
    assert [(r.origin, r.to, r.customers, r.of) for r in figures.records if r.is_transition] == [("t1", "t2", 1, 2)]
    seen = next(journey for journey in workspace.journeys if journey.id == "aj3")
    assert seen.personas == ()
    assert seen.touchpoints[0].customer.emotion == -1
    assert any("PJ9" in text for text in said(imported, lost=False))


def test_a_program_that_writes_numbers_for_names_and_none_for_nothing():
    text = """<CJML version="2.0"><actualJourney><journeyID>AJ1</journeyID><journeyPhases>
    <journeyPhase phaseID =" Home"><phaseName> Home</phaseName></journeyPhase></journeyPhases>
    <actors><endUser actorID ="Ann"/><serviceProvider actorID ="Clinic"/></actors><touchpoints>
    <actualCommunicationPoint><touchpointID>0</touchpointID><belongsTo phaseIDref ="Home"></belongsTo>
    <receiver><refersTo actorIDref="Ann"/></receiver><initiator><refersTo actorIDref="Clinic"/></initiator>
    <touchpointExperience><experienceRating>None</experienceRating></touchpointExperience></actualCommunicationPoint>
    <actualAction><touchpointID>0</touchpointID><initiator><refersTo actorIDref="Clinic"/></initiator></actualAction>
    </touchpoints></actualJourney></CJML>"""
    (made,) = sound(came_in(text))
    assert [(phase.id, [(p.id, p.name, p.initiative) for p in phase.touchpoints]) for phase in made.phases] == [
        ("home", [("0", "0", "us"), ("0-2", "0", "us")]),
    ]  # fmt: skip
    assert made.touchpoints[0].customer is None


BOMB = '<!DOCTYPE CJML [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><CJML version="2.0">&b;</CJML>'
REFUSED = {
    "entities": (BAKERY, BOMB, "<!DOCTYPE", "a document type and its entities", "<!DOCTYPE"),
    "another language": ("CJML", "BPMN", "<BPMN", "the first element is BPMN", "2.0"),
    "another version": ('version="2.0"', 'version="3.0"', "<CJML", "version 3.0 of CJML is not known", "2.0"),
    "no version": (' version="2.0"', "", "<CJML", "the version of CJML is missing", "2.0"),
    "no journey": (BAKERY, '<CJML version="2.0"/>', "<CJML", "no journey in this file", None),
    "a word for a rating": (">4<", ">great<", ">great<", "experienceRating must be a number", None),
    "a rating off the scale": (">4<", ">9<", ">9<", "outside the scale of 1 to 5", "--scale"),
    "a phase twice": ('"eat">', '"order">', '"order"><phaseName>E', "order is given twice", None),
    "no namespace": ("<category>", "<x:category>", "<x:", "names no namespace", "xmlns"),
    "cut off": ("</CJML>\n", "", None, "ends before", "cut off"),
    "depth": ("<category>", "<b>" * 70, "<b>", "deeper than 64", None),
    "direction": ("easy", "&#x202e;ysae", None, "U+202E", None),
    "our next version": ("<journeyID>", "<?journeykit-2 {}?><journeyID>", "<plannedJ", "another version of", "export it"),
    "broken fields": ("<journeyID>", '<?journeykit-1 {"a":?><journeyID>', "<plannedJ", "a value was expected", None),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_wrong_is_refused_with_its_place(case):
    old, new, at, what, hint = REFUSED[case]
    text = BAKERY.replace(old, new)
    imported = came_in(text)
    assert imported.documents == ()
    found = next(f for f in imported.findings if what in f.message.english)
    assert found.place.span
    assert at is None or found.place.span.line == text[: text.index(at)].count("\n") + 1
    assert hint is None or hint in found.hint.english


def test_elements_of_other_namespaces_are_said_and_left_out():
    data = BAKERY.replace("<CJML ", '<CJML xmlns="urn:cjml" xmlns:x="urn:x" ').replace(
        "<category>", "<x:mood>1</x:mood><category>"
    )
    imported = came_in(data)
    assert sound(imported) == sound(came_in(BAKERY))
    assert any(text.startswith("mood has no field: ") and text.endswith(".mood") for text in said(imported, lost=True))


def test_the_encoding_that_the_first_line_names_counts():
    wrong = came_in(BAKERY.replace("Bloem", "Blöm").encode("latin-1"))
    assert [(f.place.span.line, f.message.english) for f in wrong.findings] == [(14, "a sign that cannot stand here")]
    right = came_in(BAKERY.replace("Bloem", "Blöm").replace("UTF-8", "ISO-8859-1").encode("latin-1"))
    assert sound(right)[0].touchpoints[0].owner.department == "Bakery Blöm"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(sorted(set(re.findall(r"<(\w+)", BAKERY)) | {"journeyOwner", "bogus", "comment"})),
    st.sampled_from(["", "x", "<a/>", "<actorName>é</actorName>", '<refersTo actorIDref="guest"/>', "5", "<?journeykit-1 {}?>",
                     '<?journeykit-1 {"touchpoint":{"meta":7,"customer":[],"name":3,"next":[1]}}?>',
                     '<?journeykit-1 {"journey":{"meta":[],"phases":1,"title":{}},"phase":{"id":4},"persona":9}?>']),
    st.integers(0, 40),
)  # fmt: skip
def test_whatever_stands_in_an_element_is_read_or_refused(name, inner, where):
    tags = [found.end() for found in re.finditer(r"<[^/?!][^>]*[^/]>", BAKERY)][where % 45]
    text = f"{BAKERY[:tags]}<{name}>{inner}</{name}>{BAKERY[tags:]}"
    imported = came_in(text)
    assert imported.findings or imported.documents
