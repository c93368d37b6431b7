"""A journey as one persona goes through it, with the figures that speak of that persona."""

from __future__ import annotations

from collections.abc import Sequence

from journeykit.maps.content import MapTouchpoint
from journeykit.model import Journey, Persona
from journeykit.scoring import JourneyScore, Scores, for_persona, score
from journeykit.scoring import personas as known
from journeykit.words import Sentence
from journeykit.workspace import Workspace


def find_persona(workspace: Workspace, journey: Journey, id_: str) -> Persona:
    """Return a persona of the journey, or of the project.

    Raises:
        JourneykitError: there is none of that id.
    """
    own = {persona.id: persona for persona in workspace.personas_of(journey)}
    return own.get(id_) or known.find_persona(workspace, id_)


def as_met_by(
    workspace: Workspace, scores: Scores, journey: Journey, persona: str
) -> tuple[Workspace, Scores, Journey]:
    """Return the project, the scores and the journey as a persona meets them."""
    find_persona(workspace, journey, persona)
    seen = for_persona(workspace, persona)
    document = seen.document(workspace.document_of(journey).file)
    assert document is not None
    return seen, score(seen, scores.now, journeys=[journey.id]), document.model


def own_figures(t: Sentence, score_: JourneyScore | None, touchpoints: Sequence[MapTouchpoint]) -> str:
    """Say how many of the figures that are shown are the persona's own; nothing when there are no figures."""
    if score_ is None:
        return ""
    shown = {touchpoint.id for touchpoint in touchpoints}
    found = [one for one in score_.touchpoints if one.id in shown and one.performance.value is not None]
    if not found:
        return ""
    own = sum(one.performance.basis is not None for one in found)
    if own == 0:
        return t("figures of all customers")
    if own == len(found):
        return t("figures of its own")
    return t("{own} of {all} figures of its own, the others of all customers", own=own, all=len(found))
