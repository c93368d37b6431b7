"""Files that are not on this machine's disk as one file: a URL, a folder, a pattern of names. Only Spark reads them."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Protocol

from journeykit.diagnostics import JourneykitError, message
from journeykit.evidence.kinds import BY_NAME, columns_of, kind_of
from journeykit.evidence.opening import open_export
from journeykit.evidence.values import Export, refuse

if TYPE_CHECKING:
    from journeykit.evidence.engine import Engine

_URL = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):/")
_PASSWORD = re.compile(r"//[^/@]*:[^/@]*@")
_PATTERN = re.compile(r"[*?\[{]")


class Far(PurePosixPath):
    """How people call such a file: what they wrote, both slashes of a URL included; `url` is what Spark reads."""

    url: str
    said: str

    @staticmethod
    def of(said: str, url: str) -> Far:
        """Return the name for what somebody wrote."""
        made = Far(said)
        made.said, made.url = said, url
        return made

    def __str__(self) -> str:
        return self.said

    @property
    def stem(self) -> str:
        """What to name a document after: the last part that is no pattern."""
        return next((PurePosixPath(part).stem for part in reversed(self.parts) if not _PATTERN.search(part)), "spark")


def far_of(said: str, shown: str | None = None) -> Far | None:
    """Return what somebody wrote as a file that only Spark reads, None when it is a file of this machine.

    Args:
        said: The argument.
        shown: How people call a folder or a pattern of this machine.

    Raises:
        JourneykitError: It holds a password, which would then stand in a document.
    """
    if _PASSWORD.search(said):
        raise JourneykitError(
            message("a password in an address would be written into the document"),
            message("let Spark find it in its own settings (SPARK_CONF_DIR) or the environment"),
        )
    if _URL.match(said):
        return Far.of(said, said)
    path = Path(said)
    if path.is_file() or not (path.is_dir() or _PATTERN.search(said)):
        return None
    return Far.of(shown or said, f"file://{Path.cwd() / path}")


class _Finder(Protocol):
    """What an engine for such files can do beside counting."""

    def bring(self, place: Far, work: Path) -> tuple[Path, bool]: ...
    def look_json(self, path: Path, file: PurePosixPath) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]: ...


def bring(place: Far, engine: Engine, work: Path) -> tuple[Path, bool]:
    """Fetch a small file whole, and of others the first part; tell which of the two.

    A small one is then read as if it had always been here, with its hash and its lines.

    Raises:
        RefusedError: There is nothing to read.
    """
    if engine.name != "spark":
        raise refuse(place, message("only Spark reads this"), message("--engine spark"))
    finder: _Finder = engine  # type: ignore[assignment]
    return finder.bring(place, work)


def open_far(path: Path, file: PurePosixPath, work: Path, engine: Engine, *, kind: str | None) -> Export:
    """Recognise by its first part what only Spark reads as a whole.

    Args:
        path: The first part.
        file: How people call the whole.
        work: A folder for plain copies.
        engine: Who will read it.
        kind: What the user says that it is (`--as`).

    Raises:
        RefusedError: It cannot be read from afar, or not be trusted.
    """
    with path.open("rb") as stream:
        start = stream.read(4)
    if start.removeprefix(b"\xef\xbb\xbf").startswith(b"{"):
        finder: _Finder = engine  # type: ignore[assignment]
        names, sample = finder.look_json(path, file)
        found = BY_NAME[kind] if kind else kind_of([names])
        return Export(
            file=file, original=path, path=path, form="far", kind=found, columns=columns_of(found, [names]),
            sample=sample, said=(message("JSON lines"),), separator="",
        )  # fmt: skip
    if start.startswith((b"PK", b"\x1f\x8b", b"<")):
        raise refuse(
            file,
            message("of this size only CSV, Parquet and JSON lines are read where they are"),
            message("bring it here, or save it as one of those"),
        )
    export = open_export(path, file, work, engine, kind=kind)
    if export.form == "parquet":
        return export
    if export.path != path or export.skip > 1:
        raise refuse(
            file,
            message("of this size a CSV file is read where it is only in UTF-8, with one line of headers"),
            message("bring it here, or save it so"),
        )
    return replace(export, form="far")
