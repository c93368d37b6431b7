from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

JOURNEY = """\
kind: journey
title: Repairing a bicycle
phases:
  - name: Workshop
    touchpoints:
      - {name: Counter, channels: [stoor]}
"""
RIGHT = JOURNEY.replace("stoor", "store")
EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture
def project(tmp_path, monkeypatch):
    """Write files into an empty folder and work there."""
    monkeypatch.chdir(tmp_path)

    def write(**files):
        for name, text in files.items():
            (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
        return tmp_path

    return write


def test_text_shows_the_line_the_mark_and_what_would_help(journeykit, project):
    project(a=JOURNEY)
    shown = journeykit("validate", "--profile", "draft")
    assert shown.code == 1
    assert (
        shown.out
        == """\
error[JK203 unknown-channel]: channel "stoor" is not known
  --> a.yaml:6:36
   |
6  |       - {name: Counter, channels: [stoor]}
   |                                    ^^^^^ did you mean "store"?
   = help: built-in channels and those under `channels:` in journeykit.yaml
   = explain: journeykit explain JK203

1 document: 1 error (--unsafe-fixes mends 1)
"""
    )


def test_a_related_place_is_shown_too(journeykit, project):
    project(a=RIGHT + "      - {id: counter, name: The other counter}\n")
    shown = journeykit("validate", "--profile", "draft")
    assert "  --> a.yaml:7:14\n" in shown.out
    assert "  ::: a.yaml:6:16\n" in shown.out
    assert "   |                ------- first given here\n" in shown.out


def test_what_is_right_says_how_much_was_looked_at(journeykit, project):
    project(a=RIGHT)
    shown = journeykit("validate", "--profile", "draft")
    assert (shown.code, shown.out) == (0, "The document is valid.\n")


def test_messages_are_dutch_on_a_dutch_machine(journeykit, project, monkeypatch):
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")
    project(a=JOURNEY)
    shown = journeykit("validate", "--profile", "draft")
    assert shown.out.startswith('fout[JK203 unknown-channel]: kanaal "stoor" is niet bekend\n')
    assert '^^^^^ bedoelde u "store"?' in shown.out
    assert shown.out.endswith("1 document: 1 fout (--unsafe-fixes herstelt er 1)\n")


def test_json_is_english_and_has_the_promised_shape(journeykit, project, monkeypatch):
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")
    project(a=RIGHT + "      - {id: counter, nmae: Twice}\n      - {id: counter, name: Twice, importance: '4,5'}\n")
    shown = journeykit("validate", "--profile", "draft", "--output-format", "json")
    assert shown.code == 1
    data = json.loads(shown.out)
    assert set(data) == {"version", "files", "diagnostics", "summary"}
    assert (data["version"], data["files"]) == (1, 1)
    keys = {"code", "name", "severity", "message", "file", "line", "column", "end_line", "end_column",
            "path", "hint", "related", "fix", "url", "fingerprint"}  # fmt: skip
    assert all(set(found) == keys for found in data["diagnostics"])
    assert data["summary"] == {"errors": 3, "warnings": 0, "notes": 0, "suppressed": 0, "fixable": 2}
    twice = next(found for found in data["diagnostics"] if found["code"] == "JK210")
    assert twice["related"] == [{"file": "a.yaml", "line": 6, "column": 16, "message": "first given here"}]
    comma = next(found for found in data["diagnostics"] if found["code"] == "JK103")
    assert comma["fix"] == {"title": "write a decimal point", "safe": True}
    assert comma["path"] == ["phases", 0, "touchpoints", 2, "importance"]


@pytest.mark.parametrize(
    ("args", "code"),
    [
        ([], 0),
        (["--fail-on", "warning"], 1),
        (["--fail-on", "warning", "--exit-zero"], 0),
        (["--profile", "strict"], 1),
        (["--profile", "strict", "--exit-zero"], 0),
        (["--select", "JK401"], 0),
        (["--select", "JK401", "--fail-on", "note"], 1),
        (["--select", "no-customer-job,no-scope", "--fail-on", "warning"], 1),
        (["--select", "JK3", "--ignore", "JK3", "--fail-on", "note"], 0),
    ],
)
def test_what_fails_is_chosen(journeykit, project, args, code):
    project(a=RIGHT)
    assert journeykit("validate", *args).code == code


def test_notes_are_counted_and_shown_when_asked(journeykit, project):
    project(a=RIGHT)
    shown = journeykit("validate", "--select", "JK401")
    assert shown.out == "The document is valid: 1 note (journeykit validate --notes)\n"
    assert journeykit("validate", "--select", "JK401", "--notes").out.startswith("note[JK401 no-performance]")


def test_a_day_can_stand_for_today(journeykit, project):
    project(a=RIGHT.replace("[store]", "[store], improvements: [{title: Bell, due: 2027-03-01}]"))
    assert journeykit("validate", "--select", "JK703", "--fail-on", "warning", "--as-of", "2027-03-01").code == 0
    assert journeykit("validate", "--select", "JK703", "--fail-on", "warning", "--as-of", "2027-03-02").code == 1
    assert journeykit("validate", "--as-of", "tomorrow").code == 2


def test_wrong_rules_in_options_are_refused(journeykit, project):
    project(a=RIGHT)
    shown = journeykit("validate", "--select", "unknown-chanel")
    assert shown.code == 2
    assert 'did you mean "unknown-channel"?' in shown.err


def test_files_are_named_from_the_current_folder(journeykit, project):
    folder = project()
    (folder / "client").mkdir()
    (folder / "client" / "journeykit.yaml").write_text("kind: project\nformat: 1\nname: X\n", encoding="utf-8")
    (folder / "client" / "a.yaml").write_text(JOURNEY, encoding="utf-8")
    assert "--> client/a.yaml:6:36" in journeykit("validate", "client").out
    assert "--> a.yaml:6:36" in journeykit("validate", "-C", "client").out
    (folder / "client" / "deep").mkdir()
    assert journeykit("validate", "-C", "client/deep", "--profile", "draft").code == 1


def test_a_report_goes_to_a_file_and_its_words_to_the_terminal(journeykit, project):
    folder = project(a=JOURNEY)
    shown = journeykit("validate", "--profile", "draft", "--output-format", "json", "-o", "report.json")
    assert json.loads((folder / "report.json").read_text(encoding="utf-8"))["summary"]["errors"] == 1
    assert "error[JK203" in shown.out
    shown = journeykit("validate", "--profile", "draft", "-o", "report.txt")
    assert (shown.out, shown.code) == ("", 1)
    assert (folder / "report.txt").read_text(encoding="utf-8").startswith("error[JK203")


def feed(monkeypatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(text.encode()), isatty=lambda: False))


