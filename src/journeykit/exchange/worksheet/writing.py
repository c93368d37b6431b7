"""Journeys as a worksheet: a row per touchpoint, to print, to fill in, and to bring back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from journeykit.exchange.filling.fingerprints import fingerprint
from journeykit.exchange.filling.names import Names
from journeykit.exchange.filling.texts import normal
from journeykit.exchange.worksheet.cells import canonical, cell, shown
from journeykit.exchange.worksheet.columns import COLUMNS, FIELDS, FINGERPRINT, ID, JOURNEY, NAME, PHASE, Holds
from journeykit.sheets import Column as SheetColumn
from journeykit.sheets import Table, folded, write_csv, write_xlsx
from journeykit.words import translator

if TYPE_CHECKING:
    from journeykit.exchange.worksheet.columns import Column
    from journeykit.model import Journey, Phase, Touchpoint
    from journeykit.sheets import Cell
    from journeykit.workspace import Workspace

EMPTY_ROWS: Final = 2
"""So many rows to write in has each phase of a blank sheet; a filled one has one."""
SPARE_ROWS: Final = 20
"""So many rows with drop-downs stand below a spreadsheet."""
AS_A_WORKBOOK: Final = (PHASE, NAME, *(column for column in FIELDS if column is not NAME), JOURNEY, ID, FINGERPRINT)
"""A workbook begins with what a team looks at; what only the way back needs stands at its end."""
CODED: Final = (PHASE, *FIELDS)
"""The columns that a fingerprint remembers."""


def as_csv(workspace: Workspace, journeys: Sequence[Journey], language: str, *, blank: bool = False) -> bytes:
    """Return some journeys as a worksheet in CSV, with the separator of the language."""
    names = Names(workspace.project)
    rows = [row for journey in journeys for row in _rows(journey, language, names, blank=blank, spare=blank)]
    columns = tuple(SheetColumn(column.titled(language)) for column in COLUMNS)
    return write_csv(Table("worksheet", columns, tuple(rows)), dutch=language == "nl")


def as_xlsx(workspace: Workspace, journeys: Sequence[Journey], language: str, *, blank: bool = False) -> bytes:
    """Return some journeys as a workbook to fill in: a sheet per journey, and one that explains the columns."""
    t = translator(language)
    names = Names(workspace.project)
    tables = [
        Table(
            journey.title,
            tuple(_sheet_column(column, journey, language, names) for column in AS_A_WORKBOOK),
            tuple(
                tuple(row[COLUMNS.index(column)] for column in AS_A_WORKBOOK)
                for row in _rows(journey, language, names, blank=blank, spare=True)
            ),
            frozen=AS_A_WORKBOOK.index(NAME) + 1,
            spare=SPARE_ROWS,
            paper="A3",
        )
        for journey in journeys
    ]
    title = t("Worksheet") if len(journeys) != 1 else t("Worksheet: {title}", title=journeys[0].title)
    locked = t("This is how the row finds its touchpoint again: it is not typed in.")
    return write_xlsx([*tables, _explanation(language)], title=title, locked_note=locked)


def _sheet_column(column: Column, journey: Journey, language: str, names: Names) -> SheetColumn:
    return SheetColumn(
        column.titled(language),
        width=column.width,
        note=column.explained(language),
        choices=tuple(choices(column, journey, language, names)),
        locked=column is ID or column.holds is Holds.FINGERPRINT,
        free=column.holds is not Holds.WORD,
        hidden=column.holds is Holds.FINGERPRINT,
    )


def choices(column: Column, journey: Journey, language: str, names: Names) -> list[str]:
    """Return what a spreadsheet offers for a cell: phases, words, figures, or names of channels and departments."""
    if column is PHASE:
        return phase_names(journey)
    if column.names:
        used = [str(column.value(one)) for one in journey.touchpoints if column.short and column.value(one)]
        return names.all(column.names, language) or list(dict.fromkeys(used))
    t = translator(language)
    return [t(one) for one in column.choices] if column.holds is Holds.WORD else list(column.choices)


def _explanation(language: str) -> Table:
    t = translator(language)
    rows: list[tuple[Cell, ...]] = [(column.titled(language), column.explained(language)) for column in AS_A_WORKBOOK]
    rows += [
        (None, None),
        (t("an empty cell"), t("changes nothing: what the document says stays")),
        ("-", t("a cell with only this sign takes the text away")),
        (t("an empty row"), t("is for a new touchpoint: it comes in the place where its row stands")),
    ]
    return Table(
        t("Explanation"), (SheetColumn(t("column"), width=24), SheetColumn(t("what it is for"), width=90)), tuple(rows)
    )


def _rows(journey: Journey, language: str, names: Names, *, blank: bool, spare: bool) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of a journey; a phase without touchpoints has a row to fill in, and with `spare` every phase has."""
    for phase, name in zip(journey.phases, phase_names(journey), strict=True):
        for touchpoint in phase.touchpoints:
            yield (
                journey.id,
                name,
                touchpoint.id,
                *(
                    None if blank and column is not NAME else cell(column, touchpoint, language, names)
                    for column in FIELDS
                ),
                fingerprint_of(journey, name, touchpoint, names, blank=blank),
            )
        empty = EMPTY_ROWS if blank else 1
        for _ in range(empty if spare else not phase.touchpoints):
            yield (journey.id, name, *[None] * (len(COLUMNS) - 2))


def fingerprint_of(journey: Journey, phase: str, touchpoint: Touchpoint, names: Names, *, blank: bool) -> str:
    """Return the fingerprint of the row of a touchpoint in a phase, which the sheet calls so."""
    said = {PHASE.header: phase} | {
        column.header: canonical(column, shown(column, touchpoint, "en", names), names) for column in FIELDS
    }
    return fingerprint(journey.id, touchpoint.id, said, blank=blank)


def phase_names(journey: Journey) -> list[str]:
    """Return what the phases are called in the sheet: their names; their ids where two have one name."""
    counted = Counter(folded(phase.name) for phase in journey.phases)
    return [_phase_name(phase, counted) for phase in journey.phases]


def _phase_name(phase: Phase, counted: Counter[str]) -> str:
    name = normal(phase.name)
    return name if name and counted[folded(phase.name)] == 1 else phase.id
