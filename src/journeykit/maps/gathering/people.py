"""The personas of a journey: who they are, what they do in the decision, and how well they are served."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from journeykit.maps.canvas.pictograms import icon_for
from journeykit.maps.content import MapContent, Performance
from journeykit.maps.gathering import names
from journeykit.maps.gathering.hours import hours
from journeykit.maps.stakeholders.content import MapPersona, People, ServedAt
from journeykit.model import Journey, Persona
from journeykit.scoring import Scores
from journeykit.scoring.segments import PERSONA, Seen, segmented
from journeykit.scoring.values import Interval
from journeykit.words import Sentence, translator
from journeykit.workspace import Workspace

GRADES = {"hypothesis": "hypothesis", "qualitative": "customers told us", "quantitative": "measured"}


def with_people(workspace: Workspace, scores: Scores, journey: Journey, content: MapContent) -> MapContent:
    """Return the content of a map with the personas of its journey."""
    t = translator(content.language)
    found = segmented(scores, workspace, PERSONA, [journey.id])
    seen = {group.value: group for one in found for group in one.groups}
    whole = found[0].journey.index if found else Interval()
    personas = tuple(
        _persona(t, workspace, persona, seen.get(persona.id)) for persona in workspace.personas_of(journey)
    )
    return replace(content, people=People(personas, _performance(whole)))


def _persona(t: Sentence, workspace: Workspace, persona: Persona, seen: Seen | None) -> MapPersona:
    grade = persona.evidence.grade if persona.evidence else None
    return MapPersona(
        id=persona.id,
        name=persona.name,
        segment=persona.segment or "",
        description=persona.description or "",
        share=persona.share,
        goals=persona.goals,
        needs=persona.needs,
        frustrations=persona.frustrations,
        channels=tuple(_channels(t, workspace, persona)),
        reachable=hours(t, persona.reachable),
        quote=persona.quote or "",
        guessed=grade == "hypothesis",
        evidence=t(GRADES[grade]) if grade else "",
        organisation=persona.organisation or "",
        role=persona.role,
        power=persona.power,
        stance=persona.stance,
        index=_performance(seen.score.index) if seen and seen.own else None,
        own=seen.own if seen else 0,
        all=len(seen.score.touchpoints) if seen else 0,
        worse=tuple(_worse(seen)) if seen else (),
    )


def _channels(t: Sentence, workspace: Workspace, persona: Persona) -> Iterator[tuple[str, str]]:
    """Yield the icon and the name of each channel that it prefers."""
    own = names.channel_icons(workspace.project)
    for id_ in persona.channels:
        yield icon_for(None, [id_], own), names.channels(t, workspace.project, [id_])


def _worse(seen: Seen) -> Iterator[ServedAt]:
    for one in seen.worse:
        if one.is_worse:
            yield ServedAt(one.touchpoint.name, one.own.p, one.rest.p, one.verdict == "clear")


def _performance(index: Interval) -> Performance | None:
    return None if index.value is None else Performance(index.value, index.low, index.high)
