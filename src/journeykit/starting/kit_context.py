"""What the templates of a kit know of a project: texts, and figures already written as words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeykit.model.vocabulary import CUSTOMER_POINTS
from journeykit.scoring.scan_questions import questions_of
from journeykit.words import say, signed, translator
from journeykit.words.glossary import SCAN_POINTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from journeykit.model import Journey, Persona, Touchpoint
    from journeykit.scoring import Scores, TouchpointScore
    from journeykit.words import Sentence
    from journeykit.workspace import Workspace

DEEP = 5
"""So many touchpoints of a journey an interview goes into: more does not fit in its time."""


def context(workspace: Workspace, journeys: Sequence[Journey], language: str, at: str | None = None) -> dict[str, Any]:
    """Return what a kit's template shows."""
    from journeykit.scoring import score

    t = translator(language)
    project = workspace.project
    scores = score(workspace)
    visited = next((one for one in project.competitors if at in (one.id, one.name)), None)
    return {
        "client": project.name,
        "promise": project.brand.promise,
        "sponsor": project.support.sponsor if project.support else None,
        "values": [{"name": one.name, "means": one.means} for one in project.brand.values],
        "basics": [{"text": one.text, "norm": one.norm} for one in project.basics],
        "competitors": " / ".join(one.name for one in project.competitors),
        "visited": visited.name if visited else at,
        "visited_id": visited.id if visited else at,
        "sides": _sides(t, language),
        "journeys": [_journey(workspace, journey, scores, t, language) for journey in journeys],
    }


def _sides(t: Sentence, language: str) -> list[dict[str, Any]]:
    points = [
        {
            "key": name.key,
            "number": position,
            "name": name.name(language),
            "questions": [
                {"id": one.id, "asked": say(one.asked.text, one.asked.args, language)} for one in questions_of(name.key)
            ],
        }
        for position, name in enumerate(SCAN_POINTS, 1)
    ]
    return [
        {"name": t("The customer's side"), "points": [point for point in points if point["key"] in CUSTOMER_POINTS]},
        {
            "name": t("The organisation's side"),
            "points": [point for point in points if point["key"] not in CUSTOMER_POINTS],
        },
    ]


def _journey(workspace: Workspace, journey: Journey, scores: Scores, t: Sentence, language: str) -> dict[str, Any]:
    standing = [at for at in workspace.touchpoints(journey) if _is_met(journey, at.touchpoint)]
    figures = {at.touchpoint.id: scores.touchpoint(journey.id, at.touchpoint.id) for at in standing}
    deep = _deep([at.touchpoint for at in standing], figures)
    rows = [
        (at.phase, _touchpoint(workspace, at.touchpoint, figures[at.touchpoint.id], i, t, language) | {
            "deep": at.touchpoint.id in deep
        })
        for i, at in enumerate(standing, 1)
    ]  # fmt: skip
    personas = workspace.personas_of(journey)
    return {
        "id": journey.id,
        "title": journey.title,
        "headline": journey.headline,
        "customer_job": _unstopped(journey.customer_job),
        "starts": _unstopped(journey.scope.starts_when if journey.scope else None),
        "ends": _unstopped(journey.scope.ends_when if journey.scope else None),
        "count": len(rows),
        "channels": _channels(workspace, t, _each(id_ for at in standing for id_ in at.touchpoint.channels)),
        "segments": " / ".join(_each(persona.segment or persona.name for persona in personas)),
        "departments": _departments(workspace, journey),
        "personas": [_persona(workspace, persona, t) for persona in personas],
        "phases": [
            {
                "name": phase.name,
                "customer_job": phase.customer_job,
                "touchpoints": [row for where, row in rows if where == i],
            }
            for i, phase in enumerate(journey.phases)
            if any(where == i for where, _ in rows)
        ],
    }


def _is_met(journey: Journey, touchpoint: Touchpoint) -> bool:
    """Whether customers meet it: in a future journey all are still to come, elsewhere planned ones are left out."""
    return journey.state == "future" or touchpoint.status != "planned"


def _touchpoint(
    workspace: Workspace, one: Touchpoint, figures: TouchpointScore | None, position: int, t: Sentence, language: str
) -> dict[str, Any]:
    customer = one.customer
    performance = figures.performance if figures else None
    value = performance.value if performance else None
    asked = bool(performance and performance.metrics)
    return {
        "number": position,
        "id": one.id,
        "name": one.name,
        "channels": _channels(workspace, t, one.channels),
        "moment": one.moment_of_truth is not None,
        "doubts": list(one.moment_of_truth.doubts) if one.moment_of_truth else [],
        "wants": customer.wants if customer else None,
        "annoyances": "; ".join(customer.annoyances) if customer else None,
        "emotion": signed(customer.emotion, language) if customer and customer.emotion is not None else None,
        "performance": t("unknown") if value is None else round(value),
        "answers": round(performance.n) if asked and performance and performance.n else 0,
        "choice": t(_CHOICES[figures.choice.take]) if figures else None,
    }


_CHOICES = {
    "measure": "measure first", "repair": "repair", "excel": "excel", "improve": "improve", "protect": "protect",
    "ease-off": "ease off", "good-enough": "good enough",
}  # fmt: skip


def _unstopped(text: str | None) -> str | None:
    """A text without the stop at its end: the sentence around it has its own."""
    return text.rstrip().rstrip(".") if text else text


def _deep(touchpoints: Sequence[Touchpoint], figures: dict[str, TouchpointScore | None]) -> frozenset[str]:
    """The touchpoints to go into: moments of truth first, then those nobody measured, then the lowest."""

    def pressing(one: Touchpoint) -> tuple[bool, bool, float]:
        found = figures[one.id]
        known = found.performance if found else None
        measured = bool(known and known.metrics)
        value = known.value if known and known.value is not None else 0.0
        return one.moment_of_truth is None, measured, value

    return frozenset(one.id for one in sorted(touchpoints, key=pressing)[:DEEP])


def _channels(workspace: Workspace, t: Sentence, ids: Iterable[str]) -> str:
    from journeykit.maps.gathering.names import channels

    return channels(t, workspace.project, list(ids))


def _each(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(texts))


def _departments(workspace: Workspace, journey: Journey) -> list[dict[str, Any]]:
    """Who is to be there: the journey's owner, those of its touchpoints, and whoever meets customers."""
    known = {one.id: one for one in workspace.project.departments}
    owners = [journey.owner, *(one.owner for one in journey.touchpoints)]
    ids = [owner.department for owner in owners if owner]
    ids += [one.id for one in workspace.project.departments if one.frontline]
    return [
        {"name": known[id_].name if id_ in known else id_, "frontline": id_ in known and known[id_].frontline}
        for id_ in _each(ids)
    ]


def _persona(workspace: Workspace, persona: Persona, t: Sentence) -> dict[str, Any]:
    return {
        "name": persona.name,
        "segment": persona.segment,
        "quote": persona.quote,
        "needs": _unstopped("; ".join(persona.needs)),
        "frustrations": _unstopped("; ".join(persona.frustrations)),
        "channels": _channels(workspace, t, persona.channels),
        "hypothesis": persona.evidence is None or persona.evidence.grade in (None, "hypothesis"),
    }
