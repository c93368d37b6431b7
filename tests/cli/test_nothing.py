"""When there is nothing to work on, programs still get an answer in its usual form."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

SCHEMAS = Path(__file__).parents[2] / "docs" / "reference"


@pytest.fixture(params=["empty", "broken", "future"])
def project(request, tmp_path):
    texts = {
        "broken": "kind: journey\ntitel: X\n",
        "future": "kind: journey\ntitle: X\nstate: future\nphases: [{name: P}]\n",
    }
    if request.param in texts:
        (tmp_path / "x.yaml").write_text(texts[request.param], "utf-8")
    return tmp_path


@pytest.mark.parametrize("command", ["plan", "status", "scan"])
def test_json_has_its_usual_shape(journeykit, project, command):
    done = journeykit(command, "-C", project, "--format", "json")
    schema = json.loads((SCHEMAS / f"{command}.schema.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(json.loads(done.out))
    organisation_only = command == "scan" and any(project.iterdir())
    assert done.code == (0 if organisation_only else 3)


def test_a_check_of_nothing_is_a_report_of_nothing(journeykit, tmp_path):
    done = journeykit("plan", "--check", "-C", tmp_path, "--format", "json")
    assert done.code == 3
    assert json.loads(done.out)["diagnostics"] == []


def test_files_for_trackers_are_their_headers(journeykit, tmp_path):
    done = journeykit("plan", "-C", tmp_path, "--format", "jira-csv")
    assert done.code == 3
    assert [row[:3] for row in csv.reader(io.StringIO(done.out))] == [["Issue type", "Issue ID", "Summary"]]
    assert json.loads(journeykit("plan", "-C", tmp_path, "--format", "github-json").out)["issues"] == []


def test_an_unknown_journey_is_nothing_too(journeykit, tmp_path):
    (tmp_path / "x.yaml").write_text("kind: journey\ntitle: X\nphases: [{name: P}]\n", "utf-8")
    done = journeykit("plan", "nope", "-C", tmp_path, "--format", "json")
    assert done.code == 3
    assert json.loads(done.out)["actions"] == []


@pytest.mark.parametrize("arguments", [("plan",), ("plan", "--board"), ("status",), ("plan", "--format", "svg")])
def test_people_get_words_only(journeykit, tmp_path, arguments):
    done = journeykit(*arguments, "-C", tmp_path)
    assert (done.code, done.out) == (3, "")
    assert "there is no journeykit document here" in done.err


def test_of_two_journeys_with_one_id_the_first_is_taken(journeykit, tmp_path):
    for n in (1, 2):
        (tmp_path / f"{n}.yaml").write_text(
            f"kind: journey\nid: same\ntitle: Journey {n}\n"
            f"phases: [{{name: P, touchpoints: [{{name: A, improvements: [{{title: Act {n}, owner: x}}]}}]}}]\n",
            "utf-8",
        )
    done = journeykit("plan", "-C", tmp_path, "--format", "json")
    data = json.loads(done.out)
    assert [one["title"] for one in data["journeys"]] == ["Journey 1"]
    assert [one["title"] for one in data["actions"]] == ["Act 1"]
    assert 'left out, because 1.yaml has the id "same" too: 2.yaml' in done.err
    status = json.loads(journeykit("status", "-C", tmp_path, "--format", "json").out)
    assert [one["title"] for one in status["journeys"]] == ["Journey 1"]
