"""The formats of `validate` through the real command."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET

import pytest

BAD = """\
kind: journey
title: Repairing a bicycle
phases:
  - name: Workshop
    touchpoints:
      - {name: Counter, channels: [stoor], importance: '4,5'}
"""
DRAFT = ("validate", "--profile", "draft")


@pytest.fixture(autouse=True)
def _outside_ci(monkeypatch):
    for name in (
        "GITHUB_ACTIONS",
        "GITHUB_STEP_SUMMARY",
        "GITHUB_WORKSPACE",
        "CI_PROJECT_DIR",
        "JOURNEYKIT_OUTPUT_FORMAT",
    ):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def shop(tmp_path, monkeypatch):
    """A repository with a project in a folder of it."""
    (tmp_path / ".git").mkdir()
    folder = tmp_path / "shop"
    folder.mkdir()
    (folder / "journeykit.yaml").write_text("kind: project\nformat: 1\nname: Shop\n", encoding="utf-8")
    (folder / "a.yaml").write_text(BAD, encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


def test_concise(journeykit, shop):
    shown = journeykit(*DRAFT, "--output-format", "concise")
    assert shown.code == 1
    assert shown.out == (
        'a.yaml:6:36: JK203 channel "stoor" is not known\n'
        "a.yaml:6:56: JK103 [*] this must be a number with a decimal point\n"
        "2 documents: 2 errors (--fix mends 1, --unsafe-fixes 1 more)\n"
    )


def test_statistics(journeykit, shop):
    shown = journeykit(*DRAFT, "--statistics")
    assert (shown.code, shown.out) == (
        1, "1  JK103  error  [*] wrong-type\n1  JK203  error  unknown-channel\n2 documents: 2 errors (--fix mends 1, --unsafe-fixes 1 more)\n",
    )  # fmt: skip
    assert journeykit(*DRAFT, "--statistics", "--output-format", "sarif").code == 2


def test_sarif_fails_only_when_asked(journeykit, shop):
    shown = journeykit(*DRAFT, "--output-format", "sarif")
    assert shown.code == 0
    (run,) = json.loads(shown.out)["runs"]
    assert {r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in run["results"]} == {"shop/a.yaml"}
    assert journeykit(*DRAFT, "--output-format", "sarif", "--fail-on", "error").code == 1


def test_a_build_server_says_where_the_repository_is(journeykit, shop, monkeypatch):
    monkeypatch.setenv("CI_PROJECT_DIR", str(shop))
    shown = journeykit(*DRAFT, "--output-format", "gitlab")
    assert shown.code == 1
    assert {entry["location"]["path"] for entry in json.loads(shown.out)} == {"a.yaml"}


def test_the_format_may_come_from_the_environment(journeykit, shop, monkeypatch):
    monkeypatch.setenv("JOURNEYKIT_OUTPUT_FORMAT", "junit")
    assert ET.fromstring(journeykit(*DRAFT).out).get("failures") == "2"
    assert journeykit(*DRAFT, "--output-format", "concise").out.startswith("a.yaml:6:36")


def test_a_github_action_gets_annotations_and_a_summary(journeykit, shop, monkeypatch, tmp_path):
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    (tmp_path / "summary.md").write_text("before\n", encoding="utf-8")
    shown = journeykit(*DRAFT)
    assert shown.code == 1
    lines = shown.out.splitlines()
    assert [line.split(" ")[0] for line in lines[:2]] == ["::error", "::error"]
    assert "file=shop/a.yaml,line=6,col=36," in lines[0]
    token = lines[2].removeprefix("::stop-commands::")
    assert lines[3:] == ["2 documents: 2 errors (--fix mends 1, --unsafe-fixes 1 more)", f"::{token}::"]
    written = (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert written.startswith("before\n### journeykit validate\n")
    assert "a.yaml:6" in written
    assert "stop-commands" not in journeykit(*DRAFT, "--output-format", "json").out


def test_what_github_would_drop_is_in_the_log(journeykit, shop):
    (shop / "a.yaml").write_text(
        BAD.replace("[stoor]", f"[{', '.join(f'stoor{i}' for i in range(14))}]"), encoding="utf-8"
    )
    lines = journeykit(*DRAFT, "--output-format", "github").out.splitlines()
    assert len([line for line in lines if line.startswith("::error ")]) == 10
    assert len([line for line in lines if line.startswith("a.yaml:6:")]) == 5


def test_a_summary_that_cannot_be_written_hides_no_finding(journeykit, shop, monkeypatch):
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(shop))
    shown = journeykit(*DRAFT, "--output-format", "github")
    assert shown.code == 1
    assert shown.out.startswith("::error ")
    assert "GITHUB_STEP_SUMMARY" in shown.err


@pytest.mark.parametrize("form", ["sarif", "gitlab", "junit", "json"])
def test_programs_get_an_empty_report_when_there_is_nothing(journeykit, tmp_path, monkeypatch, form):
    monkeypatch.chdir(tmp_path)
    shown = journeykit("validate", "--output-format", form)
    assert shown.code == 3
    (ET.fromstring if form == "junit" else json.loads)(shown.out)


@pytest.mark.parametrize("form", ["concise", "sarif", "gitlab", "junit", "github"])
def test_every_format_goes_to_a_file(journeykit, shop, form):
    shown = journeykit(*DRAFT, "--output-format", form, "-o", "report.txt")
    assert (shop / "report.txt").read_text(encoding="utf-8").count("JK203") >= 1
    assert "wrote report.txt" in shown.err
    assert "::error" not in shown.out
