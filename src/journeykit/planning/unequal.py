"""Where the plan serves one persona clearly worse than the others: what an action there is for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from journeykit.scoring.personas import all_personas
from journeykit.scoring.segments import PERSONA, segmented

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from journeykit.diagnostics import Place
    from journeykit.scoring.unequal import Served
    from journeykit.scoring.values import Scores
    from journeykit.workspace import Workspace

Where = tuple[str, str]
"""A journey and a touchpoint in it."""


@dataclass(frozen=True, slots=True)
class ServedWorse:
    """A touchpoint that serves a persona clearly worse than the others; `person` is what people call it, `place` its answers."""

    journey: str
    person: str
    served: Served
    place: Place

    @property
    def touchpoint(self) -> str:
        """What people call the touchpoint."""
        return self.served.touchpoint.name


def served_worse(
    workspace: Workspace, scores: Scores, journeys: Collection[str]
) -> Mapping[Where, tuple[ServedWorse, ...]]:
    """Return where personas are clearly served worse, by touchpoint, what costs a persona most first.

    What may be chance or is only assumed is left out: it is no ground for an action. Nothing through the eyes of one
    persona, for whom there are no others.
    """
    if workspace.seen_by is not None:
        return {}
    names = {id_: persona.name for id_, persona in all_personas(workspace).items()}
    found: dict[Where, list[ServedWorse]] = {}
    for one in segmented(scores, workspace, PERSONA, journeys):
        for served in one.unequal.served:
            if served.verdict == "clear":
                person = names.get(served.group, served.group)
                worse = ServedWorse(one.journey.id, person, served, _answers(served))
                found.setdefault((one.journey.id, served.touchpoint.id), []).append(worse)
    return {where: tuple(several) for where, several in found.items()}


def _answers(served: Served) -> Place:
    """Where the persona's own answers stand: it was compared, so there are some."""
    metrics = served.touchpoint.performance.metrics
    return next(placed.place for metric in metrics for placed in metric.records)


def worst(worse: Mapping[Where, tuple[ServedWorse, ...]], places: Iterable[Where]) -> ServedWorse | None:
    """What costs a persona most at some touchpoints."""
    found = [one for place in places for one in worse.get(place, ())]
    return max(found, key=lambda one: one.served.felt, default=None)
