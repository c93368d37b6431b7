"""A document that an import made is read as any other before it is handed over."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from journeykit.text import dump
from journeykit.workspace import Sources, read

if TYPE_CHECKING:
    from journeykit.diagnostics import Finding

MODELINE = "yaml-language-server: $schema=../journeykit.schema.json"
_NAME = PurePosixPath("journey.yaml")
# What these report does not make a document unsound: see rules JK009 to JK012.
_HARMLESS = frozenset({"JK009", "JK010", "JK011", "JK012"})


def new_document(data: dict[str, Any]) -> tuple[bytes, tuple[Finding, ...]]:
    """Write a document and read it back; the findings, at their paths in it, say why it would not be sound."""
    written = dump(data, header=(MODELINE,)).encode("utf-8", "surrogatepass")
    workspace = read(Sources(Path(), {_NAME: written}, asked=frozenset({_NAME})))
    return written, tuple(found for found in workspace.findings if found.code not in _HARMLESS)
