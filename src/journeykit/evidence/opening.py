"""Opening an export: what it is, what its columns are, and a form of it that an engine reads."""

from __future__ import annotations

import shutil
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from journeykit.diagnostics import Message, message
from journeykit.evidence.kinds import BY_NAME, Kind, columns_of, kind_of
from journeykit.evidence.personal import is_personal
from journeykit.evidence.text_file import as_utf8, start_of
from journeykit.evidence.values import Export, Role, refuse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeykit.evidence.engine import Engine

_MAGIC = {b"PAR1": "parquet", b"PK\x03\x04": "xlsx"}
_SAID = {
    "utf-8": message("UTF-8"),
    "utf-8-sig": message("UTF-8"),
    "utf-16": message("UTF-16"),
    "cp1252": message("Windows-1252"),
}
_SEVERAL_ROWS = {
    "qualtrics": message("the third row holds no ImportIds, by which Qualtrics names its columns"),
    "qualtrics-legacy": message("the first two rows are not the headers that Qualtrics wrote until 2017"),
    "surveymonkey": message("the first two rows are not the headers that SurveyMonkey writes"),
}
"""What is said of a file that is none of these, whatever the user says: an answer would be taken for a header."""
_SEPARATORS = {";": message("semicolons"), ",": message("commas"), "\t": message("tabs")}


def open_export(
    path: Path,
    file: PurePosixPath,
    work: Path,
    engine: Engine,
    *,
    kind: str | None = None,
    encoding: str | None = None,
) -> Export:
    """Recognise a file and make it ready for an engine.

    Args:
        path: Where it is.
        file: How people call it.
        work: A folder for plain copies, as long as the work lasts.
        engine: Who will read it.
        kind: What the user says that it is (`--as`).
        encoding: What it is written in, when a first look was wrong.

    Raises:
        RefusedError: It cannot be read, or not be trusted.
    """
    with path.open("rb") as stream:
        start = stream.read(64)
    form = _MAGIC.get(start[:4]) or _form_of(start)
    if form == "array":
        raise refuse(
            file, message("this is JSON, but no JSON lines"), message("write each object on a line, without [ and ]")
        )
    if form == "parquet":
        return _parquet(path, file, work, engine, kind)
    if form == "csv":
        return _table(path, path, file, work, kind, encoding)
    copy = work / f"{len(list(work.iterdir()))}.csv"
    told, numbers = _plain_copy(form, path, copy, file)
    return _table(copy, path, file, work, kind, "utf-8", told, numbers)


def _plain_copy(form: str, path: Path, copy: Path, file: PurePosixPath) -> tuple[Sequence[Message], Sequence[int]]:
    """Copy what no engine reads as CSV; return what there is to say of it, and the line or row of each of its rows."""
    if form == "xlsx":
        from journeykit.evidence.workbook import plain_of_workbook

        return plain_of_workbook(path, copy, file)
    if form == "json":
        from journeykit.evidence.lines_of_json import plain_of_json

        return plain_of_json(path, copy, file)
    if form == "packed" and not _packs_xml(path):
        raise refuse(file, message("the file is packed (gzip), and no event log in XES"), message("unpack it first"))
    from journeykit.evidence.xes import plain_of_xes

    return plain_of_xes(path, copy, file, packed=form == "packed")


def _packs_xml(path: Path) -> bool:
    """Tell whether a packed file begins as XML does; one that cannot be unpacked says so itself, later."""
    import gzip
    import zlib

    try:
        with gzip.open(path) as stream:
            start = stream.read(64)
    except (OSError, EOFError, zlib.error):
        return True
    return start.removeprefix(b"\xef\xbb\xbf").lstrip().startswith((b"<", b"\xff\xfe", b"\xfe\xff"))


def _form_of(start: bytes) -> str:
    if start.startswith(b"\x1f\x8b"):
        return "packed"
    plain = start.removeprefix(b"\xef\xbb\xbf")
    if plain.startswith((b"<?", b"<l", b"<!-")) or plain == b"<":
        return "xes"  # a web page with the name of a spreadsheet is none
    if plain[:1] == b"[" and plain[1:].lstrip()[:1] == b"{":
        return "array"
    return "json" if plain.startswith(b"{") else "csv"


