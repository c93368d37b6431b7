"""Tables as an Excel workbook: to read, filter, print and fill in; the same bytes for the same tables."""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from journeykit.diagnostics import JourneykitError, message
from journeykit.sheets.cells import Cell
from journeykit.sheets.tables import Column, Table, checked, sheet_names

if TYPE_CHECKING:
    from xlsxwriter import Workbook  # type: ignore[import-untyped]
    from xlsxwriter.format import Format  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

# A workbook says when it was made; ours says the same each time.
_MADE: Final = datetime(2000, 1, 1)  # noqa: DTZ001 - the file format knows no time zones
_LISTS: Final = "lists"
# The longest list that stands in the rule of the drop-down itself; a longer one stands on a sheet.
_LONGEST_LIST: Final = 255
_NARROWEST, _WIDEST, _LOOKED_AT = 6, 48, 500
# So many characters beside each other can still be read on one A3.
_FITS: Final = 600
_PAPER: Final = {"A3": 8, "A4": 9}
_TITLE_LIMIT, _NOTE_LIMIT = 32, 255
_HEAD = {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#1F3A4D", "font_color": "#FFFFFF", "border": 1,
         "border_color": "#C9D2D8"}  # fmt: skip
_BODY = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#DDE3E7"}
# A long key that wrapped would make every row as high as itself.
_GREY = {"bg_color": "#F0F2F3", "font_color": "#4A555C", "text_wrap": False}

# Nothing that people write becomes a formula, a link or a number.
_SAFE = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def write_xlsx(tables: Sequence[Table], *, title: str, locked_note: str = "") -> bytes:
    """Return a workbook with a sheet for each table.

    Headers stay in view and can be filtered by, columns with choices have drop-downs, notes are comments, and all of
    it prints in landscape. `locked_note` is said to who types in a locked column.

    Raises:
        JourneykitError: The extra `xlsx` is missing, or a table is more than a spreadsheet holds.
    """
    try:
        from xlsxwriter import Workbook
    except ImportError as error:
        raise JourneykitError(
            message("writing a spreadsheet needs XlsxWriter"), message("pip install 'journeykit[xlsx]'")
        ) from error
    made = io.BytesIO()
    book = Workbook(made, _SAFE)
    book.set_properties({"title": title, "created": _MADE})
    writing = _Writing(book, locked_note)
    for table, name in zip(tables, sheet_names(table.name for table in tables), strict=True):
        writing.sheet(checked(table), book.add_worksheet(name))
    writing.lists()
    book.close()
    return made.getvalue()


class _Writing:
    """A workbook that is being written: its formats, and the lists of its drop-downs."""

    def __init__(self, book: Workbook, locked_note: str) -> None:
        self.book = book
        self.locked_note = locked_note
        self.head = book.add_format(_HEAD)
        self._formats: dict[tuple[str | None, bool], Format] = {}
        self._lists: dict[tuple[str, ...], int] = {}

    def sheet(self, table: Table, sheet: Worksheet) -> None:
        """Write one table."""
        last_row, last_column = len(table.rows), len(table.columns) - 1
        widths: list[float] = []
        for i, column in enumerate(table.columns):
            sheet.write_string(0, i, column.title, self.head)
            if column.note:
                sheet.write_comment(0, i, column.note, {"x_scale": 2, "y_scale": 1.2, "font_size": 9})
            width = column.width or _width(column, [row[i] for row in table.rows[:_LOOKED_AT]])
            widths.append(0 if column.hidden else width)
            sheet.set_column(i, i, width, None, {"hidden": column.hidden})
            self._rule(sheet, i, column, last_row + table.spare)
        spare = [(None,) * len(table.columns)] * table.spare
        for number, row in enumerate([*table.rows, *spare], start=1):
            for i, (cell, column) in enumerate(zip(row, table.columns, strict=True)):
                self._cell(sheet, number, i, cell, column)
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})  # no green corners at ids such as 112
        sheet.freeze_panes(1, table.frozen)
        if table.columns:
            sheet.autofilter(0, 0, max(last_row, 1), last_column)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_paper(_PAPER[table.paper])
        if table.frozen:
            sheet.repeat_columns(0, table.frozen - 1)
        if sum(widths) <= _FITS:
            sheet.fit_to_pages(1, 0)  # wider, it would be too small to read: then it takes several pages
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.set_footer("&L&A&R&P / &N")

    def _cell(self, sheet: Worksheet, row: int, column: int, cell: Cell, about: Column) -> None:
        as_it_is = self._format(about.format, locked=about.locked)
        match cell:
            case None | "":
                sheet.write_blank(row, column, None, as_it_is)
            case bool():
                sheet.write_boolean(row, column, cell, as_it_is)
            case int() | float():
                if math.isfinite(cell):
                    sheet.write_number(row, column, cell, as_it_is)
            case datetime():
                sheet.write_datetime(row, column, cell, self._format("yyyy-mm-dd hh:mm", locked=about.locked))
            case date():
                shown = self._format(about.format or "yyyy-mm-dd", locked=about.locked)
                sheet.write_datetime(row, column, cell, shown)
            case _:
                sheet.write_string(row, column, cell, as_it_is)

    def _format(self, number: str | None, *, locked: bool) -> Format:
        key = (number, locked)
        if key not in self._formats:
            properties: dict[str, Any] = _BODY | (_GREY if locked else {})
            self._formats[key] = self.book.add_format(properties | ({"num_format": number} if number else {}))
        return self._formats[key]

    def _rule(self, sheet: Worksheet, index: int, column: Column, last: int) -> None:
        """Say what may be typed in a column: one of some choices, or nothing."""
        if last < 1:
            return
        if column.locked:
            told = {"error_title": column.title[:_TITLE_LIMIT], "error_message": self.locked_note[:_NOTE_LIMIT]}
            rule = {
                "validate": "custom",
                "value": "=FALSE",
                "ignore_blank": False,
                **(told if self.locked_note else {}),
            }
            sheet.data_validation(1, index, last, index, rule)
        elif column.choices:
            rule = {"validate": "list", "source": self._source(column.choices)}
            if column.free:  # no box to click away for everything else that may stand there
                rule["show_error"] = False
            sheet.data_validation(1, index, last, index, rule)

    def _source(self, choices: tuple[str, ...]) -> list[str] | str:
        """Return the list of a drop-down, or where on the sheet of lists it stands."""
        joined = ",".join(choices)
        if len(joined) <= _LONGEST_LIST and joined.count(",") == len(choices) - 1 and not joined.startswith(("=", '"')):
            return list(choices)
        from xlsxwriter.utility import xl_range_abs  # type: ignore[import-untyped]

        at = self._lists.setdefault(choices, len(self._lists))
        return f"={_LISTS}!{xl_range_abs(0, at, len(choices) - 1, at)}"

    def lists(self) -> None:
        """Write the lists that are too long for their rules on a sheet that nobody sees."""
        if not self._lists:
            return
        sheet = self.book.add_worksheet(_LISTS)
        for choices, at in self._lists.items():
            for row, choice in enumerate(choices):
                sheet.write_string(row, at, choice)
        sheet.hide()


def _width(column: Column, cells: Sequence[Cell]) -> float:
    """Return a width that most of a column fits in; long texts wrap."""
    lengths = [max(map(len, str(cell).splitlines() or [""])) for cell in cells if cell is not None]
    longest_word = max(map(len, column.title.split()), default=0)
    wanted = max([*lengths, longest_word + 3, min(len(column.title) + 3, 16)])
    return max(_NARROWEST, min(wanted + 1, _WIDEST))
