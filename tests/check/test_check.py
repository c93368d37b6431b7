from __future__ import annotations

import datetime as dt
import importlib
from dataclasses import replace

import pytest

from journeykit.check import check, choosing
from journeykit.diagnostics import JourneykitError, Severity
from journeykit.rules import ALL_RULES
from journeykit.workspace import load

room = importlib.import_module("journeykit.check")  # the package's own name is the function
JOURNEY = """\
kind: journey
title: Repairing a bicycle
phases:
  - name: Workshop
    touchpoints:
      - {name: Counter, channels: [stoor]}
      - {name: Bill, form: invoce}
"""


@pytest.fixture
def project(tmp_path):
    """Write files and read them as one project."""

    def write(files, *paths):
        for name, text in files.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text, encoding="utf-8")
        return load([tmp_path / path for path in paths] or [tmp_path])

    return write


def settings(rules: str) -> str:
    return f"kind: project\nformat: 1\nname: The bicycle shop\nrules: {rules}\n"


def codes(report):
    return [found.code for found in report.diagnostics]


def test_findings_come_in_the_order_of_the_file(project):
    report = check(project({"b.yaml": JOURNEY, "a.yaml": JOURNEY.replace("bicycle", "wheel")}), profile="draft")
    places = [(str(found.file), found.span.line) for found in report.diagnostics]
    assert places == [("a.yaml", 6), ("a.yaml", 7), ("b.yaml", 6), ("b.yaml", 7)]
    assert report.files == 2
    assert report.has(Severity.ERROR)


def test_a_profile_decides_which_families_speak(project):
    workspace = project({"a.yaml": JOURNEY})
    assert codes(check(workspace, profile="draft")) == ["JK203", "JK217"]
    standard = check(workspace)
    assert "JK301" in codes(standard)
    assert standard.count(Severity.WARNING) > 0
    strict = check(workspace, profile="strict")
    assert strict.count(Severity.WARNING) == 0
    assert strict.count(Severity.ERROR) == standard.count(Severity.ERROR) + standard.count(Severity.WARNING)


def test_select_and_ignore_take_codes_beginnings_and_names(project):
    workspace = project({"a.yaml": JOURNEY})
    assert codes(check(workspace, select=["JK2"])) == ["JK203", "JK217"]
    assert codes(check(workspace, select=["JK2"], ignore=["unknown-form"])) == ["JK203"]
    assert codes(check(workspace, select=["unknown-form", "JK301"])) == ["JK301", "JK217"]


def test_an_unknown_rule_in_an_option_is_refused(project):
    with pytest.raises(JourneykitError) as refused:
        check(project({"a.yaml": JOURNEY}), select=["unknown-chanel"])
    assert refused.value.hint.english == 'did you mean "unknown-channel"?'


def test_the_project_chooses_too_and_the_call_outweighs_it(project):
    workspace = project(
        {
            "journeykit.yaml": settings(
                "{select: [JK2], ignore: {JK217: icons later}, severity: {unknown-channel: note}}"
            ),
            "a.yaml": JOURNEY,
        }
    )
    report = check(workspace)
    assert [(found.code, found.severity) for found in report.diagnostics] == [("JK203", Severity.NOTE)]
    assert codes(check(workspace, select=["JK301"])) == ["JK301"]
    assert "JK217" not in codes(check(workspace, profile="strict"))


def test_what_cannot_be_read_is_said_whatever_is_chosen(project):
    report = check(project({"a.yaml": JOURNEY, "b.yaml": "kind: journey\ntitle: [\n"}), select=["JK3"])
    assert "JK001" in codes(report)


