"""The verdict on a pilot: clear, not clear, or worse."""

from __future__ import annotations

from typing import Literal

from journeykit.scoring.estimates import DEFAULT_CONFIDENCE, Estimate, clearly_differ

Verdict = Literal["clear", "not-clear", "worse"]


def verdict(
    result: Estimate,
    control: Estimate | None,
    baseline: Estimate | None,
    *,
    low_is_better: bool = False,
    confidence: float = DEFAULT_CONFIDENCE,
) -> Verdict | None:
    """Judge a pilot's result against its control group, else against what was measured before.

    "Not clear" is a difference within its noise. None: there is nothing to hold it against, or a number of
    answers is missing.
    """
    against = control or baseline
    if against is None:
        return None
    differs = clearly_differ(result, against, confidence)
    if differs is None:
        return None
    if not differs:
        return "not-clear"
    return "clear" if (result.value < against.value) == low_is_better else "worse"
