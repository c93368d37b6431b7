"""What an import makes or changes is read and checked as any other document before it is handed over."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from journeykit.check import check
from journeykit.diagnostics import Severity
from journeykit.text import dump
from journeykit.workspace import Sources, Workspace, read

if TYPE_CHECKING:
    from journeykit.diagnostics import Diagnostic

_MODELINE = "yaml-language-server: $schema="
_NAME = PurePosixPath("journey.yaml")
# The rules about files, structure and references: the others are about the work, which an import does not judge.
_PROFILE = "draft"
_MISSING = "JK101"


def new_document(data: dict[str, Any], schema: str) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """Write a document and read it back; the diagnostics, with paths in it, say why it would not be sound.

    `schema` is the path to the JSON Schema, for editors.
    """
    written = dump(data, header=(_MODELINE + schema,)).encode("utf-8", "surrogatepass")
    found = _errors(Sources(Path(), {_NAME: written}, asked=frozenset({_NAME})))
    # Nothing is missing in what we write: where it seems so, the value was refused, and that is said beside it.
    return written, tuple(one for one in found if one.code != _MISSING) or found


def after_changes(workspace: Workspace, files: Mapping[PurePosixPath, bytes]) -> tuple[Diagnostic, ...]:
    """Return what would be wrong with a project after some files change, as far as it is not wrong now."""
    if not files:
        return ()
    texts = {**workspace.texts, **files}
    after = _errors(_sources(workspace, texts))
    if not after:
        return ()
    before = {_same(found) for found in _errors(_sources(workspace, workspace.texts))}
    return tuple(found for found in after if _same(found) not in before)


def _sources(workspace: Workspace, texts: Mapping[PurePosixPath, bytes]) -> Sources:
    return Sources(workspace.root, texts, workspace.project_file)


def _errors(sources: Sources) -> tuple[Diagnostic, ...]:
    report = check(read(sources), profile=_PROFILE)
    return tuple(found for found in report.diagnostics if found.severity is Severity.ERROR)


def _same(found: Diagnostic) -> tuple[object, ...]:
    return found.code, found.file, found.message
