"""What a report rests on: every source with what rests on it, and how each touchpoint is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from journeykit.planning.grounds import source
from journeykit.reports.evidence.measured import measured_sources
from journeykit.reports.evidence.research import research_sources
from journeykit.words import translator

if TYPE_CHECKING:
    from journeykit.model import Touchpoint
    from journeykit.reports.evidence.values import SourceOf
    from journeykit.scoring import Scores
    from journeykit.scoring.values import TouchpointScore
    from journeykit.workspace import Workspace

Grade = Literal["quantitative", "qualitative", "hypothesis"]

GRADES = {"quantitative": "measured", "qualitative": "from research, not measured", "hypothesis": "our own assumption"}


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownBy:
    """How a touchpoint is known: the grade of its evidence in words, and the ids of the sources behind it."""

    journey: str
    touchpoint: str
    name: str
    grade: Grade
    told: str
    n: int | None
    small: bool
    stale: bool
    sources: tuple[str, ...]
    place: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """All sources, measurements before research, the newest first; and how each scored touchpoint is known."""

    sources: tuple[SourceOf, ...]
    touchpoints: tuple[KnownBy, ...]

    @property
    def assumed(self) -> tuple[KnownBy, ...]:
        """The touchpoints of which all that is known is what people think themselves."""
        return tuple(one for one in self.touchpoints if one.grade == "hypothesis")

    def source(self, id_: str) -> SourceOf | None:
        """Return the source of an id."""
        return next((one for one in self.sources if one.id == id_), None)


def evidence_of(workspace: Workspace, scores: Scores, language: str) -> Evidence:
    """Gather what the figures and sentences of some journeys rest on.

    Args:
        workspace: What was read.
        scores: The scores of the journeys that the report speaks of.
        language: `nl` or `en`.

    Returns:
        Plain values in that language; texts of people are as they wrote them. Quotes are only those of customers who
        agreed to being quoted.
    """
    sources = (*measured_sources(workspace, scores, language), *research_sources(workspace, scores, language))
    behind: dict[tuple[str, str], list[str]] = {}
    for one in sources:
        for at in one.rests:
            if at.touchpoint is not None:
                behind.setdefault((at.journey, at.touchpoint), []).append(one.id)
    t = translator(language)
    known = []
    for journey in scores.journeys:
        document = workspace.document(journey.file)
        assert document is not None
        models: dict[str, Touchpoint] = {one.id: one for one in document.model.touchpoints}
        places = {at.touchpoint.id: at.path for at in workspace.touchpoints(document.model)}
        for touchpoint in journey.touchpoints:
            grade = grade_of(touchpoint, models[touchpoint.id])
            known.append(
                KnownBy(
                    journey=journey.id,
                    touchpoint=touchpoint.id,
                    name=" ".join(touchpoint.name.split()),
                    grade=grade,
                    told=t(GRADES[grade]),
                    n=None if touchpoint.performance.n is None else round(touchpoint.performance.n),
                    small=touchpoint.performance.small,
                    stale=touchpoint.performance.stale,
                    sources=tuple(dict.fromkeys(behind.get((journey.id, touchpoint.id), ()))),
                    place=str(source(workspace, document.place(*places[touchpoint.id]))),
                )
            )
    return Evidence(sources, tuple(known))


def grade_of(score: TouchpointScore, touchpoint: Touchpoint) -> Grade:
    """How a touchpoint is known: measured when its figure was, else as its document says, else assumed."""
    if score.performance.value is not None and not score.performance.is_hypothesis:
        return "quantitative"
    evidence = touchpoint.evidence
    if evidence is None:
        return "hypothesis"
    # Numbers of which none is left in the project are no longer measured, but they were more than a thought.
    if evidence.grade == "quantitative":
        return "qualitative"
    return evidence.grade or ("qualitative" if evidence.research else "hypothesis")
