"""The machine formats: golden files, and what an independent parser of each makes of them.

test_sarif_schema.py has the official schema of SARIF. `SARIF` below is a stricter one of our own: the parts of the
specification that we write, closed to everything else.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path, PurePosixPath

import pytest
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt

from journeykit import __version__
from journeykit.check import Report, check
from journeykit.diagnostics import Diagnostic, Severity, Span, message
from journeykit.reports.diagnostics.concise import diagnostics_concise, statistics
from journeykit.reports.diagnostics.github import MOST_ANNOTATIONS, annotated, diagnostics_github, step_summary
from journeykit.reports.diagnostics.gitlab import diagnostics_gitlab
from journeykit.reports.diagnostics.junit import diagnostics_junit
from journeykit.reports.diagnostics.report import Style
from journeykit.reports.diagnostics.sarif import diagnostics_sarif
from journeykit.workspace import load

GOLDEN = Path(__file__).with_name("golden")
CASES = sorted((Path(__file__).parents[1] / "cases").glob("JK*"))
AS_OF = dt.date(2026, 11, 22)
JOURNEY = """\
kind: journey
title: Repairing a bicycle
phases:
  - name: Workshop
    touchpoints:
      - {name: Counter, channels: [stoor, stoor]}
      - {name: "100%, sure: ::error::x", form: invoce, importance: '4,5'}
      - {id: counter, nmae: Twice, name: Twice}
      - {name: 😀 bell, use: 7}
