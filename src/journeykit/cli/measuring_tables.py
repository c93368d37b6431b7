"""Tables of databases in the place of files, for `measure`: where they are, and what is known when they cannot be asked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from journeykit.cli import console
from journeykit.cli.exits import Exit
from journeykit.diagnostics import JourneykitError, NothingToDoError, message
from journeykit.evidence import Source
from journeykit.evidence.databases.asking import UnreachableError
from journeykit.evidence.databases.naming import Table, is_duckdb
from journeykit.evidence.digest import digest_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journeykit.model import Measurements

_MOST_NAMED = 5


def source_of(table: Table, within: Callable[[Path], PurePosixPath | None]) -> Source:
    """Return a table as a source; its file, if it has one, called as people call it.

    Args:
        table: What somebody wrote.
        within: Returns a path from the root of the project, None when it leads out of it.
    """
    path = table.path
    if path is None:
        return Source(Path(), table)
    if not path.is_file():
        raise NothingToDoError(message('there is no file "{path}"', path=path.as_posix()))
    return Source(path, table.at(str(within(path) or path.name)))


def refuse_bare(path: Path) -> None:
    """Refuse a DuckDB file that is named without a table, and say which it has."""
    if not is_duckdb(path):
        return
    try:
        from journeykit.evidence.databases.duckdb_file import tables_in
    except ImportError:
        return
    there = tables_in(path)
    shown = ", ".join(there[:_MOST_NAMED]) + (", …" if len(there) > _MOST_NAMED else "")
    raise JourneykitError(
        message("{file} is a database: which table of it?", file=path.as_posix()),
        message("its tables: {names}", names=shown) if there else None,
    )


def placed(file: PurePosixPath, root: Path) -> Path | Table:
    """Return where a file of a document is; of a table with a file, the table there."""
    if not isinstance(file, Table):
        return root / file
    return file if file.path is None else file.at((root / file.path).as_posix())


def path_of(place: Path | Table) -> Path | None:
    """Return the path of a file or a table; None when it has none."""
    return place.path if isinstance(place, Table) else place


def refuse_billed(sources: Iterable[Source]) -> None:
    """Refuse to ask what costs money because a document says so: it may be a stranger's, and the table an enormous one."""
    if any(isinstance(source.file, Table) and source.file.system == "bigquery" for source in sources):
        raise UnreachableError(message("BigQuery bills each question: it is checked when its table is named"))


def refuse_quotes(sources: Iterable[Source]) -> None:
    """Refuse to list what people wrote into a database."""
    if any(isinstance(source.file, Table) for source in sources):
        raise JourneykitError(message("--quotes looks at files: what people wrote stays in its database"))


def unreachable(shown: str, target: Path, document: Measurements, error: UnreachableError) -> int:
    """Say that a database cannot be asked, and what can be known without it."""
    reason = console.one_line(console.spoken(error.message))
    made = document.made
    if made is None or made.sha256 is None:
        console.out(console.t("{file}: cannot be checked, {reason}", file=shown, reason=reason))
        return Exit.CLEAN
    if made.sha256 == digest_of(target.read_text("utf-8", "replace")):
        console.out(
            console.t(
                "{file}: cannot be checked, {reason}; its records are as they were measured", file=shown, reason=reason
            )
        )
        return Exit.CLEAN
    console.out(console.t("{file}: its records are not those that were measured; measure again", file=shown))
    return Exit.FINDINGS
