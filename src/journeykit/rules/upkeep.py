"""Whether a journey is whole, agreed on and kept up (JK309-JK312, JK315, JK316)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from journeykit.diagnostics import Finding, message
from journeykit.scoring.records import months_before

if TYPE_CHECKING:
    from journeykit.rules.case import Case

_REVIEW_MONTHS = 12


def stops_at_the_sale(case: Case) -> Iterator[Finding]:
    """A journey that leads up to a decision goes on after it.

    Winning a customer costs many times what keeping one does, and yet most maps end at the signature. A journey with a
    phase of `stage: decision` has one of `retention` or `advocacy` too, unless it is part of a larger one (`parent`)
    or temporary (`runs`).

    Fails:
        kind: journey
        title: A night at the hotel
        phases: [{name: Booking, stage: decision, touchpoints: [Booking a room]}]

    Right:
        kind: journey
        title: A night at the hotel
        phases:
          - {name: Booking, stage: decision, touchpoints: [Booking a room]}
          - {name: Coming back, stage: retention, touchpoints: [A card at New Year]}
    """
    for document, journey in case.sound_journeys:
        stages = {phase.stage for phase in journey.phases}
        if journey.parent or journey.runs or "decision" not in stages or stages & {"retention", "advocacy"}:
            continue
        said = message(
            '"{journey}" stops at the sale: what makes customers stay or tell others?', journey=journey.title
        )
        yield Finding(document.place("phases", at_key=True), said)


def no_moment_of_truth(case: Case) -> Iterator[Finding]:
    """A journey has a moment of truth.

    At one or two touchpoints the customer decides what to think of you. If none is marked, effort is spread over all.

    Fails:
        kind: journey
        title: A night at the hotel
        phases: [{name: Arrival, touchpoints: [Check-in]}]

    Right:
        kind: journey
        title: A night at the hotel
        phases: [{name: Arrival, touchpoints: [{name: Check-in, moment_of_truth: true}]}]
    """
    for document, journey in case.whole_journeys:
        if journey.touchpoints and not any(touchpoint.moment_of_truth for touchpoint in journey.touchpoints):
            said = message('"{journey}" has no moment of truth', journey=journey.title)
            yield Finding(document.place("title"), said, hint=message("mark it with `moment_of_truth: true`"))


def one_department_team(case: Case) -> Iterator[Finding]:
    """Several departments work on a journey.

    Customers cross departments, and what goes wrong goes wrong between them. A map drawn by one department shows what
    that department sees. Only the profile `strict` says so.

    Fails:
        kind: journey
        title: A night at the hotel
        workshops: [{date: 2026-05-12, present: [front office]}]
        phases: [{name: Arrival, touchpoints: [Check-in]}]

    Right:
        kind: journey
        title: A night at the hotel
        workshops: [{date: 2026-05-12, present: [front office, housekeeping]}]
        phases: [{name: Arrival, touchpoints: [Check-in]}]
    """
    for document, journey in case.sound_journeys:
        present = {department for workshop in journey.workshops for department in workshop.present}
        if len(present) == 1:
            said = message("only {department} was there when this journey was drawn", department=present.pop())
            yield Finding(document.place("workshops", at_key=True), said)


def stale_review(case: Case) -> Iterator[Finding]:
    """People have agreed within the last 12 months that the journey is true.

    Journeys change with every release, price and law. An old map is believed as if it were new. A temporary journey
    (`runs`) that is over needs no review any more. The day that counts as today can be set with `--as-of`.

    Fails:
        kind: journey
        title: A night at the hotel
        reviewed: 2019-06-01
        phases: [{name: Arrival, touchpoints: [Check-in]}]

    Right:
        kind: journey
        title: A night at the hotel
        reviewed: 2019-06-01
        runs: {from: 2019-05-01, to: 2019-08-31}
        phases: [{name: Arrival, touchpoints: [Check-in]}]
    """
    if case.as_of is None:
        return
    for document, journey in case.sound_journeys:
        over = journey.runs is not None and journey.runs.ends is not None and journey.runs.ends < case.as_of
        if journey.reviewed and not over and journey.reviewed < months_before(case.as_of, _REVIEW_MONTHS):
            said = message("nobody has agreed since {day} that this is still true", day=journey.reviewed.isoformat())
            yield Finding(document.place("reviewed"), said)


def future_without_current(case: Case) -> Iterator[Finding]:
    """A future journey says which current one it is the future of.

    Only beside today's journey can one see what changes for the customer, and what it takes.

    Fails:
        kind: journey
        title: A night without a desk
        state: future
        phases: [{name: Arrival, touchpoints: [The door opens]}]

    Right:
        # file: future.yaml
        kind: journey
        title: A night without a desk
        state: future
        future_of: a-night-at-the-hotel
        phases: [{name: Arrival, touchpoints: [The door opens]}]
        # file: now.yaml
        kind: journey
        title: A night at the hotel
        phases: [{name: Arrival, touchpoints: [Check-in]}]
    """
    for document, journey in case.sound_journeys:
        if journey.state == "future" and journey.future_of is None:
            said = message('"{journey}" does not say which journey it is the future of', journey=journey.title)
            yield Finding(document.place("state"), said, hint=message('add "{field}: …" here', field="future_of"))


def doubt_without_helpline(case: Case) -> Iterator[Finding]:
    """Where customers doubt at a moment of truth, there is help.

    A doubt that finds no answer ends in leaving. `helpline` names the channels where help is, at that very moment.

    Fails:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Booking
            touchpoints: [{name: Booking a room, moment_of_truth: {doubts: [Can I still cancel?]}}]

    Right:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Booking
            touchpoints: [{name: Booking a room, moment_of_truth: {doubts: [Can I still cancel?], helpline: [phone]}}]
    """
    for spot in case.met:
        moment = spot.touchpoint.moment_of_truth
        if moment is not None and moment.doubts and not moment.helpline:
            said = message('customers doubt at "{touchpoint}", and nobody helps', touchpoint=spot.touchpoint.name)
            place = spot.place("moment_of_truth", at_key=True) if spot.owns("moment_of_truth") else spot.named()
            yield Finding(place, said, hint=message('add "{field}: …" here', field="helpline"))
