"""Figures that contradict each other (JK409, JK414)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from journeykit.diagnostics import Finding, Place, Related, message
from journeykit.rules.rule import tidy
from journeykit.scoring.estimates import clearly_differ
from journeykit.scoring.flows import by_journey, transitions
from journeykit.scoring.measured import measured
from journeykit.scoring.reach import NOWHERE

if TYPE_CHECKING:
    from pathlib import PurePosixPath

    from journeykit.model import Journey
    from journeykit.model.touchpoint import Step
    from journeykit.rules.case import Case
    from journeykit.scoring.estimates import Estimate
    from journeykit.scoring.settings import Settings
    from journeykit.workspace import PlacedRecord

# How far a stated share and a measured one may be apart before they tell different stories.
_SHARES_APART = 0.1


def estimate_of(placed: PlacedRecord, settings: Settings) -> Estimate | None:
    """Return the figure of one record with its interval; None when it holds no answers."""
    found = measured([placed], settings, None)
    return found[0].estimates[0][0] if found and found[0].estimates else None


def conflicting_measurements(case: Case) -> Iterator[Finding]:
    """Two figures for the same thing agree.

    The same metric, touchpoint, period and segment from two sources with clearly different figures: one of them is
    wrong, and joining them hides it. Nor was one file measured into two documents: its answers would count twice, and
    every figure would seem surer than it is.

    Fails:
        # file: figures.yaml
        kind: measurements
        records:
          - {touchpoint: check-in, metric: ces, value: 3.1, n: 212, period: 2026-Q3, source: exit survey}
          - {touchpoint: check-in, metric: ces, value: 6.2, n: 190, period: 2026-Q3, source: tablet at the desk}
        # file: stay.yaml
        kind: journey
        title: A night at the hotel
        phases: [{name: Arrival, touchpoints: [Check-in]}]

    Right:
        # file: figures.yaml
        kind: measurements
        records:
          - {touchpoint: check-in, metric: ces, value: 3.1, n: 212, period: 2026-Q3, source: exit survey}
        # file: stay.yaml
        kind: journey
        title: A night at the hotel
        phases: [{name: Arrival, touchpoints: [Check-in]}]
    """
    first: dict[Any, PlacedRecord] = {}
    twice: set[tuple[PurePosixPath, PurePosixPath]] = set()
    for placed in case.workspace.records:
        record = placed.record
        if record.metric is None or not (record.period or record.date):
            continue
        when = record.period or str(record.date)
        segment = tuple(sorted(record.segment.items()))
        key = (placed.journey, placed.touchpoint, record.metric, record.scale, when, segment)
        other = first.setdefault(key, placed)
        if other is placed:
            continue
        sources = _measured_from(case, placed)
        again = sources.keys() & _measured_from(case, other).keys()
        if again:
            if (other.place.file, placed.place.file) not in twice:
                twice.add((other.place.file, placed.place.file))
                said = message("these answers count twice: {file} was also measured from {source}",
                               file=str(other.place.file), source=", ".join(sorted(sources[one] for one in again)))  # fmt: skip
                yield Finding(placed.place, said, related=(Related(other.place, message("first given here")),))
            continue
        settings = case.settings
        one, two = estimate_of(other, settings), estimate_of(placed, settings)
        if one and two and clearly_differ(one, two, settings.confidence):
            said = message("this {metric} of {value} contradicts the {other} of the same period",
                           metric=record.metric, value=tidy(two.value), other=tidy(one.value))  # fmt: skip
            yield Finding(placed.place, said, related=(Related(other.place, message("first given here")),))


def _measured_from(case: Case, placed: PlacedRecord) -> dict[str, str]:
    """Return the files and tables that the document of a record was measured from, by what they are known by."""
    document = case.workspace.document(placed.place.file)
    made = getattr(document.model, "made", None) if document is not None else None
    return {one.known_by: one.file for one in made.files if one.known_by} if made is not None else {}


def log_disagrees(case: Case) -> Iterator[Finding]:
    """Where customers are said to go is where they were seen to go.

    `next` is what people in a workshop think; transitions are what the log counted. When they are more than 10 points
    apart, or the log shows a way that `next` does not have, the map tells a story that customers do not live. What the
    shares of `next` leave is drop-off, and is held against those who were seen nowhere after the touchpoint.

    Fails:
        # file: stay.yaml
        kind: journey
        title: A night at the hotel
        phases: [{name: Arrival, touchpoints: [{name: Check-in, next: [{to: the-room, share: 0.9}]}, The room]}]
        # file: log.yaml
        kind: measurements
        records: [{journey: a-night-at-the-hotel, from: check-in, to: the-room, customers: 60, of: 100}]

    Right:
        # file: stay.yaml
        kind: journey
        title: A night at the hotel
        phases: [{name: Arrival, touchpoints: [{name: Check-in, next: [{to: the-room, share: 0.6}]}, The room]}]
        # file: log.yaml
        kind: measurements
        records: [{journey: a-night-at-the-hotel, from: check-in, to: the-room, customers: 60, of: 100}]
    """
    flows = by_journey(case.workspace.records)
    if not flows:
        return
    for _, journey in case.sound_journeys:
        said = {one.id: one.next for one in journey.touchpoints if one.next is not None}
        measured_ways = transitions(journey, flows)
        seen = {id_ for flow, _ in measured_ways for id_ in (flow.origin, flow.target)}
        for flow, records in measured_ways:
            steps = said.get(flow.origin)
            if steps is None or not flow.of:
                continue
            share = flow.customers / flow.of
            if flow.target == NOWHERE:
                yield from _ended_otherwise(flow.origin, steps, share, records[0])
                continue
            stated = next((step for step in steps if step.to == flow.target), None)
            if stated is None and share > _SHARES_APART and flow.target not in _past_unseen(journey, flow.origin, seen):
                told = message('{share} % went from "{origin}" to "{target}", and `next` has no such way',
                               share=round(100 * share), origin=flow.origin, target=flow.target)  # fmt: skip
                yield Finding(_at_target(records[0]), told)
            elif stated is not None and stated.share is not None and abs(stated.share - share) > _SHARES_APART:
                told = message('{share} % went from "{origin}" to "{target}", and `next` says {stated} %',
                               share=round(100 * share), origin=flow.origin, target=flow.target,
                               stated=round(100 * stated.share))  # fmt: skip
                yield Finding(_at_target(records[0]), told)


def _ended_otherwise(origin: str, steps: Sequence[Step], share: float, placed: PlacedRecord) -> Iterator[Finding]:
    """Yield a finding where the shares of `next` leave another share than went nowhere; an end of the journey has none."""
    shares = [step.share for step in steps if step.share is not None]
    left = 1 - sum(shares)
    if len(shares) == len(steps) and any(step.to != origin for step in steps) and abs(left - share) > _SHARES_APART:
        told = message('{share} % went nowhere after "{origin}", and the shares of `next` leave {stated} %',
                       share=round(100 * share), origin=origin, stated=round(100 * left))  # fmt: skip
        yield Finding(Place(placed.place.file, (*placed.place.path, "from")), told)


def _past_unseen(journey: Journey, origin: str, seen: Collection[str]) -> set[str]:
    """Return where `next` leads to past touchpoints that no log saw: nobody left those out, they were never recorded."""
    ids = [one.id for one in journey.touchpoints]
    ways = {
        one.id: ids[i + 1 : i + 2] if one.next is None else [step.to for step in one.next]
        for i, one in enumerate(journey.touchpoints)
    }
    found: set[str] = set()
    waiting = list(ways.get(origin, ()))
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += ways.get(one, ()) if one not in seen else ()
    return found


def _at_target(placed: PlacedRecord) -> Place:
    return Place(placed.place.file, (*placed.place.path, "to"))
