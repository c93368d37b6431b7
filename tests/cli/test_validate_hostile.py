"""Bad input through the real command: a clear finding with a line, the right exit code, never a traceback or a hang."""

from __future__ import annotations

import json
import os
import re
import sys
import tempfile
import time
from pathlib import Path

import pytest

HEAD = "kind: journey\ntitle: A ride\nphases:\n  - name: Station\n    touchpoints:\n"
ONE = HEAD + "      - name: Counter\n"
PROJECT = "kind: project\nformat: 1\nname: The railway\n"


def bomb(levels: int = 9) -> str:
    lines = ["a: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"b{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, levels)]
    return ONE + "meta:\n" + "\n".join(f"  {line}" for line in lines) + "\n"


HOSTILE = {
    # what: (text, code, line or None when only the code matters)
    "an alias bomb": (bomb(), "JK004", None),
    "an alias inside itself": (ONE + "meta: {a: &a [*a]}\n", "JK004", 7),
    "a merge key on itself": (ONE + "meta: &a\n  <<: *a\n", "JK004", 8),
    "a merge of a text": (ONE + "meta: {<<: text}\n", "JK001", 7),
    "deep flow nesting": (ONE + "meta: {a: " + "[" * 500 + "]" * 500 + "}\n", "JK004", 7),
    "very deep flow nesting": (ONE + "meta: {a: " + "[" * 100_000 + "]" * 100_000 + "}\n", "JK004", 7),
    "deep block nesting": (ONE + "meta:\n" + "".join(f"{' ' * i}a:\n" for i in range(1, 300)), "JK004", None),
    "a file over 4 MiB": (ONE + "#" * (4 * 1024 * 1024), "JK003", 1),
    "a text of 50,000 characters": (HEAD + f"      - name: {'x' * 50_000}\n", "JK107", 6),
    "an integer of 5,000 digits": (HEAD + f"      - {{name: A, importance: {'9' * 5000}}}\n", "JK103", 6),
    "a date that does not exist": (ONE + "reviewed: 2024-13-45\n", "JK108", 7),
    "a time with an offset of 99:99": (ONE + "reviewed: 2024-01-01T00:00:00+99:99\n", "JK108", 7),
    "an underscore in a number": (ONE + "customers_per_year: 1_000\n", "JK103", 7),
    "a yes for a number": (ONE + "customers_per_year: yes\n", "JK103", 7),
    "a true for a number": (HEAD + "      - {name: A, reach: true}\n", "JK103", 6),
    "not a number": (HEAD + "      - {name: A, reach: .nan}\n", "JK103", 6),
    "infinity": (HEAD + "      - {name: A, reach: .inf}\n", "JK103", 6),
    "a YAML 1.1 directive": ("%YAML 1.1\n---\n" + ONE, "JK004", 1),
    "a tag directive": ("%TAG ! tag:example.com,2000:\n---\n" + ONE, "JK004", 1),
    "a tag that runs code": (HEAD + "      - name: !!python/object/apply:os.system [date]\n", "JK004", 6),
    "a tag of somebody's own": (HEAD + "      - name: !mine A\n", "JK004", 6),
    "a key given twice": (ONE + "owner: a\nowner: b\n", "JK002", 8),
    "a NUL by escape": (HEAD + '      - name: "a\\0b"\n', "JK003", 6),
    "an escape code by escape": (HEAD + '      - name: "a\\e[31mb"\n', "JK003", 6),
    "a surrogate by escape": (HEAD + '      - name: "a\\ud800b"\n', "JK003", 6),
    "a C1 control by escape": (HEAD + '      - name: "a\\x9bb"\n', "JK003", 6),
    "a raw escape code": (HEAD + "      - name: a\x1b[31mb\n", "JK003", 6),
    "a raw NUL": (HEAD + "      - name: a\x00b\n", "JK003", 6),
    "a bidirectional override": (HEAD + "      - name: a\u202eb\n", "JK003", 6),
    "a noncharacter": (HEAD + "      - name: a\uffffb\n", "JK003", 6),
    "a zero-width character in an id": (HEAD + "      - {id: a\u200bb, name: A}\n", "JK106", 6),
    "a look-alike letter in an id": (HEAD + "      - {id: c\u0430fe, name: A}\n", "JK106", 6),
    "an id of 81 characters": (HEAD + f"      - {{id: {'a' * 81}, name: A}}\n", "JK107", 6),
    "two documents": (ONE + "---\n" + ONE, "JK006", 7),
    "a tab for indentation": (HEAD + "\t- name: A\n", "JK001", 6),
    "a quote that is never closed": (HEAD + '      - name: "A\n', "JK001", 6),
    "a list as a key": (ONE + "meta: {[a, b]: c}\n", "JK001", 7),
    "an unknown alias": (ONE + "owner: *nobody\n", "JK001", 7),
    "a list at the top": ("- kind: journey\n", "JK005", 1),
    "a text at the top": ("kind\n", "JK005", 1),
    "an empty file": ("", "JK005", 1),
    "only a comment": ("# nothing\n", "JK005", 1),
    "a kind that is a list": ("kind: [journey]\n", "JK005", 1),
    "phases as a mapping": ("kind: journey\ntitle: A\nphases: {name: B}\n", "JK103", 3),
    "10,001 touchpoints": (HEAD + "".join(f"      - T{i}\n" for i in range(10_001)), "JK107", None),
    "UTF-16": (ONE.encode("utf-16"), "JK003", 1),
    "Windows-1252": (ONE.replace("Counter", "Café").encode("cp1252"), "JK003", 6),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "JK003", None),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_file_is_one_clear_finding(journeykit, tmp_path, monkeypatch, what):
    text, code, line = HOSTILE[what]
    monkeypatch.chdir(tmp_path)
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    (tmp_path / "a.yaml").write_bytes(data)
    began = time.monotonic()
    shown = journeykit("validate", "a.yaml", "--profile", "draft", "--output-format", "json")
    assert time.monotonic() - began < 20
    assert shown.code == 1, shown
    assert shown.err == ""
    found = json.loads(shown.out)["diagnostics"]
    assert code in {one["code"] for one in found}
    if line is not None:
        assert next(one["line"] for one in found if one["code"] == code) == line
    words = journeykit("validate", "a.yaml", "--profile", "draft")
    assert words.code == 1
    assert f"[{code} " in words.out
    assert not [sign for sign in words.out if sign != "\n" and not sign.isprintable()]
    assert max(map(len, words.out.splitlines())) < 500


