from __future__ import annotations

import subprocess
from pathlib import Path, PurePosixPath

import pytest
from tests.history.conftest import PROJECT, Repository, journey, make

from journeykit import load
from journeykit.diagnostics import JourneykitError, NothingToDoError
from journeykit.git.objects import Objects
from journeykit.git.repository import home_of
from journeykit.git.revisions import merge_base, resolve
from journeykit.history import at, staged


@pytest.fixture(scope="module")
def told(tmp_path_factory) -> Repository:
    """A project two folders down, in a repository with more in it, over three commits."""
    repository = make(tmp_path_factory.mktemp("told") / "über ons")
    project = "klanten/zon & co"
    repository.put(f"{project}/journeykit.yaml", PROJECT)
    repository.put(f"{project}/reizen/één.yaml", journey("Één", a=-1))
    repository.put("elders/journeykit.yaml", PROJECT)
    repository.put("elders/reis.yaml", journey("Van een ander"))
    repository.commit("begin", tag="v1")
    repository.put(f"{project}/reizen/één.yaml", journey("Één", a=2).replace("\n", "\r\n"))
    repository.put(f"{project}/los/journeykit.yaml", PROJECT)
    repository.put(f"{project}/los/reis.yaml", journey("Los"))
    repository.commit("beter")
    (repository.folder / project / "reizen/link.yaml").symlink_to("één.yaml")
    (repository.folder / project / "reizen/weg.yaml").symlink_to("../../../elders/reis.yaml")
    repository.commit("links")
    return repository


def project_of(repository: Repository) -> Path:
    return repository.folder / "klanten/zon & co"


def emotions(workspace) -> list[float]:
    return [one.customer.emotion for journey in workspace.journeys for one in journey.touchpoints]


@pytest.mark.parametrize(
    ("revision", "expected"), [("v1", [-1]), ("HEAD~1", [2]), ("v1^{}", [-1]), ("main@{0}", [2, 2])]
)
def test_a_project_is_read_as_it_was(told, revision, expected):
    workspace = at(project_of(told), revision)
    assert emotions(workspace) == expected
    assert workspace.project.name == "Zon & Co"


def test_the_last_commit_is_what_is_on_disk(told):
    there, here = at(project_of(told)), load(project_of(told))
    assert there.journeys == here.journeys
    assert {file: found.message.english for file, found in _said(there)} == {
        file: found.message.english for file, found in _said(here)
    }
    assert (PurePosixPath("reizen/weg.yaml"), "JK003") in {(file, found.code) for file, found in _said(there)}


def _said(workspace):
    return [(found.place.file, found) for found in workspace.findings]


def test_what_is_staged_is_not_what_is_on_disk(repository):
    repository.write(journeykit=PROJECT, reis=journey(a=-1))
    repository.commit("begin")
    repository.write(reis=journey(a=1))
    repository.git("add", "-A")
    repository.write(reis=journey(a=2))
    assert emotions(staged(repository.folder)) == [1]
    assert emotions(at(repository.folder)) == [-1]


def test_worktrees_bare_clones_submodules_and_detached_heads(told, tmp_path):
    told.git("worktree", "add", "-q", "--detach", str(tmp_path / "boom"), "v1")
    assert emotions(at(tmp_path / "boom/klanten/zon & co")) == [-1]
    told.git("worktree", "remove", "--force", str(tmp_path / "boom"))

    outer = make(tmp_path / "buiten")
    outer.git("submodule", "--quiet", "add", str(told.folder), "binnen")
    assert emotions(at(tmp_path / "buiten/binnen/klanten/zon & co", "HEAD~1")) == [2]
    outer.put("journeykit.yaml", PROJECT)
    outer.commit("met submodule")
    assert at(tmp_path / "buiten").journeys == ()  # what stands in a submodule is another repository's


def test_a_bare_repository_with_one_project(tmp_path):
    repository = make(tmp_path / "een")
    repository.put("diep/in/journeykit.yaml", PROJECT)
    repository.put("diep/in/reis.yaml", journey(a=1))
    repository.commit("begin")
    subprocess.run(["git", "clone", "-q", "--bare", repository.folder, tmp_path / "een.git"], check=True)
    assert emotions(at(tmp_path / "een.git")) == [1]


def test_a_bare_repository_with_two_projects_says_so(told, tmp_path):
    subprocess.run(["git", "clone", "-q", "--bare", told.folder, tmp_path / "bare.git"], check=True)
    with pytest.raises(NothingToDoError, match="several projects: elders, klanten/zon & co"):
        at(tmp_path / "bare.git", "v1")


def test_a_shallow_clone_says_what_it_lacks(told, tmp_path):
    url = told.folder.as_uri()
    subprocess.run(["git", "clone", "-q", "--depth", "1", url, tmp_path / "ondiep"], check=True)
    folder = tmp_path / "ondiep/klanten/zon & co"
    assert len(at(folder).journeys) == 2
    with pytest.raises(NothingToDoError) as lacking:
        at(folder, "HEAD~1")
    assert "unshallow" in lacking.value.hint.english


def test_outside_git_and_without_a_commit(tmp_path):
    (tmp_path / "journeykit.yaml").write_text(PROJECT)
    with pytest.raises(NothingToDoError, match="no git repository"):
        at(tmp_path)
    make(tmp_path)
    with pytest.raises(NothingToDoError, match="no commit yet"):
        at(tmp_path)


@pytest.mark.parametrize(
    "revision", ["--output=stolen", "-q", "--all", "HEAD\0", "", "HEAD; touch stolen", "HEAD:x", "nooit"]
)
def test_what_people_write_is_never_an_option(told, revision):
    with pytest.raises(NothingToDoError):
        at(project_of(told), revision)
    assert not list(told.folder.rglob("stolen"))


