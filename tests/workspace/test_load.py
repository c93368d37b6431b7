"""From a folder of texts to a workspace."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from journeykit.diagnostics import JourneykitError, NothingToDoError
from journeykit.workspace import Workspace, load

PROJECT = "kind: project\nformat: 1\nname: Proef\n"
JOURNEY = "kind: journey\ntitle: Reis\nphases: [{name: Fase, touchpoints: [{use: factuur}, {name: Bellen}]}]\n"
LIBRARY = """\
kind: touchpoints
touchpoints:
  - name: Factuur
    importance: 4
    owner: finance
    channels: [email, letter]
    customer: {does: Leest, emotion: -1}
    improvements: [{id: uitleg, title: Uitleg erbij}]
"""


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / (name.replace("__", "/") + ".yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def codes(workspace: Workspace) -> list[tuple[str, str]]:
    return [(finding.code, finding.place.file.as_posix()) for finding in workspace.findings]


def test_one_journey_file_works_alone(tmp_path: Path) -> None:
    write(tmp_path, reis="kind: journey\ntitle: Reis\nphases: [{name: Fase, touchpoints: [Bellen]}]\n")
    workspace = load(tmp_path / "reis.yaml")
    assert workspace.findings == ()
    assert [t.touchpoint.id for t in workspace.touchpoints(workspace.journeys[0])] == ["bellen"]
    assert workspace.project.language == "en"


def test_the_library_fills_a_use_and_keys_beside_it_replace(tmp_path: Path) -> None:
    text = JOURNEY.replace("{use: factuur}", "{use: factuur, channels: [portal], customer: {emotion: -2}, owner: }")
    workspace = load(write(tmp_path, journeykit=PROJECT, bibliotheek=LIBRARY, reis=text))
    assert workspace.findings == ()
    touchpoint = workspace.journeys[0].touchpoints[0]
    assert (touchpoint.id, touchpoint.name, touchpoint.use) == ("factuur", "Factuur", "factuur")
    assert touchpoint.channels == ("portal",)
    assert touchpoint.customer is not None
    assert (touchpoint.customer.does, touchpoint.customer.emotion) == ("Leest", -2)
    assert touchpoint.owner is None
    assert touchpoint.importance is not None
    assert touchpoint.importance.customer == 4


def test_short_and_long_forms_merge_as_one(tmp_path: Path) -> None:
    text = JOURNEY.replace("{use: factuur}", "{use: factuur, importance: {organisation: 2}}")
    workspace = load(write(tmp_path, journeykit=PROJECT, bibliotheek=LIBRARY, reis=text))
    importance = workspace.journeys[0].touchpoints[0].importance
    assert importance is not None
    assert (importance.customer, importance.organisation) == (4, 2)


def test_an_inherited_improvement_is_one_wherever_it_is_used(tmp_path: Path) -> None:
    workspace = load(
        write(tmp_path, journeykit=PROJECT, bibliotheek=LIBRARY, a=JOURNEY, b=JOURNEY.replace("Reis", "Andere reis"))
    )
    assert {at.key for at in workspace.improvements} == {("=factuur", "uitleg")}
    assert len(workspace.improvements) == 2


def test_what_is_wrong_in_the_library_is_said_there_only(tmp_path: Path) -> None:
    wrong = LIBRARY.replace("importance: 4", "importance: 9")
    workspace = load(write(tmp_path, journeykit=PROJECT, bibliotheek=wrong, reis=JOURNEY))
    assert codes(workspace) == [("JK105", "bibliotheek.yaml")]


def test_a_broken_part_leaves_the_rest_with_its_right_places(tmp_path: Path) -> None:
    text = "kind: journey\ntitle: Reis\nphases:\n  - name: F\n    touchpoints:\n      - [fout]\n      - {name: A, reach: 3}\n      - name: B\n"
    workspace = load(write(tmp_path, reis=text))
    assert [code for code, _ in codes(workspace)] == ["JK103", "JK105"]
    assert workspace.journeys == ()
    document = workspace.documents_of("journey")[0]
    (a, b) = document.model.touchpoints
    assert (a.name, a.reach, b.name) == ("A", None, "B")
    span = workspace.span(document.place("phases", 0, "touchpoints", 1, "name"))
    assert span is not None
    assert span.line == 8


def test_a_typed_kind_never_makes_a_journey_vanish(tmp_path: Path) -> None:
    workspace = load(write(tmp_path, journeykit=PROJECT, reis="knd: journey\ntitle: Reis\n"))
    assert codes(workspace) == [("JK005", "reis.yaml")]
    hint = workspace.findings[0].hint
    assert hint is not None
    assert "kind" in hint.english


def test_other_peoples_yaml_is_left_in_peace(tmp_path: Path) -> None:
    write(
        tmp_path,
        journeykit=PROJECT,
        deploy="apiVersion: v1\nkind: Service\n",
        compose="services: {a: {image: b}}\n",
        broken="a: [1\n",
    )
    assert load(tmp_path).findings == ()
    assert codes(load(tmp_path / "compose.yaml")) == [("JK005", "compose.yaml")]


def test_an_included_file_must_be_a_document(tmp_path: Path) -> None:
    write(
        tmp_path, journeykit=PROJECT + "include: [reizen]\n", reizen__notitie="titel: iets\n", elders="kind: jorney\n"
    )
    workspace = load(tmp_path)
    # reizen/notitie.yaml has no key of ours and was not asked for by name: it counts because its folder is included.
    assert codes(workspace) == [("JK005", "reizen/notitie.yaml")]


def test_ignored_files_and_nested_projects_are_not_read(tmp_path: Path) -> None:
    write(
        tmp_path,
        journeykit=PROJECT,
        reis=JOURNEY,
        bibliotheek=LIBRARY,
        weg__reis="kind: journey\n",
        sub__journeykit=PROJECT,
    )
    write(tmp_path, sub__reis="kind: journey\n")
    (tmp_path / ".gitignore").write_text("weg/\n")
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    workspace = load(tmp_path)
    assert [d.file.name for d in workspace.documents] == ["bibliotheek.yaml", "journeykit.yaml", "reis.yaml"]
    assert workspace.findings == ()


def test_the_same_without_git_but_for_the_ignored(tmp_path: Path) -> None:
    write(tmp_path, journeykit=PROJECT, node_modules__reis="kind: journey\n", reis=JOURNEY, bibliotheek=LIBRARY)
    assert [d.file.name for d in load(tmp_path).documents] == ["bibliotheek.yaml", "journeykit.yaml", "reis.yaml"]


def test_paths_choose_whose_findings_are_wanted_not_what_is_read(tmp_path: Path) -> None:
    write(tmp_path, journeykit=PROJECT, bibliotheek=LIBRARY, reizen__reis=JOURNEY)
    workspace = load(tmp_path / "reizen" / "reis.yaml")
    assert [path.as_posix() for path in workspace.focus] == ["reizen/reis.yaml"]
    assert workspace.journeys[0].touchpoints[0].name == "Factuur"


def test_a_missing_path_is_nothing_to_do(tmp_path: Path) -> None:
    with pytest.raises(NothingToDoError):
        load(tmp_path / "weg.yaml")


def test_paths_of_two_projects_are_refused(tmp_path: Path) -> None:
    write(tmp_path, a__journeykit=PROJECT, b__journeykit=PROJECT)
    with pytest.raises(JourneykitError):
        load([tmp_path / "a", tmp_path / "b"])


def test_a_link_out_of_the_project_is_refused(tmp_path: Path) -> None:
    root = write(tmp_path / "in", journeykit=PROJECT)
    write(tmp_path, geheim="kind: journey\ntitle: Geheim\n")
    (root / "reis.yaml").symlink_to(tmp_path / "geheim.yaml")
    assert codes(load(root)) == [("JK003", "reis.yaml")]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_said(tmp_path: Path) -> None:
    write(tmp_path, journeykit=PROJECT, reis=JOURNEY)
    (tmp_path / "reis.yaml").chmod(0)
    assert codes(load(tmp_path)) == [("JK003", "reis.yaml")]


def test_a_project_without_format_says_so_and_offers_the_mend(tmp_path: Path) -> None:
    workspace = load(write(tmp_path, journeykit="kind: project\nname: Proef\n"))
    assert codes(workspace) == [("JK012", "journeykit.yaml")]
    assert workspace.findings[0].fix is not None
    assert workspace.findings[0].fix.safe


def test_records_speak_of_their_touchpoint_wherever_it_stands(tmp_path: Path) -> None:
    records = """\
