"""Whether fields are there, are known and have the right form (JK101-JK105)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from journeykit.diagnostics import Finding
    from journeykit.rules.case import Case


def missing_field(case: Case) -> Iterator[Finding]:
    """What must be there is there.

    Only names are required: without them nothing can be drawn or spoken of. An empty value (`title:`) counts as not
    given.

    Fails:
        kind: journey
        phases: [{name: Arrival, touchpoints: [Check-in]}]

    Right:
        kind: journey
        title: A night at the hotel
        phases: [{name: Arrival, touchpoints: [Check-in]}]
    """
    yield from case.stored("JK101")


def unknown_field(case: Case) -> Iterator[Finding]:
    """Every key is one that the format knows.

    A misspelt key would be silently left out of every score. Fields of your own stand below `meta:`, which is allowed
    everywhere.

    Fails:
        kind: journey
        title: A night at the hotel
        phases: [{name: Arrival, touchpoints: [{name: Check-in, importence: 5}]}]

    Right:
        kind: journey
        title: A night at the hotel
        phases: [{name: Arrival, touchpoints: [{name: Check-in, importance: 5, meta: {desk: 2}}]}]
    """
    yield from case.stored("JK102")


def wrong_type(case: Case) -> Iterator[Finding]:
    """A value has the form that its field asks for: a number, a text, a list, a date.

    Numbers have a decimal point, whatever the language of the texts: with `7,5` the figure would be lost.

    Fails:
        kind: journey
        title: A night at the hotel
        phases: [{name: Arrival, touchpoints: [{name: Check-in, importance: "4,5"}]}]

    Right:
        kind: journey
        title: A night at the hotel
        phases: [{name: Arrival, touchpoints: [{name: Check-in, importance: 4.5}]}]
    """
    yield from case.stored("JK103")


def not_one_of(case: Case) -> Iterator[Finding]:
    """A field that chooses from a list of words has one of those words.

    The words of the format are English, whatever the language of your texts: programs compare them.

    Fails:
        kind: journey
        title: A night at the hotel
        phases: [{name: Arrival, stage: onbording, touchpoints: [Check-in]}]

    Right:
        kind: journey
        title: A night at the hotel
        phases: [{name: Arrival, stage: onboarding, touchpoints: [Check-in]}]
    """
    yield from case.stored("JK104")


def out_of_range(case: Case) -> Iterator[Finding]:
    """A number lies within what its field allows, and figures that belong together agree.

    Importance is 1-5, a share 0-1, an emotion -2 to 2. What ends, ends after it began.

    Fails:
        kind: journey
        title: A night at the hotel
        phases: [{name: Arrival, touchpoints: [{name: Check-in, importance: 9}]}]

    Right:
        kind: journey
        title: A night at the hotel
        phases: [{name: Arrival, touchpoints: [{name: Check-in, importance: 5}]}]
    """
    yield from case.stored("JK105")
