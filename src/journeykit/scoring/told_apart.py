"""Each persona beside everybody: how it feels on the way, which choices differ for it, what it comes to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from journeykit.scoring.own_figures import PERSONA
from journeykit.scoring.personas import all_personas
from journeykit.scoring.seen import seen_by
from journeykit.scoring.segments import segmented
from journeykit.scoring.tasks import TaskFor, tasks_of

if TYPE_CHECKING:
    from journeykit.model import Journey, Persona
    from journeykit.scoring.choice import Take
    from journeykit.scoring.segments import Seen, SeenJourney
    from journeykit.scoring.values import JourneyScore, Scores, TouchpointScore
    from journeykit.workspace import Workspace

Curve = tuple[tuple[float | None, ...], ...]
"""Emotions (-2 to 2, None: unknown) of the touchpoints that are scored, phase by phase."""


@dataclass(frozen=True, slots=True)
class OtherChoice:
    """A touchpoint for which a persona asks another choice than everybody together."""

    touchpoint: TouchpointScore
    take: Take
    everybody: Take


@dataclass(frozen=True, slots=True)
class PersonaSeen:
    """A journey as one persona goes through it. `persona` is None when answers name a group that nobody described."""

    id: str
    persona: Persona | None
    seen: Seen
    curve: Curve
    choices: tuple[OtherChoice, ...]
    tasks: tuple[TaskFor, ...]

    @property
    def name(self) -> str:
        """What people call it."""
        return self.persona.name if self.persona else self.id


@dataclass(frozen=True, slots=True)
class JourneyOfPersonas:
    """One journey as everybody and as each persona goes through it."""

    seen: SeenJourney
    curve: Curve
    personas: tuple[PersonaSeen, ...]


def told_apart(scores: Scores, workspace: Workspace) -> tuple[JourneyOfPersonas, ...]:
    """Look at each journey through the eyes of each of its personas.

    Args:
        scores: The journeys, scored for everybody.
        workspace: Where they come from.
    """
    known = all_personas(workspace)
    found = []
    for one in segmented(scores, workspace, PERSONA):
        document = workspace.document(one.journey.file)
        assert document is not None
        journey: Journey = document.model
        own = {persona.id: persona for persona in workspace.personas_of(journey)}
        personas = tuple(
            _persona(journey, one.journey, seen, own.get(seen.value) or known.get(seen.value)) for seen in one.groups
        )
        found.append(JourneyOfPersonas(one, _curve(journey, one.journey, None), personas))
    return tuple(found)


def _persona(journey: Journey, whole: JourneyScore, seen: Seen, persona: Persona | None) -> PersonaSeen:
    return PersonaSeen(
        id=seen.value,
        persona=persona,
        seen=seen,
        curve=_curve(journey, seen.score, seen.value),
        choices=tuple(_choices(whole, seen.score)),
        tasks=tasks_of(journey, persona) if persona else (),
    )


def _choices(whole: JourneyScore, seen: JourneyScore) -> list[OtherChoice]:
    found = []
    for one in seen.touchpoints:
        everybody = whole.touchpoint(one.id)
        if everybody is not None and one.choice.take != everybody.choice.take:
            found.append(OtherChoice(one, one.choice.take, everybody.choice.take))
    return found


def _curve(journey: Journey, score: JourneyScore, persona: str | None) -> Curve:
    scored = {one.id for one in score.touchpoints}
    phases = []
    for phase in journey.phases:
        met = [
            touchpoint if persona is None else seen_by(touchpoint, persona)
            for touchpoint in phase.touchpoints
            if touchpoint.id in scored
        ]
        phases.append(tuple(one.customer.emotion if one.customer else None for one in met))
    return tuple(phase for phase in phases if phase)
