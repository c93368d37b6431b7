"""PostgreSQL: one connection, one transaction that reads one state of the tables and cannot write."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict
from psycopg.types.datetime import DateLoader, TimestampLoader

from journeykit.diagnostics import message
from journeykit.evidence.databases.asking import Field, Sort, no_table
from journeykit.evidence.databases.naming import Table
from journeykit.evidence.databases.postgres_errors import failed, unreachable
from journeykit.evidence.engine import EngineError
from journeykit.evidence.values import refuse

_SECONDS = 5
_PATIENT: dict[str, Any] = {
    "connect_timeout": _SECONDS, "keepalives_idle": 30, "keepalives_interval": 10, "keepalives_count": 3,
    "application_name": "journeykit", "client_encoding": "UTF8",
}  # fmt: skip
_SETTINGS = "SET TimeZone = 'UTC'; SET DateStyle = 'ISO, YMD'; SET lock_timeout = '10s'; SET extra_float_digits = 1"
_PIECE = 1_000
_GUARD = "only_reading"
_GUARDED = f"SAVEPOINT {_GUARD}; SET TRANSACTION READ ONLY"
_KEPT: dict[Sort, str] = {
    "whole": "bigint", "number": "numeric", "float": "double precision", "date": "date", "moment": "timestamp",
    "truth": "boolean", "text": 'text COLLATE "C"',
}  # fmt: skip
"""Inside this savepoint nothing can be written but temporary tables, which are made outside of it."""
_OWN = ("pg_catalog", "information_schema", "pg_toast")
_TABLES = "r", "v", "m", "f", "p"
_COLUMNS = """
WITH RECURSIVE kinds AS (
    SELECT oid, oid AS base, typbasetype, typtype FROM pg_catalog.pg_type
    UNION ALL
    SELECT kinds.oid, deeper.oid, deeper.typbasetype, deeper.typtype
    FROM kinds JOIN pg_catalog.pg_type deeper ON deeper.oid = kinds.typbasetype WHERE kinds.typtype = 'd'
)
SELECT a.attname, t.typname, n.nspname = 'pg_catalog', pg_catalog.has_column_privilege(a.attrelid, a.attnum, 'SELECT')
FROM pg_catalog.pg_attribute a
JOIN kinds ON kinds.oid = a.atttypid AND kinds.typtype <> 'd'
JOIN pg_catalog.pg_type t ON t.oid = kinds.base
JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
WHERE a.attrelid = %s AND a.attnum > 0 AND NOT a.attisdropped
ORDER BY a.attnum
"""
_FIND = """
SELECT c.oid, n.nspname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relname = %s AND c.relkind = ANY(%s)
    AND CASE WHEN %s = '' THEN pg_catalog.pg_table_is_visible(c.oid) ELSE n.nspname = %s END
