"""What a journey needs before it can be worked with (JK301-JK304, JK307)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from journeykit.diagnostics import Finding, message

if TYPE_CHECKING:
    from journeykit.rules.case import Case


def no_customer_job(case: Case) -> Iterator[Finding]:
    """A journey says what the customer wants to get done.

    Without the customer's job a map shows what the organisation does. The job is what every touchpoint is held
    against: does it help to get this done?

    Fails:
        kind: journey
        title: A night at the hotel
        phases: [{name: Arrival, touchpoints: [Check-in]}]

    Right:
        kind: journey
        title: A night at the hotel
        customer_job: Sleep well in a strange city and feel expected
        phases: [{name: Arrival, touchpoints: [Check-in]}]
    """
    for document, journey in case.sound_journeys:
        if not journey.customer_job:
            said = message('"{journey}" does not say what the customer wants to get done', journey=journey.title)
            yield Finding(document.place("title"), said, hint=message('add "{field}: …" here', field="customer_job"))


def no_scope(case: Case) -> Iterator[Finding]:
    """A journey says where it starts and where it ends.

    The first thought and the last one are the customer's, not the first and last form of ours. Without a scope
    two people in one workshop talk of two journeys.

    Fails:
        kind: journey
        title: A night at the hotel
        scope: {starts_when: a guest picks dates for a trip}
        phases: [{name: Arrival, touchpoints: [Check-in]}]

    Right:
        kind: journey
        title: A night at the hotel
        scope: {starts_when: a guest picks dates for a trip, ends_when: the guest has told somebody about it}
        phases: [{name: Arrival, touchpoints: [Check-in]}]
    """
    for document, journey in case.sound_journeys:
        scope = journey.scope
        if scope is None or not scope.starts_when:
            said = message('"{journey}" does not say where it starts', journey=journey.title)
            hint = message("scope: {sample}", sample="{starts_when: …, ends_when: …}")
            yield Finding(document.place("scope" if scope else "title"), said, hint=hint)
        elif not scope.ends_when:
            said = message('"{journey}" does not say where it ends', journey=journey.title)
            yield Finding(document.place("scope"), said, hint=message('add "{field}: …" here', field="ends_when"))


def no_persona(case: Case) -> Iterator[Finding]:
    """A journey says who makes it.

    "The customer" does not exist: somebody in a hurry and somebody who is anxious live through different journeys on
    the same touchpoints. One persona, called a hypothesis, is better than none.

    Fails:
        kind: journey
        title: A night at the hotel
        phases: [{name: Arrival, touchpoints: [Check-in]}]

    Right:
        kind: journey
        title: A night at the hotel
        personas: [{name: The weekender, needs: [a quiet room], evidence: hypothesis}]
        phases: [{name: Arrival, touchpoints: [Check-in]}]
    """
    for document, journey in case.sound_journeys:
        if not journey.personas:
            said = message('"{journey}" has no persona: who makes this journey?', journey=journey.title)
            yield Finding(document.place("title"), said, hint=message('add "{field}: …" here', field="personas"))


def no_objective(case: Case) -> Iterator[Finding]:
    """A journey says what loyal behaviour it is to bring.

    Satisfaction is a means. What is it to bring: that customers recommend, stay longer or buy more? Without an
    objective nobody can say whether the work was worth it.

    Fails:
        kind: journey
        title: A night at the hotel
        phases: [{name: Arrival, touchpoints: [Check-in]}]

    Right:
        kind: journey
        title: A night at the hotel
        objectives: [{outcome: recommend, metric: nps, target: 45, by: 2027-06-30}]
        phases: [{name: Arrival, touchpoints: [Check-in]}]
    """
    for document, journey in case.sound_journeys:
        if not journey.objectives:
            said = message('"{journey}" has no objective: what is it to bring?', journey=journey.title)
            yield Finding(document.place("title"), said, hint=message('add "{field}: …" here', field="objectives"))


def no_owner(case: Case) -> Iterator[Finding]:
    """The journey has an owner, and so has every moment of truth.

    A map that nobody owns goes stale, and an improvement at a moment of truth that nobody answers for is never made.
    What others run (`run_by: others`) cannot be owned.

    Fails:
        kind: journey
        title: A night at the hotel
        owner: front office
        phases: [{name: Arrival, touchpoints: [{name: Check-in, moment_of_truth: true}]}]

    Right:
        kind: journey
        title: A night at the hotel
        owner: front office
        phases: [{name: Arrival, touchpoints: [{name: Check-in, moment_of_truth: true, owner: reception}]}]
    """
    for document, journey in case.sound_journeys:
        if journey.owner is None:
            said = message('"{journey}" has no owner', journey=journey.title)
            yield Finding(document.place("title"), said, hint=message('add "{field}: …" here', field="owner"))
    for spot in case.met:
        touchpoint = spot.touchpoint
        if touchpoint.moment_of_truth is not None and touchpoint.owner is None and touchpoint.run_by != "others":
            said = message('nobody owns "{touchpoint}", a moment of truth', touchpoint=touchpoint.name)
            yield Finding(spot.named(), said, hint=message('add "{field}: …" here', field="owner"))
