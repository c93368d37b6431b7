"""A DuckDB file, read by the DuckDB that comes with us: opened read-only, and shut off from all else.

A view in it may name any other file or address. So every table is first looked at by a DuckDB that may touch nothing
else, and one that needs more is refused; the one that counts may write what does not fit into memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb
import narwhals as nw

from journeykit.diagnostics import message
from journeykit.evidence.databases.asking import Field, Sort, looked, no_table
from journeykit.evidence.databases.naming import Table, is_duckdb
from journeykit.evidence.engine import EngineError, Looked, Sought, named
from journeykit.evidence.engine_duckdb import DuckDB
from journeykit.evidence.values import Export, refuse

_KNOWN = """
SELECT DISTINCT schema_name, table_name FROM duckdb_columns() WHERE database_name = current_database() AND NOT internal
"""
_SHUT: dict[str, str | bool | int | float | list[str]] = {"enable_external_access": "false", "autoinstall_known_extensions": "false",
         "autoload_known_extensions": "false", "lock_configuration": "true"}  # fmt: skip
_SORTS: dict[str, Sort] = {
    **dict.fromkeys(("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER"), "whole"),
    **dict.fromkeys(("HUGEINT", "UBIGINT", "UHUGEINT", "DECIMAL"), "number"),
    **dict.fromkeys(("FLOAT", "DOUBLE"), "float"),
    "BOOLEAN": "truth", "DATE": "date",
}  # fmt: skip


def tables_in(path: Path) -> list[str]:
    """Return the addresses of the tables of a file; none when it cannot be read."""
    try:
        with duckdb.connect(str(path.resolve()), read_only=True, config=_SHUT) as shut:
            found = shut.execute(_KNOWN).fetchall()
    except duckdb.Error:
        return []
    return [str(Table.of("duckdb", path.as_posix(), *one)) for one in sorted(found)]


class DuckDBFile(DuckDB):
    """One file, attached to a database in memory."""

    def __init__(self, work: Path, path: Path, table: Table) -> None:
        """Open a file.

        Raises:
            RefusedError: It is none of DuckDB, or somebody is writing it.
        """
        _refuse_unfit(path, table)
        super().__init__(work)
        try:
            self._shut = duckdb.connect(str(path.resolve()), read_only=True, config=_SHUT)
            self._database.execute(f"ATTACH {_text(str(path.resolve()))} AS source (READ_ONLY)")
            self._database.execute("USE source")  # where its views look for their tables
        except duckdb.Error as error:
            super().close()
            if "set lock on" in str(error):
                raise refuse(table, message("another program is writing it"), message("close it there")) from None
            hint = message("perhaps a newer DuckDB wrote it, or it is encrypted")
            raise refuse(table, message("this is no whole file of DuckDB"), hint) from None

    def find(self, table: Table) -> Table:
        """Return a table with the schema in which it stands."""
        known = self._shut.execute(_KNOWN).fetchall()
        if (table.schema or "main", table.table) not in known:
            raise no_table(table, known)
        return table.within(table.schema or "main")

    def look_at(self, table: Table, personal: Callable[[Sequence[str]], frozenset[int]]) -> Looked:
        """Return what a table holds; of columns that may be personal only the names."""

        def first(columns: Sequence[int], most: int) -> list[tuple[Any, ...]]:
            try:
                return self._shut.execute(f"{self._query(table, columns)} LIMIT {most}").fetchall()
            except duckdb.Error as error:
                raise _failed(error) from None

        return looked(table, self._fields(table), personal, first)

    def _fields(self, table: Table) -> list[Field]:
        found = self._shut.execute(
            "SELECT column_name, data_type FROM duckdb_columns() WHERE database_name = current_database() "
            "AND schema_name = ? AND table_name = ? ORDER BY column_index",
            [table.schema, table.table],
        ).fetchall()
        return [_field(name, kind) for name, kind in found]

    def _query(self, table: Table, columns: Sequence[int], catalogue: str = "") -> str:
        fields = self._fields(table)
        read = ", ".join(f"{fields[i].sql} AS {named(i)}" for i in columns) or "1"
        # Every name is quoted (`_name`, `_field`).
        return f"SELECT {read} FROM {catalogue}{_name(table.schema)}.{_name(table.table)}"  # noqa: S608

    def frame(self, export: Export, columns: Sequence[int], dates: Mapping[int, str]) -> nw.LazyFrame[Any]:
        """Return some columns of a table as a frame."""
        del dates  # it knows its own
        assert isinstance(export.file, Table)
        try:
            return nw.from_native(self._database.sql(self._query(export.file, columns, "source.")))
        except duckdb.Error as error:
            raise _failed(error) from None

    def rows(self, frame: nw.LazyFrame[Any]) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a frame, a piece at a time."""
        try:
            yield from super().rows(frame)
        except EngineError as error:
            raise _failed(error.__cause__ or error) from None

    def numbered(
        self, export: Export, columns: Sequence[int], sought: Sought | None = None
    ) -> Iterator[tuple[int, list[str]]]:
        """Yield nothing: the rows of a table have no numbers."""
        del export, columns, sought
        yield from ()

    def close(self) -> None:
        """Close the file."""
        self._shut.close()
        super().close()


def _refuse_unfit(path: Path, table: Table) -> None:
    if not is_duckdb(path):
        raise refuse(table, message("this is no whole file of DuckDB"))
    log = path.with_name(f"{path.name}.wal")
    if log.is_file() and log.stat().st_size:
        raise refuse(
            table,
            message(
                "a part of it still stands in {file}, and its hash would not be that of what is read", file=log.name
            ),
            message("close it in the program that writes it, or let that say CHECKPOINT"),
        )


def _field(name: str, kind: str) -> Field:
    column, bare = _name(name), kind.partition("(")[0]
    if kind == "TIMESTAMP WITH TIME ZONE":
        return Field(name, "moment", f"CAST({column} AS TIMESTAMP)")
    if kind.startswith("TIMESTAMP"):
        return Field(name, "moment", column)
    sort = _SORTS.get(bare)
    if sort is not None and not kind.endswith("]"):
        return Field(name, sort, column)
    return Field(name, "text", f"CAST({column} AS VARCHAR)", is_shown=kind != "BLOB")


def _name(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _text(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _failed(error: BaseException) -> EngineError:
    """Return what DuckDB could not do, without what stood in a cell."""
    name = type(error).__name__
    if isinstance(error, duckdb.PermissionException):
        return EngineError(name, message("it is a view of other files, which stay shut"))
    if isinstance(error, duckdb.OutOfMemoryException):
        return EngineError(name, message("it does not fit into memory"))
    return EngineError(name, message("the table cannot be read: {reason}", reason=name))
