"""What a database is asked beside counting: which columns a table has, and how each is read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeAlias

from journeykit.diagnostics import JourneykitError, message
from journeykit.evidence.text_file import MOST_COLUMNS, SAMPLE
from journeykit.evidence.values import RefusedError, refuse
from journeykit.model.errors import near

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from journeykit.evidence.databases.naming import Table
    from journeykit.evidence.engine import Looked

Sort: TypeAlias = Literal["whole", "number", "float", "date", "moment", "truth", "text"]
_MOST_NAMED = 5


class UnreachableError(JourneykitError):
    """A database that is not there, or does not let us in."""


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a table: what people call it, what stands in it, and the SQL that reads it so."""

    name: str
    sort: Sort
    sql: str
    is_shown: bool = True
    """Whether its first rows say anything to people; bytes do not."""


class Database(Protocol):
    """What a server can do for us: say what a table is made of, and answer in rows."""

    dialect: str
    """What Ibis calls its SQL."""

    def find(self, table: Table) -> Table:
        """Return a table with the schema in which it stands.

        Raises:
            RefusedError: It is not there.
        """

    def fields(self, table: Table) -> list[Field]:
        """Return the columns of a table that we may read."""

    def name(self, table: Table) -> str:
        """Return how SQL calls a table."""

    def rows(self, sql: str) -> Iterator[tuple[object, ...]]:
        """Yield what a query finds.

        Raises:
            EngineError: It finds nothing, in our words.
        """

    def keep(self, name: str, columns: Mapping[str, Sort], sql: str) -> bool:
        """Keep what a query finds for as long as the run lasts, in a table of the server's own; tell whether it does.

        Raises:
            EngineError: It finds nothing, in our words.
        """

    def close(self) -> None:
        """Let go of the server."""


def no_table(table: Table, known: Iterable[tuple[str, str]]) -> RefusedError:
    """Return the refusal of a table that is not there, with names that are like it.

    Args:
        table: What was asked for.
        known: Every schema and table that there are.
    """
    wanted = f"{table.schema}.{table.table}" if table.schema else table.table
    names = {f"{schema}.{name}" if table.schema else name: f"{schema}.{name}" for schema, name in sorted(known)}
    alike = near(wanted, list(names))
    elsewhere = [full for full in names.values() if full.rpartition(".")[2] == table.table]
    hint = None
    if elsewhere:
        hint = message("it stands in {names}", names=", ".join(elsewhere[:_MOST_NAMED]))
    elif alike:
        hint = message('did you mean "{word}"?', word=names[alike])
    elif names:
        shown = sorted(names.values())
        more = ", …" if len(shown) > _MOST_NAMED else ""
        hint = message("its tables: {names}", names=", ".join(shown[:_MOST_NAMED]) + more)
    return refuse(table, message('there is no table "{table}"', table=wanted), hint)


def looked(
    table: Table,
    fields: Sequence[Field],
    personal: Callable[[Sequence[str]], frozenset[int]],
    first: Callable[[Sequence[int], int], Sequence[tuple[Any, ...]]],
) -> Looked:
    """Return what a table holds; of columns that may be personal only the names.

    Args:
        table: Where it is.
        fields: Its columns.
        personal: Tells by their names which may be personal.
        first: Reads some columns of its first rows.

    Raises:
        RefusedError: It has too many columns.
        EngineError: It cannot be read.
    """
    if len(fields) > MOST_COLUMNS:
        said = message(
            "the file has {count} columns, and at most {most} are read", count=len(fields), most=MOST_COLUMNS
        )
        raise refuse(table, said)
    names = tuple(field.name for field in fields)
    hidden = personal(names)
    shown = [i for i, field in enumerate(fields) if field.is_shown and i not in hidden]
    rows = first(shown, SAMPLE)
    at = {index: place for place, index in enumerate(shown)}
    sample = tuple(tuple(_shown(row[at[i]]) if i in at else "" for i in range(len(fields))) for row in rows)
    numbers = frozenset(i for i, field in enumerate(fields) if field.sort in ("whole", "number", "float"))
    dates = frozenset(i for i, field in enumerate(fields) if field.sort in ("date", "moment"))
    return names, numbers, dates, sample


def _shown(cell: Any) -> str:
    return "" if cell is None else str(cell).lower() if isinstance(cell, bool) else str(cell)
