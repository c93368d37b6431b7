"""What Zonnewende asks of its journey maps on top of journeykit's own rules."""

from __future__ import annotations

from collections.abc import Iterator

from journeykit.diagnostics import Finding, Severity, message
from journeykit.rules import Case, Rule


def letter_without_number(case: Case) -> Iterator[Finding]:
    """A letter has its number of the mail room.

    The mail room finds a letter by the number that stands under `meta: {letter: …}`. Without it nobody knows which
    text a change is about.

    Fails:
        kind: journey
        id: bill
        title: Paying the bill
        phases:
          - name: Pay
            touchpoints:
              - {id: bill, name: The yearly bill, channels: [letter]}

    Right:
        kind: journey
        id: bill
        title: Paying the bill
        phases:
          - name: Pay
            touchpoints:
              - {id: bill, name: The yearly bill, channels: [letter], meta: {letter: Z-114}}
    """
    for spot in case.touchpoints:
        if "letter" in spot.touchpoint.channels and "letter" not in spot.touchpoint.meta:
            yield Finding(
                spot.named(),
                message('"{touchpoint}" is a letter, and it has no number', touchpoint=spot.touchpoint.name),
                hint=message("add meta: {{letter: Z-...}}; the mail room has the list"),
            )


def truth_below_the_promise(case: Case) -> Iterator[Finding]:
    """A moment of truth scores 60 or more, also at the low end of its interval.

    The board has promised so. It looks at the low end because a lucky sample is no promise kept.
    """
    for spot, score in case.scored:
        low = score.performance.low
        if spot.touchpoint.moment_of_truth and low is not None and low < 60:
            yield Finding(
                spot.named(),
                message('"{touchpoint}" may score as low as {low}', touchpoint=spot.touchpoint.name, low=round(low)),
            )


RULES = (
    Rule("JK901", "letter-without-number", Severity.WARNING, letter_without_number),
    Rule("JK902", "truth-below-the-promise", Severity.NOTE, truth_below_the_promise),
)
