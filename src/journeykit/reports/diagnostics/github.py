"""Findings as annotations of a GitHub pull request, and as the summary of a step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from journeykit.diagnostics import Severity
from journeykit.reports.diagnostics.report import summary
from journeykit.words import one_line, say, translator

if TYPE_CHECKING:
    from journeykit.check import Report
    from journeykit.diagnostics import Diagnostic
    from journeykit.reports.diagnostics.report import Style

# GitHub shows this many of each kind per step, and drops the rest without a word.
MOST_ANNOTATIONS = 10
# A summary may have 1 MiB: rows of this number stay far below it.
_MOST_ROWS = 500
_KINDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def annotated(report: Report, *, notes: bool) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """Return the findings that GitHub would show as annotations, and those it would drop."""
    shown: list[Diagnostic] = []
    left: list[Diagnostic] = []
    room = dict.fromkeys(Severity, MOST_ANNOTATIONS)
    for diagnostic in report.diagnostics:
        if diagnostic.severity is Severity.NOTE and not notes:
            continue
        room[diagnostic.severity] -= 1
        (shown if room[diagnostic.severity] >= 0 else left).append(diagnostic)
    return shown, left


def diagnostics_github(diagnostics: Sequence[Diagnostic], shown: Callable[[PurePosixPath], str]) -> str:
    """Return one workflow command for each finding; nothing in it can begin a second one."""
    return "".join(f"{_annotation(diagnostic, shown)}\n" for diagnostic in diagnostics)


def _annotation(diagnostic: Diagnostic, shown: Callable[[PurePosixPath], str]) -> str:
    file, span = shown(diagnostic.file), diagnostic.span
    properties = {"title": f"{diagnostic.code} {diagnostic.name}", "file": file}
    where = one_line(file)
    if span is not None:
        properties["line"] = str(span.line)
        if span.end_line == span.line:  # columns of several lines mean nothing to GitHub
            properties |= {"col": str(span.column), "endLine": str(span.line), "endColumn": str(span.end_column)}
        else:
            properties["endLine"] = str(span.end_line)
        where += f":{span.line}:{span.column}"
    text = f"{where}: {diagnostic.code} {one_line(diagnostic.message.english)}"
    if diagnostic.hint is not None:
        text += f"\n  help: {one_line(diagnostic.hint.english)}"
    given = ",".join(f"{key}={value.translate(_PROPERTY)}" for key, value in properties.items())
    return f"::{_KINDS[diagnostic.severity]} {given}::{text.translate(_DATA)}"


def step_summary(report: Report, style: Style) -> str:
    """Return the findings as a table in Markdown, for `$GITHUB_STEP_SUMMARY`; text of users does nothing in it."""
    from journeykit.reports.templating import escape

    t = translator(style.language)
    style = replace(style, color=False)
    found = [d for d in report.diagnostics if style.notes or d.severity is not Severity.NOTE]
    lines = ["### journeykit validate", "", escape(summary(report, style))]
    if found:
        lines += ["", f"| {t('Place')} | {t('Rule')} | {t('Finding')} |", "|---|---|---|"]
    for diagnostic in found[:_MOST_ROWS]:
        span = diagnostic.span
        where = style.shown(diagnostic.file) + (f":{span.line}" if span else "")
        said = say(diagnostic.message.text, diagnostic.message.args, style.language)
        lines.append(f"| {escape(where)} | {diagnostic.code} {diagnostic.name} | {escape(said[:500])} |")
    if len(found) > _MOST_ROWS:
        lines += ["", t("{n} more are in the log.", n=len(found) - _MOST_ROWS)]
    return "\n".join(lines) + "\n"
