"""What a customer notices of improvements: what was done, and trials that began or ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.planning.pilots import pilot_story
from journeykit.reports.changelog.values import Weight
from journeykit.scoring.settings import settings_of
from journeykit.words import date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeykit.history.diff_values import Edit
    from journeykit.model import Improvement
    from journeykit.reports.changelog.values import News, Scene

_AFTER_TRIAL = {
    "done": "The trial with “{title}” is over; it is there for all customers now.",
    "implementing": "The trial with “{title}” is over; it is being put in place for all customers.",
    "dropped": "The trial with “{title}” is over; it does not go on.",
    "redesign": "The trial with “{title}” is over; it is being designed anew.",
    "chosen": "The trial with “{title}” is over; it is still to begin for all customers.",
    "idea": "The trial with “{title}” is over; nothing has been decided yet.",
}


def of_improvement(scene: Scene, edit: Edit) -> Iterator[News]:
    """Yield what a customer notices of an improvement's change."""
    was = edit.was or edit.item
    before = scene.improvement(scene.old, was) if edit.kind != "added" else None
    after = scene.improvement(scene.new, edit.item)
    if after is None or edit.kind == "removed":
        return
    place = (edit.item.journey, edit.item.touchpoint)
    if (said := _status(scene, before, after)) is not None:
        weight, text = said
        yield scene.news(weight, " ".join((text, *_result(scene, before, after))), *place)
    elif _result_is_new(before, after):
        text = scene.t("The trial with “{title}” has a result.", title=after.title)
        yield scene.news(Weight.TRIAL, " ".join((text, *_result(scene, before, after))), *place)
    told = after.told_customers
    if told is not None and told.date is not None and (before is None or before.told_customers is None):
        text = scene.t("Customers were told of “{title}” on {date}.", title=after.title,
                       date=date(told.date, scene.language))  # fmt: skip
        yield scene.news(Weight.TOLD, text, *place)


def _status(scene: Scene, before: Improvement | None, after: Improvement) -> tuple[Weight, str] | None:
    """What the step is that a customer notices; most steps happen out of sight."""
    t, was, now = scene.t, before.status if before else "idea", after.status
    if was == now:
        return None
    if was == "pilot" and now in _AFTER_TRIAL:
        return Weight.DONE if now == "done" else Weight.TRIAL, t(_AFTER_TRIAL[now], title=after.title)
    if now == "done":
        if after.done_on is None:
            return Weight.DONE, t("Done: “{title}”.", title=after.title)
        return Weight.DONE, t("Done on {date}: “{title}”.", date=date(after.done_on, scene.language), title=after.title)
    if was == "done":
        return Weight.GONE, t("“{title}” counted as done, and is not after all.", title=after.title)
    return (Weight.TRIAL, _begun(scene, after)) if now == "pilot" else None


def _begun(scene: Scene, one: Improvement) -> str:
    t, pilot = scene.t, one.pilot
    if pilot is None or pilot.starts is None:
        return t("A trial has begun: “{title}”.", title=one.title)
    starts = date(pilot.starts, scene.language)
    if pilot.ends is None:
        return t("A trial has begun: “{title}” (from {start}).", title=one.title, start=starts)
    return t("A trial has begun: “{title}” ({start} to {end}).", title=one.title, start=starts,
             end=date(pilot.ends, scene.language))  # fmt: skip


def _result_is_new(before: Improvement | None, after: Improvement) -> bool:
    known = before is not None and before.pilot is not None and before.pilot.result is not None
    return after.pilot is not None and after.pilot.result is not None and not known


def _result(scene: Scene, before: Improvement | None, after: Improvement) -> Iterator[str]:
    """What the trial showed, where that became known now."""
    story = pilot_story(after, settings_of(scene.new.project), None)
    if story is None or not _result_is_new(before, after):
        return
    t = scene.t
    said = {
        "clear": t("In it, things went clearly better."),
        "worse": t("In it, things went clearly worse."),
        "not-clear": t("The difference may be chance."),
    }
    if story.verdict is not None:
        yield said[story.verdict]
    if story.reached is not None:
        yield t("Its target was reached.") if story.reached else t("Its target was not reached.")
