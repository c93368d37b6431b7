"""`scan`, `kit` and `status` as people run them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[2] / "examples" / "zonnewende-energie"


def test_scan_speaks_the_projects_language_and_exits_clean(journeykit):
    done = journeykit("scan", "-C", EXAMPLE)
    assert done.code == 0
    assert "de tienpuntenscan" in done.out
    assert "the ten-point scan" in journeykit("scan", "-C", EXAMPLE, "--language", "en").out


def test_scan_of_a_journey_leaves_the_organisation_out(journeykit):
    data = json.loads(journeykit("scan", "verhuizen", "-C", EXAMPLE, "--format", "json").out)
    assert {one["journey"] for one in data["subjects"]} == {"verhuizen"}


def test_questions_can_be_asked_anywhere(journeykit, tmp_path):
    done = journeykit("scan", "--questions", "-C", tmp_path)
    assert done.code == 0
    assert "well-spoken-of" in done.out


@pytest.mark.parametrize("command", ["scan", "status"])
def test_a_future_journey_is_neither_scanned_nor_judged(journeykit, command):
    assert journeykit(command, "klant-worden-straks", "-C", EXAMPLE).code == 3


@pytest.mark.parametrize("arguments", [("scan",), ("status",), ("kit", "diary")])
def test_nothing_here_is_nothing_to_do(journeykit, tmp_path, arguments):
    assert journeykit(*arguments, "-C", tmp_path).code == 3


def test_status_takes_the_day_that_is_given(journeykit):
    early = journeykit("status", "-C", EXAMPLE, "--as-of", "2026-01-01", "--format", "json").out
    late = journeykit("status", "-C", EXAMPLE, "--as-of", "2027-12-31", "--format", "json").out
    assert json.loads(early)["as_of"] == "2026-01-01"
    steps = [{step["id"]: step["lacks"] for step in json.loads(out)["journeys"][0]["steps"]} for out in (early, late)]
    assert "is over" not in steps[0]["implementation"]
    assert "is over" in steps[1]["implementation"]


def test_the_same_files_give_the_same_bytes(journeykit):
    for arguments in (("scan",), ("status", "--as-of", "2026-11-22"), ("kit", "workshop")):
        assert journeykit(*arguments, "-C", EXAMPLE).out == journeykit(*arguments, "-C", EXAMPLE).out


def test_a_kit_is_written_to_a_file(journeykit, tmp_path):
    done = journeykit("kit", "scan", "verhuizen", "-C", EXAMPLE, "--format", "html", "-o", tmp_path / "scan.html")
    assert done.code == 0
    assert (tmp_path / "scan.html").read_text("utf-8").startswith("<!doctype html>")
    assert "scan.html" in done.err


def test_a_file_name_says_what_is_written(journeykit, tmp_path):
    journeykit("kit", "diary", "verhuizen", "-C", EXAMPLE, "-o", tmp_path / "dagboek.html")
    assert (tmp_path / "dagboek.html").read_text("utf-8").startswith("<!doctype html>")
    journeykit("scan", "-C", EXAMPLE, "-o", tmp_path / "scan.json")
    assert json.loads((tmp_path / "scan.json").read_text("utf-8"))["version"] == 1
    journeykit("scan", "-C", EXAMPLE, "-o", tmp_path / "scan.txt")
    assert "tienpuntenscan" in (tmp_path / "scan.txt").read_text("utf-8")


def test_only_an_own_visit_has_a_place(journeykit):
    done = journeykit("kit", "diary", "-C", EXAMPLE, "--at", "dijkstroom")
    assert done.code == 2
    assert "--at" in done.err


def test_a_competitor_must_be_one_of_those_that_are_declared(journeykit):
    done = journeykit("kit", "own-experience", "-C", EXAMPLE, "--at", "dijkstrom")
    assert done.code == 2
    assert 'did you mean "dijkstroom"?' in done.err


def test_without_a_journey_a_kit_has_pages_for_each_current_one(journeykit):
    out = journeykit("kit", "interview", "-C", EXAMPLE).out
    assert "# Gespreksleidraad: Klant worden\n" in out
    assert "# Gespreksleidraad: Verhuizen met Zonnewende\n" in out
    assert "zoals we het willen" not in out


def test_a_picture_needs_scores_and_questions_are_none(journeykit, tmp_path, program):
    program("neato")
    assert journeykit("scan", "-C", EXAMPLE, "--format", "svg").out.startswith("<svg")
    assert journeykit("scan", "-C", EXAMPLE, "--format", "png", "-o", tmp_path / "scan.png").code == 0
    assert (tmp_path / "scan.png").read_bytes().startswith(b"\x89PNG")
    assert journeykit("scan", "--questions", "--format", "svg").code == 2
    (tmp_path / "a.yaml").write_text("kind: journey\ntitle: X\nphases: [{name: A, touchpoints: [B]}]\n", "utf-8")
    assert journeykit("scan", "-C", tmp_path, "--format", "svg").code == 3
