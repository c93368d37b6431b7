from __future__ import annotations

import pytest

from journeykit.workspace import load


def test_init_says_what_it_wrote_and_what_to_do_next(journeykit, tmp_path):
    shown = journeykit("init", "client", "-C", tmp_path, "--language", "nl")
    assert (shown.code, shown.out) == (0, "")
    assert "wrote client/journeykit.yaml\n" in shown.err
    assert "cd client" in shown.err
    assert load(tmp_path / "client").project.language == "nl"


def test_init_takes_the_language_of_the_machine(journeykit, tmp_path, monkeypatch):
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")
    assert journeykit("init", "-C", tmp_path).code == 0
    assert load(tmp_path).project.language == "nl"


def test_init_again_refuses_and_names_the_files(journeykit, tmp_path):
    journeykit("init", "-C", tmp_path)
    (tmp_path / "journeykit.yaml").write_text("changed", "utf-8")
    shown = journeykit("init", "-C", tmp_path)
    assert shown.code == 2
    assert "README.md" in shown.err
    assert (tmp_path / "journeykit.yaml").read_text("utf-8") == "changed"


def test_new_adds_documents_and_entries(journeykit, tmp_path):
    journeykit("init", "-C", tmp_path, "--language", "en")
    assert journeykit("new", "journey", "Moving house", "-C", tmp_path).code == 0
    added = journeykit("new", "touchpoint", "Ring the bell", "--journey", "moving-house", "--yes", "-C", tmp_path)
    assert added.code == 0
    assert "ring-the-bell" in added.err
    options = ["--touchpoint", "ring-the-bell", "--yes", "-C", tmp_path]
    assert journeykit("new", "improvement", "Louder bell", *options).code == 0
    workspace = load(tmp_path)
    assert workspace.findings == ()
    (phase,) = workspace.journey("moving-house").phases
    assert [at.id for at in phase.touchpoints] == ["first-touchpoint", "ring-the-bell"]
    assert [known.id for known in phase.touchpoints[1].improvements] == ["louder-bell"]


def test_new_shows_the_change_and_needs_consent(journeykit, tmp_path):
    journeykit("init", "-C", tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    shown = journeykit("new", "improvement", "X", "--touchpoint", "tip", "-C", tmp_path)
    assert shown.code == 2
    assert "+++" in shown.err
    assert "--yes" in shown.err
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_new_asks_for_what_it_needs(journeykit, tmp_path):
    journeykit("init", "-C", tmp_path)
    journeykit("new", "journey", "Second", "-C", tmp_path)
    assert journeykit("new", "touchpoint", "X", "-C", tmp_path).code == 2
    assert journeykit("new", "improvement", "X", "-C", tmp_path).code == 2
    assert journeykit("new", "improvement", "X", "--touchpoint", "zzz", "-C", tmp_path).code == 3


def test_outside_a_project_there_is_nothing_to_add_to(journeykit, tmp_path):
    assert journeykit("new", "touchpoint", "X", "-C", tmp_path).code == 3


def test_a_broken_document_is_left_out_and_named(journeykit, tmp_path):
    journeykit("init", "-C", tmp_path)
    (tmp_path / "journeys" / "broken.yaml").write_text("kind: journey\ntitle: X\nphasess: []\n", "utf-8")
    shown = journeykit("new", "persona", "X", "-C", tmp_path)
    assert shown.code == 0
    assert "journeys/broken.yaml" in shown.err


@pytest.mark.parametrize("name", ["", "  ", "x\x1b[31m", "a\nb", "a\u202eb", "caf\udce9"])
@pytest.mark.parametrize("what", ["journey", "persona"])
def test_new_takes_no_name_that_a_document_may_not_hold(journeykit, tmp_path, what, name):
    journeykit("init", tmp_path)
    before = sorted(tmp_path.rglob("*"))
    assert journeykit("new", what, name, "-C", tmp_path).code == 2
    assert sorted(tmp_path.rglob("*")) == before
