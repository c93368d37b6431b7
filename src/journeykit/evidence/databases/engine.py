"""A server counts: the same expressions as everywhere, through Ibis into its own SQL.

Ibis only writes the SQL, of a table that it never sees; the server's own driver runs it, in one transaction that cannot
write. So nothing is needed of Ibis' backends, and what a driver says is ours to tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

import ibis  # type: ignore[import-untyped]
import narwhals as nw
from ibis.common.exceptions import IbisError  # type: ignore[import-untyped]
from ibis.expr import operations  # type: ignore[import-untyped]

from journeykit.diagnostics import message
from journeykit.evidence.databases.asking import looked
from journeykit.evidence.databases.compiling import sql_of
from journeykit.evidence.databases.naming import Table
from journeykit.evidence.engine import EngineError, Looked, Sought, named
from journeykit.evidence.values import Export

if TYPE_CHECKING:
    from collections.abc import Callable

    from journeykit.evidence.databases.asking import Database, Field, Sort

_TYPES = {"whole": "int64", "number": "decimal", "float": "float64", "date": "date", "moment": "timestamp", "truth": "boolean",
          "text": "string"}  # fmt: skip
_TESTS: dict[Sort, str] = {"whole": "integer", "number": "decimal", "float": "floating", "date": "date",
                           "moment": "timestamp", "truth": "boolean"}  # fmt: skip
_KEPT = re.compile(r"kept_[0-9]+")
_LONGEST = 500
"""So many characters of a cell are looked at to see what a column is."""


class Served:
    """A server as an engine, for one run."""

    def __init__(self, database: Database) -> None:
        self.name = database.dialect
        self.database = database
        self._fields: dict[Table, list[Field]] = {}
        self._kept: dict[str, str] = {}

    def find(self, table: Table) -> Table:
        """Return a table with the schema in which it stands."""
        return self.database.find(table)

    def look_at(self, table: Table, personal: Callable[[Sequence[str]], frozenset[int]]) -> Looked:
        """Return what a table holds; of columns that may be personal only the names."""

        def first(columns: Sequence[int], most: int) -> list[tuple[Any, ...]]:
            return list(self.rows(self._first(table, columns, most)))

        return looked(table, self._of(table), personal, first)

    def _first(self, table: Table, columns: Sequence[int], most: int) -> nw.LazyFrame[Any]:
        frame, fields = self._frame(table, columns), self._of(table)
        short = [
            nw.col(named(i)).str.slice(0, _LONGEST) if fields[i].sort == "text" else nw.col(named(i)) for i in columns
        ]
        return frame.head(most).select(*short) if short else frame.head(most)

    def _of(self, table: Table) -> list[Field]:
        if table not in self._fields:
            self._fields[table] = self.database.fields(table)
        return self._fields[table]

    def _frame(self, table: Table, columns: Sequence[int]) -> nw.LazyFrame[Any]:
        fields = self._of(table)
        read = ", ".join(f"{fields[i].sql} AS {named(i)}" for i in columns) or "1 AS nothing"
        schema = {named(i): _TYPES[fields[i].sort] for i in columns} or {"nothing": "int64"}
        query = f"SELECT {read} FROM {self.database.name(table)}"  # noqa: S608 - every name is quoted by `Database`
        made = operations.SQLQueryResult(query, ibis.schema(schema), source=None)
        frame: nw.LazyFrame[Any] = nw.from_native(made.to_expr())
        return frame

    def look(self, path: Path, file: PurePosixPath) -> Looked:
        """Refuse: a server reads no files of ours."""
        del path
        raise EngineError(f"a server does not read {file}")

    def frame(self, export: Export, columns: Sequence[int], dates: Mapping[int, str]) -> nw.LazyFrame[Any]:
        """Return some columns of a table as a frame."""
        del dates  # it knows its own
        assert isinstance(export.file, Table)
        return self._frame(export.file, columns)

    def rows(self, frame: nw.LazyFrame[Any]) -> Iterator[tuple[Any, ...]]:
        """Yield the rows that the server finds."""
        if self.database.dialect == "bigquery":  # what it hands over has plain names only
            columns = frame.collect_schema().names()
            frame = frame.select(nw.col(one).alias(f"r{i}") for i, one in enumerate(columns))
        yield from self.database.rows(self._whole(self._sql(frame)))

    def kept(self, frame: nw.LazyFrame[Any], path: Path) -> nw.LazyFrame[Any]:
        """Return the frame under a name; a server that keeps nothing for us works it out for each question."""
        del path
        name, sql, schema = f"kept_{len(self._kept)}", self._sql(frame), frame.to_native().schema()
        types = {str(column): _sort_of(kind) for column, kind in schema.items()}
        self._kept[name] = "" if self.database.keep(name, types, self._whole(sql)) else sql
        made: nw.LazyFrame[Any] = nw.from_native(ibis.table(schema, name=name))
        return made

    def _sql(self, frame: nw.LazyFrame[Any]) -> str:
        try:
            return sql_of(frame.to_native(), self.database.dialect)
        except IbisError as error:
            said = message("this database cannot work out the exact quantiles of event logs")
            raise EngineError(type(error).__name__, said) from error

    def _whole(self, sql: str) -> str:
        """Return a query below what it needs of the frames that have names."""
        needed, waiting = set(), [sql]
        while waiting:
            said = waiting.pop()
            fresh = [name for name in _KEPT.findall(said) if self._kept.get(name) and name not in needed]
            needed.update(fresh)
            waiting += [self._kept[name] for name in fresh]
        if not needed:
            return sql
        how = "AS MATERIALIZED" if self.database.dialect == "postgres" else "AS"
        above = ", ".join(f"{name} {how} ({made})" for name, made in self._kept.items() if name in needed)
        return f"WITH {above} SELECT * FROM ({sql}) AS asked"  # noqa: S608 - written by Ibis

    def numbered(
        self, export: Export, columns: Sequence[int], sought: Sought | None = None
    ) -> Iterator[tuple[int, list[str]]]:
        """Yield nothing: the rows of a table have no numbers."""
        del export, columns, sought
        yield from ()

    def close(self) -> None:
        """Let go of the server."""
        self.database.close()


def _sort_of(kind: Any) -> Sort:
    return next((sort for sort, test in _TESTS.items() if getattr(kind, f"is_{test}")()), "text")
