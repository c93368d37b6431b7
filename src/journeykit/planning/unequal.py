"""Where the plan serves one persona clearly worse than the others: what an action there is for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from journeykit.scoring.comparing import compare
from journeykit.scoring.own_figures import PERSONA, Answers
from journeykit.scoring.personas import all_personas

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from journeykit.scoring.comparing import Comparison
    from journeykit.scoring.values import Scores
    from journeykit.workspace import Workspace

Where = tuple[str, str]
"""A journey and a touchpoint in it."""


@dataclass(frozen=True, slots=True)
class ServedWorse:
    """A touchpoint that serves a persona clearly worse than the others.

    `name` is what people call the touchpoint, `person` the persona; `felt` the gap times the share of its customers
    that come there.
    """

    name: str
    person: str
    found: Comparison
    felt: float


def served_worse(
    workspace: Workspace, scores: Scores, journeys: Collection[str]
) -> Mapping[Where, tuple[ServedWorse, ...]]:
    """Return where personas are clearly served worse, by touchpoint, what costs a persona most first.

    What may be chance or is only assumed is left out: it is no ground for an action. Nothing through the eyes of one
    persona, for whom there are no others.
    """
    answers = Answers(workspace, PERSONA)
    if workspace.seen_by is not None or not answers.by_group:
        return {}
    names = {id_: persona.name for id_, persona in all_personas(workspace).items()}
    worse: dict[Where, list[ServedWorse]] = {}
    for journey in scores.journeys:
        if journey.id not in journeys:
            continue
        document = workspace.document(journey.file)
        assert document is not None
        said = {touchpoint.id: touchpoint.per_persona for touchpoint in document.model.touchpoints}
        scored = {one.id: one for one in journey.touchpoints}
        for one in compare(answers, journey.id, scored, scores.settings, scores.now).found:
            if one.is_clearly_worse and one.touchpoint is not None:
                at = scored[one.touchpoint]
                own = said[at.id].get(one.group)
                reach = at.reach.value if own is None or own.reach is None else own.reach
                found = ServedWorse(at.name, names.get(one.group, one.group), one, (one.gap.value or 0.0) * reach)
                worse.setdefault((journey.id, at.id), []).append(found)
    return {where: tuple(sorted(several, key=lambda one: -one.felt)) for where, several in worse.items()}


def worst(worse: Mapping[Where, tuple[ServedWorse, ...]], places: Iterable[Where]) -> ServedWorse | None:
    """What costs a persona most at some touchpoints."""
    found = [one for place in places for one in worse.get(place, ())]
    return max(found, key=lambda one: one.felt, default=None)