def test_nothing_that_a_repository_brings_is_executed(repository, tmp_path):
    """Every place of the configuration that can start a program names one that leaves a trace."""
    trace = tmp_path / "trace"
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch '{trace}'\ncat\n")
    program.chmod(0o755)
    repository.write(journeykit=PROJECT, reis=journey(a=1))
    repository.put(".gitattributes", "*.yaml diff=evil filter=evil merge=evil\n")
    repository.commit("begin", tag="v1")
    repository.write(reis=journey(a=2))
    hooks = repository.folder / ".git/hooks"
    hooks.mkdir(exist_ok=True)
    for hook in ("post-index-change", "reference-transaction", "post-checkout", "fsmonitor-watchman"):
        (hooks / hook).write_text(program.read_text())
        (hooks / hook).chmod(0o755)
    settings = (
        "core.pager", "core.fsmonitor", "core.editor", "core.sshCommand", "core.askPass", "core.alternateRefsCommand",
        "core.gitProxy", "diff.external", "diff.evil.textconv", "diff.evil.command", "filter.evil.smudge",
        "filter.evil.clean", "filter.evil.process", "merge.evil.driver", "gpg.program", "pager.log", "pager.rev-list",
        "pager.cat-file", "pager.ls-files", "uploadpack.packObjectsHook", "credential.helper",
    )  # fmt: skip
    for setting in settings:
        repository.git("config", setting, str(program))
    repository.git("config", "log.showSignature", "true")
    repository.git("config", "alias.cat-file", f"!{program}")
    trace.unlink(missing_ok=True)
    from journeykit.history import trend

    assert emotions(at(repository.folder, "v1")) == [1]
    assert emotions(staged(repository.folder)) == [1]
    assert len(trend(repository.folder).lines) == 1
    assert len(trend(repository.folder, by="tags").lines) == 1
    assert not trace.exists()
    repository.git("status")
    assert trace.exists()  # the trap is a live one


def test_a_partial_clone_asks_no_network(told, tmp_path):
    told.git("config", "uploadpack.allowFilter", "true")
    subprocess.run(
        ["git", "clone", "-q", "--no-checkout", "--filter=blob:none", told.folder.as_uri(), tmp_path / "deel"],
        check=True,
    )
    (tmp_path / "deel/klanten/zon & co").mkdir(parents=True)
    (tmp_path / "deel/klanten/zon & co/journeykit.yaml").write_text(PROJECT)
    workspace = at(tmp_path / "deel/klanten/zon & co", "v1")
    assert not workspace.journeys
    assert {found.message.english for found in workspace.findings} == {
        "this clone has not got the file: git fetch brings it"
    }


def test_limits_hold_for_what_git_keeps(repository):
    """A blob far over the limit is cut just over it, without reading the rest, and what comes after it is still found."""
    repository.write(journeykit=PROJECT, a=journey(a=1), z=journey("Zeven", z=1))
    repository.put("m.yaml", b"kind: journey\n" + b"#" * 9_000_000)
    repository.commit("groot")
    workspace = at(repository.folder)
    assert [one.id for one in workspace.journeys] == ["klant-worden", "zeven"]
    assert [found.place.file.name for found in workspace.findings] == ["m.yaml"]


def test_a_tree_that_stands_for_a_billion_files_is_refused(repository):
    repository.write(journeykit=PROJECT)
    repository.commit("begin")
    blob = repository.git("hash-object", "-w", "journeykit.yaml")
    lines = "".join(f"100644 blob {blob}\t{name}.yaml\n" for name in "abcdefghij")
    for _ in range(9):
        made = subprocess.run(
            ["git", "mktree"], cwd=repository.folder, input=lines, capture_output=True, text=True, check=True
        )
        lines = "".join(f"040000 tree {made.stdout.strip()}\t{name}\n" for name in "abcdefghij")
    tree = subprocess.run(
        ["git", "mktree"], cwd=repository.folder, input=lines, capture_output=True, text=True, check=True
    )
    commit = repository.git("commit-tree", tree.stdout.strip(), "-m", "bom")
    with pytest.raises(JourneykitError, match="more than"):
        at(repository.folder, commit)


def test_what_is_not_what_its_id_says_is_not_believed(repository):
    """A pack or a loose file may hold anything: what is remembered by its id must be that."""
    repository.write(journeykit=PROJECT, reis=journey(a=1))
    repository.commit("begin")
    good, other = repository.git("rev-parse", "HEAD:reis.yaml"), repository.git("rev-parse", "HEAD:journeykit.yaml")
    objects = repository.folder / ".git/objects"
    target, source = (objects / one[:2] / one[2:] for one in (good, other))
    target.chmod(0o644)
    target.write_bytes(source.read_bytes())
    with pytest.raises(JourneykitError):
        at(repository.folder)


def test_replaced_objects_are_not_taken_for_the_real_ones(repository):
    repository.write(journeykit=PROJECT, reis=journey(a=1))
    first = repository.commit("begin")
    repository.write(reis=journey(a=-2))
    repository.git("replace", first, repository.commit("slechter"))
    assert emotions(at(repository.folder, first)) == [1]


def test_where_two_revisions_parted(repository):
    repository.write(journeykit=PROJECT)
    base = repository.commit("begin")
    repository.git("checkout", "-q", "-b", "zij")
    repository.commit("zij")
    repository.git("checkout", "-q", "main")
    repository.commit("hoofd")
    home = home_of(repository.folder)
    assert merge_base(home, "main", "zij") == base == resolve(home, "main~1")


def test_only_ids_go_to_git(repository):
    repository.commit("begin")
    with Objects(repository.folder, 10) as objects, pytest.raises(ValueError, match="HEAD"):
        objects.blob("HEAD")
