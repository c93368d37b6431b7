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


def run(*args, cwd=BAKERY):
    program = [sys.executable, "-I", "-c", "from journeykit.cli import main; main()"]
    return subprocess.run(
        [*program, "plan", *map(str, args)], cwd=cwd, env={**os.environ, "LC_ALL": "C.UTF-8"},
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


@pytest.mark.parametrize("language", ["nl", "en"])
def test_it_writes_the_plan_in_the_language_that_is_asked(language):
    done = run("--language", language)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (GOLDEN / f"plan-bakery.{language}.md").read_text("utf-8")


def test_it_writes_json():
    made = json.loads(run("--format", "json").stdout)
    assert [journey["id"] for journey in made["journeys"]] == ["bestellen"]


def test_a_journey_by_id_or_by_path():
    assert run("bestellen").stdout == run("bestellen.yaml").stdout == run().stdout


def test_it_writes_to_a_file_and_says_so(tmp_path):
    target = tmp_path / "plan.md"
    done = run("-o", target)
    assert (done.returncode, done.stdout) == (0, "")
    assert str(target) in done.stderr
    assert target.read_text("utf-8").startswith("# Verbeterplan")


def test_an_unknown_journey_ends_with_3():
    done = run("bestelen")
    assert done.returncode == 3
    assert "bestellen" in done.stderr


def test_a_future_journey_ends_with_3():
    done = run("klant-worden-straks", cwd=ROOT / "examples" / "zonnewende-energie")
    assert done.returncode == 3
    assert "never planned" in done.stderr


def test_a_wrong_date_and_a_wrong_template_end_with_2(tmp_path):
    assert run("--as-of", "yesterday").returncode == 2
    (tmp_path / "plan.md.j2").write_text("{{ nothing }}")
    done = run("--template", tmp_path)
    assert done.returncode == 2
    assert "plan.md.j2, line 1" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_template_of_ones_own(tmp_path):
    (tmp_path / "plan.md.j2").write_text("{% for a in actions %}{{ a.title }}\n{% endfor %}")
    assert run("--template", tmp_path).stdout.splitlines()[0] == "Een eigen balie voor afhalers"


def test_what_is_not_built_is_not_offered():
    shown = run("--help").stdout
    for option in ("--board", "--letters", "--notice", "--budget", "--check", "jira"):
        assert option not in shown
