from __future__ import annotations

import subprocess

import pytest

UGLY = "# ours\nkind: journey\nphases: []\ntitle:   T  # why\n"
RIGHT = "# ours\nkind: journey\ntitle: T  # why\nphases: []\n"


@pytest.fixture
def shop(tmp_path, monkeypatch):
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.yaml").write_text(UGLY, encoding="utf-8")
    (tmp_path / "b.yaml").write_text(RIGHT, encoding="utf-8")
    return tmp_path


def test_check_names_the_files_and_writes_nothing(journeykit, shop):
    shown = journeykit("fmt", "--check")
    assert (shown.code, shown.out, shown.err) == (1, "a.yaml\n", "")
    assert (shop / "a.yaml").read_text(encoding="utf-8") == UGLY
    assert journeykit("fmt", "--check", "b.yaml").code == 0


def test_it_writes_once(journeykit, shop):
    shown = journeykit("fmt")
    assert (shown.code, shown.out, shown.err) == (0, "", "wrote a.yaml\n")
    assert (shop / "a.yaml").read_text(encoding="utf-8") == RIGHT
    before = (shop / "a.yaml").stat().st_mtime_ns
    assert journeykit("fmt").err == ""
    assert (shop / "a.yaml").stat().st_mtime_ns == before
    assert journeykit("fmt", "--check").code == 0


def test_diff_can_be_applied(journeykit, shop, program):
    shown = journeykit("fmt", "--diff")
    assert shown.code == 1
    assert (shop / "a.yaml").read_text(encoding="utf-8") == UGLY
    subprocess.run([program("git"), "apply", "-"], input=shown.out, text=True, check=True, cwd=shop)
    assert (shop / "a.yaml").read_text(encoding="utf-8") == RIGHT
    assert journeykit("fmt", "--diff").out == ""


def test_what_cannot_be_read_is_said_and_left(journeykit, shop):
    (shop / "c.yaml").write_text("kind: journey\ntitle: [\n", encoding="utf-8")
    shown = journeykit("fmt")
    assert shown.code == 1
    assert "left as it is, because it cannot be written safely: c.yaml" in shown.err
    assert (shop / "a.yaml").read_text(encoding="utf-8") == RIGHT


def test_wrong_usage(journeykit, shop, tmp_path):
    assert journeykit("fmt", "-").code == 2
    assert journeykit("fmt", "-o", "x.yaml").code == 2
    assert journeykit("fmt", "nowhere").code == 3
    (tmp_path / "empty").mkdir()
    assert journeykit("fmt", "-C", tmp_path / "empty").code == 3


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_we_write_ourselves_is_written_so(journeykit, tmp_path, language):
    assert journeykit("init", tmp_path / "a", "--language", language).code == 0
    assert journeykit("new", "journey", "Moving house", "-C", tmp_path / "a").code == 0
    assert journeykit("new", "persona", "The mover", "-C", tmp_path / "a").code == 0
    shown = journeykit("fmt", "--check", "-C", tmp_path / "a")
    assert (shown.code, shown.out) == (0, "")
