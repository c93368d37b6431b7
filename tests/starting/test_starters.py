from __future__ import annotations

import json
import string
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeykit import shipped
from journeykit.diagnostics import JourneykitError
from journeykit.starting import plan_start, starters, write
from journeykit.starting.starters import USUAL
from journeykit.words import LANGUAGES
from journeykit.workspace import load


def begin(folder: Path, language: str) -> None:
    for new in plan_start(folder, language):
        write(folder, new)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_starter_reads_without_a_finding(tmp_path, language):
    assert USUAL in starters(language)
    for name in starters(language):
        folder = tmp_path / name
        for new in plan_start(folder, language, name):
            write(folder, new)
        workspace = load(folder)
        assert workspace.findings == ()
        assert workspace.project.language == language
        assert workspace.journeys


def test_a_starter_brings_what_editors_and_ci_need(tmp_path):
    begin(tmp_path, "en")
    for name in (".pre-commit-config.yaml", ".gitattributes", ".gitignore", ".github/workflows/journeykit.yml"):
        assert (tmp_path / name).is_file()
    schema = json.loads((tmp_path / "journeykit.schema.json").read_text("utf-8"))
    assert schema["$schema"].endswith("2020-12/schema")
    for document in tmp_path.rglob("*.yaml"):
        first = document.read_text("utf-8").splitlines()[0]
        if "kind:" in document.read_text("utf-8"):
            named = first.removeprefix("# yaml-language-server: $schema=")
            assert (document.parent / named).resolve() == tmp_path.resolve() / "journeykit.schema.json"


def test_the_client_is_called_after_the_folder(tmp_path):
    begin(tmp_path / "groene-stroom", "nl")
    assert load(tmp_path / "groene-stroom").project.name == "Groene stroom"
    assert "Groene stroom" in (tmp_path / "groene-stroom" / "README.md").read_text("utf-8")


@pytest.mark.parametrize("name", ['a"b', "a\\b", "{{ 7*7 }}", "# x", "<b>x", "a: b", "\x1b[31m", "[x](y)", "ünï"])
def test_a_folder_may_be_called_anything(tmp_path, name):
    folder = tmp_path / name
    begin(folder, "en")
    workspace = load(folder)
    assert workspace.findings == ()
    assert "49" not in workspace.project.name
    assert "\x1b" not in workspace.project.name
    for letter in name.replace("-", " "):
        if letter.isprintable() and letter != " ":
            assert letter.lower() in workspace.project.name.lower()
    title = (folder / "README.md").read_text("utf-8").splitlines()[0]
    assert "<b>" not in title.replace("\\<", "")


@given(st.text(alphabet=string.printable + "é€\u2028\u202e", max_size=20))
def test_the_name_of_a_folder_is_data_in_yaml(name):
    from journeykit.starting.starters import _client, _escaping
    from journeykit.text import read

    client = _client(Path("/nowhere") / (name.replace("/", "").replace("\0", "") or "x"))
    tree, findings = read(f'name: "{_escaping(".yaml")(client)}"\n'.encode(), PurePosixPath("x.yaml"))
    assert not findings
    assert tree.data == {"name": client}


def test_nothing_is_overwritten_and_then_nothing_is_written(tmp_path):
    (tmp_path / "journeys").mkdir()
    (tmp_path / "journeykit.yaml").write_text("mine", "utf-8")
    (tmp_path / "README.md").symlink_to("nowhere")
    with pytest.raises(JourneykitError) as refused:
        plan_start(tmp_path, "nl")
    assert "README.md" in refused.value.message.english
    assert "journeykit.yaml" in refused.value.message.english
    assert "journeys/" not in refused.value.message.english
    assert sorted(path.name for path in tmp_path.iterdir()) == ["README.md", "journeykit.yaml", "journeys"]


def test_other_files_in_the_folder_stay(tmp_path):
    (tmp_path / "notes.txt").write_text("mine", "utf-8")
    begin(tmp_path, "nl")
    assert (tmp_path / "notes.txt").read_text("utf-8") == "mine"


def test_a_folder_that_is_a_link_to_elsewhere_is_refused(tmp_path):
    client, elsewhere = tmp_path / "client", tmp_path / "elsewhere"
    client.mkdir()
    elsewhere.mkdir()
    (client / "journeys").symlink_to(elsewhere)
    with pytest.raises(JourneykitError, match="outside"):
        plan_start(client, "nl")
    assert not list(elsewhere.iterdir())


def test_an_unknown_starter_is_named_with_the_known_ones(tmp_path):
    with pytest.raises(JourneykitError) as refused:
        plan_start(tmp_path, "nl", "shoe-shop")
    assert "example" in refused.value.hint.english


@pytest.mark.parametrize("inside", [True, False])
def test_templates_are_found_in_a_wheel_and_in_a_checkout(tmp_path, monkeypatch, inside):
    package = tmp_path / "src" / "journeykit"
    expected = package / "_templates" if inside else tmp_path / "templates"
    expected.mkdir(parents=True)
    monkeypatch.setattr(shipped, "__file__", str(package / "shipped.py"))
    assert shipped.templates() == expected
