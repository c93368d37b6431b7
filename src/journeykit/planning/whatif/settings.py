"""What people set: `ID.performance=80` read, checked, and turned into changes at touchpoints."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from math import isfinite
from typing import TYPE_CHECKING

from journeykit.diagnostics import JourneykitError, Message, message
from journeykit.planning.whatif.values import Assumption

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from journeykit.model import Project
    from journeykit.scoring.values import Scores, TouchpointScore
    from journeykit.workspace import Workspace

FIELDS = ("performance", "importance", "reach", "emotion", "brand", "basics")
_ENDS = {
    "performance": (0.0, 100.0),
    "importance": (1.0, 5.0),
    "reach": (0.0, 1.0),
    "emotion": (-2.0, 2.0),
    "brand": (-2.0, 4.0),
}
ANSWERS = ("kept", "broken", "not-applicable")


@dataclass(frozen=True, slots=True)
class Setting:
    """One `--set`, taken apart: `name` is the brand value or the basic, if the field has one."""

    text: str
    touchpoint: str
    field: str
    name: str | None
    value: str


def read_setting(text: str) -> Setting:
    """Take `ID.field=value` or `ID.brand.VALUE=3` apart."""
    left, equals, value = text.partition("=")
    touchpoint, dot, rest = left.strip().partition(".")
    if not (equals and dot and touchpoint and rest and value.strip()):
        raise JourneykitError(
            message('"{text}" does not say which figure is to be what', text=text),
            message("write it like --set ID.performance=80"),
        )
    field, _, name = rest.partition(".")
    if field not in FIELDS:
        raise JourneykitError(message('there is no figure "{field}" to set', field=field), _near(field, FIELDS))
    if bool(name) != (field in ("brand", "basics")):
        raise JourneykitError(
            message('"{text}" does not say which figure is to be what', text=text),
            message("write it like --set ID.brand.VALUE=3")
            if field == "brand"
            else message("write it like --set ID.basics.BASIC=kept")
            if field == "basics"
            else message("write it like --set ID.performance=80"),
        )
    return Setting(text, touchpoint, field, name or None, value.strip())


def assumptions_of(setting: Setting, workspace: Workspace, scores: Scores) -> list[Assumption]:
    """What a setting means at each touchpoint that it names: one, or one in each journey where it stands."""
    _check_name(setting, workspace, scores)
    return [_assumption(setting, journey, touchpoint) for journey, touchpoint in _standing(setting.touchpoint, scores)]


def _standing(name: str, scores: Scores) -> list[tuple[str, TouchpointScore]]:
    journey, slash, touchpoint = name.rpartition("/")
    found = [
        (scored.id, one) for scored, one in scores.all() if one.id == touchpoint and (not slash or scored.id == journey)
    ]
    if not found:
        ids = dict.fromkeys(one.id for _, one in scores.all())
        full = [f"{scored.id}/{one.id}" for scored, one in scores.all()]
        raise JourneykitError(
            message('there is no touchpoint "{id}" with figures', id=name), _near(name, full if slash else [*ids])
        )
    return found


def _assumption(setting: Setting, journey: str, at: TouchpointScore) -> Assumption:
    field = setting.field if setting.name is None else f"{setting.field}.{setting.name}"
    if setting.field == "basics":
        if setting.value not in ANSWERS:
            raise JourneykitError(
                message('a basic is kept, broken or not-applicable, not "{value}"', value=setting.value),
                _near(setting.value, ANSWERS),
            )
        said = message('the basic "{name}" is {answer}', name=setting.name or "", answer=setting.value)
        return Assumption(journey, at.id, field, setting.value, said)
    value = _number(setting)
    low, high = _ENDS[setting.field]
    derived = setting.field == "importance" and at.importance.source == "derived"
    if derived:
        low, high = 0.0, 1.0
        if not 0 <= value < 1:
            raise JourneykitError(
                message('the importance of "{id}" was derived from answers: it is a share of the whole', id=at.id),
                message("give a figure from 0 to below 1; now it is {now:.2f}", now=at.importance.value or 0.0),
            )
    if not low <= value <= high:
        raise JourneykitError(
            message("{text}: the figure lies between {low:g} and {high:g}", text=setting.text, low=low, high=high)
        )
    return Assumption(journey, at.id, field, value, _says(setting, at, value, derived=derived))


def _says(setting: Setting, at: TouchpointScore, value: float, *, derived: bool) -> Message:
    """Say what was set, with what it was."""
    if setting.field == "performance":
        now = at.performance.value
        if now is None:
            return message("satisfaction is set to {value:.0f} (now unknown)", value=value)
        return message("satisfaction is set to {value:.0f} (now {now:.0f})", value=value, now=now)
    if setting.field == "importance" and derived:
        now = at.importance.value or 0.0
        return message("importance is set to {value:.2f} of the whole (now {now:.2f})", value=value, now=now)
    if setting.field == "importance":
        if at.importance.stated is None:
            return message("importance is set to {value:.1f} of 5 (nobody stated it)", value=value)
        return message("importance is set to {value:.1f} of 5 (now {now:.1f})", value=value, now=at.importance.stated)
    if setting.field == "reach":
        return message(
            "{value:.0f} % of customers meet it (now {now:.0f} %)", value=100 * value, now=100 * at.reach.value
        )
    if setting.field == "emotion":
        return message("the emotion is set to {value:.1f}", value=value)
    return message('the brand value "{name}" is set to {value:.1f} of 4', name=setting.name or "", value=value)


def _number(setting: Setting) -> float:
    try:
        value = float(setting.value)
    except ValueError:
        value = float("nan")
    if not isfinite(value):
        raise JourneykitError(message('{text}: "{value}" is no number', text=setting.text, value=setting.value))
    return value


def _check_name(setting: Setting, workspace: Workspace, scores: Scores) -> None:
    """Refuse brand values and basics that nobody declared and no such touchpoint has."""
    if setting.name is None:
        return
    known = _declared(workspace.project, setting.field)
    known |= {
        name
        for journey, at in _standing(setting.touchpoint, scores)
        for name in _written(workspace, journey, at.id, setting.field)
    }
    if setting.name not in known:
        said = (
            message('there is no brand value "{name}"', name=setting.name)
            if setting.field == "brand"
            else message('there is no basic "{name}"', name=setting.name)
        )
        raise JourneykitError(said, _near(setting.name, sorted(known)))


def _declared(project: Project, field: str) -> set[str]:
    return {one.id for one in project.brand.values} if field == "brand" else {one.id for one in project.basics}


def _written(workspace: Workspace, journey: str, touchpoint: str, field: str) -> Iterable[str]:
    found = workspace.journey(journey)
    for at in workspace.touchpoints(found) if found else ():
        if at.touchpoint.id == touchpoint:
            yield from at.touchpoint.brand_fit if field == "brand" else at.touchpoint.basics


def _near(word: str, known: Sequence[str]) -> Message | None:
    near = get_close_matches(word, known, n=1)
    if near:
        return message('did you mean "{word}"?', word=near[0])
    return message("known: {ids}", ids=", ".join(known)) if known else None


near = _near
"""The hint for a word that is not known: the nearest, else all that are."""
