"""Spark, for those who outgrow one machine: the same expressions, the same figures.

Only aggregates leave it, and the first rows of a file, by which it is recognised. Small plain copies (another encoding,
several lines of headers, a workbook) are handed to it by us, since its workers do not see our disk; all else it reads
where it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

import narwhals as nw
import pyarrow as pa  # type: ignore[import-untyped]
from py4j.protocol import Py4JError  # type: ignore[import-untyped]
from pyspark.errors import PySparkException
from pyspark.sql import DataFrame, Window
from pyspark.sql import functions as of
from pyspark.sql.types import (
    DateType,
    NumericType,
    StringType,
    StructField,
    StructType,
    TimestampNTZType,
    TimestampType,
)

from journeykit.diagnostics import message
from journeykit.evidence import spark_files
from journeykit.evidence.engine import EngineError, Looked, named
from journeykit.evidence.locating import MOST_LINES
from journeykit.evidence.spark_session import start_session
from journeykit.evidence.text_file import (
    LONGEST_CELL,
    MOST_COLUMNS,
    SAMPLE,
    BrokenRowError,
    rows_of,
    start_of,
)
from journeykit.evidence.values import Export, refuse

if TYPE_CHECKING:
    from journeykit.evidence.far import Far

_HANDED = 32 << 20
"""A copy of at most so many bytes is handed over; the workers must see what is larger."""
_FORMATS = {
    "%Y-%m-%d": "yyyy-MM-dd",
    "%Y-%m-%d %H:%M:%S": "yyyy-MM-dd HH:mm:ss",
    "%Y-%m-%dT%H:%M:%S": "yyyy-MM-dd'T'HH:mm:ss",
    "%d-%m-%Y": "dd-MM-yyyy",
}
_FAILURES = (PySparkException, Py4JError)


class Spark:
    """A session on a master, for one run."""

    name = "spark"

    def __init__(self, work: Path, master: str | None) -> None:
        self._work = work
        self._places: dict[Path, str] = {}
        self._held: list[DataFrame] = []
        self._started = start_session(master, work)
        self._session = self._started.session

    def bring(self, place: Far, work: Path) -> tuple[Path, bool]:
        """Copy the first part of what is elsewhere; tell whether that is all."""
        path, whole = spark_files.bring(self._session, place, work)
        if not whole:
            self._places[path] = place.url
        return path, whole

    def look(self, path: Path, file: PurePosixPath) -> Looked:
        """Return what a Parquet file holds."""
        try:
            table = self._session.read.parquet(self._place(path))
            fields = [field.dataType for field in table.schema.fields]
            if len(fields) > MOST_COLUMNS:
                said = message(
                    "the file has {count} columns, and at most {most} are read", count=len(fields), most=MOST_COLUMNS
                )
                raise refuse(file, said)
            sample = list(_rows(_plainly(table).limit(SAMPLE)))
        except _FAILURES as error:
            if "FOOTER" in str(error) or "not a Parquet file" in str(error):
                raise refuse(
                    file, message("this is no whole Parquet file"), message("perhaps it was cut off on its way")
                ) from None
            raise refuse(file, message("the file cannot be read: {reason}", reason=_reason(error))) from None
        numbers = frozenset(i for i, kind in enumerate(fields) if isinstance(kind, NumericType))
        dates = frozenset(
            i for i, kind in enumerate(fields) if isinstance(kind, DateType | TimestampType | TimestampNTZType)
        )
        return tuple(table.columns), numbers, dates, tuple(tuple(_shown(cell) for cell in row) for row in sample)

    def look_json(self, path: Path, file: PurePosixPath) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
        """Return the names of columns of JSON lines, and the first rows."""
        try:
            table = self._json(path)
            sample = list(_rows(table.limit(SAMPLE)))
        except _FAILURES as error:
            raise refuse(file, message("the file cannot be read: {reason}", reason=_reason(error))) from None
        return tuple(table.columns), tuple(tuple(_shown(cell) for cell in row) for row in sample)

    def frame(self, export: Export, columns: Sequence[int], dates: Mapping[int, str]) -> nw.LazyFrame[Any]:
        """Return some columns of an export as a frame."""
        try:
            if export.form == "parquet":
                table = _plainly(self._session.read.parquet(self._place(export.path)))
            elif export.form == "far":
                table = self._far(export) if export.separator else _emptied(self._json(export.path))
            elif (export.path == export.original and export.skip <= 1) or export.path.stat().st_size > _HANDED:
                table = self._text(f"file://{self._visible(export).resolve()}", export, header=export.skip == 1)
            else:
                table = self._handed(export)
            table = table.toDF(*(named(i) for i in range(len(table.columns))))
            return nw.from_native(table.select(*(_column(i, dates.get(i)) for i in columns)))
        except _FAILURES as error:
            raise EngineError(_reason(error)) from error

    def _place(self, path: Path) -> str:
        return self._places.get(path) or f"file://{path.absolute()}"

    def _json(self, path: Path) -> DataFrame:
        read = self._session.read.json(self._place(path), primitivesAsString=True, mode="FAILFAST")
        flat = [field.name for field in read.schema.fields if isinstance(field.dataType, StringType)]
        whole = StructType([StructField(name, StringType()) for name in flat])
        return self._session.read.json(self._place(path), schema=whole, mode="FAILFAST")

    def _far(self, export: Export) -> DataFrame:
        """Read CSV where it is; of several files every one must begin with the header of the first."""
        header = start_of(export.path, export.file, separator=export.separator).rows[0]
        return self._text(self._places[export.path], export, header=export.skip == 1, names=header)

    def _text(self, place: str, export: Export, *, header: bool, names: Sequence[str] | None = None) -> DataFrame:
        """Read CSV as a strict reader would: Spark alone takes a cell of two lines for two rows, and mends bad bytes."""
        several = self._looked_over(place)
        columns = names if header and names is not None else [named(i) for i in range(len(export.columns))]
        table = self._session.read.csv(
            place, schema=StructType([StructField(name, StringType()) for name in columns]), header=header,
            enforceSchema=names is None, sep=export.separator, quote='"', escape='"', mode="FAILFAST",
            multiLine=several, maxColumns=MOST_COLUMNS, maxCharsPerColumn=LONGEST_CELL,
            unescapedQuoteHandling="RAISE_ERROR",
        )  # fmt: skip
        return _emptied(table)

    def _looked_over(self, place: str) -> bool:
        """Tell whether a cell of a text may have several lines.

        Raises:
            EngineError: Some of it is no UTF-8.
        """
        line = of.col("value")
        odd = (of.length(line) - of.length(of.regexp_replace(line, '"', ""))) % 2 == 1
        lines = self._session.read.text(place).select(odd.alias("odd"), of.is_valid_utf8(line).alias("good"))
        found = lines.agg(of.max("odd"), of.min("good")).collect()[0]
        if found[1] is False:
            raise EngineError("some of its lines are not UTF-8")
        return bool(found[0])

    def _visible(self, export: Export) -> Path:
        """Return a text that begins with its header, or below it."""
        if export.skip <= 1:
            return export.path
        copy = self._work / f"{len(list(self._work.iterdir()))}.csv"
        with export.path.open("rb") as source, copy.open("wb") as target:
            for _ in range(export.skip - 1):
                source.readline()
            while piece := source.read(1 << 20):
                target.write(piece)
        return copy

    def _handed(self, export: Export) -> DataFrame:
        columns: list[list[str | None]] = [[] for _ in export.columns]
        try:
            for _, row in rows_of(export.path, export.separator, export.skip):
                if not row:
                    continue
                if len(row) != len(columns):
                    raise EngineError("a row has another number of cells than the header")
                for column, cell in zip(columns, row, strict=True):
                    column.append(cell or None)
        except BrokenRowError as error:
            raise EngineError(str(error)) from error
        return self._session.createDataFrame(
            pa.table({named(i): pa.array(column, pa.string()) for i, column in enumerate(columns)})
        )

    def rows(self, frame: nw.LazyFrame[Any]) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a frame."""
        try:
            yield from _rows(frame.to_native())
        except _FAILURES as error:
            raise EngineError(_reason(error)) from error

    def kept(self, frame: nw.LazyFrame[Any], path: Path) -> nw.LazyFrame[Any]:
        """Work a frame out once and keep it where it is, in the memory and on the disks of the workers."""
        del path
        table: DataFrame = frame.to_native().persist()
        self._held.append(table)
        try:
            table.count()
        except _FAILURES as error:
            raise EngineError(_reason(error)) from error
        return nw.from_native(table)

    def numbered(
        self, export: Export, columns: Sequence[int], sought: Mapping[int, frozenset[str]] | None = None
    ) -> Iterator[tuple[int, list[str]]]:
        """Yield where something stands in a Parquet file; only what is sought leaves Spark, and the first of each.

        Of what is elsewhere the rows have no numbers.
        """
        if export.form == "far" or export.path in self._places:
            return
        table = self._session.read.parquet(self._place(export.path))
        numbers = table.select("*", of.col("_metadata.row_index")).toDF(
            *(named(i) for i in range(len(table.columns))), "row"
        )
        texts_of = sought or {}
        beside = [index for index in columns if index not in texts_of]

        def shown(index: int) -> Any:
            return of.trim(of.coalesce(of.col(named(index)).cast("string"), of.lit("")))

        for index, texts in texts_of.items():
            found = numbers.select("row", shown(index).alias("cell"), *(shown(i).alias(f"beside{i}") for i in beside))
            found = found.filter(
                of.col("cell").isin(sorted(texts)) | of.trim(of.substring("cell", 1, 10)).isin(sorted(texts))
            )
            alike = Window.partitionBy("cell", *(f"beside{i}" for i in beside)).orderBy("row")
            first = found.withColumn("turn", of.row_number().over(alike))
            for row, text, *more, _ in _rows(first.filter(of.col("turn") <= MOST_LINES)):
                cells = {index: text, **dict(zip(beside, more, strict=True))}
                yield row + 1, [cells.get(i, "\0") for i in columns]

    def close(self) -> None:
        """Let go of everything."""
        for table in self._held:
            table.unpersist()
        self._started.stop()


