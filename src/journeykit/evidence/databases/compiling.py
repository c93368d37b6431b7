"""The SQL that Ibis writes, except where it is wrong for us or never ends (Ibis 12.0).

Looking something up in a table of ours becomes `CASE … WHEN …`: Ibis builds a JSON object for each row of PostgreSQL, in a
subquery that PostgreSQL 15 refuses, and knows no way for BigQuery. And PostgreSQL is kept from working a column out as
often as it is named: it puts the columns of subqueries into those that ask for them, and five stages of an expression
become thousands of calls for each row.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import ibis.backends.sql.compilers as of_ibis  # type: ignore[import-untyped]
import sqlglot.expressions as sge
from ibis.expr import operations  # type: ignore[import-untyped]


class _Plainly:
    """What both have in common."""

    def visit_MapGet(self, op: Any, *, arg: Any, key: Any, default: Any) -> Any:  # noqa: N802 - Ibis' name
        """Write a look-up as a choice."""
        del arg
        pairs = zip(_values(op.arg.keys), _values(op.arg.values), strict=True)
        cases = [sge.If(this=sge.convert(one), true=sge.convert(other)) for one, other in pairs]
        return sge.Case(this=key, ifs=cases, default=default)

    def visit_Map(self, op: Any, *, keys: Any, values: Any) -> Any:  # noqa: N802 - Ibis' name
        """Write nothing: a table of ours is only ever looked into."""
        del op, keys, values
        return sge.Null()


class _Postgres(_Plainly, of_ibis.PostgresCompiler):  # type: ignore[misc]
    """PostgreSQL 12 and newer."""


class _BigQuery(_Plainly, of_ibis.BigQueryCompiler):  # type: ignore[misc]
    """BigQuery."""


_COMPILERS: dict[str, Any] = {"postgres": _Postgres(), "bigquery": _BigQuery()}


def sql_of(expression: Any, dialect: str) -> str:
    """Return the SQL of an expression of Ibis."""
    compiler = _COMPILERS[dialect]
    query = compiler.to_sqlglot(expression.unbind())
    if dialect == "postgres":
        _fence(query)
    return str(query.sql(dialect=compiler.dialect))


def _fence(query: Any) -> None:
    """Close subqueries with a column that is worked out there and asked for several times: OFFSET 0 keeps them apart."""
    for inner in list(query.find_all(sge.Subquery)):
        select, outer = inner.this, inner.parent_select
        if not isinstance(select, sge.Select) or outer is None:
            continue
        made = {one.alias for one in select.expressions if isinstance(one, sge.Alias) and not _is_plain(one.this)}
        asked = Counter(
            column.name
            for part in (*outer.expressions, outer.args.get("where"))
            if part is not None
            for column in part.find_all(sge.Column)
            if column.table == inner.alias
        )
        if any(asked[name] > 1 for name in made):
            select.set("offset", sge.Offset(expression=sge.Literal.number(0)))


def _is_plain(made: Any) -> bool:
    return isinstance(made, sge.Column | sge.Literal | sge.Null) or (
        isinstance(made, sge.Cast | sge.Paren | sge.Collate) and _is_plain(made.this)
    )


def _values(array: Any) -> list[Any]:
    if isinstance(array, operations.Literal):
        return list(array.value)
    return [one.value for one in array.exprs]
