"""`journeykit init`: a client repository that validates."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from journeykit.cli import console
from journeykit.cli.options import Language
from journeykit.diagnostics import JourneykitError, message
from journeykit.starting import plan_start, write
from journeykit.words import message_language


def command(
    folder: Annotated[Path, typer.Argument(metavar="[DIR]", help="Where; this folder by default.")] = Path(),
    starter: Annotated[str, typer.Option("--starter", metavar="NAME", help="What to begin with.")] = "example",
    language: Annotated[Language | None, typer.Option("--language", help="The client's language.")] = None,
    git_drivers: Annotated[
        bool, typer.Option("--git-drivers", help="Only tell git, in this clone, to merge and show journeys by id.")
    ] = False,
) -> None:
    """Start a client repository that validates.

    Writes a small example to replace step by step, with CI files, a pre-commit hook and what editors need.
    Files that are there already are never overwritten: then nothing is written at all. With --git-drivers it sets up
    a clone of a repository that is there: each clone needs that once.
    """
    if git_drivers:
        _tell_git(folder)
        return
    files = plan_start(folder, language.value if language else message_language(os.environ), starter)
    for new in files:
        console.wrote(write(folder, new))
    t = console.t
    if folder != Path():
        console.note(t("now: cd {folder}", folder=folder.as_posix()))
    console.note(t("then: journeykit validate, and journeykit map -o map.svg"))


def _tell_git(folder: Path) -> None:
    from journeykit.starting.git_drivers import set_up, with_attributes
    from journeykit.text import write_file

    set_up(folder)
    file = folder / ".gitattributes"
    if file.is_symlink():  # it may lead anywhere
        raise JourneykitError(message("{file} is a link: nothing is written behind it", file=file.name))
    old = file.read_bytes().decode("utf-8", "surrogateescape") if file.exists() else ""
    new = with_attributes(old)
    if new != old:
        write_file(file, new.encode("utf-8", "surrogateescape"))
        console.wrote(file)
    console.note(console.t("git merges and shows journeys by id in this clone"))
