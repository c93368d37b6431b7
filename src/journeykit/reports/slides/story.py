"""The slides of a project in the order in which one tells them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.reports.evidence.report import evidence_of
from journeykit.reports.headlines import headline_findings
from journeykit.reports.plan.context import context
from journeykit.reports.plan.unequal import seen_by
from journeykit.reports.plan.words import Phrases
from journeykit.reports.slides.doing import actions_slide, decisions_slide, roadmap_slide
from journeykit.reports.slides.findings import findings_slide
from journeykit.reports.slides.journeys import journey_slides, portfolio_slide
from journeykit.reports.slides.knowing import glossary_slide, sources_slide, unknown_slide
from journeykit.reports.slides.values import Deck
from journeykit.words import number, period, translator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeykit.planning.values import Plan
    from journeykit.reports.slides.values import Slide
    from journeykit.scoring import Scores
    from journeykit.workspace import Workspace


def story(workspace: Workspace, scores: Scores, plan: Plan, language: str) -> Deck:
    """Gather all slides; their pictures are drawn, and still to be rendered."""
    phrases = Phrases(translator(language), language, plan.units, plan.project)
    chosen = scores.only({journey.journey.id for journey in plan.journeys})
    told = [slide for slide in _slides(workspace, chosen, plan, phrases) if slide is not None]
    glossary = glossary_slide(phrases, told)
    client = " ".join(plan.project.name.split())
    alone = (
        " ".join(plan.journeys[0].journey.title.split()) if len(plan.journeys) == 1 else phrases.t("Customer journeys")
    )
    return Deck(
        client=client,
        title=phrases.t("Customer journeys of {client}", client=client) if client else alone,
        lines=tuple(_lines(phrases, plan)),
        slides=(*told, *([glossary] if glossary else [])),
        language=language,
        day=scores.now.isoformat() if scores.now else None,
        accent=plan.project.style.accent,
    )


def _slides(workspace: Workspace, scores: Scores, plan: Plan, phrases: Phrases) -> Iterator[Slide | None]:
    values = context(plan, phrases.language)
    yield findings_slide(phrases, headline_findings(workspace, scores, plan, phrases.language))
    yield portfolio_slide(workspace, scores, plan, phrases)
    for journey in plan.journeys:
        yield from journey_slides(workspace, scores, plan, journey, phrases)
    yield actions_slide(phrases, plan, values)
    yield roadmap_slide(phrases, values)
    yield decisions_slide(phrases, plan, values)
    yield unknown_slide(phrases, values)
    yield sources_slide(phrases, evidence_of(workspace, scores, phrases.language))


def _lines(phrases: Phrases, plan: Plan) -> Iterator[str]:
    """What stands below the title: the figures' period, how much was measured, and the promise."""
    t, language = phrases.t, phrases.language
    if plan.newest_period:
        yield t("Figures up to and including {period}", period=period(plan.newest_period, language))
    count = sum(len(journey.score.touchpoints) for journey in plan.journeys)
    measured = sum(journey.measured for journey in plan.journeys)
    if count:
        yield t("{measured} of {count} touchpoints measured, {answers}",
                measured=measured, count=count, answers=phrases.answers(plan.answers))  # fmt: skip
    journeys = phrases.count(len(plan.journeys), "{count} journey", "{count} journeys")
    customers = [journey.score.customers_per_year for journey in plan.journeys]
    known = sum(one for one in customers if one)
    yield (
        journeys
        if None in customers or not known
        else t("{journeys}, {customers} customers a year", journeys=journeys, customers=number(known, language))
    )
    if seen := seen_by(phrases, plan):
        yield seen
    if plan.project.brand.promise:
        yield f"“{' '.join(plan.project.brand.promise.split())}”"
