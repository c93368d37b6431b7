"""Mappings that no file can be read by."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeykit.workspace import load

TIDY = "touchpoint: punt\nscore: score"


@pytest.mark.parametrize(
    ("outcome", "rest", "found"),
    [
        ("{rows: overall, metric: nps}", TIDY, []),
        ("{rows: ''}", TIDY, []),
        ("totaal", "questions: [{column: a, metric: csat}]", []),
        ("{metric: nps}", TIDY, [("JK101", 2, "neither is named")]),
        ("{column: nps, rows: overall}", TIDY, [("JK102", 2, "not in both")]),
        ("{rows: overall}", "questions: [{column: a, metric: csat}]", [("JK102", 2, "`rows` is for tidy data")]),
        ("{rows: overall}", "score: score", [("JK102", 2, "the column `touchpoint`")]),
        ("{rows: overall, metric: nps, scale: [1, 5]}", TIDY, [("JK105", 2, "nps is asked from 0 to 10")]),
    ],
)
def test_an_outcome_stands_in_one_place(outcome: str, rest: str, found: list[tuple[str, int, str]], tmp_path: Path):
    (tmp_path / "m.yaml").write_text(f"kind: mapping\noutcome: {outcome}\n{rest}\n", encoding="utf-8")
    workspace = load(tmp_path)
    findings = workspace.findings
    assert [one.code for one in findings] == [code for code, _, _ in found]
    for finding, (_, line, words) in zip(findings, found, strict=True):
        assert words in finding.message.english
        span = workspace.span(finding.place)
        assert span is not None
        assert span.line == line
