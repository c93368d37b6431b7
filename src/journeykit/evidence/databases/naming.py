"""How people call a table: `duckdb:answers.duckdb/answers`, `postgresql://host/shop/public.answers`, `bigquery://…`.

What stands in a document is never where a server is or who asks, only database, schema and table: that is the same for
everybody. The rest is for the environment (`PGHOST`, `PGSERVICE`, …), on the machine of who measures again.
"""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from typing import Literal, TypeAlias
from urllib.parse import quote, unquote

from journeykit.diagnostics import JourneykitError, message

System: TypeAlias = Literal["duckdb", "postgresql", "bigquery"]

_PREFIX = re.compile(r"(?P<system>duckdb|postgres|postgresql|bigquery):(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_PASSWORD = re.compile(r"^[a-z][a-z0-9+.-]*://[^/?#]*:[^/?#]*@|[?&](ssl)?password=", re.IGNORECASE)
_PLAIN = "-_~ "
_CODE = slice(8, 12)
_EXAMPLES: dict[System, str] = {
    "duckdb": "duckdb:answers.duckdb/answers",
    "postgresql": "postgresql://host/database/schema.table",
    "bigquery": "bigquery://project/dataset.table",
}


class Table(PurePosixPath):
    """How people call a table. `str` of it is an address by which it is found again, without a server.

    `server` is the whole address of its database as it was written, for whoever connects; never shown.
    """

    system: System
    database: str
    """A path of a DuckDB file, the database of PostgreSQL, a project of BigQuery."""
    schema: str
    table: str
    server: str

    @staticmethod
    def of(system: System, database: str, schema: str, table: str, server: str = "") -> Table:
        """Return the name of a table; an empty schema is the one that the database takes by itself."""
        made = Table(system, database, f"{schema}.{table}")
        made.system, made.database, made.schema, made.table, made.server = system, database, schema, table, server
        return made

    def __str__(self) -> str:
        name = ".".join(quote(part, safe=_PLAIN).replace(".", "%2E") for part in (self.schema, self.table) if part)
        if self.system == "duckdb":
            return f"duckdb:{self.database}/{name}"
        database = quote(self.database, safe=_PLAIN + ".:")
        return f"{self.system}://{'' if self.system == 'bigquery' else '/'}{database}/{name}"

    def as_posix(self) -> str:
        """Return the same: a document writes it so."""
        return str(self)

    @property
    def name(self) -> str:
        """What a document calls its source."""
        return f"{PurePosixPath(self.database).name}/{'.'.join(part for part in (self.schema, self.table) if part)}"

    @property
    def stem(self) -> str:
        """What to name a document after."""
        return self.table

    @property
    def path(self) -> Path | None:
        """The file that it stands in; None when it has no file."""
        return Path(self.database) if self.system == "duckdb" else None

    def within(self, schema: str) -> Table:
        """Return the same table with the schema in which it was found."""
        return Table.of(self.system, self.database, schema, self.table, self.server)

    def at(self, database: str) -> Table:
        """Return the same table with its file called otherwise."""
        return Table.of(self.system, database, self.schema, self.table, self.server)


def table_of(said: str) -> Table | None:
    """Return what somebody wrote as a table, None when it is a file.

    Raises:
        JourneykitError: It holds a password, or names no table.
    """
    if _PASSWORD.search(said):
        raise JourneykitError(
            message("a password in an address stays in the history of the shell, and others of this machine see it"),
            message(
                "PostgreSQL finds it in ~/.pgpass, PGPASSWORD or PGSERVICE; Spark in its own settings (SPARK_CONF_DIR)"
            ),
        )
    match = _PREFIX.fullmatch(said)
    if match is None:
        return None
    word = match["system"].casefold()
    system: System = "duckdb" if word == "duckdb" else "bigquery" if word == "bigquery" else "postgresql"
    if system == "duckdb":
        return _in_a_file(match["rest"])
    return _on_a_server(system, match["rest"])


def is_duckdb(path: Path) -> bool:
    """Tell whether a file is one of DuckDB, by its first bytes."""
    with path.open("rb") as stream:
        return stream.read(_CODE.stop)[_CODE] == b"DUCK"


def _in_a_file(rest: str) -> Table:
    path, _, name = re.sub("^//(/?)", r"\1", rest).rpartition("/")
    schema, table = _parts(name)
    if not path or not table:
        raise _no_table("duckdb")
    return Table.of("duckdb", path, schema, table)


def _on_a_server(system: System, rest: str) -> Table:
    address, question, options = rest.partition("?")
    host, *parts = (address.removeprefix("//") if address.startswith("//") else f"/{address}").split("/")
    if system == "bigquery":
        parts = [host, *parts]
    if len(parts) == 3:
        parts = [parts[0], f"{parts[1]}.{parts[2]}"]
    if len(parts) != 2 or not parts[0]:
        raise _no_table(system)
    schema, table = _parts(parts[1])
    if not table or (system == "bigquery" and not schema):
        raise _no_table(system)
    server = "" if system == "bigquery" else f"postgresql://{host}/{parts[0]}{question}{options}"
    return Table.of(system, unquote(parts[0]), schema, table, server)


def _parts(name: str) -> tuple[str, str]:
    """Return the schema and the table; a point inside a name is written %2E."""
    schema, _, table = name.rpartition(".")
    return unquote(schema), unquote(table)


def _no_table(system: System) -> JourneykitError:
    return JourneykitError(
        message("this address names no table"), message("write it like {example}", example=_EXAMPLES[system])
    )


def is_of_project(said: str) -> bool:
    """Tell whether an address in a document may be followed: it leads to no server that the document chooses.

    A stranger's document could otherwise have our passwords sent to his machine.
    """
    try:
        table = table_of(said)
    except JourneykitError:
        return False
    if table is None:
        return False
    if table.path is not None:
        return not table.path.is_absolute() and ".." not in table.path.parts
    return str(table) == said
