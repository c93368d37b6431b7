"""`journeykit init`: a client repository that validates."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from journeykit.cli import console
from journeykit.cli.options import Language
from journeykit.starting import plan_start, write
from journeykit.words import message_language


def command(
    folder: Annotated[Path, typer.Argument(metavar="[DIR]", help="Where; this folder by default.")] = Path(),
    starter: Annotated[str, typer.Option("--starter", metavar="NAME", help="What to begin with.")] = "example",
    language: Annotated[Language | None, typer.Option("--language", help="The client's language.")] = None,
) -> None:
    """Start a client repository that validates.

    Writes a small example to replace step by step, with CI files, a pre-commit hook and what editors need.
    Files that are there already are never overwritten: then nothing is written at all.
    """
    files = plan_start(folder, language.value if language else message_language(os.environ), starter)
    for new in files:
        console.wrote(write(folder, new))
    t = console.t
    if folder != Path():
        console.note(t("now: cd {folder}", folder=folder.as_posix()))
    console.note(t("then: journeykit validate, and journeykit map -o map.svg"))
