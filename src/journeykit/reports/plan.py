"""The action plan as Markdown: our templates, or a client's own."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from journeykit.reports.plan_context import context
from journeykit.reports.templating import environment, tidy
from journeykit.shipped import templates

if TYPE_CHECKING:
    from pathlib import Path

    from jinja2 import Environment

    from journeykit.planning.values import Plan

ENTRY = "plan.md.j2"


def markdown(plan: Plan, language: str | None = None, *, template: Path | None = None, maps: str | None = None) -> str:
    """Write the plan as Markdown.

    Args:
        plan: The plan.
        language: `nl` or `en`; by default the project's.
        template: A folder with the client's own templates, which run sandboxed; what it lacks is taken from ours.
        maps: The folder in which the pictures of the journeys stand, for links to `<journey>-overview.svg`.

    Returns:
        Markdown in which nothing that people wrote in their files makes structure.

    Raises:
        JourneykitError: A template of the client does not work; the sentence names file and line.
    """
    spoken = language or plan.project.language
    values = context(plan, spoken, maps)
    if template is not None:
        from journeykit.reports.plan_templates import render_folder

        return render_folder(template, spoken, values)
    return tidy(_ours(spoken).get_template(ENTRY).render(values))


@cache
def _ours(language: str) -> Environment:
    """Return the environment of our own templates; it keeps what it has compiled."""
    from jinja2 import FileSystemLoader

    return environment(FileSystemLoader(templates() / "plan" / language), language)


def json_text(plan: Plan) -> str:
    """Write the plan as JSON, version 1 (docs/reference/plan-json.md)."""
    import json

    from journeykit.reports.plan_json import document

    return json.dumps(document(plan), ensure_ascii=False, indent=2) + "\n"
