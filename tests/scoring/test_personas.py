from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeykit.diagnostics import JourneykitError
from journeykit.scoring import for_persona, rank, score, simulate
from journeykit.scoring.scan_levels import scan
from journeykit.scoring.tasks import tasks_of
from journeykit.workspace import load

from .conftest import journey, records

PERSONAS = "personas: [{id: jong, name: Jong}, {id: oud, name: Oud}]\n"
TOUCHPOINTS = """
    - name: Bellen
      importance: 2
      moment_of_truth: true
      channels: [phone]
      basics: {snel: kept, netjes: kept}
      customer: {emotion: 0.3, wants: Hulp, does: Belt}
      per_persona:
        oud:
          importance: 4
          reach: 0.5
          channels: [store]
          moment_of_truth: false
          basics: {snel: broken}
          customer: {emotion: -1, does: Gaat langs}
    - {name: Betalen, importance: 2, reach: 0.8, customer: {emotion: 1.6}}
"""
BASICS = "basics: [{id: snel, text: Snel}, {id: netjes, text: Netjes}]\n"


def test_every_field_that_differs_takes_its_place(client):
    seen = for_persona(client(journey(TOUCHPOINTS, more=PERSONAS), project=BASICS), "oud")
    bellen, betalen = seen.journeys[0].touchpoints
    assert (bellen.channels, bellen.moment_of_truth) == (("store",), None)
    assert (bellen.customer.does, bellen.customer.wants) == ("Gaat langs", "Hulp")
    assert bellen.basics == {"snel": "broken", "netjes": "kept"}
    assert betalen.channels == ()
    one = score(seen).journeys[0].touchpoints[0]
    assert one.broken_basics == ("snel",)
    assert (one.choice.take, one.choice.certainty, one.moment_of_truth) == ("repair", "sure", False)


def test_what_is_said_of_others_is_not_there(client):
    workspace = client(journey(TOUCHPOINTS, more=PERSONAS), project=BASICS)
    jong = for_persona(workspace, "jong")
    assert jong.journeys[0].touchpoints[0].per_persona == {}
    assert jong.journeys[0].touchpoints[0].channels == ("phone",)
    assert workspace.journeys[0].touchpoints[0].per_persona, "the workspace itself stays as it is"


def test_a_score_says_where_its_own_fields_stand(client):
    workspace = client(journey(TOUCHPOINTS, more=PERSONAS), project=BASICS)
    places = {
        one.field: one.place.path for one in score(for_persona(workspace, "oud")).journeys[0].touchpoints[0].rests_on
    }
    own = ("phases", 0, "touchpoints", 0, "per_persona", "oud")
    assert places["customer.emotion"] == (*own, "customer", "emotion")
    assert places["reach"] == (*own, "reach")
    assert score(workspace).journeys[0].touchpoints[0].rests_on[0].place.path[-2:] == ("customer", "emotion")


def test_ranks_and_draws_are_those_of_the_persona(client):
    workspace = client(journey(TOUCHPOINTS, more=PERSONAS), project=BASICS)
    seen = for_persona(workspace, "oud")
    scores = simulate(score(seen))
    (first, *_) = rank(scores, seen).rows
    assert first.touchpoint.id == "bellen"
    assert scores.journeys[0].index.low < scores.journeys[0].index.value < scores.journeys[0].index.high
    assert simulate(score(for_persona(workspace, "oud"))) == scores


def test_an_unknown_persona_has_a_near_one(client):
    workspace = client(journey(TOUCHPOINTS, more=PERSONAS), project=BASICS)
    with pytest.raises(JourneykitError) as refused:
        for_persona(workspace, "oudd")
    assert refused.value.hint.english == 'did you mean "oud"?'
    with pytest.raises(JourneykitError) as refused:
        for_persona(workspace, "xyz")
    assert refused.value.hint.english == "the personas are: jong, oud"
    with pytest.raises(JourneykitError) as refused:
        for_persona(client(journey("- A")), "oud")
    assert "new persona" in refused.value.hint.english


def test_a_touchpoint_that_it_does_not_meet_yet_is_not_there(client):
    text = """
        - {name: App, customer: {emotion: 1}, per_persona: {oud: {status: planned}}}
        - {name: Bellen, customer: {emotion: -1}}
    """
    workspace = client(journey(text, more=PERSONAS))
    assert [one.id for one in score(for_persona(workspace, "oud")).journeys[0].touchpoints] == ["bellen"]
    assert len(score(for_persona(workspace, "jong")).journeys[0].touchpoints) == 2


def test_a_look_through_other_eyes_begins_with_everybody(client):
    workspace = client(journey(TOUCHPOINTS, more=PERSONAS), project=BASICS)
    again = for_persona(for_persona(workspace, "oud"), "jong")
    assert score(again).journeys == score(for_persona(workspace, "jong")).journeys


def test_its_scan_and_its_mismatches_stand_where_they_were_written(client):
    text = """
        - name: Bellen
          scan: {motivation: 4, knowledge: 4}
          per_persona: {oud: {scan: {knowledge: 1}}}
    """
    workspace = client(journey(text, more=PERSONAS))
    (subject,) = (one for one in scan(for_persona(workspace, "oud")).subjects if one.level == "touchpoint")
    places = {item.point: item.place.path for item in subject.items if item.scores}
    assert places["knowledge"][-4:] == ("per_persona", "oud", "scan", "knowledge")
    assert places["motivation"][-2:] == ("scan", "motivation")
    assert [gap.point for gap in subject.gaps] == ["knowledge"]


