"""Contents by git's ids: the same whether git is asked or the files are read."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from journeykit import git
from journeykit.workspace.listing import content_id, contents_below, contents_of, files_below, same_contents


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    for arguments in (["init", "-q"], ["config", "user.name", "a"], ["config", "user.email", "a@example.org"]):
        subprocess.run(["git", *arguments], cwd=tmp_path, check=True)
    (tmp_path / ".gitignore").write_text("build/\n")
    (tmp_path / "journeys").mkdir()
    for name in ("journeykit.yaml", "journeys/a.yaml", "journeys/é b.yml", "notes.txt"):
        (tmp_path / name).write_text(name)
    subprocess.run(["git", "add", "-A"], cwd=tmp_path, check=True)
    return tmp_path


def as_read(folder: Path) -> dict[str, str] | None:
    return contents_of([path for path in files_below(str(folder)) if os.path.lexists(path)])


def test_the_ids_are_those_of_git(repository: Path) -> None:
    found = contents_below(str(repository))
    assert found == as_read(repository)
    assert found is not None
    assert sorted(os.path.relpath(path, repository) for path in found) == [
        "journeykit.yaml", "journeys/a.yaml", "journeys/é b.yml",
    ]  # fmt: skip


def test_every_kind_of_change_is_seen(repository: Path) -> None:
    before = contents_below(str(repository))
    changed = repository / "journeys" / "a.yaml"
    changed.write_text("journeys/b.yaml")  # as long as before, and perhaps within the same tick of the clock
    (repository / "journeys" / "é b.yml").unlink()
    (repository / "new.yaml").write_text("new")
    (repository / "build").mkdir()
    (repository / "build" / "ignored.yaml").write_text("ignored")
    after = contents_below(str(repository))
    assert after == as_read(repository) != before
    assert after is not None
    assert after[str(changed)] == content_id(b"journeys/b.yaml")


@pytest.mark.parametrize("told", ["--assume-unchanged", "--skip-worktree"])
def test_what_git_was_told_not_to_look_at_is_read(repository: Path, told: str) -> None:
    subprocess.run(["git", "update-index", told, "journeys/a.yaml"], cwd=repository, check=True)
    (repository / "journeys" / "a.yaml").write_text("something else")
    assert contents_below(str(repository)) == as_read(repository)


def test_a_project_inside_is_another_one(repository: Path) -> None:
    inner = repository / "inner"
    (inner / "deep").mkdir(parents=True)
    for name in ("journeykit.yaml", "deep/c.yaml"):
        (inner / name).write_text(name)
    found = contents_below(str(repository))
    assert found is not None
    assert not any("inner" in path for path in found)
    assert contents_below(str(inner)) == as_read(inner)


def test_without_git_files_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("a")
    assert contents_below(str(tmp_path)) == {str(tmp_path / "a.yaml"): content_id(b"a")}


@pytest.mark.parametrize("tracked", [True, False])
def test_links_are_out_of_the_ordinary(repository: Path, *, tracked: bool) -> None:
    (repository / "link.yaml").symlink_to("journeys/a.yaml")
    if tracked:
        subprocess.run(["git", "add", "-A"], cwd=repository, check=True)
    assert contents_below(str(repository)) is None


def test_a_conflict_is_read(repository: Path) -> None:
    id_ = content_id(b"journeys/a.yaml")
    stages = "".join(f"100644 {id_} {stage}\tjourneys/a.yaml\n" for stage in (1, 2, 3))
    subprocess.run(["git", "rm", "-q", "--cached", "journeys/a.yaml"], cwd=repository, check=True)
    subprocess.run(["git", "update-index", "--index-info"], cwd=repository, input=stages, text=True, check=True)
    (repository / "journeys" / "a.yaml").write_text("<<<<<<< both\n")
    assert contents_below(str(repository)) == as_read(repository)


def test_a_repository_of_sha256_has_its_own_ids(tmp_path: Path) -> None:
    if subprocess.run(["git", "init", "-q", "--object-format=sha256"], cwd=tmp_path, check=False).returncode:
        pytest.skip("this git has no SHA-256")
    (tmp_path / "a.yaml").write_text("a")
    subprocess.run(["git", "add", "-A"], cwd=tmp_path, check=True)
    (tmp_path / "b.yaml").write_text("b")
    found = contents_below(str(tmp_path))
    assert found is not None
    assert {len(id_) for id_ in found.values()} == {64}
    assert same_contents({str(tmp_path / name): name[:1].encode() for name in ("a.yaml", "b.yaml")}, found)


def test_texts_that_were_read_are_compared_one_by_one() -> None:
    ids = {"a": content_id(b"1"), "b": content_id(b"2")}
    assert same_contents({"a": b"1", "b": b"2"}, ids)
    assert not same_contents({"a": b"1", "b": b"3"}, ids)
    assert not same_contents({"a": b"1"}, ids)
    assert not same_contents({"a": b"1", "b": b"2", "c": b"3"}, ids)


@pytest.mark.skipif(os.name != "posix", reason="rights as in POSIX")
def test_a_folder_that_git_cannot_look_into_does_not_vanish() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
        for path in ("open/a.yaml", "shut/b.yaml"):
            (folder / path).parent.mkdir()
            (folder / path).touch()
        (folder / "shut").chmod(0)
        with _without_all_rights(folder):
            found, contents = files_below(name), contents_below(name)
        (folder / "shut").chmod(0o700)
    assert found == [f"{name}/open/a.yaml", f"{name}/shut"]
    assert contents is None


@contextmanager
def _without_all_rights(folder: Path) -> Iterator[None]:
    """Be nobody for a moment when one is root, who may look everywhere."""
    if os.geteuid() != 0:
        yield
        return
    for here, folders, files in os.walk(folder):
        for path in (here, *(f"{here}/{name}" for name in (*folders, *files))):
            os.chown(path, 65534, 65534)
    home = os.environ.pop("HOME", None)  # nobody may not look into that of root
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)
        if home is not None:
            os.environ["HOME"] = home


def test_outside_git_there_are_no_entries(tmp_path: Path) -> None:
    assert git.entries_below(tmp_path) is None
    assert git.listed_below(tmp_path) is None
