"""The roadmap: now, next, later, and nothing before what it waits for."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from journeykit.planning import plan
from journeykit.planning.roadmap import STAGES, roadmap
from journeykit.workspace import Sources, read

DAY = dt.date(2026, 9, 30)
STATUS = st.sampled_from(["idea", "chosen", "redesign", "pilot", "implementing", "done"])
IDS = [f"i{number}" for number in range(6)]
IMPROVEMENTS = st.lists(
    st.fixed_dictionaries(
        {"status": STATUS, "requires": st.lists(st.sampled_from([*IDS, "nobody"]), max_size=3, unique=True)},
        optional={"due": st.dates(dt.date(2026, 6, 1), dt.date(2028, 1, 1)).map(str)},
    ),
    max_size=len(IDS),
)


def made(improvements):
    import json
    from pathlib import Path, PurePosixPath

    numbered = [{"title": id_, "id": id_, "owner": "desk", **one} for id_, one in zip(IDS, improvements, strict=False)]
    journey = {
        "kind": "journey", "id": "a", "title": "A", "improvements": numbered,
        "phases": [{"name": "P", "touchpoints": [{"name": "T", "measurements": [{"metric": "ces", "value": 3, "n": 50, "date": str(DAY)}]}]}],
    }  # fmt: skip
    name = PurePosixPath("a.yaml")
    return plan(read(Sources(Path(), {name: json.dumps(journey).encode()}, asked=frozenset({name}))))


def stages(improvements):
    return {one.action.id: (one.stage, one.reason) for one in made(improvements).roadmap}


@given(IMPROVEMENTS)
def test_every_selected_action_stands_once_and_after_what_it_waits_for(improvements):
    planned = made(improvements)
    found = planned.roadmap
    assert sorted(one.action.key for one in found) == sorted(action.key for action in planned.selected)
    place = {one.action.key: number for number, one in enumerate(found)}
    stage = {one.action.key: STAGES.index(one.stage) for one in found}
    assert [stage[one.action.key] for one in found] == sorted(stage.values())
    for one in found:
        if one.reason == "circular":
            assert one.stage == "later"
            continue
        for other in one.first:
            assert stage[other.key] <= stage[one.action.key]
            if one.action.status in ("idea", "chosen") and one.stage != "later":
                assert stage[other.key] < stage[one.action.key]
            circle = next(each for each in found if each.action.key == other.key).reason == "circular"
            assert circle or place[other.key] < place[one.action.key]


def test_under_way_is_now_agreed_is_next_an_idea_later():
    assert stages([{"status": "pilot"}, {"status": "chosen"}, {"status": "idea"}]) == {
        "i0": ("now", "under-way"), "i1": ("next", "agreed"), "i2": ("later", "undecided"),
    }  # fmt: skip


def test_days_count_from_the_newest_figure():
    found = stages([
        {"status": "chosen", "due": "2026-09-29"}, {"status": "chosen", "due": "2026-12-31"},
        {"status": "chosen", "due": "2027-01-01"}, {"status": "chosen", "due": "2027-09-01"},
    ])  # fmt: skip
    assert found == {"i0": ("now", "late"), "i1": ("now", "due"), "i2": ("next", "due"), "i3": ("later", "due")}


def test_what_waits_comes_a_stage_later_and_says_when_its_date_is_too_early():
    planned = made([
        {"status": "implementing", "due": "2026-12-31"},
        {"status": "chosen", "due": "2026-11-01", "requires": ["i0"]},
    ])  # fmt: skip
    first, second = planned.roadmap
    assert (first.stage, second.stage, second.reason) == ("now", "next", "waits")
    assert [one.id for one in second.first] == ["i0"]
    assert second.too_early
    assert [gap.name for gap in planned.gaps if gap.action == "i1"][-1] == "due-too-early"


def test_a_circle_is_said_and_what_is_behind_it_waits():
    found = stages([
        {"status": "chosen", "requires": ["i1"]}, {"status": "chosen", "requires": ["i0"]},
        {"status": "chosen", "requires": ["i0"]}, {"status": "chosen"},
    ])  # fmt: skip
    assert found["i0"] == found["i1"] == ("later", "circular")
    assert found["i2"] == ("later", "waits")
    assert found["i3"] == ("next", "agreed")


def test_what_waits_for_nothing_known_is_last():
    assert stages([{"status": "chosen", "requires": ["nobody"]}])["i0"] == ("later", "nobody-does")


def test_a_long_chain_is_no_trouble(bakery_plan):
    from dataclasses import replace

    from journeykit.planning.action_values import Requirement

    action = bakery_plan.selected[0]
    chain = [
        replace(
            action, key=("", str(n)), requires=(Requirement(str(n - 1), "", "chosen", ("", str(n - 1))),) if n else ()
        )
        for n in range(5000)
    ]
    found = roadmap(chain[::-1], DAY)
    assert [one.action.key for one in found] == [action.key for action in chain]
