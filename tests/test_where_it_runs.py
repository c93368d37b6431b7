"""Where journeykit runs for a team: hooks of pre-commit, the action, the snippets of the manual."""

from __future__ import annotations

import base64
import gzip
import http.server
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import threading
from pathlib import Path, PurePosixPath

import pytest
import yaml

from journeykit.starting import plan_start

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
        # pip compiles all of numpy else (its `no` of an environment means the opposite): what is used compiles itself.
        lazy = {"PIP_NO_COMPILE": "0"}
        return subprocess.run(
            [sys.executable, "-m", "pre_commit", "run", hook, "--verbose", *arguments],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, **IDENTITY, **lazy, "PRE_COMMIT_HOME": str(home / "cache"), "LANG": "C.UTF-8"},
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


def snippets(name, page="ci.md"):
    """Every YAML sample of a page whose first line names this file; without another page, of that on builds."""
    page = (ROOT / "docs" / "how-to" / page).read_text()
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


MARKER = "<!-- journeykit diff -->"
JOURNEY = "kind: journey\ntitle: Klant worden\nphases:\n  - name: Begin\n    touchpoints:\n      - {id: brief, name: De brief}\n"


def started(name, language, tmp_path):
    """A file as `init` writes it."""
    [found] = [one for one in plan_start(tmp_path / "new", language) if one.file == PurePosixPath(name)]
    return yaml.safe_load(found.after)


@pytest.fixture(scope="module")
def merged(tmp_path_factory):
    """What a build server checks out: the merge of a branch, and two branches that say other things or nothing new."""
    folder = tmp_path_factory.mktemp("merged")
    (folder / "a.yaml").write_text(JOURNEY)
    committed(project(folder))
    git(folder, "checkout", "-q", "-b", "branch")
    (folder / "a.yaml").write_text(JOURNEY.replace("De brief", "'Brief $(touch owned) @team\\n::error::x'"))
    git(folder, "commit", "-q", "-a", "-m", "x")
    git(folder, "checkout", "-q", "-")
    git(folder, "commit", "-q", "--allow-empty", "-m", "y")
    git(folder, "merge", "-q", "--no-ff", "--no-edit", "branch")
    return folder


def in_shell(script, folder, binaries, **env):
    """Run a step as a build server does; what is installed here is what is found first."""
    return subprocess.run(
        ["bash", "-e", "-c", script],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **env, "PATH": f"{binaries}:{Path(sys.executable).parent}:{os.environ['PATH']}"},
    )


COMMENTING = ".github/workflows/journeykit-diff.yml"


def step_of(workflow, job, name):
    [found] = [one for one in workflow["jobs"][job]["steps"] if one.get("name") == name]
    return found


@pytest.fixture(scope="module")
def compared(merged, tmp_path_factory):
    """The first job of the workflow, run on the merge: its output, and the summary of the run."""
    runner = tmp_path_factory.mktemp("runner")
    workflow = started(COMMENTING, "nl", runner)
    files = {"GITHUB_OUTPUT": str(runner / "output"), "GITHUB_STEP_SUMMARY": str(runner / "summary")}
    done = in_shell(step_of(workflow, "diff", "Compare")["run"], merged, runner, RUNNER_TEMP=str(runner), **files)
    assert done.returncode == 0, done.stderr
    [line] = (runner / "output").read_text().splitlines()
    return line.removeprefix("comment="), (runner / "summary").read_text()


class TestCommentOnGitHub:
    """The workflow that `init` brings: compared for real, posted by a `gh` that only writes down what it is asked."""

    def post(self, comment, known, tmp_path):
        """Run the second job where these comments stand already; return the calls of gh, and what they bring along."""
        (tmp_path / "gh").write_text(
            f"#!{sys.executable}\n"
            "import json, sys\n"
            "from pathlib import Path\n"
            f"home = Path({str(tmp_path)!r})\n"
            "body = [a.removeprefix('body=@') for a in sys.argv if a.startswith('body=@')]\n"
            "with (home / 'calls').open('a') as f:\n"
            "    f.write(json.dumps([sys.argv[1:], *(Path(b).read_text() for b in body)]) + '\\n')\n"
            f"if '--paginate' in sys.argv: print({known!r})\n"
        )
        (tmp_path / "gh").chmod(0o755)
        workflow = started(COMMENTING, "nl", tmp_path)
        step = step_of(workflow, "comment", "Comment")
        env = {"COMMENT": comment, "ISSUES": "repos/zon/reizen/issues", "NUMBER": "7", "GH_TOKEN": "x"}
        assert set(step["env"]) == set(env)
        work = tmp_path / "work"
        work.mkdir()
        done = in_shell(step["run"], work, tmp_path, RUNNER_TEMP=str(tmp_path), **env)
        assert done.returncode == 0, done.stderr
        assert list(work.iterdir()) == []
        return [json.loads(line) for line in (tmp_path / "calls").read_text().splitlines()]

    @pytest.mark.parametrize("known", ["", "41\n42"])
    def test_one_comment_is_made_and_then_kept_up_to_date(self, compared, merged, known, tmp_path):
        comment, summary = compared
        asked, posted = self.post(comment, known, tmp_path)
        assert asked[0][-3:-1] == ["repos/zon/reizen/issues/7/comments", "--jq"]
        assert f'startswith("{MARKER}")' in asked[0][-1]
        where = (
            ["PATCH", "repos/zon/reizen/issues/comments/41"]
            if known
            else ["POST", "repos/zon/reizen/issues/7/comments"]
        )
        assert posted[0][3:5] == where
        assert posted[1] == summary
        assert posted[1].startswith(MARKER)
        assert "touch owned" in posted[1]
        assert "@team" not in posted[1]
        assert not (merged / "owned").exists()

    def test_where_nothing_changed_no_comment_is_begun_and_an_old_one_is_brought_up_to_date(self, tmp_path):
        from journeykit.history.diff_values import Diff
        from journeykit.reports.diff.report import diff_report

        none = Diff(before="a", after="b", edits=(), journeys=(), slips=(), stale=(), changes=())
        nothing = diff_report(none, "github-comment", "nl")
        packed = base64.b64encode(gzip.compress(nothing.encode())).decode()
        (tmp_path / "new").mkdir()
        assert len(self.post(packed, "", tmp_path / "new")) == 1
        (tmp_path / "old").mkdir()
        assert [call[0][3] for call in self.post(packed, "41", tmp_path / "old")[1:]] == ["PATCH"]

    @pytest.mark.parametrize("language", ["nl", "en"])
    def test_who_reads_the_branch_may_not_write_and_who_may_write_reads_nothing(self, language, tmp_path):
        workflow = started(COMMENTING, language, tmp_path)
        [shown] = snippets(COMMENTING, "review.md")
        assert workflow["jobs"] == shown["jobs"]
        assert workflow[True] == "pull_request"  # `on`, as YAML 1.1 reads it
        assert workflow["permissions"] == {}
        jobs = workflow["jobs"]
        assert jobs["diff"]["permissions"] == {"contents": "read"}
        assert jobs["comment"]["permissions"] == {"pull-requests": "write"}
        assert [one for one in jobs["comment"]["steps"] if "uses" in one] == []
        assert "head.repo.full_name == github.repository" in jobs["comment"]["if"]
        assert jobs["diff"]["steps"][0]["with"] == {"fetch-depth": 2, "persist-credentials": False}
        for job in jobs.values():
            for step in job["steps"]:
                assert "${{" not in step.get("run", "")


