"""Where the folders are that travel with the program (`templates/`), in a wheel and in an editable install."""

from __future__ import annotations

from pathlib import Path


def templates() -> Path:
    """Return the folder of templates and starters.

    A wheel carries it inside the package (`_templates`); a checkout has it at its top.
    """
    inside = Path(__file__).parent / "_templates"
    return inside if inside.is_dir() else Path(__file__).parents[2] / "templates"
