"""The stakeholders: what is gathered of personas, what stands out, and where the decision-making unit is put."""

from __future__ import annotations

from dataclasses import replace

import pytest
import view_samples
from map_samples import TEXTS, content, written

from journeykit.maps import draw, tell_journey
from journeykit.maps.canvas.room import touch
from journeykit.maps.gathering import gather
from journeykit.maps.gathering.people import with_people
from journeykit.maps.plain import WIDTH, width
from journeykit.maps.stakeholders import draw_stakeholders
from journeykit.maps.stakeholders.content import MapPersona, People, ServedAt
from journeykit.maps.stakeholders.finding import short
from journeykit.maps.stakeholders.table import parted
from journeykit.maps.stakeholders.telling import tell_stakeholders
from journeykit.maps.stakeholders.unit import make_unit
from journeykit.scoring import score
from journeykit.workspace import load

JOURNEY = """
kind: journey
id: borrow
title: Borrowing a book
personas:
  - {id: reader, name: "Ada, reader", share: 0.6, goals: [a book today], channels: [app], quote: Quick, evidence: hypothesis}
  - {id: caller, name: Bo}
phases:
  - name: All
    touchpoints:
      - name: Desk
        channels: [reception]
        measurements:
          - {metric: csat, mean: 4.2, sd: 0.8, n: 200, date: 2026-05-01}
          - {metric: csat, mean: 2.1, sd: 0.8, n: 90, date: 2026-05-01, segment: {persona: reader}}
          - {metric: csat, mean: 4.6, sd: 0.8, n: 110, date: 2026-05-01, segment: {persona: caller}}
"""


@pytest.fixture
def workspace(tmp_path):
    (tmp_path / "borrow.yaml").write_text(JOURNEY.lstrip())
    return load([tmp_path / "borrow.yaml"])


@pytest.fixture
def gathered(workspace):
    journey, scores = workspace.journeys[0], score(workspace)
    content, _ = gather(workspace, scores, journey)
    return with_people(workspace, scores, journey, content).people


def test_a_persona_has_its_own_index_and_where_it_is_served_worse(gathered):
    reader, caller = gathered.personas
    assert reader.index.value < 40
    assert caller.index.value > 75
    assert (reader.own, reader.all) == (1, 1)
    assert [(one.name, one.clear) for one in reader.worse] == [("Desk", True)]
    assert reader.worse[0].own < reader.worse[0].others
    assert caller.worse == ()
    assert gathered.index is not None


def test_what_is_known_is_shown_and_what_is_not_leaves_no_trace(workspace):
    dot = draw(workspace, score(workspace), "stakeholders", language="en").dot
    for words in ("Ada, reader", "60 % of the customers", "“Quick”", "a book today", "HYPOTHESIS", "app"):
        assert words in dot
    for words in ("Needs", "Frustrations", "Reachable", "Who decides together", "power"):
        assert words not in dot


def test_the_title_names_who_is_served_worse(workspace):
    assert draw(workspace, score(workspace), "stakeholders", language="nl").title == (
        "Desk bedient Ada slechter dan anderen"
    )


def member(number, **facts):
    return MapPersona(id=f"p{number}", name=f"Person {number}, clerk", **facts)


@pytest.mark.parametrize(
    ("personas", "title"),
    [
        ([member(1, worse=(ServedAt("Desk", 20, 40, clear=True),))], "Desk serves Person 1 worse than others"),
        ([member(1, worse=(ServedAt("Desk", 20, 40),)), member(2)], "Klant worden"),
        (
            [member(1, role="gatekeeper", stance="against"), member(2, role="decider", stance="for")],
            "Person 1 (gatekeeper) is against, and can stop the decision",
        ),
        (
            [member(1, role="user", stance="against", power=2), member(2, role="decider")],
            "Klant worden",
        ),
        ([member(1, role="user", organisation="Baker")], "Nobody knows who decides at Baker"),
        ([member(1, role="user")], "Nobody knows who decides"),
        ([member(1, share=0.2), member(2, share=0.5)], "50 % of the customers are like Person 2"),
        ([member(1, share=0.2)], "Klant worden"),
    ],
)
def test_the_title_says_what_stands_out_most(personas, title):
    shown = replace(content(3, language="en"), people=People(tuple(personas)))
    assert draw_stakeholders(shown).title == title


def test_names_are_shortened_at_their_comma():
    assert short(member(1)) == "Person 1"
    assert short(MapPersona(id="p", name=", nobody")) == ", nobody"


def test_who_is_against_stands_left_and_who_has_power_on_top():
    unit = make_unit("", [member(1, stance="for", power=2), member(2, stance="against", power=5), member(3)], 44, 996)
    places = {one.persona.id: one.box for one in unit.members}
    assert places["p2"].x < places["p1"].x < places["p3"].x
    assert places["p2"].y < places["p1"].y < places["p3"].y
    assert [name for name, _ in unit.columns] == ["against", "neutral", "for", "unknown"]
    assert [power for power, _, _ in unit.rows] == [5, 2, None]


@pytest.mark.parametrize("size", [1, 2, 8, 15])
@pytest.mark.parametrize("seed", range(5))
def test_no_card_lies_on_another(size, seed):
    for organisation, members in view_samples.people(size, seed).units:
        unit = make_unit(organisation, members, 44, 996)
        boxes = [one.box for one in unit.members]
        assert len(boxes) == len(members)
        for i, one in enumerate(boxes):
            assert not any(touch(one, other) for other in boxes[i + 1 :])
            assert one.bottom < unit.height


def test_everybody_reaches_who_decides_and_who_decides_reaches_who_buys():
    personas = [
        member(1, role="decider", stance="for", power=5), member(2, role="user", stance="against", power=1),
        member(3, role="buyer", stance="neutral", power=3),
    ]  # fmt: skip
    linked = draw_stakeholders(replace(content(3, language="en"), people=People(tuple(personas)))).dot
    assert "speaks against it" in linked
    assert "has a say, neutral" in linked
    alone = [replace(personas[1], role="influencer"), *personas[1:]]
    loose = draw_stakeholders(replace(content(3, language="en"), people=People(tuple(alone)))).dot
    assert "speaks against it" not in loose


def test_personas_are_divided_evenly():
    assert [len(row) for row in parted(view_samples.people(5).personas)] == [2, 3]
    assert [len(row) for row in parted(view_samples.people(15).personas)] == [4, 4, 3, 4]
    assert parted(()) == []


def test_consumers_and_businesses_stand_apart():
    personas = (member(1), member(2, role="decider", organisation="Baker"))
    dot = draw_stakeholders(replace(content(3, language="en"), people=People(personas))).dot
    assert "Who decide for themselves" in dot
    assert "Who decides together" in dot
    only = draw_stakeholders(replace(content(3, language="en"), people=People(personas[:1]))).dot
    assert "Who decide for themselves" not in only


def test_the_text_tells_the_same(workspace):
    name, text = tell_journey(workspace, score(workspace), workspace.journeys[0], view="stakeholders")
    assert name == "borrow-stakeholders"
    for words in ("Ada, reader", "    Goals: a book today", "    Served worse: Desk: ", "own figures at 1 of 1"):
        assert words in text


@pytest.mark.parametrize("text", TEXTS)
def test_the_text_is_narrow_whatever_stands_in_it(text):
    for shown in (written(TEXTS[text]), content(40)):
        lines = tell_stakeholders(shown).splitlines()
        assert max(map(width, lines)) <= (2 if text in ("chinese", "emoji") else 1) * WIDTH
