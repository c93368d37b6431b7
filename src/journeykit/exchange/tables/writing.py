"""The sheets as a workbook, or as CSV files in a folder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from journeykit.exchange.filling.fingerprints import fingerprint
from journeykit.exchange.filling.names import Names
from journeykit.exchange.filling.texts import REMOVAL
from journeykit.exchange.tables.cells import canonical, cell
from journeykit.exchange.tables.columns import FINGERPRINT, Column, Holds, Record, Sheet
from journeykit.exchange.tables.figures import Figures
from journeykit.exchange.tables.registry import SHEETS
from journeykit.sheets import Column as SheetColumn
from journeykit.sheets import Table, write_csv, write_xlsx
from journeykit.words import say, translator

if TYPE_CHECKING:
    from journeykit.model import Journey
    from journeykit.sheets import Cell
    from journeykit.workspace import Workspace


def as_xlsx(
    workspace: Workspace, journeys: Sequence[Journey], language: str, sheets: Sequence[Sheet] = SHEETS
) -> bytes:
    """Return a workbook with everything that people filter and chart: a sheet per kind of thing, and one that explains."""
    t = translator(language)
    figures, names = Figures(workspace, journeys, language), Names(workspace.project)
    tables = [_table(sheet, figures, names, in_csv=False) for sheet in sheets]
    locked = t("This is computed, or the row is found by it: what is typed here goes nowhere.")
    return write_xlsx([_explanation(sheets, language), *tables], title=workspace.project.name, locked_note=locked)


def as_csv(
    workspace: Workspace, journeys: Sequence[Journey], language: str, sheets: Sequence[Sheet] = SHEETS
) -> dict[str, bytes]:
    """Return every sheet as a CSV file, by its name."""
    figures, names = Figures(workspace, journeys, language), Names(workspace.project)
    return {
        f"{sheet.key}.csv": write_csv(_table(sheet, figures, names, in_csv=True), dutch=language == "nl")
        for sheet in sheets
    }


def _table(sheet: Sheet, figures: Figures, names: Names, *, in_csv: bool) -> Table:
    language = figures.language
    rows = tuple(row_of(sheet, record, names, language) for record in sheet.records(figures))
    columns = tuple(_column(column, sheet, names, language, in_csv=in_csv) for column in sheet.columns)
    return Table(sheet.titled(language).capitalize(), columns, rows, frozen=sheet.frozen, paper="A3")


def row_of(sheet: Sheet, record: Record, names: Names, language: str) -> tuple[Cell, ...]:
    """Return the cells of a record, and as the last one what they say when they are made, in code."""
    cells = [cell(column, record.value(column), names, language) for column in sheet.columns[:-1]]
    said = {column.key: canonical(column, one, names) for column, one in zip(sheet.columns[:-1], cells, strict=True)}
    return (*cells, fingerprint(sheet.key, name_of(record), said, blank=False))


def name_of(record: Record) -> str:
    """Return what a fingerprint calls a record."""
    return "/".join((*record.key, record.identity))


def shown(column: Column, record: Record, names: Names) -> str:
    """Return what a sheet says of a field, the same in every language."""
    return canonical(column, cell(column, record.value(column), names, "en"), names)


def _column(column: Column, sheet: Sheet, names: Names, language: str, *, in_csv: bool) -> SheetColumn:
    title = column.titled(language)
    is_fingerprint = column.key == FINGERPRINT
    # The last header says which sheet it is, also when that was renamed, or saved as a file of another name.
    key = f"{FINGERPRINT} {sheet.key}" if is_fingerprint else column.key
    return SheetColumn(
        f"{title} [{key}]" if in_csv or is_fingerprint else title,
        width=column.width,
        note=key,
        choices=_choices(column, names, language),
        format=column.format,
        locked=not column.editable,
        free=column.holds in (Holds.WORDS, Holds.TEXTS, Holds.TEXT),
        hidden=is_fingerprint,
    )


def _choices(column: Column, names: Names, language: str) -> tuple[str, ...]:
    """Return what a drop-down offers: words, or names of channels, departments and systems."""
    if not column.editable:
        return ()
    if column.mark:  # it is there or not: what is not there is nothing to say no to
        return (say(column.words["true"], {}, language), REMOVAL)
    if column.names:
        return tuple(names.all(column.names, language))
    words = tuple(say(shown, {}, language) for shown in column.words.values())
    return (*words, REMOVAL) if words else ()


def _explanation(sheets: Sequence[Sheet], language: str) -> Table:
    t = translator(language)
    rows = [(sheet.titled(language).capitalize(), _about(sheet, language)) for sheet in sheets]
    rows += [
        ("", ""),
        (t("grey columns"), t("are computed, or are what a row is found by: what is typed there goes nowhere")),
        (t("an empty cell"), t("changes nothing: what the document says stays")),
        (REMOVAL, t("a cell with only this sign takes the text away")),
        (t("back in"), t("journeykit import xlsx FILE shows what has changed, and asks before it writes")),
    ]
    columns = (SheetColumn(t("sheet of the workbook"), width=24), SheetColumn(t("what it is for"), width=100))
    return Table(t("Explanation"), columns, tuple(rows))


def _about(sheet: Sheet, language: str) -> str:
    t = translator(language)
    if not sheet.keys:
        return t("computed as a whole: for filtering and charts; what is typed there goes nowhere")
    return t("comes back in: {columns}", columns=", ".join(_editable(sheet, language)))


def _editable(sheet: Sheet, language: str) -> Iterator[str]:
    return (column.titled(language) for column in sheet.columns if column.editable)
