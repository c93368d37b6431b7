"""BigQuery: the client of Google with the credentials that it finds, one state of a table, SELECT and nothing else.

Nobody could run this against BigQuery when it was written: only Google's client against a server that answered its
questions by DuckDB, with the figures of PostgreSQL.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from itertools import islice
from typing import Any

from journeykit.diagnostics import message
from journeykit.evidence.databases.asking import Field, Sort, UnreachableError, no_table
from journeykit.evidence.databases.naming import Table
from journeykit.evidence.engine import EngineError
from journeykit.evidence.values import refuse

_SECONDS = 20
_MOST_TABLES = 1_000
_READ: dict[str, tuple[Sort, str]] = {
    "INTEGER": ("whole", "{}"),
    "INT64": ("whole", "{}"),
    "FLOAT": ("float", "{}"),
    "FLOAT64": ("float", "{}"),
    "NUMERIC": ("number", "{}"),
    "BIGNUMERIC": ("number", "{}"),
    "BOOLEAN": ("truth", "{}"),
    "BOOL": ("truth", "{}"),
    "DATE": ("date", "{}"),
    "DATETIME": ("moment", "{}"),
    "TIMESTAMP": ("moment", "DATETIME({}, 'UTC')"),
    "STRING": ("text", "{}"),
    "BYTES": ("text", "TO_HEX({})"),
    "TIME": ("text", "CAST({} AS STRING)"),
    "INTERVAL": ("text", "CAST({} AS STRING)"),
}
_OTHER: tuple[Sort, str] = ("text", "TO_JSON_STRING({})")


class BigQuery:
    """A client for one run."""

    dialect = "bigquery"

    def __init__(self, project: str) -> None:
        """Find who we are; nobody is asked anything yet.

        Raises:
            UnreachableError: There are no credentials.
        """
        client = import_module("google.cloud.bigquery").Client
        self._failure: type[Exception] = import_module("google.api_core.exceptions").GoogleAPIError
        auth = import_module("google.auth")
        try:
            _, own = auth.default()
            self._client: Any = client(project=own or project)
        except auth.exceptions.GoogleAuthError:
            raise UnreachableError(
                message("there are no credentials for BigQuery"), message("gcloud auth application-default login")
            ) from None
        self._tables: dict[Table, Any] = {}
        self._moment = ""

    def find(self, table: Table) -> Table:
        """Return the table itself; its dataset stands in its address."""
        not_found = import_module("google.api_core.exceptions").NotFound
        try:
            self._tables[table] = self._client.get_table(_full(table), timeout=_SECONDS)
        except not_found:
            raise no_table(table, self._known(table)) from None
        except self._failure as error:
            raise refuse(table, message("the table cannot be read: {reason}", reason=_said(error))) from None
        return table

    def _known(self, table: Table) -> list[tuple[str, str]]:
        try:
            listed = self._client.list_tables(f"{table.database}.{table.schema}", timeout=_SECONDS)
            return [(table.schema, str(one.table_id)) for one in islice(listed, _MOST_TABLES)]
        except self._failure:
            return []

    def fields(self, table: Table) -> list[Field]:
        """Return the columns of a table."""
        return [_field(one) for one in self._tables[table].schema]

    def name(self, table: Table) -> str:
        """Return how SQL calls a table, as it was at the first question."""
        name = ".".join(_quoted(part) for part in (table.database, table.schema, table.table))
        if self._tables[table].table_type != "TABLE":
            return name
        if not self._moment:
            self._moment = str(next(iter(self.rows("SELECT CURRENT_TIMESTAMP()")))[0])
        return f"{name} FOR SYSTEM_TIME AS OF TIMESTAMP '{self._moment}'"

    def rows(self, sql: str) -> Iterator[tuple[object, ...]]:
        """Yield what a query finds."""
        try:
            for row in self._client.query(sql).result():
                yield row.values()
        except self._failure as error:
            raise EngineError(
                _said(error), message("the table cannot be read: {reason}", reason=_said(error))
            ) from None

    def keep(self, name: str, columns: Mapping[str, Sort], sql: str) -> bool:
        """Keep nothing: a table of ours would have to be written into somebody's dataset."""
        del name, columns, sql
        return False

    def close(self) -> None:
        """Let go of the client."""
        self._client.close()


def _field(field: Any) -> Field:
    sort, read = _READ.get(field.field_type, _OTHER) if field.mode != "REPEATED" else _OTHER
    return Field(field.name, sort, read.format(_quoted(field.name)), is_shown=field.field_type != "BYTES")


def _full(table: Table) -> str:
    return f"{table.database}.{table.schema}.{table.table}"


def _quoted(name: str) -> str:
    return "`" + name.replace("\\", "\\\\").replace("`", "\\`") + "`"


def _said(error: Exception) -> str:
    """Return what went wrong, without the sentence of the server, which may quote what stood in a cell."""
    return f"BigQuery answers with error {getattr(error, 'code', None) or type(error).__name__}"
