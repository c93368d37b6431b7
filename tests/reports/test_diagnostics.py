from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from journeykit.check import Report
from journeykit.diagnostics import Diagnostic, Located, Severity, Span, message
from journeykit.reports.diagnostics.report import Style, diagnostics_text, summary
from journeykit.reports.diagnostics.snippet import Lines, snippet
from journeykit.workspace import read
from journeykit.workspace.sources import Sources

FILE = PurePosixPath("a.yaml")
RELATED = (Located(file=FILE, span=Span(1, 1, 1, 2), message=message("here")),)


def marked(line: str, start: int, end: int) -> tuple[str, str]:
    """Return the line as shown, and the marks below it."""
    shown = snippet(line, Span(1, start + 1, 1, end + 1))
    return shown.line, " " * shown.indent + "^" * shown.length


@pytest.mark.parametrize(
    ("line", "start", "end", "expected"),
    [
        ("name: Counter", 6, 13, ("name: Counter", "      ^^^^^^^")),
        ("\tname: A", 7, 8, ("    name: A", "          ^")),
        ("name: 顧客の声", 8, 10, ("name: 顧客の声", "          ^^^^")),
        ("name: Cafe\u0301 x", 6, 11, ("name: Cafe\u0301 x", "      ^^^^")),
        ("name: a\x1bb", 8, 9, ("name: a\\x1bb", "           ^")),
        ("name: a\u202eb", 7, 8, ("name: a\\u202eb", "       ^^^^^^")),
        ("id: a\u200bb", 4, 7, ("id: a\\u200bb", "    ^^^^^^^^")),
        ("name: 👩\u200d🚀 x", 10, 11, ("name: 👩\u200d🚀 x", "           ^")),
        ("name:", 5, 5, ("name:", "     ^")),
        ("name:", 50, 60, ("name:", "     ^")),
        ("", 0, 0, ("", "^")),
    ],
)
def test_the_mark_stands_below_what_it_is_about(line, start, end, expected):
    assert marked(line, start, end) == expected


def test_a_long_line_is_cut_around_the_mark():
    line = "a" * 300 + "WRONG" + "b" * 300
    shown, marks = marked(line, 300, 305)
    assert len(shown) <= 101
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert shown[marks.index("^") :].startswith("WRONGb")
    assert marks.count("^") == 5


def test_a_mark_longer_than_the_line_is_cut_too():
    shown, marks = marked("x: " + "y" * 5000, 3, 5003)
    assert len(shown) <= 101
    assert len(marks) <= 101


def test_a_very_long_line_of_wide_signs_stays_within_the_width():
    shown, _ = marked("顧" * 4000, 2000, 2001)
    assert len(shown) <= 52


def test_a_span_of_several_lines_marks_the_first():
    shown = snippet("key: [a,   ", Span(3, 6, 5, 2))
    assert (shown.line, shown.indent, shown.length) == ("key: [a,", 5, 3)


def test_lines_end_as_yaml_says_and_a_mark_of_order_counts_for_nothing():
    lines = Lines({FILE: b"\xef\xbb\xbfone\r\ntwo\rthree\xc2\x85x\nfour \xff"})
    assert [lines.line(FILE, number) for number in range(6)] == ["", "one", "two", "three\x85x", "four �", ""]
    assert lines.line(PurePosixPath("gone.yaml"), 1) == ""


def found(severity=Severity.ERROR, **more):
    given = {
        "code": "JK203", "name": "unknown-channel", "severity": severity, "message": message("x {n}", n=1), "file": FILE,
        "span": Span(1, 1, 1, 2), "path": (), "fingerprint": "",
    }  # fmt: skip
    return Diagnostic(**{**given, **more})


def workspace(text: bytes = b"kind: persona\nname: A\n"):
    return read(Sources(PurePosixPath("/x"), {FILE: text}))