"""
_ALL = """
SELECT n.nspname, c.relname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind = ANY(%s) AND n.nspname <> ALL(%s) AND NOT c.relispartition LIMIT 10000
"""
_READ: dict[str, tuple[Sort, str]] = {
    "int2": ("whole", "{}::bigint"),
    "int4": ("whole", "{}::bigint"),
    "int8": ("whole", "{}"),
    "float4": ("float", "{}::text::float8"),  # 8.1 stays 8.1
    "float8": ("float", "{}"),
    "numeric": ("number", "{}"),
    "money": ("number", "{}::numeric"),
    "bool": ("truth", "{}"),
    "date": ("date", "CASE WHEN isfinite({0}) THEN {0} END"),
    "timestamp": ("moment", "CASE WHEN isfinite({0}) THEN {0} END"),
    "timestamptz": ("moment", "(CASE WHEN isfinite({0}) THEN {0} END AT TIME ZONE 'UTC')"),
}
_TEXT = '({}::text COLLATE "C")'
"""In the order of code points, as every other engine has it, and not in that of some country."""


class Postgres:
    """A connection for one run."""

    dialect = "postgres"

    def __init__(self, server: str) -> None:
        """Connect.

        Raises:
            UnreachableError: Nobody answers, or we are not let in.
        """
        self._connection = _connected(server)
        self._ids: dict[Table, int] = {}

    def find(self, table: Table) -> Table:
        """Return a table with the schema in which it stands."""
        found = self._asked(_FIND, (table.table, list(_TABLES), table.schema, table.schema))
        if not found:
            known = self._asked(_ALL, (list(_TABLES), list(_OWN)))
            raise no_table(table, [(str(schema), str(name)) for schema, name in known])
        whole = table.within(str(found[0][1]))
        self._ids[whole] = int(found[0][0])
        return whole

    def fields(self, table: Table) -> list[Field]:
        """Return the columns of a table that we may read."""
        columns = self._asked(_COLUMNS, (self._ids[table],))
        fields = [
            _field(str(name), self._quoted(str(name)), str(kind) if is_own else "")
            for name, kind, is_own, readable in columns
            if readable
        ]
        if columns and not fields:
            raise refuse(table, message("the database does not let us read it"), message("GRANT SELECT ON … TO …"))
        return fields

    def name(self, table: Table) -> str:
        """Return how SQL calls a table."""
        return self._quoted(table.schema, table.table)

    def _quoted(self, *names: str) -> str:
        return sql.Identifier(*names).as_string(self._connection)

    def _do(self, query: str) -> None:
        self._connection.execute(query.encode())

    def rows(self, query: str) -> Iterator[tuple[object, ...]]:
        """Yield what a query finds, a piece at a time."""
        pieces = _PIECE if psycopg.pq.version() >= 170_000 else 1
        try:
            with self._connection.cursor() as cursor:
                # A row is handed over when the next is here: who takes one and goes leaves no query half answered,
                # which would end the transaction.
                last: tuple[object, ...] | None = None
                for row in cursor.stream(query.encode(), size=pieces):
                    if last is not None:
                        yield last
                    last = row
                if last is not None:
                    yield last
        except psycopg.Error as error:
            raise failed(error) from None
        except UnicodeError:  # a database in SQL_ASCII holds whatever it was given
            raise EngineError("UTF-8", message("some of its texts are not UTF-8")) from None

    def keep(self, name: str, columns: Mapping[str, Sort], query: str) -> bool:
        """Keep what a query finds in a temporary table, if we may have one; a replica has none."""
        kept = self._quoted("pg_temp", name)
        made = ", ".join(f"{self._quoted(one)} {_KEPT[sort]}" for one, sort in columns.items())
        try:
            self._do(f"RELEASE {_GUARD}; SAVEPOINT {_GUARD}")
            self._do(f"CREATE TEMPORARY TABLE {kept} ({made}) ON COMMIT DROP; RELEASE {_GUARD}; {_GUARDED}")
        except psycopg.Error as error:
            if not _may_not_keep(error):
                raise failed(error) from None
            self._do(f"ROLLBACK TO {_GUARD}; SET TRANSACTION READ ONLY")
            return False
        try:
            self._do(f"INSERT INTO {kept} {query}")
        except psycopg.Error as error:
            raise failed(error) from None
        return True

    def _asked(self, query: str, values: tuple[Any, ...]) -> list[tuple[Any, ...]]:
        try:
            return self._connection.execute(query.encode(), values).fetchall()
        except psycopg.Error as error:
            raise failed(error) from None

    def close(self) -> None:
        """Let go of the connection."""
        self._connection.close()


def _connected(server: str) -> psycopg.Connection[tuple[Any, ...]]:
    try:
        wanted = conninfo_to_dict(server)
    except psycopg.Error:  # it quotes what it does not understand
        raise unreachable(None, {}) from None
    try:
        connection = psycopg.connect(**{**_PATIENT, **wanted}, prepare_threshold=None)
    except psycopg.Error as error:
        raise unreachable(error, wanted) from None
    try:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        for kind, loader in (("date", _Day), ("timestamp", _Moment)):
            connection.adapters.register_loader(kind, loader)
        connection.execute(f"{_SETTINGS}; {_GUARDED}".encode())
    except psycopg.Error as error:
        connection.close()
        raise unreachable(error, wanted) from None
    return connection


def _field(name: str, column: str, kind: str) -> Field:
    sort, read = _READ.get(kind, ("text", _TEXT))
    return Field(name, sort, read.format(column), is_shown=kind != "bytea")


class _Day(DateLoader):
    """Days of the calendar; `infinity` and years before Christ stay what they are, for somebody to judge."""

    def load(self, data: Any) -> Any:
        try:
            return super().load(data)
        except psycopg.DataError:
            return bytes(data).decode()


class _Moment(TimestampLoader):
    """The same for moments."""

    def load(self, data: Any) -> Any:
        try:
            return super().load(data)
        except psycopg.DataError:
            return bytes(data).decode()


def _may_not_keep(error: psycopg.Error) -> bool:
    """Tell whether temporary tables are not for us: no permission, or a server that only reads."""
    return isinstance(error, psycopg.errors.InsufficientPrivilege | psycopg.errors.ReadOnlySqlTransaction)
