"""Journeys as a worksheet: a row per touchpoint, to print, to fill in, and to bring back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from journeykit.exchange.worksheet.cells import cell, guarded, normal
from journeykit.exchange.worksheet.columns import COLUMNS, FIELDS, folded
from journeykit.exchange.worksheet.names import Names
from journeykit.exchange.worksheet.table import write_csv

if TYPE_CHECKING:
    from journeykit.model import Journey, Phase
    from journeykit.workspace import Workspace


def write(workspace: Workspace, journeys: Sequence[Journey], language: str) -> bytes:
    """Return some journeys as a worksheet in CSV."""
    return write_csv(table_of(workspace, journeys, language), language)


def table_of(workspace: Workspace, journeys: Sequence[Journey], language: str) -> list[list[str]]:
    """Return the rows of a worksheet, headers first; a phase without touchpoints has a row to fill in."""
    rows = [[column.titled(language) for column in COLUMNS]]
    names = Names(workspace.project)
    for journey in journeys:
        rows += _rows(journey, language, names)
    return rows


def _rows(journey: Journey, language: str, names: Names) -> Iterator[list[str]]:
    for phase, name in zip(journey.phases, phase_names(journey), strict=True):
        head = [journey.id, guarded(name)]
        if not phase.touchpoints:
            yield [*head, *[""] * (len(COLUMNS) - len(head))]
        for touchpoint in phase.touchpoints:
            yield [*head, touchpoint.id, *(cell(column, touchpoint, language, names) for column in FIELDS)]


def phase_names(journey: Journey) -> list[str]:
    """Return what the phases are called in the sheet: their names; their ids where two have one name."""
    counted = Counter(folded(phase.name) for phase in journey.phases)
    return [_phase_name(phase, counted) for phase in journey.phases]


def _phase_name(phase: Phase, counted: Counter[str]) -> str:
    name = normal(phase.name)
    return name if name and counted[folded(phase.name)] == 1 else phase.id
