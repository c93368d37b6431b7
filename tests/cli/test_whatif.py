"""`journeykit whatif` and `journeykit plan --budget`, as people run them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[2] / "examples" / "zonnewende-energie"


@pytest.fixture
def here(monkeypatch):
    monkeypatch.chdir(EXAMPLE)


@pytest.fixture(autouse=True)
def nothing_is_written():
    before = {path: path.stat().st_mtime_ns for path in EXAMPLE.rglob("*") if path.is_file()}
    yield
    assert {path: path.stat().st_mtime_ns for path in EXAMPLE.rglob("*") if path.is_file()} == before


def test_it_shows_what_would_move(here, journeykit):
    done = journeykit("whatif", "klant-worden", "--set", "factuur.performance=80", "--do", "terugbelknop")
    assert (done.code, done.err) == (0, "")
    assert "index 56,0 -> " in done.out
    assert "Er is niets opgeslagen." in done.out


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--set", "fatuur.performance=80"), 'did you mean "factuur"?'),
        (("--set", "factuur.performanc=80"), 'did you mean "performance"?'),
        (("--do", "terugbelknp"), 'did you mean "terugbelknop"?'),
        ((), "there is nothing to change"),
    ],
)
def test_what_it_does_not_know_ends_with_2(here, journeykit, args, said):
    done = journeykit("whatif", *args)
    assert (done.code, done.out) == (2, "")
    assert said in done.err


def test_a_future_journey_ends_with_3(here, journeykit):
    assert journeykit("whatif", "klant-worden-straks", "--do", "terugbelknop").code == 3


def test_the_format_is_the_one_that_the_file_ends_in(here, journeykit, tmp_path):
    for name, start in (("a.json", "{"), ("a.md", "# "), ("a.txt", "Wat als:")):
        assert journeykit("whatif", "--do", "terugbelknop", "-o", tmp_path / name).code == 0
        assert (tmp_path / name).read_text("utf-8").startswith(start)


def test_the_best_plan_for_a_budget_is_the_same_each_time(here, journeykit):
    one = journeykit("plan", "--budget", "30000", "--days", "40", "--format", "json")
    other = journeykit("plan", "--budget", "30000", "--days", "40", "--format", "json")
    assert (one.code, one.out) == (0, other.out)
    selected = json.loads(one.out)["selected"]
    assert selected["cost"]["once"] + selected["cost"]["yearly"] <= 30_000
    assert (selected["optimal"], selected["days"]) == (True, 40)


@pytest.mark.parametrize("args", [("--budget", "-1"), ("--days", "nan"), ("--budget", "5", "--check")])
def test_limits_that_make_no_sense_end_with_2(here, journeykit, args):
    done = journeykit("plan", *args)
    assert (done.code, done.out) == (2, "")
    assert "--" in done.err


def test_a_plan_without_a_budget_loads_no_solver():
    program = "import sys; from journeykit.cli.running import run; code = run(['plan']); sys.exit(code or 9 * ('highspy' in sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], cwd=EXAMPLE, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
