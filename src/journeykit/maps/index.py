"""A page that shows several drawings, as Markdown: what `map --all` writes beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from journeykit.maps.canvas.escape import one_line
from journeykit.maps.drawing import Drawing

_SHOWN = ("svg", "png")


def index(drawings: Sequence[Drawing], kind: str) -> str:
    """Return a page with the drawings of each journey below its name; formats that pages cannot show become links."""
    parts = []
    for group in _by_journey(drawings):
        sign = "!" if kind in _SHOWN else ""
        links = [f"{sign}[{_escaped(drawing.title)}]({drawing.name}.{kind})" for drawing in group]
        parts.append("\n\n".join([f"# {_escaped(group[0].subject or group[0].title)}", *links]))
    return "\n\n".join(parts) + "\n"


def _by_journey(drawings: Sequence[Drawing]) -> list[list[Drawing]]:
    groups: dict[str, list[Drawing]] = {}
    for drawing in drawings:
        groups.setdefault(drawing.journey or drawing.title, []).append(drawing)
    return list(groups.values())


def _escaped(text: str) -> str:
    """Take the meaning from every sign of Markdown, and keep `@team` and `#12` from calling anybody."""
    escaped = re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", one_line(text).strip())
    return re.sub(r"([@#])", "\\1&#8203;", escaped)