class TestNoteOnGitLab:
    """The jobs that `init` brings: compared for real, posted to a server that only writes down what it is asked."""

    @pytest.fixture
    def gitlab(self):
        calls, notes = [], []

        class Answer(http.server.BaseHTTPRequestHandler):
            def answer(self):
                size = int(self.headers.get("Content-Length") or 0)
                body = json.loads(self.rfile.read(size)) if size else None
                calls.append((self.command, self.path.split("?")[0], self.headers["PRIVATE-TOKEN"], body))
                said = {"id": 5} if self.path.endswith("/user") else notes if self.command == "GET" else {}
                self.send_response(200)
                self.end_headers()
                self.wfile.write(json.dumps(said).encode())

            do_GET = do_POST = do_PUT = answer  # noqa: N815 - these are the names that the server calls

            def log_message(self, *_):
                pass

        with http.server.HTTPServer(("127.0.0.1", 0), Answer) as server:
            thread = threading.Thread(target=server.serve_forever, args=(0.01,))
            thread.start()
            yield f"http://127.0.0.1:{server.server_port}/api/v4", calls, notes
            server.shutdown()
            thread.join()

    def test_one_note_is_made_and_then_kept_up_to_date(self, gitlab, merged, tmp_path):
        address, calls, notes = gitlab
        jobs = started(".gitlab-ci.yml", "nl", tmp_path)
        compare = [line for line in jobs["journeykit-diff"]["script"] if line.startswith("journeykit")]
        base = git(merged, "rev-parse", "HEAD^1")
        env = {"CI_MERGE_REQUEST_DIFF_BASE_SHA": base, "CI_API_V4_URL": address, "CI_PROJECT_ID": "3",
               "CI_MERGE_REQUEST_IID": "7", "JOURNEYKIT_TOKEN": "secret"}  # fmt: skip
        done = in_shell("\n".join(compare), merged, tmp_path, **env)
        assert done.returncode == 0, done.stderr
        said = (merged / "comment.md").read_text("utf-8")
        assert said.startswith(MARKER)
        (tmp_path / "comment.md").write_text(said, "utf-8")
        place = "/api/v4/projects/3/merge_requests/7/notes"
        for known in ([], [{"id": 1, "author": {"id": 9}, "body": said}, {"id": 2, "author": {"id": 5}, "body": said}]):
            notes[:] = known
            done = in_shell("\n".join(jobs["journeykit-comment"]["script"]), tmp_path, tmp_path, **env)
            assert done.returncode == 0, done.stderr
        asked = [call[:2] for call in calls]
        assert asked == [("GET", "/api/v4/user"), ("GET", place), ("POST", place),
                         ("GET", "/api/v4/user"), ("GET", place), ("PUT", f"{place}/2")]  # fmt: skip
        assert [call[3] for call in calls if call[3]] == [{"body": said}] * 2
        assert {call[2] for call in calls} == {"secret"}

    @pytest.mark.parametrize("language", ["nl", "en"])
    def test_the_job_with_the_token_checks_nothing_out(self, language, tmp_path):
        jobs = started(".gitlab-ci.yml", language, tmp_path)
        [shown] = snippets(".gitlab-ci.yml", "review.md")
        assert {name: jobs[name] for name in shown} == shown
        assert jobs["journeykit-comment"]["variables"] == {"GIT_STRATEGY": "none"}
        assert "SOURCE_PROJECT_ID == $CI_PROJECT_ID" in jobs["journeykit-comment"]["rules"][0]["if"]
        assert "JOURNEYKIT_TOKEN" not in json.dumps(jobs["journeykit-diff"])
