"""Whether it is known how the touchpoints do, and whether customers said so (JK401, JK404, JK411)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from journeykit.diagnostics import Finding, message

if TYPE_CHECKING:
    from journeykit.model import Journey
    from journeykit.model.shared import Evidence
    from journeykit.rules.case import Case

# Ways of research in which no customer says or does anything.
WITHOUT_CUSTOMERS = frozenset({"frontline", "own-experience", "mystery-visit"})


def no_performance(case: Case) -> Iterator[Finding]:
    """It is known, or guessed, how a touchpoint does.

    Without a measurement, or an emotion that stands in for one, a touchpoint has no score: it is left out of the
    index, and its choice is "measure first".

    Fails:
        kind: journey
        title: A night at the hotel
        phases: [{name: Arrival, touchpoints: [Check-in]}]

    Right:
        kind: journey
        title: A night at the hotel
        phases: [{name: Arrival, touchpoints: [{name: Check-in, customer: {emotion: -1}}]}]
    """
    if case.measurements_are_lost:
        return
    for spot, score in case.scored:
        if score.performance.value is None and not case.is_misdirected(spot.journey):
            said = message('nothing is known of how "{touchpoint}" does', touchpoint=spot.touchpoint.name)
            hint = message("a measurement, or `emotion` as a first guess")
            yield Finding(spot.named(), said, hint=hint)


def unmeasured_moment_of_truth(case: Case) -> Iterator[Finding]:
    """A moment of truth is measured.

    It makes or breaks the relation, so here a guess is not enough.

    Fails:
        kind: journey
        title: A night at the hotel
        phases: [{name: Arrival, touchpoints: [{name: Check-in, moment_of_truth: true, customer: {emotion: -1}}]}]

    Right:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Arrival
            touchpoints:
              - name: Check-in
                moment_of_truth: true
                measurements: [{metric: ces, value: 4.1, n: 212, date: 2026-09-30}]
    """
    if case.measurements_are_lost:
        return
    for spot, score in case.scored:
        if score.moment_of_truth and not score.performance.metrics and not case.is_misdirected(spot.journey):
            said = message('"{touchpoint}" is a moment of truth without a measurement', touchpoint=spot.touchpoint.name)
            yield Finding(spot.named(), said)


def no_customer_spoken(case: Case) -> Iterator[Finding]:
    """Somewhere in the journey a customer was asked.

    A journey of nothing but hypotheses, or of what staff know, is the organisation's view of its customers. Mark what
    rests on customers with `evidence`, name the research, measure, or invite customers to the workshop.

    Fails:
        kind: journey
        title: A night at the hotel
        phases: [{name: Arrival, touchpoints: [{name: Check-in, evidence: hypothesis}]}]

    Right:
        kind: journey
        title: A night at the hotel
        phases: [{name: Arrival, touchpoints: [{name: Check-in, evidence: qualitative}]}]
    """
    if case.measurements_are_lost:
        return
    methods = {document.model.id: document.model.method for document in case.workspace.documents_of("research")}
    for document, journey in case.whole_journeys:
        if case.is_misdirected(journey):
            continue
        if journey.state == "current" and journey.phases and not _is_spoken(case, journey, methods):
            said = message('no customer has spoken in "{journey}": it rests on what we think', journey=journey.title)
            yield Finding(document.place("title"), said)


def _is_spoken(case: Case, journey: Journey, methods: dict[str, str | None]) -> bool:
    """Tell whether a measurement, evidence, a quote or a workshop has brought in a customer."""
    if any(workshop.customers for workshop in journey.workshops):
        return True
    if case.workspace.records_of(journey.id, None):
        return True
    return any(
        _asks_customers(touchpoint.evidence, methods)
        or bool(case.workspace.records_of(journey.id, touchpoint.id))
        or any(_hears(quote.research, methods) for quote in (touchpoint.customer.quotes if touchpoint.customer else ()))
        for touchpoint in journey.touchpoints
    )


def _asks_customers(evidence: Evidence | None, methods: dict[str, str | None]) -> bool:
    if evidence is None or evidence.grade in (None, "hypothesis"):
        return False
    return not evidence.research or any(_hears(research, methods) for research in evidence.research)


def _hears(research: str | None, methods: dict[str, str | None]) -> bool:
    return research is not None and methods.get(research) not in WITHOUT_CUSTOMERS
