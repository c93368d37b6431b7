"""Research as sources of a report: what was found and what customers said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.model.periods import days_of
from journeykit.reports.evidence.values import Found, RestsHere, Said, SourceOf, link_in, one_line
from journeykit.reports.plan.words import Phrases
from journeykit.scoring.records import months_before
from journeykit.words import period, translator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeykit.model import Touchpoint
    from journeykit.model.research import Finding, Research
    from journeykit.scoring import Scores
    from journeykit.workspace import Workspace
    from journeykit.workspace.documents import Document

METHODS = {
    "diary": "diary", "interview": "interviews", "own-experience": "own experience", "mystery-visit": "mystery visit",
    "observation": "observation", "panel": "panel", "frontline": "the frontline", "analytics": "analytics",
    "social": "social media", "survey": "survey",
}  # fmt: skip
_COUNTED = ("survey", "analytics")
_BY = {"staff": "by our own staff", "outsider": "by an outsider"}


def research_sources(workspace: Workspace, scores: Scores, language: str) -> list[SourceOf]:
    """Return a source for each piece of research, the newest first."""
    touchpoints = list(_touchpoints(workspace, scores))
    found = [
        _source(workspace, scores, document, touchpoints, language)
        for document in workspace.documents_of("research", sound=True)
    ]
    return [one for _, one in sorted(found, key=lambda pair: (-pair[0], pair[1].file))]


def _touchpoints(workspace: Workspace, scores: Scores) -> Iterator[tuple[RestsHere, Touchpoint]]:
    for journey in scores.journeys:
        document = workspace.document(journey.file)
        assert document is not None
        scored = {one.id: one.name for one in journey.touchpoints}
        for one in document.model.touchpoints:
            if one.id in scored:
                yield RestsHere(journey.id, one.id, one_line(scored[one.id]) or one.id), one


def _source(
    workspace: Workspace,
    scores: Scores,
    document: Document,
    touchpoints: list[tuple[RestsHere, Touchpoint]],
    language: str,
) -> tuple[int, SourceOf]:
    t = translator(language)
    research: Research = document.model
    names = {f"{at.journey}/{at.touchpoint}": at for at, _ in touchpoints}
    by_id: dict[str, list[RestsHere]] = {}
    for at, _ in touchpoints:
        by_id.setdefault(at.touchpoint or "", []).append(at)
    quotes = tuple(_quotes(workspace, research, touchpoints))
    spoken_of: list[RestsHere] = []
    for finding in research.findings:
        key = finding.touchpoint or ""
        spoken_of += [names[key]] if key in names else by_id.get(key, [])
    named = [at for at, one in touchpoints if one.evidence and research.id in one.evidence.research]
    rests = tuple(dict.fromkeys([*spoken_of, *named, *(quote.at for quote in quotes)]))
    ends = days_of(research.period) if research.period else None
    oldest = months_before(scores.now, scores.settings.stale_after) if scores.now else None
    method = t(METHODS[research.method]) if research.method else None
    return ends[1].toordinal() if ends else 0, SourceOf(
        id=research.id, kind="research", title=one_line(research.question) or method or research.id, method=method,
        period=period(research.period, language) if research.period else None,
        n=research.n, n_told=_took_part(language, research.n), file=document.file.as_posix(), line=None,
        grade="quantitative" if research.method in _COUNTED else "qualitative", used=bool(rests),
        stale=bool(ends and oldest and ends[1] < oldest),
        by=t(_BY[research.by]) if research.by else None, at=_at(workspace, research), question=one_line(research.question),
        link=link_in(research.question), rests=rests,
        findings=tuple(_found(one, names, by_id) for one in research.findings), quotes=quotes,
    )  # fmt: skip


def _took_part(language: str, n: int | None) -> str | None:
    if n is None:
        return None
    return Phrases(translator(language), language).count(n, "{count} person took part", "{count} people took part")


def _at(workspace: Workspace, research: Research) -> str | None:
    """The competitor that was visited, by its name; None for one's own organisation."""
    if research.at in (None, "own"):
        return None
    return next((one.name for one in workspace.project.competitors if one.id == research.at), research.at)


def _quotes(
    workspace: Workspace, research: Research, touchpoints: list[tuple[RestsHere, Touchpoint]]
) -> Iterator[Said]:
    personas = {persona.id: persona.name for persona in workspace.personas}
    told: set[str] = set()  # what a touchpoint of the library brings along stands in every journey that uses it
    for at, one in touchpoints:
        for quote in one.customer.quotes if one.customer else ():
            if quote.research == research.id and quote.consent and quote.text not in told:
                told.add(quote.text)
                yield Said(one_line(quote.text) or "", at, personas.get(quote.persona or "", quote.persona))


def _found(finding: Finding, names: dict[str, RestsHere], by_id: dict[str, list[RestsHere]]) -> Found:
    key = finding.touchpoint or ""
    at = names.get(key) or next(iter(by_id.get(key, ())), None)
    return Found(
        one_line(finding.text) or "", at.name if at else finding.touchpoint, finding.heard, finding.verified_by
    )
