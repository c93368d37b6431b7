"""Quadrants and friction: the touchpoints of a journey against a cross-hair, and the steps that are hard to take."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeykit.diagnostics import message
from journeykit.maps.gathering.names import channels, department
from journeykit.reports.lenses.shape import Lens, ids_of, tables_of, title_of, where
from journeykit.reports.lenses.words import cross_hair_name, kind_name, quadrant_name
from journeykit.reports.scores.as_json import rounded
from journeykit.reports.scores.words import is_weak
from journeykit.reports.text_layout import Column, Table
from journeykit.scoring.lenses.explaining import explain_friction, explain_quadrant
from journeykit.scoring.lenses.friction import Crossing, Friction, friction
from journeykit.scoring.lenses.quadrants import CROSS_HAIRS, Placed, quadrants

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeykit.reports.scores.words import Speech
    from journeykit.scoring import Scores
    from journeykit.workspace import Workspace


def _quadrant_tables(speech: Speech, scores: Scores, workspace: Workspace, rows: Sequence[Placed]) -> list[Table]:
    del scores, workspace  # each row holds all that is said of it
    t = speech.t
    columns = (
        Column(t("touchpoint"), flexible=True),
        Column(t("weight"), right=True),
        Column(t("satis-\nfaction"), right=True),
        Column(t("quadrant")),
        Column(t("elsewhere by"), flexible=True),
    )

    def cells(one: Placed) -> tuple[str, ...]:
        return (
            one.touchpoint.name,
            speech.percent(one.touchpoint.importance.value, 1),
            speech.satisfaction(one.touchpoint),
            quadrant_name(speech, one.quadrant) + ("?" if one.quadrant and not one.clear else ""),
            _elsewhere(speech, one),
        )

    return tables_of(
        rows, columns, cells, lambda group: _quadrant_notes(speech, group), lambda one: (_declared(speech, one),)
    )


def _declared(speech: Speech, one: Placed) -> str:
    return speech.t(
        "Cross-hair {name}: weight above {importance}, satisfaction from {performance}",
        name=cross_hair_name(speech, one.cross_hair),
        importance=speech.t("unknown") if one.lines.importance is None else speech.percent(one.lines.importance, 1),
        performance=speech.number(one.lines.performance, 1),
    )


def _elsewhere(speech: Speech, one: Placed) -> str:
    other = [
        f"{cross_hair_name(speech, name)}: {quadrant_name(speech, quadrant)}"
        for name, quadrant in one.by.items()
        if quadrant != one.quadrant
    ]
    return "; ".join(other) or "-"


def _quadrant_notes(speech: Speech, group: Sequence[Placed]) -> list[str]:
    t = speech.t
    notes = []
    if any(one.quadrant and not one.clear for one in group):
        notes.append(t("? the margin of satisfaction lies on both sides of the line, or is not known."))
    if any(is_weak(one.touchpoint) for one in group):
        notes.append(t("* rests on fewer than 30 answers, on an unknown number of them, or on a hypothesis."))
    moved = sum(one.flips for one in group)
    if moved:
        notes.append(t("Another cross-hair puts {count} of {total} elsewhere.", count=moved, total=len(group)))
    if any(one.touchpoint.importance.source == "assumed" for one in group):
        notes.append(t("Importance that nobody stated puts a touchpoint in no quadrant."))
    if group[0].lines.importance is None or group[0].lines.performance is None:
        notes.append(t("Where all figures are equal, no line can be drawn between them."))
    return notes


def _quadrant_json(one: Placed) -> dict[str, Any]:
    p = one.touchpoint.performance
    return {
        **where(one),
        "importance": rounded(one.touchpoint.importance.value),
        "importance_source": one.touchpoint.importance.source,
        "performance": {"value": rounded(p.value), "low": rounded(p.low), "high": rounded(p.high)},
        "lines": {"importance": rounded(one.lines.importance), "performance": rounded(one.lines.performance)},
        "quadrant": one.quadrant,
        "clear": one.clear,
        "by": {name: one.by[name] for name in CROSS_HAIRS},
        "weak": is_weak(one.touchpoint),
    }


def _friction_tables(speech: Speech, scores: Scores, workspace: Workspace, rows: Sequence[Friction]) -> list[Table]:
    del scores
    t = speech.t
    columns = (
        Column(t("from"), flexible=True),
        Column(t("to"), flexible=True),
        Column(t("what")),
        Column(t("customers"), right=True),
        Column(t("change"), flexible=True, spare=True),
    )
    return [
        Table(
            (one.journey.title, _sums(speech, one)),
            columns,
            tuple(_step(speech, workspace, one, crossings) for crossings in _steps(one)),
            tuple(_left_out(speech, one)),
        )
        for one in rows
    ]


def _sums(speech: Speech, one: Friction) -> str:
    t = speech.t
    steps = one.channel_steps
    return " - ".join(
        (
            t("channel switches: {count} of {steps} ({rate})", count=one.count("channel-switch"), steps=steps,
              rate=speech.percent(one.switch_rate)) if steps else t("channel switches: unknown"),
            t("handoffs: {count}", count=one.count("handoff")) if one.owner_steps else t("handoffs: unknown"),
            t("loops back: {count}", count=one.count("loop")),
            t("stories that do not go along: {count}", count=one.count("story-lost")),
        )
    )  # fmt: skip


def _steps(one: Friction) -> list[list[Crossing]]:
    """What happens at one step stands in one row."""
    found: dict[tuple[str, str], list[Crossing]] = {}
    for crossing in one.crossings:
        found.setdefault((crossing.origin, crossing.target), []).append(crossing)
    return list(found.values())


def _step(speech: Speech, workspace: Workspace, one: Friction, crossings: Sequence[Crossing]) -> tuple[str, ...]:
    names = {touchpoint.id: touchpoint.name for touchpoint in one.journey.touchpoints}
    first = crossings[0]
    return (
        names.get(first.origin, first.origin),
        names.get(first.target, first.target),
        ", ".join(dict.fromkeys(kind_name(speech, crossing.kind) for crossing in crossings)),
        speech.percent(next((crossing.share for crossing in crossings if crossing.share is not None), None)),
        "; ".join(_change(speech, workspace, crossing) for crossing in crossings if crossing.before) or "-",
    )


def _change(speech: Speech, workspace: Workspace, crossing: Crossing) -> str:
    def said(ids: tuple[str, ...]) -> str:
        if crossing.kind == "handoff":
            return department(workspace.project, ids[0])
        return channels(speech.t, workspace.project, ids)

    return f"{said(crossing.before)} > {said(crossing.after)}"


def _left_out(speech: Speech, one: Friction) -> list[str]:
    t = speech.t
    lines = [
        t("Channels and departments are compared in the order of the file.")
        if one.crossings
        else t("No step with friction is known.")
    ]
    if one.without_channel:
        lines.append(t("Without a channel, so passed over: {count}.", count=one.without_channel))
    if one.without_owner:
        lines.append(t("Without a department, so passed over: {count}.", count=one.without_owner))
    return lines


def _friction_json(one: Friction) -> dict[str, Any]:
    return {
        "journey": one.journey.id,
        "title": one.journey.title,
        "channel_switches": one.count("channel-switch") if one.channel_steps else None,
        "channel_steps": one.channel_steps,
        "channel_switch_rate": rounded(one.switch_rate),
        "handoffs": one.count("handoff") if one.owner_steps else None,
        "loops": one.count("loop"),
        "stories_not_carried": one.count("story-lost"),
        "without_channel": one.without_channel,
        "without_owner": one.without_owner,
        "steps": [_crossing(crossing) for crossing in one.crossings],
    }


def _crossing(crossing: Crossing) -> dict[str, Any]:
    return {
        "kind": crossing.kind,
        "from": crossing.origin,
        "to": crossing.target,
        "before": list(crossing.before),
        "after": list(crossing.after),
        "share": rounded(crossing.share),
    }


QUADRANTS: Lens[Placed] = Lens(
    rows=lambda scores, _, cross_hair: quadrants(scores, cross_hair),
    tells=lambda one: one.quadrant is not None,
    nothing=message("no touchpoint has a quadrant: of none both satisfaction and importance are known and tell them apart"),
    needs=message("give touchpoints an `importance`, and measure them"),
    tables=_quadrant_tables,
    as_json=_quadrant_json,
    spread=lambda one: [_quadrant_json(one)],
    columns=(
        "journey", "touchpoint", "name", "importance", "importance_source", "performance", "performance_low",
        "performance_high", "lines_importance", "lines_performance", "quadrant", "clear", "by_targets", "by_mean",
        "by_median", "weak",
    ),
    ids=ids_of,
    title=title_of,
    explain=explain_quadrant,
)  # fmt: skip

FRICTION: Lens[Friction] = Lens(
    rows=lambda scores, workspace, _: friction(scores, workspace),
    tells=lambda _: True,
    nothing=message("there is no journey"),
    needs=message("journeykit new journey makes one"),
    tables=_friction_tables,
    as_json=_friction_json,
    spread=lambda one: [{"journey": one.journey.id, **_crossing(crossing)} for crossing in one.crossings],
    columns=("journey", "kind", "from", "to", "before", "after", "share"),
    ids=lambda one: {one.journey.id},
    title=lambda one: f"{one.journey.title} ({one.journey.id})",
    explain=explain_friction,
)
