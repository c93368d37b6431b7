"""Findings as JUnit XML, which nearly every build server shows: always English."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from journeykit.diagnostics import Severity
from journeykit.words import one_line

if TYPE_CHECKING:
    from journeykit.check import Report
    from journeykit.diagnostics import Diagnostic

# What XML 1.0 cannot hold in any way, not even by reference.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def diagnostics_junit(
    report: Report, shown: Callable[[PurePosixPath], str] = PurePosixPath.as_posix, *, notes: bool = False
) -> str:
    """Return a report as JUnit XML: a suite for each file, a failed case for each finding.

    A case that fails makes a build look broken, so notes are in it only when they are asked for.
    """
    found = [d for d in report.diagnostics if notes or d.severity is not Severity.NOTE]
    return "\n".join(('<?xml version="1.0" encoding="UTF-8"?>', *_suites(found, shown), ""))


def _suites(found: Sequence[Diagnostic], shown: Callable[[PurePosixPath], str]) -> Iterator[str]:
    yield f'<testsuites name="journeykit" tests="{len(found) or 1}" skipped="0" failures="{len(found)}" errors="0">'
    if not found:  # a report without a case counts as a report that is missing
        yield '  <testsuite name="journeykit" tests="1" skipped="0" failures="0" errors="0">'
        yield '    <testcase name="No errors found" classname="journeykit"/>'
        yield "  </testsuite>"
    for file, group in groupby(found, key=lambda diagnostic: diagnostic.file):
        yield from _suite(shown(file), tuple(group))
    yield "</testsuites>"


def _suite(file: str, found: Sequence[Diagnostic]) -> Iterator[str]:
    n = len(found)
    yield f'  <testsuite name={_quoted(file)} tests="{n}" skipped="0" failures="{n}" errors="0" package="journeykit">'
    for diagnostic in found:
        span = diagnostic.span
        line, column = (span.line, span.column) if span else (1, 1)
        said = diagnostic.message.english
        text = f"line {line}, col {column}, {said}" + (f" ({diagnostic.hint.english})" if diagnostic.hint else "")
        yield (
            f'    <testcase name="journeykit.{diagnostic.code} {diagnostic.name}"'
            f' classname={_quoted(file.rsplit(".", 1)[0])} file={_quoted(file)} line="{line}" column="{column}">'
        )
        yield f'      <properties><property name="severity" value="{diagnostic.severity.value}"/></properties>'
        yield f"      <failure message={_quoted(said)}>{escape(_plain(text))}</failure>"
        yield "    </testcase>"
    yield "  </testsuite>"


def _quoted(text: str) -> str:
    return quoteattr(_plain(text))


def _plain(text: str) -> str:
    return _NO_XML.sub(lambda found: f"\\u{ord(found[0]):04x}", one_line(text))
