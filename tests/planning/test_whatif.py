"""What would move: the same arithmetic as the score, and the same expectations as the plan."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeykit.diagnostics import JourneykitError
from journeykit.planning.whatif.moves import what_if
from journeykit.planning.whatif.values import JourneyMove, Move, WhatIf
from journeykit.scoring import score
from journeykit.scoring.expectations import expectations
from journeykit.workspace import load

JOURNEY = """\
kind: journey
id: a
title: A
phases:
  - name: P
    touchpoints:
      - id: site
        name: Site
        importance: 2
        customer: {emotion: 1}
        measurements: [{metric: ces, value: 5, n: 90, date: 2026-01-01}]
        brand_fit: {clear: {now: 1, potential: 4}}
        improvements:
          - {id: faster, title: Faster, effect: {performance: 10, confidence: 1}, brand_effect: {clear: 2}}
          - {id: nicer, title: Nicer, effect: {performance: 8, confidence: .5}, alternative_to: [plain]}
          - {id: plain, title: Plain, effect: 2, requires: [base]}
          - {id: base, title: Base}
          - {id: was, title: Was, status: done, effect: 30}
          - {id: gone, title: Gone, status: dropped, effect: 30}
      - id: call
        name: Call
        importance: 4
        customer: {emotion: -2}
        basics: {answered: broken}
        measurements: [{metric: ces, value: 4.5, n: 90, date: 2026-01-01}]
      - id: visit
        name: Visit
        customer: {emotion: 1}
      - id: letter
        name: Letter
        improvements: [{id: shorter, title: Shorter, effect: 5}]
