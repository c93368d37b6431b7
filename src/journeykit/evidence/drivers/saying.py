"""What there is to say of derived importance: figures with their intervals, and never that one thing causes another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from journeykit.diagnostics import Message, message

if TYPE_CHECKING:
    from journeykit.evidence.drivers import Report
    from journeykit.evidence.drivers.deriving import Derived, Share

_INFLATED = 5.0
"""From here on a share depends much on which other questions were asked (a usual limit; some take 10)."""

Line = tuple[int, Message]
"""How far a sentence stands to the right, and the sentence."""


def lines(report: Report) -> Iterator[Line]:
    """Yield what there is to say."""
    for said in report.said:
        yield 0, said
    for one in report.derived:
        yield from _derived(one) if one.shares else _nothing(one)
    if report.kano:
        yield (
            0,
            message(
                "Kano, by pairs of questions (M taken for granted, O the more the better, A delight, I makes no difference, R unwanted, Q answers contradict)"
            ),
        )
    for touchpoint, n, record in report.kano:
        if record is None:
            yield 1, message("{touchpoint}: {n} answers are too few to write (--minimum-n)", touchpoint=touchpoint, n=n)
        else:
            letters = " ".join(f"{letter}{count}" for letter, count in record["kano"].items())
            yield 1, message("{touchpoint}: {letters}, of {n} answers", touchpoint=touchpoint, letters=letters, n=n)


def _nothing(one: Derived) -> Iterator[Line]:
    yield (
        0,
        message('{about}: no importance was derived from "{outcome}"', about=_about(one), outcome=one.asked.outcome),
    )
    yield from ((1, said) for said in one.said)


def _derived(one: Derived) -> Iterator[Line]:
    yield 0, message('{about}: what hangs together with "{outcome}"', about=_about(one), outcome=one.asked.outcome)
    yield 1, message(
        "{n} people answered all of it; what they say of touchpoints goes with {share:.0f} % of the differences in their outcomes (R2 {r2:.3f})",
        n=one.n, share=100 * one.r2, r2=one.r2,
    )  # fmt: skip
    if one.method == "lmg":
        yield 1, message("shares of that, by LMG (Shapley), with 95 % intervals:")
    else:
        yield 1, message("shares of that, by Johnson's relative weights, with 95 % intervals:")
    for share in sorted(one.shares, key=lambda share: -share.value):
        yield from ((2, said) for said in _share(share))
    yield from ((1, said) for said in one.said)
    yield from _pairwise(one)
    yield from _contrasts(one)
    yield 1, message("This says what goes together, not what causes what.")


def _about(one: Derived) -> str:
    return f"{one.asked.journey}, {one.period}" if one.period else one.asked.journey


def _share(share: Share) -> Iterator[Message]:
    if share.low is None or share.high is None:
        yield message(
            "{touchpoint}: {value:.3f}; an interval cannot be given", touchpoint=share.touchpoint, value=share.value
        )
    else:
        yield message(
            "{touchpoint}: {value:.3f} ({low:.3f} to {high:.3f}); variance inflation {inflation:.1f}",
            touchpoint=share.touchpoint, value=share.value, low=share.low, high=share.high, inflation=share.inflation,
        )  # fmt: skip
    if share.against:
        yield message("{touchpoint}: the better people find it, the lower their outcome; is the scale the right way round?",
                      touchpoint=share.touchpoint)  # fmt: skip
    if share.inflation >= _INFLATED:
        yield message("{touchpoint}: so much like other questions that its share could as well be theirs",
                      touchpoint=share.touchpoint)  # fmt: skip


def _pairwise(one: Derived) -> Iterator[Line]:
    low, high = one.pairs
    if low == high == one.n:
        return
    clearly = [share for share in one.shares if share.differs]
    if all(share.pairwise is None for share in one.shares):
        yield (
            1,
            message("taken pair by pair ({low} to {high} answers each) no figures hold together", low=low, high=high),
        )
    elif not clearly:
        yield 1, message("taken pair by pair ({low} to {high} answers each) it is much the same", low=low, high=high)
    for share in clearly:
        assert share.pairwise is not None
        yield 1, message(
            "{touchpoint}: taken pair by pair ({low} to {high} answers each) it is {value:.3f}: those who skipped questions "
            "answer otherwise",
            touchpoint=share.touchpoint, low=low, high=high, value=share.pairwise,
        )  # fmt: skip


def _contrasts(one: Derived) -> Iterator[Line]:
    if one.contrasts:
        yield 1, message('who answers poorly (P below 55) or excellently (85 or more) gives so many points of "{outcome}" less or '
                         "more than others:", outcome=one.asked.outcome)  # fmt: skip
    for found in one.contrasts:
        yield 2, message(
            "{touchpoint}: poor {penalty:+.2f} (standard error {penalty_se:.2f}, {poor} people), "
            "excellent {reward:+.2f} (standard error {reward_se:.2f}, {excellent} people)",
            touchpoint=found.touchpoint, penalty=found.penalty, penalty_se=found.penalty_se, poor=found.poor,
            reward=found.reward, reward_se=found.reward_se, excellent=found.excellent,
        )  # fmt: skip
    if one.too_few:
        touchpoints = ", ".join(one.too_few)
        yield (
            1,
            message(
                "too few poor or excellent answers to tell penalty and reward: {touchpoints}", touchpoints=touchpoints
            ),
        )
