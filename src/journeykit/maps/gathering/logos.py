"""The client's logo, and where the project names it."""

from __future__ import annotations

from journeykit.diagnostics import Message
from journeykit.maps.logo import find_logo
from journeykit.maps.logo.values import Logo
from journeykit.workspace import Workspace


def client_logo(workspace: Workspace) -> tuple[Logo | None, tuple[Message, ...]]:
    """Return the logo of the project, and what is to be said about it."""
    return find_logo(workspace.root, workspace.project.style.logo, _place(workspace))


def _place(workspace: Workspace) -> str:
    file = str(workspace.project_file or "")
    project = next((document for document in workspace.documents if document.kind == "project"), None)
    if project is None or not project.tree.has(("style", "logo")):
        return file
    span = project.tree.span(("style", "logo"))
    return f"{file}:{span.line}:{span.column}"
