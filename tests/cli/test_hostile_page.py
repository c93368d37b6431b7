"""The page about hostile input names tests that exist; and what it promises that no other test shows."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = [sys.executable, "-c", "from journeykit.cli import main; main()"]
ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "reference" / "hostile-input.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", PAGE)))


@pytest.mark.parametrize(("file", "name"), NAMED)
def test_the_page_names_tests_that_exist(file, name):
    text = (ROOT / file).read_text(encoding="utf-8")
    assert not name or f"def {name}(" in text


@pytest.mark.parametrize("id_", ["caf\u200be", "сheck-in", "check\u00adin", "ｃheck", "check_in"])
def test_an_id_has_no_invisible_or_foreign_letters(journeykit, tmp_path, id_):
    (tmp_path / "a.yaml").write_text(f'kind: persona\nid: "{id_}"\nname: A\n', encoding="utf-8")
    shown = journeykit("validate", tmp_path, "--profile", "draft", "--output-format", "json")
    assert [one["code"] for one in json.loads(shown.out)["diagnostics"]] == ["JK106"]


def test_a_module_in_the_checkout_is_not_imported(tmp_path):
    """The console script has its own folder first on the path, not the one that it is run in."""
    (tmp_path / "a.yaml").write_text("kind: persona\nname: A\n", encoding="utf-8")
    for name in ("yaml", "pydantic", "typing", "journeykit", "nt", "json"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('imported from the checkout')\n", encoding="utf-8")
    script = Path(PROGRAM[0]).with_name("journeykit")
    if not script.exists():
        pytest.skip("the console script is missing: the tests run without an installation")
    ran = subprocess.run(
        [str(script), "validate", "--no-cache"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert "imported from the checkout" not in ran.stdout + ran.stderr
    assert ran.returncode == 0, ran.stderr


def test_two_runs_at_once_leave_whole_files(tmp_path):
    text = "name:   A  \nkind: persona\ngoals:\n" + "".join(f"  - goal {i}\n" for i in range(1000))
    for i in range(20):
        (tmp_path / f"p{i}.yaml").write_text(text.replace("A", f"A{i}"), encoding="utf-8")
    runs = [
        subprocess.Popen([*PROGRAM, "fmt"], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(3)
    ]
    for run in runs:
        said = run.communicate()[1].decode()
        # What another run has written meanwhile is left as it is, and that is said.
        assert run.returncode == (1 if "changed meanwhile" in said else 0), said
    for i in range(20):
        written = (tmp_path / f"p{i}.yaml").read_text(encoding="utf-8")
        assert written.startswith(f"kind: persona\nname: A{i}\ngoals:\n")
        assert written.endswith("  - goal 999\n")
        assert len(written.splitlines()) == 1003
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".yaml"] * 20
