"""What the cells of a row ask for: each is held against what it said when it was made, and what the document says now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from journeykit.diagnostics import message
from journeykit.exchange.filling.texts import REMOVAL, item_shown, items, with_kept
from journeykit.exchange.merging import Problem
from journeykit.exchange.tables.cells import NotTakenError, canonical, meaning, plain_texts
from journeykit.exchange.tables.columns import Column, Holds
from journeykit.exchange.tables.writing import shown
from journeykit.sheets import unguarded

if TYPE_CHECKING:
    from journeykit.exchange.filling.names import Names
    from journeykit.exchange.tables.columns import Record, Sheet
    from journeykit.exchange.tables.reading import Row
    from journeykit.sheets import Cell

_LONGEST_SAID = 60


@dataclass(frozen=True, slots=True)
class Wish:
    """What one cell asks for: a value as a document says it, None to take it away.

    For a list: per item the index of the one that it keeps, or the new text.
    """

    column: Column
    value: Any


@dataclass(frozen=True, slots=True)
class Refused:
    """A change that goes nowhere: it stands in a column that is computed, or is an emptied cell."""

    column: Column
    emptied: bool = False


def compare(
    sheet: Sheet, row: Row, record: Record, names: Names, *, narrow: bool
) -> Iterator[Wish | Refused | Problem]:
    """Yield what a row changes in its record; a cell that says what it said when it was made asks for nothing."""
    for column in sheet.columns[:-1]:
        if column not in row.titles:
            continue
        said = row.cells.get(column)
        if said is None:
            if row.base is not None and not row.base.said(column.key, "") and column.key not in sheet.keys:
                yield Refused(column, emptied=True)
        elif not _untouched(column, said, row, record, names, narrow=narrow):
            yield from _asked(column, said, row, record, names)


def touched(sheet: Sheet, row: Row, names: Names) -> Iterator[Column]:
    """Yield the columns of a computed sheet in which something was typed."""
    for column in sheet.columns[:-1]:
        if column in row.titles and row.base is not None:
            said = row.cells.get(column)
            if not row.base.said(column.key, canonical(column, said, names)):
                yield column


def _untouched(column: Column, said: Cell, row: Row, record: Record, names: Names, *, narrow: bool) -> bool:
    """Whether a cell says what it said when it was made, or what the document says now."""
    texts = {canonical(column, said, names)}
    if isinstance(said, str):
        texts.add(canonical(column, unguarded(said), names))  # a CSV file that was saved as a workbook
    if row.base is not None and any(row.base.said(column.key, one) for one in texts):
        return True
    now = shown(column, record, names)
    if now in texts:
        return True
    return narrow and now.encode("cp1252", "replace").decode("cp1252") in texts


def _asked(column: Column, said: Cell, row: Row, record: Record, names: Names) -> Iterator[Wish | Refused | Problem]:
    if not column.editable:
        if row.base is not None:
            yield Refused(column)
        return
    title = row.titles[column]
    try:
        value = _value(column, said, record, names, title)
    except NotTakenError as error:
        yield Problem(row.where, error.message, error.hint)
        return
    if record.closed is not None:
        yield Problem(row.where, record.closed)
    elif row.base is not None and not row.base.said(column.key, shown(column, record, names)):
        yield _both(column, said, row, record, names)
    else:
        yield Wish(column, value)


def _value(column: Column, said: Cell, record: Record, names: Names, title: str) -> Any:
    if isinstance(said, str) and said.strip() == REMOVAL:
        return None
    meant = meaning(column, said, names, title)
    if column.holds is Holds.TEXTS:
        known = plain_texts(record.value(column) or ())
        if column.names is None and isinstance(said, str):
            return with_kept(items(said), known)
        return with_kept([item_shown(one) for one in meant], known)
    return meant


def _both(column: Column, said: Cell, row: Row, record: Record, names: Names) -> Problem:
    return Problem(
        row.where,
        message(
            'the column "{column}" was changed, and so was the document since the sheet was made: '
            'the sheet says "{sheet}", the document "{document}"',
            column=row.titles[column], sheet=_brief(str(said)), document=_brief(shown(column, record, names)),
        ),
        message("empty the cell to keep the document, or export again and change it there"),
    )  # fmt: skip


def _brief(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONGEST_SAID else f"{plain[:_LONGEST_SAID]}…"
