"""The action plan, the board's page, notices and letters as Markdown: our templates, or a client's own."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from journeykit.reports.plan.context import context
from journeykit.reports.templating import environment, tidy
from journeykit.shipped import templates

if TYPE_CHECKING:
    from collections.abc import Mapping
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
    return _rendered(ENTRY, context(plan, spoken, maps), spoken, template)


def board(plan: Plan, language: str | None = None, *, template: Path | None = None) -> str:
    """Write one page for the board."""
    from journeykit.reports.plan.board import board_context

    spoken = language or plan.project.language
    return _rendered("board.md.j2", board_context(plan, spoken), spoken, template)


def notice(plan: Plan, department: str, language: str | None = None, *, template: Path | None = None) -> str:
    """Write what a department must know; `department` is its id or its name."""
    from journeykit.reports.plan.notice import notice_context

    spoken = language or plan.project.language
    return _rendered("notice.md.j2", notice_context(plan, spoken, department), spoken, template)


def letters(plan: Plan, language: str | None = None, *, template: Path | None = None) -> dict[str, str]:
    """Write a letter to customers for each action that is done, by file name."""
    from journeykit.reports.plan.letters import letter_contexts

    spoken = language or plan.project.language
    found = letter_contexts(plan, spoken)
    return {name: _rendered("letter.md.j2", values, spoken, template) for name, values in found.items()}


def _rendered(entry: str, values: Mapping[str, Any], language: str, template: Path | None) -> str:
    if template is not None:
        from journeykit.reports.plan.templates import render_folder

        return render_folder(template, language, values, entry)
    return tidy(_ours(language).get_template(entry).render(values))


@cache
def _ours(language: str) -> Environment:
    """Return the environment of our own templates; it keeps what it has compiled."""
    from jinja2 import FileSystemLoader

    return environment(FileSystemLoader(templates() / "plan" / language), language)


def json_text(plan: Plan) -> str:
    """Write the plan as JSON, version 1 (docs/reference/plan-json.md)."""
    import json

    from journeykit.reports.plan.as_json import document

    return json.dumps(document(plan), ensure_ascii=False, indent=2) + "\n"
