"""Whether trials can be learned from (JK704, JK705, JK708, JK709)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from journeykit.diagnostics import Finding, Place, message
from journeykit.model import Record
from journeykit.rules.conflicts import estimate_of
from journeykit.rules.plan import is_open
from journeykit.scoring.pilots import verdict
from journeykit.workspace import PlacedRecord

if TYPE_CHECKING:
    from journeykit.model.shared import Figure
    from journeykit.rules.case import Case
    from journeykit.scoring.estimates import Estimate
    from journeykit.workspace import ImprovementAt


def pilot_without_baseline(case: Case) -> Iterator[Finding]:
    """A trial has something to be held against.

    Without a figure from before, or a group that goes on as before, a trial always succeeds.

    Fails:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Arrival
            touchpoints:
              - name: Check-in
                improvements: [{title: A second desk, status: pilot, owner: desk, pilot: {metric: ces, target: 5}}]

    Right:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Arrival
            touchpoints:
              - name: Check-in
                improvements:
                  - title: A second desk
                    status: pilot
                    owner: desk
                    pilot: {metric: ces, target: 5, baseline: {value: 4.1, n: 212}}
    """
    for at in case.improvements:
        pilot = at.improvement.pilot
        running = at.improvement.status == "pilot" or (pilot is not None and pilot.result is not None)
        if running and (pilot is None or (pilot.baseline is None and pilot.control is None)):
            said = message(
                'the trial of "{improvement}" has nothing to be held against', improvement=at.improvement.title
            )
            yield Finding(_place(at, "pilot"), said, hint=message("give `baseline` or `control`"))


def pilot_without_result(case: Case) -> Iterator[Finding]:
    """A trial that is over has a result.

    A trial of which nobody looks at the outcome costs as much as one that teaches something. The day that counts as
    today can be set with `--as-of`.

    Fails:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Arrival
            touchpoints:
              - name: Check-in
                improvements: [{title: A second desk, pilot: {ends: 2020-03-01, baseline: {value: 4.1, n: 212}}}]

    Right:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Arrival
            touchpoints:
              - name: Check-in
                improvements:
                  - title: A second desk
                    pilot: {ends: 2020-03-01, baseline: {value: 4.1, n: 212}, result: {value: 5.2, n: 180}}
    """
    for at in case.improvements:
        pilot = at.improvement.pilot
        over = pilot is not None and pilot.ends is not None and case.as_of is not None and pilot.ends < case.as_of
        if pilot is not None and over and pilot.result is None and is_open(at):
            said = message('the trial of "{improvement}" is over, and has no result', improvement=at.improvement.title)
            yield Finding(_place(at, "pilot", "ends"), said)


def designed_alone(case: Case) -> Iterator[Finding]:
    """What matters most is designed together with the frontline or with customers.

    A redesign of a touchpoint that is to be repaired, or to excel, fails when those who live with it hear of it last.
    `involves` names departments (`frontline: true` in journeykit.yaml), `customers_involved` how many customers.

    Fails:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Arrival
            touchpoints:
              - name: Check-in
                customer: {emotion: -2}
                improvements: [{title: Another desk, type: redesign, owner: facilities}]

    Right:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Arrival
            touchpoints:
              - name: Check-in
                customer: {emotion: -2}
                improvements: [{title: Another desk, type: redesign, owner: facilities, customers_involved: 5}]
    """
    if case.measurements_are_lost:  # nobody knows what is to be repaired
        return
    frontline = {department.id for department in case.workspace.project.departments if department.frontline}
    takes = {(spot.document.file, spot.path): score.choice.take for spot, score in case.scored}
    for spot in case.met:
        if takes.get((spot.document.file, spot.path)) not in ("repair", "excel") or not spot.owns("improvements"):
            continue
        if case.is_misdirected(spot.journey):
            continue
        for i, improvement in enumerate(spot.touchpoint.improvements):
            if improvement.type != "redesign" or improvement.customers_involved or improvement.status == "dropped":
                continue
            if case.known.project_is_unsure and (improvement.involves or improvement.owner):
                continue  # nobody knows who is the frontline
            if frontline.isdisjoint((*improvement.involves, improvement.owner or "")):
                said = message('"{improvement}" is designed without the frontline or customers',
                               improvement=improvement.title)  # fmt: skip
                yield Finding(spot.place("improvements", i, "title"), said)


def pilot_not_clear(case: Case) -> Iterator[Finding]:
    """The result of a trial is more than chance.

    The result is held against the control group, else against the figure from before. A difference within its noise
    says nothing: try for longer, or with more customers.

    Fails:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Arrival
            touchpoints:
              - name: Check-in
                improvements:
                  - title: A second desk
                    pilot: {metric: ces, baseline: {value: 4.1, n: 40}, result: {value: 4.4, n: 40}}

    Right:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Arrival
            touchpoints:
              - name: Check-in
                improvements:
                  - title: A second desk
                    pilot: {metric: ces, baseline: {value: 4.1, n: 400}, result: {value: 5.6, n: 400}}
    """
    for at in case.improvements:
        pilot = at.improvement.pilot
        if pilot is None or pilot.metric is None or pilot.result is None:
            continue
        result, control, baseline = (
            _estimate(case, pilot.metric, figure, at) for figure in (pilot.result, pilot.control, pilot.baseline)
        )
        if result and verdict(result, control, baseline, confidence=case.settings.confidence) == "not-clear":
            said = message('the result of "{improvement}" lies within the noise', improvement=at.improvement.title)
            yield Finding(_place(at, "pilot", "result"), said)


def _estimate(case: Case, metric: str, figure: Figure | None, at: ImprovementAt) -> Estimate | None:
    if figure is None or not figure.n:
        return None
    record = Record(metric=metric, value=figure.value, n=figure.n)
    return estimate_of(PlacedRecord(record, at.place, None, None, None), case.settings)


def _place(at: ImprovementAt, *path: str) -> Place:
    return Place(at.place.file, (*at.place.path, *path))
