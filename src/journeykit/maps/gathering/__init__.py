"""From a workspace and its scores to what a map shows. The one place where the maps know the model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from journeykit.diagnostics import JourneykitError, Message, message
from journeykit.maps.canvas.palette import client_accent
from journeykit.maps.content import MapContent, MapPhase, MapTouchpoint
from journeykit.maps.gathering import sentences
from journeykit.maps.gathering.brand import brand_values
from journeykit.maps.gathering.filtering import leave_out
from journeykit.maps.gathering.logos import client_logo
from journeykit.maps.gathering.once import kept_last
from journeykit.maps.gathering.onward import counted_flows
from journeykit.maps.gathering.operational import operational
from journeykit.maps.gathering.personas import as_met_by, find_persona
from journeykit.maps.gathering.touchpoints import Source, connected_systems, map_touchpoint
from journeykit.maps.look import PLAIN, Look
from journeykit.model import Journey, Phase
from journeykit.scoring import Scores
from journeykit.words import translator
from journeykit.workspace import Workspace


@kept_last
def gather(
    workspace: Workspace,
    scores: Scores,
    journey: Journey,
    look: Look = PLAIN,
) -> tuple[MapContent, tuple[Message, ...]]:
    """Return what a map of a journey shows, and what is to be said about making it.

    Args:
        workspace: The project.
        scores: Its scores.
        journey: The journey.
        look: What to show of it; what a smaller share of the customers meets or takes is in `left_out`.

    Raises:
        JourneykitError: there is no persona or phase of that id.
    """
    project = workspace.project
    tongue, persona, phases = look.language or project.language, look.persona, look.phases
    t = translator(tongue)
    chosen = find_persona(workspace, journey, persona) if persona else None
    if persona:
        workspace, scores, journey = as_met_by(workspace, scores, journey, persona)
    source = Source(
        workspace, scores, journey, t, tongue, connected_systems(workspace), counted_flows(workspace, journey)
    )
    shown = tuple(_phases(source, _wanted(journey, phases)))
    left_out: tuple[str, ...] = ()
    if look.min_share is not None:
        shown, left_out = leave_out(t, tongue, shown, look.min_share)
    touchpoints = [p for phase in shown for p in phase.touchpoints]
    score = scores.journey(journey.id)
    accent, said = client_accent(project.style.accent)
    logo, unshown = client_logo(workspace)
    content = MapContent(
        id="-".join(filter(None, [journey.id, persona, *(phases or ())])),
        language=tongue,
        title=sentences.title(t, journey, touchpoints),
        subject=journey.title,
        # Every view's first line ends in it: no picture of one persona may pass for that of all customers.
        client=" · ".join(filter(None, [client_of(workspace), chosen.name if chosen else ""])),
        future=journey.state == "future",
        subtitle=(
            *sentences.subtitle(t, tongue, journey, score, touchpoints, workspace.personas_of(journey), chosen),
            *left_out,
        ),
        description=sentences.description(t, tongue, journey, shown),
        phases=shown,
        all_phases=len(journey.phases),
        values=tuple(brand_values(project, touchpoints)),
        crm_known=source.connected is not None,
        left_out=left_out,
        accent=accent,
        logo=logo,
        counted=operational(t, workspace.records_of(journey.id, None), tongue),
    )
    return content, (*([said] if said else []), *unshown)


def client_of(workspace: Workspace) -> str:
    """Return whose journeys these are; nothing when no project file says it."""
    return workspace.project.name if workspace.project_file else ""


def _wanted(journey: Journey, phases: Sequence[str] | None) -> set[str]:
    known = [phase.id for phase in journey.phases]
    if phases is None:
        return set(known)
    unknown = [id_ for id_ in phases if id_ not in known]
    if unknown:
        raise JourneykitError(
            message("the journey {journey} has no phase {id}", journey=journey.id, id=unknown[0]),
            message("choose from {names}", names=", ".join(known)),
        )
    return set(phases)


def _phases(source: Source, wanted: set[str]) -> Iterator[MapPhase]:
    number = 0
    for position, phase in enumerate(source.journey.phases, 1):
        touchpoints = []
        for touchpoint in phase.touchpoints:
            number += 1
            if phase.id in wanted:
                touchpoints.append(map_touchpoint(source, phase, number, touchpoint))
        if phase.id in wanted:
            yield _described(source, position, phase, touchpoints)


def _described(source: Source, position: int, phase: Phase, touchpoints: list[MapTouchpoint]) -> MapPhase:
    """Return a phase with what is said on a page of its own."""
    found = MapPhase(
        position,
        phase.name,
        phase.customer_job or "",
        tuple(touchpoints),
        phase.id or "",
        sentences.finding(source.t, touchpoints),
    )
    told = sentences.description(source.t, source.language, source.journey, [found])
    return replace(found, description=told)
