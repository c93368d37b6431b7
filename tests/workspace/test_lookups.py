"""What is found by its key is what a search from top to bottom would find."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeykit.workspace import Workspace, load

JOURNEY = """\
kind: journey
id: {id}
title: A night at the hotel
personas: [guest]
phases:
  - name: Arrival
    touchpoints:
      - {{name: Check-in, measurements: [{{metric: ces, value: 4, n: 40, date: 2026-09-30}}]}}
      - Supper
"""
RECORDS = """\
kind: measurements
records:
  - {touchpoint: check-in, metric: csat, value: 3, n: 10, date: 2026-09-01}
  - {journey: one, touchpoint: check-in, metric: csat, value: 4, n: 10, date: 2026-09-02}
  - {touchpoint: two/check-in, metric: csat, value: 5, n: 10, date: 2026-09-03}
  - {journey: one, metric: nps, value: 20, n: 10, date: 2026-09-04}
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    files = {
        "journeykit.yaml": "kind: project\nformat: 1\nname: The Lantern House\n",
        "a.yaml": JOURNEY.format(id="one"),
        "b.yaml": JOURNEY.format(id="one"),
        "c.yaml": JOURNEY.format(id="two"),
        "guest.yaml": "kind: persona\nname: Guest\n",
        "figures.yaml": RECORDS,
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    return load(tmp_path)


@pytest.mark.parametrize("journey", ["one", "two", "three"])
@pytest.mark.parametrize("touchpoint", ["check-in", "supper", "elsewhere", None])
def test_figures_are_those_of_the_touchpoint_in_their_order(workspace, journey, touchpoint):
    searched = tuple(
        placed
        for placed in workspace.records
        if placed.touchpoint == touchpoint
        and (placed.journey == journey or (placed.journey is None and touchpoint is not None))
    )
    assert workspace.records_of(journey, touchpoint) == searched


def test_there_are_figures_of_every_sort(workspace):
    assert [placed.record.value for placed in workspace.records_of("one", "check-in")] == [3, 4, 4, 4]
    assert [placed.record.value for placed in workspace.records_of("two", "check-in")] == [3, 5, 4]
    assert [placed.record.value for placed in workspace.records_of("one", None)] == [20]


def test_a_model_is_of_its_own_document_although_another_is_equal(workspace):
    one, same, _ = workspace.journeys
    assert one == same
    assert [workspace.document_of(journey).file.name for journey in (one, same)] == ["a.yaml", "b.yaml"]
    with pytest.raises(KeyError):
        workspace.document_of(one.model_copy())


def test_of_two_journeys_with_one_id_the_first_answers(workspace):
    assert workspace.journey("one") is workspace.journeys[0]
    assert workspace.journey("three") is None
