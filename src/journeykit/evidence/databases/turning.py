"""Wide tables turned long, in the SQL of servers.

Ibis' own way goes through JSON in PostgreSQL, where an empty answer then is an error (Ibis 12.0, SQLSTATE 22023).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import ibis  # type: ignore[import-untyped]
import narwhals as nw


def turned(frame: nw.LazyFrame[Any], columns: Sequence[str], beside: Sequence[str]) -> nw.LazyFrame[Any]:
    """Return a row for each of some columns: what stands beside, `question` (its name) and `answer`."""
    asked = frame.to_native().mutate(question=ibis.array(list(columns)).unnest())
    answer = ibis.cases(*((asked.question == one, asked[one]) for one in columns))
    made: nw.LazyFrame[Any] = nw.from_native(asked.select(*beside, "question", answer.name("answer")))
    return made
