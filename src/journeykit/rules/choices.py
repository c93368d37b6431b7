"""Whether choices and ratings make sense (JK506, JK507)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from journeykit.diagnostics import Finding, message
from journeykit.rules.rule import tidy

if TYPE_CHECKING:
    from journeykit.rules.case import Case


def overruled_without_reason(case: Case) -> Iterator[Finding]:
    """Whoever overrules the computed choice says why.

    A choice that a person makes stays visible beside the computed one. A year later only the reason tells whether it
    still holds.

    Fails:
        kind: journey
        title: A night at the hotel
        phases: [{name: Arrival, touchpoints: [{name: Check-in, choice: excel}]}]

    Right:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Arrival
            touchpoints: [{name: Check-in, choice: {take: excel, because: this is where guests decide to come back}}]
    """
    for spot in case.touchpoints:
        choice = spot.touchpoint.choice
        if choice is not None and not choice.because and spot.owns("choice"):
            said = message(
                'the choice for "{touchpoint}" was overruled without a reason', touchpoint=spot.touchpoint.name
            )
            yield Finding(spot.place("choice"), said, hint=message('add "{field}: …" here', field="because"))


def beyond_potential(case: Case) -> Iterator[Finding]:
    """A touchpoint does not express a brand value better than it ever could.

    `potential` is the most that this touchpoint could do for the value. If `now` lies above it, one of the two is wrong.

    Fails:
        # file: journeykit.yaml
        kind: project
        format: 1
        name: The Lantern House
        brand: {values: [{id: homely, name: Homely}]}
        # file: stay.yaml
        kind: journey
        title: A night at the hotel
        phases: [{name: Arrival, touchpoints: [{name: Check-in, brand_fit: {homely: {now: 3, potential: 2}}}]}]

    Right:
        # file: journeykit.yaml
        kind: project
        format: 1
        name: The Lantern House
        brand: {values: [{id: homely, name: Homely}]}
        # file: stay.yaml
        kind: journey
        title: A night at the hotel
        phases: [{name: Arrival, touchpoints: [{name: Check-in, brand_fit: {homely: {now: 2, potential: 3}}}]}]
    """
    for spot in case.sayings:
        for value, fit in spot.said.brand_fit.items():
            if (
                fit.now is None
                or fit.potential is None
                or fit.now <= fit.potential
                or not spot.owns("brand_fit", value)
            ):
                continue
            said = message(
                "now is {now}, above the potential of {potential}", now=tidy(fit.now), potential=tidy(fit.potential)
            )
            yield Finding(spot.place("brand_fit", value, "now"), said)