kind: measurements
source: q3.csv
records:
  - {touchpoint: factuur, metric: ces, value: 3, n: 40, period: 2026-Q3}
  - {touchpoint: andere-reis/bellen, metric: ces, value: 5, n: 40, period: 2026-Q3}
  - {journey: reis, metric: nps, value: 5, n: 40, period: 2026-Q3}
"""
    other = JOURNEY.replace("Reis", "Andere reis")
    workspace = load(write(tmp_path, journeykit=PROJECT, bibliotheek=LIBRARY, a=JOURNEY, b=other, m=records))
    assert workspace.findings == ()
    assert [r.record.value for r in workspace.records_of("reis", "factuur")] == [3]
    assert [r.record.value for r in workspace.records_of("andere-reis", "factuur")] == [3]
    assert workspace.records_of("reis", "bellen") == ()
    assert [r.source for r in workspace.records_of("andere-reis", "bellen")] == ["q3.csv"]
    assert [r.record.metric for r in workspace.records_of("reis", None)] == ["nps"]


def test_texts_of_an_editor_stand_in_for_the_disk(tmp_path: Path) -> None:
    write(tmp_path, journeykit=PROJECT, reis=JOURNEY)
    workspace = load(tmp_path, {tmp_path / "reis.yaml": b"kind: journey\ntitle: Nieuw\nphases: []\n"})
    assert workspace.journeys[0].title == "Nieuw"


@pytest.mark.parametrize("written", ["foo:", "5:", "importance: 4\n        ownr:"])
def test_an_unknown_field_is_an_error_without_a_value_too(tmp_path: Path, written: str) -> None:
    text = JOURNEY.splitlines()
    body = (
        "\n".join(text[:2]) + f"\nphases:\n  - name: Fase\n    touchpoints:\n      - name: Bellen\n        {written}\n"
    )
    write(tmp_path, reis=body)
    assert codes(load(tmp_path)) == [("JK102", "reis.yaml")]


def test_a_comma_that_cuts_off_a_text_or_a_number_is_an_error_with_a_hint(tmp_path: Path) -> None:
    text = (
        "kind: journey\ntitle: Reis\nphases: [{name: Fase, touchpoints: [{name: A, importance: 4,5, owner: b, c}]}]\n"
    )
    write(tmp_path, reis=text)
    found = load(tmp_path).findings
    assert [(finding.code, finding.place.path[-1]) for finding in found] == [("JK102", "5"), ("JK102", "c")]
    assert all(finding.hint and "comma" in finding.hint.text for finding in found)


@pytest.mark.parametrize(
    ("title", "code"), [("[a]", "JK103"), ("", "JK101"), ("''", "JK101"), ('"' + "x" * 20_001 + '"', "JK107")]
)
def test_a_wrong_name_is_one_finding(tmp_path: Path, title: str, code: str) -> None:
    write(tmp_path, reis=f"kind: journey\ntitle: {title}\nphases: [{{name: Fase, touchpoints: [Bellen]}}]\n")
    (found,) = load(tmp_path).findings
    assert (found.code, ("field", "id") in found.message.args) == (code, False)


def test_a_folder_that_cannot_be_read_does_not_vanish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, journeykit=PROJECT, bibliotheek__library=LIBRARY, reis=JOURNEY)
    scan, locked = os.scandir, str(tmp_path / "bibliotheek")

    def refusing(path: str) -> object:  # as root, no rights keep one out
        if str(path) == locked:
            raise PermissionError(13, "Permission denied", locked)
        return scan(path)

    monkeypatch.setattr(os, "scandir", refusing)
    assert ("JK003", "bibliotheek") in codes(load(tmp_path))
    write(tmp_path, journeykit=PROJECT + "exclude: [bibliotheek/**]\n")
    assert ("JK003", "bibliotheek") not in codes(load(tmp_path))


def test_nobody_waits_for_a_pipe_that_is_called_yaml(tmp_path: Path) -> None:
    write(tmp_path, journeykit=PROJECT, bibliotheek=LIBRARY, reis=JOURNEY)
    os.mkfifo(tmp_path / "pipe.yaml")
    assert load(tmp_path).findings == ()


def test_a_text_in_the_fields_of_a_team_has_the_limit_of_all_texts(tmp_path: Path) -> None:
    body = JOURNEY.replace("{use: factuur}, ", "")
    write(tmp_path, reis=f"{body}meta: {{a: [{'x' * 20_000}, {'x' * 20_001}]}}\n")
    (found,) = load(tmp_path).findings
    assert (found.code, found.place.path) == ("JK107", ("meta", "a", 1))


def test_so_many_unknown_fields_are_not_all_named(tmp_path: Path) -> None:
    body = JOURNEY.replace("{use: factuur}, ", "")
    write(tmp_path, reis=body + "".join(f"k{i}: 1\n" for i in range(3_000)))
    workspace = load(tmp_path)
    assert {found.code for found in workspace.findings} == {"JK102"}
    assert len(workspace.findings) == 1_000
    assert not workspace.journeys
