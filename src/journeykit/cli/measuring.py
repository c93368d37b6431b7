"""What `measure` does: it asks `evidence`, says what there is to say, and knows where documents go."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from journeykit import __version__
from journeykit.cli import console
from journeykit.cli.exits import Exit
from journeykit.cli.measuring_tables import path_of, placed, refuse_bare, refuse_quotes, source_of, unreachable
from journeykit.cli.waiting import Waiting
from journeykit.diagnostics import JourneykitError, NothingToDoError, message
from journeykit.evidence import Chosen, Settings, Source, measure, written_document
from journeykit.evidence.again import Asked, asked_by, outdated
from journeykit.evidence.beside import beside
from journeykit.evidence.databases.asking import UnreachableError
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
            sources.append(source_of(table, lambda path: _within(workspace, path)))
            continue
        said = _FILE_URL.sub("", str(one))
        path = Path(said)
        if wanted.engine == "spark" and (far := far_of(said, _shown(workspace, path))) is not None:
            sources.append(Source(path, far))
            continue
        if not path.is_file():
            raise NothingToDoError(message('there is no file "{path}"', path=path.as_posix()))
        refuse_bare(path)
        sources.append(Source(path, _within(workspace, path) or PurePosixPath(path.name)))
    return sources


def _shown(workspace: Workspace, path: Path) -> str:
    """Return how people call a folder or a pattern of names of this machine."""
    return str(_within(workspace, path) or "/".join(path.parts[-2:]).lstrip("/"))


def _within(workspace: Workspace, path: Path) -> PurePosixPath | None:
    real, root = path.resolve(), workspace.root.resolve()
    return PurePosixPath(real.relative_to(root).as_posix()) if real.is_relative_to(root) else None


def work_out(workspace: Workspace, sources: Sequence[Source], wanted: Wanted) -> tuple[str | None, Path, Measured]:
    """Measure some files and say what there is to say.

    Returns:
        The document, None when the files are refused; where it goes; and what came of them.
    """
    target = _target(workspace, sources, wanted)
    measured = _measured(workspace, sources, wanted)
    _say(measured)
    if measured.findings:
        _refuse(workspace, measured.findings)
        return None, target, measured
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
        for said in beside(workspace, _within(workspace, target), measured, wanted.minimum_n):
            console.note(console.spoken(said))
    return _text(workspace, wanted, measured, target), target, measured


def _measured(workspace: Workspace, sources: Sequence[Source], wanted: Wanted) -> Measured:
    given = _mapping(workspace, wanted.mapping) if wanted.mapping is not None else None
    with Waiting(console.t("counting answers")):
        return measure(sources, workspace, Chosen(workspace, given), wanted.settings)


def _mapping(workspace: Workspace, path: Path) -> tuple[Mapping, PurePosixPath]:
    """Return the mapping of a file, which need not be of the project."""
    if not path.is_file():
        raise NothingToDoError(message('there is no file "{path}"', path=path.as_posix()))
    within = _within(workspace, path)
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


def _target(workspace: Workspace, sources: Sequence[Source], wanted: Wanted) -> Path:
    """Return where the document goes; one that somebody wrote by hand is never overwritten unasked."""
    if wanted.output is not None:
        return wanted.output
    target = workspace.root / "measurements" / f"{_named(sources[0].file)}.yaml"
    within = _within(workspace, target)
    there = workspace.document(within) if within is not None else None
    if target.exists() and (there is None or there.model is None or getattr(there.model, "made", None) is None):
        raise JourneykitError(
            message("{file} is there already, and was not measured", file=str(within)), message("name another: -o FILE")
        )
    return target


def _named(file: PurePosixPath) -> str:
    plain = all(sign.isascii() and (sign.isalnum() or sign in "-_.") for sign in file.stem)
    return file.stem if plain and not file.stem.startswith((".", "-")) else slug(file.stem)


def _text(workspace: Workspace, wanted: Wanted, measured: Measured, target: Path) -> str:
    given = measured.mappings[0] if wanted.mapping is not None else None
    asked = Asked(tuple(file for file, _ in measured.sources), given, replace(wanted.settings, engine="duckdb"))
    schema = None
    if (workspace.root / _SCHEMA).is_file() and _within(workspace, target) is not None:
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


def check_one(workspace: Workspace, sources: Sequence[Source], wanted: Wanted) -> int:
    """Tell whether the document of some files is up to date."""
    target = _target(workspace, sources, wanted)
    text, *_ = work_out(workspace, sources, wanted)
    if text is None:
        return Exit.FINDINGS
    return _verdict(workspace, target, text)


def _refuse(workspace: Workspace, findings: Sequence[Finding]) -> None:
    """Say what was refused; what says so belongs to `import`, and takes longer to load than a small file to measure."""
    from journeykit.cli.bringing import refused

    refused(replace(one, place=replace(one.place, span=workspace.span(one.place))) for one in findings)


def _verdict(workspace: Workspace, target: Path, text: str) -> int:
    shown = str(_within(workspace, target) or target)
    if not target.is_file():
        console.out(console.t("{file}: is not there", file=shown))
        return Exit.FINDINGS
    reason = outdated(target.read_text("utf-8", "replace"), text)
    if reason is None:
        console.out(console.t("{file}: up to date", file=shown))
        return Exit.CLEAN
    why = console.spoken(reason)
    console.out(console.one_line(console.t("{file}: out of date, measure again: {why}", file=shown, why=why)))
    return Exit.FINDINGS


def check_all(workspace: Workspace, wanted: Wanted) -> int:
    """Tell of every measured document of a project whether it is up to date, as far as its files are here."""
    code = Exit.CLEAN
    measured = [(document, asked_by(document.model)) for document in workspace.documents_of("measurements")]
    made = [(document, asked) for document, asked in measured if asked is not None]
    if not made:
        raise NothingToDoError(message("no document of the project was made by measuring"))
    checked = 0
    for document, asked in made:
        paths = [placed(file, workspace.root) for file in asked.files]
        gone = [
            file
            for file, path in zip(asked.files, map(path_of, paths), strict=True)
            # not there, or a link that leads out of the project
            if path is not None and (not path.is_file() or _within(workspace, path) is None)
        ]
        if gone:
            console.out(
                console.t("{file}: cannot be checked, {gone} is not here", file=str(document.file), gone=str(gone[0]))
            )
            continue
        checked += 1
        if asked.mapping is not None and not (workspace.root / asked.mapping).is_file():
            why = console.t("the mapping {mapping} is gone", mapping=str(asked.mapping))
            console.out(console.t("{file}: out of date, measure again: {why}", file=str(document.file), why=why))
            code = Exit.FINDINGS
            continue
        own = asked.settings
        again = Wanted(
            workspace.root / asked.mapping if asked.mapping else None,
            own.kind, own.period, own.minimum_n, wanted.engine, own.importance, workspace.root / document.file,
            wanted.master,
        )  # fmt: skip
        sources = look(workspace, paths, again)
        target = workspace.root / document.file
        try:
            result = _measured(workspace, sources, again)
        except UnreachableError as error:
            if unreachable(str(document.file), target, document.model, error) != Exit.CLEAN:
                code = Exit.FINDINGS
            continue
        if result.findings:
            _refuse(workspace, result.findings)
            code = Exit.FINDINGS
        elif _verdict(workspace, target, _text(workspace, again, result, target)) != Exit.CLEAN:
            code = Exit.FINDINGS
    if not checked:
        raise NothingToDoError(message("nothing could be checked: no file that a document was made of is here"))
    return code


def suggest_mapping(workspace: Workspace, sources: Sequence[Source], wanted: Wanted) -> int:
    """Write a first mapping for the first file."""
    from journeykit.evidence.suggesting import suggest

    text, findings = suggest(sources[0], workspace, wanted.settings)
    if text is None:
        _refuse(workspace, findings)
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
        _refuse(workspace, findings)
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
