"""Where journeykit runs for a team: hooks of pre-commit, the action, the snippets of the manual."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
PROJECT = "kind: project\nformat: 1\nname: P\n"
GOOD = "kind: persona\nid: ann\nname: Ann\n"
BAD = "kind: persona\nid: bob\nnaam: Bob\n"
UNTIDY = "kind: persona\nname: Cas\nid:   cas\n"
IDENTITY = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.org",
            "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.org"}  # fmt: skip


def git(folder, *arguments):
    return subprocess.run(
        ["git", *arguments], cwd=folder, check=True, capture_output=True, text=True, env={**os.environ, **IDENTITY}
    ).stdout.strip()


def committed(folder):
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "x")
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture(scope="module")
def hooks(tmp_path_factory):
    """A repository of journeykit as it stands here, and a place for what pre-commit installs from it."""
    home = tmp_path_factory.mktemp("hooks")
    source = home / "journeykit"
    source.mkdir()
    for name in ("src", "templates"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml"):
        shutil.copy(ROOT / name, source / name)
    revision = committed(source)

    def run(folder, hook, *arguments):
        config = {"repos": [{"repo": str(source), "rev": revision, "hooks": [{"id": hook}]}]}
        (folder / ".pre-commit-config.yaml").write_text(json.dumps(config))
        committed(folder)
        return subprocess.run(
            [sys.executable, "-m", "pre_commit", "run", hook, "--verbose", *arguments],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, **IDENTITY, "PRE_COMMIT_HOME": str(home / "cache"), "LANG": "C.UTF-8"},
        )

    return run


def project(folder, **files):
    (folder / "journeykit.yaml").write_text(PROJECT)
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text)
    return folder


@pytest.mark.xdist_group("pre-commit")
class TestPreCommit:
    def test_the_hook_checks_the_whole_project_though_one_file_was_named(self, hooks, tmp_path):
        done = hooks(project(tmp_path, ann=GOOD, bob=BAD), "journeykit-validate", "--files", "ann.yaml")
        assert done.returncode == 1, done.stdout + done.stderr
        assert "JK102" in done.stdout
        assert "bob.yaml:3:1" in done.stdout

    def test_a_good_project_passes(self, hooks, tmp_path):
        done = hooks(project(tmp_path, ann=GOOD), "journeykit-validate", "--all-files")
        assert done.returncode == 0, done.stdout + done.stderr
        assert "Passed" in done.stdout

    def test_fmt_mends_the_named_file_and_only_that(self, hooks, tmp_path):
        folder = project(tmp_path, cas=UNTIDY, dirk=UNTIDY.replace("cas", "dirk"))
        done = hooks(folder, "journeykit-fmt", "--files", "cas.yaml")
        assert done.returncode == 1, done.stdout + done.stderr
        assert "files were modified by this hook" in done.stdout
        assert (folder / "cas.yaml").read_text() == "kind: persona\nid: cas\nname: Cas\n"
        assert (folder / "dirk.yaml").read_text() == UNTIDY.replace("cas", "dirk")
        assert hooks(folder, "journeykit-fmt", "--files", "cas.yaml").returncode == 0


class TestAction:
    """The steps of action.yml, run by the shell that GitHub would take."""

    ACTION = yaml.safe_load((ROOT / "action.yml").read_text())

    @pytest.fixture
    def run(self, tmp_path):
        """Run a step with inputs; the installed journeykit is the one that is tested."""
        binaries = tmp_path / "runner" / "journeykit" / "bin"
        binaries.mkdir(parents=True)
        (binaries / "journeykit").symlink_to(Path(sys.executable).with_name("journeykit"))

        def step(name, work, /, **inputs):
            values = {key: one["default"] for key, one in self.ACTION["inputs"].items()} | inputs
            [found] = [one for one in self.ACTION["runs"]["steps"] if one["name"] == name]
            env = {
                key: values[re.fullmatch(r"\$\{\{ inputs\.(\S+) \}\}", text)[1]] for key, text in found["env"].items()
            }
            return subprocess.run(
                ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", found["run"]],
                cwd=work,
                capture_output=True,
                text=True,
                check=False,
                env={
                    **os.environ, **env, "RUNNER_TEMP": str(tmp_path / "runner"), "GITHUB_WORKSPACE": str(work),
                    "GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
                },
            )  # fmt: skip

        return step

    def test_no_input_becomes_part_of_a_script(self):
        steps = self.ACTION["runs"]["steps"]
        assert len(steps) == 3
        for step in steps:
            assert step["shell"] == "bash"
            assert "${{" not in step["run"]

    def test_every_input_is_used_and_every_used_one_is_declared(self):
        used = set(re.findall(r"inputs\.([a-z-]+)", json.dumps(self.ACTION["runs"])))
        assert used == set(self.ACTION["inputs"])

    def test_findings_are_annotations_and_fail_the_step(self, run, tmp_path):
        folder = tmp_path / "work"
        folder.mkdir()
        done = run("Check", project(folder, bob=BAD))
        assert done.returncode == 1, done.stderr
        assert re.search(r"^::error title=JK102 unknown-field,file=bob\.yaml,line=3,", done.stdout, re.MULTILINE)
        assert "JK102" in (tmp_path / "summary.md").read_text()

    @pytest.mark.parametrize(
        ("inputs", "code"),
        [
            ({}, 0),
            ({"fmt": "true"}, 1),
            ({"folder": "$(touch owned); x"}, 3),
            ({"folder": "--exit-zero"}, 3),
            ({"fail-on": "note; touch owned"}, 2),
        ],
    )
    def test_inputs_decide_and_are_only_data(self, run, tmp_path, inputs, code):
        folder = tmp_path / "work"
        folder.mkdir()
        done = run("Check", project(folder, cas=UNTIDY), **inputs)
        assert done.returncode == code, done.stdout + done.stderr
        assert not (folder / "owned").exists()

    def test_sarif_is_written_where_the_workflow_says_and_does_not_fail(self, run, tmp_path):
        folder = tmp_path / "work"
        folder.mkdir()
        done = run("Write SARIF", project(folder, bob=BAD), sarif="found.sarif")
        assert done.returncode == 0, done.stdout + done.stderr
        results = json.loads((folder / "found.sarif").read_text())["runs"][0]["results"]
        assert "JK102" in {one["ruleId"] for one in results}


def snippets(name):
    """Every YAML sample of the page on builds whose first line names this file."""
    page = (ROOT / "docs" / "how-to" / "ci.md").read_text()
    found = re.findall(rf"```yaml\n# {re.escape(name)}\n(.*?)```", page, re.DOTALL)
    assert found, name
    return [yaml.safe_load(text) for text in found]


def commands(lines):
    for line in lines:
        words = shlex.split(line)
        if words[0] == "journeykit":
            yield words[1:]


@pytest.mark.parametrize("of", ["manual", "starters/nl", "starters/en"])
def test_the_gitlab_job_runs_and_leaves_its_report(of, tmp_path):
    text = (ROOT / "templates" / of / "dot_gitlab-ci.yml").read_text() if of != "manual" else None
    job = (yaml.safe_load(text) if text else snippets(".gitlab-ci.yml")[0])["journeykit"]
    folder = project(tmp_path, bob=BAD)
    for words in commands(job["script"]):
        done = subprocess.run(
            [Path(sys.executable).with_name("journeykit"), *words],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 1, done.stderr
    report = json.loads((folder / job["artifacts"]["reports"]["codequality"]).read_text())
    assert {one["check_name"] for one in report} >= {"JK102"}
    assert job["artifacts"]["when"] == "always"


def test_the_workflow_of_the_manual_calls_the_action_with_inputs_that_it_has():
    action = yaml.safe_load((ROOT / "action.yml").read_text())
    uses = [
        step
        for workflow in snippets(".github/workflows/journeykit.yml")
        for job in workflow["jobs"].values()
        for step in job["steps"]
        if "/journeykit@" in step.get("uses", "")
    ]
    assert uses
    for step in uses:
        assert set(step["with"]) <= set(action["inputs"])


def test_the_hooks_of_the_manual_are_those_of_the_repository():
    [config] = snippets(".pre-commit-config.yaml")
    offered = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())}
    assert {hook["id"] for repo in config["repos"] for hook in repo["hooks"]} <= offered
