"""Pages from our own Markdown templates, for rooms that make files of other kinds and know no template engine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeykit.reports.templating import environment, tidy
from journeykit.shipped import templates

if TYPE_CHECKING:
    from collections.abc import Mapping


def shipped_page(folder: str, name: str, language: str, context: Mapping[str, Any]) -> str:
    """Render `templates/<folder>/<language>/<name>`; what people wrote is text in it."""
    from jinja2 import FileSystemLoader

    made = environment(FileSystemLoader(templates() / folder / language), language)
    return tidy(made.get_template(name).render(context))
