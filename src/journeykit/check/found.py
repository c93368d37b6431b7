"""What rules find, placed: run one by one, each finding where it stands in its file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from journeykit.check.fingerprints import fingerprint
from journeykit.check.spans import Spans
from journeykit.diagnostics import Diagnostic, Finding, Located, Message, Place, Span, message
from journeykit.rules import Case, Rule
from journeykit.workspace import Workspace

CRASHED, UNUSED = "JK007", "JK009"
"""What is known only when all rules have run."""


class Found(NamedTuple):
    """What rules found, and the rules that have broken down, by code, with what is said of it."""

    diagnostics: list[Diagnostic]
    crashes: dict[str, Finding]


def find(rules: Sequence[Rule], case: Case, spans: Spans) -> Found:
    """Run rules; one that breaks down is a finding of its own, and the others go on."""
    findings: list[tuple[Rule, Finding]] = []
    crashes: dict[str, Finding] = {}
    for rule in rules:
        if rule.code in (CRASHED, UNUSED):
            continue
        try:
            findings += [(rule, _sound(finding) if rule.is_own else finding) for finding in rule.find(case)]
        except Exception as error:  # noqa: BLE001 - a bug in one rule must not hide what the others find
            crashes[rule.code] = _crash(rule, error, case.workspace)
    return Found(list(placed(findings, spans)), crashes)


def placed(findings: Iterable[tuple[Rule, Finding]], spans: Spans) -> Iterator[Diagnostic]:
    """Yield findings with everything that a reader needs, file by file."""
    last: PurePosixPath | None = None
    for rule, finding in sorted(findings, key=lambda one: str(one[1].place.file)):
        if last is not None and finding.place.file != last:
            spans.done_with(last)
        last = finding.place.file
        yield Diagnostic(
            code=rule.code,
            name=rule.name,
            severity=rule.severity,
            message=finding.message,
            file=finding.place.file,
            span=spans.of(finding.place),
            path=finding.place.path,
            fingerprint=fingerprint(rule.code, finding, spans.tree(finding.place.file)),
            hint=finding.hint or (rule.help if rule.is_own else None),
            related=tuple(
                Located(
                    file=related.place.file,
                    span=spans.of(related.place),
                    message=related.message,
                    path=related.place.path,
                    at_key=_at_key(related.place),
                )
                for related in finding.related
            ),
            fix=finding.fix,
            at_key=_at_key(finding.place),
        )
    if last is not None:
        spans.done_with(last)


def _at_key(place: Place) -> bool | None:
    return place.at_key if place.span is None else None


def _sound(finding: Finding) -> Finding:
    """Let a rule that gives something else than findings break down in its own name."""
    if not (isinstance(finding, Finding) and isinstance(finding.place, Place) and isinstance(finding.message, Message)):
        raise TypeError(f"a rule gives Finding values, not {type(finding).__name__}")
    for said in (finding.message, finding.hint):
        if said is not None:
            said.english  # noqa: B018 - a gap without a value breaks down here, and not when it is printed
    return finding


def _crash(rule: Rule, error: Exception, workspace: Workspace) -> Finding:
    file = workspace.project_file or (workspace.documents[0].file if workspace.documents else PurePosixPath())
    return Finding(
        Place(file, (), Span(1, 1, 1, 1)),
        message("the rule {rule} has broken down ({error}); all others have run",
                rule=f"{rule.code} {rule.name}", error=type(error).__name__),
        hint=message("this is a mistake in your team's own rule")
        if rule.is_own
        else message("this is a bug of journeykit: please report it"),
        code=CRASHED,
    )  # fmt: skip
