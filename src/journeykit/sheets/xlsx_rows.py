"""The rows of one sheet of a workbook, as an XML parser tells of them."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Final

from journeykit.diagnostics import message
from journeykit.sheets.cells import Cell
from journeykit.sheets.reading import Limits, Row, UnreadableSheetError, broken
from journeykit.sheets.xlsx_parts import local, unescaped

_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_DAYS_1900: Final = datetime(1899, 12, 30)  # noqa: DTZ001 - cells know no time zones
_DAYS_1904: Final = datetime(1904, 1, 1)  # noqa: DTZ001 - the same
# 1900 was no leap year, and Excel counts as if it had been: the days before are one off.
_FIRST_RIGHT_DAY: Final = 60
_LAST_DAY: Final = 2_958_465
_MOST_DIGITS: Final = 400


class Rows:
    """Collects rows until they are taken."""

    def __init__(
        self, texts: tuple[str, ...], dates: tuple[str, ...], limits: Limits, *, from_1904: bool = False
    ) -> None:
        self._texts = texts
        self._dates = dates
        self._limits = limits
        self._epoch = _DAYS_1904 if from_1904 else _DAYS_1900
        self._ready: list[Row] = []
        self._row = 0
        self._count = 0
        self._cells: list[Cell] = []
        self._formulas: list[int] = []
        self._errors: list[int] = []
        self._column = -1
        self._kind = self._style = ""
        self._pieces: list[str] = []
        self._length = 0
        self._listens = False
        self._spoken = 0

    def taken(self) -> list[Row]:
        """Return the rows that are complete, and forget them."""
        ready, self._ready = self._ready, []
        return ready

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Notice a row, a cell, or its value."""
        match local(tag):
            case "c":
                self._begin_cell(attributes)
            case "v" | "t":
                self._listens = not self._spoken
            case "f":
                self._formulas.append(self._column)
            case "row":
                self._begin_row(attributes)
            case "rPh":
                self._spoken += 1

    def data(self, text: str) -> None:
        """Take a piece of a value."""
        if self._listens:
            self._length += len(text)
            # Escapes make a text longer than what it says.
            if self._length > 8 * self._limits.characters:
                raise self._too_long()
            self._pieces.append(text)

    def end(self, tag: str) -> None:
        """Notice where a value, a cell or a row ends."""
        match local(tag):
            case "v" | "t":
                self._listens = False
            case "c":
                self._end_cell()
            case "row":
                self._end_row()
            case "rPh":
                self._spoken -= 1

    def close(self) -> None:
        """Nothing is left to do."""

    def _begin_row(self, attributes: dict[str, str]) -> None:
        given = attributes.get("r", "")
        row = int(given) if given.isascii() and given.isdigit() and len(given) < 9 else self._row + 1
        if row <= self._row:
            raise self._damaged()
        self._row, self._column = row, -1
        self._cells, self._formulas, self._errors = [], [], []

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        place = _PLACE.fullmatch(attributes.get("r", ""))
        column = _index(place[1]) if place else self._column + 1
        if column <= self._column or (place and int(place[2]) != self._row):
            raise self._damaged()
        self._column = column
        self._kind, self._style = attributes.get("t", "n"), attributes.get("s", "")
        self._pieces, self._length = [], 0

    def _end_cell(self) -> None:
        if not self._pieces:
            return
        if self._column >= self._limits.cells:
            raise UnreadableSheetError(
                message("the row has more than {limit} cells", limit=self._limits.cells), row=self._row
            )
        value = self._value("".join(self._pieces))
        self._pieces = []
        if isinstance(value, str) and len(value) > self._limits.characters:
            raise self._too_long()
        if isinstance(value, str) and "\0" in value:
            said = message("a cell holds the invisible character U+{code}", code="0000")
            raise UnreadableSheetError(said, message("take it out"), row=self._row, column=self._column)
        self._cells += [None] * (self._column - len(self._cells))
        self._cells.append(value)

    def _value(self, text: str) -> Cell:
        try:
            match self._kind:
                case "s":
                    return self._texts[int(text)]
                case "b":
                    return text.strip() in ("1", "true")
                case "e":
                    self._errors.append(self._column)
                    return text
                case "str" | "inlineStr":
                    return unescaped(text)
                case "d":
                    return datetime.fromisoformat(text)
                case _:
                    return self._number(text)
        except (ValueError, IndexError, OverflowError):
            raise self._damaged() from None

    def _number(self, text: str) -> Cell:
        if len(text) > _MOST_DIGITS:
            raise ValueError(text)
        value = float(text)
        style = int(self._style) if self._style.isdigit() else 0
        shown = self._dates[style] if style < len(self._dates) else ""
        if shown and 0 <= value <= _LAST_DAY:
            return self._date(value, shown)
        return int(value) if value.is_integer() and abs(value) < 1e15 else value

    def _date(self, days: float, shown: str) -> Cell:
        early = self._epoch is _DAYS_1900 and 0 < days < _FIRST_RIGHT_DAY
        # Microseconds are noise: a second is 0.0000115 of a day.
        seconds = round((days + early) * 86_400)
        moment = self._epoch + timedelta(seconds=seconds)
        if shown == "t" and days < 1:
            return moment.strftime("%H:%M:%S" if moment.second else "%H:%M")
        return date(moment.year, moment.month, moment.day) if "t" not in shown and days == int(days) else moment

    def _end_row(self) -> None:
        if not any(cell is not None and cell != "" for cell in self._cells) and not self._formulas:
            return
        self._count += 1
        if self._count > self._limits.rows:
            raise UnreadableSheetError(
                message("there are more than {limit} rows", limit=self._limits.rows), row=self._row
            )
        cells, formulas, errors = tuple(self._cells), tuple(dict.fromkeys(self._formulas)), tuple(self._errors)
        self._ready.append(Row(self._row, self._row, cells, formulas, errors))

    def _too_long(self) -> UnreadableSheetError:
        said = message("a cell has more than {limit} characters", limit=self._limits.characters)
        return UnreadableSheetError(said, row=self._row, column=self._column)

    def _damaged(self) -> UnreadableSheetError:
        error = broken()
        error.row, error.column = self._row, max(self._column, 0)
        return error


def _index(letters: str) -> int:
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    return index - 1
