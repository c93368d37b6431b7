"""What a customer notices of touchpoints that came, went, moved, or work otherwise."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from journeykit.reports.changelog.values import Weight, touchpoint_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeykit.history.diff_values import Edit
    from journeykit.history.fields import FieldChange
    from journeykit.model import Touchpoint
    from journeykit.reports.changelog.values import News, Scene

_RULE = re.compile(r"(?:brand_rules|basics)\.(.+)")
_STORY = re.compile(r"next\[(.+)\]\.carries")
_HELPERS = {"person": "a person", "assisted": "a person whom a machine helps", "machine": "a machine"}


def of_touchpoint(scene: Scene, edit: Edit) -> Iterator[News]:
    """Yield what a customer notices of a touchpoint's change."""
    item = edit.item
    was = edit.was or item
    before = touchpoint_in(scene.old, was.journey, was.id)
    after = touchpoint_in(scene.new, item.journey, item.id)
    there = [one is not None and one.status != "planned" and not _of_others(one) for one in (before, after)]
    if there == [False, True]:
        yield _come(scene, edit, after)
    elif there == [True, False]:
        yield _gone(scene, edit, after)
    elif all(there) and before is not None and after is not None:
        yield from _place(scene, edit)
        for change in edit.fields:
            yield from _field(scene, edit, change)


def _of_others(point: Touchpoint) -> bool:
    """What neighbours say is no thing of ours that comes or goes."""
    return point.contact == "indirect" and point.run_by == "others"


def _come(scene: Scene, edit: Edit, point: Touchpoint | None) -> News:
    t, item = scene.t, edit.item
    ways = scene.listed(point.channels) if point is not None else ""
    said = (
        t("New: “{name}” ({channels}).", name=item.name, channels=ways) if ways else t("New: “{name}”.", name=item.name)
    )
    return scene.news(Weight.NEW, said, item.journey, item.id)


def _gone(scene: Scene, edit: Edit, after: Touchpoint | None) -> News:
    t, was = scene.t, edit.was or edit.item
    if after is not None:
        said = t("“{name}” is not there for the time being.", name=was.name)
    else:
        said = t("Gone: “{name}”.", name=was.name)
    return scene.news(Weight.GONE, said, was.journey, was.id)


def _place(scene: Scene, edit: Edit) -> Iterator[News]:
    """Yield another name and another place."""
    t, item, was = scene.t, edit.item, edit.was
    if was is not None and was.name != item.name:
        said = t("“{before}” is now called “{after}”.", before=was.name, after=item.name)
        yield scene.news(Weight.NAMED, said, item.journey, item.id)
    if edit.kind != "moved":
        return
    source, target = scene.journey(was.journey if was else None), scene.journey(item.journey)
    if source is not None and target is not None and source.id != target.id:
        said = t("“{name}” now belongs to the journey “{target}”, no longer to “{source}”.", name=item.name,
                 target=target.title, source=source.title)  # fmt: skip
    elif edit.source != edit.target:
        said = t("“{name}” now comes in the phase “{target}”, no longer in “{source}”.", name=item.name,
                 target=edit.target or "", source=edit.source or "")  # fmt: skip
    else:
        ids = [point.id for point in target.touchpoints] if target is not None else []
        place = ids.index(item.id) if item.id in ids else 0
        if place and target is not None:
            other = target.touchpoints[place - 1].name
            said = t("“{name}” now comes right after “{other}”.", name=item.name, other=other)
        else:
            said = t("“{name}” now comes first.", name=item.name)
    yield scene.news(Weight.MOVED, said, item.journey, item.id)


