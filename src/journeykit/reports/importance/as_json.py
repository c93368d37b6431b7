"""What answers tell of importance as JSON (docs/reference/measure-importance-json.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeykit.evidence.drivers.design import DRAWS, SEED
from journeykit.evidence.drivers.values import CONFIDENCE
from journeykit.reports.indented import indented

if TYPE_CHECKING:
    from journeykit.evidence.drivers import Report
    from journeykit.evidence.drivers.contrasts import Contrast
    from journeykit.evidence.drivers.deriving import Derived
    from journeykit.evidence.drivers.records import KanoCounts
    from journeykit.evidence.drivers.shares import Share
    from journeykit.evidence.drivers.values import LeftOut

_DIGITS = 6


def json_text(found: Report) -> str:
    """Return the report as JSON, version 1; ids instead of names, and null for what is not known."""
    return indented({
        "version": 1,
        "minimum_n": found.minimum_n,
        "notes": [said.english for said in found.said],
        "importance": [_derived(one) for one in found.derived],
        "kano": [_kano(one) for one in found.kano],
    }) + "\n"  # fmt: skip


def _derived(one: Derived) -> dict[str, Any]:
    known = bool(one.shares)
    low, high = one.pairs
    return {
        "journey": one.asked.journey,
        "period": one.period,
        "outcome": {"column": one.asked.outcome, "metric": one.asked.metric},
        "why_not": one.why_not,
        "method": one.method if known else None,
        "n": one.n,
        "n_effective": _rounded(one.effective),
        "n_needed": one.enough or None,
        "r2": _rounded(one.r2) if one.chance is not None else None,
        "r2_adjusted": _rounded(one.adjusted),
        "p_by_chance": _rounded(one.chance),
        "missing": {
            "handled": "complete-cases",
            "with_outcome": one.with_outcome,
            "complete": one.n,
            "pairwise_n": {"low": low, "high": high} if known else None,
        },
        "intervals": {"method": "bayesian-bootstrap", "confidence": CONFIDENCE, "draws": DRAWS, "seed": SEED}
        if known
        else None,
        "touchpoints": [_share(share, one.r2) for share in sorted(one.shares, key=lambda share: share.place)],
        "left_out": [_left_out(left) for left in one.left_out],
        "penalty_reward": [_contrast(found) for found in one.contrasts],
        "penalty_reward_too_few": list(one.too_few),
        "notes": [said.english for said in one.said],
    }


def _share(share: Share, r2: float) -> dict[str, Any]:
    return {
        "touchpoint": share.touchpoint,
        "derived_importance": _rounded(share.value),
        "low": _rounded(share.low),
        "high": _rounded(share.high),
        "of_all_shares": _rounded(share.value / r2),
        "place": {"value": share.place, "low": share.places[0] if share.places else None,
                  "high": share.places[1] if share.places else None},
        "above_chance": share.above_chance,
        "against": share.against,
        "variance_inflation": _rounded(share.inflation),
        "pairwise": _rounded(share.pairwise),
        "questions": [
            {
                "column": one.driver.column,
                "metric": one.driver.metric,
                "share": _rounded(one.value),
                "correlation": _rounded(one.correlation),
                "variance_inflation": _rounded(one.inflation),
            }
            for one in share.questions
        ],
    }  # fmt: skip


def _left_out(left: LeftOut) -> dict[str, Any]:
    counted = left.reason == "hardly-answered"
    return {
        "column": left.driver.column,
        "touchpoint": left.driver.touchpoint,
        "metric": left.driver.metric,
        "reason": left.reason,
        "n": left.n if counted else None,
        "of": left.of if counted else None,
        "like": left.like or None,
    }


def _contrast(found: Contrast) -> dict[str, Any]:
    penalty, reward = found.penalty_ends, found.reward_ends
    return {
        "touchpoint": found.touchpoint,
        "penalty": {"value": _rounded(found.penalty), "se": _rounded(found.penalty_se), "low": _rounded(penalty[0]),
                    "high": _rounded(penalty[1]), "n": found.poor},
        "reward": {"value": _rounded(found.reward), "se": _rounded(found.reward_se), "low": _rounded(reward[0]),
                   "high": _rounded(reward[1]), "n": found.excellent},
    }  # fmt: skip


def _kano(one: KanoCounts) -> dict[str, Any]:
    return {
        "journey": one.journey,
        "touchpoint": one.touchpoint,
        "period": one.period,
        "n": one.n,
        "counts": None if one.few else {letter: one.letters.get(letter, 0) for letter in "AOMIRQ"},
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, _DIGITS) + 0.0
