"""CSV for a CRM: UTF-8, commas, one header; no cell is a formula, and what is cut or guarded is said."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from journeykit.diagnostics import message
from journeykit.exchange.crm.columns import OBJECTS, Column, Flavour, file_of
from journeykit.exchange.formats import Remark
from journeykit.exchange.trackers.csv_files import guarded
from journeykit.exchange.trackers.items import cut
from journeykit.words import one_line

if TYPE_CHECKING:
    from journeykit.exchange.crm.columns import Cell
    from journeykit.exchange.crm.tables import Row, Tables


@dataclass(frozen=True, slots=True)
class Written:
    """Files for a CRM by name, in the order of import, and what did not fit."""

    files: dict[str, str]
    remarks: tuple[Remark, ...] = ()


def written(tables: Tables, flavour: Flavour) -> Written:
    """Write every object that has records."""
    files: dict[str, str] = {}
    remarks: list[Remark] = []
    for object_, rows in tables.items():
        if not rows:
            continue
        columns = OBJECTS[object_]
        made = io.StringIO()
        table = csv.writer(made, lineterminator="\n")
        table.writerow([flavour.header(object_, column) for column in columns])
        for row in rows:
            table.writerow([_cell(row, column, flavour, remarks) for column in columns])
        files[file_of(object_)] = made.getvalue()
    return Written(files, tuple(remarks))


def _cell(row: Row, column: Column, flavour: Flavour, remarks: list[Remark]) -> str:
    value = row.cells.get(column.key)
    plain = text_of(value, ("yes", "no") if column.kind == "answer" else flavour.flags)
    kept = guarded(plain) if isinstance(value, str) else plain
    if kept != plain:
        said = message("`{field}`: an apostrophe keeps it from being taken for a formula", field=column.key)
        remarks.append(Remark(row.file, row.line, said, lost=True))
    most = flavour.limits.get(column.kind)
    short = kept if most is None else cut(kept, most, size="utf-16-le")
    if short != kept:
        said = message("`{field}` is cut at {most} characters", field=column.key, most=most or 0)
        remarks.append(Remark(row.file, row.line, said, lost=True))
    return short


def text_of(value: Cell, flags: tuple[str, str] = ("yes", "no")) -> str:
    """A value as its cell says it: one line, no control characters, a point in a number."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return flags[0] if value else flags[1]
    if isinstance(value, str):
        return one_line(" ".join(value.split()))
    return str(int(value)) if value == int(value) else repr(float(value))
