"""What was wrong already: findings that a project has put up with for now, so that only new ones speak."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from journeykit.check.choosing import ALWAYS
from journeykit.diagnostics import Diagnostic, JourneykitError, Span, message

if TYPE_CHECKING:
    from journeykit.check.report import Report
    from journeykit.rules import Rule

NAME = ".journeykit-baseline.json"
"""Where a project has its baseline, at its top."""

VERSION = 1
_STALE = "JK010"

Known = tuple[str, str, str]
"""A file, a code and a fingerprint."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """The findings of a baseline with how often each was there, the file they stand in, and its text."""

    file: PurePosixPath
    counts: Mapping[Known, int]
    text: str = ""


def read_baseline(path: Path, shown: PurePosixPath) -> Baseline:
    """Read a baseline; `shown` is its path from the root of the project.

    Raises:
        JourneykitError: It is not what `--write-baseline` writes.
    """
    try:
        text = path.read_text(encoding="utf-8")
        data = json.loads(text)
        if data["version"] != VERSION:
            raise JourneykitError(
                message("the baseline {file} is of version {version}; this journeykit knows {known}",
                        file=shown.as_posix(), version=str(data["version"]), known=VERSION)
            )  # fmt: skip
        counts = {
            (str(file), str(entry["code"]), str(entry["fingerprint"])): int(entry["count"])
            for file, entries in data["findings"].items()
            for entry in entries
        }
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise JourneykitError(
            message("{file} is no baseline that can be read", file=shown.as_posix()),
            message("--write-baseline writes it anew"),
        ) from error
    return Baseline(shown, counts, text)


def without_known(report: Report, baseline: Baseline, rules: Iterable[Rule], judged: Callable[[str], bool]) -> Report:
    """Leave the findings of a baseline out of a report; say which of them are no longer there.

    Args:
        report: What was found.
        baseline: What was there before.
        rules: The rules that have run.
        judged: Tells of a file whether one can say what is gone there.
    """
    left = Counter(baseline.counts)
    kept: list[Diagnostic] = []
    for diagnostic in report.diagnostics:
        known = key_of(diagnostic)
        if left[known] > 0:
            left[known] -= 1
        else:
            kept.append(diagnostic)
    ran = {rule.code: rule for rule in rules}
    if _STALE in ran:
        stale = {known: n for known, n in left.items() if n > 0 and known[1] in ran and judged(known[0])}
        if stale:
            kept.append(_stale(ran[_STALE], baseline, stale))
    silenced = len(report.diagnostics) - sum(1 for diagnostic in kept if diagnostic.code != _STALE)
    return replace(report, diagnostics=tuple(kept), baselined=silenced)


def renewed(report: Report, before: Baseline, rules: Iterable[Rule], asked: Collection[str] | None) -> Baseline:
    """Return the baseline of a report; what was not looked at in this run stays as it was.

    What cannot be read at all is never put up with: nobody knows what else is wrong there.

    Args:
        report: What was found, without any baseline.
        before: The old baseline.
        rules: The rules that have run.
        asked: The files that were looked at; None: all.
    """
    ran = {rule.code for rule in rules}
    counts = Counter(
        {
            known: n
            for known, n in before.counts.items()
            if known[1] not in ran or (asked is not None and known[0] not in asked)
        }
    )
    counts.update(key_of(d) for d in report.diagnostics if d.code not in ALWAYS and d.code != _STALE)
    return Baseline(before.file, counts, _text(counts))


def key_of(diagnostic: Diagnostic) -> Known:
    """Return what a baseline knows a finding by: no line numbers."""
    return diagnostic.file.as_posix(), diagnostic.code, diagnostic.fingerprint


def _text(counts: Mapping[Known, int]) -> str:
    """One finding a line, in order: a version control system can merge that."""
    files: dict[str, list[str]] = {}
    for file, code, fingerprint in sorted(counts):
        entry: dict[str, Any] = {"code": code, "count": counts[file, code, fingerprint], "fingerprint": fingerprint}
        files.setdefault(file, []).append(f"      {json.dumps(entry)}")
    parts = [f"    {json.dumps(file)}: [\n" + ",\n".join(lines) + "\n    ]" for file, lines in files.items()]
    findings = "{\n" + ",\n".join(parts) + "\n  }" if parts else "{}"
    return f'{{\n  "version": {VERSION},\n  "findings": {findings}\n}}\n'


def _stale(rule: Rule, baseline: Baseline, stale: Mapping[Known, int]) -> Diagnostic:
    n = sum(stale.values())
    prints = {known[2] for known in stale}
    lines = enumerate(baseline.text.splitlines(), 1)
    line = next((number for number, text in lines if any(name in text for name in prints)), 1)
    return Diagnostic(
        code=rule.code,
        name=rule.name,
        severity=rule.severity,
        message=message("1 finding of the baseline is no longer there")
        if n == 1
        else message("{n} findings of the baseline are no longer there", n=n),
        file=baseline.file,
        span=Span(line, 1, line, 1),
        path=(),
        fingerprint=stale_fingerprint(baseline.file),
        hint=message("journeykit validate --write-baseline renews it"),
    )


def stale_fingerprint(file: PurePosixPath) -> str:
    """The name of this finding, which there is once for each baseline."""
    import hashlib

    return hashlib.sha256(json.dumps([_STALE, file.as_posix()]).encode()).hexdigest()
