"""The ten-point scan gathered from real documents, and what helps against mismatches."""

from __future__ import annotations

from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeykit.model.vocabulary import TEN_POINTS
from journeykit.scoring.mismatches import CHANGES, is_directed, what_helps
from journeykit.scoring.scan_levels import scan
from journeykit.scoring.scan_questions import QUESTIONS, questions_of
from journeykit.workspace import load

PROJECT = """\
kind: project
format: 1
name: Proef
scan: {motivation: 4, knowledge: 2}
mismatches: [{customer_wants: een mens, we_want: een robot}]
culture: [{title: Luisteren, status: chosen}, {title: Klaar, status: done}]
improvements:
  - {id: overal, title: Overal beter, status: chosen, touchpoints: [{id: reis/bellen}, {id: zoeken}]}
"""
JOURNEY = """\
kind: journey
id: reis
title: Een reis
scan:
  knowledge: [{score: 1, by: a}, {score: 4, by: b}]
  low_threshold: 2
phases:
  - name: Begin
    touchpoints:
      - name: Zoeken
        scan: {low_threshold: 2, relevance: na, loyalty: 5}
        improvements: [{id: gids, title: Gids, status: idea}, {id: oud, title: Oud, status: done}]
      - name: Bellen
        scan:
          knowledge: {score: 2, checks: {customers-language: no, helpline-there: yes, customer-language: no}}
        mismatches: [{customer_wants: nu, we_want: later, reason: de wet, frequent: true, remedy: explain}]
        per_persona: {senior: {scan: {knowledge: 1}}}
      - {name: Straks, status: planned, scan: {motivation: 1}}
personas: [{id: senior, name: Gerrit}]
"""


@pytest.fixture
def found(tmp_path):
    (tmp_path / "journeykit.yaml").write_text(PROJECT, "utf-8")
    (tmp_path / "reis.yaml").write_text(dedent(JOURNEY), "utf-8")
    later = JOURNEY.replace("id: reis", "id: later").replace(
        "title: Een reis", "title: Later\nstate: future\nfuture_of: reis"
    )
    (tmp_path / "later.yaml").write_text(later, "utf-8")
    return scan(load(tmp_path))


def named(found, name):
    return next(subject for subject in found.subjects if subject.name == name)


def test_the_three_levels_come_in_order_and_what_is_not_there_yet_is_left_out(found):
    assert [(one.level, one.name) for one in found.subjects] == [
        ("organisation", "Proef"),
        ("journey", "Een reis"),
        ("touchpoint", "Zoeken"),
        ("touchpoint", "Bellen"),
        ("touchpoint", "Bellen (Gerrit)"),
    ]
    assert found.touchpoints == 2
    assert found.touchpoints_scanned == 2


def test_an_item_is_the_mean_of_its_raters_and_their_spread_is_seen(found):
    items = {item.point: item for item in named(found, "Een reis").items}
    assert items["knowledge"].mean == 2.5
    assert items["knowledge"].spread == 3
    assert items["knowledge"].raters_disagree
    assert items["knowledge"].is_gap
    assert items["motivation"].mean is None
    assert not items["motivation"].is_gap


def test_both_sides_have_a_mean_and_a_balance(found):
    result = named(found, "Zoeken").result
    assert (result.customer, result.organisation, result.balance) == (2, 5, 3)
    assert named(found, "Zoeken").is_unbalanced
    assert named(found, "Een reis").result.balance is None
    assert not named(found, "Een reis").is_unbalanced


def test_what_does_not_apply_is_no_gap(found):
    item = next(item for item in named(found, "Zoeken").items if item.point == "relevance")
    assert not item.applies
    assert item.mean is None
    assert not item.is_gap


def test_open_improvements_answer_gaps_where_they_work(found):
    ids = {subject.name: {one.id for one in subject.improvements} for subject in found.subjects}
    assert ids["Zoeken"] == {"gids", "overal"}  # what is done brings nothing more
    assert ids["Bellen"] == {"overal"}
    assert ids["Een reis"] == {"gids", "overal"}  # of the project, and of the touchpoint with the same gap
    assert ids["Proef"] == {"overal", "luisteren"}


def test_questions_that_are_unknown_or_misplaced_are_found_with_their_place(found):
    odd = {check.id: check for check in found.odd_checks}
    assert set(odd) == {"helpline-there", "customer-language"}
    assert odd["helpline-there"].belongs == "low_threshold"
    assert odd["customer-language"].meant == "customers-language"
    assert all(check.place.path[-1] == "knowledge" for check in odd.values())


def test_a_journey_of_its_own_leaves_the_organisation_out(tmp_path):
    (tmp_path / "journeykit.yaml").write_text(PROJECT, "utf-8")
    (tmp_path / "reis.yaml").write_text(JOURNEY, "utf-8")
    assert {one.level for one in scan(load(tmp_path), {"reis"}).subjects} == {"journey", "touchpoint"}


def test_nothing_scanned_is_nothing_found(tmp_path):
    (tmp_path / "reis.yaml").write_text("kind: journey\ntitle: X\nphases: [{name: A, touchpoints: [B]}]\n", "utf-8")
    empty = scan(load(tmp_path))
    assert empty.subjects == ()
    assert empty.touchpoints == 1


def test_the_thirty_questions_have_ids_of_their_own_and_every_point_has_some():
    assert len(QUESTIONS) == 30
    assert len({question.id for question in QUESTIONS}) == 30
    assert {question.point for question in QUESTIONS} == set(TEN_POINTS)
    assert [question for point in TEN_POINTS for question in questions_of(point)] == list(QUESTIONS)


@pytest.mark.parametrize(
    ("facts", "helps"),
    [
        ({"reason": None, "explained": True, "perspective": "straks", "frequent": False}, ("change-process",)),
        ({"reason": "wet", "explained": False, "perspective": None, "frequent": False}, ("explain", "perspective")),
        (
            {"reason": "wet", "explained": False, "perspective": None, "frequent": True},
            ("explain", "change-process", "perspective"),
        ),
        ({"reason": "wet", "explained": True, "perspective": None, "frequent": False}, ("perspective", "reward")),
        ({"reason": "wet", "explained": True, "perspective": "straks", "frequent": True}, ("change-process",)),
        ({"reason": "wet", "explained": True, "perspective": "straks", "frequent": False}, ()),
    ],
)
def test_what_helps_depends_on_what_was_done_already(facts, helps):
    assert what_helps("change-process", **facts) == helps


FACTS = st.fixed_dictionaries(
    {
        "reason": st.sampled_from([None, "", "wet"]),
        "explained": st.sampled_from([None, False, True]),
        "perspective": st.sampled_from([None, "straks"]),
    }
)


@given(facts=FACTS, frequent=st.booleans())
def test_an_undirected_mismatch_always_has_something_that_helps(facts, frequent):
    helps = what_helps("change-touchpoint", frequent=frequent, **facts)
    assert is_directed(**facts) or helps
    assert not (frequent or not facts["reason"]) or set(helps) & set(CHANGES)
    assert len(set(helps)) == len(helps)
    assert "let-go" not in helps  # only people decide on that
