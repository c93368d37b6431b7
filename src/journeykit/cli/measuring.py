"""What `measure` does: it asks `evidence`, says what there is to say, and knows where documents go."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from journeykit import __version__
from journeykit.cli import console
from journeykit.cli.exits import Exit
from journeykit.cli.measuring_tables import refuse_bare, refuse_quotes, source_of
from journeykit.cli.waiting import Waiting
from journeykit.diagnostics import JourneykitError, NothingToDoError, message
from journeykit.evidence import Chosen, Settings, Source, measure, written_document
from journeykit.evidence.again import Asked
from journeykit.evidence.beside import beside
from journeykit.evidence.databases.naming import Table, table_of
from journeykit.evidence.far import far_of
from journeykit.evidence.saying import how_read, left_out, other_lines, sums, where
from journeykit.model.slug import slug
from journeykit.workspace import load

if TYPE_CHECKING:
    from journeykit.diagnostics import Finding
    from journeykit.evidence import Measured
    from journeykit.model import Mapping
    from journeykit.workspace import Workspace

_FILE_URL = re.compile("^file:(//)?(?=/)")
_LARGEST = 4 << 20
_SCHEMA = "journeykit.schema.json"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the options say."""

    mapping: Path | None
    kind: str | None
    period: Any
    minimum_n: int
    engine: Any
    importance: Any
    output: Path | None
    master: str | None = None

    @property
    def settings(self) -> Settings:
        """The same, for `evidence`."""
        return Settings(self.period, self.minimum_n, self.engine, self.kind, self.importance, master=self.master)


def look(workspace: Workspace, files: Sequence[Path | Table | str], wanted: Wanted) -> list[Source]:
    """Return files with the names that people call them by: from the root of the project, or the name alone."""
    sources = []
    for one in files:
        table = one if isinstance(one, Table) else table_of(str(one))
        if table is not None:
            sources.append(source_of(table, lambda path: in_project(workspace, path)))
            continue
        said = _FILE_URL.sub("", str(one))
        path = Path(said)
        if wanted.engine == "spark" and (far := far_of(said, _shown(workspace, path))) is not None:
            sources.append(Source(path, far))
            continue
        if path.is_dir():
            raise JourneykitError(
                message("{path} is a folder", path=path.as_posix()),
                message("name the files in it: {path}/*", path=path.as_posix()),
            )
        if not path.is_file():
            raise NothingToDoError(message('there is no file "{path}"', path=path.as_posix()))
        refuse_bare(path)
        sources.append(Source(path, in_project(workspace, path) or PurePosixPath(path.name)))
    return sources


def _shown(workspace: Workspace, path: Path) -> str:
    """Return how people call a folder or a pattern of names of this machine."""
    return str(in_project(workspace, path) or "/".join(path.parts[-2:]).lstrip("/"))


def in_project(workspace: Workspace, path: Path) -> PurePosixPath | None:
    """Return a file as it is called from the root of the project, None when it lies outside."""
    real, root = path.resolve(), workspace.root.resolve()
    return PurePosixPath(real.relative_to(root).as_posix()) if real.is_relative_to(root) else None


def work_out(
    workspace: Workspace,
    sources: Sequence[Source],
    wanted: Wanted,
    nothing: Callable[[Measured], None] | None = None,
) -> tuple[str | None, Path, Measured]:
    """Measure some files and say what there is to say.

    Args:
        workspace: The project.
        sources: The files.
        wanted: What the options say.
        nothing: Tells programs what came of it when there is nothing to write.

    Returns:
        The document, None when the files are refused; where it goes; and what came of them.
    """
    target = target_of(workspace, sources, wanted)
    measured = counted(workspace, sources, wanted)
    _say(measured)
    if measured.findings:
        say_refused(workspace, measured.findings)
        return None, target, measured
    if not (measured.records or measured.drivers.records) and nothing is not None:
        nothing(measured)
    if not measured.records and measured.log is not None:
        raise NothingToDoError(
            message(
                "no {minimum} customers went on from a touchpoint, so there is nothing to write",
                minimum=wanted.minimum_n,
            )
        )
    if not measured.records and not measured.drivers.records:
        raise NothingToDoError(
            message("no group has {minimum} answers, so there is nothing to write", minimum=wanted.minimum_n),
            message("--period quarter puts more answers together"),
        )
    if target != Path("-"):
        for said in beside(workspace, in_project(workspace, target), measured, wanted.minimum_n):
            console.note(console.spoken(said))
    return text_of(workspace, wanted, measured, target), target, measured


def counted(workspace: Workspace, sources: Sequence[Source], wanted: Wanted) -> Measured:
    """Measure some files; nothing is said or written."""
    given = _mapping(workspace, wanted.mapping) if wanted.mapping is not None else None
    with Waiting(console.t("counting answers")):
        return measure(sources, workspace, Chosen(workspace, given), wanted.settings)


