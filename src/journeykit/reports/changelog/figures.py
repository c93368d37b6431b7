"""What customers say otherwise than before: satisfaction that rose or fell by more than chance, and waiting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.history.changing import INDEX
from journeykit.reports.changelog.values import Weight, touchpoint_in
from journeykit.reports.plan.words import Phrases
from journeykit.scoring.differences import difference
from journeykit.scoring.performance import Figure
from journeykit.scoring.records import latest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeykit.history.diff_values import Edit, JourneyEffect, PointEffect
    from journeykit.history.trend_values import Change
    from journeykit.model import Record, Touchpoint
    from journeykit.reports.changelog.values import News, Scene
    from journeykit.scoring.values import Interval
    from journeykit.workspace import Workspace

_WAITS = ("wait", "lead-time")
_ASKED = ("clear", "within-noise", "too-few")


def of_figures(scene: Scene) -> tuple[list[News], int]:
    """Return what customers clearly say otherwise, and how many figures moved within their noise."""
    found: list[News] = []
    noise = 0
    for journey in scene.diff.journeys:
        if journey.state != "both" or scene.imagined(journey.id):
            continue
        found += _whole(scene, journey)
        for point in journey.touchpoints:
            told = _satisfaction(scene, point) if point.certainty == "clear" else None
            if told is not None:
                found.append(told)
            elif point.certainty in _ASKED and point.performance.difference:
                noise += 1
    found += [_metric(scene, one) for one in scene.diff.changes if _is_clear(one) and not scene.imagined(one.journey)]
    return found, noise


def _satisfaction(scene: Scene, point: PointEffect) -> News | None:
    """A touchpoint that customers are clearly more or less satisfied with; None when its interval does not say so."""
    t, phrases = scene.t, scene.phrases
    before, after = point.before.value, point.after.value
    if before is None or after is None:
        return None
    apart = difference(_figure(point.after), _figure(point.before))
    if apart.low is None or apart.high is None or apart.low <= 0 <= apart.high:
        return None
    near, far = sorted((abs(apart.low), abs(apart.high)))
    digits = 0 if near >= 1 else 1
    gaps = {
        "name": point.name,
        "before": phrases.number(before, digits),
        "after": phrases.number(after, digits),
        "low": phrases.number(near, digits),
        "high": phrases.number(far, digits),
    }
    if apart.low > 0:
        said = t("Customers are more satisfied with “{name}”: from {before} to {after} out of 100 ({low} to {high} more).",
                 **gaps)  # fmt: skip
        return scene.news(Weight.MORE_SATISFIED, said, point.journey, point.id, size=after - before)
    said = t("Customers are less satisfied with “{name}”: from {before} to {after} out of 100 ({low} to {high} less).",
             **gaps)  # fmt: skip
    return scene.news(Weight.LESS_SATISFIED, said, point.journey, point.id, size=before - after)


def _whole(scene: Scene, journey: JourneyEffect) -> Iterator[News]:
    """Yield what new answers did to a whole journey, where that is more than noise."""
    t, phrases, by = scene.t, scene.phrases, journey.by_data
    if by.value is None or by.low is None or by.high is None or by.low <= 0 <= by.high:
        return
    # A correction, or a first answer, moves the index as well, and is no change of what customers think.
    if any("figures" in point.reasons and point.certainty not in _ASKED for point in journey.touchpoints):
        return
    near, far = sorted((abs(by.low), abs(by.high)))
    gaps = {"points": phrases.number(abs(by.value), 1), "low": phrases.number(near, 1), "high": phrases.number(far, 1)}
    if by.value > 0:
        said = t("Over the whole journey customers are more satisfied: {points} points out of 100 more ({low} to {high}).",
                 **gaps)  # fmt: skip
        yield scene.news(Weight.MORE_SATISFIED, said, journey.id, size=100 + by.value)
    else:
        said = t("Over the whole journey customers are less satisfied: {points} points out of 100 less ({low} to {high}).",
                 **gaps)  # fmt: skip
        yield scene.news(Weight.LESS_SATISFIED, said, journey.id, size=100 - by.value)


def _is_clear(change: Change) -> bool:
    return change.verdict == "clear" and change.touchpoint is None and change.metric != INDEX


def _metric(scene: Scene, change: Change) -> News:
    """A figure of the whole journey, such as how many would recommend."""
    t, phrases = scene.t, scene.phrases
    before, after, apart = change.before.value or 0.0, change.after.value or 0.0, change.difference
    digits = 0 if max(abs(before), abs(after)) >= 10 else 1
    gaps = {
        "metric": phrases.subject(change.metric),
        "before": phrases.number(before, digits),
        "after": phrases.number(after, digits),
    }
    said = t(
        "Over the whole journey {metric} went from {before} to {after}: clearly better." if change.better
        else "Over the whole journey {metric} went from {before} to {after}: clearly worse.",
        **gaps,
    )  # fmt: skip
    if apart.low is not None and apart.high is not None:
        said += " " + t("The difference lies between {low} and {high}.", low=phrases.number(apart.low, 1),
                        high=phrases.number(apart.high, 1))  # fmt: skip
    weight = Weight.MORE_SATISFIED if change.better else Weight.LESS_SATISFIED
    return scene.news(weight, said, change.journey, size=abs(after - before))


def of_waiting(scene: Scene, edit: Edit) -> Iterator[News]:
    """Yield a waiting time that is another one, when it was counted anew."""
    item = edit.item
    if item.name not in _WAITS or item.touchpoint is None or edit.kind != "added":
        return
    for journey in scene.new.journeys:  # a figure without a journey speaks of the touchpoint wherever it stands
        if item.journey not in (None, journey.id) or scene.imagined(journey.id):
            continue
        point = touchpoint_in(scene.new, journey.id, item.touchpoint)
        before, after = (_newest(one, journey.id, item.touchpoint, item.name) for one in (scene.old, scene.new))
        if point is not None and before is not None and after is not None and _anew(before, after):
            yield from _waiting(scene, journey.id, point, before, after)


def _waiting(scene: Scene, journey: str, point: Touchpoint, before: Record, after: Record) -> Iterator[News]:
    t, metric = scene.t, after.metric or ""
    margin = _margin(before, after)
    if margin is not None and margin.low is not None and margin.high is not None and margin.low <= 0 <= margin.high:
        return
    was, now = before.value or 0.0, after.value or 0.0
    phrases = Phrases(t, scene.language, {metric: after.unit} if after.unit else None)
    gaps = {"name": point.name, "before": phrases.measured(metric, was), "after": phrases.measured(metric, now)}
    said = (
        t("Waiting at “{name}” went from {before} to {after}", **gaps)
        if metric == "wait"
        else t("“{name}” now takes {after}, before {before}", **gaps)
    )
    said += "." if margin is not None else f" ({t('as counted, without a margin')})."
    yield scene.news(Weight.WAITING, said, journey, point.id, size=abs(now - was) / max(abs(was), 1e-9))


def _newest(workspace: Workspace, journey: str | None, touchpoint: str, metric: str) -> Record | None:
    records = [one for one in workspace.records_of(journey or "", touchpoint)
               if one.record.metric == metric and not one.record.segment and one.record.value is not None]  # fmt: skip
    found = latest(records)
    return found[0].record if found else None


def _anew(before: Record, after: Record) -> bool:
    """Tell whether it was counted again: another figure for the same period is a correction."""
    when = (before.period, before.date) != (after.period, after.date)
    return when and before.unit == after.unit and before.value != after.value


def _margin(before: Record, after: Record) -> Interval | None:
    if None in (before.low, before.high, after.low, after.high):
        return None
    return difference(
        Figure(after.value or 0.0, after.low, after.high), Figure(before.value or 0.0, before.low, before.high)
    )


def _figure(one: Interval) -> Figure:
    return Figure(one.value or 0.0, one.low, one.high)
