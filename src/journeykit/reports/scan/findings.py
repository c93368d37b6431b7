"""What a scan has to say: gaps without an answer, raters who disagree, sides out of balance, mismatches to mend."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from journeykit.diagnostics import Message, message
from journeykit.scoring.mismatches import CHANGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeykit.diagnostics import Place
    from journeykit.scoring.scan_values import FoundMismatch, OddCheck, Scan, Subject

Name = Literal[
    "gap-without-improvement",
    "raters-disagree",
    "out-of-balance",
    "undirected-mismatch",
    "frequent-mismatch",
    "unknown-check",
]


@dataclass(frozen=True, slots=True)
class ScanFinding:
    """One thing to look at: its name never changes its meaning."""

    name: Name
    message: Message
    place: Place
    subject: Subject | None = None
    point: str | None = None
    hint: Message | None = None


def findings(scan: Scan) -> tuple[ScanFinding, ...]:
    """Return what a scan has to say, subject by subject, and then what could not be read."""
    found = [finding for subject in scan.subjects for finding in _of(subject)]
    return (*found, *(_odd(check) for check in scan.odd_checks))


def _of(subject: Subject) -> Iterator[ScanFinding]:
    for item in subject.items:
        if item.is_gap and not subject.improvements:
            said = message("a gap, and no improvement works on it")
            yield ScanFinding("gap-without-improvement", said, item.place, subject, item.point)
        if item.raters_disagree:
            said = message("raters are {spread} points apart", spread=item.spread or 0.0)
            yield ScanFinding("raters-disagree", said, item.place, subject, item.point)
    if subject.is_unbalanced:
        yield ScanFinding("out-of-balance", balance_in_words(subject), subject.place, subject)
    for found in subject.mismatches:
        yield from _mismatch(subject, found)


def balance_in_words(subject: Subject) -> Message:
    """Say which side gains more, or that they are in balance."""
    balance = subject.result.balance
    if balance is None:
        return message("one side was not rated")
    if not subject.is_unbalanced:
        return message("in balance")
    if balance > 0:
        return message("the organisation gains more than the customer")
    return message("the customer gains more than the organisation")


def _mismatch(subject: Subject, found: FoundMismatch) -> Iterator[ScanFinding]:
    if not found.directed:
        said = (
            message("undirected: there is a reason, but customers are told nothing")
            if found.mismatch.reason
            else message("undirected: nobody has chosen it")
        )
        yield ScanFinding("undirected-mismatch", said, found.place, subject)
    # As rule JK607: while nobody has chosen anything, that comes first.
    judged = found.directed or found.mismatch.remedy is not None
    if found.mismatch.frequent and judged and found.mismatch.remedy not in CHANGES:
        yield ScanFinding("frequent-mismatch", message("frequent, and nothing is changed"), found.place, subject)


def _odd(check: OddCheck) -> ScanFinding:
    if check.belongs is not None:
        said = message(
            'the question "{id}" belongs to {belongs}, not to {point}',
            id=check.id, belongs=check.belongs, point=check.point,
        )  # fmt: skip
        hint = message('move it to "{point}"', point=check.belongs)
    elif check.meant is not None:
        said = message('the scan has no question "{id}"', id=check.id)
        hint = message('did you mean "{word}"?', word=check.meant)
    else:
        said = message('the scan has no question "{id}"', id=check.id)
        hint = message("journeykit scan --questions lists them")
    return ScanFinding("unknown-check", said, check.place, None, check.point, hint)