@pytest.mark.parametrize(
    ("project", "code"),
    [
        ("kind: project\nname: [\n", "JK001"),
        ("kind: journey\ntitle: A\n", "JK005"),
        ("name: The railway\n", "JK005"),
        ("", "JK005"),
        (PROJECT + "departments: {a: b}\n", "JK103"),
        (PROJECT + "include: [../*]\n", None),
        (PROJECT + "language: xx\n", "JK104"),
    ],
)
def test_a_broken_project_file_is_a_finding(journeykit, tmp_path, monkeypatch, project, code):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "journeykit.yaml").write_text(project, encoding="utf-8")
    (tmp_path / "a.yaml").write_text(ONE, encoding="utf-8")
    shown = journeykit("validate", "--profile", "draft", "--output-format", "json")
    assert shown.code == (1 if code else 0)
    assert [found["code"] for found in json.loads(shown.out)["diagnostics"]] == ([code] if code else [])


def test_a_missing_path_is_named(journeykit, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    shown = journeykit("validate", "gone.yaml")
    assert (shown.code, shown.out) == (3, "")
    assert "gone.yaml" in shown.err


def test_an_empty_folder_is_said_to_be_empty(journeykit, tmp_path):
    shown = journeykit("validate", tmp_path)
    assert (shown.code, shown.out) == (3, "")
    assert "journeykit init" in shown.err


@pytest.fixture
def nobody(journeykit):
    """Run as somebody for whom closed files are closed; nothing is closed to root."""
    journeykit("validate", "nowhere")  # while all modules can be read
    was = os.geteuid()
    if was == 0:
        os.seteuid(65534)
    yield
    os.seteuid(was)


@pytest.fixture
def open_folder():
    """A folder that everybody may look into, unlike pytest's own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


@pytest.fixture
def closed(open_folder):
    """A project with a file and a folder that are closed."""
    (open_folder / "a.yaml").write_text(ONE, encoding="utf-8")
    (open_folder / "b.yaml").write_text(ONE, encoding="utf-8")
    (open_folder / "deep").mkdir()
    (open_folder / "b.yaml").chmod(0)
    (open_folder / "deep").chmod(0)
    yield open_folder
    (open_folder / "deep").chmod(0o755)


def test_a_folder_without_permission_is_named(closed, nobody, journeykit):
    shown = journeykit("validate", closed / "deep")
    assert shown.code in (2, 3)
    assert shown.err.startswith("error: ")


def test_a_file_without_permission_is_a_finding(closed, nobody, journeykit):
    shown = journeykit("validate", closed, "--profile", "draft")
    assert shown.code == 1
    assert "b.yaml" in shown.out
    assert shown.out.count("Permission denied") == 2
    assert "deep" in shown.out
    assert shown.out.endswith(": 2 errors\n")


def test_a_link_to_itself_is_a_finding(journeykit, tmp_path):
    (tmp_path / "a.yaml").symlink_to("a.yaml")
    shown = journeykit("validate", tmp_path)
    assert shown.code == 1
    assert "cannot be read" in shown.out


def test_a_folder_with_the_name_of_a_file_is_a_folder(journeykit, tmp_path):
    (tmp_path / "b.yaml").mkdir()
    (tmp_path / "b.yaml" / "c.yaml").write_text(ONE, encoding="utf-8")
    shown = journeykit("validate", tmp_path, "--profile", "draft")
    assert (shown.code, shown.out) == (0, "The document is valid.\n")


def test_a_link_that_leads_out_is_refused(journeykit, tmp_path, monkeypatch):
    inside, outside = tmp_path / "in", tmp_path / "out"
    inside.mkdir()
    outside.mkdir()
    (outside / "secret.yaml").write_text(ONE, encoding="utf-8")
    (inside / "a.yaml").symlink_to(outside / "secret.yaml")
    (inside / "journeykit.yaml").write_text(PROJECT, encoding="utf-8")
    shown = journeykit("validate", "-C", inside)
    assert shown.code == 1
    assert "leads out of the project" in shown.out


def test_a_github_runner_is_told_that_nothing_is_a_command(journeykit, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    (tmp_path / "a.yaml").write_text(
        "kind: journey\n::add-mask::secret: 1\ntitle: A\nphases: [{name: '::error::x', stage: '::warning::y'}]\n",
        encoding="utf-8",
    )
    shown = journeykit("validate", "--profile", "draft", "--output-format", "text")
    lines = shown.out.splitlines()
    assert lines[0].startswith("::stop-commands::")
    token = lines[0].removeprefix("::stop-commands::")
    assert len(token) >= 16
    assert lines[-1] == f"::{token}::"
    assert not [line for line in lines[1:-1] if line.lstrip().startswith("::") and not line.lstrip().startswith("::: ")]
    assert journeykit("validate", "--output-format", "json").out.startswith("{")
    automatic = journeykit("validate", "--profile", "draft").out.splitlines()
    stop = next(i for i, line in enumerate(automatic) if line.startswith("::stop-commands::"))
    assert stop
    assert all(re.match(r"::(error|warning) title=JK\d{3} ", line) for line in automatic[:stop])


def test_a_name_of_a_file_cannot_act(journeykit, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a\x1b[31m\nb.yaml").write_text(ONE + "x: 1\n", encoding="utf-8")
    shown = journeykit("validate", "--profile", "draft")
    assert shown.code == 1
    assert "a\\x1b[31m\\nb.yaml:7:1" in shown.out


def test_many_wrong_references_take_linear_time(journeykit, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    lines = "".join(f"      - {{name: T{i}, next: [{{to: nowhere-{i}}}], channels: [chan-{i}]}}\n" for i in range(5000))
    (tmp_path / "a.yaml").write_text(HEAD + lines, encoding="utf-8")
    began = time.monotonic()
    shown = journeykit("validate", "--select", "JK2", "--output-format", "json")
    assert time.monotonic() - began < 30
    assert json.loads(shown.out)["summary"]["errors"] == 10_000


def test_a_large_journey_takes_linear_time(journeykit, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    text = HEAD + "".join(
        f"      - {{id: t{i}, name: T {i}, owner: d{i % 7}, systems: [s{i % 5}], next: [{{to: t{(i + 1) % 1500}}}], "
        f"moment_of_truth: true, customer: {{emotion: -1, quotes: [a{i}@b{i}.nl]}}, "
        f"improvements: [{{title: I {i}, status: done, communicated_to: [d{i % 6}], done_on: 2026-01-01}}]}}\n"
        for i in range(1500)
    )
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    began = time.process_time()
    shown = journeykit("validate", "--profile", "strict", "--output-format", "json")
    assert time.process_time() - began < 15
    codes = {found["code"] for found in json.loads(shown.out)["diagnostics"]}
    assert {"JK404", "JK711", "JK805"} <= codes
    assert "JK007" not in codes


def test_a_document_in_one_line_is_shown_in_linear_time(journeykit, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    touchpoints = ", ".join(f"{{name: T{i}, wrong{i}: 1}}" for i in range(5000))
    (tmp_path / "a.yaml").write_text(
        f"{{kind: journey, title: A, phases: [{{name: B, touchpoints: [{touchpoints}]}}]}}\n", encoding="utf-8"
    )
    began = time.monotonic()
    shown = journeykit("validate", "--profile", "draft")
    assert time.monotonic() - began < 60
    assert shown.out.endswith("1 document: 1000 errors\n")  # so many unknown fields are named at most
    assert max(map(len, shown.out.splitlines())) < 200


def test_long_circles_take_no_recursion(journeykit, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    items = "".join(f"  - {{id: i{i}, title: I{i}, requires: [i{(i + 1) % 4000}]}}\n" for i in range(4000))
    (tmp_path / "a.yaml").write_text(ONE + "improvements:\n" + items, encoding="utf-8")
    shown = journeykit("validate", "--select", "JK211", "--output-format", "json")
    found = json.loads(shown.out)["diagnostics"]
    assert [one["code"] for one in found] == ["JK211"]
    assert len(found[0]["message"]) < 400


@pytest.mark.skipif(sys.platform != "linux", reason="only there any bytes are a file name")
def test_a_file_name_that_is_not_utf8_goes_into_a_report(journeykit, tmp_path):
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.yaml")).write_text("kind: journey\n", encoding="utf-8")
    for form in ("json", "text"):
        shown = journeykit("validate", "--output-format", form, "-C", tmp_path, "-o", tmp_path / "report")
        assert shown.code == 1
        assert "caf\\udce9.yaml" in (tmp_path / "report").read_text(encoding="utf-8")
