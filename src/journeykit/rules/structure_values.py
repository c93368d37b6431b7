"""Whether ids, sizes, periods, figures and targets are right (JK106-JK110)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from journeykit.diagnostics import Finding
    from journeykit.rules.case import Case


def bad_id(case: Case) -> Iterator[Finding]:
    """An id has only lower-case letters a-z, digits and hyphens between them.

    Ids are names of files, links and columns, so they must mean the same everywhere. Leave the id out, and it is
    made of the name.

    Fails:
        kind: journey
        id: Night_at_hotel
        title: A night at the hotel
        phases: [{name: Arrival, touchpoints: [Check-in]}]

    Right:
        kind: journey
        id: night-at-hotel
        title: A night at the hotel
        phases: [{name: Arrival, touchpoints: [Check-in]}]
    """
    yield from case.stored("JK106")


def too_large(case: Case) -> Iterator[Finding]:
    """Texts, ids, numbers and journeys stay within bearable sizes.

    A text has at most 20,000 characters, an id 80, a journey 10,000 touchpoints, a number 15 digits. What is larger is
    almost always a mistake, such as a whole export pasted into a field.

    Fails:
        kind: journey
        title: A night at the hotel
        customers_per_year: 7800000000000000000
        phases: [{name: Arrival, touchpoints: [Check-in]}]

    Right:
        kind: journey
        title: A night at the hotel
        customers_per_year: 7800
        phases: [{name: Arrival, touchpoints: [Check-in]}]
    """
    yield from case.stored("JK107")


def bad_period(case: Case) -> Iterator[Finding]:
    """A date or period exists and is written so that it can be put in order.

    Periods are `2026`, `2026-Q3`, `2026-09`, `2026-W38` or a date; dates are written as 2026-09-30.

    Fails:
        kind: journey
        title: A night at the hotel
        reviewed: 2026-09-31
        phases: [{name: Arrival, touchpoints: [Check-in]}]

    Right:
        kind: journey
        title: A night at the hotel
        reviewed: 2026-09-30
        phases: [{name: Arrival, touchpoints: [Check-in]}]
    """
    yield from case.stored("JK108")


def off_scale(case: Case) -> Iterator[Finding]:
    """A figure lies on the scale of its metric.

    A customer effort score of 8 on 1-7 is a typing error, or was asked on another scale; then say so with
    `scale: [0, 10]`.

    Fails:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Arrival
            touchpoints: [{name: Check-in, measurements: [{metric: ces, value: 8, n: 40, date: 2026-09-30}]}]

    Right:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Arrival
            touchpoints: [{name: Check-in, measurements: [{metric: ces, value: 5.8, n: 40, date: 2026-09-30}]}]
    """
    yield from case.stored("JK109")


def bad_targets(case: Case) -> Iterator[Finding]:
    """Targets are `[floor, good, excel]`, in order of better and strictly between the ends of the scale.

    They say where a metric is insufficient, sufficient and excellent. Where low is better (`ces1`), the floor is the
    highest of the three.

    Fails:
        # file: journeykit.yaml
        kind: project
        format: 1
        name: The Lantern House
        targets: {ces: [5.5, 5, 6.2]}

    Right:
        # file: journeykit.yaml
        kind: project
        format: 1
        name: The Lantern House
        targets: {ces: [4.5, 5, 6.2]}
    """
    yield from case.stored("JK110")