def _column(index: int, form: str | None) -> Any:
    column = of.col(named(index))
    if form is None:
        return column
    read = of.to_timestamp_ntz(column, of.lit(_FORMATS[form])) if "%H" in form else of.to_date(column, _FORMATS[form])
    return read.alias(named(index))


def _plainly(table: DataFrame) -> DataFrame:
    """Return moments as the clock of UTC shows them: those with a zone would come out in the zone of this machine."""
    plain = table.toDF(*(named(i) for i in range(len(table.columns))))
    zoned = [named(i) for i, field in enumerate(table.schema.fields) if isinstance(field.dataType, TimestampType)]
    return plain.withColumns({name: of.col(name).cast("timestamp_ntz") for name in zoned}) if zoned else plain


def _emptied(table: DataFrame) -> DataFrame:
    """Return empty cells as such, whether they stood in quotation marks or not."""
    plain = table.toDF(*(named(i) for i in range(len(table.columns))))
    return plain.select(*(of.nullif(of.col(name), of.lit("")).alias(name) for name in plain.columns))


def _rows(table: DataFrame) -> Iterator[tuple[Any, ...]]:
    for batch in table.toArrow().to_batches(max_chunksize=50_000):
        yield from zip(*(_cells(column) for column in batch.columns), strict=True)


def _cells(column: Any) -> list[Any]:
    cells: list[Any] = column.to_pylist()
    if pa.types.is_timestamp(column.type) and column.type.tz:
        return [cell.replace(tzinfo=None) if isinstance(cell, datetime) else cell for cell in cells]
    return cells


def _shown(cell: Any) -> str:
    return "" if cell is None else str(cell).lower() if isinstance(cell, bool) else str(cell)


def _reason(error: Exception) -> str:
    """Return what Spark says in one line, without what stood in the row at which it stopped."""
    said = str(error)
    if "MALFORMED" in said or "TextParsingException" in said:
        return "a row has another number of cells than the header, or a quotation mark is not closed"
    if "does not conform to the schema" in said:
        return "its files have different headers"
    if "FileNotFound" in said or "PATH_NOT_FOUND" in said:
        return "not every worker of Spark sees it"
    name = error.getCondition() if isinstance(error, PySparkException) else None
    return name or next((line.strip() for line in said.splitlines() if line.strip()), type(error).__name__)[:200]
