"""Polars, for those who have it already: the same expressions, the same figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

import narwhals as nw
import polars as pl

from journeykit.diagnostics import message
from journeykit.evidence.engine import EngineError, Looked, Sought, named
from journeykit.evidence.text_file import MOST_COLUMNS, SAMPLE
from journeykit.evidence.values import Export, refuse


class Polars:
    """Polars, streaming."""

    name = "polars"

    def look(self, path: Path, file: PurePosixPath) -> Looked:
        """Return what a Parquet file holds."""
        try:
            scanned = pl.scan_parquet(path)
            schema = scanned.collect_schema()
            if len(schema) > MOST_COLUMNS:
                said = message(
                    "the file has {count} columns, and at most {most} are read", count=len(schema), most=MOST_COLUMNS
                )
                raise refuse(file, said)
            sample = scanned.head(SAMPLE).collect().rows()
        except (pl.exceptions.PolarsError, OSError):
            raise refuse(
                file, message("this is no whole Parquet file"), message("perhaps it was cut off on its way")
            ) from None
        kinds = list(schema.values())
        numbers = frozenset(i for i, kind in enumerate(kinds) if kind.is_numeric())
        dates = frozenset(i for i, kind in enumerate(kinds) if kind in (pl.Date, pl.Datetime))
        rows = tuple(tuple("" if cell is None else str(cell) for cell in row) for row in sample)
        return tuple(schema.names()), numbers, dates, rows

    def frame(self, export: Export, columns: Sequence[int], dates: Mapping[int, str]) -> nw.LazyFrame[Any]:
        """Return some columns of an export as a frame; dates in a text are read by whoever reads the rows."""
        del dates
        if export.form == "parquet":
            scanned = pl.scan_parquet(export.path)
            names = scanned.collect_schema().names()
            return nw.from_native(scanned.select(pl.col(names[i]).alias(named(i)) for i in columns))
        names = [named(i) for i in range(len(export.columns))]
        scanned = pl.scan_csv(
            export.path, has_header=False, skip_lines=export.skip, separator=export.separator,
            schema=dict.fromkeys(names, pl.String), truncate_ragged_lines=False,
        )  # fmt: skip
        return nw.from_native(scanned.select(named(i) for i in columns))

    def rows(self, frame: nw.LazyFrame[Any]) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a frame."""
        try:
            yield from frame.to_native().collect(engine="streaming").iter_rows()
        except pl.exceptions.PolarsError as error:
            raise EngineError(str(error)) from error

    def kept(self, frame: nw.LazyFrame[Any], path: Path) -> nw.LazyFrame[Any]:
        """Work a frame out into a file of its own, so that several questions do not work it out again."""
        try:
            frame.to_native().sink_parquet(path)
        except pl.exceptions.PolarsError as error:
            raise EngineError(str(error)) from error
        return nw.from_native(pl.scan_parquet(path))

    def numbered(
        self, export: Export, columns: Sequence[int], sought: Sought | None = None
    ) -> Iterator[tuple[int, list[str]]]:
        """Yield the rows of a Parquet file as texts, each with its number from 1."""
        del sought  # all of it is here anyway
        names = pl.scan_parquet(export.path).collect_schema().names()
        picked = pl.scan_parquet(export.path).select(pl.col(names[i]).alias(named(i)) for i in columns)
        for number, row in enumerate(picked.collect(engine="streaming").iter_rows(), start=1):
            yield number, ["" if cell is None else str(cell) for cell in row]

    def close(self) -> None:
        """Nothing is held."""
