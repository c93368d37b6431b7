"""Whether people are told what was done (JK706, JK707, JK710-JK712)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from journeykit.diagnostics import Finding, Place, message
from journeykit.scoring.records import days

if TYPE_CHECKING:
    from journeykit.model import Touchpoint
    from journeykit.rules.case import Case
    from journeykit.workspace import ImprovementAt

_STARTED = ("redesign", "pilot", "implementing", "done")


def not_communicated(case: Case) -> Iterator[Finding]:
    """When an improvement is done, colleagues are told.

    Staff who hear from a customer what has changed look foolish, and explain the old way for another year.

    Fails:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Arrival
            touchpoints: [{name: Check-in, improvements: [{title: A second desk, status: done, owner: desk}]}]

    Right:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Arrival
            touchpoints:
              - name: Check-in
                improvements: [{title: A second desk, status: done, owner: desk, communicated_to: [reservations]}]
    """
    for at in _done(case):
        if not at.improvement.communicated_to:
            said = message('"{improvement}" is done, and no colleague was told', improvement=at.improvement.title)
            yield Finding(_place(at, "title"), said, hint=message('add "{field}: …" here', field="communicated_to"))


def customers_not_told(case: Case) -> Iterator[Finding]:
    """When an improvement is done, customers are told.

    Customers who complained, or filled in a survey, believe that nothing happens with it. Telling them what was done
    is the cheapest improvement there is.

    Fails:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Arrival
            touchpoints: [{name: Check-in, improvements: [{title: A second desk, status: done, owner: desk}]}]

    Right:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Arrival
            touchpoints:
              - name: Check-in
                improvements:
                  - {title: A second desk, status: done, owner: desk, told_customers: {channel: email, to: guests}}
    """
    for at in _done(case):
        if at.improvement.told_customers is None:
            said = message('"{improvement}" is done, and customers were not told', improvement=at.improvement.title)
            yield Finding(_place(at, "title"), said, hint=message('add "{field}: …" here', field="told_customers"))


def staff_before_managers(case: Case) -> Iterator[Finding]:
    """Managers come first in becoming customer-minded.

    Staff look at what their managers do. Training them while no manager has begun teaches them that it is not meant.

    Fails:
        # file: journeykit.yaml
        kind: project
        format: 1
        name: The Lantern House
        culture:
          - {title: Listening in at the desk, audience: managers, status: idea}
          - {title: Training in hospitality, audience: staff, status: implementing}

    Right:
        # file: journeykit.yaml
        kind: project
        format: 1
        name: The Lantern House
        culture:
          - {title: Listening in at the desk, audience: managers, status: done}
          - {title: Training in hospitality, audience: staff, status: implementing}
    """
    for document in case.workspace.documents_of("project", sound=True):
        culture = document.model.culture
        if any(action.audience == "managers" and action.status in _STARTED for action in culture):
            continue
        for i, action in enumerate(culture):
            if action.audience == "staff" and action.status in _STARTED:
                said = message('"{action}" is for staff, and nothing has begun for managers', action=action.title)
                yield Finding(document.place("culture", i, "title"), said)


def affected_not_told(case: Case) -> Iterator[Finding]:
    """Whoever is affected by an improvement is told when it is done.

    Those are the owner of the touchpoint, the owners of the touchpoints before and after it, and the departments of its
    systems. They feel the change first.

    Fails:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Arrival
            touchpoints:
              - {name: Parking, owner: garage}
              - name: Check-in
                owner: desk
                improvements: [{title: A second desk, status: done, owner: desk, communicated_to: [housekeeping]}]

    Right:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Arrival
            touchpoints:
              - {name: Parking, owner: garage}
              - name: Check-in
                owner: desk
                improvements: [{title: A second desk, status: done, owner: desk, communicated_to: [garage]}]
    """
    homes = {system.id: system.department for system in case.workspace.project.systems}
    order = {journey.id: journey.touchpoints for _, journey in case.sound_journeys}
    positions = {id_: {one.id: i for i, one in enumerate(touchpoints)} for id_, touchpoints in order.items()}
    for at in _done(case):
        if at.journey is None or at.touchpoint is None or not at.improvement.communicated_to:
            continue
        near = affected(order[at.journey.id], positions[at.journey.id][at.touchpoint.id], homes)
        told = {told.to for told in at.improvement.communicated_to} | {at.improvement.owner}
        missed = [name for name in near if name not in told]
        if missed:
            said = message('"{improvement}" is done, and not told to {departments}',
                           improvement=at.improvement.title, departments=", ".join(missed))  # fmt: skip
            yield Finding(_place(at, "communicated_to"), said)


def affected(touchpoints: Sequence[Touchpoint], position: int, homes: Mapping[str, str | None]) -> list[str]:
    """Return the owners of a touchpoint and of its neighbours, and the departments of its own systems, each once."""
    around = (*touchpoints[max(0, position - 1) : position], *touchpoints[position + 1 : position + 2])
    near = (touchpoints[position], *around)
    names = [one.owner.department for one in near if one.owner]
    names += [home for system in near[0].systems if (home := homes.get(system))]
    return list(dict.fromkeys(names))


def no_result(case: Case) -> Iterator[Finding]:
    """After an improvement is done, the touchpoint is measured again.

    Only a figure from after `done_on` tells whether it helped. Until then the plan counts a promise.

    Fails:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Arrival
            touchpoints:
              - name: Check-in
                measurements: [{metric: ces, value: 4.1, n: 212, date: 2026-03-31}]
                improvements: [{title: A second desk, status: done, done_on: 2026-05-01}]

    Right:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Arrival
            touchpoints:
              - name: Check-in
                measurements: [{metric: ces, value: 5.3, n: 190, date: 2026-09-30}]
                improvements: [{title: A second desk, status: done, done_on: 2026-05-01}]
    """
    if case.measurements_are_lost:
        return
    for at in _done(case):
        done_on = at.improvement.done_on
        if done_on is None or at.journey is None or at.touchpoint is None or case.is_misdirected(at.journey):
            continue
        records = case.workspace.records_of(at.journey.id, at.touchpoint.id)
        if not any((known := days(placed.record)) and known[1] >= done_on for placed in records):
            said = message('nothing has been measured since "{improvement}" was done', improvement=at.improvement.title)
            yield Finding(_place(at, "done_on"), said)


def _done(case: Case) -> Iterator[ImprovementAt]:
    return (at for at in case.improvements if at.improvement.status == "done")


def _place(at: ImprovementAt, key: str) -> Place:
    return Place(at.place.file, (*at.place.path, key))
