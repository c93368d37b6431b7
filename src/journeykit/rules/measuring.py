"""Whether figures can be relied on (JK402, JK403, JK405, JK407, JK408)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from journeykit.diagnostics import Finding, Place, Related, message
from journeykit.model.metrics import SATISFACTION
from journeykit.scoring.records import is_stale
from journeykit.scoring.values import SMALL_SAMPLE

if TYPE_CHECKING:
    from journeykit.rules.case import Case
    from journeykit.workspace import PlacedRecord


def small_sample(case: Case) -> Iterator[Finding]:
    """A figure rests on at least 30 answers.

    With fewer, two grumpy customers move the score by more than a year of work does. The score is drawn towards the
    journey's mean, and marked.

    Fails:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Arrival
            touchpoints: [{name: Check-in, measurements: [{metric: ces, value: 4.1, n: 12, date: 2026-09-30}]}]

    Right:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Arrival
            touchpoints: [{name: Check-in, measurements: [{metric: ces, value: 4.1, n: 212, date: 2026-09-30}]}]
    """
    if case.measurements_are_lost:
        return
    for spot, score in case.scored:
        if score.performance.small and score.performance.n is not None:
            used = score.performance.metrics[0].records[0]
            said = message('"{touchpoint}" rests on {n} answers, fewer than {least}',
                           touchpoint=spot.touchpoint.name, n=int(score.performance.n), least=SMALL_SAMPLE)  # fmt: skip
            yield Finding(used.place, said)


def stale_measurement(case: Case) -> Iterator[Finding]:
    """What was measured last is not older than 12 months.

    Old figures are scored with twice the uncertainty, because much may have changed since. The number of months is
    `scoring.stale_after`; the day that counts as today can be set with `--as-of`.

    Fails:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Arrival
            touchpoints: [{name: Check-in, measurements: [{metric: ces, value: 4.1, n: 212, date: 2019-09-30}]}]

    Right:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Arrival
            touchpoints: [{name: Check-in, measurements: [{metric: ces, value: 4.1, n: 212, date: 2026-09-30}]}]
    """
    if case.as_of is None:
        return
    for spot, score in case.scored:
        for metric in score.performance.metrics:
            old = [used for used in metric.records if is_stale(used.record, case.as_of, case.settings.stale_after)]
            if old:
                said = message('the {metric} of "{touchpoint}" is out of date',
                               metric=metric.metric, touchpoint=spot.touchpoint.name)  # fmt: skip
                yield Finding(old[0].place, said)


def mixed_scales(case: Case) -> Iterator[Finding]:
    """Within a journey a metric has one scale.

    A 4 on 1-5 and a 4 on 1-7 are not the same. Scores put both on 0-100, but headlines and trends quote the raw
    figures, and those no longer compare.

    Fails:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Arrival
            touchpoints:
              - {name: Check-in, measurements: [{metric: csat, value: 4.1, n: 212, date: 2026-09-30}]}
              - {name: The room, measurements: [{metric: csat, scale: [1, 7], value: 5.9, n: 90, date: 2026-09-30}]}

    Right:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Arrival
            touchpoints:
              - {name: Check-in, measurements: [{metric: csat, value: 4.1, n: 212, date: 2026-09-30}]}
              - {name: The room, measurements: [{metric: csat, value: 4.4, n: 90, date: 2026-09-30}]}
    """
    scale_of = case.settings.scale_of
    for records in case.measured.values():
        first: dict[str, PlacedRecord] = {}
        said: set[str] = set()
        for placed in records:
            metric, scale = placed.record.metric or "", scale_of(placed.record)
            if scale is None or metric in said:
                continue
            other = first.setdefault(metric, placed)
            expected = scale_of(other.record)
            if expected is not None and (expected.low, expected.high) != (scale.low, scale.high):
                said.add(metric)
                yield Finding(
                    Place(placed.place.file, (*placed.place.path, "scale")),
                    message("{metric} is on another scale here than elsewhere in the journey", metric=metric),
                    related=(Related(other.place, message("first given here")),),
                )


def value_without_n(case: Case) -> Iterator[Finding]:
    """A figure says how many answers it rests on.

    A 4.1 of 12 answers and a 4.1 of 1,200 ask for different decisions. Without `n` there is no interval, and nobody can
    tell whether a change is one.

    Fails:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Arrival
            touchpoints: [{name: Check-in, measurements: [{metric: ces, value: 4.1, date: 2026-09-30}]}]

    Right:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Arrival
            touchpoints: [{name: Check-in, measurements: [{metric: ces, value: 4.1, n: 212, date: 2026-09-30}]}]
    """
    for placed in case.workspace.records:
        record = placed.record
        if record.value is not None and record.n is None and record.metric in SATISFACTION:
            said = message("this {metric} does not say how many answers it rests on", metric=record.metric or "")
            yield Finding(placed.place, said, hint=message('add "{field}: …" here', field="n"))


def mixed_effort_scores(case: Case) -> Iterator[Finding]:
    """Within a journey customer effort is asked in one way.

    `ces` asks whether it was made easy, on 1-7, and high is good; `ces1` asks for the effort, on 1-5, and low is good.
    Side by side they are read the wrong way round sooner or later.

    Fails:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Arrival
            touchpoints:
              - {name: Check-in, measurements: [{metric: ces, value: 4.1, n: 212, date: 2026-09-30}]}
              - {name: The room, measurements: [{metric: ces1, value: 2.2, n: 90, date: 2026-09-30}]}

    Right:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Arrival
            touchpoints:
              - {name: Check-in, measurements: [{metric: ces, value: 4.1, n: 212, date: 2026-09-30}]}
              - {name: The room, measurements: [{metric: ces, value: 5.2, n: 90, date: 2026-09-30}]}
    """
    for records in case.measured.values():
        first = {placed.record.metric: placed for placed in reversed(records)}
        if "ces" in first and "ces1" in first:
            said = message("ces and ces1 are both used in this journey: one is good when high, the other when low")
            place = first["ces1"].place
            related = (Related(first["ces"].place, message("first given here")),)
            yield Finding(Place(place.file, (*place.path, "metric")), said, related=related)
