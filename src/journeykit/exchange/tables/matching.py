"""Which record each row of a sheet is about, or why there is none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from journeykit.diagnostics import Message, message
from journeykit.exchange.merging import Problem
from journeykit.exchange.tables.cells import canonical
from journeykit.exchange.tables.comparing import touched
from journeykit.exchange.tables.writing import name_of

if TYPE_CHECKING:
    from journeykit.exchange.filling.names import Names
    from journeykit.exchange.tables.columns import Record, Sheet
    from journeykit.exchange.tables.reading import Row
    from journeykit.model import Journey

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gone:
    """A row about what is not there any more, and that nobody changed: it asks for nothing."""

    said: Message


def title_of(key: Key) -> str:
    """Return what people call a record."""
    return "/".join(filter(None, key))


def key_of(sheet: Sheet, row: Row, names: Names, into: Journey | None) -> Key:
    """Return what a row says it is about; a row that names no journey is about the one that was named."""
    said = [canonical(column, row.cells.get(column), names) for column in sheet.key_columns]
    if into is not None and sheet.keys[0] == "journey" and not said[0] and sheet.key != "personas":
        said[0] = into.id
    return tuple(said)


def record_of(key: Key, sheet: Sheet, row: Row, records: Mapping[Key, Record], names: Names) -> Record | Problem | Gone:
    """Return the record that a row is about, or why there is none."""
    title = title_of(key)
    if not key[-1]:
        made = _made_for(sheet, row, records)
        return Problem(
            row.where,
            message("the row does not say what it is about: {column} is empty", column=sheet.keys[-1]),
            message('the row was made for "{other}"', other=made)
            if made
            else message("new things come in by journeykit new, or by the worksheet"),
        )
    record = records.get(key)
    if record is None:
        return _gone(key, sheet, row, records, names)
    if row.base is not None and not row.base.is_about(sheet.key, name_of(record)):
        return Problem(
            row.where,
            message('the row was not made for "{id}"', id=title),
            message("put back what it was found by, or empty the fingerprint"),
        )
    return record


def _made_for(sheet: Sheet, row: Row, records: Mapping[Key, Record]) -> str | None:
    """Return what a row was made for, as its fingerprint tells."""
    if row.base is None:
        return None
    found = (one for one in records.values() if row.base.is_about(sheet.key, name_of(one)))
    return next((title_of(one.key) for one in found), None)


def _gone(key: Key, sheet: Sheet, row: Row, records: Mapping[Key, Record], names: Names) -> Problem | Gone:
    """Say that there is no such record; a row of one that was there, and that nobody changed, asks for nothing."""
    title = title_of(key)
    if made := _made_for(sheet, row, records):
        return Problem(
            row.where,
            message('there is no "{id}": the row was made for "{other}"', id=title, other=made),
            message("put back what it was found by"),
        )
    if row.base is not None and row.base.is_about(sheet.key, "/".join((*key, ""))):
        changed = [column.key for column in touched(sheet, row, names)]
        if not changed:
            return Gone(message('there is no "{id}" any more: its row was left out', id=title))
        return Problem(
            row.where,
            message(
                'there is no "{id}" any more, and the row was changed: {columns}', id=title, columns=", ".join(changed)
            ),
            message("take the row out"),
        )
    return Problem(row.where, message('there is no "{id}"', id=title), message("take the row out, or put the id right"))
