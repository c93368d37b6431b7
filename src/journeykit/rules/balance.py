"""Whether what customers and organisation want is in balance (JK601, JK603, JK607)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from journeykit.diagnostics import Finding, Place, message
from journeykit.scoring.mismatches import CHANGES, is_directed

if TYPE_CHECKING:
    from journeykit.model.shared import Mismatch
    from journeykit.rules.case import Case


def undirected_mismatch(case: Case) -> Iterator[Finding]:
    """Where customers and organisation want different things, there is a reason for it.

    Not every wish of a customer can be met. But a mismatch that nobody chose is no policy, only an annoyance: find the
    reason and tell it, or take the mismatch away.

    Fails:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Arrival
            touchpoints:
              - {name: Check-in, mismatches: [{customer_wants: straight to bed, we_want: a filled-in form}]}

    Right:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Arrival
            touchpoints:
              - name: Check-in
                mismatches:
                  - {customer_wants: straight to bed, we_want: a filled-in form, reason: the law, explained: true}
    """
    for place, mismatch in _mismatches(case):
        if not mismatch.reason and not _is_directed(mismatch):
            yield Finding(place, message("this mismatch has no reason: nobody has chosen it"),
                          hint=message('add "{field}: …" here', field="reason"))  # fmt: skip


def unexplained_mismatch(case: Case) -> Iterator[Finding]:
    """A mismatch that has a reason is explained to the customer.

    People put up with much once they know why, or see that it will pass. A reason that only we know helps nobody.

    Fails:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Arrival
            touchpoints:
              - name: Check-in
                mismatches: [{customer_wants: straight to bed, we_want: a filled-in form, reason: the law}]

    Right:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Arrival
            touchpoints:
              - name: Check-in
                mismatches:
                  - {customer_wants: straight to bed, we_want: a filled-in form, reason: the law, explained: true}
    """
    for place, mismatch in _mismatches(case):
        if mismatch.reason and not _is_directed(mismatch):
            yield Finding(place, message("this mismatch has a reason, but the customer is told nothing"),
                          hint=message("explain it (`explained: true`) or offer a `perspective`"))  # fmt: skip


def frequent_mismatch(case: Case) -> Iterator[Finding]:
    """A mismatch that happens often is taken away, not only explained.

    An explanation helps once. What annoys customers every week asks for a change of the touchpoint, the process or the
    organisation, or for letting go of what we want.

    Fails:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Arrival
            touchpoints:
              - name: Check-in
                mismatches:
                  - {we_want: a filled-in form, reason: the law, explained: true, frequent: true, remedy: explain}

    Right:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Arrival
            touchpoints:
              - name: Check-in
                mismatches:
                  - {we_want: a filled-in form, reason: the law, explained: true, frequent: true,
                     remedy: change-process}
    """
    for place, mismatch in _mismatches(case):
        # Without a remedy or a direction there is more to do first, and the rules above say so.
        judged = mismatch.remedy is not None or _is_directed(mismatch)
        if mismatch.frequent and judged and mismatch.remedy not in CHANGES:
            yield Finding(place, message("this mismatch is frequent, and its remedy changes nothing"),
                          hint=message("remedies that change something: {known}", known=", ".join(sorted(CHANGES))))  # fmt: skip


def _is_directed(mismatch: Mismatch) -> bool:
    return is_directed(reason=mismatch.reason, explained=mismatch.explained, perspective=mismatch.perspective)


def _mismatches(case: Case) -> Iterator[tuple[Place, Mismatch]]:
    """Every mismatch of touchpoints, journeys and the project."""
    for spot in case.sayings:
        if spot.said.mismatches and spot.document.sound and spot.owns("mismatches"):
            for i, mismatch in enumerate(spot.said.mismatches):
                yield spot.place("mismatches", i), mismatch
    for document, journey in case.sound_journeys:
        for i, mismatch in enumerate(journey.mismatches):
            yield document.place("mismatches", i), mismatch
    for document in case.workspace.documents_of("project", sound=True):
        for i, mismatch in enumerate(document.model.mismatches):
            yield document.place("mismatches", i), mismatch