def _mapping(workspace: Workspace, path: Path) -> tuple[Mapping, PurePosixPath]:
    """Return the mapping of a file, which need not be of the project."""
    if not path.is_file():
        raise NothingToDoError(message('there is no file "{path}"', path=path.as_posix()))
    within = in_project(workspace, path)
    document = workspace.document(within) if within is not None else None
    if document is None:
        read = load(path)
        document = next((one for one in read.documents if one.kind == "mapping"), None)
    if document is None or document.kind != "mapping" or document.model is None or not document.sound:
        raise JourneykitError(
            message("{file} is no mapping, or has errors", file=path.as_posix()),
            message("journeykit validate shows them"),
        )
    return document.model, within or PurePosixPath(path.name)


def target_of(workspace: Workspace, sources: Sequence[Source], wanted: Wanted) -> Path:
    """Return where the document goes; one that somebody wrote by hand is never overwritten unasked."""
    if wanted.output is not None:
        return wanted.output
    target = workspace.root / "measurements" / f"{_named(sources[0].file)}.yaml"
    within = in_project(workspace, target)
    there = workspace.document(within) if within is not None else None
    if target.exists() and (there is None or there.model is None or getattr(there.model, "made", None) is None):
        raise JourneykitError(
            message("{file} is there already, and was not measured", file=str(within)), message("name another: -o FILE")
        )
    return target


def _named(file: PurePosixPath) -> str:
    plain = all(sign.isascii() and (sign.isalnum() or sign in "-_.") for sign in file.stem)
    return file.stem if plain and not file.stem.startswith((".", "-")) else slug(file.stem)


def text_of(workspace: Workspace, wanted: Wanted, measured: Measured, target: Path) -> str:
    """Return the document of what was measured."""
    given = measured.mappings[0] if wanted.mapping is not None else None
    asked = Asked(tuple(file for file, _ in measured.sources), given, replace(wanted.settings, engine="duckdb"))
    schema = None
    if (workspace.root / _SCHEMA).is_file() and in_project(workspace, target) is not None:
        schema = Path(os.path.relpath(workspace.root.resolve() / _SCHEMA, target.resolve().parent)).as_posix()
    text = written_document(
        [*measured.records, *measured.drivers.records],
        measured.sources,
        measured.rows,
        measured.answers if measured.log is None else None,
        by=f"journeykit {__version__}",
        command=asked.command,
        mapping=", ".join(map(str, measured.mappings)) or None,
        language=workspace.project.language,
        schema=schema,
    )
    if len(text.encode()) > _LARGEST:
        raise JourneykitError(
            message("the document would be larger than a document may be ({limit} MiB)", limit=_LARGEST >> 20),
            message("--period quarter puts more answers together; or measure fewer files at once"),
        )
    return text


def _say(measured: Measured) -> None:
    """Say on stderr how files were read, and what was left out; nothing of it is in the document."""
    spoken, t = console.spoken, console.t
    for file, said in how_read(measured):
        console.note(f"{console.one_line(str(file))}: {'; '.join(console.one_line(spoken(one)) for one in said)}")
    losses, more = left_out(measured)
    for loss in losses:
        rest = other_lines(loss)
        times = t("{count} times", count=loss.count) if loss.count > 1 else ""
        lines = t("also in lines {lines}", lines=rest) if rest else ""
        behind = "; ".join(part for part in (times, lines) if part)
        console.err(
            console.one_line(f"{where(loss)}: {t('left out')}: {spoken(loss.said)}")
            + (f" ({behind})" if behind else "")
        )
        if loss.hint is not None:
            console.hint(console.one_line(spoken(loss.hint)))
    if more > 0:
        console.err(t("and {count} problems more", count=more))
    if not measured.findings:
        for sum_ in sums(measured):
            console.note(spoken(sum_))


def say_refused(workspace: Workspace, findings: Sequence[Finding]) -> None:
    """Say what was refused; what says so belongs to `import`, and takes longer to load than a small file to measure."""
    from journeykit.cli.bringing import refused

    refused(replace(one, place=replace(one.place, span=workspace.span(one.place))) for one in findings)


def suggest_mapping(workspace: Workspace, sources: Sequence[Source], wanted: Wanted) -> int:
    """Write a first mapping for the first file."""
    from journeykit.evidence.suggesting import suggest

    text, findings = suggest(sources[0], workspace, wanted.settings)
    if text is None:
        say_refused(workspace, findings)
        return Exit.FINDINGS
    console.write_result(text, wanted.output)
    return Exit.CLEAN


def offer_quotes(workspace: Workspace, sources: Sequence[Source], wanted: Wanted) -> int:
    """List open answers that could be quotes, for a person to choose from."""
    refuse_quotes(sources)
    from journeykit.evidence.quoting import NAMING, quotes

    given = _mapping(workspace, wanted.mapping) if wanted.mapping is not None else None
    listed, findings = quotes(sources, workspace, Chosen(workspace, given), wanted.settings)
    if findings:
        say_refused(workspace, findings)
        return Exit.FINDINGS
    if not listed:
        raise NothingToDoError(message("there are no open answers that could be quotes"))
    console.out("\n".join(listed))
    console.note(
        console.t(
            "Read each one, and ask who said it before you use it. {mark} may name a person or a place.", mark=NAMING
        )
    )
    return Exit.CLEAN