@pytest.mark.parametrize(
    ("report", "english", "dutch"),
    [
        (Report((), 1), "The document is valid.", "Het document klopt."),
        (Report((), 12), "All 12 documents are valid.", "Alle 12 documenten kloppen."),
        (Report((), 2, suppressed=3), "All 2 documents are valid: 3 ignored", "Alle 2 documenten kloppen: 3 genegeerd"),
        (Report((found(),), 1), "1 document: 1 error", "1 document: 1 fout"),
        (
            Report((found(), found(Severity.WARNING), found(Severity.WARNING), found(Severity.NOTE)), 9, 1),
            "9 documents: 1 error, 2 warnings, 1 note (journeykit validate --notes), 1 ignored",
            "9 documenten: 1 fout, 2 waarschuwingen, 1 opmerking (journeykit validate --notes), 1 genegeerd",
        ),
    ],
)
def test_the_summary_counts(report, english, dutch):
    assert summary(report, Style()) == english
    assert summary(report, Style("nl")) == dutch


def test_the_page_of_a_rule_is_named_once():
    other = found(span=Span(2, 1, 2, 3), message=message("x {n}", n=2))
    text = diagnostics_text(Report((found(), other), 1), workspace(), Style())
    assert text.count("explain: journeykit explain JK203") == 1
    assert text.count("error[JK203 unknown-channel]: x") == 2


def test_one_cause_in_many_places_is_shown_once():
    there = [
        found(file=PurePosixPath(name), span=Span(line, 1, line, 3))
        for name in ("a.yaml", "b.yaml")
        for line in range(1, 9)
    ]
    text = diagnostics_text(Report(tuple(there), 2), workspace(), Style())
    assert text.count("error[JK203") == 1
    assert "= also: a.yaml:2, 3, 4, 5, 6, 7, 8; b.yaml:1, 2, 3, 4, 5 and 3 places more" in text
    assert text.endswith("2 documents: 16 errors\n")
    assert "= ook: a.yaml:2, 3, 4, 5, 6, 7, 8; b.yaml:1, 2, 3, 4, 5 en nog 3 plaatsen" in diagnostics_text(
        Report(tuple(there), 2), workspace(), Style(language="nl")
    )


@pytest.mark.parametrize("change", [{"message": message("must be a list")}, {"related": RELATED}])
def test_what_may_have_a_cause_of_its_own_is_shown_by_itself(change):
    there = [found(span=Span(line, 1, line, 3), **change) for line in (1, 2)]
    assert diagnostics_text(Report(tuple(there), 1), workspace(), Style()).count("error[JK203") == 2


def test_a_hint_that_is_long_is_wrapped_within_80_columns():
    hint = message("known here: {words}", words=", ".join(f"field-{i}" for i in range(40)))
    text = diagnostics_text(Report((found(hint=hint),), 1), workspace(), Style())
    assert max(map(len, text.splitlines())) <= 80
    assert "   = help: known here: field-0," in text
    assert "field-39" in text


def test_a_finding_without_a_place_still_names_its_file():
    related = (Located(file=FILE, span=None, message=message("first given here")),)
    text = diagnostics_text(Report((found(span=None, related=related),), 1), workspace(), Style())
    assert "  --> a.yaml\n" in text
    assert "  ::: a.yaml\n" in text


def test_the_frame_fits_line_numbers_of_any_length():
    lines = b"kind: persona\n" + b"#\n" * 12_344 + b"name: A\n"
    text = diagnostics_text(Report((found(span=Span(12_346, 1, 12_346, 5)),), 1), workspace(lines), Style())
    assert "12346| name: A\n     | ^^^^\n" in text


def test_user_text_cannot_act_in_a_message():
    text = diagnostics_text(Report((found(message=message("{x}", x="a\x1b[1m\n::error::b")),), 1), workspace(), Style())
    assert text.splitlines()[0] == "error[JK203 unknown-channel]: a\\x1b[1m\\n::error::b"
