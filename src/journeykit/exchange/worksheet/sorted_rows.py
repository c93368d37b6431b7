"""The rows of a sheet, sorted out: about a touchpoint that is there, that was there, or that is new."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from journeykit.exchange.filling.texts import normal

if TYPE_CHECKING:
    from journeykit.exchange.filling.fingerprints import Fingerprint
    from journeykit.exchange.merging import Problem
    from journeykit.exchange.steps import Where
    from journeykit.exchange.worksheet.columns import Column
    from journeykit.exchange.worksheet.table import Row
    from journeykit.model import Journey
    from journeykit.workspace import TouchpointAt


@dataclass(frozen=True, slots=True)
class Known:
    """A row about a touchpoint that is there, with what it said when the sheet was made.

    `by_name`: found by its name, which is thereby not a new one.
    """

    row: Row
    at: TouchpointAt
    base: Fingerprint | None = None
    by_name: bool = False


@dataclass(frozen=True, slots=True)
class Fresh:
    """A row that is a new touchpoint: the index of its phase, or the name of a new one.

    It comes behind the touchpoint of the index `behind`, or in front of `ahead`; at the end when neither is known.
    """

    row: Row
    journey: Journey
    phase: int | str
    name: str
    id: str | None
    behind: int | None = None
    ahead: int | None = None


@dataclass(frozen=True, slots=True)
class Gone:
    """A row about a touchpoint that was there when the sheet was made, and is not any more."""

    row: Row
    journey: Journey
    id: str
    base: Fingerprint


@dataclass(slots=True)
class Matched:
    """All rows, sorted out: `refused` are those with a problem, `unread` those with a fingerprint that is none.

    `changed` are the headers of the cells that change something, filled in when they have been read.
    """

    known: list[Known] = field(default_factory=list)
    fresh: list[Fresh] = field(default_factory=list)
    gone: list[Gone] = field(default_factory=list)
    changed: list[tuple[Known, tuple[str, ...]]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    refused: list[Row] = field(default_factory=list)
    unread: list[Where] = field(default_factory=list)


def written(row: Row, column: Column) -> str:
    """Return what a cell says; nothing when the sheet has no such column."""
    return normal(row.cells.get(column, ""))
