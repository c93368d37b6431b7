"""What is measured, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from journeykit.diagnostics import Finding, Message
from journeykit.evidence.drivers import Report
from journeykit.evidence.hashing import Hashing
from journeykit.evidence.records import Record
from journeykit.evidence.values import Counts, Loss
from journeykit.evidence.withholding import Withheld

if TYPE_CHECKING:
    from journeykit.evidence.logs.values import LogReport


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read: where it is, and how people call it; its hash, where somebody has begun to make it."""

    path: Path
    file: PurePosixPath
    hashing: Hashing | None = None


@dataclass(slots=True)
class Measured:
    """What came of some files: records, what was left out and why, and what there is to say."""

    records: list[Record] = field(default_factory=list)
    sources: list[tuple[PurePosixPath, str]] = field(default_factory=list)
    rows: Counts = field(default_factory=Counts)
    answers: Counts = field(default_factory=Counts)
    losses: list[Loss] = field(default_factory=list)
    said: list[tuple[PurePosixPath, Message]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    withheld: Withheld = field(default_factory=Withheld)
    small: int = 0
    """How many figures rest on fewer answers than are usually asked for."""
    mappings: tuple[PurePosixPath, ...] = ()
    drivers: Report = field(default_factory=Report)
    """Derived importance, and what there is to say of it; its records stand behind the others."""
    log: LogReport | None = None
    """What there is to say of an event log, beside its records."""
