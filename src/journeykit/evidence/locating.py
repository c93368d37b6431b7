"""In which lines of a file something stands: looked up only when something is wrong, in one more pass."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from journeykit.diagnostics import Finding, message
from journeykit.evidence.cells import DAY_KEY
from journeykit.evidence.engine import Engine, EngineError, Sought
from journeykit.evidence.text_file import LONGEST_CELL, BrokenRowError, rows_of
from journeykit.evidence.values import Export, Loss, wrong

MOST_LINES = 10
_MOST_FINDINGS = 20


def locate(export: Export, losses: Iterable[Loss], engine: Engine) -> None:
    """Fill in the first lines of what was left out of a file."""
    alike: dict[tuple[int, ...], list[Loss]] = {}
    for loss in losses:
        if loss.cells:
            alike.setdefault(tuple(sorted({*(column for column, _ in loss.beside), *loss.copies})), []).append(loss)
    for beside, several in alike.items():
        _locate(export, several, beside, engine)


def _locate(export: Export, losses: Iterable[Loss], beside: Sequence[int], engine: Engine) -> None:
    """Look for losses that the same columns beside the cell tell apart."""
    waiting: dict[int, dict[str, list[Loss]]] = {}
    for loss in losses:
        for column, text in loss.cells:
            waiting.setdefault(column, {}).setdefault(text, []).append(loss)
    columns = sorted({*waiting, *beside})
    left = sum(len(several) for texts in waiting.values() for several in texts.values())
    ordered = export.form == "csv"
    sought = {one: frozenset(texts) for one, texts in waiting.items()}
    first: dict[tuple[str, ...], int] = {}
    for line, cells in _cells(export, columns, engine, sought):
        row = dict(zip(columns, cells, strict=True))
        for column, texts in waiting.items():
            cell = row[column].strip()
            for loss in texts.get(cell) or texts.get(cell[:DAY_KEY].strip()) or ():
                if any(row[other].strip() != text for other, text in loss.beside):
                    continue
                for one in _copies(row, line, loss, first):
                    left -= _took(loss, one)
        if ordered and left <= 0:
            return


def _copies(row: Mapping[int, str], line: int, loss: Loss, first: dict[tuple[str, ...], int]) -> tuple[int, ...]:
    """Return the lines that a row adds to a loss: its own; of a copy, and of the first of its kind, both."""
    if not loss.copies:
        return (line,)
    said = tuple(row[column].strip() for column in loss.copies)
    if said not in first:
        first[said] = line
        return ()
    return first[said], line


def _took(loss: Loss, line: int) -> bool:
    """Add a line, and tell whether that are now all that are wanted."""
    if line in loss.lines or (len(loss.lines) >= MOST_LINES and line > loss.lines[-1]):
        return False
    insort(loss.lines, line)
    del loss.lines[MOST_LINES:]
    return len(loss.lines) == min(MOST_LINES, loss.count)


def _cells(export: Export, columns: Sequence[int], engine: Engine, sought: Sought) -> Iterator[tuple[int, list[str]]]:
    if export.form != "csv":
        yield from engine.numbered(export, columns, sought)
        return
    for line, row in rows_of(export.path, export.separator, export.skip):
        if row:
            yield export.line(line), [row[i] if i < len(row) else "" for i in columns]


def broken_rows(export: Export) -> list[Finding]:
    """Return every row that is not as wide as the header, or cannot be read; the first of very many."""
    return list(islice(_broken_rows(export), _MOST_FINDINGS))


def unreadable(export: Export, error: EngineError) -> Finding:
    """Return what an engine says of a file in which we find nothing wrong."""
    if error.said is not None:
        return wrong(export.file, error.said)
    reason = error.reason.splitlines()[0] if error.reason else type(error).__name__
    return wrong(export.file, message("the file cannot be read: {reason}", reason=reason[:200]))


def _broken_rows(export: Export) -> Iterator[Finding]:
    width = len(export.columns)
    try:
        for line, row in rows_of(export.path, export.separator, export.skip):
            if row and len(row) != width:
                yield wrong(
                    export.file,
                    message("the row has {count} cells, and the header has {columns}", count=len(row), columns=width),
                    message("a text with {separator} in it stands in quotation marks", separator=export.separator)
                    if len(row) > width
                    else message("perhaps the file was cut off on its way"),
                    line=export.line(line),
                )
    except BrokenRowError as error:
        if error.is_long:
            said = message("a cell is longer than {limit} characters", limit=LONGEST_CELL)
        elif error.is_open:
            said = message("a quotation mark is opened in this row and not closed")
        else:
            said = message("there is a quotation mark inside a cell")
        hint = (
            message("perhaps a quotation mark is opened and not closed")
            if error.is_long
            else message("inside quotes, write it twice")
        )
        yield wrong(export.file, said, hint, line=export.line(error.line))
