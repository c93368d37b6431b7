"""Programs get an answer in its usual shape from `score`, `rank` and `whatif` also when there is nothing to work on."""

from __future__ import annotations

import json

import pytest

BARE = "kind: journey\ntitle: Tea\nphases: [{name: All, touchpoints: [{name: Pour}]}]\n"
ASKED = [
    ("score",),
    ("rank",),
    ("score", "--by", "phase"),
    ("score", "--by", "persona"),
    ("score", "--view", "benchmarks"),
    ("score", "--view", "shared"),
    ("score", "--view", "personas"),
    ("score", "--view", "opportunity"),
    ("score", "--view", "quadrants"),
    ("score", "--view", "kano"),
    ("score", "--view", "penalty-reward"),
    ("score", "--view", "friction"),
]


def _lists(value):
    return [part for part in value.values() if isinstance(part, list)]


@pytest.mark.parametrize("asked", [*ASKED, ("score", "--explain", "pour"), ("whatif", "--set", "pour.performance=80")])
def test_json_without_a_journey_is_the_usual_one_and_empty(journeykit, tmp_path, asked):
    (tmp_path / "journeykit.yaml").write_text("kind: project\nformat: 1\nname: Leeg\n", encoding="utf-8")
    done = journeykit(*asked, "-C", tmp_path, "--format", "json")
    assert done.code == 3
    assert "error: the project has no journey" in done.err
    data = json.loads(done.out)
    assert data["version"] == 1
    assert _lists(data)
    assert not any(_lists(data))


@pytest.mark.parametrize("asked", ASKED)
def test_csv_without_a_journey_is_its_header(journeykit, tmp_path, asked):
    (tmp_path / "journeykit.yaml").write_text("kind: project\nformat: 1\nname: Leeg\n", encoding="utf-8")
    done = journeykit(*asked, "-C", tmp_path, "--format", "csv")
    assert (done.code, done.out.count("\n")) == (3, 1)
    assert done.out.count(",") > 3


@pytest.mark.parametrize(
    "view", ["benchmarks", "shared", "personas", "opportunity", "quadrants", "kano", "penalty-reward"]
)
def test_a_journey_without_anything_to_see(journeykit, tmp_path, view):
    (tmp_path / "tea.yaml").write_text(BARE, encoding="utf-8")
    done = journeykit("score", "--view", view, "-C", tmp_path, "--format", "json")
    assert done.code == 3
    assert not any(_lists(json.loads(done.out)))


def test_people_get_the_word_alone(journeykit, tmp_path):
    (tmp_path / "tea.yaml").write_text(BARE, encoding="utf-8")
    done = journeykit("score", "--view", "kano", "-C", tmp_path)
    assert (done.code, done.out) == (3, "")
