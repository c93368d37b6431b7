"""For whom an action is: where one persona is served worse than the others."""

from __future__ import annotations

import pytest

from journeykit.planning import plan
from journeykit.scoring import for_persona, score
from journeykit.workspace import load

JOURNEY = """\
kind: journey
id: stay
title: Stay
personas: [{id: old, name: "Ann, retired"}, {id: young, name: Bo}]
phases:
  - name: Arrival
    touchpoints:
      - id: door
        name: Opening the door
        improvements: [{id: key, title: A brass key, owner: desk, status: chosen, effect: 10}]
      - {id: lift, name: Taking the lift}
      - {id: bed, name: Going to bed}
improvements:
  - {id: signs, title: Larger signs, owner: desk, status: chosen, touchpoints: [{id: door, performance: 3}, {id: bed, performance: 3}]}
"""


def answers(touchpoint, old, young, n=200):
    return "".join(
        f"  - {{touchpoint: {touchpoint}, metric: ces, period: 2026-Q3, n: {n}, mean: {mean}, sd: 1{segment}}}\n"
        for mean, segment in (
            ((old + young) / 2, ""), (old, ", segment: {persona: old}"), (young, ", segment: {persona: young}"),
        )
    )  # fmt: skip


FIGURES = "kind: measurements\nrecords:\n" + answers("door", 3, 6) + answers("lift", 4, 5) + answers("bed", 5.0, 5.01)


def english(messages):
    from journeykit.words import say

    return [say(one.text, one.args, "en") for one in messages]


def test_an_action_says_for_whom_it_is(planned):
    made = planned({"stay.yaml": JOURNEY, "figures.yaml": FIGURES})
    by_id = {action.id: action for action in made.actions}
    assert english([by_id["key"].for_whom]) == ['"Ann, retired" gives 31 here, the others 82']
    # Of several touchpoints the one where it costs most; the other two are within noise.
    assert english([by_id["signs"].for_whom]) == ['"Ann, retired" gives 31 at "Opening the door", the others 82']
    (journey,) = made.journeys
    assert {id_: [one.person for one in several] for id_, several in journey.worse.items()} == {
        "door": ["Ann, retired"], "lift": ["Ann, retired"],
    }  # fmt: skip


def test_where_nobody_acts_it_is_a_suggestion(planned):
    made = planned({"stay.yaml": JOURNEY, "figures.yaml": FIGURES})
    (one,) = (one for one in made.suggestions if one.kind == "unequal-service")
    assert (one.rule, one.names, one.persona, one.touchpoints) == (
        "JK604", ("Taking the lift",), "old", (("stay", "lift"),),
    )  # fmt: skip
    assert one.source.file == "figures.yaml"
    assert one.worse.found.gap.low > 0


def test_what_may_be_chance_is_no_ground(planned):
    few = FIGURES.replace("n: 200", "n: 6")
    made = planned({"stay.yaml": JOURNEY, "figures.yaml": few.replace("mean: 3,", "mean: 5.2,")})
    assert made.journeys[0].worse == {}
    assert not [one for one in made.suggestions if one.kind == "unequal-service"]


def test_the_plan_of_one_persona(tmp_path):
    (tmp_path / "stay.yaml").write_text(JOURNEY, "utf-8")
    (tmp_path / "figures.yaml").write_text(FIGURES, "utf-8")
    workspace = load(tmp_path)
    seen = for_persona(workspace, "old")
    everybody, made = plan(workspace), plan(seen, score(seen))
    assert (made.seen_by, made.persona, everybody.seen_by) == ("Ann, retired", "old", None)
    assert made.journeys[0].score.index.value < everybody.journeys[0].score.index.value
    assert made.journeys[0].worse == {}  # there are no others to hold it against
    assert {action.ref for action in made.actions} == {action.ref for action in everybody.actions}


@pytest.mark.parametrize("persona", ["old", "young"])
def test_gains_are_those_of_the_persona(tmp_path, persona):
    (tmp_path / "stay.yaml").write_text(JOURNEY, "utf-8")
    (tmp_path / "figures.yaml").write_text(FIGURES, "utf-8")
    made = plan(for_persona(load(tmp_path), persona))
    door = next(action for action in made.actions if action.id == "key")
    assert (door.take, door.room.value > 0) == (("repair", True) if persona == "old" else (door.take, False))


def test_the_steps_say_which_personas_were_asked(planned):
    made = planned({"stay.yaml": JOURNEY, "figures.yaml": FIGURES.replace("persona: young", "persona: young2")})
    personas = next(step for step in made.journeys[0].steps if step.id == "personas")
    assert "1 of 2 were asked apart" in english(personas.says)
    nobody = planned({"stay.yaml": JOURNEY, "figures.yaml": "kind: measurements\nrecords: []\n"})
    assert not any("asked apart" in said for step in nobody.journeys[0].steps for said in english(step.says))
