"""`journeykit plan` as people run it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BAKERY = ROOT / "tests" / "planning" / "bakery"
GOLDEN = ROOT / "tests" / "reports" / "golden"


@pytest.fixture
def run(inside):
    def call(*args, cwd=BAKERY):
        return inside("plan", *args, cwd=cwd, LC_ALL="C.UTF-8")

    return call


def test_the_program_writes_the_plan():
    program = [sys.executable, "-I", "-c", "from journeykit.cli import main; main()", "plan"]
    done = subprocess.run(program, cwd=BAKERY, env={**os.environ, "LC_ALL": "C.UTF-8"}, capture_output=True, check=True)
    assert done.stdout == (GOLDEN / "plan-bakery.nl.md").read_bytes()
    assert done.stderr == b""


@pytest.mark.parametrize("language", ["nl", "en"])
def test_it_writes_the_plan_in_the_language_that_is_asked(language, run):
    done = run("--language", language)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (GOLDEN / f"plan-bakery.{language}.md").read_text("utf-8")


def test_it_writes_json(run):
    made = json.loads(run("--format", "json").stdout)
    assert [journey["id"] for journey in made["journeys"]] == ["bestellen"]


def test_a_journey_by_id_or_by_path(run):
    assert run("bestellen").stdout == run("bestellen.yaml").stdout == run().stdout


def test_it_writes_to_a_file_and_says_so(tmp_path, run):
    target = tmp_path / "plan.md"
    done = run("-o", target)
    assert (done.returncode, done.stdout) == (0, "")
    assert str(target) in done.stderr
    assert target.read_text("utf-8").startswith("# Verbeterplan")


def test_an_unknown_journey_ends_with_3(run):
    done = run("bestelen")
    assert done.returncode == 3
    assert "bestellen" in done.stderr


def test_a_future_journey_ends_with_3(run):
    done = run("klant-worden-straks", cwd=ROOT / "examples" / "zonnewende-energie")
    assert done.returncode == 3
    assert "never planned" in done.stderr


def test_a_wrong_date_and_a_wrong_template_end_with_2(tmp_path, run):
    assert run("--as-of", "yesterday").returncode == 2
    (tmp_path / "plan.md.j2").write_text("{{ nothing }}")
    done = run("--template", tmp_path)
    assert done.returncode == 2
    assert "plan.md.j2, line 1" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_template_of_ones_own(tmp_path, run):
    (tmp_path / "plan.md.j2").write_text("{% for a in actions %}{{ a.title }}\n{% endfor %}")
    assert run("--template", tmp_path).stdout.splitlines()[0] == "Een eigen balie voor afhalers"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_pages_for_the_board_and_for_a_department(language, run):
    for options, page in ((["--board"], "board"), (["--notice", "Winkel"], "notice-winkel")):
        done = run(*options, "--language", language)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout == (GOLDEN / f"{page}-bakery.{language}.md").read_text("utf-8")


def test_letters_go_into_one_file_or_a_folder(tmp_path, run):
    together = run("--letters").stdout
    assert together == (GOLDEN / "letters-bakery.nl.md").read_text("utf-8")
    done = run("--letters", "-o", tmp_path / "letters")
    assert done.returncode == 0
    assert [file.name for file in (tmp_path / "letters").iterdir()] == ["bestellen.bon-leesbaar.md"]
    assert (tmp_path / "letters" / "bestellen.bon-leesbaar.md").read_text("utf-8") == together


def test_files_for_trackers(tmp_path, run):
    assert run("--format", "jira-csv").stdout.startswith("Issue type,Issue ID,Summary,Parent,Description,")
    assert json.loads(run("--format", "github-json").stdout)["version"] == 1
    done = run("--format", "azure-csv", "-o", tmp_path / "out", cwd=ROOT / "examples" / "hotel-one-file")
    assert done.returncode == 0
    assert [file.name for file in (tmp_path / "out").iterdir()] == ["azure-new.csv"]


def test_what_stdout_leaves_out_is_said(run):
    done = run("--format", "jira-csv", cwd=ROOT / "examples" / "zonnewende-energie")
    assert "not written: jira-update.csv" in done.stderr


def test_the_check_ends_with_1_and_names_places(run):
    done = run("--check", "--as-of", "2027-02-01")
    assert done.returncode == 1
    assert "overdue" in done.stdout
    assert "--> bestellen.yaml:" in done.stdout
    found = json.loads(run("--check", "--as-of", "2027-02-01", "--format", "json").stdout)
    assert {one["code"] for one in found["diagnostics"]} >= {"JK703", "JK706", "JK707"}
    assert all(one["line"] and one["column"] for one in found["diagnostics"])


def test_a_plan_that_is_kept_ends_with_0(tmp_path, run):
    (tmp_path / "a.yaml").write_text("kind: journey\ntitle: A\nphases: [{name: P, touchpoints: [T]}]\n")
    assert run("--check", cwd=tmp_path).returncode == 0


@pytest.mark.parametrize(
    "options", [["--board", "--letters"], ["--check", "--notice", "winkel"], ["--board", "--format", "json"]]
)
def test_what_does_not_go_together_ends_with_2(options, run):
    assert run(*options).returncode == 2


def test_an_unknown_department_ends_with_3(run):
    done = run("--notice", "winkle")
    assert done.returncode == 3
    assert 'did you mean "Winkel"?' in done.stderr


def test_no_letter_without_anything_done_ends_with_3(tmp_path, run):
    (tmp_path / "a.yaml").write_text("kind: journey\ntitle: A\nphases: [{name: P, touchpoints: [T]}]\n")
    assert run("--letters", cwd=tmp_path).returncode == 3


def test_the_name_of_the_file_says_what_is_written(journeykit, tmp_path):
    for name, begin in (("a.json", "{"), ("a.svg", "<"), ("a.md", "#"), ("a.txt", "#")):
        assert journeykit("plan", "-C", BAKERY, "-o", tmp_path / name).code == 0
        assert (tmp_path / name).read_text("utf-8").startswith(begin)
    done = journeykit("plan", "-C", BAKERY, "-o", tmp_path / "a.csv")
    assert done.code == 2
    assert "--format jira-csv, azure-csv or gitlab-csv" in done.err
    journeykit("plan", "-C", BAKERY, "-o", tmp_path / "b.json", "--format", "markdown")
    assert (tmp_path / "b.json").read_text("utf-8").startswith("#")
    journeykit("plan", "-C", BAKERY, "--check", "--as-of", "2027-11-22", "-o", tmp_path / "c.json")
    assert json.loads((tmp_path / "c.json").read_text("utf-8"))["diagnostics"]
    journeykit("status", "-C", BAKERY, "-o", tmp_path / "d.json")
    assert json.loads((tmp_path / "d.json").read_text("utf-8"))["journeys"]
