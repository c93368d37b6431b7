"""HTML pages from our own templates, for rooms that know no template engine: nothing runs, nothing is loaded."""

from __future__ import annotations

import base64
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from journeykit.shipped import templates

if TYPE_CHECKING:
    from collections.abc import Mapping


def shipped_html(folder: str, name: str, context: Mapping[str, Any], *, style: str, ours: Mapping[str, str]) -> str:
    """Render `templates/<folder>/<name>`; what people wrote is text in it.

    Args:
        folder: The folder below `templates/`.
        name: The template.
        context: What it shows, escaped.
        style: The style of the page; the policy of the page lets in no other.
        ours: Pieces of HTML that we made ourselves of what cannot act, such as a logo drawn anew.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    made = Environment(
        loader=FileSystemLoader(templates() / folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    digest = base64.b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    trusted = {key: Markup(text) for key, text in {"style": style, **ours}.items()}  # noqa: S704 - see `ours`
    return made.get_template(name).render({**context, **trusted, "policy": policy})