def test_a_rule_that_breaks_down_does_not_stop_the_others(project, monkeypatch):
    def broken(case):
        yield from ()
        raise ValueError("secret of a customer")

    rules = tuple(replace(rule, find=broken) if rule.code == "JK203" else rule for rule in ALL_RULES)
    monkeypatch.setattr(choosing, "rules_of", lambda _: rules)
    report = check(project({"a.yaml": JOURNEY}), profile="draft")
    assert codes(report) == ["JK007", "JK217"]
    assert "JK203" in report.diagnostics[0].message.english
    assert "secret" not in report.diagnostics[0].message.english


def test_a_comment_silences_its_line_or_the_next(project):
    there = JOURNEY.replace("[stoor]}", "[stoor]}  # journeykit: ignore[JK203] that is its name")
    assert codes(check(project({"a.yaml": there}), profile="draft")) == ["JK217"]
    above = JOURNEY.replace(
        "      - {name: Bill", "      # journeykit: ignore[unknown-form] later\n      - {name: Bill"
    )
    report = check(project({"a.yaml": above}), profile="draft")
    assert codes(report) == ["JK203"]
    assert report.suppressed == 1


def test_a_comment_beside_something_does_not_speak_of_the_next_line(project):
    text = JOURNEY.replace("    touchpoints:", "    touchpoints:  # journeykit: ignore[JK203] no")
    assert codes(check(project({"a.yaml": text}), profile="draft")) == ["JK009", "JK203", "JK217"]


def test_a_comment_silences_a_whole_file(project):
    text = JOURNEY + "# journeykit: ignore-file[JK203, JK217] a draft\n"
    report = check(project({"a.yaml": text, "b.yaml": JOURNEY.replace("bicycle", "wheel")}), profile="draft")
    assert [str(found.file) for found in report.diagnostics] == ["b.yaml", "b.yaml"]
    assert report.suppressed == 2


def test_an_ignore_of_a_rule_that_did_not_run_is_not_called_unused(project):
    text = JOURNEY.replace("[stoor]}", "[store]}  # journeykit: ignore[JK203] why")
    assert codes(check(project({"a.yaml": text}), profile="draft", ignore=["JK203"])) == ["JK217"]
    assert codes(check(project({"a.yaml": text}), profile="draft")) == ["JK009", "JK217"]


def test_an_ignore_in_a_broken_document_is_not_called_unused(project):
    text = JOURNEY.replace("title: Repairing a bicycle", "title: Repairing  # journeykit: ignore[JK301] later\nx: 1")
    assert "JK009" not in codes(check(project({"a.yaml": text})))


def test_a_hash_in_a_text_is_no_comment(project):
    text = JOURNEY.replace("Counter", '"Counter # journeykit: ignore[JK203] x"')
    assert codes(check(project({"a.yaml": text}), profile="draft")) == ["JK203", "JK217"]


def test_only_findings_in_the_asked_paths_are_shown(project):
    files = {"journeykit.yaml": settings("{}"), "x/a.yaml": JOURNEY, "y/b.yaml": JOURNEY.replace("bicycle", "wheel")}
    report = check(project(files, "x"), profile="draft")
    assert {str(found.file) for found in report.diagnostics} == {"x/a.yaml"}
    assert report.files == 1


def test_fingerprints_outlive_lines_that_move_and_items_that_change_places(project, tmp_path):
    def prints(text):
        report = check(project({"a.yaml": text}), profile="draft")
        return {found.code: found.fingerprint for found in report.diagnostics}

    before = prints(JOURNEY)
    lines = JOURNEY.splitlines(keepends=True)
    assert prints("# one line more\n" + "".join([*lines[:5], lines[6], lines[5]])) == before
    assert prints(JOURNEY.replace("stoor", "stoer"))["JK203"] != before["JK203"]
    assert prints(JOURNEY.replace("Counter", "Desk"))["JK203"] != before["JK203"]


