"""Tables in the place of files: who counts them, and what they look like."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Protocol

from journeykit.diagnostics import JourneykitError, message
from journeykit.evidence.databases.naming import System, Table
from journeykit.evidence.engine import Engine, EngineError, start_engine
from journeykit.evidence.kinds import BY_NAME, columns_of, kind_of
from journeykit.evidence.opening import open_export
from journeykit.evidence.values import Export, RefusedError, Role, refuse

if TYPE_CHECKING:
    from collections.abc import Callable

    from journeykit.evidence.engine import Looked
    from journeykit.evidence.kinds import Kind
    from journeykit.evidence.measured import Source
    from journeykit.evidence.values import Column, Settings

_TITLES = {
    "duckdb": message("a table of DuckDB"),
    "postgresql": message("a table of PostgreSQL"),
    "bigquery": message("a table of BigQuery"),
}
_DRIVERS: dict[System, tuple[str, str]] = {
    "duckdb": ("DuckDB", "measure"),
    "postgresql": ("Ibis, psycopg", "postgres"),
    "bigquery": ("Ibis, google-cloud-bigquery", "bigquery"),
}


class _Tables(Protocol):
    """What an engine for tables can do beside counting."""

    def find(self, table: Table) -> Table: ...
    def look_at(self, table: Table, personal: Callable[[Sequence[str]], frozenset[int]]) -> Looked: ...


def start_for(sources: Sequence[Source], settings: Settings, work: Path) -> Engine:
    """Start who counts some files or tables.

    Raises:
        JourneykitError: They are not of one place, something is not installed, or a server is not there.
    """
    tables = [source.file for source in sources if isinstance(source.file, Table)]
    if not tables:
        return start_engine(settings.engine, work, settings.master)
    if len(tables) < len(sources) or len({(one.system, one.database, one.server) for one in tables}) > 1:
        raise JourneykitError(message("the tables of one database make a document, without files beside them"))
    if settings.engine != "duckdb":
        raise JourneykitError(
            message("a table is counted by its own database: leave out --engine {engine}", engine=settings.engine)
        )
    first = tables[0]
    try:
        if first.system == "duckdb":
            from journeykit.evidence.databases.duckdb_file import DuckDBFile

            return DuckDBFile(work, sources[0].path, first)
        from journeykit.evidence.databases.engine import Served

        if first.system == "postgresql":
            from journeykit.evidence.databases.postgres import Postgres

            return Served(Postgres(first.server or str(first)))
        from journeykit.evidence.databases.bigquery import BigQuery

        return Served(BigQuery(first.database))
    except ImportError as error:
        names, extra = _DRIVERS[first.system]
        raise JourneykitError(
            message("measuring such a table needs Narwhals, {names}", names=names),
            message("pip install 'journeykit[{extra}]'", extra=extra),
        ) from error


def found_in(source: Source, engine: Engine) -> Source:
    """Return a source with the schema in which its table stands, as a document names it.

    Raises:
        RefusedError: There is no such table.
    """
    if not isinstance(source.file, Table):
        return source
    tables: _Tables = engine  # type: ignore[assignment]
    try:
        return replace(source, file=tables.find(source.file))
    except EngineError as error:
        raise _unread(source.file, error) from None


def _unread(table: Table, error: EngineError) -> RefusedError:
    return refuse(table, error.said or message("the table cannot be read: {reason}", reason=error.reason))


def open_source(path: Path, file: PurePosixPath, work: Path, engine: Engine, *, kind: str | None = None) -> Export:
    """Recognise a file or a table, and make it ready for an engine; as `open_export`."""
    if not isinstance(file, Table):
        return open_export(path, file, work, engine, kind=kind)
    return _open_table(file, path, engine, kind)


def _open_table(table: Table, path: Path, engine: Engine, kind: str | None) -> Export:
    tables: _Tables = engine  # type: ignore[assignment]

    def recognised(names: Sequence[str]) -> tuple[Kind, tuple[Column, ...]]:
        own = BY_NAME[kind] if kind else kind_of([names])
        if own.header_rows > 1 and kind is None:
            own = BY_NAME["table"]
        return own, columns_of(own, [names])

    def personal(names: Sequence[str]) -> frozenset[int]:
        return frozenset(column.index for column in recognised(names)[1] if column.role is Role.PERSONAL)

    try:
        names, typed, dated, sample = tables.look_at(table, personal)
    except EngineError as error:
        raise _unread(table, error) from None
    own, columns = recognised(names)
    if own.header_rows > 1:
        raise refuse(table, message("a table has one header, and {kind} has several", kind=own.name))
    if not sample:
        raise refuse(table, message("the table is empty"))
    return Export(
        file=table, original=path, path=path, form="table", kind=own, columns=columns, sample=sample,
        said=(_TITLES[table.system],), separator="", typed=typed, dated=dated,
    )  # fmt: skip
