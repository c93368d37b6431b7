"""The front matter of a diagram: YAML between two lines `---`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from journeykit.exchange.mermaid.diagram import Diagram, Trouble
from journeykit.text import read, resolved


@dataclass(frozen=True, slots=True)
class Front:
    """What front matter says: a title, settings, and keys that mean nothing here; or why it cannot be read."""

    title: str = ""
    config: Any = None
    others: tuple[str, ...] = ()
    at: int = 0
    troubles: tuple[Trouble, ...] = ()


def front_matter(diagram: Diagram) -> Front:
    """Read the front matter of a diagram; an empty one when it has none."""
    aside = diagram.last("front")
    if aside is None or not aside.text.strip():
        return Front()
    tree, findings = read(aside.text.encode(), PurePosixPath("front-matter"))
    if findings:
        return Front(troubles=tuple(Trouble(aside.at, aside.at, one.message, one.hint) for one in findings))
    data = tree.data if tree is not None else None
    if not isinstance(data, dict):
        return Front(at=aside.at)
    title = data.get("title")
    return Front(
        " ".join(title.split()) if isinstance(title, str) else "",
        resolved(data.get("config")),
        tuple(key for key in data if key not in ("title", "config")),
        aside.at,
    )
