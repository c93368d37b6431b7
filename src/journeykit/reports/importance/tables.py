"""The tables of derived importance, penalties and rewards, and Kano: what goes together, never what causes what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from journeykit.evidence.drivers.design import DRAWS
from journeykit.reports.importance.words import Words
from journeykit.reports.text_layout import Column, Table

if TYPE_CHECKING:
    from journeykit.evidence.drivers import Report
    from journeykit.evidence.drivers.deriving import Derived
    from journeykit.evidence.drivers.shares import Share
    from journeykit.workspace import Workspace

_INFLATED = 5.0
"""From here on a share depends much on which other questions were asked (a usual limit; some take 10)."""


def tables(found: Report, workspace: Workspace, language: str) -> list[Table]:
    """Return the tables, with what is to be said above and below them."""
    words = Words(workspace, language)
    made = [_lines(*(words.said(one) for one in found.said))] if found.said else []
    for one in found.derived:
        made += [_importance(one, words), *_contrasts(one, words)] if one.shares else [_nothing(one, words)]
    return [*made, *_kano(found, words)]


def _lines(*lines: str) -> Table:
    return Table(lines, (), ())


def _nothing(one: Derived, words: Words) -> Table:
    head = words.t('{about}: no importance was derived from "{outcome}"', about=words.about(one),
                   outcome=one.asked.outcome)  # fmt: skip
    return _lines(head, *_left_out(one, words), *(words.said(said) for said in one.said))


def _importance(one: Derived, words: Words) -> Table:
    t = words.t
    order = sorted(one.shares, key=lambda share: share.place)
    rows = [
        (
            words.name(one.asked.journey, share.touchpoint),
            words.speech.interval(share.value, share.low, share.high, 3),
            words.speech.percent(share.value / one.r2),
            words.speech.rank(share.place, *(share.places or (None, None))),
            words.speech.number(share.inflation, 1),
        )
        for share in order
    ]
    columns = (
        Column(t("touchpoint"), flexible=True),
        Column(t("share of R2"), right=True),
        Column(t("of all\nshares"), right=True, spare=True),
        Column(t("place"), right=True),
        Column(t("variance\ninflation"), right=True, spare=True),
    )
    return Table(tuple(_head(one, words)), columns, tuple(rows), tuple(_below(one, order, words)))


def _head(one: Derived, words: Words) -> Iterator[str]:
    t, speech = words.t, words.speech
    yield t('{about}: what goes together with "{outcome}"', about=words.about(one), outcome=one.asked.outcome)
    yield t("Of {all} people with an outcome {n} answered everything. What they say of touchpoints goes with {share} of the "
            "differences between their outcomes (R2 {r2}; adjusted for the number of questions {adjusted}).",
            all=words.whole(one.with_outcome), n=words.whole(one.n), share=speech.percent(one.r2),
            r2=speech.number(one.r2, 3), adjusted=speech.number(one.adjusted, 3))  # fmt: skip
    if one.effective is not None:
        yield t("With their weights they are worth {worth} people (Kish).", worth=speech.number(one.effective, 1))


def _below(one: Derived, order: list[Share], words: Words) -> Iterator[str]:
    t = words.t
    draws = words.whole(DRAWS)
    if one.method == "lmg":
        yield t("Shares by LMG (the Shapley value); they add up to R2. Margins and places of 95 % by bootstrap, {draws} draws.",
                draws=draws)  # fmt: skip
    else:
        yield t("Shares by Johnson's relative weights; they add up to R2. Margins and places of 95 % by bootstrap, {draws} draws.",
                draws=draws)  # fmt: skip
    if any(share.low is None for share in order):
        yield t("Margins cannot be given: in the draws no figures hold together.")
    for share in order:
        if len(share.questions) > 1:
            parts = [f"{each.driver.column} {words.speech.number(each.value, 3)}" for each in share.questions]
            yield t("{touchpoint} by question: {parts}.", touchpoint=words.name(one.asked.journey, share.touchpoint),
                    parts=", ".join(parts))  # fmt: skip
    noise = [share for share in order if share.above_chance is False]
    if noise:
        yield t(
            "No clearer than a question that people answer at random: {touchpoints}.",
            touchpoints=_names(one, noise, words),
        )
    against = [share for share in order if share.against]
    if against:
        yield t("The better people find it, the lower their outcome; is the scale the right way round? {touchpoints}.",
                touchpoints=_names(one, against, words))  # fmt: skip
    alike = [share for share in order if share.inflation >= _INFLATED]
    if alike:
        yield t("So much like other questions that their share could as well be theirs: {touchpoints}.",
                touchpoints=_names(one, alike, words))  # fmt: skip
    yield from _left_out(one, words)
    yield from (words.said(said) for said in one.said)
    yield from _pairwise(one, words)
    yield t("This says what goes together, not what causes what.")


def _names(one: Derived, some: list[Share], words: Words) -> str:
    return ", ".join(words.name(one.asked.journey, share.touchpoint) for share in some)


def _left_out(one: Derived, words: Words) -> Iterator[str]:
    yield from (words.said(left.said) for left in one.left_out)


def _pairwise(one: Derived, words: Words) -> Iterator[str]:
    t = words.t
    low, high = one.pairs
    if low == high == one.n:
        return
    counts = {"low": words.whole(low), "high": words.whole(high)}
    clearly = [share for share in one.shares if share.differs]
    if all(share.pairwise is None for share in one.shares):
        yield t("Taken pair by pair ({low} to {high} answers each) no figures hold together.", **counts)
    elif not clearly:
        yield t("Taken pair by pair ({low} to {high} answers each) it is much the same.", **counts)
    for share in clearly:
        yield t("Taken pair by pair ({low} to {high} answers each) the share of {touchpoint} is {value}: those who skipped "
                "questions answer otherwise.", touchpoint=words.name(one.asked.journey, share.touchpoint),
                value=words.speech.number(share.pairwise, 3), **counts)  # fmt: skip


def _contrasts(one: Derived, words: Words) -> Iterator[Table]:
    t, speech = words.t, words.speech
    journey = one.asked.journey
    few = ", ".join(words.name(journey, touchpoint) for touchpoint in one.too_few)
    below = [t("Too few poor or excellent answers to tell: {touchpoints}.", touchpoints=few)] if few else []
    if not one.contrasts:
        if few:
            yield _lines(
                t("Penalty and reward: too few poor or excellent answers to tell ({touchpoints}).", touchpoints=few)
            )
        return
    rows = [
        (
            words.name(journey, found.touchpoint),
            speech.interval(found.penalty, *found.penalty_ends, 2),
            words.whole(found.poor),
            speech.interval(found.reward, *found.reward_ends, 2),
            words.whole(found.excellent),
        )
        for found in one.contrasts
    ]
    if one.yes_or_no:
        head = t('Penalty and reward: how much the share of yes in "{outcome}" differs of people who find it poor (P below 55) '
                 "or excellent (85 or more) from that of those who find it neither", outcome=one.asked.outcome)  # fmt: skip
    else:
        head = t('Penalty and reward: points of "{outcome}" that people give who find it poor (P below 55) or excellent (85 '
                 "or more), more or less than those who find it neither", outcome=one.asked.outcome)  # fmt: skip
    columns = (
        Column(t("touchpoint"), flexible=True), Column(t("poor"), right=True), Column(t("people"), right=True, spare=True),
        Column(t("excellent"), right=True), Column(t("people"), right=True, spare=True),
    )  # fmt: skip
    below.insert(
        0, t("One regression on all of them (Brandt), with margins of 95 %. Nor does this say what causes what.")
    )
    yield Table((head,), columns, tuple(rows), tuple(below))


def _kano(found: Report, words: Words) -> Iterator[Table]:
    if not found.kano:
        return
    t = words.t
    known = [one for one in found.kano if not one.few]
    few = [
        t(
            "{touchpoint}: {n} answers are too few to write (--minimum-n)",
            touchpoint=words.named(one),
            n=words.whole(one.n),
        )
        for one in found.kano
        if one.few
    ]
    head = t("Kano, by pairs of questions")
    if not known:
        yield _lines(head, *few)
        return
    rows = [
        (words.named(one), *(words.whole(one.letters.get(letter, 0)) for letter in "MOAIRQ"), words.whole(one.n))
        for one in known
    ]
    counts = tuple(Column(letter, right=True) for letter in "MOAIRQ")
    below = t(
        "M taken for granted, O the more the better, A delight, I makes no difference, R unwanted, Q answers contradict."
    )
    columns = (Column(t("touchpoint"), flexible=True), *counts, Column(t("answers"), right=True))
    yield Table((head,), columns, tuple(rows), (below, *few))
