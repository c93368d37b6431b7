"""`journeykit schema`: the JSON Schema for editors."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from journeykit.cli import console
from journeykit.cli.options import OutputFile
from journeykit.diagnostics import JourneykitError, message


def command(
    kind: Annotated[
        str | None, typer.Argument(metavar="[KIND]", help="project, journey, persona, …; none means all.")
    ] = None,
    output: OutputFile = None,
) -> None:
    """Print the JSON Schema for editors."""
    from journeykit.model import KINDS
    from journeykit.model.errors import did_you_mean
    from journeykit.model.schema import json_schema

    if kind is not None and kind not in KINDS:
        known = ", ".join(KINDS)
        hint = did_you_mean(kind, tuple(KINDS)) or message("kinds are: {known}", known=known)
        raise JourneykitError(message('the kind "{word}" is not known', word=kind), hint)
    console.write_result(json.dumps(json_schema(kind), ensure_ascii=False, indent=2) + "\n", output)
