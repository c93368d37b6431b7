"""What stands below an order: how sure it is, and what would change it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeykit.reports.scores.words import Speech
    from journeykit.scoring import Scores
    from journeykit.scoring.ranking import By, Row

_CLOSE = 0.15
_MOST_SWAPS = 2
_END = 0.005  # a balance of 0 or 1 makes neighbours equal at most


def doubts(speech: Speech, by: By, rows: Sequence[Row], scores: Scores) -> list[str]:
    """How sure an order is, in sentences."""
    return [*_draws(speech, rows, scores), *_swaps(speech, by, rows, scores.settings.balance), *_repairs(speech, rows)]


def _draws(speech: Speech, rows: Sequence[Row], scores: Scores) -> Iterator[str]:
    t = speech.t
    simulation = scores.simulation
    if simulation is None:
        return
    if any(row.sure.low is not None for row in rows):
        yield t(
            "Places such as 2-4 hold in 90 % of {draws} draws of answers, importance and balance (seed {seed}).",
            draws=speech.number(simulation.draws), seed=simulation.seed,
        )  # fmt: skip
    exact = sum(row.touchpoint.performance.value is not None and row.touchpoint.performance.low is None for row in rows)
    if exact:
        yield t("No margin is known of {count}: for the others' places they were taken as exact.", count=exact)


def _swaps(speech: Speech, by: By, rows: Sequence[Row], balance: float) -> list[str]:
    """The neighbours that change places when the balance moves, the nearest first; or that no balance does that."""
    placed = [row for row in rows if row.place is not None]
    if by != "priority" or len(placed) < 2:
        return []
    swaps = sorted(
        (abs(row.swap - balance), row.place or 0, row.swap)
        for row in placed[:-1]
        if row.swap is not None and _END <= row.swap <= 1 - _END
    )
    if not swaps:
        return [speech.t("No balance of satisfaction and brand turns this order: other answers or importance would.")]
    near = [swap for swap in swaps if swap[0] <= _CLOSE] or swaps[:1]
    return [_turns(speech, place, swap, balance) for _, place, swap in near[:_MOST_SWAPS]]


def _turns(speech: Speech, place: int, swap: float, balance: float) -> str:
    t = speech.t
    if swap < balance:
        return t(
            "The order of {one} and {other} turns when satisfaction weighs less than {weight:.2f} (now {balance:.2f}).",
            one=place, other=place + 1, weight=swap, balance=balance,
        )  # fmt: skip
    return t(
        "The order of {one} and {other} turns when satisfaction weighs more than {weight:.2f} (now {balance:.2f}).",
        one=place, other=place + 1, weight=swap, balance=balance,
    )  # fmt: skip


def _repairs(speech: Speech, rows: Sequence[Row]) -> Iterator[str]:
    if any(row.touchpoint.choice.certainty in {"likely", "suspected"} for row in rows):
        yield speech.t("? is a repair that is not sure: the satisfaction may well be sufficient.")