def test_what_stands_in_a_broken_document_is_known_to_the_others(project):
    files = {
        "journeykit.yaml": settings("{}") + "channels: [{id: market, name: Market, colour: red}]\n",
        "a.yaml": JOURNEY.replace("stoor", "market").replace("invoce", "invoice").replace(
            "phases:", "personas: [racer, commuter, tourist]\nphases:"
        ),
        "p.yaml": "kind: persona\nid: racer\nname: Racer\nage: 30\n",
        "q.yaml": "kind: persona\nid: commuter\nname: 'Commuter\n",
        "r.yaml": "knd: persona\nname: Tourist\n",
    }  # fmt: skip
    report = check(project(files), profile="draft")
    assert sorted(codes(report)) == ["JK001", "JK005", "JK102", "JK102"]


def test_what_a_broken_journey_or_library_holds_can_be_referred_to(project):
    files = {
        "a.yaml": """\
kind: journey
title: Repairing a bicycle
phases:
  - name: Workshop
    touchpoints:
      - {name: Counter, importance: 99, next: [{to: bill}], improvements: [{id: bell, title: A bell, cost: x}]}
      - {name: Bill, importance: 98}
      - {use: label, improvements: [{title: Loud, requires: [bell, whistle]}]}
""",
        "b.yaml": "kind: touchpoints\ntouchpoints: [{id: label, name: Label, reach: 7,"
        " improvements: [{id: whistle, title: W, due: x}]}]\n",
        "c.yaml": "kind: measurements\nrecords: [{journey: repairing-a-bicycle, touchpoint: counter, metric: ces,"
        " value: 5, n: 30}]\n",
    }
    assert set(codes(check(project(files), profile="draft"))) <= {"JK103", "JK105", "JK108"}


def test_what_a_lost_journey_or_library_holds_can_be_referred_to(project):
    lost = {
        "a.yaml": "kind: journey\nid: repair\ntitle: [\n",
        "b.yaml": "kind: touchpoints\ntouchpoints: [{id: label, name: A label}\n",
        "c.yaml": "kind: measurements\nrecords: [{touchpoint: repair/counter, metric: ces, value: 5, n: 30},"
        " {touchpoint: sale/label, metric: ces, value: 5, n: 30}]\n",
        "d.yaml": "kind: journey\ntitle: Sale\nphases: [{name: Shop, touchpoints: [{use: label, name: The label}]}]\n",
        "e.yaml": "kind: persona\nid: Racer\nname: Racer on Sundays\n",
        "f.yaml": "kind: journey\ntitle: Race\npersonas: [e]\nphases: []\n",
    }
    report = check(project(lost), profile="draft")
    assert sorted(codes(report)) == ["JK001", "JK001", "JK106"]


def test_a_lost_project_file_makes_no_other_document_wrong(project):
    files = {"journeykit.yaml": "kind: project\nname: [\n", "a.yaml": JOURNEY.replace("invoce", "invoice")}
    assert codes(check(project(files), profile="draft")) == ["JK001"]


def test_rules_about_time_are_silent_without_a_day(project):
    text = JOURNEY.replace("form: invoce", "improvements: [{title: Sooner, due: 2020-01-01}]")
    workspace = project({"a.yaml": text})
    assert codes(check(workspace, select=["JK703"])) == []
    assert codes(check(workspace, dt.date(2020, 1, 1), select=["JK703"])) == []
    assert codes(check(workspace, dt.date(2020, 1, 2), select=["JK703"])) == ["JK703"]


def test_every_span_lies_inside_its_file(project):
    text = JOURNEY + "x: 1\nobjectives:\n"
    workspace = project({"a.yaml": text})
    lines = text.splitlines()
    for found in check(workspace, profile="strict").diagnostics:
        assert 1 <= found.span.line <= found.span.end_line <= len(lines)
        assert 1 <= found.span.column <= len(lines[found.span.line - 1]) + 1


def test_the_room_has_one_front_door():
    assert set(room.__all__) == {
        "Asking", "Baseline", "Formatted", "Mended", "Report", "check", "check_again", "check_noting", "chosen_rules",
        "formatted", "mend", "read_baseline", "renewed",
    }  # fmt: skip