def _table(
    path: Path,
    original: Path,
    file: PurePosixPath,
    work: Path,
    kind: str | None,
    encoding: str | None,
    told: Sequence[Message] = (),
    numbers: Sequence[int] | None = None,
) -> Export:
    plain = original == path
    start = start_of(path, file, encoding, None if plain else ",")
    rows, ends = list(start.rows), list(start.ends)
    skipped = 0
    while rows and not any(cell.strip() for cell in rows[0]):
        rows, ends, skipped = rows[1:], ends[1:], skipped + 1
    found = BY_NAME[kind] if kind else kind_of(rows)
    if len(rows) < found.header_rows:
        raise refuse(file, message("there are fewer rows than {kind} has headers", kind=found.name))
    heads, sample = rows[: found.header_rows], rows[found.header_rows :]
    if kind in _SEVERAL_ROWS and not found.recognises(heads):
        raise refuse(file, _SEVERAL_ROWS[kind])
    if any(is_personal(cell) for row in heads for cell in row):
        raise refuse(
            file,
            message("the first row holds an answer, and no names of columns"),
            message("is the header gone, or on another line?"),
            line=skipped + 1,
        )
    if plain and (start.returns or start.encoding not in ("utf-8", "utf-8-sig")):
        path = work / f"{len(list(work.iterdir()))}.csv"
        as_utf8(original, start.encoding, path, file, returns=start.returns)
    elif plain and any(sign in path.as_posix() for sign in "*?[]{}"):
        path = _under_a_plain_name(original, work)  # an engine would take it for a pattern
    skip = above = ends[found.header_rows - 1]
    if skip == found.header_rows:
        above = 0
    else:  # a header of several lines, or lines above it: engines do not agree on what is then to be skipped
        path, skip = _below(path, skip, work), 0
    if plain:
        told = [_SAID[start.encoding], _SEPARATORS[start.separator]]
    elif numbers is not None:
        numbers = numbers[found.header_rows + skipped :]
    return Export(
        file=file,
        original=original,
        path=path,
        form="csv",
        kind=found,
        columns=columns_of(found, heads, sample),
        sample=tuple(sample),
        said=tuple(told),
        skip=skip,
        above=above,
        separator=start.separator,
        encoding=start.encoding,
        numbers=tuple(numbers) if numbers is not None else None,
    )


def _below(path: Path, lines: int, work: Path) -> Path:
    """Copy a file without its first lines."""
    copy = work / f"{len(list(work.iterdir()))}.csv"
    with path.open("rb") as source, copy.open("wb") as target:
        for _ in range(lines):
            source.readline()
        shutil.copyfileobj(source, target, 1 << 20)
    return copy


def _under_a_plain_name(path: Path, work: Path) -> Path:
    plain = work / f"{len(list(work.iterdir()))}{path.suffix}"
    try:
        plain.symlink_to(path.resolve())
    except OSError:
        shutil.copyfile(path, plain)
    return plain


def _parquet(path: Path, file: PurePosixPath, work: Path, engine: Engine, kind: str | None) -> Export:
    if any(sign in path.as_posix() for sign in "*?[]{}"):
        path = _under_a_plain_name(path, work)
    names, typed, dated, sample = engine.look(path, file)
    heads = [names]
    found: Kind = BY_NAME[kind] if kind else kind_of(heads)
    if found.header_rows > 1:
        raise refuse(file, message("a Parquet file has one header, and {kind} has several", kind=found.name))
    return Export(
        file=file, original=path, path=path, form="parquet", kind=found, columns=columns_of(found, heads, sample),
        sample=sample, said=(message("Parquet"),), typed=typed, dated=dated,
    )  # fmt: skip


def unread_of(export: Export) -> tuple[str, ...]:
    """Return the names of columns that nobody reads, because they may hold personal data."""
    return tuple(column.name for column in export.columns if column.role is Role.PERSONAL)
