"""What would move when figures were others, or improvements were done: scored by the same arithmetic, and not written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from journeykit.diagnostics import JourneykitError, Message, message
from journeykit.planning.whatif.doing import doing
from journeykit.planning.whatif.settings import assumptions_of, read_setting
from journeykit.planning.whatif.values import Changes, JourneyMove, Move, WhatIf
from journeykit.scoring import score, simulate
from journeykit.scoring.facts import BROKEN, brand_of, performance_of
from journeykit.scoring.performance import Figure, cut

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from datetime import date

    from journeykit.model import Touchpoint
    from journeykit.planning.whatif.doing import Doing
    from journeykit.planning.whatif.values import Assumption, Where
    from journeykit.scoring.facts import Facts
    from journeykit.scoring.settings import Settings
    from journeykit.scoring.values import JourneyScore, Scores, TouchpointScore
    from journeykit.workspace import Workspace

_WORST, _BEST = -2.0, 4.0


def what_if(
    workspace: Workspace,
    settings: Sequence[str] = (),
    do: Sequence[str] = (),
    *,
    journeys: Collection[str] | None = None,
    as_of: date | None = None,
) -> WhatIf:
    """Score a workspace as if figures were others and improvements were done.

    Args:
        workspace: What was read; it stays as it is.
        settings: Figures to set, like `invoice.performance=80`, `journey/invoice.reach=.5` or `invoice.brand.clear=3`.
            An id that stands in several journeys is set in all of them.
        do: Ids of improvements (or `journey/id`) to take as done; they bring what is expected of them.
        journeys: Ids of the journeys to look at; none means all that are scored.
        as_of: The day from which it is judged whether a measurement is old.

    Returns:
        The journeys and touchpoints that move, before and after, with the reasons.

    Raises:
        JourneykitError: A touchpoint, figure, brand value, basic or improvement is not known, a figure is impossible,
            or nothing is to change.
    """
    if not settings and not do:
        raise JourneykitError(
            message("there is nothing to change"), message("say what: --set ID.performance=80, or --do IMPROVEMENT")
        )
    scores = score(workspace, as_of)
    before = scores if journeys is None else scores.only(set(journeys))
    every = [one for text in settings for one in assumptions_of(read_setting(text), workspace, before)]
    assumed = list({(one.journey, one.touchpoint, one.field): one for one in every}.values())  # the last one counts
    set_to = {(one.journey, one.touchpoint): float(one.value) for one in assumed if one.field == "performance"}
    done = doing(workspace, before, do, set_to)
    changes = _changes(assumed, done, before)
    after = score(workspace, as_of, change=_changing(changes, before, before.settings))
    before, after = simulate(before), simulate(after.only({journey.id for journey in before.journeys}))
    moves = [
        _journey(one, after.journeys[number], assumed, done, changes) for number, one in enumerate(before.journeys)
    ]
    return WhatIf(
        assumptions=tuple(assumed),
        done=done.done,
        journeys=tuple(move for move in moves if move.touchpoints),
        notes=done.notes,
    )


def _changes(assumed: Sequence[Assumption], done: Doing, scores: Scores) -> dict[Where, Changes]:
    """Gather what changes at each touchpoint."""
    found: dict[Where, Changes] = {}
    for one in assumed:
        where = one.journey, one.touchpoint
        old = found.get(where, Changes())
        name, _, inner = one.field.partition(".")
        if name == "brand":
            found[where] = replace(old, brand=old.brand | {inner: float(one.value)})
        elif name == "basics":
            found[where] = replace(old, basics=old.basics | {inner: str(one.value)})
        elif name == "performance":
            found[where] = replace(old, performance=float(one.value))
        elif name == "importance":
            found[where] = replace(old, importance=float(one.value))
        elif name == "reach":
            found[where] = replace(old, reach=float(one.value))
        else:
            found[where] = replace(old, emotion=float(one.value))
    for where, rise in done.rises.items():
        found[where] = replace(found.get(where, Changes()), rise=rise)
    for where, gains in done.brand.items():
        found[where] = replace(found.get(where, Changes()), brand_gains=gains)
    return _with_shares(found, scores)


def _with_shares(changes: dict[Where, Changes], scores: Scores) -> dict[Where, Changes]:
    """Where importance is derived it was set as a share of the whole: what the others say fills the rest."""
    for journey in scores.journeys:
        shares = {
            one.id: change.importance
            for one in journey.touchpoints
            if (change := changes.get((journey.id, one.id)))
            and change.importance is not None
            and one.importance.source == "derived"
        }
        if not shares:
            continue
        taken = sum(shares.values())
        rest = sum(
            one.importance.basis
            for one in journey.touchpoints
            if one.importance.value is not None and one.id not in shares
        )
        if taken >= 1 or rest <= 0:
            raise JourneykitError(message("together the importances that were set leave nothing for the others"))
        for id_, share in shares.items():
            where = journey.id, id_
            changes[where] = replace(changes[where], importance=share / (1 - taken) * rest)
    return changes


def _changing(changes: Mapping[Where, Changes], before: Scores, settings: Settings) -> Callable[[Facts], Facts]:
    def change(facts: Facts) -> Facts:
        where = facts.at.journey.id, facts.touchpoint.id
        made, now = changes.get(where), before.touchpoint(*where)
        return facts if made is None or now is None else _changed(facts, made, now, settings)

    return change


def _changed(facts: Facts, change: Changes, now: TouchpointScore, settings: Settings) -> Facts:
    """The facts of a touchpoint with other figures in them."""
    touchpoint = _touchpoint(facts.touchpoint, change)
    figure, is_hypothesis = performance_of(touchpoint, facts.metrics, settings)
    derived = now.importance.source == "derived"
    return replace(
        facts,
        at=facts.at._replace(touchpoint=touchpoint),
        figure=figure,
        is_hypothesis=is_hypothesis,
        stated=facts.stated if change.importance is None or derived else change.importance,
        derived=change.importance if change.importance is not None and derived else facts.derived,
        brand=brand_of(touchpoint, settings),
        broken_basics=tuple(basic for basic, answer in touchpoint.basics.items() if answer == BROKEN),
        reach=facts.reach if change.reach is None else change.reach,
        instead=_instead(figure if is_hypothesis else _shrunk(now), change),
    )


def _touchpoint(touchpoint: Touchpoint, change: Changes) -> Touchpoint:
    from journeykit.model.touchpoint import BrandFit, Customer

    update: dict[str, object] = {}
    if change.emotion is not None:
        update["customer"] = (touchpoint.customer or Customer()).model_copy(update={"emotion": change.emotion})
    if change.basics:
        update["basics"] = touchpoint.basics | change.basics
    fits = dict(touchpoint.brand_fit)
    for value, now in change.brand.items():
        fits[value] = fits.get(value, BrandFit()).model_copy(update={"now": now})
    for value, points in change.brand_gains.items():
        fit = fits.get(value)
        if fit is not None and fit.now is not None:
            fits[value] = fit.model_copy(update={"now": min(_BEST, max(_WORST, fit.now + points))})
    if change.brand or change.brand_gains:
        update["brand_fit"] = fits
    return touchpoint.model_copy(update=update)


def _shrunk(now: TouchpointScore) -> Figure | None:
    known = now.performance
    return None if known.value is None else Figure(known.value, known.low, known.high, known.se, known.n)


def _instead(known: Figure | None, change: Changes) -> Figure | None:
    """The satisfaction that is assumed: what was set is certain, and a rise moves the interval along."""
    if change.performance is not None:
        known = Figure(change.performance, change.performance, change.performance, 0.0)
    elif not change.rise:
        return None
    if known is None:
        return None
    low, high = known.low, known.high
    return Figure(
        cut(known.p + change.rise),
        None if low is None else cut(low + change.rise),
        None if high is None else cut(high + change.rise),
        known.se,
        known.n,
    )


def _journey(
    before: JourneyScore,
    after: JourneyScore,
    assumed: Sequence[Assumption],
    done: Doing,
    changes: Mapping[Where, Changes],
) -> JourneyMove:
    moves = []
    for one, other in zip(before.touchpoints, after.touchpoints, strict=True):
        where = before.id, one.id
        said = [a.says for a in assumed if (a.journey, a.touchpoint) == where]
        said += done.reasons.get(where, [])
        direct = where in changes
        move = Move(one, other, (*said, *_why(one, other, direct=direct)), direct)
        if move.moves:
            moves.append(move)
    notes = []
    known = {one.importance.source for one in before.touchpoints if one.importance.value is not None}
    then = {one.importance.source for one in after.touchpoints if one.importance.value is not None}
    if "derived" in known and "derived" not in then:
        notes.append(message("importance is stated from here on: not every touchpoint with a figure has a derived one"))
    return JourneyMove(before, after, tuple(moves), tuple(notes))


def _why(before: TouchpointScore, after: TouchpointScore, *, direct: bool) -> list[Message]:
    """Why the choice and the place in the order are others."""
    said: list[Message] = []
    still_broken = direct and bool(after.broken_basics)  # then no figure makes it better
    chosen_otherwise = before.choice.computed != after.choice.computed
    said_otherwise = before.choice.because != after.choice.because
    if still_broken or (said_otherwise and (direct or chosen_otherwise)):
        said.append(after.choice.because)
    if chosen_otherwise and not direct:
        said.append(message("nothing changes here itself, but it does at the others"))
    was, now = before.rank.value, after.rank.value
    if not said and not direct and was is not None and now is not None and was != now:
        said.append(message("others come below it") if now < was else message("others come above it"))
    return said
