"""`journeykit new`: one more document or entry."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from journeykit.cli import console
from journeykit.cli.exits import Exit
from journeykit.cli.options import Yes
from journeykit.cli.project import load_project, pick_journeys
from journeykit.diagnostics import JourneykitError, message
from journeykit.starting import NewFile, additions, inventory, write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeykit.workspace import Workspace


class What(StrEnum):
    """What can be added."""

    JOURNEY = "journey"
    PERSONA = "persona"
    TOUCHPOINT = "touchpoint"
    IMPROVEMENT = "improvement"


def command(
    what: Annotated[What, typer.Argument(metavar="journey|persona|touchpoint|improvement", help="What to add.")],
    name: Annotated[str, typer.Argument(metavar="NAME", help="Its name; its id is made of it.")],
    groups: Annotated[
        list[str] | None,
        typer.Argument(metavar="[GROUP]...", help="Groups of the inventory, with --from-inventory; none means all."),
    ] = None,
    from_inventory: Annotated[
        bool,
        typer.Option("--from-inventory", help="Begin a journey with common touchpoints, to strike out what you lack."),
    ] = False,
    journey: Annotated[str | None, typer.Option("--journey", metavar="ID", help="The journey to add to.")] = None,
    phase: Annotated[
        str | None, typer.Option("--phase", metavar="ID", help="The phase to add a touchpoint to.")
    ] = None,
    touchpoint: Annotated[
        str | None,
        typer.Option("--touchpoint", metavar="ID", help="The touchpoint to improve."),
    ] = None,
    yes: Yes = False,
) -> int:
    """Add a journey, persona, touchpoint or improvement.

    Journeys and personas become files of their own. Touchpoints and improvements are added to a document that is
    there, which keeps every comment; the change is shown first.

    The groups of the inventory are administration, marketing, product, sales, service, visit and word-of-mouth.
    """
    _check_readable(name)
    _refuse_groups_of_nothing(what, groups, from_inventory=from_inventory)
    workspace = load_project()
    if from_inventory:
        return _from_inventory(workspace, name, groups or ())
    change = _change(workspace, what, name, journey, phase, touchpoint)
    if change.before is not None:
        console.err(change.diff())
        if not console.ask(console.t("Write this to {file}?", file=str(change.file)), yes=yes):
            return Exit.CLEAN
    console.wrote(write(workspace.root, change))
    return Exit.CLEAN


def _check_readable(name: str) -> None:
    """Refuse what a document may not hold; an argument that is not UTF-8 comes with surrogates in it."""
    surrogates = any("\ud800" <= character <= "\udfff" for character in name)
    if not name.strip() or surrogates or console.one_line(name) != name:
        raise JourneykitError(message("a name is one line of text that people can read"))


def _refuse_groups_of_nothing(what: What, groups: list[str] | None, *, from_inventory: bool) -> None:
    if from_inventory and what is not What.JOURNEY:
        raise JourneykitError(message("only a journey begins with the inventory"))
    if groups and not from_inventory:
        raise JourneykitError(
            message('what is "{word}"? A name is one argument: put it in quotation marks', word=groups[0]),
            message("groups of touchpoints belong to --from-inventory"),
        )


def _from_inventory(workspace: Workspace, name: str, groups: Sequence[str]) -> int:
    """Write a journey that begins with the inventory, and say what to do with it."""
    phases = inventory(workspace.project.language, groups)
    console.wrote(write(workspace.root, additions.add_journey(workspace, name, phases)))
    console.note(
        console.t(
            "{count} touchpoints in {phases} phases: strike out what you do not have",
            count=sum(len(phase["touchpoints"]) for phase in phases),
            phases=len(phases),
        )
    )
    return Exit.CLEAN


def _change(
    workspace: Workspace,
    what: What,
    name: str,
    journey: str | None,
    phase: str | None,
    touchpoint: str | None,
) -> NewFile:
    if what is What.JOURNEY:
        return additions.add_journey(workspace, name)
    if what is What.PERSONA:
        return additions.add_persona(workspace, name)
    journeys = pick_journeys(workspace, [journey] if journey else None)
    if what is What.IMPROVEMENT:
        if touchpoint is None:
            raise JourneykitError(message("say which touchpoint it improves: --touchpoint ID"))
        return additions.add_improvement(workspace, additions.find_touchpoint(workspace, journeys, touchpoint), name)
    if len(journeys) > 1:
        ids = "|".join(known.id for known in journeys)
        raise JourneykitError(message("say in which journey: --journey {ids}", ids=ids))
    return additions.add_touchpoint(workspace, journeys[0], name, phase)