ANYWHERE = """
    - {touchpoint: bellen, metric: ces, period: 2026-Q3, n: 900, mean: 6.2, sd: 1.0}
    - {journey: reis, touchpoint: bellen, metric: ces, period: 2026-Q3, n: 200, mean: 4.5, sd: 1.0, segment: {persona: oud}}
"""


def test_own_answers_in_one_journey_leave_the_others_as_they_are(client):
    workspace = client(
        journey("- Bellen", more=PERSONAS), journey("- Bellen", "ander", more="personas: [jong2]\n").replace("[jong2]", "[]"),
        records(ANYWHERE),
    )  # fmt: skip
    scores = score(for_persona(workspace, "oud"))
    found = {one.id: one.touchpoints[0].performance for one in scores.journeys}
    assert (found["reis"].value, found["reis"].n, found["reis"].basis) == (pytest.approx(55), 200, "measured")
    assert (found["ander"].value, found["ander"].n, found["ander"].basis) == (pytest.approx(85), 900, None)


def test_own_answers_of_anywhere_go_before_those_of_all_in_one_journey(client):
    lines = ANYWHERE.replace("journey: reis, ", "").replace(
        "{touchpoint: bellen, metric: ces, period: 2026-Q3, n: 900",
        "{journey: reis, touchpoint: bellen, metric: ces, period: 2026-Q3, n: 900",
    )
    seen = for_persona(client(journey("- Bellen", more=PERSONAS), records(lines)), "oud")
    assert score(seen).journeys[0].touchpoints[0].performance.n == 200


def test_an_answer_that_does_not_count_leaves_those_that_do(client):
    lines = """
        - {touchpoint: bellen, metric: ces, period: 2026-Q3, n: 90, mean: 6.2, sd: 1.0}
        - {touchpoint: bellen, metric: nps, period: 2026-Q3, n: 40, value: -50, segment: {persona: oud}}
    """
    workspace = client(journey("- Bellen", more=PERSONAS), records(lines), project="scoring: {metrics: {nps: 0}}")
    one = score(for_persona(workspace, "oud")).journeys[0].touchpoints[0]
    assert one.performance.value == pytest.approx(85)


def test_what_is_old_is_old_for_everybody(client):
    lines = """
        - {touchpoint: bellen, metric: ces, period: 2026-Q3, n: 90, mean: 6.2, sd: 1.0, segment: {persona: jong}}
        - {touchpoint: bellen, metric: ces, period: 2024-Q3, n: 90, mean: 6.2, sd: 1.0, segment: {persona: oud}}
    """
    scores = score(for_persona(client(journey("- Bellen", more=PERSONAS), records(lines)), "oud"))
    assert scores.journeys[0].touchpoints[0].performance.stale
    assert scores.newest_period == "2026-Q3"


def test_tasks_on_channels_of_its_choice(client):
    (found,) = client(
        journey(
            "- A",
            more="""
            personas: [{id: oud, name: Oud, channels: [phone, letter]}, {id: jong, name: Jong}]
            tasks:
              - {name: Wijzigen, channels: {website: yes, phone: no}}
              - {name: Bellen, channels: {phone: yes}}
              - {name: Schrijven, channels: {letter: planned, phone: no}}
              - {name: Kijken, channels: {app: yes}}
            """,
        )
    ).journeys
    oud, jong = found.personas
    assert [(one.can, one.on, one.elsewhere) for one in tasks_of(found, oud)] == [
        ("no", ("phone",), ("website",)),
        ("yes", ("phone",), ()),
        ("planned", ("letter",), ()),
        ("unknown", (), ("app",)),
    ]
    assert [one.fails for one in tasks_of(found, oud)] == [True, False, True, False]
    assert {one.can for one in tasks_of(found, jong)} == {"unknown"}


# Whatever the journey: a persona of whom nothing is said is everybody.

numbers = st.floats(-2, 2).map(lambda value: round(value, 1))
points = st.lists(
    st.tuples(numbers, st.integers(1, 5), st.floats(0, 1).map(lambda value: round(value, 2)), st.none() | st.integers(2, 400)),
    min_size=1, max_size=6,
)  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(points, st.booleans())
def test_a_persona_without_anything_of_its_own_scores_as_the_whole(tmp_path_factory, found, differs):
    folder = tmp_path_factory.mktemp("p")
    own = ", per_persona: {oud: {reach: 0.1, importance: 5, customer: {emotion: -2}}}" if differs else ""
    lines = "\n".join(
        f"- {{name: T{i}, importance: {importance}, reach: {reach}, customer: {{emotion: {emotion}}}{own}}}"
        for i, (emotion, importance, reach, _) in enumerate(found)
    )
    (folder / "reis.yaml").write_text(journey(lines, more=PERSONAS), "utf-8")
    asked = [(i, n) for i, (*_, n) in enumerate(found) if n is not None]
    if asked:
        whole = [f"- {{touchpoint: t{i}, metric: ces, period: 2026-Q3, n: {n}, mean: 5, sd: 1}}" for i, n in asked]
        group = [f"{line[:-1]}, segment: {{persona: oud}}}}" for line in whole]
        (folder / "cijfers.yaml").write_text(records("\n".join(whole + (group if differs else []))), "utf-8")
    workspace = load(folder)
    assert not workspace.findings
    everybody = score(workspace)
    assert score(for_persona(workspace, "jong")).journeys == everybody.journeys
    if not differs:
        assert score(for_persona(workspace, "oud")).journeys == everybody.journeys
