"""Whether the inventory of touchpoints is complete (JK305, JK306)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from journeykit.diagnostics import Finding, message

if TYPE_CHECKING:
    from journeykit.model import Touchpoint
    from journeykit.rules.case import Case

_HEARSAY_CHANNELS = frozenset({"person", "review-site", "comparison-site"})
_HEARSAY_FORMS = frozenset({"review", "referral"})
_PAPERWORK = frozenset({
    "invoice", "order-form", "change-form", "cancellation", "contact-form", "contract", "confirmation", "notification",
})  # fmt: skip


def no_indirect_touchpoint(case: Case) -> Iterator[Finding]:
    """A whole journey has a touchpoint that is not ours: a neighbour's tip, a review.

    What others say decides more purchases than what we say, and yet it is missing from most maps. It is marked with
    `contact: indirect` or `category: word-of-mouth`. A part of a larger journey (`parent`) needs none.

    Fails:
        kind: journey
        title: A night at the hotel
        phases: [{name: Arrival, touchpoints: [Check-in]}]

    Right:
        kind: journey
        title: A night at the hotel
        phases:
          - {name: Choosing, touchpoints: [{name: Reading reviews, contact: indirect, channels: [review-site]}]}
          - {name: Arrival, touchpoints: [Check-in]}
    """
    for document, journey in case.whole_journeys:
        if journey.parent is None and not any(is_indirect(touchpoint) for touchpoint in journey.touchpoints):
            said = message('"{journey}" has no indirect touchpoint, such as a review or a tip', journey=journey.title)
            hint = message("mark it with `contact: indirect`")
            yield Finding(document.place("phases", at_key=True), said, hint=hint)


def is_indirect(touchpoint: Touchpoint) -> bool:
    """Tell whether customers hear of us there from somebody else."""
    return (
        touchpoint.contact == "indirect"
        or touchpoint.category == "word-of-mouth"
        or touchpoint.form in _HEARSAY_FORMS
        or not _HEARSAY_CHANNELS.isdisjoint(touchpoint.channels)
    )


def no_dull_touchpoint(case: Case) -> Iterator[Finding]:
    """A whole journey has its dull touchpoints: the invoice, the form, the confirmation.

    Workshops remember campaigns and forget paperwork, and customers do the opposite: many leave over an invoice.
    It is marked with `category: administration`, or with a form such as invoice, contract or confirmation.

    Fails:
        kind: journey
        title: A night at the hotel
        phases: [{name: Arrival, touchpoints: [Check-in]}]

    Right:
        kind: journey
        title: A night at the hotel
        phases:
          - {name: Arrival, touchpoints: [Check-in]}
          - {name: Leaving, touchpoints: [{name: The bill, form: invoice}]}
    """
    for document, journey in case.whole_journeys:
        if journey.parent is None and not any(is_dull(touchpoint) for touchpoint in journey.touchpoints):
            said = message('"{journey}" has no paperwork: no invoice, form or confirmation', journey=journey.title)
            hint = message("mark it with `category: administration`")
            yield Finding(document.place("phases", at_key=True), said, hint=hint)


def is_dull(touchpoint: Touchpoint) -> bool:
    """Tell whether it is paperwork."""
    return touchpoint.category == "administration" or touchpoint.form in _PAPERWORK
