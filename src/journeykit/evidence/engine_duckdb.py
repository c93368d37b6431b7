"""DuckDB, the engine that comes with `journeykit[measure]`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

import duckdb
import narwhals as nw

from journeykit.diagnostics import message
from journeykit.evidence.engine import EngineError, Looked, Sought, named
from journeykit.evidence.text_file import MOST_COLUMNS, SAMPLE
from journeykit.evidence.values import Export, refuse

_MEMORY = "1200MB"
_PIECE = 50_000
_SETTINGS = {
    "memory_limit": _MEMORY,
    "preserve_insertion_order": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}


# Names or texts that are no UTF-8 come as other errors from the library below.
_BROKEN = (duckdb.Error, RuntimeError, UnicodeError)


def _failed(error: Exception) -> EngineError | KeyboardInterrupt:
    """Return why DuckDB gave up: because of the file, or because somebody pressed Ctrl-C while it counted."""
    if isinstance(error, duckdb.InterruptException) or str(error) == "Query interrupted":
        return KeyboardInterrupt()
    return EngineError(str(error))


class DuckDB:
    """One database in memory, for one run."""

    name = "duckdb"

    def __init__(self, work: Path) -> None:
        self._database = duckdb.connect(config={**_SETTINGS, "temp_directory": str(work / "spilled")})
        self._database.execute("set TimeZone = 'UTC'")  # a month is the same one on every machine
        # Narwhals turns wide tables into long ones on the connection that is the default one.
        self._before = duckdb.default_connection()
        duckdb.set_default_connection(self._database)

    def look(self, path: Path, file: PurePosixPath) -> Looked:
        """Return what a Parquet file holds."""
        try:
            relation = self._database.read_parquet(str(path.resolve()))
            kinds = [str(kind) for kind in relation.types]
            names = tuple(relation.columns)
            if len(names) > MOST_COLUMNS:
                said = message(
                    "the file has {count} columns, and at most {most} are read", count=len(names), most=MOST_COLUMNS
                )
                raise refuse(file, said)
            sample = relation.select(*_columns(relation, range(len(names)))).limit(SAMPLE).fetchall()
        except _BROKEN:
            raise refuse(
                file, message("this is no whole Parquet file"), message("perhaps it was cut off on its way")
            ) from None
        numbers = frozenset(i for i, kind in enumerate(kinds) if kind.startswith(_NUMBERS))
        dates = frozenset(i for i, kind in enumerate(kinds) if kind.startswith(("DATE", "TIMESTAMP")))
        return names, numbers, dates, tuple(tuple(_shown(cell) for cell in row) for row in sample)

    def frame(self, export: Export, columns: Sequence[int], dates: Mapping[int, str]) -> nw.LazyFrame[Any]:
        """Return some columns of an export as a frame."""
        try:
            if export.form == "parquet":
                relation = self._database.read_parquet(str(export.path.resolve()))
                return nw.from_native(relation.select(*_columns(relation, columns)))
            return nw.from_native(self._text(export, dates)).select(*(named(i) for i in columns))
        except _BROKEN as error:
            raise _failed(error) from error

    def _text(self, export: Export, dates: Mapping[int, str]) -> duckdb.DuckDBPyRelation:
        timed = {i for i, form in dates.items() if "%H" in form}
        types: dict[str, Any] = {
            named(i): "VARCHAR" if i not in dates else "TIMESTAMP" if i in timed else "DATE"
            for i in range(len(export.columns))
        }
        day = next((form for form in dates.values() if "%H" not in form), None)
        moment = next((form for form in dates.values() if "%H" in form), None)
        return self._database.read_csv(
            str(export.path.resolve()),
            auto_detect=False, header=False, skiprows=export.skip, sep=export.separator, quotechar='"', escapechar='"',
            columns=types, strict_mode=True, null_padding=False, date_format=day, timestamp_format=moment,
        )  # fmt: skip

    def rows(self, frame: nw.LazyFrame[Any]) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a frame, a piece at a time."""
        relation: duckdb.DuckDBPyRelation = frame.to_native()
        try:
            yield from relation.iter_rows(_PIECE)
        except _BROKEN as error:
            raise _failed(error) from error

    def kept(self, frame: nw.LazyFrame[Any], path: Path) -> nw.LazyFrame[Any]:
        """Work a frame out into a file of its own, so that several questions do not work it out again."""
        try:
            frame.to_native().write_parquet(str(path))
            return nw.from_native(self._database.read_parquet(str(path)))
        except _BROKEN as error:
            raise _failed(error) from error

    def numbered(
        self, export: Export, columns: Sequence[int], sought: Sought | None = None
    ) -> Iterator[tuple[int, list[str]]]:
        """Yield the rows of a Parquet file as texts, each with its number from 1, in any order."""
        del sought  # all of it is here anyway
        relation = self._database.read_parquet(str(export.path.resolve()), file_row_number=True)
        relation = relation.select(*_columns(relation, columns), duckdb.ColumnExpression("file_row_number"))
        for row in relation.iter_rows(_PIECE):
            yield row[-1] + 1, [_shown(cell) for cell in row[:-1]]

    def close(self) -> None:
        """Close the database, and give back the default one."""
        duckdb.set_default_connection(self._before)
        self._database.close()
        _forget_types()


def _forget_types() -> None:
    """Let go of what Narwhals remembers of DuckDB: at the end of a process with numpy in it, DuckDB complains of it."""
    for name, module in list(sys.modules.items()):
        if name.startswith("narwhals."):
            for one in list(vars(module).values()):
                if hasattr(one, "cache_clear"):
                    one.cache_clear()


_NUMBERS = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT",
            "FLOAT", "DOUBLE", "DECIMAL")  # fmt: skip


def _columns(relation: duckdb.DuckDBPyRelation, columns: Iterable[int]) -> list[duckdb.Expression]:
    """Return some columns by their place; moments with a time zone as those of UTC, as everywhere here."""
    names, types = relation.columns, relation.types
    made = []
    for i in columns:
        column = duckdb.ColumnExpression(names[i])
        zoned = str(types[i]) == "TIMESTAMP WITH TIME ZONE"
        made.append((column.cast("TIMESTAMP") if zoned else column).alias(named(i)))
    return made


def _shown(cell: Any) -> str:
    return "" if cell is None else str(cell).lower() if isinstance(cell, bool) else str(cell)
