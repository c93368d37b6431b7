"""What a smallest share keeps from a map: touchpoints that few customers meet, and routes that few take."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from journeykit.maps.content import MapContent, MapPhase, MapTouchpoint, Onward
from journeykit.maps.speaking import listed
from journeykit.words import Sentence, number

_NAMED = 6


def leave_out(
    t: Sentence, language: str, phases: Sequence[MapPhase], least: float
) -> tuple[tuple[MapPhase, ...], tuple[str, ...]]:
    """Return the phases with what at least that share (0-1) meets or takes, and sentences on what was left out.

    What nobody knows the share of stays. Routes through what is left out lead on to what comes behind it.
    """
    points = [point for phase in phases for point in phase.touchpoints]
    rare = {point.id: point for point in points if point.reach is not None and point.reach < least}
    ids = {point.id for point in points} - set(rare)
    routes = 0
    shown = []
    for phase in phases:
        kept = []
        for point in phase.touchpoints:
            if point.id not in rare:
                steps = list(_past(point, rare))
                taken = tuple(step for step in steps if step.share is None or step.share >= least)
                routes += sum(step.to in ids for step in steps) - sum(step.to in ids for step in taken)
                kept.append(replace(point, onward=taken))
        shown.append(replace(phase, touchpoints=tuple(kept)))
    return tuple(shown), tuple(said(t, language, least, list(rare.values()), routes))


def _past(point: MapTouchpoint, rare: Mapping[str, MapTouchpoint]) -> Iterator[Onward]:
    """Yield where customers go from a touchpoint, past what is left out."""
    for step in point.onward:
        share, to, seen = step.share, step.to, {point.id}
        while to in rare and to not in seen:
            seen.add(to)
            ahead = [other for other in rare[to].onward if not other.back]
            if not ahead:
                break
            most = max(ahead, key=lambda other: -1.0 if other.share is None else other.share)
            share = None if share is None or most.share is None else share * most.share
            to = most.to
        if to not in rare and to != point.id:
            yield replace(step, to=to, share=share)


def leave_out_of_both(t: Sentence, one: MapContent, other: MapContent, least: float) -> tuple[MapContent, MapContent]:
    """Return two maps without what is rare in each of them that has it: else it would look new, or gone."""
    reaches: dict[str, list[float | None]] = {}
    for point in (*one.touchpoints, *other.touchpoints):
        reaches.setdefault(point.id, []).append(point.reach)
    rare = {id_ for id_, known in reaches.items() if all(reach is not None and reach < least for reach in known)}
    points = {point.id: point for point in (*one.touchpoints, *other.touchpoints) if point.id in rare}
    told = tuple(said(t, one.language, least, list(points.values()), 0))
    kept = []
    for content in (one, other):
        phases = (
            replace(phase, touchpoints=tuple(point for point in phase.touchpoints if point.id not in rare))
            for phase in content.phases
        )
        kept.append(replace(content, phases=tuple(phases), left_out=told))
    return kept[0], kept[1]


def said(t: Sentence, language: str, least_share: float, rare: Sequence[MapTouchpoint], routes: int) -> Iterator[str]:
    """Yield sentences on the touchpoints and the number of routes that were left out."""
    names, least = [point.name for point in rare], number(100 * least_share, language)
    if len(names) > _NAMED:
        more = t("and {count} more", count=len(names) - _NAMED)
        yield t(
            "left out, met by fewer than {share}%: {names}", share=least, names=f"{', '.join(names[:_NAMED])} {more}"
        )
    elif names:
        yield t("left out, met by fewer than {share}%: {names}", share=least, names=listed(t, names))
    if routes == 1:
        yield t("left out: 1 route of fewer than {share}%", share=least)
    elif routes:
        yield t("left out: {count} routes of fewer than {share}%", count=routes, share=least)
