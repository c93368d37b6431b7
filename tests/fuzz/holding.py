"""What must hold for a document whatever is in it: read, checked, told, mended and formatted."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import replace
from pathlib import Path, PurePosixPath

from journeykit import text
from journeykit.check import Mended, Report, check, formatted, mend
from journeykit.reports.diagnostics.as_json import diagnostics_json
from journeykit.reports.diagnostics.concise import diagnostics_concise, statistics
from journeykit.reports.diagnostics.github import annotated, diagnostics_github, step_summary
from journeykit.reports.diagnostics.gitlab import diagnostics_gitlab
from journeykit.reports.diagnostics.junit import diagnostics_junit
from journeykit.reports.diagnostics.report import Style, diagnostics_text
from journeykit.reports.diagnostics.sarif import diagnostics_sarif
from journeykit.workspace import Workspace, read
from journeykit.workspace.sources import Sources

ROOT = Path("/x")
DOCUMENT, PROJECT = PurePosixPath("a.yaml"), PurePosixPath("journeykit.yaml")
PROJECT_TEXT = b"""\
kind: project
format: 1
name: A bakery
departments: [{id: shop, name: Shop}, {id: office, name: Office}]
channels: [{id: counter, name: Counter}, {id: phone, name: Telephone}]
systems: [{id: till, name: Till}]
brand: {values: [{id: fresh, name: Fresh}]}
"""
DAY = dt.date(2026, 11, 22)
BOM = b"\xef\xbb\xbf"
_MOST_MENDS = 6
_TURNING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


def hold(data: bytes) -> int:
    """Check everything that must hold for a document with these bytes; return how many findings it has."""
    workspace = _read(data)
    report = _checked(workspace)
    _assert_sound(report, workspace)
    _assert_told(report, workspace)
    _assert_mended(workspace, report)
    _assert_formatted(workspace)
    return len(report.diagnostics)


def _read(data: bytes, project: bytes = PROJECT_TEXT) -> Workspace:
    return read(Sources(ROOT, {DOCUMENT: data, PROJECT: project}, PROJECT, frozenset({DOCUMENT, PROJECT})))


def _checked(workspace: Workspace) -> Report:
    return check(workspace, DAY, profile="strict")


def _again(texts: dict[PurePosixPath, bytes], workspace: Workspace) -> Workspace:
    now = {**workspace.texts, **texts}
    return _read(now[DOCUMENT], now[PROJECT])


def _lines(data: bytes) -> list[str]:
    whole = data.removeprefix(BOM).decode("utf-8", "replace")
    return whole.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _assert_sound(report: Report, workspace: Workspace) -> None:
    lines = {file: _lines(data) for file, data in workspace.texts.items()}
    for found in report.diagnostics:
        assert found.code != "JK007", found
        assert found.message.english
        places = [(found.file, found.span), *((one.file, one.span) for one in found.related)]
        if found.fix is not None:
            places += [(found.fix.file, edit.span) for edit in found.fix.edits]
        for file, span in places:
            if span is not None:
                there = lines[file]
                assert 1 <= span.line <= span.end_line <= len(there), (found, len(there))
                assert 1 <= span.column <= len(there[span.line - 1]) + 1, found
                assert 1 <= span.end_column <= len(there[span.end_line - 1]) + 1, found
                assert (span.line, span.column) <= (span.end_line, span.end_column), found


def _assert_told(report: Report, workspace: Workspace) -> None:
    for language in ("en", "nl"):
        style = Style(notes=True, language=language)
        shown = (
            diagnostics_text(report, workspace, style),
            diagnostics_concise(report, style),
            statistics(report, style),
        )
        for told in (*shown, step_summary(report, style)):
            assert not [sign for sign in told if sign != "\n" and _acts(sign)], ascii(told)
    for told in (
        diagnostics_json(report),
        diagnostics_sarif(report),
        diagnostics_gitlab(report),
        diagnostics_junit(report, notes=True),
        diagnostics_github(annotated(report, notes=True)[0], str),
    ):
        told.encode("utf-8")


def _acts(sign: str) -> bool:
    """Tell whether a character would do something on a terminal instead of showing."""
    return unicodedata.category(sign) in {"Cc", "Zl", "Zp", "Cs"} or unicodedata.bidirectional(sign) in _TURNING


def _assert_mended(workspace: Workspace, report: Report) -> None:
    for unsafe in (False, True):
        mended = _mended(workspace, unsafe=unsafe)
        twice = _mended(mended.workspace, unsafe=unsafe)
        assert not twice.texts, f"mended twice: {mended.texts} then {twice.texts}"
    for found in [found for found in report.diagnostics if found.fix is not None][:_MOST_MENDS]:
        _assert_nothing_else_changes(workspace, replace(report, diagnostics=(found,)))


def _mended(workspace: Workspace, *, unsafe: bool) -> Mended:
    return mend(workspace, _checked, lambda texts: _again(texts, workspace), unsafe=unsafe)


def _assert_nothing_else_changes(workspace: Workspace, one: Report) -> None:
    """Everything before the first and behind the last edit of a mend stays as it is, byte for byte."""
    (found,) = one.diagnostics
    assert found.fix is not None
    nothing = replace(one, diagnostics=())
    mended = mend(
        workspace,
        lambda some: one if some is workspace else nothing,
        lambda texts: _again(texts, workspace),
        unsafe=True,
    )
    for file, after in mended.texts.items():
        before = workspace.texts[file]
        spans = sorted((edit.span for edit in found.fix.edits), key=lambda span: (span.line, span.column))
        first = _offset(before, spans[0].line, spans[0].column)
        last = len(before) - _offset(before, spans[-1].end_line, spans[-1].end_column)
        assert after[:first] == before[:first], (found, after)
        assert not last or after[-last:] == before[-last:], (found, after)
        assert len(after) >= first + last, (found, after)


def _offset(data: bytes, line: int, column: int) -> int:
    start = len(BOM) if data.startswith(BOM) else 0
    whole = data[start:].decode("utf-8")
    starts = [found.start() for found in _LINE.finditer(whole)]
    return start + len(whole[: starts[line - 1] + column - 1].encode())


def _assert_formatted(workspace: Workspace) -> None:
    texts = formatted(workspace).texts
    again = _again(dict(texts), workspace)
    twice = formatted(again)
    assert not twice.texts, f"formatted twice: {texts} then {twice.texts}"
    assert not set(twice.left) - set(formatted(workspace).left), texts
    for file, after in texts.items():
        before = workspace.texts[file]
        assert after.startswith(BOM) == before.startswith(BOM)
        old, new = text.read(before, file)[0], text.read(after, file)[0]
        assert old is not None
        assert new is not None
        assert text.same(old.data, new.data), (before, after)
        # Words never change, only blanks and the order of lines.
        assert sorted(before.split()) == sorted(after.split()) or b"'" in before or b'"' in before or b"," in before, (
            after
        )
        if b"\r" in before and before.count(b"\n") == before.count(b"\r\n") == before.count(b"\r"):
            assert after.count(b"\n") == after.count(b"\r\n"), after
    assert _checked(again).files == len(again.texts)
