"""What must not matter does not matter, and better is never worse."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path, PurePosixPath

import pytest

from journeykit.scoring import score
from journeykit.workspace import Sources, load, read

EXAMPLE = Path(__file__).parents[2] / "examples" / "zonnewende-energie"
PROJECT = PurePosixPath("journeykit.yaml")


@pytest.fixture(scope="module")
def files():
    return dict(load(EXAMPLE).texts)


def scored(files):
    workspace = read(Sources(EXAMPLE, files, PROJECT))
    assert not [found for found in workspace.findings if found.code < "JK2"]
    return score(workspace)


def figures(scores):
    return {
        (journey.id, touchpoint.id): (
            touchpoint.performance.value,
            touchpoint.performance.low,
            touchpoint.importance.value,
            touchpoint.reach.value,
            touchpoint.impact.value,
            touchpoint.brand.gap,
            touchpoint.choice.take,
            touchpoint.priority,
            touchpoint.rank.value,
        )
        for journey, touchpoint in scores.all()
    }


def changed(files, name, *pairs):
    text = files[PurePosixPath(name)].decode()
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return files | {PurePosixPath(name): text.encode()}


def test_the_example_uses_every_choice(files):
    takes = {touchpoint.choice.take for _, touchpoint in scored(files).all()}
    assert takes == {"measure", "repair", "excel", "improve", "protect", "ease-off", "good-enough"}


def test_the_order_of_files_does_not_matter(files):
    assert figures(scored(dict(reversed(files.items())))) == figures(scored(files))


def test_the_unit_of_weights_does_not_matter(files):
    weighed = changed(
        files,
        "journeykit.yaml",
        ("weight: 3", "weight: 6"),
        ("weight: 2", "weight: 4"),
        ("name: Samen", "name: Samen\n      weight: 2"),
    )
    here, there = figures(scored(files)), figures(scored(weighed))
    assert there == {key: pytest.approx(value) for key, value in here.items()}


def test_another_journey_does_not_matter(files):
    other = b"kind: journey\nid: los\ntitle: Los\nphases:\n  - name: P\n    touchpoints: [{name: T, customer: {emotion: -2}}]\n"
    more = figures(scored(files | {PurePosixPath("journeys/los.yaml"): other}))
    del more["los", "t"]
    assert more == figures(scored(files))


def test_older_figures_do_not_matter_when_there_are_newer_ones(files):
    before = figures(scored(files))
    without = {name: data for name, data in files.items() if name.name != "2026-q1.yaml"}
    used = {
        rests.place.file.name
        for _, touchpoint in scored(files).all()
        for rests in touchpoint.rests_on
        if rests.field == "measurements"
    }
    assert "2026-q1.yaml" not in used
    assert figures(scored(without)) == before


TWO = """\
kind: journey
id: reis
title: Reis
phases:
  - name: P
    touchpoints:
      - {{name: A, importance: 4, measurements: [{{metric: ces, value: {a}, n: {n}}}]}}
      - {{name: B, importance: 2, measurements: [{{metric: ces, value: 5, n: 50}}]}}
"""


def two(a, n=50):
    files = {PurePosixPath("reis.yaml"): TWO.format(a=a, n=n).encode()}
    (journey,) = score(read(Sources(EXAMPLE, files))).journeys
    return journey


def test_better_answers_never_lower_the_index_and_never_add_room():
    steps = [two(1 + step / 10) for step in range(61)]
    for worse, better in pairwise(steps):
        assert better.index.value >= worse.index.value
        assert better.touchpoints[0].impact.value <= worse.touchpoints[0].impact.value
        assert better.touchpoints[1].performance == worse.touchpoints[1].performance


def test_more_answers_never_widen_the_interval():
    widths = [two(4, n).touchpoints[0].performance for n in (2, 5, 10, 50, 200, 5000)]
    sizes = [p.high - p.low for p in widths]
    assert sizes == sorted(sizes, reverse=True)


def test_a_journey_without_a_project_file_scores():
    assert two(6.2).touchpoints[0].performance.value == pytest.approx(85)
