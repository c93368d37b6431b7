"""Where customers go next: every touchpoint can be reached, and shares add up (JK212, JK213)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from journeykit.diagnostics import Finding, message

if TYPE_CHECKING:
    from journeykit.model import Touchpoint
    from journeykit.rules.case import Case

# Shares are typed with two decimals: what three of them differ by in binary is no mistake of the author.
_ROUNDING = 1e-9


def unreachable_touchpoint(case: Case) -> Iterator[Finding]:
    """Every touchpoint after the first phase can be reached.

    Without `next` each touchpoint leads to the one after it. Where `next` leads past a touchpoint, and nothing else
    leads to it, no customer ever arrives there: an arrow is missing, or the touchpoint has gone. A touchpoint that
    we begin ourselves (`initiative: us`) and one without us (`contact: indirect`) need no arrow.

    Fails:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Booking
            touchpoints: [{name: Search, next: [{to: check-in}]}]
          - name: Arrival
            touchpoints: [The letter of welcome, Check-in]

    Right:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Booking
            touchpoints: [{name: Search, next: [{to: the-letter-of-welcome}]}]
          - name: Arrival
            touchpoints: [The letter of welcome, Check-in]
    """
    for document, journey in case.sound_journeys:
        touchpoints = journey.touchpoints
        if all(touchpoint.next is None for touchpoint in touchpoints) or _leads_nowhere(touchpoints):
            continue
        after = _steps(touchpoints)
        first = len(journey.phases[0].touchpoints)
        begins = [i for i, touchpoint in enumerate(touchpoints) if i < max(first, 1) or _begins(touchpoint)]
        reached: set[int] = set()
        _spread(begins, after, reached)
        paths = [spot.path for spot in case.workspace.touchpoints(journey)]
        for i, touchpoint in enumerate(touchpoints):
            if i not in reached:
                place = document.place(*paths[i], "use" if touchpoint.use else "name")
                yield Finding(
                    place, message('nothing leads to "{name}"', name=touchpoint.name),
                    hint=message("let the `next` of another touchpoint lead to it, or take it out"),
                )  # fmt: skip
                _spread([i], after, reached)


def _leads_nowhere(touchpoints: Sequence[Touchpoint]) -> bool:
    """Tell whether a step leads to something unknown: it may have meant the one that nothing leads to (JK206)."""
    ids = {touchpoint.id for touchpoint in touchpoints}
    return any(step.to not in ids for touchpoint in touchpoints for step in touchpoint.next or ())


def _begins(touchpoint: Touchpoint) -> bool:
    return touchpoint.initiative == "us" or touchpoint.contact == "indirect"


def _steps(touchpoints: Sequence[Touchpoint]) -> list[list[int]]:
    """The places that each touchpoint leads to."""
    places = {touchpoint.id: i for i, touchpoint in enumerate(touchpoints)}
    return [
        ([i + 1] if i + 1 < len(touchpoints) else [])
        if touchpoint.next is None
        else [places[step.to] for step in touchpoint.next if step.to in places]
        for i, touchpoint in enumerate(touchpoints)
    ]


def _spread(begins: list[int], after: list[list[int]], reached: set[int]) -> None:
    waiting = list(begins)
    while waiting:
        here = waiting.pop()
        if here not in reached:
            reached.add(here)
            waiting += after[here]


def shares_over_one(case: Case) -> Iterator[Finding]:
    """The shares of what follows one touchpoint add up to 1 at most.

    0.6 of the customers and 0.6 of the customers are more customers than there are. What is missing to 1 are the
    customers that drop off.

    Fails:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Booking
            touchpoints:
              - {name: Search, next: [{to: telephone, share: 0.6}, {to: form, share: 0.6}]}
              - Telephone
              - Form

    Right:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Booking
            touchpoints:
              - {name: Search, next: [{to: telephone, share: 0.3}, {to: form, share: 0.6}]}
              - Telephone
              - Form
    """
    for spot in case.touchpoints:
        total = sum(step.share or 0 for step in spot.touchpoint.next or ())
        if total > 1 + _ROUNDING and spot.owns("next"):
            yield Finding(
                spot.place("next", at_key=True),
                message("the shares add up to {total}, more than 1", total=round(total, 4)),
            )