def _field(scene: Scene, edit: Edit, change: FieldChange) -> Iterator[News]:
    t, name = scene.t, edit.item.name
    before, after = change.before, change.after
    known = before is not None and after is not None  # what is told for the first time has not changed for that
    found: tuple[Weight, str] | None = None
    if change.path == "channels" and known:
        found = _ways(scene, name, _texts(before), _texts(after))
    elif change.path == "moment_of_truth.helpline":
        found = _help(scene, name, _texts(before), _texts(after))
    elif change.path == "status":
        found = _status(scene, name, str(before or "live"), str(after or "live"))
    elif change.path == "served_by" and known:
        found = Weight.MEANS, t("“{name}”: now with {after}, before with {before}.", name=name,
                                after=t(_HELPERS[str(after)]), before=t(_HELPERS[str(before)]))  # fmt: skip
    elif change.path == "initiative" and known:
        found = Weight.MEANS, t(
            "“{name}” now comes to customers by itself; before they had to ask for it." if after == "us"
            else "Customers now have to ask for “{name}” themselves; before it came by itself.",
            name=name,
        )  # fmt: skip
    elif match := _RULE.fullmatch(change.path):
        found = _rule(scene, name, match[1], change)
    elif match := _STORY.fullmatch(change.path):
        found = _story(scene, edit, match[1], change)
    if found is not None:
        yield scene.news(found[0], found[1], edit.item.journey, edit.item.id)


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(one) for one in value) if isinstance(value, tuple) else () if value is None else (str(value),)


def _ways(scene: Scene, name: str, before: tuple[str, ...], after: tuple[str, ...]) -> tuple[Weight, str] | None:
    t = scene.t
    more = [one for one in after if one not in before]
    less = [one for one in before if one not in after]
    if more and less:
        return Weight.MEANS, t("“{name}”: now via {more}, no longer via {less}.", name=name,
                               more=scene.listed(more), less=scene.listed(less))  # fmt: skip
    if more:
        return Weight.MEANS, t("“{name}”: now also via {channels}.", name=name, channels=scene.listed(more))
    if less:
        return Weight.GONE, t("“{name}”: no longer via {channels}.", name=name, channels=scene.listed(less))
    return None


def _help(scene: Scene, name: str, before: tuple[str, ...], after: tuple[str, ...]) -> tuple[Weight, str] | None:
    t = scene.t
    more = [one for one in after if one not in before]
    less = [one for one in before if one not in after]
    if more:
        said = t("Who doubts at “{name}” now also finds help via {channels}.", name=name, channels=scene.listed(more))
        return Weight.MEANS, said
    if less:
        said = t("Who doubts at “{name}” no longer finds help via {channels}.", name=name, channels=scene.listed(less))
        return Weight.GONE, said
    return None


def _status(scene: Scene, name: str, before: str, after: str) -> tuple[Weight, str] | None:
    if after == "ending":
        return Weight.GONE, scene.t("“{name}” is going to stop.", name=name)
    return (Weight.NEW, scene.t("“{name}” stays after all.", name=name)) if before == "ending" else None


def _rule(scene: Scene, name: str, id_: str, change: FieldChange) -> tuple[Weight, str] | None:
    """A promise that is kept now, or no longer; what was only judged for the first time has not changed."""
    t, project = scene.t, scene.new.project
    rules = [*project.basics, *(rule for value in project.brand.values for rule in value.rules)]
    text = next((rule.text for rule in rules if rule.id == id_), None)
    if text is None:
        return None
    text = text.rstrip(".")
    match change.before, change.after:
        case "broken", "kept":
            return Weight.PROMISE, t("At “{name}” customers now get what is promised: “{text}”.", name=name, text=text)
        case "kept", "broken":
            said = t("At “{name}” customers no longer get what is promised: “{text}”.", name=name, text=text)
            return Weight.PROMISE_BROKEN, said
        case _:
            return None


def _story(scene: Scene, edit: Edit, to: str, change: FieldChange) -> tuple[Weight, str] | None:
    """Whether a customer has to tell the same story again."""
    t, name = scene.t, edit.item.name
    next_one = touchpoint_in(scene.new, edit.item.journey, to)
    if next_one is None or change.before is None or change.after is None:
        return None
    if change.after == "full":
        said = t("Who goes on from “{name}” to “{other}” no longer has to tell the story again.", name=name,
                 other=next_one.name)  # fmt: skip
        return Weight.MEANS, said
    if change.before == "full":
        said = t("Who goes on from “{name}” to “{other}” now has to tell the story again.", name=name,
                 other=next_one.name)  # fmt: skip
        return Weight.GONE, said
    return None