"""


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    folder = tmp_path_factory.mktemp("shop")
    (folder / "a b,c.yaml").write_text(JOURNEY, encoding="utf-8")
    (folder / "bad.yaml").write_text("kind: journey\ntitle: [\n", encoding="utf-8")
    return check(load([folder]), AS_OF)


def made(*severities: Severity, text: str = "said {what}", what: str = "x") -> Report:
    return Report(
        tuple(
            Diagnostic(
                code="JK203",
                name="unknown-channel",
                severity=severity,
                message=message(text, what=what),
                file=PurePosixPath("a.yaml"),
                span=Span(i + 1, 1, i + 1, 3),
                path=(),
                fingerprint="f" * 64,
            )
            for i, severity in enumerate(severities)
        ),
        1,
    )


WRITERS = {
    "validate.concise.txt": lambda report: diagnostics_concise(report, Style(notes=True)),
    "validate.github.txt": lambda report: diagnostics_github(annotated(report, notes=True)[0], str),
    "validate.summary.md": lambda report: step_summary(report, Style(notes=True)),
    "validate.gitlab.json": diagnostics_gitlab,
    "validate.junit.xml": lambda report: diagnostics_junit(report, notes=True),
    "validate.sarif": lambda report: diagnostics_sarif(report).replace(f'"{__version__}"', '"VERSION"'),
    "validate.statistics.txt": lambda report: statistics(report, Style(notes=True)),
}


@pytest.mark.parametrize("name", WRITERS)
def test_golden(report, name, request):
    text = WRITERS[name](report)
    path = GOLDEN / name
    if not path.exists():  # delete one to write it anew, then read it before you commit it
        path.write_text(text, encoding="utf-8", newline="")
        pytest.fail(f"{name} was written")
    assert text == path.read_bytes().decode("utf-8")


def obj(required: str, optional: str = "", **of: object) -> dict:
    names = [*required.split(), *optional.split()]
    return {
        "type": "object",
        "required": required.split(),
        "properties": {name: of.get(name, True) for name in names},
        "additionalProperties": False,
    }


def many(item: object, least: int = 1) -> dict:
    return {"type": "array", "items": item, "minItems": least}


TEXT = obj("text", "markdown", text={"type": "string", "minLength": 1}, markdown={"type": "string", "minLength": 1})
NUMBER = {"type": "integer", "minimum": 1}
REGION = obj(
    "startLine startColumn endLine endColumn",
    **dict.fromkeys(["startLine", "startColumn", "endLine", "endColumn"], NUMBER),
)
ARTIFACT = obj("uri", uri={"type": "string", "pattern": r"^(?!/)[\w./%~-]+$"})
PLACE = obj("artifactLocation", "region", artifactLocation=ARTIFACT, region=REGION)
LEVEL = {"enum": ["none", "note", "warning", "error"]}
RULE = obj(
    "id name shortDescription fullDescription help defaultConfiguration",
    id={"pattern": r"^JK\d{3}$"}, name={"pattern": "^[a-z-]+$"}, shortDescription=TEXT, fullDescription=TEXT, help=TEXT,
    defaultConfiguration=obj("level", level=LEVEL),
)  # fmt: skip
FIX = obj(
    "description artifactChanges", description=TEXT,
    artifactChanges=many(
        obj(
            "artifactLocation replacements", artifactLocation=ARTIFACT,
            replacements=many(
                obj("deletedRegion insertedContent", deletedRegion=REGION, insertedContent=obj("text", text={"type": "string"}))
            ),
        )
    ),
)  # fmt: skip
RESULT = obj(
    "ruleId ruleIndex level message locations partialFingerprints", "relatedLocations fixes",
    ruleIndex={"type": "integer", "minimum": 0}, level=LEVEL, message=TEXT,
    locations=many(obj("physicalLocation", physicalLocation=PLACE)),
    partialFingerprints=obj("primaryLocationLineHash", primaryLocationLineHash={"pattern": r"^[0-9a-f]{64}:\d+$"}),
    relatedLocations=many(obj("id physicalLocation message", id=NUMBER, physicalLocation=PLACE, message=TEXT)),
    fixes=many(FIX),
)  # fmt: skip
DRIVER = obj("name version semanticVersion rules", rules={**many(RULE, 0), "uniqueItems": True})
RUN = obj(
    "tool columnKind results",
    tool=obj("driver", driver=DRIVER), columnKind={"const": "unicodeCodePoints"}, results=many(RESULT, 0),
)  # fmt: skip
SARIF = Draft202012Validator(
    obj("$schema version runs", **{"$schema": {"type": "string"}}, version={"const": "2.1.0"}, runs=many(RUN))
)


def every(report: Report):
    yield report
    yield Report((), 1)
    for case in CASES:
        single = case / "bad.yaml"
        yield check(load(single if single.is_file() else case / "bad"), AS_OF, profile="strict")


def test_sarif_has_the_shape_of_the_specification(report):
    for each in every(report):
        data = json.loads(diagnostics_sarif(each))
        SARIF.validate(data)
        (run,) = data["runs"]
        ids = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
        assert [ids[result["ruleIndex"]] for result in run["results"]] == [
            result["ruleId"] for result in run["results"]
        ]
        prints = [result["partialFingerprints"]["primaryLocationLineHash"] for result in run["results"]]
        assert len(prints) == len(set(prints)) == len(each.diagnostics)


def test_sarif_columns_are_code_points_and_paths_are_uris(report):
    data = json.loads(diagnostics_sarif(report))
    results = data["runs"][0]["results"]
    assert {r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in results} == {
        "a%20b%2Cc.yaml",
        "bad.yaml",
    }
    bell = next(
        r["locations"][0]["physicalLocation"]["region"]
        for r in results
        if "9" in str(r["locations"]) and r["ruleId"] == "JK206"
    )
    line = JOURNEY.splitlines()[bell["startLine"] - 1]
    assert line[bell["startColumn"] - 1 : bell["endColumn"] - 1] == "7"


def test_gitlab_entries_are_complete_and_their_fingerprints_unique(report):
    entry = obj(
        "check_name description severity fingerprint location",
        severity={"enum": ["info", "minor", "major", "critical", "blocker"]}, fingerprint={"pattern": "^[0-9a-f]{64}$"},
        location=obj("path positions", path={"pattern": "^(?!\\./|/)"}, positions=obj(
            "begin end", begin=obj("line column", line=NUMBER, column=NUMBER), end=obj("line column", line=NUMBER, column=NUMBER)
        )),
    )  # fmt: skip
    schema = Draft202012Validator(many(entry, 0))
    for each in [*every(report), made(*[Severity.ERROR] * 3)]:
        data = json.loads(diagnostics_gitlab(each))
        schema.validate(data)
        assert len({one["fingerprint"] for one in data}) == len(data) == len(each.diagnostics)
    assert diagnostics_gitlab(Report((), 1)) == "[]\n"


def test_junit_can_be_read_and_counts_right(report):
    for each in every(report):
        root = ET.fromstring(diagnostics_junit(each, notes=True))
        cases = list(root.iter("testcase"))
        failures = list(root.iter("failure"))
        assert int(root.get("failures")) == len(failures) == len(each.diagnostics)
        assert int(root.get("tests")) == len(cases) >= 1
        for suite in root:
            assert int(suite.get("tests")) == len(suite.findall("testcase"))
            assert int(suite.get("failures")) == len(suite.findall("testcase/failure"))
        if each.diagnostics:
            assert [failure.get("message") for failure in failures] == [d.message.english for d in each.diagnostics]


@pytest.mark.parametrize("what", ["]]>", "<a b='\"'>&amp;", "\x00\x1b", "\ud800", "\uffff", "\u2028"])
def test_junit_can_be_read_whatever_people_write(what):
    root = ET.fromstring(diagnostics_junit(made(Severity.ERROR, what=what)).encode("utf-8"))
    (failure,) = root.iter("failure")
    assert "said " in failure.get("message")
    assert not failure.findall("*")


def test_junit_holds_notes_only_when_asked():
    root = ET.fromstring(diagnostics_junit(made(Severity.NOTE)))
    assert (root.get("failures"), root.find("testsuite/testcase").get("name")) == ("0", "No errors found")


def parsed(line: str) -> tuple[str, dict[str, str], str]:
    """Read a workflow command as the runner documents it."""
    kind, given, data = re.fullmatch(r"::(\w+) (.*?)::(.*)", line).groups()
    properties = dict(part.split("=", 1) for part in given.split(","))
    back = {"%2C": ",", "%3A": ":", "%0A": "\n", "%0D": "\r", "%25": "%"}
    unescape = lambda text: re.sub("|".join(back), lambda found: back[found[0]], text)  # noqa: E731
    return kind, {key: unescape(value) for key, value in properties.items()}, unescape(data)


def test_github_lines_can_be_read_back(report):
    shown, left = annotated(report, notes=True)
    lines = diagnostics_github(shown, str).splitlines()
    assert len(lines) == len(shown)
    kinds = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
    for line, diagnostic in zip(lines, shown, strict=True):
        kind, properties, data = parsed(line)
        assert kind == kinds[diagnostic.severity]
        assert properties["title"] == f"{diagnostic.code} {diagnostic.name}"
        assert properties["file"] == diagnostic.file.as_posix()
        assert int(properties["line"]) == diagnostic.span.line
        assert data.split("\n")[0].endswith(f"{diagnostic.code} {diagnostic.message.english}")
    assert len(shown) + len(left) == len(report.diagnostics)


def test_github_shows_ten_of_each_kind():
    many_ = made(*[Severity.ERROR] * 12, *[Severity.WARNING] * 11, *[Severity.NOTE] * 3)
    shown, left = annotated(many_, notes=False)
    assert (len(shown), len(left)) == (2 * MOST_ANNOTATIONS, 3)
    assert len(annotated(many_, notes=True)[0]) == 23


@pytest.mark.parametrize("what", ["a\n::error::b", "a\r::set-env::b", "100%0Ax", "##[add-mask]x"])
def test_nothing_in_an_annotation_begins_another(what):
    (line,) = diagnostics_github(made(Severity.ERROR, what=what).diagnostics, str).splitlines()
    assert line.startswith("::error ")
    assert parsed(line)[2].split("\n")[0].startswith("a.yaml:1:1: JK203 said ")


@pytest.mark.parametrize("what", ["a | b", "<script>x</script>", "[a](javascript:x)", "@team #1", "a\n\n# b", "`x"])
def test_the_summary_of_a_step_is_one_table_whatever_people_write(what):
    text = step_summary(made(Severity.ERROR, what=what), Style())
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(text)
    kinds = [token.type for token in tokens]
    assert kinds.count("tr_open") == 2
    assert kinds.count("td_open") == 3
    assert kinds.count("heading_open") == 1
    inline = [child.type for token in tokens for child in token.children or ()]
    assert not {"link_open", "html_inline", "code_inline", "image"} & set(inline)
    assert "@team" not in text


def test_a_long_summary_is_cut_and_says_so():
    text = step_summary(made(*[Severity.ERROR] * 501), Style())
    assert "1 more are in the log." in text
    assert len(text.encode()) < 1024 * 1024


def test_concise_is_one_line_a_finding():
    text = diagnostics_concise(made(Severity.ERROR, Severity.NOTE, what="a\nb\x1b"), Style())
    assert text == "a.yaml:1:1: JK203 said a\\nb\\x1b\n"


def test_statistics_count_each_rule(report):
    lines = statistics(report, Style()).splitlines()
    counts = {line.split()[1]: int(line.split()[0]) for line in lines}
    assert sum(counts.values()) == len(report.diagnostics)
    assert list(counts.values()) == sorted(counts.values(), reverse=True)
