"""What PostgreSQL says when something is wrong, in our words.

Its own sentences are never shown: they are in the language of the server, and quote what stood in a cell.
"""

from __future__ import annotations

import re
from typing import Any

import psycopg

from journeykit.diagnostics import Message, message
from journeykit.evidence.databases.asking import UnreachableError
from journeykit.evidence.engine import EngineError

_WHERE = message("say where it is and who asks with PGHOST, PGUSER, PGSERVICE and so on, as for psql")
_SECRET = message("its password is looked for in ~/.pgpass and PGPASSWORD, as for psql")
_GONE = message("it is not there any more, or one of its columns is not")
_REASONS = {
    "42501": message("the database does not let us read it"),
    "57014": message("the query was cancelled, or took longer than the database allows (statement_timeout)"),
    "55P03": message("somebody else has locked it"),
    "40001": message("the server is a replica, and lost the rows that we were reading: once more may help"),
    "42P01": _GONE,
    "42703": _GONE,
}
_CLASSES = {
    "08": message("the connection was lost"),
    "22": message("something in it is not what its column says"),
    "25": message("it is a view that wants to write, and we only read"),
    "53": message("the server has no room for this query"),
    "57": message("the server ended the connection, or is shutting down"),
}


def failed(error: psycopg.Error) -> EngineError:
    """Return why a query found nothing."""
    code = error.sqlstate or ("08" if isinstance(error, psycopg.OperationalError) else type(error).__name__)
    said = _REASONS.get(code) or _CLASSES.get(code[:2])
    return EngineError(code, said or message("the server answers with error {code}", code=code))


def unreachable(error: psycopg.Error | None, wanted: dict[str, Any]) -> UnreachableError:
    """Return why there is no connection.

    Args:
        error: What the driver says; None when it does not understand the address.
        wanted: The parts of the address.
    """
    if error is None:
        return UnreachableError(
            message("this is no address of a database"), message("postgresql://host/database/table")
        )
    said = str(error)
    base, user = str(wanted.get("dbname", "")), _user(said, wanted)
    if isinstance(error, psycopg.errors.ConnectionTimeout) or re.search(r"timeout expired|timed out", said):
        return UnreachableError(_nobody(wanted), _WHERE)
    if "28P01" in (error.sqlstate or "") or re.search(r"password authentication failed|no password supplied", said):
        return UnreachableError(message('PostgreSQL does not let "{user}" in', user=user), _SECRET)
    if re.search(r"pg_hba\.conf|authentication failed|role .* does not exist|certificate", said):
        return UnreachableError(message('PostgreSQL does not let "{user}" in', user=user), _WHERE)
    if re.search(r'database ".*" does not exist', said):
        return UnreachableError(message('there is no database "{name}"', name=base), _WHERE)
    if re.search(r"definition of service", said):
        return UnreachableError(message("there is no such service in pg_service.conf"), _WHERE)
    if re.search(r"too many (clients|connections)|remaining connection slots|starting up|shutting down", said):
        return UnreachableError(message("PostgreSQL takes no connections now"))
    return UnreachableError(_nobody(wanted), _WHERE)


def _nobody(wanted: dict[str, Any]) -> Message:
    host = str(wanted.get("host") or "")
    if not host:
        return message("no PostgreSQL answers where the environment says that it is")
    return message("no PostgreSQL answers at {host}", host=f"{host}:{wanted.get('port') or 5432}")


def _user(said: str, wanted: dict[str, Any]) -> str:
    found = re.search(r'(?:user|role|gebruiker|rol) "([^"]*)"', said)
    return str(wanted.get("user") or (found[1] if found else ""))
