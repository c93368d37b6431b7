"""Writing the page: templates with automatic escaping, and a policy that lets nothing run or load but what is in it."""

from __future__ import annotations

import base64
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from journeykit.shipped import templates

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Environment

_FOLDER = "report"


def render(values: Mapping[str, Any], style: str) -> str:
    """Render the page.

    Args:
        values: What the templates show.
        style: The style of what is drawn, beside that of the page.
    """
    from markupsafe import Markup

    whole = f"{_file('report.css')}{_file('print.css')}{style}"
    script = _file("report.js")
    policy = (
        f"default-src 'none'; img-src data:; style-src 'sha256-{_digest(whole)}'; script-src 'sha256-{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    page = _environment().get_template("report.html.j2")
    # Ours, whole files of this package and classes of our own making: nothing in them comes from a project but colours.
    return page.render(values, policy=policy, style=Markup(whole), script=Markup(script)).lstrip()  # noqa: S704


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(templates() / _FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _file(name: str) -> str:
    return (templates() / _FOLDER / name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return base64.b64encode(sha256(text.encode()).digest()).decode()