"""
PROJECT = """\
kind: project
format: 1
name: X
brand: {values: [{id: clear, name: Clear}]}
basics: [{id: answered, text: Answered within a day}]
"""


@pytest.fixture
def workspace(tmp_path):
    (tmp_path / "a.yaml").write_text(JOURNEY, encoding="utf-8")
    (tmp_path / "journeykit.yaml").write_text(PROJECT, encoding="utf-8")
    found = load(tmp_path)
    assert not found.findings
    return found


def only(found: WhatIf) -> JourneyMove:
    assert len(found.journeys) == 1
    return found.journeys[0]


def move(found: WhatIf, id_: str) -> Move:
    return next(one for one in only(found).touchpoints if one.before.id == id_)


def said(one: Move) -> list[str]:
    return [reason.english for reason in one.reasons]


def test_setting_satisfaction_moves_the_index_by_its_weight(workspace):
    found = what_if(workspace, ["site.performance=95"])
    journey = only(found)
    # Importances 2, 4 and (assumed) 3; the letter has no figure.
    expected = journey.before.index.value + 2 / 9 * (95 - 65)
    assert journey.after.index.value == pytest.approx(expected)
    assert move(found, "site").after.performance.value == 95
    assert "satisfaction is set to 95 (now 65)" in said(move(found, "site"))


def test_nothing_else_moves_when_satisfaction_is_set(workspace):
    found = what_if(workspace, ["site.performance=95"])
    journey = only(found)
    for before, after in zip(journey.before.touchpoints[1:], journey.after.touchpoints[1:], strict=True):
        assert after.performance == before.performance
        assert after.importance == before.importance


def test_an_improvement_brings_what_the_plan_expects_of_it(workspace):
    scores = score(workspace)
    expected = expectations(workspace, scores)
    key = ("a", "faster")
    journey = only(what_if(workspace, do=["faster"]))
    assert journey.after.index.value - journey.before.index.value == pytest.approx(expected.of_improvement(key)["a"])


def test_several_improvements_at_one_touchpoint_count_for_less(workspace):
    found = what_if(workspace, do=["faster", "a/nicer"])
    assert move(found, "site").after.performance.value == pytest.approx(65 + 10 + 4 / 2)
    assert "the largest counts in full, the next for a half, and so on" in said(move(found, "site"))


def test_the_brand_moves_with_an_improvement_and_with_a_setting(workspace):
    assert move(what_if(workspace, do=["faster"]), "site").after.brand.expression == 75
    assert move(what_if(workspace, ["site.brand.clear=4"]), "site").after.brand.expression == 100
    assert move(what_if(workspace, ["site.brand.clear=4"], ["faster"]), "site").after.brand.expression == 100


def test_a_figure_that_nobody_has_counts_from_then_on(workspace):
    found = what_if(workspace, ["letter.performance=20"])
    letter = move(found, "letter")
    assert (letter.before.choice.take, letter.after.choice.take) == ("measure", "repair")
    assert letter.after.importance.value == pytest.approx(3 / 12)
    assert only(found).after.index.value < only(found).before.index.value


def test_an_improvement_where_nobody_measures_is_told_apart(workspace):
    found = what_if(workspace, do=["shorter"])
    assert [note.english for note in found.notes] == ['"Letter" has no figure, so nobody can say where it would come']
    assert not found.journeys
    both = what_if(workspace, ["letter.performance=40"], ["shorter"])
    assert move(both, "letter").after.performance.value == pytest.approx(42.5)


def test_importance_reach_and_emotion_move_what_rests_on_them(workspace):
    found = only(what_if(workspace, ["call.importance=1"]))
    assert found.after.touchpoint("call").importance.value == pytest.approx(1 / 6)
    found = only(what_if(workspace, ["call.reach=0.5"]))
    assert found.after.touchpoint("call").reach.value == 0.5
    assert found.after.index.value > found.before.index.value
    found = only(what_if(workspace, ["call.emotion=2"]))
    assert found.after.peak_end > found.before.peak_end
    assert found.after.index.value == found.before.index.value, "it is measured, so the emotion does not count in P"
    found = only(what_if(workspace, ["visit.emotion=-2"]))
    assert found.after.touchpoint("visit").performance.value == 0, "here the emotion stands in"


def test_a_basic_in_order_ends_the_repair_and_a_broken_one_keeps_it(workspace):
    found = what_if(workspace, ["call.performance=90"])
    assert move(found, "call").after.choice.take == "repair"
    assert "a basic is broken: answered" in said(move(found, "call"))
    found = what_if(workspace, ["call.basics.answered=kept"])
    assert move(found, "call").after.choice.take == "improve"


def test_of_two_settings_of_one_figure_the_last_counts(workspace):
    found = what_if(workspace, ["site.performance=10", "site.performance=80"])
    assert [one.value for one in found.assumptions] == [80]
    assert move(found, "site").after.performance.value == 80


def test_nothing_is_changed_in_what_was_read(workspace):
    before = score(workspace)
    what_if(workspace, ["site.performance=1", "call.basics.answered=kept", "site.brand.clear=4"], ["faster"])
    assert score(workspace) == before


def test_what_is_odd_about_the_improvements_is_said(workspace):
    found = what_if(workspace, do=["plain", "nicer", "was", "gone", "base"])
    assert [note.english for note in found.notes] == [
        '"Nicer" and "Plain" are alternatives: at most one of them is done',
        '"Was" was done already: the figures have it in them, or will have',
        '"Gone" was dropped: it brings nothing',
        'nobody said what "Base" brings to satisfaction',
    ]
    found = what_if(workspace, do=["plain"])
    assert [note.english for note in found.notes] == ['"Plain" needs "Base" first, which is not done']


@pytest.mark.parametrize(
    ("setting", "sentence", "hint"),
    [
        ("sit.performance=3", 'there is no touchpoint "sit" with figures', 'did you mean "site"?'),
        ("a/sit.performance=3", 'there is no touchpoint "a/sit" with figures', 'did you mean "a/site"?'),
        ("site.performence=3", 'there is no figure "performence" to set', 'did you mean "performance"?'),
        ("site.brand.cleer=3", 'there is no brand value "cleer"', 'did you mean "clear"?'),
        ("call.basics.answer=kept", 'there is no basic "answer"', 'did you mean "answered"?'),
        ("call.basics.answered=kep", 'a basic is kept, broken or not-applicable, not "kep"', 'did you mean "kept"?'),
        ("site.performance=101", "site.performance=101: the figure lies between 0 and 100", None),
        ("site.importance=0", "site.importance=0: the figure lies between 1 and 5", None),
        ("site.reach=nan", 'site.reach=nan: "nan" is no number', None),
        ("site.reach=half", 'site.reach=half: "half" is no number', None),
        ("site.performance", '"site.performance" does not say which figure is to be what', "write it like --set ID.performance=80"),
        ("site=80", '"site=80" does not say which figure is to be what', "write it like --set ID.performance=80"),
        ("site.brand=3", '"site.brand=3" does not say which figure is to be what', "write it like --set ID.brand.VALUE=3"),
        ("site.basics=kept", '"site.basics=kept" does not say which figure is to be what', "write it like --set ID.basics.BASIC=kept"),
        ("site.reach.x=1", '"site.reach.x=1" does not say which figure is to be what', "write it like --set ID.performance=80"),
    ],
)  # fmt: skip
def test_what_cannot_be_set_is_refused_with_what_was_meant(workspace, setting, sentence, hint):
    with pytest.raises(JourneykitError) as refused:
        what_if(workspace, [setting])
    assert refused.value.message.english == sentence
    assert (refused.value.hint.english if refused.value.hint else None) == hint


def test_unknown_improvements_and_empty_questions_are_refused(workspace):
    with pytest.raises(JourneykitError) as refused:
        what_if(workspace, do=["fastr"])
    assert refused.value.hint.english == 'did you mean "faster"?'
    with pytest.raises(JourneykitError, match="nothing to change"):
        what_if(workspace)


def test_an_id_of_several_improvements_must_say_which(tmp_path):
    for id_ in "ab":
        (tmp_path / f"{id_}.yaml").write_text(
            f"kind: journey\nid: {id_}\ntitle: {id_}\nphases: [{{name: P, touchpoints: [{{name: T, improvements: [{{id: same, title: Same}}]}}]}}]\n"
        )
    workspace = load([tmp_path / "a.yaml", tmp_path / "b.yaml"])
    with pytest.raises(JourneykitError) as refused:
        what_if(workspace, do=["same"])
    assert refused.value.hint.english == "write one of: a/same, b/same"
    assert [one.key for one in what_if(workspace, do=["b/same"]).done] == [("b", "same")]


def test_derived_importance_is_set_as_a_share_of_the_whole(energy):
    found = what_if(energy, ["rekenhulp.importance=0.3"], journeys=["klant-worden"])
    journey = only(found)
    assert journey.after.touchpoint("rekenhulp").importance.value == pytest.approx(0.3)
    assert sum(one.importance.value or 0 for one in journey.after.touchpoints) == pytest.approx(1)
    with pytest.raises(JourneykitError, match="a share of the whole"):
        what_if(energy, ["rekenhulp.importance=5"], journeys=["klant-worden"])
    with pytest.raises(JourneykitError, match="nothing for the others"):
        what_if(energy, ["rekenhulp.importance=.6", "offerte.importance=.6"], journeys=["klant-worden"])


def test_a_shared_touchpoint_is_set_wherever_it_stands_or_in_one_journey(energy):
    assert {one.journey for one in what_if(energy, ["factuur.performance=80"]).assumptions} == {
        "klant-worden",
        "verhuizen",
    }
    assert [one.journey for one in what_if(energy, ["verhuizen/factuur.performance=80"]).assumptions] == ["verhuizen"]


def test_others_move_in_the_order_and_say_so(energy):
    found = what_if(energy, ["verhuizen/factuur.performance=80"])
    indirect = [one for one in only(found).touchpoints if not one.direct]
    assert indirect
    assert all(one.reasons for one in indirect)


@settings(deadline=None, max_examples=25)
@given(st.lists(st.sampled_from(["uitleg-vooraf", "terugbelknop", "dakfoto", "een-klantbeeld", "onthoud-mij"]), min_size=1, unique=True))  # fmt: skip
def test_whatever_is_done_the_index_moves_as_expected(improvements):
    workspace = _energy()
    found = what_if(workspace, do=improvements)
    expected = expectations(workspace, score(workspace))
    keys = {one.key for one in found.done}
    for journey in found.journeys:
        rise = expected.in_journey(journey.before.id, keys) or 0.0
        assert journey.after.index.value - journey.before.index.value == pytest.approx(rise)


@cache
def _energy():
    return load(Path(__file__).parents[2] / "examples" / "zonnewende-energie")
