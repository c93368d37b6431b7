"""What the room works with: exports as they were recognised, what is left out of them, and how measuring is set."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Literal

from journeykit.diagnostics import Finding, Message, Place, Span

if TYPE_CHECKING:
    from journeykit.evidence.kinds import Kind

Period = Literal["month", "quarter", "year"]
EngineName = Literal["duckdb", "polars", "spark"]
Importance = Literal["relative-weights", "lmg", "none"]
"""How importance is derived from answers beside an overall outcome."""


class Role(StrEnum):
    """What a column of a survey tool is for; the tool says so by its name."""

    ANSWER = "answer"
    DATE = "date"
    RESPONDENT = "respondent"
    STATUS = "status"
    PERSONAL = "personal"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an export.

    `name` is how a mapping calls it, `also` are further names of it; `label` is the question as it was asked.
    """

    index: int
    name: str
    also: tuple[str, ...] = ()
    label: str = ""
    role: Role = Role.ANSWER


@dataclass(frozen=True, slots=True)
class Export:
    """A file that was recognised, ready for an engine.

    `file` is its name for people, `path` what an engine reads: the file itself, or a plain copy of it for as long as
    the work lasts. `skip` lines stand above the first answer. `numbers` are the rows of a spreadsheet, where lines
    of the copy are other ones. A `far` one is CSV or JSON lines that only Spark reads: `path` is its first part.
    A `table` stands in a database, and has no lines.
    """

    file: PurePosixPath
    original: Path
    path: Path
    form: Literal["csv", "parquet", "far", "table"]
    kind: Kind
    columns: tuple[Column, ...]
    sample: tuple[tuple[str, ...], ...]
    said: tuple[Message, ...] = ()
    skip: int = 0
    separator: str = ","
    encoding: str = "utf-8"
    typed: frozenset[int] = frozenset()
    dated: frozenset[int] = frozenset()
    numbers: tuple[int, ...] | None = field(default=None, repr=False)
    above: int = 0
    """Lines of the file that its copy does not have."""

    def of(self, role: Role) -> Column | None:
        """Return the column of a role, None when the tool has none or it is not certain which."""
        return next((column for column in self.columns if column.role is role), None)

    def line(self, number: int) -> int:
        """Return where people find a line of what the engine reads."""
        if self.numbers is None:
            return number + self.above
        at = number - self.skip - 1
        return self.numbers[at] if 0 <= at < len(self.numbers) else number


@dataclass(frozen=True, slots=True)
class Settings:
    """How answers are put together."""

    period: Period = "month"
    minimum_n: int = 10
    engine: EngineName = "duckdb"
    kind: str | None = None
    importance: Importance = "relative-weights"
    master: str | None = None
    """Where Spark runs."""


@dataclass(slots=True)
class Loss:
    """What was left out of a file for one reason: how many rows or answers, and the first lines of them.

    `cells` tells which: column and what stands in it (for a date its first ten characters); of several, one is enough.
    `beside` must stand in the same row, all of it. With `copies` only rows count that say the same in those columns.
    """

    file: PurePosixPath
    reason: str
    said: Message
    count: int
    cells: tuple[tuple[int, str], ...] = ()
    lines: list[int] = field(default_factory=list)
    hint: Message | None = None
    column: str = ""
    """The name of the column that says so."""
    beside: tuple[tuple[int, str], ...] = ()
    copies: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows, or answers, were read, and how many were left out for which reason."""

    read: int = 0
    dropped: tuple[tuple[str, int], ...] = ()

    @property
    def lost(self) -> int:
        """How many were left out."""
        return sum(count for _, count in self.dropped)

    @property
    def kept(self) -> int:
        """How many were used."""
        return self.read - self.lost


class RefusedError(Exception):
    """A file that cannot be trusted: refused as a whole, with everything that is wrong with it."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__(*(finding.message.english for finding in findings))
        self.findings = findings


def wrong(file: PurePosixPath, said: Message, hint: Message | None = None, *, line: int | None = None) -> Finding:
    """Return what is wrong with a file, or with a line of it."""
    span = Span(line, 1, line, 1) if line else None
    return Finding(Place(file, span=span), said, hint=hint)


def refuse(file: PurePosixPath, said: Message, hint: Message | None = None, *, line: int | None = None) -> RefusedError:
    """Return the refusal of a file."""
    return RefusedError(wrong(file, said, hint, line=line))


Rows = Iterator[tuple[object, ...]]
