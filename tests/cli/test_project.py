from __future__ import annotations

import pytest

from journeykit.cli import console
from journeykit.cli.project import load_project, open_journeys, pick_journeys
from journeykit.diagnostics import NothingToDoError

JOURNEY = "kind: journey\nid: {id}\ntitle: T\nphases: [{{id: p, name: P, touchpoints: [{{id: a, name: A}}]}}]\n"


@pytest.fixture
def client(tmp_path, monkeypatch, english):
    console.start()
    (tmp_path / "journeykit.yaml").write_text("kind: project\nformat: 1\nname: X\n", "utf-8")
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    for folder, id_ in (("one", "moving"), ("one", "buying"), ("two", "leaving")):
        (tmp_path / folder / f"{id_}.yaml").write_text(JOURNEY.format(id=id_), "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def ids(names):
    return [journey.id for journey in open_journeys(names)[1]]


@pytest.mark.parametrize(
    ("names", "chosen"),
    [
        (None, ["buying", "moving", "leaving"]),
        ([], ["buying", "moving", "leaving"]),
        (["leaving", "buying"], ["leaving", "buying"]),
        (["one"], ["buying", "moving"]),
        (["one/moving.yaml", "moving", "leaving"], ["moving", "leaving"]),
        (["journeykit.yaml"], ["buying", "moving", "leaving"]),
        (["."], ["buying", "moving", "leaving"]),
    ],
)
def test_journeys_are_chosen_by_id_or_path(client, names, chosen):
    assert ids(names) == chosen


def test_a_path_brings_its_own_project(client, tmp_path_factory, monkeypatch):
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    assert ids([str(client / "two" / "leaving.yaml")]) == ["leaving"]


def test_a_lone_file_is_enough(tmp_path, monkeypatch, english):
    (tmp_path / "x.yaml").write_text(JOURNEY.format(id="alone"), "utf-8")
    monkeypatch.chdir(tmp_path)
    assert ids(["x.yaml"]) == ["alone"]
    assert ids(None) == ["alone"]


@pytest.mark.parametrize(
    ("name", "hint"), [("movin", 'did you mean "moving"?'), ("zzz", "the journeys are: buying, moving, leaving")]
)
def test_an_unknown_id_says_which_there_are(client, name, hint):
    with pytest.raises(NothingToDoError) as refused:
        ids([name])
    assert refused.value.hint.english == hint


def test_a_document_with_errors_is_left_out_and_named(client, capsys):
    (client / "one" / "moving.yaml").write_text("kind: journey\nid: moving\ntitle: T\nphasess: []\n", "utf-8")
    workspace = load_project()
    assert [journey.id for journey in workspace.journeys] == ["buying", "leaving"]
    assert "one/moving.yaml" in capsys.readouterr().err
    with pytest.raises(NothingToDoError, match="has errors"):
        pick_journeys(workspace, ["moving"])
    with pytest.raises(NothingToDoError, match="no sound journey"):
        pick_journeys(workspace, ["one/moving.yaml"])


def test_an_empty_folder_is_nothing_to_work_on(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(NothingToDoError) as refused:
        load_project()
    assert "init" in refused.value.hint.english
