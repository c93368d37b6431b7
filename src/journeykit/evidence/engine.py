"""The edge to a data engine: nothing else in the program knows one.

The expressions are Narwhals' (`expressions`); an engine opens files as frames for them and hands over what they find.
Only aggregates leave it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Protocol

from journeykit.diagnostics import JourneykitError, Message, message

if TYPE_CHECKING:
    import narwhals as nw

    from journeykit.evidence.values import EngineName, Export

Looked = tuple[tuple[str, ...], frozenset[int], frozenset[int], tuple[tuple[str, ...], ...]]
"""Names of columns, which of them are numbers, which are dates, and the first rows as texts."""


Sought = Mapping[int, frozenset[str]]
"""Texts that are looked for, per column."""


class EngineError(Exception):
    """The engine could not read what it was given; `reason` is what it says itself, `said` a sentence of ours."""

    def __init__(self, reason: str, said: Message | None = None) -> None:
        super().__init__(reason)
        self.reason, self.said = reason, said


class Engine(Protocol):
    """What evidence asks of an engine."""

    name: str

    def look(self, path: Path, file: PurePosixPath) -> Looked:
        """Return what a Parquet file holds."""

    def frame(self, export: Export, columns: Sequence[int], dates: Mapping[int, str]) -> nw.LazyFrame[Any]:
        """Return some columns of an export as a frame, named `c0`, `c1` and so on by their place in the file.

        Args:
            export: The file.
            columns: The columns to read; no other leaves the disk.
            dates: Columns that are dates in every row as far as the sample tells, with their format.
        """

    def rows(self, frame: nw.LazyFrame[Any]) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a frame.

        Raises:
            EngineError: The file is not what it seemed.
        """

    def kept(self, frame: nw.LazyFrame[Any], path: Path) -> nw.LazyFrame[Any]:
        """Work a frame out into a file of its own, so that several questions do not work it out again.

        Raises:
            EngineError: The file that it reads is not what it seemed.
        """

    def numbered(
        self, export: Export, columns: Sequence[int], sought: Sought | None = None
    ) -> Iterator[tuple[int, list[str]]]:
        """Yield the rows of a Parquet file as texts, each with its number from 1, in any order.

        Args:
            export: The file.
            columns: What is wanted of each row.
            sought: Which texts per column; an engine that is far away gives no more than these. Columns without any
                are wanted beside them.
        """

    def close(self) -> None:
        """Let go of everything."""


def start_engine(name: EngineName, work: Path, master: str | None = None) -> Engine:
    """Start an engine.

    Args:
        name: Which one.
        work: A folder for what does not fit into memory.
        master: Where Spark runs; without it here, on every core.

    Raises:
        JourneykitError: It is not installed, or does not start.
    """
    try:
        if name == "polars":
            from journeykit.evidence.engine_polars import Polars

            return Polars()
        if name == "spark":
            from journeykit.evidence.engine_spark import Spark

            return Spark(work, master)
        from journeykit.evidence.engine_duckdb import DuckDB

        return DuckDB(work)
    except ImportError as error:
        missing = {"polars": "Polars", "spark": "PySpark"}.get(name, "DuckDB")
        raise JourneykitError(
            message("measuring needs Narwhals and {engine}", engine=missing),
            message("pip install polars")
            if name == "polars"
            else message("pip install 'journeykit[{extra}]'", extra="measure" if name == "duckdb" else name),
        ) from error


def named(index: int) -> str:
    """Return the name of a column inside an engine: what people call it is never part of a query."""
    return f"c{index}"