def test_standard_input_is_a_document(journeykit, project, monkeypatch):
    project()
    feed(monkeypatch, JOURNEY)
    shown = journeykit("validate", "-", "--profile", "draft")
    assert shown.code == 1
    assert "--> stdin.yaml:6:36" in shown.out


def test_standard_input_stands_for_a_file_of_the_project(journeykit, project, monkeypatch):
    project(
        journeykit="kind: project\nformat: 1\nname: X\nchannels: [{id: stoor, name: Stoor}]\n",
        a="kind: journey\ntitle: [\n",
        b=JOURNEY.replace("bicycle", "wheel").replace("stoor", "elsewhere"),
    )
    feed(monkeypatch, JOURNEY)
    shown = journeykit("validate", "-", "--stdin-filename", "a.yaml", "--profile", "draft")
    assert (shown.code, shown.out) == (0, "The document is valid.\n")


def test_standard_input_stands_alone(journeykit, project, monkeypatch):
    project(a=RIGHT)
    feed(monkeypatch, JOURNEY)
    assert journeykit("validate", "-", "a.yaml").code == 2
    assert journeykit("validate", "--stdin-filename", "a.yaml").code == 2


def test_colour_only_decorates(journeykit, project):
    project(a=JOURNEY)
    plain = journeykit("validate", "--profile", "draft", "--color", "never").out
    colored = journeykit("validate", "--profile", "draft", "--color", "always").out
    assert "\x1b[" not in plain
    assert "\x1b[1;31merror" in colored
    codes = ("1;31", "1;33", "1;36", "1;34", "1", "0")
    for code in codes:
        colored = colored.replace(f"\x1b[{code}m", "")
    assert colored == plain


def test_nothing_to_check_has_its_own_code(journeykit, project):
    folder = project()
    (folder / "other.yaml").write_text("services: {web: {image: x}}\n", encoding="utf-8")
    shown = journeykit("validate")
    assert shown.code == 3
    assert "no journeykit document" in shown.err
    assert journeykit("validate", "nowhere").code == 3


@pytest.mark.parametrize("args", [[], ["nowhere"]])
def test_programs_get_an_empty_report_when_there_is_nothing(journeykit, project, args):
    project()
    shown = journeykit("validate", *args, "--output-format", "json")
    assert shown.code == 3
    data = json.loads(shown.out)
    assert (data["files"], data["diagnostics"]) == (0, [])


def test_quiet_drops_the_summary(journeykit, project):
    project(a=RIGHT)
    assert journeykit("validate", "-q", "--profile", "draft").out == ""
    project(a=JOURNEY)
    assert journeykit("validate", "-q", "--profile", "draft").out.endswith("explain JK203\n")


def test_a_broken_project_file_is_said_whatever_is_asked(journeykit, project):
    project(a=RIGHT, journeykit="kind: project\nname: [\n")
    shown = journeykit("validate", "a.yaml", "--profile", "draft")
    assert shown.code == 1
    assert "error[JK001 yaml-syntax]" in shown.out


@pytest.mark.parametrize("example", sorted(path.name for path in EXAMPLES.iterdir() if path.is_dir()))
def test_the_examples_have_no_errors(journeykit, example):
    shown = journeykit("validate", EXAMPLES / example)
    assert shown.code == 0, shown.out


def test_validate_loads_no_library_that_it_does_not_use(project):
    folder = project(a=JOURNEY)
    code = (
        "import sys; from journeykit.cli.running import run; run(['validate']);"
        "sys.stderr.write(' '.join(sorted(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=True, env={**os.environ}
    )
    loaded = set(done.stderr.split())
    heavy = {"jinja2", "graphviz", "ruamel", "ruamel.yaml", "rich", "numpy", "pygraphviz", "markdown_it", "pygments"}
    assert not heavy & loaded
    assert not {name for name in loaded if name.startswith(("journeykit.maps", "journeykit.planning"))}


def test_verbose_says_how_long_it_took_and_whose_settings_hold(journeykit, project, tmp_path):
    project(a=RIGHT)
    shown = journeykit("validate", "-v", "--profile", "draft")
    assert re.fullmatch(r"documents: 1, in \d+\.\d\d s; no project file, so the defaults hold\n", shown.err)
    (tmp_path / "journeykit.yaml").write_text("kind: project\nformat: 1\nname: A\n", encoding="utf-8")
    shown = journeykit("validate", "-v", "--profile", "draft", "-C", tmp_path)
    assert shown.err.endswith("journeykit.yaml\n")
    assert journeykit("validate", "--profile", "draft", "-C", tmp_path).err == ""
